"""Tables below each other on one sheet without an empty row between them: headings say where each begins."""

from __future__ import annotations

import pytest

from goldenthread.plans.reading import document, heading_rows, sheet_tables
from goldenthread.plans.reading.model import Reading
from goldenthread.plans.reading.tables import Row, cell
from tests.plans.reading.made_up import PRIORITIES, REPORT, SCORECARD
from tests.plans.reading.test_excel import book, saved

PAINT = ("Homes", "Paint", "Jul-26", "Painted", "Estates")
TEACH = ("Schools", "Teach", "Aug-26", "Taught", "Heads")
TITLE = ("Improvement Plan",)


def row(*texts: str, number: int = 1) -> Row:
    return Row(number, tuple(cell([text]) for text in texts))


def parts(*rows: tuple[str, ...]) -> list[tuple[tuple[str, ...], list[int]]]:
    """The titles of each table and the numbers of its rows, the first row of the sheet being 1."""
    given = (row(*texts, number=at) for at, texts in enumerate(rows, start=1))
    return [(part.titles, [each.number for each in part.rows]) for part in sheet_tables.of(given, is_later=False)]


def read(*rows: tuple[object, ...]) -> Reading:
    return document.read(saved(book(("Sheet1", list(rows)))), name="plan.xlsx")


def test_headings_again_begin_a_table_with_the_words_right_above_them() -> None:
    found = parts(TITLE, PRIORITIES, PAINT, ("Schools",), PRIORITIES, TEACH)
    assert found == [(("Improvement Plan",), [2, 3]), (("Schools",), [5, 6])]


def test_headings_of_another_table_begin_it_and_so_do_those_of_two_columns() -> None:
    rows = (TITLE, ("Key developments", "Key risks"), ("Two opened", "Few came"), REPORT, ("Homes", "Green", "Red"))
    assert [numbers for _, numbers in parts(*rows, ("Measures",), SCORECARD)] == [[2, 3], [4, 5], [7]]


def test_the_area_above_each_table_is_that_of_its_rows() -> None:
    officers = ("Responsible officers: Head of Care", "Paint", "Jul-26", "", "")
    found = read(TITLE, ("Homes",), PRIORITIES, officers, ("Schools",), PRIORITIES, officers)
    assert [each.area for each in found.actions] == ["Homes", "Schools"]
    assert found.questions == ()


def test_headings_with_an_unknown_column_begin_a_table_where_they_come_again() -> None:
    costed = (*PRIORITIES, "Weather")
    found = parts(TITLE, costed, (*PAINT, "Sun"), ("Schools",), costed, (*TEACH, "Rain"))
    assert found == [(("Improvement Plan",), [2, 3]), (("Schools",), [5, 6])]


def test_headings_of_headings_stay_above_the_headings() -> None:
    upper = ("What we do", "", "When we do it", "How we know", "")
    assert [numbers for _, numbers in parts(TITLE, upper, PRIORITIES, PAINT)] == [[2, 3, 4]]


def test_a_table_of_contents_above_the_first_headings_is_a_table_of_its_own() -> None:
    contents = (("Introduction", "3"), ("Homes", "4"), ("Schools", "5"))
    found = parts(TITLE, *contents, ("Homes",), PRIORITIES, PAINT)
    assert found == [(("Improvement Plan",), [2, 3, 4]), (("Homes",), [6, 7])]


@pytest.mark.parametrize(
    "texts",
    [PAINT, ("Homes", "Number of homes", "4", "5", "6"), ("Area", "Priorities"), ("Introduction", "3"), ("Area",)],
)
def test_a_row_that_says_something_heads_no_table(texts: tuple[str, ...]) -> None:
    assert not heading_rows.are(row(*texts))


@pytest.mark.parametrize("texts", [PRIORITIES, (*REPORT, ""), SCORECARD, ("Key developments", "Key risks", "", "", "")])
def test_the_headings_of_a_known_table_head_one(texts: tuple[str, ...]) -> None:
    assert heading_rows.are(row(*texts))
