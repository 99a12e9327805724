"""Tables of small numbers by name: what may be published of one, and what somebody could work out of one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from goldenthread.measures.statistics import attacker, suppression

Given = Mapping[str, Any]


def suppress_of(given: Given) -> dict[str, Any]:
    """A row or a grid of counts as it may be published, with what was hidden beyond the small counts.

    With ``suppressed`` (cells as ``row|column``, named by ``rows`` and ``cols``) what an attacker learns of a grid in
    which just those are hidden; with ``rows`` alone pairs of numerator and denominator as percentages; with ``ytd`` the
    months of a year to date and which are small; with ``all_children`` and ``boys`` what the two leave.
    """
    threshold = given.get("threshold", attacker.THRESHOLD)
    if "suppressed" in given:
        return _attacked(given)
    if "counts" not in given and "rows" in given:
        found = [suppression.percentage(x, n, threshold) for x, n in given["rows"]]
        return {
            "published": ["c" if share is None else share for share, _ in found],
            "reason": [why for _, why in found],
        }
    if "ytd" in given:
        ytd = given["ytd"]
        return {
            "monthly": [None, *(b - a for a, b in pairwise(ytd))],
            "small": suppression.derived_small(ytd, threshold),
        }
    if "all_children" in given:
        left = suppression.derived_small([given["boys"], given["all_children"]], threshold)
        return {"girls_recoverable": left[0] if left else None}
    counts = given["counts"]
    return _grid(counts, threshold) if isinstance(counts[0], list) else _row(counts, threshold)


def _attacked(given: Given) -> dict[str, Any]:
    """The cells known exactly, and the range of each hidden one; where the lowest or highest is unbounded, None."""
    table = suppression.Table.of_grid(given["counts"])
    place = {f"{row}|{col}": suppression.At(r, c) for r, row in enumerate(given["rows"])
             for c, col in enumerate(given["cols"])}  # fmt: skip
    found = attacker.reaches(table.counts, table.relations, {place[each] for each in given["suppressed"]})
    reach = {name: found[place[name]] for name in given["suppressed"]}
    return {
        "exactly_recoverable": [name for name, each in reach.items() if each.low == each.high],
        **{f"interval_{name.replace('|', '_')}": [each.low, each.high] for name, each in reach.items()},
    }


def _row(counts: list[int], threshold: int) -> dict[str, Any]:
    found = suppression.suppress(suppression.Table.of_row(counts), threshold)
    shown = ["c" if (0, at) in found.hidden else each for at, each in enumerate(counts)]
    total = "c" if suppression.GRAND in found.hidden else sum(counts)
    also = sorted(cell.column for cell in found.secondary if isinstance(cell, suppression.At))
    return {"published": shown, "total": total, "secondary_index0": also}


def _grid(counts: list[list[int]], threshold: int) -> dict[str, Any]:
    table = suppression.Table.of_grid(counts)
    found = suppression.suppress(table, threshold)

    def shown(cell: Any) -> Any:
        return "c" if cell in found.hidden else table.counts[cell]

    rows, columns = range(len(counts)), range(len(counts[0]))
    also = sorted(each for each in found.secondary if isinstance(each, suppression.At))
    return {
        "published": [[shown((r, c)) for c in columns] for r in rows],
        "row_totals": [shown((suppression.ROW, r)) for r in rows],
        "col_totals": [shown((suppression.COLUMN, c)) for c in columns],
        "grand": shown(suppression.GRAND), "secondary": [list(each) for each in also],
    }  # fmt: skip
