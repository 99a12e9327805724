"""What any format is turned into before it is understood: a manuscript of paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

# A dash before a figure is a minus, unless the figure is a share of something or counts it: "- 48% of children".
BULLET = re.compile(r"^[•‣◦▪●·\u2043\uf0b7\uf0a7o](?:\s+)(?=\S)|^[-–*]\s+(?=[A-Za-z%(‘“'\"]|\d[\d.,]*\s?%?\s+of\b)")
SPACE = re.compile(r"\s+")
STRUCK = "{where}: struck through in the document, and read all the same: {text}"
LONGEST_SHOWN = 80  # characters of a text that a note quotes
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


Mark = tuple[int, int]
"""A row of a manuscript: the number of its table, and its own there."""


@dataclass(frozen=True)
class Row:
    """``number`` counts from 1 inside its table, as a person would count on the page. ``doubts`` are those of its
    cells, for formats that keep only where words stand; ``rest`` are the places where a row that was cut goes on.
    ``is_rest`` says that a person knows it to be the rest of the row before it, on the slide before; ``is_guess`` that
    one list alone told that its pieces are one row."""

    number: int
    cells: tuple[Cell, ...]
    doubts: tuple[Doubt, ...] = ()
    rest: tuple[str, ...] = ()
    is_rest: bool = False
    is_guess: bool = False

    def cell(self, index: int | None) -> Cell:
        """The cell in that column; an empty one when the row is shorter or the column does not exist."""
        return self.cells[index] if index is not None and 0 <= index < len(self.cells) else EMPTY

    @property
    def is_empty(self) -> bool:
        return not any(self.cells)


@dataclass(frozen=True)
class Table:
    """``headings`` are the paragraphs between the table before and this one; the first ``left`` of them stand below
    that one, on its own slide.

    ``place`` is where a person finds it in a format that has sheets, slides or pages; ``is_fitted`` says that somebody
    had to decide where the table ends, as a slide does not go on by itself. ``is_tight`` says that nothing parts it
    from the table before; ``above`` are then the rows of its last headings, which may belong to that one.
    """

    number: int
    rows: tuple[Row, ...]
    headings: tuple[str, ...] = ()
    place: str = ""
    left: int = 0
    is_fitted: bool = False
    above: tuple[Row, ...] = ()
    is_tight: bool = False

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings that may name what the table is about."""
        return self.headings[self.left :]

    def where(self, row: Row | None = None) -> str:
        """The place as a person would find it: ``table 12, row 2``, and where the row goes on if it was cut."""
        place = self.place or f"table {self.number}"
        return " and ".join([f"{place}, row {row.number}", *row.rest]) if row else place


@dataclass(frozen=True)
class Manuscript:
    """A document without its format. ``opening`` is the text before the first table, ``closing`` after the last;
    ``notes`` say what its format hides from whoever looks at it, such as a hidden sheet."""

    name: str
    opening: tuple[str, ...]
    tables: tuple[Table, ...]
    closing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def marked(found: Manuscript, marks: frozenset[Mark]) -> Manuscript:
    """The manuscript with these rows as the rest of those before them."""
    tables = (
        replace(table, rows=tuple(replace(row, is_rest=(table.number, row.number) in marks) for row in table.rows))
        for table in found.tables
    )
    return replace(found, tables=tuple(tables))


def tidy(text: str) -> str:
    """The text with every run of white space as one blank and nothing invisible left in it."""
    return SPACE.sub(" ", INVISIBLE.sub("", text)).strip()


def beginning(text: str) -> str:
    """As much of a text as a note quotes."""
    whole = tidy(text)
    return whole if len(whole) <= LONGEST_SHOWN else f"{whole[:LONGEST_SHOWN].rsplit(' ', 1)[0]} …"


def line(text: str, *, bullet: bool = False) -> Line | None:
    """A line of a cell, or None when nothing is written; a typed bullet counts as a bullet and is dropped."""
    written = tidy(text)
    bare = BULLET.sub("", written)
    mark = written.removesuffix(bare)
    return Line(bare, bullet=bullet or bool(mark), mark=mark) if bare else None


def cell(texts: Iterable[str]) -> Cell:
    """A cell from plain texts, for formats without list styles."""
    return Cell(tuple(found for text in texts if (found := line(text))))
