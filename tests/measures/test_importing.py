"""A file of entered figures: every row's fate, and the second person."""

from datetime import date
from pathlib import Path

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.core.periods import Month
from goldenthread.files.errors import FileRefused
from goldenthread.measures import due, entering, importing
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.given import Given
from goldenthread.measures.models import EnteredValue, EntryFile

MAY, AS_AT, ON = Month(2026, 5), date(2026, 5, 31), date(2026, 6, 8)
HEADS = "measure,period,team,numerator,denominator,done,done_on,source,note"
GOOD = "audits-good-overall,2026-05,,12,16,,,Audit tracker,"
EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "entered-values-example.csv"


def report(*lines, heads=HEADS):
    return importing.dry_run(data="\n".join([heads, *lines]).encode(), name="figures.csv", as_at=AS_AT, on=ON)


def rejected(line):
    (found,) = report(line)["rejected"]
    assert found["file"] == "figures.csv" and found["row"] == 2 and found["remedy"]
    return found["column"], found["value"]


@pytest.fixture
def officer(world):
    return world.person("DT", name="Data officer")


@pytest.fixture
def manager(world):
    return world.person("DT", name="Data manager")


def handed_in(officer, *lines):
    data = "\n".join([HEADS, *(lines or [GOOD])]).encode()
    return importing.import_values(data=data, name="figures.csv", as_at=AS_AT, by=officer, on=ON)


def test_a_dry_run_says_what_each_row_would_enter_and_keeps_nothing(world):
    found = report(
        GOOD, "audits-completed,May 2026,Assessment North,3,4,,,,", "meetings-held,May-26,,,,yes,07/05/2026,,Minute 4"
    )
    assert found["rows_read"] == 3 and found["rejected"] == []
    assert [(row["row"], row["measure"], row["period"], row["team"]) for row in found["entered"]] == [
        (2, "audits-good-overall", "2026-05", ""), (3, "audits-completed", "2026-05", "Assessment North"),
        (4, "meetings-held", "2026-05", ""),
    ]  # fmt: skip
    assert not EnteredValue.objects.exists() and not EntryFile.objects.exists()


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("audits-well,2026-05,,12,16,,,,", ("measure", "audits-well")),
        (",2026-05,,12,16,,,,", ("measure", "")),
        ("looked-after-children,2026-05,,12,,,,,", ("measure", "looked-after-children")),
        ("audits-good-overall,2026-13,,12,16,,,,", ("period", "2026-13")),
        ("audits-good-overall,2026-06,,12,16,,,,", ("period", "2026-06")),
        ("audits-good-overall,2026-05,Nowhere,12,16,,,,", ("team", "Nowhere")),
        ("audits-good-overall,2026-05,,twelve,16,,,,", ("numerator", "twelve")),
        ("audits-good-overall,2026-05,,=6+6,16,,,,", ("numerator", "=6+6")),
        ("audits-good-overall,2026-05,,-12,16,,,,", ("numerator", "-12")),
        ("audits-good-overall,2026-05,,17,16,,,,", ("numerator", "17")),
        ("audits-good-overall,2026-05,,12,,,,,", ("denominator", "")),
        ("meetings-held,2026-05,,,,perhaps,,,", ("done", "perhaps")),
        ("meetings-held,2026-05,,,,yes,31/02/2026,,Minute", ("done_on", "31/02/2026")),
        ("meetings-held,2026-05,,,,yes,2026-05-07,,", ("note", "")),
        ("audits-good-overall,2026-05,,12,16,,,," + "x" * 2001, ("note", "x" * 200)),
    ],
)
def test_a_row_that_cannot_be_used_is_named_by_row_column_and_cell(world, line, where):
    assert rejected(line) == where


def test_a_figure_that_stands_twice_in_a_file_is_taken_once(world):
    found = report(GOOD, GOOD.replace("12", "13"))
    assert [row["row"] for row in found["entered"]] == [2]
    assert found["rejected"][0]["reason"] == "Row 2 is for the same figure."


def test_headings_in_any_order_and_case_with_semicolons_and_a_title_for_the_measure(world):
    found = report("2026-03;1,200;;Complaints at the first stage", heads="Period;Numerator;Team;MEASURE")
    assert [(row["measure"], row["numerator"]) for row in found["entered"]] == [("stage-1-complaints", 1200)]
    found = report("4;Mar 2026;x;stage-1-complaints", heads="NUMERATOR;Period;Remarks;Measure")
    assert found["entered"][0]["numerator"] == 4 and found["columns_not_read"] == ["remarks"]


