"""What stands in a cell on one page, kept as lines until the page after has been seen: a cell may go on there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.plans.reading.pdf import lines
from goldenthread.plans.reading.pdf.cut_words import Known
from goldenthread.plans.reading.pdf.lines import Written
from goldenthread.plans.reading.pdf.pages import Word
from goldenthread.plans.reading.tables import Cell, Doubt

TIGHT = 2.4  # lines of type; with less below its last line a cell is full, as two lines are kept together


@dataclass(frozen=True)
class Part:
    """``right`` is how far its text may reach; ``is_full`` says that no further line had room."""

    lines: tuple[Written, ...] = ()
    right: float = 0.0
    fill: str = ""
    is_full: bool = False

    def __bool__(self) -> bool:
        return bool(self.lines)

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    def with_rest(self, below: Part) -> Part:
        """This cell and its rest, which stands on the next page."""
        return Part((*self.lines, *lines.over(below.lines)), self.right, self.fill, below.is_full)

    def cell(self, known: Known, doubts: list[Doubt]) -> Cell:
        """The cell with its lines put together; ``doubts`` gains what may be meant otherwise."""
        return Cell(lines.paragraphs(self.lines, right=self.right, known=known, doubts=doubts), self.fill)


EMPTY = Part()
Parts = tuple[Part, ...]


def part(words: Sequence[Word], *, right: float, bottom: float = 0.0, fill: str = "") -> Part:
    """The words of a cell that ends at ``bottom``."""
    written = tuple(lines.written(words))
    is_full = bool(written) and bottom - written[-1].bottom < TIGHT * written[-1].size
    return Part(written, right, fill, is_full)
