"""Our own layout: a plan that was taken out as Word or Excel, perhaps edited since, read back without loss.

Each table is known by its headings: all that it must have, none that it does not know, in any order. Things are
numbered (R1, O1, A1, M1), and what serves them names the number, so that two outcomes in the same words stay two. Rows
wait for the end of the document, as a row may name one that stands further below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from goldenthread.plans.reading import our_actions, our_cells, our_rows, our_tables, our_words
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.model import Told
from goldenthread.plans.reading.our_rows import Cells
from goldenthread.plans.reading.our_tables import OurTable
from goldenthread.plans.reading.tables import Row, Table

Titles = tuple[str, ...]


@dataclass(frozen=True)
class Waiting:
    """A row of ours, kept until the document has been read."""

    kind: Titles
    table: Table
    row: Row
    cells: Cells


def recognise(table: Table) -> Layout | None:
    """The columns of a table whose first row has the headings of one of ours."""
    row = table.rows[0] if table.rows else None
    texts = [cell.text for cell in row.cells] if row else []
    while texts and not texts[-1]:  # a sheet is as wide as its widest table
        texts.pop()
    if row is None or _kind(texts) is None or len(set(texts)) < len(texts):
        return None
    columns = {text: at for at, text in enumerate(texts)}
    return Layout(columns, len(texts), row, {text: text for text in texts})


def understand(table: Table, layout: Layout, found: Gathering, continued: bool) -> None:
    """Keeps what the table holds until all of the document is there."""
    kind = _kind(layout.columns) or our_words.FACTS
    if not found.own:
        found.endings.append(lambda: _read_all(found))
    for row in table.rows:
        cells = dict.fromkeys(kind, ()) | {name: _lines(row, at) for name, at in layout.columns.items()}
        if row != layout.row and any(cells.values()):
            found.own.append(Waiting(kind, table, row, cells))


def _read_all(found: Gathering) -> None:
    """What is named first: recommendations before areas, outcomes before actions."""
    order = [*_READERS, *(each.titles for each in our_tables.TABLES)]
    for waiting in sorted(found.own, key=lambda each: order.index(each.kind)):
        if reader := _READERS.get(waiting.kind):
            reader(found, waiting.table, waiting.row, waiting.cells)
        else:
            _tell(found, waiting)
    found.rest = list(_without_strays(found))


def _without_strays(found: Gathering) -> Iterator[Told]:
    """The further rows whose links lead somewhere: what hangs on a row that was taken out goes with it, and is told."""
    actions = (*found.actions, *found.dropped)
    named = {each.number for each in actions} | {each.number for each in found.rest} | set(found.numbers)
    for row in found.rest:
        links = our_tables.of(row.kind).links
        lost = [row.said[name] for name in links if name in row.said and row.said[name] not in named]
        if lost:
            found.warnings.append(f"{row.where}: nothing here goes by {', '.join(lost)}. This row is left out.")
        else:
            yield row


def _tell(found: Gathering, waiting: Waiting) -> None:
    table = next(each for each in our_tables.TABLES if each.titles == waiting.kind)
    where = waiting.table.where(waiting.row)
    try:
        found.rest += our_cells.told(table, where, waiting.cells)
    except our_cells.NotRead as problem:
        found.warnings.append(f"{where}: {problem}. This row is left out: put it right and read the document again.")


def _kind(headings: Iterable[str]) -> Titles | None:
    """The headings of the table of ours that these are, whole or without columns that it may do without."""
    given = set(headings)
    for kind in _READERS:
        if given <= set(kind) and given >= set(our_words.CORE.get(kind, kind)):
            return kind
    further: OurTable | None = our_tables.known_by(given)
    return further.titles if further else None


def _lines(row: Row, at: int) -> tuple[str, ...]:
    """The lines of a cell as they were written, typed bullets and all."""
    texts = tuple(f"{line.mark}{line.text}" for line in row.cell(at).lines)
    return () if texts == (our_words.NOTHING,) else texts


_READERS: Mapping[Titles, Callable[[Gathering, Table, Row, Cells], None]] = {
    our_words.FACTS: our_rows.fact,
    our_words.RECOMMENDATIONS: our_rows.recommendation,
    our_words.AREAS: our_rows.area,
    our_words.OUTCOMES: our_rows.outcome,
    our_words.SCORECARD: our_rows.measure,
    our_words.FIGURES: our_rows.figure,
    our_words.ACTIONS: our_actions.standing,
    our_words.SPREAD: our_actions.standing,
    our_words.DROPPED: our_actions.dropped,
}
