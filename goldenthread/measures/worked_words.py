"""Worked examples in the words of a reader: what was drawn, what became of each child, and the figure.

The page of a measure and its page in the documentation both show what stands here, so they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.core import periods
from goldenthread.measures import words, worked
from goldenthread.measures.definition import Definition
from goldenthread.measures.worked import Drawing, Example, Outcome, Picture
from goldenthread.records import parameters, returns

BLANK = "blank"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MET = {"higher": "Meets what is asked?", "lower": "Is what the title names?", "neither": "Is what the title names?"}
_ANSWERS = {
    worked.MEETS: ("Yes", "Yes"), worked.MISSES: ("Yes", "No"), worked.COUNTED: ("Yes", ""),
    worked.MISSING: ("Apart: missing", "Not known"), worked.NOT_COUNTED: ("No", ""),
}  # fmt: skip


@dataclass(frozen=True)
class Grid:
    """A table as shown: its caption, its headings and its cells."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def labelled(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Each row as its cells with their headings."""
        return tuple(tuple(zip(self.headings, row, strict=True)) for row in self.rows)


@dataclass(frozen=True)
class Told:
    """One example in words. ``drawn`` are the rows of the extracts, ``outcome`` what became of whom."""

    title: str
    span: str
    settings: tuple[str, ...]
    drawn: tuple[Grid, ...]
    outcome: Grid
    figure: str


def examples(measure: Definition) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """Those that say what each child is there to show, and the rest; both empty where people enter the figure."""
    every = worked.examples(measure.slug)
    told = tuple(_told(measure, each) for each in every if each.is_told)
    return told, tuple(_told(measure, each) for each in every if not each.is_told)


def _told(measure: Definition, one: Example) -> Told:
    several = len(one.pictures) > 1
    return Told(
        one.title, f"{one.month.label}, from: {returns.BY_CODE[one.kind].title}",
        tuple(_setting(each) for each in one.settings),
        tuple(_grid(each, picture, several=several) for picture in one.pictures for each in picture.drawings),
        _outcome(measure, one.outcomes), _figure(measure, one),
    )  # fmt: skip


def _setting(one: worked.Setting) -> str:
    known = parameters.BY_NAME[one.name]
    until = f" to {cell(one.ends_on)}" if one.ends_on else ""
    return f"{known.meaning}: {words.value(one.amount, known.unit)}, from {cell(one.starts_on)}{until} ({one.source})."


def _grid(drawing: Drawing, picture: Picture, *, several: bool) -> Grid:
    caption = words.heading(drawing.table) + (f", as at {periods.short_day(picture.as_at)}" if several else "")
    rows = tuple(tuple(cell(each) or BLANK for each in row) for row in drawing.rows)
    return Grid(caption, tuple(words.heading(name) for name in drawing.columns), rows)


def cell(text: str) -> str:
    """A cell as people read it: days in words, everything else as it stands."""
    return periods.short_day(date.fromisoformat(text)) if _DAY.fullmatch(text) else text


def _outcome(measure: Definition, found: Sequence[Outcome]) -> Grid:
    names = [one.who for one in found]
    columns: list[tuple[str, list[str]]] = [("Who", names)]
    if len(set(names)) < len(names):
        columns.append(("Counted on", [cell(one.counted_on) for one in found]))
    columns.append(("Counted?", [_ANSWERS[one.outcome][0] for one in found]))
    if any(one.outcome in (worked.MEETS, worked.MISSES) for one in found):
        columns.append((_MET[measure.head.better], [_ANSWERS[one.outcome][1] for one in found]))
    if any(one.amount for one in found):
        columns.append(("Worker" if measure.head.kind == "per" else "Amount", [one.amount for one in found]))
    if any(one.shows for one in found):
        columns.append(("Why", [_why(one) for one in found]))
    return Grid(
        "What becomes of each",
        tuple(name for name, _ in columns),
        tuple(zip(*(cells for _, cells in columns), strict=True)),
    )


def _why(one: Outcome) -> str:
    edge = "At the edge: " if worked.EDGE in one.shows else ""
    told = edge + _DAY.sub(lambda found: cell(found[0]), one.because)
    return told[:1].upper() + told[1:]


def _figure(measure: Definition, one: Example) -> str:
    found = one.figure
    if found is None:
        return "This example shows only who is looked at."
    if found.state != "known" or found.value is None:
        return f"No figure is given: {words.small(found.reason)}."
    share, value = words.share(found, measure.head.unit), words.value(found.value, measure.head.unit)
    return f"The figure: {value}{f' ({share})' if share else ''}."
