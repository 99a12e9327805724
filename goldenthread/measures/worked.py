"""The worked examples of a computed measure: made-up children, what was drawn of them, and what the definition said.

The specs in ``tests/spec`` are their one home. Running them with ``docs/make.py examples`` keeps what they drew and
what came of it in ``examples/SLUG.toml``, so that pages and documentation can show it where no tests are installed.
Each spec fails where its example is not the one that is kept.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from goldenthread.core.periods import Month

FOLDER = Path(__file__).parent / "examples"
MEETS, MISSES, MISSING, COUNTED, NOT_COUNTED = OUTCOMES = ("meets", "misses", "missing", "counted", "not counted")
EDGE, BLANK = " at the edge", " with a blank"


@dataclass(frozen=True)
class Drawing:
    """One table of an example: the declared table's name, its column names, and every cell as text."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """What one extract held on its as-at date."""

    as_at: date
    drawings: tuple[Drawing, ...]


@dataclass(frozen=True)
class Setting:
    """One of the council's own numbers in force in the example; ``ends_on`` blank: until further notice."""

    name: str
    amount: float
    starts_on: str
    ends_on: str
    source: str


@dataclass(frozen=True)
class Outcome:
    """What became of one child or other thing drawn: one row of the definition, or none (``not counted``).

    ``outcome`` is one of OUTCOMES: ``meets`` and ``misses`` are a ``met`` of 1 and 0, ``counted`` is a row of a measure
    that asks no more. ``shows`` is what the spec says it is there to show (``meets at the edge``), ``because`` why;
    both are blank where a spec says nothing of this one. ``amount`` is the row's number or the worker it counts for.
    """

    who: str
    counted_on: str
    outcome: str
    amount: str = ""
    shows: str = ""
    because: str = ""


@dataclass(frozen=True)
class Figure:
    """What the definition gave for the council; ``numerator`` and the others are None where there is no such number."""

    state: str
    numerator: float | None
    denominator: float | None
    missing: int
    value: float | None
    reason: str


@dataclass(frozen=True)
class Example:
    """One case of a spec. ``figure`` is None where the spec asks only who is counted.

    Where a spec draws a crowd there are no pictures, and an outcome says how many rows had it.
    """

    spec: str
    title: str
    month: Month
    kind: str
    pictures: tuple[Picture, ...]
    settings: tuple[Setting, ...]
    figure: Figure | None
    outcomes: tuple[Outcome, ...]

    @property
    def is_told(self) -> bool:
        """Does it say of anybody what they are there to show?"""
        return any(each.shows for each in self.outcomes)


@lru_cache(maxsize=256)
def examples(slug: str) -> tuple[Example, ...]:
    """Every example of the measure, in the order of its specs; none of an entered measure or a milestone."""
    path = FOLDER / f"{slug}.toml"
    return parse(path.read_text("utf-8")) if path.exists() else ()


def parse(text: str) -> tuple[Example, ...]:
    """The examples of one kept file."""
    return tuple(_example(raw) for raw in tomllib.loads(text).get("example", []))


def table(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The column names and the rows of a drawn table: names, a line of dashes, and a line for each row."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    cells = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    return cells[0], tuple(cells[2:])


def _example(raw: Mapping[str, Any]) -> Example:
    figure = Figure(**{"numerator": None, "denominator": None, "value": None, **raw["figure"]})
    return Example(
        raw["spec"], raw["title"], Month.parse(raw["month"]), raw["kind"],
        tuple(_picture(each) for each in raw.get("picture", [])),
        tuple(Setting(**each) for each in raw.get("setting", [])),
        figure if figure.state else None,
        tuple(Outcome(*cells) for cells in table(raw["outcomes"])[1]),
    )  # fmt: skip


def _picture(raw: Mapping[str, Any]) -> Picture:
    return Picture(raw["as_at"], tuple(Drawing(name, *table(text)) for name, text in raw["tables"].items()))
