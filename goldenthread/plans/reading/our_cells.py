"""Cells of our own layout: what is stored as lines of text, and those lines as what is stored. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from goldenthread.core.periods import Month, short_day
from goldenthread.plans.reading import dates, our_words
from goldenthread.plans.reading.model import Told
from goldenthread.plans.reading.our_tables import NUMBER, Column, Kind, OurTable

Lines = tuple[str, ...]
ACTION = re.compile(r"^A\d{1,6}$")
TO = " to "
LONGEST = 600  # months of one row: fifty years
NAMED = re.compile(r"^([A-Z])(\d{1,6})$")
WHOLE = re.compile(r"^\d{1,4}$")


class NotRead(ValueError):
    """A cell says something that its column can not hold; the message says what it should be."""


def text_lines(words: Any) -> Lines:
    """A text line by line; an empty line inside it is kept as a mark, for no format keeps it."""
    return tuple(line if line.strip() else our_words.EMPTY_LINE for line in str(words).split("\n")) if words else ()


def text_of(lines: Sequence[str]) -> str:
    """The text that ``text_lines`` wrote."""
    return "\n".join("" if line == our_words.EMPTY_LINE else line for line in lines)


def day_lines(day: date | None) -> Lines:
    return (short_day(day),) if day else ()


def month_lines(period: str) -> Lines:
    return (Month.parse(period).label,) if period else ()


def moved_lines(raw: str, iso: str) -> Lines:
    """A date of the log: as written, and as understood where its words alone do not say so."""
    if not raw and not iso:
        return ()
    if (dates.understand(raw).iso or "") == iso:
        return (raw,)
    return (raw or our_words.NO_WORDS, f"{our_words.UNDERSTOOD}{iso or our_words.NO_DATE}")


def months_lines(first: str, last: str) -> Lines:
    """``Mar 2026``, or ``Mar 2026 to Aug 2026``."""
    ends = [Month.parse(period).label for period in dict.fromkeys((first, last))]
    return (TO.join(ends),)


def told(table: OurTable, where: str, cells: Mapping[str, Lines]) -> Iterator[Told]:
    """What a row of a table of ours tells, once for each of its months where it names several; NotRead when a cell does
    not hold what its column is for."""
    said: dict[str, Any] = {}
    for column in table.columns:
        lines = cells.get(column.title, ())
        if lines and column.kind != Kind.SAID:
            said |= _said(column, lines)
    if not table.is_about(said):
        raise NotRead("it does not say what it is about")
    number = text_of(cells.get(NUMBER, ()))
    for name in [column.name for column in table.columns if column.kind == Kind.MONTHS]:
        yield from (Told(table.key, where, number, {**said, name: month}) for month in said.get(name, []))
        return
    yield Told(table.key, where, number, said)


def _said(column: Column, lines: Sequence[str]) -> dict[str, Any]:
    if column.kind == Kind.DATE:
        read = our_words.date_of(lines)
        return {f"{column.name}_raw": read.raw, f"{column.name}_iso": read.iso or ""} if read else {}
    if column.kind == Kind.ABOUT:
        return {"action": lines[0]} if ACTION.match(lines[0]) else {"area": text_of(lines)}
    return {column.name: _READ[column.kind](lines, column.title)}


def _text(lines: Sequence[str], title: str) -> str:
    return text_of(lines)


def _day(lines: Sequence[str], title: str) -> str:
    iso = dates.understand(lines[0]).iso or ""
    if len(iso) != len("2026-10-31"):
        raise NotRead(f"“{lines[0]}” under {title} is not a day, such as 3 Oct 2026")
    return iso


def _month(lines: Sequence[str], title: str) -> str:
    iso = dates.understand(lines[0]).iso or ""
    if len(iso) < len("2026-10"):
        raise NotRead(f"“{lines[0]}” under {title} is not a month, such as Oct 2026")
    return iso[:7]


def _months(lines: Sequence[str], title: str) -> list[str]:
    """Every month from the first to the last that the cell names."""
    ends = [Month.parse(_month([end], title)) for end in lines[0].split(TO)]
    found = [ends[0]]
    while found[-1] < ends[-1] and len(found) < LONGEST:
        found.append(found[-1].next())
    return [month.id for month in found]


def _number(lines: Sequence[str], title: str) -> int:
    if not WHOLE.match(lines[0]):
        raise NotRead(f"“{lines[0]}” under {title} is not a whole number")
    return int(lines[0])


def _yes(lines: Sequence[str], title: str) -> bool:
    return lines[0].casefold() == our_words.YES


def _one(lines: Sequence[str], title: str) -> str:
    if not NAMED.match(lines[0]):
        raise NotRead(f"“{lines[0]}” under {title} is not a number such as A12")
    return lines[0]


def _many(lines: Sequence[str], title: str) -> list[str]:
    return numbers(lines)


def numbers(lines: Iterable[str], letters: str = "") -> list[str]:
    """The numbers of other rows that a cell names; words below them are for people."""
    found = [line for line in lines if NAMED.match(line)]
    return [line for line in found if not letters or line[0] in letters]


_READ: Mapping[Kind, Any] = {
    Kind.TEXT: _text, Kind.DAY: _day, Kind.MONTH: _month, Kind.MONTHS: _months,
    Kind.NUMBER: _number, Kind.YES: _yes, Kind.CHOICE: _text,
    Kind.AREA: _text, Kind.ONE: _one, Kind.MANY: _many,
}  # fmt: skip
