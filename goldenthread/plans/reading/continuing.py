"""Tables that go on in the next one, as on a second slide or page, with their headings again or without."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goldenthread.plans.reading import asking, cut_rows, rows, unknown_columns
from goldenthread.plans.reading.area_cell import is_continued, same
from goldenthread.plans.reading.cut_rows import Seam
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.shapes import SHAPES, Shape, recommended
from goldenthread.plans.reading.tables import Row, Table


@dataclass(frozen=True)
class Part:
    """A table that is understood. ``unknown`` is the place and heading of a column that was left out of it, with the
    table as it stands; ``goes_on`` that it is the rest of the table before; ``words`` are rows at its end that hold
    no more than words, and are no part of it any more; ``standing`` are the cells that stood last above it."""

    shape: Shape
    layout: Layout
    table: Table
    unknown: tuple[int, str, Table] | None = None
    goes_on: bool = False
    words: tuple[Row, ...] = ()
    standing: Row | None = None

    @property
    def has_headings(self) -> bool:
        return any(row is self.layout.row for row in self.table.rows)

    def ask(self, found: Gathering) -> None:
        """Asks about what was left out of the table, if anything was."""
        if self.words:
            texts = [row.cell(0).text for row in self.words]
            asking.about_words(found, self.table.where(self.words[0]), texts, self.shape.listed)
        if self.unknown:
            column, heading, whole = self.unknown
            unknown_columns.ask(found, whole, column, heading)

    @property
    def body(self) -> tuple[Row, ...]:
        """The rows with words below the headings."""
        at = next((at for at, row in enumerate(self.table.rows, start=1) if row is self.layout.row), 0)
        return tuple(row for row in self.table.rows[at:] if not rows.is_page_furniture(row))


def parts(tables: Iterable[Table]) -> list[Part | Table]:
    """The tables in their order: those that are understood, and those of which no shape is known.

    A row that was cut where a table goes on stands whole where it begins, and no longer in the next table.
    """
    found: list[Part | Table] = []
    for table in tables:
        before = found[-1] if found and isinstance(found[-1], Part) else None
        if before:
            before, table = _given_back(before, table)
            found[-1] = before
        found.append(_part(table, before))
        _rejoin(found)
    return _settled(found)


def _given_back(before: Part, table: Table) -> tuple[Part, Table]:
    """The two tables, rows right above the second with the first as far as they surely are the next of its rows."""
    body, rest = list(before.body), list(table.above)
    while rest and before.shape.belongs(rest[0], body, [*rest[1:], *table.rows]) == recommended.SURELY:
        body.append(rest.pop(0))
    taken = tuple(body[len(before.body) :])
    said = sum(len(row.cell(0).texts) for row in table.above)
    headings = (*table.headings[: len(table.headings) - said], *(text for row in rest for text in row.cell(0).texts))
    first = replace(before, table=replace(before.table, rows=(*before.table.rows, *taken)))
    return (first, replace(table, headings=headings, above=tuple(rest))) if taken else (before, table)


def adopted(tables: Iterable[Table], shape: Shape, layout: Layout) -> list[Part | Table]:
    """Tables whose headings were lost before a table of this shape: those that are of its layout, and what goes on
    with them, as parts; the others as they are."""
    found: list[Part | Table] = []
    for table in tables:
        before = found[-1] if found and isinstance(found[-1], Part) else None
        goes_on = before is not None and table.is_fitted and _goes_on(table, before)
        known = goes_on or shape.adopt(table, layout)
        found.append(Part(shape, layout, table, goes_on=goes_on) if known else table)
        _rejoin(found)
    return found


def _settled(found: Sequence[Part | Table]) -> list[Part | Table]:
    """The tables without words that only seem to be part of them, once it is known what goes on."""
    follow = [*(isinstance(each, Part) and each.goes_on for each in found[1:]), False]
    settled: list[Part | Table] = []
    for each, goes_on in zip(found, follow, strict=True):
        part = _without_titles(each) if isinstance(each, Part) else each
        settled.append(_without_words(part) if isinstance(part, Part) and not goes_on else part)
    return settled


def _without_titles(part: Part) -> Part:
    """A table that goes on, without the title that stands above its beginning."""
    left = part.table.headings[: part.table.left]
    return replace(part, table=replace(part.table, headings=left)) if part.goes_on else part


def _rejoin(found: list[Part | Table]) -> None:
    """Puts together the rows that were cut between the last tables; a row of three pieces may only show by its last."""
    count = 0
    while count != len(found) > 1:
        count = len(found)
        before, now = found[-2:]
        if isinstance(before, Part) and isinstance(now, Part) and now.goes_on:
            found[-2:] = _rejoined(before, now)


def beside(parts: Sequence[Part | Table]) -> dict[str, tuple[str, ...]]:
    """For each row at a seam, by its place, the rows that may be part of it and are read by themselves.

    A table of one row that goes on hands the doubt down to the next.
    """
    found: dict[str, tuple[str, ...]] = {}
    run: list[str] = []
    for before, now in itertools.pairwise(parts):
        if not isinstance(before, Part) or not isinstance(now, Part) or not _is_in_doubt(before, now):
            run = []
            continue
        run = run if run and len(before.body) == 1 else [before.table.where(before.body[-1])]
        run = [*run, now.table.where(now.body[0])]
        found |= {place: tuple(each for each in run if each != place) for place in run}
    return found


def _is_in_doubt(before: Part, now: Part) -> bool:
    """Whether the row below a seam may be part of the one above; a format that flows over its pages cuts no rows."""
    seam = _seam(before, now) if now.goes_on and now.table.is_fitted else None
    return seam is not None and not seam.below.cell(0)


def _without_words(part: Part) -> Part:
    """The table without rows below its last that name something and say nothing of it, such as whom to ask."""
    body = [row for row in part.body if not row.is_empty]
    words = tuple(body[len(body) - part.shape.closing(body) :])
    if not words:
        return part
    rows = tuple(row for row in part.table.rows if not any(row is each for each in words))
    return replace(part, table=replace(part.table, rows=rows), words=words)


def _part(table: Table, before: Part | None) -> Part | Table:
    if known := _recognised(table):
        return replace(known, goes_on=_comes_again(known, before))
    if before and _goes_on(table, before):
        return _headless(table, before)
    return table


def _headless(table: Table, before: Part) -> Part:
    """The rest of a table without headings, under those of its beginning."""
    if before.unknown is None:
        return replace(before, table=table, goes_on=True)
    column, heading, _ = before.unknown
    rest = unknown_columns.without(table, column)
    return replace(before, table=rest, unknown=(column, heading, table), goes_on=True)


def _recognised(table: Table) -> Part | None:
    """The table with its shape; where only one of its columns is not known, without that one."""
    for shape in SHAPES:
        if layout := shape.recognise(table):
            return Part(shape, layout, table)
    fitting = unknown_columns.recognise(table, SHAPES)
    if fitting is None:
        return None
    at = next(at for at, row in enumerate(fitting.table.rows) if row is fitting.layout.row)
    heading = table.rows[at].cell(fitting.column).text
    return Part(fitting.shape, fitting.layout, fitting.table, (fitting.column, heading, table))


def _goes_on(table: Table, before: Part) -> bool:
    """True when a table without headings is the rest of the one before: about as wide, nothing new between them."""
    widest = max(len(row.cells) for row in table.rows)
    return widest <= before.layout.width <= widest * 2 and _says_nothing_new(table, before.table)


def _says_nothing_new(table: Table, before: Table) -> bool:
    """Whether the words above a table are those above the one before, or say that it is continued."""
    heading = table.titles[-1] if table.titles else ""
    standing = before.titles[-1] if before.titles else ""
    return not heading or is_continued(heading) or same(heading) == same(standing)


def _comes_again(now: Part, before: Part | None) -> bool:
    """True when a table with headings is the rest of the one before: the same headings, nothing new between them, and
    a first row that does not begin an area of its own."""
    if not before or before.shape is not now.shape or not _says_nothing_new(now.table, before.table):
        return False
    if _texts(before.layout.row) != _texts(now.layout.row):
        return False
    seam = _seam(before, now)
    return seam is not None and (not seam.below.cell(0) or (now.table.is_fitted and _is_rest(seam, now.shape)))


def _is_chance(seam: Seam, shape: Shape) -> bool:
    above, below = (shape.lists(row, seam.layout) for row in (seam.above, seam.below))
    return cut_rows.is_chance(seam, above, below)


def _is_rest(seam: Seam, shape: Shape) -> bool:
    return seam.below.is_rest or shape.is_rest(seam)


def _texts(row: Row) -> list[str]:
    return [same(cell.text) for cell in row.cells]


def seam_of(before: Part | Table, now: Part | Table) -> Seam | None:
    """The seam between two tables of which the second goes on on its own slide, its first row an area of its own or
    not; None where nothing goes on."""
    if not isinstance(before, Part) or not isinstance(now, Part) or not now.table.is_fitted:
        return None
    if before.shape is not now.shape or not _says_nothing_new(now.table, before.table):
        return None
    is_alike = now.goes_on or _texts(before.layout.row) == _texts(now.layout.row)
    return _seam(before, now) if is_alike else None


def _seam(before: Part, now: Part) -> Seam | None:
    """The two rows where one table ends and the next goes on, each under its headings; None where one is missing."""
    if not before.body or not now.body:
        return None
    fit, layout = before.shape.fit, before.layout
    above = [fit(row, layout) for row in before.body]
    return Seam.between(above, fit(now.body[0], now.layout), layout, before.standing)


def _rejoined(before: Part, now: Part) -> list[Part]:
    """The two tables with a row that was cut between them put together; one when the second held no other."""
    seam = _seam(before, now)
    if seam is None:
        return [before, now]
    now = replace(now, standing=seam.standing)
    if now.unknown or not now.table.is_fitted or not _is_rest(seam, before.shape):
        return [before, now]
    whole = cut_rows.joined(seam, now.table.where(now.body[0]), is_guess=_is_chance(seam, before.shape))
    last = before.body[-1]
    table = replace(before.table, rows=tuple(whole if row is last else row for row in before.table.rows))
    rest = replace(now, table=cut_rows.without_row(now.table, now.body[0]))
    return [replace(before, table=table), *([rest] if rest.body else [])]
