"""PDF files as a manuscript: pages put together again into the document that was printed."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

import pypdfium2

from goldenthread.files import pdfs
from goldenthread.plans.reading import errors
from goldenthread.plans.reading.pdf import columns, cut_words, grids, lines, pages
from goldenthread.plans.reading.pdf.cut_words import Known
from goldenthread.plans.reading.pdf.grids import Grid
from goldenthread.plans.reading.pdf.pages import Page, Word
from goldenthread.plans.reading.pdf.parts import Part, Parts
from goldenthread.plans.reading.tables import Doubt, Manuscript, Row, Table

PAGE_NUMBER = re.compile(r"(?:^|\bpage\s+)\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$|^draft\b.{0,20}$", re.I)
MARGIN = 0.08  # of a page's height: where headers and footers stand, and nothing else
OFTEN = 3  # pages, or all there are; what stands in the margin of as many is printed on each of them
FEWEST_HEADINGS = 3  # two cells may say the same again
FEWEST_LINES = 3  # of a cell that goes on over the page; a shorter row stands whole on either
ENDS = re.compile(r"[.;:!?…]$")
HANGING = re.compile(r"\b(?:a|an|and|for|of|or|the|to|with)$")  # words on which no sentence ends


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
    ruled = _ruled(found)
    furniture = _furniture(found, ruled)
    tables = _Tables()
    for page in found:
        page.words = [word for word in page.words if word not in furniture[page.number]]
        tables.take(page, ruled[page.number] or columns.unruled(page))
    if not tables.found:
        raise errors.NoTables(name)
    return Manuscript(name, tuple(tables.opening), tuple(tables.tables()), tuple(tables.waiting))


def _ruled(found: Iterable[Page]) -> dict[int, list[Grid]]:
    ruled = {page.number: grids.ruled(page) for page in found}
    paddings = [grid.padding for each in ruled.values() for grid in each]
    usual = median(paddings) if paddings else 0.0
    return {number: grids.evened(each, usual) for number, each in ruled.items()}


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
    rows: list[Parts]

    def goes_on_in(self, grid: Grid) -> bool:
        """Whether the first table of the next page is more of this one.

        Its columns stand in the same places. Where the headings come again, a row with its first cell filled may as
        well begin another table, so that it is left to itself; it is read the same.
        """
        rows = _without_headings(list(grid.rows), self.rows)
        if not grid.goes_on(self.grid) or not rows:
            return grid.goes_on(self.grid)
        return len(rows) == len(grid.rows) or not rows[0][0] or self.grid.is_cut or _is_cut(self.rows[-1], rows[0])

    def add(self, grid: Grid, page: Page) -> None:
        rows = _without_headings(list(grid.rows), self.rows)
        if rows and (self.grid.is_cut or _is_cut(self.rows[-1], rows[0])):
            self.rows[-1] = tuple(up.with_rest(down) for up, down in zip(self.rows[-1], rows.pop(0), strict=True))
        self.grid, self.page = grid, page.number
        self.rows.extend(rows)


@dataclass
class _Tables:
    opening: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    found: list[_Begun] = field(default_factory=list)
    said: list[Part] = field(default_factory=list)
    """What stands between the tables, whose wide lines hold many words side by side."""

    def take(self, page: Page, found: Sequence[Grid]) -> None:
        """Adds a page: its tables, and the words between them as their headings."""
        free = [word for word in page.words if not any(grid.holds(word.middle) for grid in found)]
        is_first = True
        for grid in found:
            above = [word for word in free if word.middle[1] < grid.top]
            free = [word for word in free if word not in above]
            self._say(above, page, opens_page=is_first)
            self._add(grid, page)
            is_first = False
        self._say(free, page, opens_page=is_first)

    def _say(self, words: Sequence[Word], page: Page, *, opens_page: bool) -> None:
        left = min((word.x0 for word in words), default=0.0)
        right = max([*(word.x1 for word in words), page.width - left])
        written = tuple(lines.written(words))
        self.said.append(Part(written, right))
        texts = [each.text for each in lines.paragraphs(written, right=right)]
        for said in [self.waiting, *([] if self.found else [self.opening])]:
            goes_on = opens_page and texts and said and texts[0][:1].islower() and not ENDS.search(said[-1])
            if goes_on:  # half a sentence, over the page
                said[-1] = f"{said[-1]} {texts[0]}"
            said.extend(texts[1:] if goes_on else texts)

    def _add(self, grid: Grid, page: Page) -> None:
        begun = self.found[-1] if self.found else None
        if begun and not self.waiting and begun.page < page.number and begun.goes_on_in(grid):
            begun.add(grid, page)
        else:
            self.found.append(_Begun(grid, page.number, tuple(self.waiting), list(grid.rows)))
            self.waiting = []

    def tables(self) -> Iterable[Table]:
        cells = [part for begun in self.found for row in begun.rows for part in row]
        every = (*cells, *self.said)
        words = cut_words.known((part.lines, part.right) for part in every)
        told = [lines.told(part.lines, part.right, words) for part in every]
        known = words.with_paragraphs(
            (text for sure, _ in told[: len(cells)] for text in sure), (word for _, begun in told for word in begun)
        )
        parted = [
            (part, () if at else begun.headings, at > 0)
            for begun in self.found
            for at, part in enumerate(_parted(begun.rows))
        ]
        for number, (part, headings, is_tight) in enumerate(parted, start=1):
            rows = tuple(_row(place, parts, known) for place, parts in enumerate(part, start=1))
            yield Table(number, rows, headings, is_tight=is_tight)


def _parted(rows: Sequence[Parts]) -> Iterator[Sequence[Parts]]:
    """The rows cut before each that says what the first does: headings of the next table, which touches this one."""
    heads = _text(rows[0]) if rows and sum(map(bool, rows[0])) >= FEWEST_HEADINGS else None
    starts = [at for at, row in enumerate(rows) if at == 0 or _text(row) == heads]
    for start, end in itertools.pairwise([*starts, len(rows)]):
        yield rows[start:end]


def _row(number: int, parts: Parts, known: Known) -> Row:
    doubts: list[Doubt] = []
    cells = tuple(part.cell(known, doubts) for part in parts)
    return Row(number, cells, tuple(doubts))


def _without_headings(rows: list[Parts], before: list[Parts]) -> list[Parts]:
    """The rows without those that the table began with, which are printed again on each page."""
    same = 0
    while same < min(len(rows), len(before)) and _text(rows[same]) == _text(before[same]):
        same += 1
    return rows[same:]


def _text(row: Parts) -> list[str]:
    return [part.text for part in row]


def _is_cut(above: Parts, below: Parts) -> bool:
    """Whether a row goes on over the page.

    Each cell that has words there goes on from one that has some, and a sentence does; or the cells that go on were
    full, others had ended before, and more than a line or two stood in the row.
    """
    pairs = [(up, down) for up, down in zip(above, below, strict=False) if down]
    if not pairs or not all(up for up, _ in pairs):
        return False
    if any(_runs_on(up, down) for up, down in pairs):
        return True
    if len(pairs) == sum(map(bool, above)) == 1:  # words over all columns, of which only the lines tell
        return all(up.is_full and lines.may_go_on(up.lines[-1], down.lines[0], up.right) for up, down in pairs)
    is_full = all(up.is_full and len(up.lines) >= FEWEST_LINES for up, _ in pairs)
    goes_on = any(lines.may_go_on(up.lines[-1], down.lines[0], up.right) for up, down in pairs)
    return is_full and not below[0] and (goes_on or sum(map(bool, above)) > len(pairs))


def _runs_on(above: Part, below: Part) -> bool:
    first, last = below.lines[0], above.lines[-1]
    is_open = above.text.count("(") > above.text.count(")")
    starts_inside = first.text[:1].islower() or first.text[:1] in "&/," or is_open
    if lines.hangs_on(above.lines, first):
        return True
    return not first.hang and bool(HANGING.search(last.text) or (starts_inside and not ENDS.search(last.text)))
