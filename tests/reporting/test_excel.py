"""The workbook: what a second reader finds in it, cell by cell, and in the charts."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from goldenthread.reporting import excel
from goldenthread.reporting.excel import Column, Course, Point, Workbook

MONTHS = ("Mar 2026", "Apr 2026", "May 2026")
IN_TIME = Course(
    "Assessments in time", "%",
    (
        Point("Mar 2026", 5, 6, 83.333, "Known", figure_id="a1"),
        Point("Apr 2026", None, None, None, "Not shown: small number", "Fewer than five", figure_id="a2"),
        Point("May 2026", 4, 6, 66.667, "Known", missing=1, figure_id="a3"),
        Point("Jun 2026", 0, 6, 0.0, "Known", figure_id="a4"),
    ),
)  # fmt: skip
FEW = Course("Too new", "children", (Point("May 2026", 4, None, 4, "Known"),))
MADE = Workbook(
    title="Scorecard: Critical measures", sheet="Scorecard", said=("Period: May 2026",),
    columns=(Column("Measure", 40), Column("May 2026", 12, unit_from=2), Column("Unit"), Column("State")),
    rows=(("Assessments in time", 66.667, "%", "Known"), ("=HYPERLINK(1)", None, "", "No data: nothing was loaded")),
    courses=(IN_TIME, FEW), made_on=date(2026, 6, 8), marking="Internal: contains small numbers",
)  # fmt: skip


def opened(made: Workbook) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(excel.render(made)))


def parts(made: Workbook) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(excel.render(made))) as book:
        return {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xml")}


def test_the_first_sheet_says_what_it_is_and_shows_the_rows() -> None:
    sheet = opened(MADE).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in rows[:3]] == [MADE.title, "Period: May 2026", MADE.marking]
    assert rows[4] == ["Measure", "May 2026", "Unit", "State"]
    assert rows[5] == ["Assessments in time", 66.667, "%", "Known"]
    assert sheet.cell(6, 2).number_format == '0.0"%"'


def test_text_that_begins_like_a_formula_stays_text() -> None:
    sheet = opened(MADE).worksheets[0]
    cell = sheet.cell(7, 1)
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
    assert not any("<f>" in text for name, text in parts(MADE).items() if "worksheets" in name)


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_so_does_every_sign_a_spreadsheet_runs_in_each_kind_of_cell(start: str) -> None:
    text = f"{start}1+1"
    course = replace(IN_TIME, measure=text, part=text)
    made = replace(MADE, title=text, said=(text,), rows=((text, 1, text, text),), courses=(course,), groups=(text,))
    for sheet in opened(made).worksheets:
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value == text}
        assert kinds <= {"s"}


def test_what_is_not_known_is_an_empty_cell_with_a_word_and_zero_is_a_number() -> None:
    rows = list(opened(MADE)["Data"].iter_rows(values_only=True))
    by_month = {row[2]: row for row in rows[1:] if row[0] == IN_TIME.measure}
    assert by_month["Apr 2026"][3:8] == (None, None, None, "Not shown: small number", "Fewer than five")
    assert by_month["Apr 2026"][8] is None
    assert by_month["Jun 2026"][3:7] == (0, 6, 0, "Known")
    assert by_month["May 2026"][8:10] == (1, "a3")


def test_a_native_chart_draws_the_cells_of_the_data_sheet_with_gaps() -> None:
    charts = [text for name, text in parts(MADE).items() if name.startswith("xl/charts/chart")]
    assert len(charts) == 1  # one month is not a course
    assert re.findall(r"<c:f>(.*?)</c:f>", charts[0])[:2] == ["Data!$C$2:$C$5", "Data!$F$2:$F$5"]
    assert "dispBlanksAs" not in charts[0]  # a gap is what Excel draws unless told otherwise
    assert "<c:lineChart>" in charts[0]


def test_each_chart_has_a_sentence_in_the_sheet_and_for_who_does_not_see_it() -> None:
    sentence = "Assessments in time. Figure: 0% in Jun 2026; lowest 0% in Jun 2026, highest 83.3% in Mar 2026"
    assert opened(MADE)["Charts"].cell(4, 1).value.startswith(sentence)
    drawing = next(text for name, text in parts(MADE).items() if name.startswith("xl/drawings/drawing"))
    assert f'descr="{sentence}' in drawing


def test_without_a_course_there_is_no_sheet_of_charts() -> None:
    assert opened(replace(MADE, courses=(FEW,))).sheetnames == ["Scorecard", "Data"]


def test_rows_stand_under_their_headings() -> None:
    sheet = opened(replace(MADE, groups=("Front door", "Care"))).worksheets[0]
    column = [row[0].value for row in sheet.iter_rows(min_row=5)]
    assert column == ["Measure", "Front door", "Assessments in time", "Care", "=HYPERLINK(1)"]


def test_the_same_workbook_gives_the_same_bytes() -> None:
    assert excel.render(MADE) == excel.render(MADE)


def test_every_sheet_prints_with_its_marking() -> None:
    for sheet in opened(MADE).worksheets:
        assert sheet.oddFooter.left.text == MADE.marking
    assert opened(MADE).worksheets[0].print_title_rows == "$5:$5"


@pytest.mark.parametrize(
    ("text", "name"),
    [("A/B: [new]?", "A B   new"), ("x" * 40, "x" * 31), ("", "Scorecard"), ("Data", "Scorecard"), ("'", "Scorecard")],
)
def test_a_sheet_is_named_as_excel_allows(text: str, name: str) -> None:
    assert excel.sheet_name(text) == name


def test_what_no_cell_can_hold_is_replaced_or_cut() -> None:
    made = replace(MADE, rows=(("bell\x07", float("nan"), "%", "y" * 40_000),))
    row = [cell.value for cell in opened(made).worksheets[0][6]]
    assert (row[0], row[1], len(row[3])) == ("bell�", None, 32_767)


def test_a_row_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="a row has 1 cells for 4 columns"):
        replace(MADE, rows=(("alone",),))


def test_the_target_and_what_is_asked_on_the_way_to_it_are_lines_of_the_chart_and_cells() -> None:
    asked = (70.0, 70.0, 75.0, 75.0)
    points = tuple(replace(point, target=90.0, asked=at) for point, at in zip(IN_TIME.points, asked, strict=True))
    made = replace(MADE, courses=(replace(IN_TIME, points=points), FEW))
    rows = list(opened(made)["Data"].iter_rows(values_only=True))
    assert (rows[0][11:13], rows[1][11:13], rows[4][11:13]) == (("Target", "Asked by then"), (90, 70), (90, 75))
    chart = parts(made)["xl/charts/chart1.xml"]
    assert re.findall(r"<c:f>(Data![^<]*)</c:f>", chart)[-1] == "Data!$M$2:$M$5"
    assert re.findall(r'<a:prstDash val="(\w+)"', chart) == ["dash", "dashDot"]
    assert '<c:legendPos val="b"/>' in chart
    assert "90 percentage points below the target of 90%" in opened(made)["Charts"]["A4"].value


def test_a_target_that_asks_nothing_before_its_day_has_no_second_line() -> None:
    points = tuple(replace(point, target=90.0) for point in IN_TIME.points)
    chart = parts(replace(MADE, courses=(replace(IN_TIME, points=points),)))["xl/charts/chart1.xml"]
    assert chart.count("<c:ser>") == 2


def test_a_forecast_is_dotted_within_its_band_in_months_of_their_own() -> None:
    ahead = (
        Point("Jul 2026", None, None, None, "Foretold", ahead=(70.0, 60.0, 80.0)),
        Point("Aug 2026", None, None, None, "Foretold", ahead=(70.0, 58.0, 82.0)),
    )
    made = replace(MADE, courses=(replace(IN_TIME, points=IN_TIME.points + ahead),))
    rows = list(opened(made)["Data"].iter_rows(values_only=True))
    assert rows[0][13:] == ("If nothing changes", "80 of 100 from", "80 of 100 to")
    assert (rows[6][2], rows[6][5], rows[6][6], rows[6][13:]) == ("Aug 2026", None, "Foretold", (70, 58, 82))
    chart = parts(made)["xl/charts/chart1.xml"]
    assert (chart.count("<c:ser>"), 'prstDash val="sysDot"' in chart or 'prstDash val="dot"' in chart) == (4, True)
    said = opened(made)["Charts"]["A4"].value
    assert "If nothing else changes, Aug 2026 will be near 70%, in 80 of 100 cases 58% to 82%." in said
    assert "no data in 1 period." in said, "months to come are not missing"
