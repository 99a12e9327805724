"""What a report consists of. Every document format is written from these blocks and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldenthread.reporting.charts import Chart

INTERNAL = "Internal: contains small numbers"
WITHHELD = "Small numbers withheld"

# Shape and word for each colour: state is told by word and shape first, so that grey paper loses nothing.
RATINGS = {
    "grey": ("○", "Not started"),
    "red": ("■", "Off track"),
    "amber": ("▲", "At risk"),
    "green": ("●", "On track"),
    "blue": ("✓", "Complete"),
    "embedded": ("✓✓", "Embedded"),
}
# Columns beyond these shares of a portrait page turn the whole document to landscape.
PORTRAIT_WIDTH = 14
DEEPEST = 4  # the heading styles that documents have


@dataclass(frozen=True)
class Figure:
    """Where one number in the report comes from: enough to compute it again years later."""

    id: str
    measure: str
    period: str
    shown: str  # the value as the report says it: "41 of 52 (78.8%)"
    definition: str  # fingerprint of the definition's text
    snapshots: tuple[str, ...] = ()
    rule: str = ""  # the version of the rating rule, where a rating rests on it
    counted_from: str = ""  # for what is counted without data loads: "the plan's actions"
    address: str = ""  # the page of this site that proves it, where there is one

    @property
    def source(self) -> str:
        """What it takes to compute the figure again, in one line of small print."""
        if self.counted_from:
            return f"Counted from {self.counted_from} by rule {self.definition}; id {self.id}"
        loads = f"loads {', '.join(self.snapshots)}" if self.snapshots else "no load"
        rule = f"; rule {self.rule}" if self.rule else ""
        return f"Definition {self.definition}; {loads}{rule}; id {self.id}"


@dataclass(frozen=True)
class Span:
    """Words inside a sentence; ``figures`` are the ids of the figures that these words state."""

    text: str
    figures: tuple[str, ...] = ()
    strong: bool = False
    href: str = ""

    @property
    def link(self) -> str:
        """The address when it is a web address or a path of this site; otherwise nothing, and the words stay plain."""
        safe = self.href.startswith(("https://", "http://")) or (
            self.href.startswith("/") and not self.href.startswith(("//", "/\\"))
        )
        return self.href if safe else ""


@dataclass(frozen=True)
class Rating:
    """A state as word, shape and colour, in that order of importance; flags stand beside it and are never a rating."""

    key: str
    flags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.key not in RATINGS:
            raise ValueError(f"{self.key!r} is not a rating; the ratings are {', '.join(RATINGS)}")

    @property
    def shape(self) -> str:
        return RATINGS[self.key][0]

    @property
    def word(self) -> str:
        return RATINGS[self.key][1]

    @property
    def label(self) -> str:
        return f"{self.shape} {self.word}"


Inline = Span | Rating


@dataclass(frozen=True)
class Sentence:
    """One paragraph."""

    parts: tuple[Inline, ...]

    @property
    def rating(self) -> Rating | None:
        """The rating when that is all there is: a table shades the whole cell then."""
        only = self.parts[0] if len(self.parts) == 1 else None
        return only if isinstance(only, Rating) else None

    @property
    def plain(self) -> str:
        return "".join(part.text if isinstance(part, Span) else part.label for part in self.parts)


Words = str | Span | Rating | Sentence


def sentence(*words: Words) -> Sentence:
    """A sentence from strings, spans and ratings; sentences among them are run in."""
    parts: list[Inline] = []
    for word in words:
        if isinstance(word, Sentence):
            parts.extend(word.parts)
        else:
            parts.append(Span(word) if isinstance(word, str) else word)
    return Sentence(tuple(parts))


@dataclass(frozen=True)
class Heading:
    """Level 1 stands directly under the report's title."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Bullets:
    items: tuple[Sentence, ...]

    @classmethod
    def of(cls, *items: Words) -> Bullets:
        return cls(tuple(sentence(item) for item in items))


Cell = Sentence | Bullets


@dataclass(frozen=True)
class Column:
    """``width`` is a share relative to the other columns; about one per six letters of 12 point text."""

    title: str
    width: float = 2
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """A table with one heading row, repeated on every page; its first column names the row. ``is_small``: in small
    print, for a table of so many columns that a page would hold few of its rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    is_small: bool = False

    def __post_init__(self) -> None:
        if not self.columns or not all(column.title.strip() for column in self.columns):
            raise ValueError(f"Table {self.caption!r}: every column needs a title")
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"Table {self.caption!r}: a row has {len(row)} cells for {len(self.columns)} columns")

    @classmethod
    def of(
        cls, caption: str, columns: list[Column], rows: list[list[Words | Bullets]], *, is_small: bool = False
    ) -> Table:
        """A table whose cells may be given as plain strings."""
        cells = [tuple(cell if isinstance(cell, Bullets) else sentence(cell) for cell in row) for row in rows]
        return cls(tuple(columns), tuple(cells), caption, is_small)

    @property
    def is_wide(self) -> bool:
        return sum(column.width for column in self.columns) > PORTRAIT_WIDTH


@dataclass(frozen=True)
class ChartBlock:
    """A chart, its sentence, and the table of its numbers."""

    chart: Chart


@dataclass(frozen=True)
class Note:
    """An aside: a rule in force, a caveat, why something is missing."""

    sentence: Sentence

    @classmethod
    def of(cls, *words: Words) -> Note:
        return cls(sentence(*words))


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page; on a screen it is only space."""


Block = Heading | Sentence | Bullets | Table | ChartBlock | Note | PageBreak


@dataclass(frozen=True)
class Report:
    """A whole report. Refuses, with ValueError, headings that skip a level and figures that it does not explain."""

    title: str
    period: str
    made_on: date
    blocks: tuple[Block, ...]
    subtitle: str = ""
    marking: str = INTERNAL
    figures: tuple[Figure, ...] = ()
    made_for: str = ""  # who asked for it; printed in the foot, as paper travels

    def __post_init__(self) -> None:
        _check_headings(self.blocks)
        ids = [figure.id for figure in self.figures]
        if len(set(ids)) != len(ids):
            raise ValueError(f"Report {self.title!r}: a figure is listed twice")
        unexplained = {figure for part in spans(self.blocks) for figure in part.figures} - set(ids)
        if unexplained:
            raise ValueError(f"Report {self.title!r}: no source is given for {', '.join(sorted(unexplained))}")

    @property
    def is_wide(self) -> bool:
        return any(isinstance(block, Table) and block.is_wide for block in self.blocks)


def spans(blocks: tuple[Block, ...]) -> list[Span]:
    """Every span of words in the blocks, in reading order."""
    return [part for block in blocks for text in _sentences(block) for part in text.parts if isinstance(part, Span)]


def _sentences(block: Block) -> list[Sentence]:
    if isinstance(block, Sentence):
        return [block]
    if isinstance(block, Note):
        return [block.sentence]
    if isinstance(block, Bullets):
        return list(block.items)
    if isinstance(block, Table):
        return [text for row in block.rows for cell in row for text in _sentences(cell)]
    return []


def _check_headings(blocks: tuple[Block, ...]) -> None:
    above = 0
    for block in blocks:
        if isinstance(block, Heading):
            if not 1 <= block.level <= min(above + 1, DEEPEST):
                raise ValueError(f"Heading {block.text!r} is level {block.level} under level {above}")
            above = block.level
