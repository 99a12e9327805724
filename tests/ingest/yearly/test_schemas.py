"""The readers of the yearly returns against the returns as published, and the codes and files of each year."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from goldenthread.ingest.cin_census import children, modules
from goldenthread.ingest.cin_census import codes as cin_codes
from goldenthread.ingest.cin_census import modules as cin_modules
from goldenthread.ingest.ssda903 import codes as codes_903
from goldenthread.ingest.ssda903 import modules as modules_903
from tests.ingest.cin_census import made as made_census
from tests.ingest.ssda903 import made as made_903
from tests.shared import shared

_SETS_903 = {
    "LS": "legal_status", "PLACE": "placement_type", "PLACE_PROVIDER": "provider", "REC": "reason_ended",
    "RNE": "reason_started", "CIN": "need", "ETHNIC": "ethnicity", "SEX": "sex", "REVIEW_CODE": "participation",
    "REASON_PLACE_CHANGE": "change_reason", "SDQ_REASON": "sdq_reason", "IN_TOUCH": "in_touch", "ACTIV": "activity",
    "ACCOM": "accommodation", "PREV_PERM": "previous_permanence", "SW_REASON": "worker_change", "MISSING": "missing",
    "REASON_PLACED_CEASED": "reversal",
}  # fmt: skip
_SETS_CIN = {
    "sextype": "sex", "ethnicitytype": "ethnicity", "disabilitytype": "disability", "referralsourcetype": "source",
    "categoryofabusetype": "abuse", "primaryneedcodetype": "need", "reasonforclosuretype": "closure_reason",
    "assessmentfactorstype": "factor", "yesnotype": "yes_no",
}  # fmt: skip


def returns_part(name: str) -> str:
    """One return of the published list, as text."""
    text = shared("standards/returns.yaml").read_text(encoding="utf-8")
    return re.split(r"^\w+:\n", text, flags=re.MULTILINE)[{"ssda903": 2, "cin_census": 3}[name]]


def listed(body: str) -> list[str]:
    """The codes below a line ``codes:``, whether they are a list or have words beside them."""
    depth = re.search(r"codes:\n( +)", body)
    assert depth
    found = re.findall(rf"^{depth[1]}(?:- )?'?([A-Z0-9]+)'?(?::|$)", body.split("codes:\n")[1], re.MULTILINE)
    return [str(each) for each in found]


def test_every_file_column_and_code_of_the_ssda903_is_known() -> None:
    """X1 in the template's words is an error of a list, here the code that says that another episode follows."""
    unknown, seen = [], set()
    for file, body in re.findall(r"^  (\w+):\n((?:    .*\n)+)", returns_part("ssda903"), re.MULTILINE):
        module = modules_903.BY_CODE[file]
        for column, about in re.findall(r"^    (\w+):\n((?:      .*\n)+)", body, re.MULTILINE):
            assert column in module.headings, (file, column)
            if "codes:" in about and column in _SETS_903:
                seen.add(column)
                known = codes_903.SETS[_SETS_903[column]]
                unknown += [(column, code) for code in listed(about) if not known.read(code).known]
    assert seen == set(_SETS_903)
    assert unknown == []


def test_every_element_and_code_of_the_census_is_known() -> None:
    elements, codes = returns_part("cin_census").split("\n  codes:\n")
    known = {heading for module in cin_modules.MODULES for heading in module.headings}
    groups = {module.code for module in cin_modules.MODULES}
    header = {"messagetype", "headertype", "collectiondetailstype", "sourcetype", "childrentype"}
    for kind, body in re.findall(r"^    (\w+):\n((?:      .*\n)+)", elements, re.MULTILINE):
        named = set(re.findall(r"^      (\w+):$", body, re.MULTILINE))
        if kind not in header:
            assert named - known - groups == ({"ChildIdentifiers", "ChildCharacteristics"} & named), kind
    unknown = []
    for kind, body in re.findall(r"^    (\w+):\n((?:      .*\n)+)", codes + "\n", re.MULTILINE):
        if kind in _SETS_CIN:
            known_codes = cin_codes.SETS[_SETS_CIN[kind]]
            written = re.findall(r"^      '?([A-Z0-9]+)'?:", body, re.MULTILINE)
            unknown += [(kind, code) for code in written if not known_codes.read(code).known]
    assert unknown == []


