"""Pasted text as a manuscript: from Excel, from Word, from a web page, or typed."""

from __future__ import annotations

import csv

import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.plans.reading import document, errors, pasted
from goldenthread.plans.reading.tables import Manuscript


def read(text: str) -> Manuscript:
    return pasted.read(text.encode(), name="Pasted text.txt")


def rows(found: Manuscript) -> list[list[list[tuple[str, ...]]]]:
    return [[[cell.texts for cell in row.cells] for row in table.rows] for table in found.tables]


def test_cells_from_excel_may_hold_line_breaks_and_quotation_marks() -> None:
    found = read('Plan\nArea\tActions\tDate\nHomes\t"Say ""hello""\nPaint"\tJul-26\n')
    assert rows(found) == [[[("Area",), ("Actions",), ("Date",)], [("Homes",), ('Say "hello"', "Paint"), ("Jul-26",)]]]
    assert (found.opening, found.notes) == (("Plan",), ())


def test_cells_from_word_run_over_several_lines() -> None:
    found = read("Area\tActions\tDate\nHomes\nLead: Ana\tPaint\nRoof\tJul-26\nAug-26\nCare\tCook\tSep-26")
    assert rows(found)[0][1:] == [
        [("Homes", "Lead: Ana"), ("Paint", "Roof"), ("Jul-26", "Aug-26")],
        [("Care",), ("Cook",), ("Sep-26",)],
    ]
    assert found.notes == ("Line 5 of the text has no tab; it was read as more of the cell above it.",)


def test_an_empty_line_ends_a_table_and_what_follows_is_the_next_ones_heading() -> None:
    found = read("Area\tActions\nHomes\tPaint\n\nWithin six months\nArea\tActions\nCare\tCook")
    assert [table.headings for table in found.tables] == [(), ("Within six months",)]


PLAN_ROWS = "Area\tActions\tTarget date\tLeads\nHomes\tPaint\tJul-26\tAnn\nCare\tCook\tAug-26\tBen"
LINES = "Area\tMeasure\tActual\tTarget\nHomes\tBeds\t4\t5"
FEWER = "Measure\tActual\tTarget\nBeds\t4\t5\nMeals\t1\t2"


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize(("second", "measures"), [(LINES, ["Beds"]), (FEWER, ["Beds", "Meals"])])
def test_headings_begin_another_table_with_or_without_an_empty_line(
    between: str, second: str, measures: list[str]
) -> None:
    reading = document.read(f"{PLAN_ROWS}{between}{second}".encode(), name="Pasted text.txt")
    assert [each.text for each in reading.actions] == ["Paint", "Cook"]
    assert [each.text for each in reading.measures] == measures
    bars = "\n".join(f"| {line.replace(chr(9), ' | ')} |" for line in f"{PLAN_ROWS}\n{second}".split("\n"))
    assert document.read(bars.encode(), name="Pasted text.txt").measures == reading.measures


def test_headings_that_come_again_on_the_next_page_go_on_with_their_table() -> None:
    again = "Area\tActions\tTarget date\tLeads\n\tClean\tSep-26\tAnn"
    reading = document.read(f"{PLAN_ROWS}\n{again}".encode(), name="Pasted text.txt")
    assert [(each.area, each.text) for each in reading.actions] == [
        ("Homes", "Paint"), ("Care", "Cook"), ("Care", "Clean"),
    ]  # fmt: skip


def test_a_table_between_bars_is_read_without_its_rule() -> None:
    found = read("# Plan\n\n| Area | **Actions** | Date |\n|---|:--:|--:|\n| Homes | Paint<br>Roof | a \\| b |")
    assert rows(found) == [[[("Area",), ("Actions",), ("Date",)], [("Homes",), ("Paint", "Roof"), ("a | b",)]]]
    assert found.opening == ("Plan",)


def test_columns_may_be_kept_apart_by_blanks() -> None:
    found = read("Area    Actions     Date\n-----   -------     ----\nHomes   Paint it    Jul-26")
    assert rows(found) == [[[("Area",), ("Actions",), ("Date",)], [("Homes",), ("Paint it",), ("Jul-26",)]]]


def test_a_row_of_one_cell_is_a_title_above_a_table_and_a_row_within_it() -> None:
    found = read('Plan\t\nArea\tActions\nHomes\t"a\nb"\nCare\t\n\nAnother\nArea\tActions\nCare\tc')
    assert [table.headings for table in found.tables] == [("Plan",), ("Another",)]
    assert rows(found)[0][1:] == [[("Homes",), ("a", "b")], [("Care",), ()]]


def test_a_pasted_plan_is_understood_in_full() -> None:
    text = 'Homes\nArea\tPriorities\tTarget date\tMeasures\tPartners\n\t"• Paint\n• Roof"\t"Jul-26\nAug-26"\t\tBuilders'
    (first, second) = document.read(text.encode(), name="Pasted text.txt").actions
    assert [(a.area, a.text, a.dates[0].iso) for a in (first, second)] == [
        ("Homes", "Paint", "2026-07"), ("Homes", "Roof", "2026-08"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data", ["Zoë’s plan\nArea\tActions\nHomes\tPaint".encode(name) for name in ("utf-16", "cp1252")]
)
def test_text_in_another_encoding_keeps_its_letters(data: bytes) -> None:
    assert pasted.read(data, name="a.txt").opening == ("Zoë’s plan",)


def test_text_without_a_table_is_refused() -> None:
    with pytest.raises(errors.NoTables):
        read("Improve everything.\n\nSoon.")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(FileRefused, match="not a text file"):
        pasted.read(b"a\tb\n\x00\x01", name="a.txt")


def test_quotation_marks_that_are_closed_or_stand_inside_a_cell_are_no_reason_to_refuse() -> None:
    text = 'Area\tActions\tTarget date\nHomes\t"Paint\nand ""mend"""\tJul-26\nCare\tCook 6" pans\tAug-26\n'
    rows = pasted.read(text.encode(), name="plan.txt").tables[0].rows
    assert [row.cells[1].texts for row in rows[1:]] == [("Paint", 'and "mend"'), ('Cook 6" pans',)]


def test_a_cell_may_be_long_and_other_readers_of_the_process_keep_their_limit() -> None:
    before = csv.field_size_limit(99)
    try:
        found = read('Area\tActions\nHomes\t"' + "Paint the hall. " * 20 + '\nand the stairs"\n')
        assert csv.field_size_limit() == 99
    finally:
        csv.field_size_limit(before)
    assert rows(found)[0][1][1] == (("Paint the hall. " * 20).strip(), "and the stairs")
