"""Where the tables of a sheet begin and end, and which of its words stand above them as titles."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.plans.reading import dates, heading_rows
from goldenthread.plans.reading.headings import HEADER_ROWS
from goldenthread.plans.reading.tables import Row

FEWEST_HEADINGS = 3
LONGEST_HEADING = 60  # characters
Rows = tuple[Row, ...]


@dataclass(frozen=True)
class Part:
    """Words on a sheet and the table below them, which may be missing.

    ``is_tight`` says that no empty row parts it from the table before; ``above`` are then the rows of its titles.
    """

    titles: tuple[str, ...] = ()
    rows: Rows = ()
    above: Rows = ()
    is_tight: bool = False


def of(rows: Iterable[Row], *, is_later: bool) -> list[Part]:
    """The tables of a sheet, each with the words above it, and the words below the last.

    A new table begins where, after an empty row, headings stand, or words above far fewer columns; and without one
    where the headings of a known table stand, with the words right above them. ``is_later`` says that the workbook has
    had a table, so that a row of one cell may be the rest of that one.
    """
    walker = _Walker(is_later)
    for block in _blocks(rows):
        for at, piece in enumerate(_pieces(block, is_first=not walker.parts)):
            walker.take(piece, is_tight=at > 0)
    walker.finish()
    return [replace(part, rows=_trimmed(part.rows)) for part in walker.parts]


class _Walker:
    """``waiting`` are rows of one cell each: titles if a table begins below them, else rows of the one above."""

    def __init__(self, is_later: bool) -> None:
        self.is_later = is_later
        self.parts: list[Part] = []
        self.waiting: Rows = ()

    def take(self, block: Rows, *, is_tight: bool = False) -> None:
        titles, rest = _parted(block)
        if not rest:
            self.waiting += block
        elif not self.parts or self._begins(rest, has_titles=bool(titles or self.waiting)):
            self._open(titles, rest, is_tight=is_tight and not self.waiting)
        else:
            self._go_on(self.waiting + block)

    def finish(self) -> None:
        """Words at the end of a sheet are no rows, unless one of them stands further right than a title does."""
        if self.waiting and not self.parts and self.is_later and any(map(_is_inside, self.waiting)):
            self.parts.append(Part((), self.waiting))
        elif self.waiting:
            self._open((), ())

    def _begins(self, rest: Rows, *, has_titles: bool) -> bool:
        above = self.parts[-1].rows
        return heading_rows.are(rest[0]) or _are_headings(rest[0]) or (has_titles and _width(rest) * 2 < _width(above))

    def _open(self, titles: Rows, rest: Rows, *, is_tight: bool = False) -> None:
        inside = max((at for at, row in enumerate(self.waiting, start=1) if _is_inside(row)), default=0)
        if inside and self.parts:
            self._go_on(self.waiting[:inside])
        said = [_said(row) for row in (*self.waiting, *titles)]
        above = tuple(said) if is_tight and self.parts else ()
        texts = tuple(text for row in said for text in row.cell(0).texts)
        self.parts.append(Part(texts, rest, above, is_tight and bool(self.parts)))
        self.waiting = ()

    def _go_on(self, rows: Rows) -> None:
        self.parts[-1] = replace(self.parts[-1], rows=(*self.parts[-1].rows, *rows))
        self.waiting = self.waiting[len(rows) :]


def _blocks(rows: Iterable[Row]) -> Iterator[Rows]:
    """Rows that stand together, without the empty ones between them."""
    for is_empty, block in itertools.groupby(rows, key=lambda row: row.is_empty):
        if not is_empty:
            yield tuple(block)


def _pieces(block: Rows, *, is_first: bool) -> Iterator[Rows]:
    """The rows, cut above headings that are known or come again, and above the words right above these.

    The first table of a sheet may have other rows above its headings, and any table one of headings of headings.
    """
    start, first = 0, _untitled(block)
    may_have_upper = is_first or _are_headings(block[0])
    for at, row in enumerate(block):
        is_again = at > first and _texts(row) == _texts(block[first]) and _are_headings(row)
        if not is_again and not heading_rows.are(row):
            continue
        top = _title_above(block, start, at)
        if top > start and (is_again or not may_have_upper or top - first >= HEADER_ROWS):
            yield block[start:top]
            start = top
        may_have_upper = False
    yield block[start:]


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells)


def _is_title(row: Row) -> bool:
    """Whether a row has one cell, or one that names an area behind its label."""
    return len(_filled(row)) == 1 or bool(heading_rows.named(row))


def _said(row: Row) -> Row:
    """A title as one cell, without the label before the name of an area."""
    return replace(row, cells=tuple(each for each in row.cells if each)[-1:])


def _untitled(block: Rows) -> int:
    """The place of the first row that is no title."""
    return next((at for at, row in enumerate(block) if not _is_title(row)), len(block))


def _title_above(block: Rows, start: int, at: int) -> int:
    """Where the titles begin that stand right above that row, no further right than it does."""
    furthest = _filled(block[at])[0]
    while at > start and _is_title(block[at - 1]) and _filled(block[at - 1])[0] <= furthest:
        at -= 1
    return at


def _parted(block: Rows) -> tuple[Rows, Rows]:
    """The titles at the top of a block, and the rows below them.

    A title stands no further right than the first heading, and above no headings in the first column: what does not
    is a row of a table that goes on.
    """
    top = _untitled(block)
    titles, rest = block[:top], block[top:]
    if not rest:
        return titles, ()
    furthest = _filled(rest[0])[0] if _are_headings(rest[0]) else 0
    return ((), block) if any(_filled(row)[0] > furthest for row in titles) else (titles, rest)


def _filled(row: Row) -> list[int]:
    return [place for place, cell in enumerate(row.cells) if cell]


def _is_inside(row: Row) -> bool:
    """Whether the only cell of a row stands further right than a title does."""
    return _filled(row)[0] > 0


def _width(rows: Sequence[Row]) -> int:
    return max((_filled(row)[-1] + 1 for row in rows), default=0)


def _trimmed(rows: Rows) -> Rows:
    """The rows as wide as their table: a sheet is as wide as the widest of its tables."""
    width = _width(rows)
    return tuple(replace(row, cells=row.cells[:width]) for row in rows)


def _are_headings(row: Row) -> bool:
    """Whether a row reads as headings do: several, short, none of them a figure or a date."""
    texts = [each.text for each in row.cells if each]
    return len(texts) >= FEWEST_HEADINGS and not any(
        len(text) > LONGEST_HEADING or text[0].isdigit() or dates.understand(text).iso for text in texts
    )
