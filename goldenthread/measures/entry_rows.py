"""One CSV for any measure, period and team: its rows, and for each that cannot be used the row, column and remedy."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from goldenthread.core.periods import Month
from goldenthread.files import csvs
from goldenthread.measures import definition
from goldenthread.measures.errors import DefinitionError, MeasureError
from goldenthread.measures.given import Given

COLUMNS = ("measure", "period", "team", "numerator", "denominator", "done", "done_on", "source", "note")
NEEDED = ("measure", "period")
LONGEST = {"source": 300, "note": 2000}
MOST_ROWS = 5_000
_MONTHS = ("%B %Y", "%b %Y", "%b-%y", "%B-%y", "%d/%m/%Y", "%Y-%m-%d")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")
_YES, _NO = {"yes", "y", "true", "1", "done"}, {"no", "n", "false", "0", "not done"}


@dataclass(frozen=True)
class Row:
    """One row as it stands in the file, counted as a spreadsheet counts: the headings are row 1."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Wrong:
    """Why a row cannot be used, and what to do about it."""

    row: int
    column: str
    value: str
    reason: str
    remedy: str


def rows(data: bytes, name: str) -> tuple[list[Row], list[str]]:
    """The rows that hold anything, and the headings that are not read. MeasureError when a needed one is not there."""
    text = csvs.decode(data, name).text.lstrip("\ufeff")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    heads = [_plain(cell) for cell in next(lines, [])]
    for needed in NEEDED:
        if heads.count(needed) != 1:
            raise MeasureError(
                f"“{name}”, row 1: there is no column {needed}, or more than one.",
                remedy=f"Give the columns these names: {', '.join(COLUMNS)}.", field="file",
            )  # fmt: skip
    twice = next((head for head in heads if head in COLUMNS and heads.count(head) > 1), None)
    if twice:
        what = f"“{name}”, row 1: the column {twice} stands there twice."
        raise MeasureError(what, remedy="Delete one of them.", field="file")
    found = [
        Row(number, dict(zip(heads, (cell.strip() for cell in line), strict=False)))
        for number, line in enumerate(lines, start=2)
        if any(cell.strip() for cell in line)
    ]
    if not 0 < len(found) <= MOST_ROWS:
        raise MeasureError(
            f"“{name}” has {len(found):,} rows under its headings.", remedy=f"Give 1 to {MOST_ROWS:,}.", field="file"
        )
    return found, [head for head in heads if head and head not in COLUMNS]


def given(row: Row) -> Given | Wrong:
    """What a row says, or the first thing that is wrong with it. Text that looks like a formula stays text."""
    read: dict[str, Any] = {}
    for column, of in _READERS.items():
        cell = row.cells.get(column, "")
        try:
            read[column] = of(cell)
        except MeasureError as wrong:
            return Wrong(row.number, column, cell[:200], wrong.message, wrong.remedy)
    return Given(**read)


def _measure(cell: str) -> str:
    """By its address, or by its title as a page writes it."""
    by_title = {_plain(one.head.title): slug for slug, one in definition.library().items()}
    slug = by_title.get(_plain(cell), cell.lower())
    try:
        return definition.get(slug).slug
    except DefinitionError as unknown:
        raise MeasureError(
            "No measure has this name." if cell else "The measure is not named.",
            remedy="Write its address, as in: goldenthread measure list.",
        ) from unknown


def _period(cell: str) -> Month:
    if re.fullmatch(r"\d{4}-\d{2}", cell):
        try:
            return Month.parse(cell)
        except ValueError:
            pass
    day = _parsed(cell, _MONTHS)
    if day is None or not 1900 <= day.year <= 2200:
        raise MeasureError("This is not a month.", remedy="Write it as 2026-05.")
    return Month.of(day)


def _number(cell: str) -> float | None:
    if not cell:
        return None
    plain = cell.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", cell) else cell
    if not re.fullmatch(r"\d+(\.\d+)?", plain):
        raise MeasureError("This is not a number.", remedy="Write digits only, such as 14 or 12.5; nothing for none.")
    return float(plain)


def _done(cell: str) -> bool | None:
    if not cell:
        return None
    if cell.lower() not in _YES | _NO:
        raise MeasureError("This is neither yes nor no.", remedy="Write yes or no.")
    return cell.lower() in _YES


def _day(cell: str) -> date | None:
    if not cell:
        return None
    day = _parsed(cell, _DAYS)
    if day is None or not 1900 <= day.year <= 2200:
        raise MeasureError("This is not a date.", remedy="Write it as 2026-05-07.")
    return day


def _text(column: str) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if len(cell) > LONGEST[column]:
            raise MeasureError(f"This is longer than {LONGEST[column]} characters.", remedy="Shorten it.")
        return cell

    return read


_READERS: dict[str, Callable[[str], Any]] = {
    "measure": _measure, "period": _period, "team": str, "numerator": _number, "denominator": _number, "done": _done,
    "done_on": _day, "source": _text("source"), "note": _text("note"),
}  # fmt: skip


def _parsed(cell: str, ways: tuple[str, ...]) -> date | None:
    return next(_each(cell, ways), None)


def _each(cell: str, ways: tuple[str, ...]) -> Iterator[date]:
    for way in ways:
        try:
            yield datetime.strptime(cell, way).date()  # noqa: DTZ007 - a day as it is written has no zone
        except ValueError:
            continue


def _delimiter(text: str) -> str:
    return max(",;\t", key=text.partition("\n")[0].count)


def _plain(cell: str) -> str:
    return re.sub(r"[\s_]+", "_", cell.strip().lower())
