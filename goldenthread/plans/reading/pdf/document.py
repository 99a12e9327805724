"""PDF files as a manuscript: pages put together again into the document that was printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pypdfium2

from goldenthread.files import pdfs
from goldenthread.plans.reading import errors
from goldenthread.plans.reading.pdf import columns, grids, lines, pages
from goldenthread.plans.reading.pdf.grids import Grid
from goldenthread.plans.reading.pdf.pages import Page, Word
from goldenthread.plans.reading.tables import Cell, Line, Manuscript, Row, Table

PAGE_NUMBER = re.compile(r"(?:^|\bpage\s+)\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$|^draft\b.{0,20}$", re.I)
MARGIN = 0.08  # of a page's height: where headers and footers stand, and nothing else
OFTEN = 3  # pages, or all there are; what stands in the margin of as many is printed on each of them
SHOWN = 3  # doubts of a table that are named
ENDS = re.compile(r"[.;:!?…]$")

Cells = tuple[Cell, ...]


def read(data: bytes, *, name: str) -> Manuscript:
    """The manuscript of a PDF; a DocumentRefused or FileRefused says why not and what to do."""
    document = pdfs.opened(data, name)
    try:
        found = list(pages.of(document))
    except (pypdfium2.PdfiumError, pages.TooMuch) as problem:
        raise errors.DamagedDocument(name, "the program that made it") from problem
    finally:
        document.close()
    if not any(page.words for page in found):
        raise errors.NoText(name)
    return _manuscript(found, name)


def _manuscript(found: list[Page], name: str) -> Manuscript:
    known = lines.known_words(word for page in found for word in page.words)
    ruled = {page.number: grids.ruled(page, known) for page in found}
    furniture = _furniture(found, ruled)
    tables = _Tables()
    for page in found:
        page.words = [word for word in page.words if word not in furniture[page.number]]
        tables.take(page, ruled[page.number] or columns.unruled(page))
    if not tables.found:
        raise errors.NoTables(name)
    return Manuscript(name, tuple(tables.opening), tuple(tables.tables()), tuple(tables.waiting), tuple(tables.notes()))


def _furniture(found: Iterable[Page], ruled: Mapping[int, Sequence[Grid]]) -> dict[int, set[Word]]:
    """The words of each page outside its tables that are printed on every page, and its number."""
    margins = {page.number: _margins(page, ruled[page.number]) for page in found}
    often = Counter(_worn(text) for each in margins.values() for text in {_worn(text) for text, _ in each})
    enough = max(2, min(OFTEN, len(margins)))
    return {
        number: {
            word for text, words in each if PAGE_NUMBER.search(text) or often[_worn(text)] >= enough for word in words
        }
        for number, each in margins.items()
    }


def _margins(page: Page, ruled: Sequence[Grid]) -> list[tuple[str, list[Word]]]:
    """The lines at the top and the bottom of a page, with their words."""
    top, bottom = MARGIN * page.height, (1 - MARGIN) * page.height
    outside = [
        word
        for word in page.words
        if (word.bottom < top or word.top > bottom) and not any(grid.holds(word.middle) for grid in ruled)
    ]
    rows = lines.written(outside)
    return [(row.text, [word for word in outside if row.top <= word.middle[1] <= row.bottom]) for row in rows]


def _worn(text: str) -> str:
    """A line without its figures: ``Page 3 of 9`` is the same on each page."""
    return re.sub(r"\d+", "0", text).casefold()


@dataclass
class _Begun:
    """A table under way, as far as its pages have been read."""

    grid: Grid
    page: int
    headings: tuple[str, ...]
    rows: list[Cells]
    doubts: list[str]

    def goes_on_in(self, grid: Grid) -> bool:
        """Whether the first table of the next page is more of this one.

        Its columns stand in the same places. Where the headings come again, a row with its first cell filled may as
        well begin another table, so that it is left to itself; it is read the same.
        """
        rows = _without_headings(list(grid.rows), self.rows)
        if not grid.goes_on(self.grid) or not rows:
            return grid.goes_on(self.grid)
        return len(rows) == len(grid.rows) or not rows[0][0] or _is_cut(self.rows[-1], rows[0])

    def add(self, grid: Grid, page: Page) -> None:
        rows = _without_headings(list(grid.rows), self.rows)
        if rows and _is_cut(self.rows[-1], rows[0]):
            self.rows[-1] = _rejoined(self.rows[-1], rows.pop(0))
        self.grid, self.page = grid, page.number
        self.rows.extend(rows)
        self.doubts.extend(grid.doubts)


@dataclass
class _Tables:
    opening: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    found: list[_Begun] = field(default_factory=list)

    def take(self, page: Page, found: Sequence[Grid]) -> None:
        """Adds a page: its tables, and the words between them as their headings."""
        free = [word for word in page.words if not any(grid.holds(word.middle) for grid in found)]
        for grid in found:
            above = [word for word in free if word.middle[1] < grid.top]
            free = [word for word in free if word not in above]
            self._say(above, page)
            self._add(grid, page)
        self._say(free, page)

    def _say(self, words: Sequence[Word], page: Page) -> None:
        left = min((word.x0 for word in words), default=0.0)
        right = max([*(word.x1 for word in words), page.width - left])
        texts = [each.text for each in lines.paragraphs(words, right=right)]
        self.waiting.extend(texts)
        self.opening.extend([] if self.found else texts)

    def _add(self, grid: Grid, page: Page) -> None:
        begun = self.found[-1] if self.found else None
        if begun and not self.waiting and begun.page < page.number and begun.goes_on_in(grid):
            begun.add(grid, page)
        else:
            self.found.append(_Begun(grid, page.number, tuple(self.waiting), list(grid.rows), list(grid.doubts)))
            self.waiting = []

    def tables(self) -> Iterable[Table]:
        for number, begun in enumerate(self.found, start=1):
            rows = tuple(Row(place, cells) for place, cells in enumerate(begun.rows, start=1))
            yield Table(number, rows, begun.headings)

    def notes(self) -> Iterable[str]:
        """A line for each table in which full lines may have been two paragraphs that were read as one."""
        for number, begun in enumerate(self.found, start=1):
            if begun.doubts:
                shown = "; ".join(f"“{each}”" for each in begun.doubts[:SHOWN])
                more = f" and {len(begun.doubts) - SHOWN} more" if len(begun.doubts) > SHOWN else ""
                yield f"table {number}: read as one line, but the PDF may mean two: {shown}{more}."


def _without_headings(rows: list[Cells], before: list[Cells]) -> list[Cells]:
    """The rows without those that the table began with, which are printed again on each page."""
    same = 0
    while same < min(len(rows), len(before)) and _text(rows[same]) == _text(before[same]):
        same += 1
    return rows[same:]


def _text(row: Cells) -> list[str]:
    return [cell.text for cell in row]


def _is_cut(above: Cells, below: Cells) -> bool:
    """Whether a row goes on over the page: a sentence does, and every cell that starts there goes on from one."""
    pairs = [(up, down) for up, down in zip(above, below, strict=False) if down]
    return any(_runs_on(up, down) for up, down in pairs) and all(up for up, _ in pairs)


def _runs_on(above: Cell, below: Cell) -> bool:
    if not above or below.lines[0].bullet:
        return False
    return below.lines[0].text[:1].islower() and not ENDS.search(above.lines[-1].text)


def _rejoined(above: Cells, below: Cells) -> Cells:
    return tuple(_put_together(up, down) for up, down in zip(above, below, strict=True))


def _put_together(above: Cell, below: Cell) -> Cell:
    if not _runs_on(above, below) if below else True:
        return Cell((*above.lines, *below.lines), above.fill)
    last, first = above.lines[-1], below.lines[0]
    whole = Line(f"{last.text} {first.text}", last.bullet)
    return Cell((*above.lines[:-1], whole, *below.lines[1:]), above.fill)
