"""Rows that stand one or more columns too far left, put back under their headings."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.tables import EMPTY, Row

Score = Callable[[Row, Layout], float]


def fit(row: Row, layout: Layout, score: Score) -> Row:
    """The row, moved right as far as ``score`` likes best; as it is when nothing is better.

    Word and its converters drop the first cell of a row when it was merged with the one above, and pad the
    end; only blanks may be pushed over the edge.
    """
    best, best_score = row, score(row, layout)
    for shift in range(1, layout.width):
        moved = _moved(row, shift, layout.width)
        if moved is None:
            break
        if (found := score(moved, layout)) > best_score:
            best, best_score = moved, found
    return best


def stray_text(row: Row, layout: Layout) -> str:
    """What stands outside the known columns, page numbers aside."""
    known = set(layout.columns.values())
    outside = (c.text for i, c in enumerate(row.cells) if i not in known and c)
    return " ".join(text for text in outside if not text.isdigit())


def is_page_furniture(row: Row) -> bool:
    """True for a row with nothing in it but a page number or the word draft."""
    words = [cell.text for cell in row.cells if cell]
    return all(word.isdigit() or word.casefold() == "draft" for word in words) and len(words) <= 1


def closing(body: Sequence[Row], may_close: Callable[[Row], bool] = lambda row: True) -> int:
    """How many rows at the end have words in their first cell alone, each one that ``may_close`` a document."""
    closes = (bool(row.cell(0)) and not any(row.cells[1:]) and may_close(row) for row in reversed(body))
    return sum(itertools.takewhile(bool, closes))


def _moved(row: Row, shift: int, width: int) -> Row | None:
    kept = max(width - shift, 0)
    if any(row.cells[kept:]):
        return None
    return replace(row, cells=(EMPTY,) * shift + row.cells[:kept])
