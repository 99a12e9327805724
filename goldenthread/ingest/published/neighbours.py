"""Statistical neighbours out of the department's table: for each authority, the ten that are most like it, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from goldenthread.ingest.published import areas
from goldenthread.ingest.published.faults import Faults
from goldenthread.ingest.reading.headings import plain

TITLE = "Statistical neighbours"
TEN = 10
_HEADING_ROWS = 12
_PLACE = re.compile(r"sn ?(\d{1,2})")
_NUMBERS = ("old la code", "la number", "la num", "lano")
_REGIONS = ("goreg", "region name", "region")


@dataclass(frozen=True)
class Columns:
    """Where things stand: the authority's number, name and region, and by place the neighbour and its closeness."""

    row: int
    number: int
    name: int
    region: int | None
    places: dict[int, int]


@dataclass
class Found:
    """``sets``: by authority the numbers of its neighbours in order, with how close each is in the table's words."""

    sets: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    areas: dict[str, tuple[str, str]] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)
    warnings: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The shape in which it leaves the child process."""
        listed = [[key, "authority", name, areas.region_key(region)] for key, (name, region) in self.areas.items()]
        return {
            "areas": listed, "sets": {key: [list(pair) for pair in found] for key, found in self.sets.items()},
            "rejected": self.faults.as_json(), "warnings": self.warnings,
        }  # fmt: skip


def columns(rows: Sequence[Sequence[object]]) -> Columns | None:
    """The row of headings, below whatever titles there are; None where this is no table of neighbours."""
    for at, row in enumerate(rows[:_HEADING_ROWS]):
        words = [plain(str(cell)) for cell in row]
        places = {int(match[1]): index for index, word in enumerate(words) if (match := _PLACE.fullmatch(word))}
        number = next((words.index(name) for name in _NUMBERS if name in words), None)
        if 1 in places and number is not None and "la name" in words:
            region = next((words.index(name) for name in _REGIONS if name in words), None)
            return Columns(at, number, words.index("la name"), region, places)
    return None


def of(rows: Sequence[Sequence[object]], at: Columns, sheet: str = "") -> Found:
    """The set of every authority; a neighbour that the table does not know, or that stands twice, is told."""
    result = Found(faults=Faults(sheet))
    below = [(number, row) for number, row in enumerate(rows[at.row + 1 :], start=at.row + 2) if any(map(_said, row))]
    known = {areas.number(_cell(row, at.number)) for _, row in below}
    for number, row in below:
        _take(number, row, at, known, result)
    short = [result.areas[key][0] for key, found in result.sets.items() if len(found) != TEN]
    if short:
        result.warnings.append(f"Not ten neighbours: {', '.join(short[:5])}{' and others' if len(short) > 5 else ''}.")
    return result


def _take(number: int, row: Sequence[object], at: Columns, known: set[str], result: Found) -> None:
    key, name = areas.number(_cell(row, at.number)), str(_cell(row, at.name)).strip()
    if not key:
        result.faults.add(number, "LA number", _cell(row, at.number), "This is no number of an authority.", _LOOK)
        return
    if key in result.sets:
        result.faults.add(number, "LA number", key, "This authority stands twice; the first row is used.", _LOOK)
        return
    result.areas[key] = (name, str(_cell(row, at.region)).strip() if at.region is not None else "")
    result.sets[key] = _neighbours(number, row, at, known, result, key)


def _neighbours(
    number: int, row: Sequence[object], at: Columns, known: set[str], result: Found, own: str
) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for place, index in sorted(at.places.items()):
        cell = _cell(row, index)
        if not _said(cell):
            continue
        neighbour = areas.number(cell)
        if neighbour not in known or not neighbour or neighbour == own or neighbour in {key for key, _ in found}:
            result.faults.add(
                number, f"SN{place}", cell, "This is no other authority of the table, or a second time.", _LOOK
            )
            continue
        found.append((neighbour, str(_cell(row, index + 1)).strip()))
    return found


_LOOK = "Look at the row in the publisher's file; download the file again if it was changed."


def _cell(row: Sequence[object], index: int) -> object:
    return row[index] if index < len(row) else ""


def _said(cell: object) -> bool:
    return bool(str("" if cell is None else cell).strip())
