"""A row is drawn once for the same words and numbers, and never shows one reader what only another may do."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.core.periods import Month
from goldenthread.web import tables
from goldenthread.web.measures import scorecard_rows
from goldenthread.web.measures.grouping import Group
from goldenthread.web.measures.scorecard_lines import Line

COLUMNS = (
    tables.Column("order", "Measure", lambda line: line.title, template="measures/cell_measure.html",
                  value=lambda line: line),
    tables.Column("now", Month(2026, 5).label, lambda line: "Not linked", template="measures/cell_figure.html",
                  value=lambda line: line.now),
)  # fmt: skip
LINE = Line(
    key="7", title="Visits <in> date", measure=None, address="", area="Front door", area_address="/areas/1/", place=0,
    owner="", plan=None, now=None, before=None, apart="", signal=None, link_address="/scorecard/lines/7/link/",
)  # fmt: skip


def row(line: Line, *, can_link: bool = False, is_area: bool = True) -> str:
    cells = [tables.Cell(column, column.text(line), "", column.value(line)) for column in COLUMNS if column.value]
    ((_, (drawn,)),) = scorecard_rows.drawn(
        [Group("Front door", "", [tables.Row(line, cells)], is_area)], can_link=can_link
    )
    return drawn


def test_the_same_line_is_drawn_once_and_a_changed_one_anew() -> None:
    first = row(LINE)
    assert row(replace(LINE)) is first
    assert "Visits &lt;in&gt; date" in first
    assert "Visits in time" in row(replace(LINE, title="Visits in time"))


def test_who_may_not_link_never_gets_the_row_of_who_may() -> None:
    assert 'href="/scorecard/lines/7/link/"' in row(LINE, can_link=True)
    assert 'href="/scorecard/lines/7/link/"' not in row(LINE, can_link=False)


def test_a_row_outside_its_area_names_the_area() -> None:
    assert "Front door" not in row(LINE)
    assert "Front door" in row(LINE, is_area=False)
