"""Workbooks as manuscripts. Every workbook is made by the test."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from goldenthread.files.errors import FileRefused
from goldenthread.plans.reading import cell_text, document, errors, excel
from goldenthread.plans.reading.tables import Manuscript
from tests.plans.reading.made_up import PRIORITIES


def book(*sheets: tuple[str, list[tuple[object, ...]]]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return made


def saved(made: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read(made: openpyxl.Workbook) -> Manuscript:
    return excel.read(saved(made), name="plan.xlsx")


PLAN = [("Improvement Plan",), ("Northmoor",), (), PRIORITIES, ("Homes", "Paint", "Jul-26", "Painted", "Estates")]


def test_each_sheet_is_a_table_with_the_rows_above_its_headings() -> None:
    found = read(book(("Homes", PLAN), ("Schools", [PRIORITIES, ("Schools", "Teach", "Aug-26", "", "")])))
    assert found.opening == ("Improvement Plan", "Northmoor")
    assert [(table.headings, table.place) for table in found.tables] == [
        (("Improvement Plan", "Northmoor"), "sheet “Homes”"),
        (("Schools",), "sheet “Schools”"),
    ]
    assert [row.number for row in found.tables[0].rows] == [4, 5]


def test_two_tables_on_a_sheet_are_told_apart_by_an_empty_row_and_headings() -> None:
    score = ("Area", "Measure", "Baseline", "Actual (May 2026)", "Target", "Outcome")
    rows = [*PLAN, (), ("Measures",), score, ("Homes", "Number of homes", 4, 5, 6, "Near")]
    found = read(book(("Plan", rows)))
    assert [table.headings for table in found.tables] == [("Improvement Plan", "Northmoor"), ("Measures",)]


def test_an_empty_row_within_a_table_does_not_end_it() -> None:
    rows = [*PLAN, (), ("", "Roof", "Aug-26", "", ""), (), ("A note below",)]
    found = read(book(("Plan", rows)))
    assert [row.number for row in found.tables[0].rows] == [4, 5, 7]
    assert found.closing == ("A note below",)


def test_a_lone_cell_further_right_than_the_first_column_is_a_row_and_no_title() -> None:
    found = read(book(("Plan", PLAN), ("Rest", [("", "Roof"), ("Care", "Cook", "Aug-26", "", "")])))
    assert [row.cells[1].text for row in found.tables[1].rows] == ["Roof", "Cook"]


REST = ("", "Roof", "Aug-26", "", "")
SCORE = ("Area", "Measure", "Baseline", "Actual (May 2026)", "Target", "Outcome")


def test_a_row_of_one_cell_over_rows_without_headings_is_a_row_unless_it_stands_in_the_first_column() -> None:
    found = read(book(("Plan", PLAN), ("Rest", [("", "and the walls"), REST])))
    assert [[cell.text for cell in row.cells[:3]] for row in found.tables[1].rows] == [
        ["", "and the walls", ""],
        ["", "Roof", "Aug-26"],
    ]
    titled = read(book(("Plan", PLAN), ("Rest", [("Front Door",), REST])))
    assert titled.tables[1].headings == ("Front Door",)


def test_a_later_sheet_of_single_cells_is_a_table_when_one_stands_further_right_than_a_title() -> None:
    found = read(book(("Cover", [("", "A cover")]), ("Plan", PLAN), ("Rest", [("", "Roof"), ("Outcomes",)])))
    assert [table.place for table in found.tables] == ["sheet “Plan”", "sheet “Rest”"]
    assert read(book(("Plan", PLAN), ("Notes", [("Written in May",)]))).closing == ("Written in May",)


def test_tables_below_each_other_on_a_sheet_keep_their_titles_and_their_own_width() -> None:
    rows = [*PLAN, (), ("", "Roof"), ("Measures",), (), SCORE, ("Homes", "Number of homes", 4, 5, 6, "Near")]
    score, plan = (read(book(("Homes", rows))).tables[at] for at in (1, 0))
    assert (score.headings, len(score.rows[0].cells)) == (("Measures",), 6)
    assert [row.number for row in plan.rows] == [4, 5, 7]
    assert {len(row.cells) for row in plan.rows} == {5}


def test_words_above_far_fewer_columns_begin_another_table() -> None:
    rows = [*PLAN, (), ("Report: Schools",), ("Key developments", "Key risks"), (), REST]
    found = read(book(("Plan", rows)))
    assert [table.headings for table in found.tables] == [("Improvement Plan", "Northmoor"), ("Report: Schools",)]
    assert len(found.tables[1].rows) == 2


def test_a_sheets_name_heads_no_table_below_one_with_a_title_and_none_that_a_program_gave() -> None:
    below = [*PLAN, (), PRIORITIES, REST]
    assert [table.headings for table in read(book(("Homes", below))).tables][1] == ()
    for name in ("Sheet3", "Table 12", "T4", "Plan", "Improvement plan"):
        assert read(book((name, [PRIORITIES, REST]))).tables[0].headings == ()


def test_a_second_sheet_of_one_name_is_about_the_same_area() -> None:
    rows = [PRIORITIES, ("", "Paint", "Jul-26", "", "")]
    found = read(book(("Homes", rows), ("Homes (2)", rows), ("Visits (2)", rows)))
    assert [table.headings for table in found.tables] == [("Homes",), ("Homes",), ("Visits (2)",)]


def test_a_merged_cell_that_was_written_out_in_each_column_is_one() -> None:
    found = read(book(("Plan", [*PLAN, ("Outcomes",) * 5, ("Care", "Jul-26", "Jul-26", "", "")])))
    assert [[cell.text for cell in row.cells] for row in found.tables[0].rows[2:]] == [
        ["Outcomes", "", "", "", ""],
        ["Care", "Jul-26", "Jul-26", "", ""],
    ]


def test_real_dates_and_figures_are_read_as_they_are_shown() -> None:
    made = book(
        (
            "Plan",
            [PRIORITIES, ("Homes", "Paint", date(2026, 8, 14), 0.85, ""), ("", "Roof", date(2026, 8, 1), 1500, "")],
        )
    )
    sheet = made["Plan"]
    sheet["C2"].number_format, sheet["C3"].number_format = "dd/mm/yyyy", "mmm-yy"
    sheet["D2"].number_format, sheet["D3"].number_format = "0%", '"£"#,##0'
    rows = read(made).tables[0].rows
    assert [[cell.text for cell in row.cells[2:4]] for row in rows[1:]] == [
        ["14/08/2026", "85%"],
        ["Aug 2026", "£1,500"],
    ]
    reading = document.read(saved(made), name="plan.xlsx")
    assert [each.dates[0].iso for each in reading.actions] == ["2026-08-14", "2026-08"]


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (datetime(2026, 8, 14, 9, 30), "General", "14/08/2026"), (0.1 + 0.2, "General", "0.3"),
        (12.5, "0.0", "12.5"),
        (True, "General", "Yes"), (12.0, "General", "12"), (53000, "#,##0.00", "53,000.00"),
        (-0.05, "0%;[Red]-0%", "-5%"),
        ("a\r\nb", "General", "a\nb"), (0.125, "0.0%", "12.5%"),
        (date(2026, 8, 14), "[$-809]d mmmm yyyy", "14/08/2026"),
    ],
)  # fmt: skip
def test_a_value_is_written_as_its_number_format_shows_it(value: object, number_format: str, shown: str) -> None:
    assert cell_text.shown(value, number_format) == shown


def test_merged_cells_keep_the_others_in_their_places() -> None:
    made = book(("Plan", [*PLAN, ("", "Roof", "Aug-26", "", "")]))
    made["Plan"].merge_cells("A5:A6")
    rows = read(made).tables[0].rows
    assert [[cell.text for cell in row.cells[:3]] for row in rows[1:]] == [
        ["Homes", "Paint", "Jul-26"],
        ["", "Roof", "Aug-26"],
    ]


def test_the_colour_behind_a_cell_is_kept() -> None:
    made = book(("Plan", PLAN))
    made["Plan"]["B5"].fill = PatternFill("solid", fgColor="00B050")
    assert [cell.fill for cell in read(made).tables[0].rows[1].cells] == ["", "00B050", "", "", ""]


def test_a_hidden_sheet_is_left_out_and_hidden_rows_are_read_and_both_are_said() -> None:
    made = book(("Plan", [*PLAN, ("", "Roof", "Aug-26", "", "")]), ("Old", PLAN))
    made["Old"].sheet_state = "hidden"
    made["Plan"].row_dimensions[6].hidden = True
    reading = document.read(saved(made), name="plan.xlsx")
    assert [each.text for each in reading.actions] == ["Paint", "Roof"]
    assert set(reading.warnings) == {
        "Sheet “Old” is hidden in Excel, so nothing of it was read.",
        "Sheet “Plan” has hidden or filtered rows (6). They were read.",
    }


def test_hidden_columns_and_what_is_struck_through_are_read_and_said() -> None:
    headings = ("Area", "Actions", "Target date", "Leads")
    made = book(("Homes", [headings, ("Homes", "Build", "Jun-26", "Ann"), ("", "Mend", "", "")]))
    sheet = made["Homes"]
    sheet["B3"].font = Font(strike=True)
    sheet.column_dimensions["D"].hidden = True
    sheet.column_dimensions["F"].hidden = True  # nothing stands there
    reading = document.read(saved(made), name="plan.xlsx")
    assert [each.leads for each in reading.actions] == [("Ann",), ()]
    assert reading.warnings == (
        "Sheet “Homes” has hidden columns (D). They were read.",
        "sheet “Homes”, row 3: struck through in the document, and read all the same: Mend",
    )


def test_a_formula_that_was_never_worked_out_is_said() -> None:
    made = book(("Plan", PLAN))
    made["Plan"]["D5"] = "=1+1"
    assert read(made).notes == ("Sheet “Plan” has formulas without a value in D5: save it in Excel and read it again.",)


def test_a_workbook_larger_than_a_plan_is_refused_before_it_is_opened() -> None:
    made = book(("Plan", PLAN))
    made["Plan"]["A6001"] = "far below"
    with pytest.raises(FileRefused, match=r"reaches row 6,001; at most 5,000"):
        read(made)


def test_a_workbook_with_nothing_in_it_has_no_tables() -> None:
    with pytest.raises(errors.NoTables):
        read(book(("Plan", [("Only a title",)])))


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(errors.NotThatFormat, match=r"plan\.xlsx is not an Excel workbook"):
        excel.read(b"nothing", name="plan.xlsx")
