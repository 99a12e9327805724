"""A table of contents: headings and page numbers, which say nothing that the document does not say later."""

from __future__ import annotations

from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.tables import Table


def recognise(table: Table) -> Layout | None:
    """A layout when every row is words and a page number."""
    pairs = [tuple(cell.text for cell in row.cells) for row in table.rows if not row.is_empty]
    if pairs and all(len(p) == 2 and p[1].isdigit() and not p[0].isdigit() for p in pairs):
        return Layout({"section": 0, "page": 1}, 2, table.rows[0])
    return None


def understand(table: Table, layout: Layout, found: Gathering, continued: bool) -> None:
    """Nothing is taken from it."""
