"""A whole plan as a file: one good layout, in Word and in Excel, which is read back without loss."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from goldenthread.plans.exporting import Lines, Sheet
from goldenthread.plans.reading import our_tables, our_words
from goldenthread.reporting import blocks, excel, word, words

MARKING = "Internal: a plan with the names of those who answer for it"
READ_BACK = (
    "Read back by Golden Thread, this file gives the same plan: keep the headings of the tables and the numbers "
    "(R1, O1, A1, M1) as they are. On the site stay the files of evidence, what holds child data or was withdrawn, "
    "comments, sign-off, approval and whom the plan is shared with; whoever reads it in answers for what it says."
)
RECORD = "The record"
ABOUT_RECORD = (
    "What was said, shown and moved since the plan began. It follows the plan so that nothing is lost when the file is "
    "read back; nobody has to read it through."
)
RATING = "Rating"
# Parts of the paper's width, or LETTERS of a sheet's column; a word of a heading fits in. What is not named takes 3.
WIDTHS = {
    "Number": 2.3, "Measure number": 2, "Reference": 2.9, "Action": 6, "Action no longer in the plan": 6, "Serves": 2.3,
    "Owners": 3.5, "Dates": 3.2, "Status": 3.6, RATING: 2.9, "Measures named": 3.6, "Partners": 3.2, "Waits for": 2,
    "Cost": 2.8, "Recommendation": 8, "Kind": 3.4, "Time frame": 2.6, "Source": 4, "Outcome": 6, "What it says": 9,
    "Measure": 4.5, "Target": 2.4, "Computed measure": 3.6, "Area": 3.4, "Baseline": 2.4, "Actual": 2.4, "Period": 2.2,
    "Comparators": 3, "Answers": 2.2, "Phase": 2, "Responsible officers": 5, "Leads": 4, "Linked plans": 4,
    "About": 6, "Of action": 6, "Month": 2.5, "Months": 4.6, "Progress": 7, "Risk": 4.5, "Next step": 4,
    "Nothing changed": 2.9, "Because": 8, "What it shows": 7, "In their words": 9, "Why": 4.5, "Place": 1.6,
    "Measure named": 6, "Its actions": 5, "What comes round": 4.5, "Note": 5, "Milestone": 6, "Before": 4, "After": 4,
    "Work stream": 5, "File": 3.4, "By the rule": 2.6, "Reported": 2.6, "Since": 2.6,
    "Said on": 2.9, "Said by": 3.6, "Handed in on": 2.9, "Handed in by": 3.6,
}  # fmt: skip
LETTERS = 6  # of a sheet's column for each part of a width
# What a column holds one below the other; in other columns several lines are one text with its own line ends.
LISTS = {
    "Owners", "Measures named", "Partners", "Responsible officers", "Leads", "Linked plans",
    "In the inspection report",
}  # fmt: skip
TYPED = {"Reference", "Owners", "Status", "Responsible officers", "Baseline"}  # columns of a sheet that people fill in
LONGEST_SHEET = 4_500  # rows: fewer than a sheet may have that is read back


def as_word(title: str, subtitle: str, period: str, sheets: Sequence[Sheet], *, on: date, made_for: str) -> bytes:
    """The bytes of a .docx: landscape, a heading for each kind of thing and each area, headings of tables repeated."""
    names = [sheet.name for sheet in sheets]
    written: list[blocks.Block] = []
    for at, sheet in enumerate(sheets):
        if sheet.is_record and not sheets[at - 1].is_record:
            written += [blocks.PageBreak(), blocks.Heading(RECORD), blocks.Note.of(ABOUT_RECORD)]
        written += _headed(sheet, is_first=sheet.name not in names[:at])
    report = blocks.Report(
        title=title, subtitle=subtitle, period=period or "not stated", made_on=on, marking=MARKING, made_for=made_for,
        blocks=(*written, blocks.Note.of(READ_BACK)),
    )  # fmt: skip
    return word.render(report)


def _without_empty_columns(sheet: Sheet, kept: Collection[str] = ()) -> Sheet:
    """The table without columns in which nothing stands, but for ``kept`` and what it is known by."""
    further = our_tables.known_by(sheet.columns)
    core = further.core if further else our_words.CORE.get(sheet.columns, sheet.columns)
    places = [
        at for at, title in enumerate(sheet.columns)
        if title in core or title in kept or any(row[at] for row in sheet.rows)
    ]  # fmt: skip
    rows = tuple(tuple(row[at] for at in places) for row in sheet.rows)
    return replace(sheet, columns=tuple(sheet.columns[at] for at in places), rows=rows)


def _headed(sheet: Sheet, *, is_first: bool) -> list[blocks.Block]:
    """The heading of the first table of its kind, that of its area, and the table."""
    heading = [blocks.Heading(sheet.name, 2 if sheet.is_record else 1)] if is_first else []
    under = [blocks.Heading(sheet.about, 2)] if sheet.about else []
    sheet = _without_empty_columns(sheet)
    columns = [blocks.Column(title, WIDTHS.get(title, 3)) for title in sheet.columns]
    rows = [[_block(title, cell) for title, cell in zip(sheet.columns, row, strict=True)] for row in sheet.rows]
    return [*heading, *under, blocks.Table.of(sheet.caption, columns, rows, is_small=True)]


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
            for part, name in _in_parts(sheet):
                _write(book.add_worksheet(name), part, head, text)
    return kept.getvalue()


def _in_parts(sheet: Sheet) -> Iterator[tuple[Sheet, str]]:
    """The sheet without its empty columns, in parts that can be read back, with the name of each."""
    whole = _without_empty_columns(sheet, TYPED)
    for part, at in enumerate(range(0, len(whole.rows), LONGEST_SHEET), start=1):
        name = whole.name if part == 1 else f"{whole.name} {part}"
        yield replace(whole, rows=whole.rows[at : at + LONGEST_SHEET]), name[: excel.LONGEST_NAME]


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