def test_a_file_without_a_needed_column_is_refused_whole(world):
    with pytest.raises(MeasureError, match="no column period"):
        report("audits-good-overall,12,16", heads="measure,numerator,denominator")
    with pytest.raises(MeasureError, match="numerator stands there twice"):
        report("audits-good-overall,2026-05,12,16", heads="measure,period,numerator,numerator")


def test_a_file_that_is_no_csv_is_refused(world):
    with pytest.raises(FileRefused):
        importing.dry_run(data=b"PK\x03\x04nothing", name="figures.csv", as_at=AS_AT, on=ON)


def test_text_that_looks_like_a_formula_stays_text(world, officer, manager):
    formula = '=HYPERLINK("http://example.invalid")'
    file = handed_in(officer, 'audits-good-overall,2026-05,,12,16,,,@source,"' + formula.replace('"', '""') + '"')
    importing.agree(file=file, version=1, by=manager, on=ON)
    value = EnteredValue.objects.get()
    assert (value.source, value.note) == ("@source", formula)


def test_a_file_waits_until_a_second_person_agrees(world, officer, manager):
    file = handed_in(officer)
    assert file.state == "waiting" and not EnteredValue.objects.exists()
    with pytest.raises(MeasureError, match="You handed this file in"):
        importing.agree(file=file, version=1, by=officer, on=ON)
    importing.agree(file=file, version=1, by=manager, on=ON)
    value = EnteredValue.objects.get()
    assert (value.value, value.by, value.file, file.decided_by) == (75, officer, file, manager)
    with pytest.raises(MeasureError, match="already entered"):
        importing.agree(file=file, version=2, by=manager, on=ON)


@pytest.mark.parametrize("role", ["DIR", "PL", "HOS", "QA", "SA", "BM"])
def test_only_the_data_team_hands_a_file_in(world, role):
    with pytest.raises(NotAllowed):
        handed_in(world.person(role))


def test_only_who_makes_data_live_agrees(world, officer):
    file = handed_in(officer)
    for role in ("DIR", "HOS", "QA", "SA"):
        with pytest.raises(NotAllowed):
            importing.agree(file=file, version=1, by=world.person(role), on=ON)


def test_the_same_file_is_handed_in_once_unless_it_was_withdrawn(world, officer, manager):
    file = handed_in(officer)
    with pytest.raises(MeasureError, match="handed in before"):
        handed_in(officer)
    importing.withdraw(file=file, version=1, by=manager, on=ON)
    assert handed_in(officer).state == "waiting"


def test_a_file_with_nothing_to_enter_is_refused_with_its_first_fault(world, officer):
    with pytest.raises(MeasureError, match="Row 2, column numerator \\(17\\)"):
        handed_in(officer, "audits-good-overall,2026-05,,17,16,,,,")


def test_rows_that_say_what_stands_are_left_alone_and_others_show_what_they_replace(world, officer, manager):
    importing.agree(file=handed_in(officer), version=1, by=manager, on=ON)
    found = report(GOOD, "audits-completed,2026-05,,3,4,,,,")
    assert [row["row"] for row in found["unchanged"]] == [2] and [row["row"] for row in found["entered"]] == [3]
    assert report(GOOD.replace("12", "13"))["entered"][0]["stands"] == "12 of 16"


def test_a_figure_entered_meanwhile_stops_the_whole_file(world, officer, manager):
    file = handed_in(officer, "audits-completed,2026-05,,3,4,,,,", GOOD)
    lead = world.person("PL")
    entering.enter_value(said=Given("audits-good-overall", MAY, numerator=1, denominator=2), version=0, by=lead, on=ON)
    with pytest.raises(MeasureError, match=r"Row 3: .* was entered anew"):
        importing.agree(file=file, version=1, by=manager, on=ON)
    assert EnteredValue.objects.count() == 1 and EntryFile.objects.get().state == "waiting"
    assert due.entries_of("audits-completed", MAY) == []


def test_the_example_of_the_documentation_can_be_used_as_it_stands(world):
    found = importing.dry_run(data=EXAMPLE.read_bytes(), name=EXAMPLE.name, as_at=AS_AT, on=ON)
    assert found["rejected"] == [] and len(found["entered"]) == found["rows_read"] >= 4
