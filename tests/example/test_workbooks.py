"""The workbook has the template's layout, and its cells are what a person would find in one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from goldenthread.example import lists, template
from goldenthread.example.council import Council
from tests.example.conftest import AS_AT


@pytest.fixture(scope="module")
def book(workbook: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(workbook, read_only=True)


def test_all_eleven_lists_are_there_with_title_and_headings(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [f"List_{number}" for number in range(1, 12)]
    for number, sheet in template.SHEETS.items():
        title, headings = list(book[f"List_{number}"].iter_rows(min_row=1, max_row=2, values_only=True))
        assert title[0] == sheet.title
        assert headings == tuple(text for text, _ in sheet.columns)


def test_every_row_of_the_lists_is_written(book: openpyxl.Workbook, council: Council) -> None:
    for number, made in lists.lists_at(council, AS_AT).items():
        assert sum(1 for _ in book[f"List_{number}"].iter_rows(min_row=3, max_col=1)) == len(made)


def test_codes_carry_the_words_of_the_template_and_dates_are_dates(book: openpyxl.Workbook) -> None:
    cells = next(book["List_1"].iter_rows(min_row=3, max_row=3, values_only=True))
    assert cells[0].startswith("EX")
    assert cells[1] in template.LABELS["sex"].values()
    assert isinstance(cells[5], datetime)
    assert cells[6] in template.LABELS["source"].values()


def test_every_list_row_is_as_wide_as_its_sheet(council: Council) -> None:
    for number, made in lists.lists_at(council, AS_AT).items():
        assert {len(row) for row in made} == {len(template.SHEETS[number].columns)}