_BY_YEAR = {
    # code set: (code, the last return year without a word, the first one with a remark); or the other way round.
    "PLACE": [("K3", 2025, 2024), ("H5", 2024, 2025), ("P2", 2024, 2025), ("Z11", 2026, 2025), ("Z14", 2026, 2025)],
    "ACTIV": [("F3", 2021, 2022), ("P3", 2021, 2022), ("F4", 2022, 2021), ("P5", 2022, 2021)],
    "REC": [("E43", 2018, 2019), ("E44", 2018, 2019), ("E45", 2019, 2018), ("E48", 2019, 2018)],
}


@pytest.mark.parametrize(
    ("column", "code", "right", "wrong"),
    [(column, *case) for column, cases in _BY_YEAR.items() for case in cases],
)
def test_a_code_of_the_ssda903_belongs_to_its_years(column: str, code: str, right: int, wrong: int) -> None:
    file = "oc3" if column == "ACTIV" else "episodes"
    for year, told in ((right, False), (wrong, True)):
        start, end = f"01/06/{year - 1}", f"01/02/{year}"
        cells = {"DECOM": start, "DEC": end, "REC": "E4A"} if file == "episodes" else {}
        texts = {"header.csv": made_903.text("header"), f"{file}.csv": made_903.text(file, cells | {column: code})}
        found = made_903.read(texts, as_at=dt.date(year, 3, 31))
        assert ("code_of_another_year" in made_903.codes(found)) is told, year
        assert "unknown_code" not in made_903.codes(found)


@pytest.mark.parametrize("year", [2018, 2024, 2026, 2027])
def test_the_files_that_a_year_has_are_asked_for_and_no_others(year: int) -> None:
    found = made_903.read({"header.csv": made_903.text("header")}, as_at=dt.date(year, 3, 31))
    asked = " ".join(each.message for each in found.warnings if each.code == "list_missing")
    assert ("social_worker" in asked) is (year >= 2024)
    assert ("dolo" in asked) is (year >= 2027)


def test_the_file_of_deprivations_of_liberty_is_known_and_checked() -> None:
    row = {"DOLO_START": "01/09/2026", "DOLO_END": "01/08/2026"}
    texts = {"header.csv": made_903.text("header"), "dolo 2026-27.csv": made_903.text("dolo", {}, row)}
    (read,) = [each for each in made_903.read(texts, as_at=dt.date(2027, 3, 31)).lists if "dolo" in each.sheet]
    assert (read.rows_read, read.rows_kept) == (2, 1)
    assert [(each.row, each.column, each.reason) for each in read.rejected] == [
        (3, "DOLO_END", "it is before “DOLO_START”")
    ]


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [("18A", 2021, 2022), ("19A", 2021, 2022), ("18B", 2022, 2021), ("19C", 2022, 2021), ("24A", 2022, 2021)],
)
def test_a_factor_of_the_census_belongs_to_its_years(code: str, right: int, wrong: int) -> None:
    for year, told in ((right, False), (wrong, True)):
        assessment = made_census.ASSESSMENT.replace(">2A<", f">{code}<")
        text = made_census.child(made_census.details(assessment)).replace("2025-", f"{year - 1}-")
        found = made_census.read(text, as_at=dt.date(year, 3, 31))
        assert ("code_of_another_year" in {each.code for each in found.warnings}) is told, year


@pytest.mark.parametrize(("year", "asked"), [(2022, False), (2026, False), (2027, True)])
def test_pre_proceedings_are_asked_for_from_the_census_of_2026_27(year: int, asked: bool) -> None:
    found = made_census.read(made_census.child(made_census.details("")), as_at=dt.date(year, 3, 31))
    told = [each.sheet for each in found.warnings if each.code == "list_missing"]
    assert (modules.PRE_PROCEEDINGS.code in told) is asked


@pytest.mark.parametrize("called", ["GenderCurrent", "Sex"])
def test_sex_is_read_under_the_name_of_its_year(called: str) -> None:
    assert called == "Sex" or children._CALLED[called] == "Sex"
    text = made_census.child(made_census.details("")).replace("<Sex>", f"<{called}>").replace("</Sex>", f"</{called}>")
    assert made_census.read(text).tables["person"]["sex"] == ["F"]
