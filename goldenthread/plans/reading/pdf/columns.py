"""Tables without lines: a row of headings that stand apart, and what stands below each of them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from goldenthread.plans.reading.pdf import lines, parts
from goldenthread.plans.reading.pdf.grids import Grid
from goldenthread.plans.reading.pdf.lines import Written
from goldenthread.plans.reading.pdf.pages import Page, Word
from goldenthread.plans.reading.pdf.parts import Part

WIDE = 0.9  # of the size of the type; a gap of less is between words of one heading
FEWEST = 3  # headings; two might be a name and a date
FEWEST_ROWS = 2
LONGEST_HEADING = 60  # characters
OVERHANG = 4.0  # points by which a word may stand left of its heading


def unruled(page: Page) -> list[Grid]:
    """The table of a page without lines, from its first row of headings down; none where nothing looks like one."""
    rows = [
        [word for word in page.words if row.top <= word.middle[1] <= row.bottom] for row in lines.written(page.words)
    ]
    for index, row in enumerate(rows):
        if heads := _headings(row):
            below = [word for later in rows[index + 1 :] for word in later]
            found = _grid(heads, below, page)
            return [found] if len(found.rows) >= FEWEST_ROWS else []
    return []


def _headings(row: Sequence[Word]) -> list[Written]:
    """The headings in a line that stand far from each other; none unless there are enough."""
    runs: list[list[Word]] = []
    for word in sorted(row, key=lambda each: each.x0):
        if runs and word.x0 - runs[-1][-1].x1 < WIDE * (word.bottom - word.top):
            runs[-1].append(word)
        else:
            runs.append([word])
    found = [lines.written(run)[0] for run in runs]
    short = all(len(each.text) <= LONGEST_HEADING and not each.text[0].isdigit() for each in found)
    return found if len(found) >= FEWEST and short else []


def _grid(heads: list[Written], below: Sequence[Word], page: Page) -> Grid:
    lefts = [head.x0 for head in heads]
    edges = [left - OVERHANG for left in lefts[1:]]
    rights = [*edges, max([page.width - lefts[0], *(word.x1 for word in below)])]
    rows = [tuple(Part((head,), right) for head, right in zip(heads, rights, strict=True))]
    for words in _rows(below, edges):
        split = [[word for word in words if sum(word.x0 >= edge for edge in edges) == at] for at in range(len(heads))]
        rows.append(tuple(parts.part(held, right=right) for held, right in zip(split, rights, strict=True)))
    bottom = max([word.bottom for word in below], default=heads[0].bottom)
    return Grid(lefts[0] - OVERHANG, heads[0].top, rights[-1], bottom, tuple(lefts), tuple(rows))


def _rows(below: Sequence[Word], edges: Sequence[float]) -> list[list[Word]]:
    """The words of each row: rows stand further apart than the lines in them, else a first cell starts a row."""
    written = lines.written(below)
    gaps = [after.top - before.bottom for before, after in itertools.pairwise(written)]
    wide = _wide_gap(gaps)
    found: list[list[Word]] = []
    for index, line in enumerate(written):
        words = [word for word in below if line.top <= word.middle[1] <= line.bottom]
        starts = gaps[index - 1] > wide if index and wide else _has_first(words, edges)
        if starts or not found:
            found.append([])
        found[-1].extend(words)
    return found


def _wide_gap(gaps: Sequence[float]) -> float:
    """The gap from which on a new row begins; 0 when all gaps are alike."""
    if not gaps:
        return 0.0
    usual = median(sorted(gaps)[: len(gaps) // 2 + 1])
    wide = [gap for gap in gaps if gap > usual + 2]
    return usual + 2 if wide else 0.0


def _has_first(words: Sequence[Word], edges: Sequence[float]) -> bool:
    return any(word.x0 < edges[0] for word in words)
