"""What any format is turned into before it is understood: a manuscript of paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

# A dash before a figure is a minus, unless the figure is a share of something or counts it: "- 48% of children".
BULLET = re.compile(r"^[•‣◦▪●·\u2043\uf0b7\uf0a7o](?:\s+)(?=\S)|^[-–*]\s+(?=[A-Za-z%(‘“'\"]|\d[\d.,]*\s?%?\s+of\b)")
SPACE = re.compile(r"\s+")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True)
class Line:
    """One paragraph, or the part of one between two line breaks, with its white space made even.

    ``mark`` is the bullet that was typed before the text, for who wants the line as it was written.
    """

    text: str
    bullet: bool = False
    mark: str = field(default="", compare=False)


@dataclass(frozen=True)
class Cell:
    """``fill`` is the colour behind the text as six hex digits, ``00B050``; empty when the format gives none."""

    lines: tuple[Line, ...] = ()
    fill: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(line.text for line in self.lines)

    @property
    def text(self) -> str:
        """All lines as one, for headings and cells that hold one thing."""
        return " ".join(self.texts)

    def __bool__(self) -> bool:
        return bool(self.lines)


EMPTY = Cell()


@dataclass(frozen=True)
class Doubt:
    """Words of a cell that its format may mean otherwise: ``read`` as one line or word, or ``instead`` as these.

    With one ``instead`` it is about a word that may be two, or two that may be one; with several, about a line.
    """

    read: str
    instead: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """``number`` counts from 1 inside its table, as a person would count on the page. ``doubts`` are those of its
    cells, for formats that keep only where words stand."""

    number: int
    cells: tuple[Cell, ...]
    doubts: tuple[Doubt, ...] = ()

    def cell(self, index: int | None) -> Cell:
        """The cell in that column; an empty one when the row is shorter or the column does not exist."""
        return self.cells[index] if index is not None and 0 <= index < len(self.cells) else EMPTY

    @property
    def is_empty(self) -> bool:
        return not any(self.cells)


@dataclass(frozen=True)
class Table:
    """``headings`` are the paragraphs between the table before and this one.

    ``place`` is where a person finds it in a format that has sheets, slides or pages.
    """

    number: int
    rows: tuple[Row, ...]
    headings: tuple[str, ...] = ()
    place: str = ""

    def where(self, row: Row | None = None) -> str:
        """The place as a person would find it: ``table 12, row 2``."""
        place = self.place or f"table {self.number}"
        return f"{place}, row {row.number}" if row else place


@dataclass(frozen=True)
class Manuscript:
    """A document without its format. ``opening`` is the text before the first table, ``closing`` after the last;
    ``notes`` say what its format hides from whoever looks at it, such as a hidden sheet."""

    name: str
    opening: tuple[str, ...]
    tables: tuple[Table, ...]
    closing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """The text with every run of white space as one blank and nothing invisible left in it."""
    return SPACE.sub(" ", INVISIBLE.sub("", text)).strip()


def line(text: str, *, bullet: bool = False) -> Line | None:
    """A line of a cell, or None when nothing is written; a typed bullet counts as a bullet and is dropped."""
    written = tidy(text)
    bare = BULLET.sub("", written)
    mark = written.removesuffix(bare)
    return Line(bare, bullet=bullet or bool(mark), mark=mark) if bare else None


def cell(texts: Iterable[str]) -> Cell:
    """A cell from plain texts, for formats without list styles."""
    return Cell(tuple(found for text in texts if (found := line(text))))
