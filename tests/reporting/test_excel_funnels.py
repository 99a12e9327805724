"""Teams by size in a workbook: what the sheets hold, and what the native charts are drawn from."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from goldenthread.reporting import excel
from goldenthread.reporting.course_charts import FunnelChart, Unit
from goldenthread.reporting.excel import Column, Workbook

FUNNEL = FunnelChart(
    "In time, teams by size, May 2026", "%",
    (
        Unit("Team North", 40, 82.5, "within"), Unit("=HYPERLINK(1)", 60, 40.0, "below"),
        Unit("Team East", 20, 75.0, "within"),
    ),
    64.2, (1.0, 20.0, 60.0), (0.0, 20.0, 40.5), (0.0, 40.0, 50.0), (100.0, 85.0, 76.0), (100.0, 95.0, 84.0),
    "=HYPERLINK(1) (24 of 60) is lower than chance explains for a team of its size.",
)  # fmt: skip
MADE = Workbook(
    title="Scorecard", sheet="Scorecard", said=(), columns=(Column("Measure"),), rows=(("In time",),), courses=(),
    made_on=date(2026, 6, 8), marking="Internal: contains small numbers", funnels=(FUNNEL, FUNNEL),
)  # fmt: skip


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(excel.render(MADE)))


def charts(made: Workbook) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(excel.render(made))) as file:
        return [file.read(name).decode() for name in file.namelist() if name.startswith("xl/charts/chart")]


def test_the_numbers_behind_a_funnel_are_cells(book: openpyxl.Workbook) -> None:
    rows = list(book["Teams data"].values)
    assert [row[2:7] for row in rows[1:4]] == [
        ("Team", "Team East", 20, 75, "Within chance"),
        ("Team", "Team North", 40, 82.5, "Within chance"),
        ("Team", "=HYPERLINK(1)", 60, 40, "Lower than chance explains"),
    ]
    assert rows[5][2:] == ("Limits", None, 20, None, None, 64.2, 20, 40, 85, 95)
    assert len(rows) == 1 + 2 * (3 + 3)


def test_a_team_whose_name_begins_like_a_formula_is_text_in_its_cell_and_in_its_label() -> None:
    made = excel.render(MADE)
    assert openpyxl.load_workbook(io.BytesIO(made))["Teams data"]["D4"].data_type == "s"
    named = re.findall(r"<c:dLbl>.*?</c:dLbl>", charts(MADE)[0])
    assert len(named) == 1 and "<c:f>" not in named[0]
    assert "<a:t>\u00a0=HYPERLINK(1)</a:t>" in named[0]


def test_teams_are_marks_and_limits_are_lines_of_the_same_cells() -> None:
    first, second = charts(MADE)
    assert "<c:scatterChart>" in first
    sizes = re.findall(r"<c:xVal>.*?<c:f>(.*?)</c:f>", first)
    values = re.findall(r"<c:yVal>.*?<c:f>(.*?)</c:f>", first)
    assert sizes == ["'Teams data'!$E$5:$E$7"] * 5 + ["'Teams data'!$E$2:$E$3", "'Teams data'!$E$4"]
    assert values[:5] == [f"'Teams data'!${column}$5:${column}$7" for column in "HIJKL"]
    assert values[5:] == ["'Teams data'!$F$2:$F$3", "'Teams data'!$F$4"]
    assert "'Teams data'!$F$8:$F$9" in second  # the next funnel has its own rows


def test_each_funnel_has_its_sentence_in_the_sheet_under_the_marking(book: openpyxl.Workbook) -> None:
    said = [row[0] for row in book["Teams by size"].values if row[0]]
    sentence = f"{FUNNEL.title}. {FUNNEL.sentence}"
    assert said == ["Scorecard", "Internal: contains small numbers", sentence, sentence]


def test_without_a_team_within_or_beyond_nothing_empty_is_drawn() -> None:
    steady = replace(FUNNEL, units=FUNNEL.units[:1])
    assert len(re.findall("<c:ser>", charts(replace(MADE, funnels=(steady,)))[0])) == 6


def test_without_funnels_there_are_no_sheets_of_teams() -> None:
    book = openpyxl.load_workbook(io.BytesIO(excel.render(replace(MADE, funnels=()))))
    assert book.sheetnames == ["Scorecard"]  # nor an empty one of data, as there is no course either
