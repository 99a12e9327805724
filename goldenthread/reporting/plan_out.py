"""A whole plan as a file: one good layout, in Word and in Excel, which is read back without loss."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from goldenthread.plans.exporting import Lines, Sheet
from goldenthread.plans.reading import our_words
from goldenthread.reporting import blocks, excel, word, words

MARKING = "Internal: a plan with the names of those who answer for it"
READ_BACK = (
    "Read back by Golden Thread, this file gives the same plan: keep the headings of the tables and the numbers "
    "(R1, O1, M1) as they are. Updates, evidence and the log of moved dates stay on the site."
)
RATING = "Rating"
# About one for each six letters of a line on landscape paper; what is not named takes 3.
WIDTHS = {
    "Number": 1.6, "Measure number": 1.6, "Reference": 2.6, "Action": 5, "Action no longer in the plan": 6,
    "Serves": 2, "Owners": 2.8, "Dates": 3, "Status": 2.2, RATING: 2.2, "Measures named": 3, "Partners": 2.6,
    "Cost": 2, "Recommendation": 8, "Outcome": 6, "What it says": 8, "Measure": 4.5, "Target": 2.4, "Computed measure":
    2.4, "Area": 2.6, "Baseline": 2.2, "Actual": 2.2, "Period": 1.6, "Comparators": 2.2,
}  # fmt: skip
LETTERS = 6  # of a sheet's column for each part of a width
# What a column holds one below the other; in other columns several lines are one text with its own line ends.
LISTS = {
    "Owners", "Measures named", "Partners", "Responsible officers", "Leads", "Linked plans",
    "In the inspection report",
}  # fmt: skip


def as_word(title: str, subtitle: str, period: str, sheets: Sequence[Sheet], *, on: date, made_for: str) -> bytes:
    """The bytes of a .docx: landscape, a heading for each kind of thing and each area, headings of tables repeated."""
    written: list[blocks.Block] = []
    for sheet in sheets:
        written += _headed(sheet, is_first=all(each.name != sheet.name for each in sheets[: sheets.index(sheet)]))
    report = blocks.Report(
        title=title, subtitle=subtitle, period=period or "not stated", made_on=on, marking=MARKING, made_for=made_for,
        blocks=(*written, blocks.Note.of(READ_BACK)),
    )  # fmt: skip
    return word.render(report)


def _without_empty_columns(sheet: Sheet) -> Sheet:
    """The table as paper has room for it: columns in which nothing stands are left out, but for what it is known by."""
    kept = [
        at for at, title in enumerate(sheet.columns)
        if title in our_words.CORE.get(sheet.columns, sheet.columns) or any(row[at] for row in sheet.rows)
    ]  # fmt: skip
    rows = tuple(tuple(row[at] for at in kept) for row in sheet.rows)
    return replace(sheet, columns=tuple(sheet.columns[at] for at in kept), rows=rows)


def _headed(sheet: Sheet, *, is_first: bool) -> list[blocks.Block]:
    """The heading of the first table of its kind, that of its area, and the table."""
    heading = [blocks.Heading(sheet.name)] if is_first else []
    under = [blocks.Heading(sheet.about, 2)] if sheet.about else []
    sheet = _without_empty_columns(sheet)
    columns = [blocks.Column(title, WIDTHS.get(title, 3)) for title in sheet.columns]
    rows = [[_block(title, cell) for title, cell in zip(sheet.columns, row, strict=True)] for row in sheet.rows]
    return [*heading, *under, blocks.Table.of(sheet.caption, columns, rows)]


def _block(title: str, cell: Lines) -> blocks.Words | blocks.Bullets:
    if title == RATING and cell:
        return blocks.Rating(cell[0])
    if title in LISTS and len(cell) > 1:
        return blocks.Bullets.of(*cell)
    return "\n".join(cell)


def as_excel(title: str, sheets: Sequence[Sheet], *, on: date) -> bytes:
    """The bytes of a .xlsx: a sheet for each table, headings frozen and repeated on paper, filters on."""
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(kept, options) as book:
        made = datetime.combine(on, time())
        book.set_properties({"title": title, "comments": f"{MARKING}. {READ_BACK}", "created": made})
        base = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
        head, text = book.add_format({**base, "bold": True, "bottom": 1, "bg_color": "#F3F2F1"}), book.add_format(base)
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name[: excel.LONGEST_NAME]), sheet, head, text)
    return kept.getvalue()


def _write(made: Worksheet, sheet: Sheet, head: Format, text: Format) -> None:
    for at, title in enumerate(sheet.columns):
        made.set_column(at, at, WIDTHS.get(title, 3) * LETTERS)
        _put(made, 0, at, title, head)
    for number, row in enumerate(sheet.rows, start=1):
        for at, (title, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            rating = title == RATING and cell
            _put(made, number, at, blocks.Rating(cell[0]).label if rating else "\n".join(cell), text)
    made.freeze_panes(1, 0)
    made.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    made.set_landscape()
    made.set_paper(9)  # A4
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    made.set_footer(f"&L{MARKING}&RPage &P of &N")


def _put(made: Worksheet, row: int, at: int, words_of: str, shape: Format) -> None:
    """Always as text, whatever it begins with, as far as a cell reaches; an empty cell stays empty."""
    fit = words.writable(words_of)[0][: excel.LONGEST_CELL]
    if fit:
        made.write_string(row, at, fit, shape)
    else:
        made.write_blank(row, at, None, shape)
