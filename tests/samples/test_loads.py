"""Each published sample through its reader: what became of every row, column and code, list by list."""

from __future__ import annotations

from collections import Counter

import pytest

from goldenthread.ingest.reading.report import Report
from tests.samples import loads
from tests.samples.loads import Sample


def counts(sample: Sample) -> dict[str, tuple[int, int, int]]:
    """By sheet, file or element with rows: how many were read, kept and rejected."""
    found = sample.read().lists
    return {each.sheet: (each.rows_read, each.rows_kept, each.rows_rejected) for each in found if each.rows_read}


def of(sample: Sample, sheet: str) -> Report:
    return next(each for each in sample.read().lists if each.sheet == sheet)


def said(sample: Sample) -> Counter[str]:
    return Counter(each.code for each in sample.read().warnings)


@pytest.mark.parametrize("sample", loads.EVERY, ids=lambda sample: sample.place.rpartition("/")[2])
def test_every_row_is_accounted_for_and_every_sentence_says_what_to_do(sample: Sample) -> None:
    found = sample.read()
    twins = sum(len(each.rows) - 1 for each in found.duplicates)
    assert sum(each.rows_read - each.rows_kept - each.rows_rejected for each in found.lists) == twins
    assert all(each.message.endswith(".") and each.remedy.endswith(".") for each in found.warnings)
    rejected = [each for one in found.lists for each in one.rejected]
    assert all(each.sheet and each.row and each.column and each.reason and each.remedy for each in rejected)
    assert not any("[" in each.message or "{" in each.message or " 1 dates" in each.message for each in found.warnings)


@pytest.mark.parametrize("sample", [each for each in loads.EVERY if each.kind == "annex_a"], ids=lambda one: one.place)
def test_every_column_of_the_workbooks_is_matched(sample: Sample) -> None:
    found = sample.read()
    assert [(each.missing_columns, each.unmatched_columns) for each in found.lists] == [([], [])] * 11
    assert (found.absent_lists, found.absent_columns) == ([], later_columns(sample))


def later_columns(sample: Sample) -> list[dict[str, object]]:
    """The columns of list 9 that only editions after August 2019 have; the template lacks them, as it should."""
    gone = sample.read().absent_columns
    assert {each["list"] for each in gone} == {9}
    assert len({each["heading"] for each in gone}) == 4
    return gone


def test_the_linked_workbook_is_kept_whole_and_its_empty_columns_are_told() -> None:
    assert counts(loads.LINKED) == {
        "List_1": (13, 13, 0), "List_2": (2, 2, 0), "List_3": (11, 11, 0), "List_4": (5, 5, 0),
        "List_5": (4, 4, 0), "List_6": (2, 2, 0), "List_7": (3, 3, 0), "List_8": (3, 3, 0),
    }  # fmt: skip
    assert said(loads.LINKED) == Counter({"column_blank": 8})
    of_list_1 = next(each.message for each in loads.LINKED.read().warnings if each.sheet == "List_1")
    assert of_list_1 == (
        "Sheet “List_1”: blank on all 13 rows: “Gender”, “Ethnicity”, “Contact Source”, “Date of Birth”. What rests on "
        "them is unknown."
    )
    tables = {name: len(columns["source_row"]) for name, columns in loads.LINKED.read().tables.items()}
    # Of list 5 one row has no strategy discussion and three no conference; nobody's gender or birth is known.
    assert (tables["person"], tables["s47_enquiry"], tables["initial_cp_conference"]) == (18, 3, 1)


def test_a_word_that_is_no_code_of_the_template_is_left_blank_and_told() -> None:
    """“Health” could be any of six sources: it is not guessed, and not kept as if it were a code."""
    assert counts(loads.TEMPLATE) == {"List_3": (5, 5, 0)}
    read = of(loads.TEMPLATE, "List_3")
    assert read.codes["Referral Source"] == {"School": "2A", "Police": "6"}
    assert read.unknown_codes == {"Referral Source": Counter({"text of 6 characters": 1})}
    assert [(each.row, each.column, each.value) for each in read.set_aside] == [
        (4, "Referral Source", "text of 6 characters")
    ]
    assert loads.TEMPLATE.read().tables["referral"]["source_code"] == ["2A", None, "6", "2A", "2A"]


