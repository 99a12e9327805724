"""The files of an SSDA903: how they are found, and what becomes of every row and cell."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.ssda903 import files, modules, reader, sources
from goldenthread.records import tables as declared
from tests.ingest.reading.zips import zipped
from tests.ingest.ssda903.made import AS_AT, codes, day, episodes, read, rows, text
from tests.shared import shared


def everything() -> dict[str, str]:
    return {f"{code}.csv": text(code) for code in modules.BY_CODE}


def test_every_file_fills_its_tables():
    found = read(everything())
    filled = {name for name, columns in found.tables.items() if columns["source_row"]}
    assert filled == {
        "person", "cla_period", "cla_episode", "legal_status", "cla_placement", "cla_review", "cla_outcome",
        "sdq_score", "care_leaver", "permanence", "previous_permanence", "missing_episode", "involvement",
    }  # fmt: skip
    assert [each.rows_kept for each in found.lists] == [1] * len(modules.MODULES)
    assert found.absent_columns == []
    assert all(set(columns) == set(declared.BY_NAME[name].names) for name, columns in found.tables.items())


def test_reviews_missing_times_and_periods_have_the_worker_of_the_day():
    workers = text(
        "social_worker",
        {"SW_ID": "SW7", "SW_DECOM": "01/06/2025", "SW_DEC": "30/06/2025"},
        {"SW_ID": "SW8", "SW_DECOM": "01/07/2025"},
    )
    found = read(everything() | {"social_worker.csv": workers})
    assert found.tables["cla_review"]["worker_id"] == ["SW7"]
    assert found.tables["missing_episode"]["worker_id"] == ["SW8"]
    assert found.tables["cla_period"]["worker_id"] == ["SW8"]
    assert rows(found, "involvement", "worker_id", "role", "open", "ended_on") == [
        ("SW7", "SOCIAL_WORKER", "N", day("30/06/2025")), ("SW8", "SOCIAL_WORKER", "Y", None),
    ]  # fmt: skip


def test_the_health_of_the_year_is_of_its_31_march():
    found = read(everything())
    assert rows(found, "cla_outcome", "year_end_on", "health_assessment", "teeth_checked", "immunised") == [
        (AS_AT, "Y", "N", None)
    ]
    assert rows(found, "sdq_score", "completed_on", "score") == [(AS_AT, 12)]


def test_a_day_in_the_year_is_told_and_taken_to_be_of_the_year_to_come():
    found = read(everything(), as_at=dt.date(2025, 12, 1))
    assert found.tables["cla_outcome"]["year_end_on"] == [AS_AT]
    assert "not_year_end" in codes(found) and "not_year_end" not in codes(read(everything()))


@pytest.mark.parametrize(
    ("accom", "activ", "in_touch", "expected"),
    [
        ("B1", "F2", "YES", ("Y", "B", "Y", "F2")),
        ("X2", "G4", "YES", ("Y", "X", "N", "G4")),
        ("0", "0", "NO", ("N", None, None, None)),
        ("0", "0", "REFU", ("REFU", None, None, None)),
    ],
)
def test_accommodation_and_whether_it_suits_are_one_code_of_oc3(accom, activ, in_touch, expected):
    oc3 = text("oc3", {"ACCOM": accom, "ACTIV": activ, "IN_TOUCH": in_touch})
    found = read({"oc3.csv": oc3})
    assert rows(found, "care_leaver", "in_touch", "accommodation", "suitable", "activity") == [expected]


def test_missing_times_count_in_the_period_and_only_where_the_file_is_there():
    assert read(everything()).tables["cla_period"]["missing_last_12_months"] == [1]
    assert read(everything()).tables["cla_period"]["absent_last_12_months"] == [0]
    assert episodes({}).tables["cla_period"]["missing_last_12_months"] == [None]
    before = text("missing", {"MIS_START": "01/05/2025", "MIS_END": ""})
    found = read(everything() | {"missing.csv": before})
    assert rows(found, "missing_episode", "looked_after", "ended_on") == [("U", None)]
    assert found.tables["cla_period"]["missing_last_12_months"] == [0]


def test_who_is_in_the_uasc_file_is_unaccompanied_and_its_end_may_lie_ahead():
    header = text("header", {}, {"CHILD": "Ben", "SEX": "1"})
    found = read({"header.csv": header, "uasc.csv": text("uasc")})
    assert rows(found, "person", "child_id", "sex", "unaccompanied") == [("Amara", "F", "Y"), ("Ben", "M", "N")]
    assert read({"header.csv": header}).tables["person"]["unaccompanied"] == [None, None]
    assert not found.lists[1].rejected and not found.lists[1].set_aside


def test_a_child_who_died_and_the_age_on_the_day():
    found = episodes({"DEC": "01/02/2026", "REC": "E2"})
    assert rows(found, "person", "age_years", "died_on") == [(13, day("01/02/2026"))]


@pytest.mark.parametrize(
    "name",
    ["episodes.csv", "Episodes.csv", "2026-episodes.csv", "SSDA903_EPISODES_2025-26.csv", "out/ep.csv", "903.csv"],
)
def test_a_file_is_known_whatever_its_name(name):
    found = read({name: text("episodes")})
    assert len(found.tables["cla_period"]["care_id"]) == 1


def test_a_file_with_no_heading_of_its_own_is_known_by_its_name():
    assert files.which(["CHILD", "SEX", "DOB"], "2026-header") is modules.HEADER
    assert files.which(["CHILD", "DOB"], "pictures") is None


@pytest.mark.parametrize(
    ("stem", "year"),
    [("2017-episodes", 2017), ("episodes_2023-24", 2024), ("202324 oc2", 2024), ("header 2023_2024", 2024),
     ("episodes", 0)],
)  # fmt: skip
def test_the_year_in_a_name(stem, year):
    assert files.named_year(stem) == year


def test_several_years_tell_an_event_once_as_the_latest_does():
    found = read(
        {
            "2025-episodes.csv": text("episodes", {"DECOM": "01/06/2024"}),
            "2026-episodes.csv": text("episodes", {"DECOM": "01/06/2024", "DEC": "01/02/2026", "REC": "E4A"}),
            "2025-oc2.csv": text("oc2", {"SDQ_SCORE": "5"}),
            "2026-oc2.csv": text("oc2", {"SDQ_SCORE": "9"}),
        }
    )
    assert rows(found, "cla_period", "started_on", "ceased_on") == [(day("01/06/2024"), day("01/02/2026"))]
    assert rows(found, "sdq_score", "completed_on", "score") == [(day("31/03/2025"), 5), (AS_AT, 9)]
    assert {"told_again", "several_years"} <= codes(found)
    (said,) = [each.message for each in found.warnings if each.code == "several_years"]
    assert "to 31 March 2025: 2025-episodes.csv, 2025-oc2.csv; to 31 March 2026: 2026-episodes.csv, 2026" in said


def test_headings_in_the_middle_and_rows_too_wide_are_told():
    body = text("reviews")
    found = read({"reviews.csv": body + body.splitlines()[0] + "\nBen,01/01/2012,20/06/2025,PN1,more\n"})
    assert [each.rows for each in found.warnings if each.code == "headings_again"] == [(3,)]
    assert [(each.row, each.column) for each in found.lists[0].rejected] == [(4, "CHILD")]


def test_an_episode_left_open_in_an_earlier_year_by_a_child_no_later_year_knows_is_rejected():
    found = read(
        {
            "2025-episodes.csv": text("episodes", {"CHILD": "Ben", "DECOM": "01/06/2024"}),
            "2026-episodes.csv": text("episodes"),
        }
    )
    assert found.tables["cla_period"]["child_id"] == ["Amara"]
    (rejected,) = found.lists[0].rejected
    assert (rejected.sheet, rejected.row, rejected.column) == ("2025-episodes.csv", 2, "DEC")
    assert "no later year" in rejected.reason
    assert (found.lists[0].rows_kept, found.lists[0].rows_rejected) == (0, 1)


def test_care_that_only_an_earlier_year_knows_ends_with_its_last_episode_and_is_told():
    lost = {"CHILD": "Ben", "DECOM": "01/06/2024", "DEC": "01/09/2024", "REC": "X1"}
    found = read({"2025-episodes.csv": text("episodes", lost), "2026-episodes.csv": text("episodes")})
    assert rows(found, "cla_period", "child_id", "ceased_on") == [("Ben", day("01/09/2024")), ("Amara", None)]
    assert "care_lost" in codes(found)


def test_a_row_with_a_bad_cell_is_rejected_by_name_and_the_report_holds_no_cell():
    found = episodes({}, {"CHILD": "Ben", "DECOM": "31/02/2025"}, {"CHILD": "Chidi", "DEC": "01/05/2025"})
    report = found.lists[0] if found.lists[0].sheet == "episodes.csv" else found.lists[1]
    assert [(each.row, each.column, each.value) for each in report.rejected] == [
        (3, "DECOM", "text like 99/99/9999"), (4, "DEC", "a date"),
    ]  # fmt: skip
    assert (report.rows_read, report.rows_kept, report.rows_rejected) == (3, 1, 2)
    assert "Ben" not in str(found.as_json()) and "31/02/2025" not in str(found.as_json())


def test_a_date_after_the_as_at_date_is_told_and_beyond_a_week_rejected():
    found = read({"reviews.csv": text("reviews", {"REVIEW": "07/04/2026"}, {"REVIEW": "08/04/2026"})})
    assert found.tables["cla_review"]["held_on"] == [day("07/04/2026")]
    assert "after_as_at" in codes(found)
    assert [each.row for each in found.lists[0].rejected] == [3]


@pytest.mark.parametrize("masked", ["zz/zz/2010", "xx/xx/2010", "zz/zz/zzzz", "zz/02/2010"])
def test_a_masked_date_is_left_blank_and_counted(masked):
    found = read({"prev_perm.csv": text("prev_perm", {"DATE_PERM": masked})})
    assert rows(found, "previous_permanence", "ordered_on", "option") == [(None, "P1")]
    assert "date_masked" in codes(found)
    assert not found.lists[0].set_aside


def test_codes_are_tolerant_unknown_ones_are_kept_and_those_of_another_year_told():
    found = episodes({"LS": "c2", "PLACE": "K3 - Supported"}, {"CHILD": "Ben", "PLACE": "Q9"})
    assert found.tables["legal_status"]["legal_status"] == ["C2", "C2"]
    assert found.tables["cla_placement"]["placement_type"] == ["K3", "Q9"]
    assert "unknown_code" in codes(found)
    assert "code_of_another_year" not in codes(found)
    assert "code_of_another_year" in codes(episodes({"PLACE": "K3", "DECOM": "01/06/2021"}, as_at=day("31/03/2022")))


def test_the_same_event_twice_in_a_file_is_kept_once_and_told():
    found = episodes({"URN": ""}, {"REC": ""})
    assert len(found.tables["cla_episode"]["episode_id"]) == 1
    (duplicate,) = found.duplicates
    assert (duplicate.rows, duplicate.kept, duplicate.differ) == ((2, 3), 3, ("URN",))


def test_two_ids_with_one_pupil_number_are_kept_apart_and_told():
    number = {"UPN": "A123456789012"}
    found = read({"header.csv": text("header", number, {"CHILD": "0007"} | number, {"CHILD": "7", "UPN": "UN1"})})
    assert len(found.tables["person"]["child_id"]) == 3
    assert {"two_ids", "zeros_lost"} <= codes(found)


def test_birth_dates_that_are_all_the_15th_are_told():
    children = [{"CHILD": f"C{number}", "DOB": "15/05/2012"} for number in range(20)]
    assert "births_masked" in codes(read({"header.csv": text("header", *children)}))
    children = [{"CHILD": f"C{number}", "DOB": f"{number + 1:02}/05/2012"} for number in range(20)]
    assert "births_masked" not in codes(read({"header.csv": text("header", *children)}))


def test_files_that_disagree_about_a_child_are_told_and_the_header_stands():
    found = read({"header.csv": text("header"), "reviews.csv": text("reviews", {"DOB": "03/05/2012"})})
    assert found.tables["person"]["born_on"] == [day("02/05/2012")]
    assert "modules_disagree" in codes(found)


def test_a_column_that_is_missing_leaves_what_rests_on_it_unknown():
    columns = [each for each in modules.EPISODES.headings if each != "LS"]
    found = read({"episodes.csv": text("episodes", columns=columns)})
    assert {"list": 0, "heading": "episodes.LS", "column": "legal_status.legal_status"} in found.absent_columns
    assert "column_missing" in codes(found)


def test_a_file_without_a_deciding_column_is_not_read_and_alone_is_refused():
    columns = [each for each in modules.EPISODES.headings if each != "DEC"]
    found = read({"header.csv": text("header"), "episodes.csv": text("episodes", columns=columns)})
    assert "list_not_read" in codes(found)
    assert found.tables["cla_period"]["care_id"] == []
    with pytest.raises(FileRefused, match="“DEC”"):
        read({"episodes.csv": text("episodes", columns=columns)})


def test_a_file_that_is_missing_is_told_but_social_workers_only_since_2024():
    missing = {each.message for each in episodes({}).warnings if each.code == "list_missing"}
    assert any("social_worker" in each for each in missing) and any("oc2" in each for each in missing)
    before = episodes({"DECOM": "01/06/2022"}, as_at=day("31/03/2023"))
    assert not any("social_worker" in each.message for each in before.warnings)


def test_other_files_in_the_zip_are_passed_over_and_told():
    found = read({"episodes.csv": text("episodes"), "notes.csv": "a,b\n1,2\n"})
    assert "file_not_read" in codes(found)


def test_a_zip_without_any_file_of_the_return_is_refused():
    with pytest.raises(FileRefused, match="SSDA903") as refused:
        reader.read(zipped({"a.csv": "x,y\n1,2\n"}), name="a.zip", as_at=AS_AT)
    assert refused.value.code == "no_lists"


def test_every_column_that_is_worked_out_says_from_what():
    assert sources.worked_out() <= set(sources.NEEDS)
    known = {f"{module.code}.{heading}" for module in modules.MODULES for heading in module.headings}
    assert {item for items in sources.NEEDS.values() for item in items} <= known


def test_five_years_of_sample_files_load_with_every_row_accounted_for():
    folder = shared("samples/cs-demand-model/combined")
    names = {path.name: path.read_text() for path in folder.glob("*.csv")}
    found = read(names, as_at=dt.date(2022, 3, 31))
    read_rows = {each.sheet: each.rows_read for each in found.lists}
    assert [read_rows[f"{year}-episodes.csv"] for year in range(2017, 2022)] == [1460, 974, 648, 402, 253]
    assert [read_rows[f"{year}-header.csv"] for year in range(2017, 2022)] == [819, 572, 362, 226, 144]
    twins = {each.sheet: 0 for each in found.lists}
    for each in found.duplicates:
        twins[each.sheet] += len(each.rows) - 1
    for each in found.lists:
        assert each.rows_read == each.rows_kept + each.rows_rejected + twins[each.sheet]
    assert len(found.tables["person"]["child_id"]) == 820
    assert len(found.tables["cla_episode"]["episode_id"]) == 2803
    assert not any(each.unknown_codes for each in found.lists)
