"""Which column is which, told by its heading in any usual wording and order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.plans.reading import dates
from goldenthread.plans.reading.tables import Row, Table, tidy

Words = Mapping[str, str]
LONGEST = 200  # characters; more than any heading of a column has
# "Actual May 2026", "Outturn 2025/26": a month or year at the end of a heading that stands for figures.
WHEN = (
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s*-?\s*(?:20)?\d\d"
    r"|(?:q[1-4]\s*)?20\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?)"
)
LABELLED = 2  # cells: a label and what it names
ENOUGH = 2  # known headings in a row, for another to be looked at once more
LONGEST_CUT = 60  # characters of a heading in which a cut word is looked for
HEADER_ROWS = 3  # a title row and a blank one may come before the headings


@dataclass(frozen=True)
class Layout:
    """The columns of a table by what they hold; ``words`` are the headings as written."""

    columns: Mapping[str, int]
    width: int
    row: Row
    words: Mapping[str, str] = field(default_factory=dict)

    def index(self, name: str) -> int | None:
        return self.columns.get(name)


def find(table: Table, words: Words, *, needed: set[str], free: str = "") -> Layout | None:
    """The layout when the first rows have every needed heading and no other; None otherwise.

    A heading nobody knows means that the table says something this shape would lose, so it is not claimed.
    The column called ``free`` may carry any words as its heading (an area's name, say) or none, or not be there.
    """
    for row in table.rows[:HEADER_ROWS]:
        if layout := of_row(row, words, needed=needed, free=free):
            return layout
    return None


def of_row(row: Row, words: Words, *, needed: set[str], free: str = "") -> Layout | None:
    """The layout that this row lays down, if it is a row of headings."""
    columns: dict[str, int] = {}
    is_unknown = False
    for index, (cell, name) in enumerate(zip(row.cells, _names(row, words), strict=True)):
        if name and name not in columns:
            columns[name] = index
        elif cell and not (free and index == 0):
            return None
        else:
            is_unknown = is_unknown or bool(cell)
    if free and free not in columns and 0 not in columns.values():
        is_unknown, columns = False, {**columns, free: 0}
    if is_unknown or not needed <= columns.keys() or len(set(columns.values())) < len(columns):
        return None
    return Layout(columns, len(row.cells), row, {n: row.cell(i).text for n, i in columns.items()})


def of_words(heading: str, words: Words) -> str:
    """The name of the column that a heading's words stand for; empty when they stand for none."""
    return _name(heading, words)


def named(row: Row, words: Words) -> str:
    """What a row of two cells names, of which the first is no more than the heading of areas: "Area", "Schools"; empty
    for any other row."""
    filled = [cell.text for cell in row.cells if cell]
    is_labelled = len(filled) == LABELLED and _name(filled[0], words) == "area" and not _name(filled[1], words)
    return filled[1] if is_labelled else ""


def heading_texts(table: Table) -> tuple[str, ...]:
    """The words of the first row that has any, to show a person what was not understood."""
    return next((tuple(c.text for c in row.cells) for row in table.rows if not row.is_empty), ())


def period(heading: str) -> str:
    """The month in a heading such as ``Actual (July 2020)`` or ``Actual July 2020``, as ``2020-07``; empty when it
    names none."""
    heading = heading[:LONGEST]
    bracket = re.search(r"\(([^)]*)\)", heading) or re.search(rf"\b({WHEN})$", tidy(heading).strip(" :.*"), re.I)
    bracket = bracket or re.search(r"[-–:]\s*(.+)$", heading)
    inside = (bracket[1] or "") if bracket else ""
    return dates.understand(inside).iso or ""


def source(heading: str, pattern: str) -> str:
    """The word of a heading that its pattern calls the source: "Ofsted" of "Ofsted ref"; empty without one."""
    match = re.fullmatch(pattern, tidy(heading).strip(" :.*"), re.I)
    return (match.groupdict().get("source") or "") if match else ""


def _names(row: Row, words: Words) -> list[str]:
    """What each cell of the row is the heading of; empty for one that is none.

    Beside others that are known, a heading in which a narrow column cut a word is known without that blank:
    "Performance indi cators".
    """
    names: list[str] = []
    for at, cell in enumerate(row.cells):
        names.append(_name(cell.text, words) if cell else "")
        if not any(names) and sum(map(bool, row.cells[: at + 1])) == ENOUGH:
            return [""] * len(row.cells)  # nearly all rows are none of headings: two cells tell
    if sum(map(bool, names)) < ENOUGH:
        return names
    return [name or _uncut(cell.text, words) for cell, name in zip(row.cells, names, strict=True)]


def _uncut(heading: str, words: Words) -> str:
    if len(heading) > LONGEST_CUT:
        return ""
    one_less = (heading[: blank.start()] + heading[blank.end() :] for blank in re.finditer(r"\b \b", heading))
    return next((name for each in one_less if (name := _name(each, words))), "")


def _name(heading: str, words: Words) -> str:
    if len(heading) > LONGEST:
        return ""
    bare = tidy(re.sub(r"\([^)]*\)", " ", heading)).strip(" :.*").casefold()
    return next((name for name, pattern in words.items() if re.fullmatch(pattern, bare)), "")