@pytest.mark.parametrize(("sample", "read", "set_aside"), [(loads.OLD_WORKBOOK, 12, 0), (loads.NEW_WORKBOOK, 10, 1)])
def test_twins_of_the_small_workbooks_are_left_out_once(sample: Sample, read: int, set_aside: int) -> None:
    assert counts(sample) == {"List_1": (1, 1, 0), "List_2": (read, read - 1, 0)}
    assert len(of(sample, "List_2").set_aside) == set_aside  # “May be 8 Jan 2000”
    assert of(sample, "List_1").codes["Contact Source"] == {"POLICE": "6"}
    (twins,) = sample.read().duplicates
    assert len(twins.rows) == 2


# Reviews that lie after the as-at date are rejected (139 of the same rows in each year), and so are episodes that an
# early year left open of children whom no later year knows.
_FIVE_YEARS = {
    "episodes": [(1460, 1460, 0), (974, 974, 0), (648, 645, 3), (402, 381, 21), (253, 253, 0)],
    "header": [(819, 819, 0), (572, 572, 0), (362, 362, 0), (226, 226, 0), (144, 144, 0)],
    "reviews": [(3481, 3337, 139), (2769, 2627, 139), (2103, 1962, 139), (1551, 1411, 139), (1134, 994, 139)],
    "uasc": [(31, 31, 0), (23, 23, 0), (16, 16, 0), (8, 8, 0), (4, 4, 0)],
}


def test_five_years_of_the_return_row_by_row() -> None:
    found = counts(loads.FIVE_YEARS)
    for name, expected in _FIVE_YEARS.items():
        assert [found[f"{year}-{name}.csv"] for year in range(2017, 2022)] == expected
    assert not any(each.unknown_codes or each.missing_columns for each in loads.FIVE_YEARS.read().lists)


def test_five_years_tell_each_event_once_and_name_the_years() -> None:
    tables = loads.FIVE_YEARS.read().tables
    rows = {name: len(tables[name]["source_row"]) for name in ("person", "cla_period", "cla_episode", "cla_review")}
    assert rows == {"person": 820, "cla_period": 875, "cla_episode": 2803, "cla_review": 3338}
    message = next(each.message for each in loads.FIVE_YEARS.read().warnings if each.code == "several_years")
    assert "to 31 March 2022: 2021-episodes.csv, 2021-header.csv" in message
    assert said(loads.FIVE_YEARS)["told_again"] == 4


def test_the_census_as_at_the_day_of_its_header() -> None:
    assert counts(loads.CENSUS) == {
        "Child": (332, 332, 0), "Disabilities": (117, 112, 0), "CINdetails": (402, 388, 14)
    }  # fmt: skip
    assert said(loads.CENSUS) == Counter({"list_missing": 6})
    assert of(loads.CENSUS, "Child").codes["Sex"] == {"1": "M", "2": "F", "9": "N", "0": "U"}


def test_the_census_of_2021_with_every_module() -> None:
    assert {sheet: kept for sheet, (_, kept, _) in counts(loads.CENSUS_2021).items()} == {
        "Child": 1, "Disabilities": 2, "CINdetails": 1, "Assessments": 1, "FactorsIdentifiedAtAssessment": 2,
        "CINPlanDates": 1, "Section47": 1, "ChildProtectionPlans": 1, "Reviews": 1,
    }  # fmt: skip
    assert said(loads.CENSUS_2021) == Counter()


def test_what_belongs_to_a_rejected_assessment_says_so() -> None:
    """An assessment of 2028 in the census of 2024: its three factors fall with it, and do not repeat its reason."""
    assert counts(loads.CENSUS_2024)["Assessments"] == (2, 1, 1)
    factors = of(loads.CENSUS_2024, "FactorsIdentifiedAtAssessment")
    assert (factors.rows_read, factors.rows_kept, factors.rows_rejected) == (3, 0, 3)
    assert {each.column.rpartition("/")[2] for each in factors.rejected} == {"AssessmentFactors"}
    assert all("what it belongs to was rejected" in each.reason for each in factors.rejected)
