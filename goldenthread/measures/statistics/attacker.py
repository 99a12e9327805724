"""What somebody can work out who has a published table: the lowest and highest value each hidden cell may have.

Every relation that is published (rows, columns, totals, an earlier table) is an equation; hidden cells are numbers not
below nought. Two linear programmes for each cell give its range (HiGHS, through scipy).
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

THRESHOLD = 5
Cell = Hashable
_TINY = 1e-6


@dataclass(frozen=True)
class Relation:
    """The parts add up to the total; all are cells."""

    parts: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True)
class Reach:
    """The range an attacker can put a hidden cell in; ``high`` is None where nothing bounds it."""

    low: float
    high: float | None

    def is_safe(self, threshold: int = THRESHOLD) -> bool:
        """Is no more known than the published rule says: that it may be 1 or less, and more than the threshold?"""
        return self.low <= 1 + _TINY and (self.high is None or self.high > threshold + _TINY)


class System:
    """The equations that a reader of the table has for what is hidden in it."""

    def __init__(self, counts: Mapping[Cell, int], relations: Sequence[Relation], hidden: Collection[Cell]) -> None:
        self._place = {cell: at for at, cell in enumerate(sorted(hidden, key=repr))}
        self._rows, self._sides = _equations(counts, relations, self._place)

    def reach(self, cell: Cell) -> Reach:
        """The range of one hidden cell."""
        if len(self._rows) <= 1:
            return self._of_one(self._place[cell])
        low, high = (self._extreme(self._place[cell], sign) for sign in (1.0, -1.0))
        return Reach(low or 0.0, high)

    def _of_one(self, at: int) -> Reach:
        """With one equation no programme is needed: what the other cells may add up to, they leave to this one."""
        if not self._rows or not self._rows[0][at]:
            return Reach(0.0, None)
        row, side = self._rows[0], self._sides[0]
        others = [each for place, each in enumerate(row) if each and place != at]
        # Turned so that this cell counts as plus one: others of its sign lower it, others of the other sign raise it.
        left = side / row[at]
        low = 0.0 if any(each * row[at] > 0 for each in others) else max(0.0, left)
        return Reach(low, None if any(each * row[at] < 0 for each in others) else left)

    def _extreme(self, at: int, sign: float) -> float | None:
        from scipy.optimize import linprog  # half a second to import, and only publishing asks for it

        goal = [0.0] * len(self._place)
        goal[at] = sign
        found: Any = linprog(goal, A_eq=self._rows or None, b_eq=self._sides or None, bounds=(0, None), method="highs")
        return float(sign * found.fun) if found.status == 0 else None


def reaches(counts: Mapping[Cell, int], relations: Sequence[Relation], hidden: Collection[Cell]) -> dict[Cell, Reach]:
    """The range of each hidden cell."""
    system = System(counts, relations, hidden)
    return {cell: system.reach(cell) for cell in hidden}


def unsafe_sums(
    counts: Mapping[Cell, int], relations: Sequence[Relation], hidden: Collection[Cell], threshold: int = THRESHOLD
) -> list[Relation]:
    """The relations whose hidden parts are known to add up to 1 to ``threshold``: a small number as good as told."""
    return [
        each
        for each in relations
        if each.total not in hidden and 0 < sum(counts[part] for part in each.parts if part in hidden) <= threshold
    ]


def _equations(
    counts: Mapping[Cell, int], relations: Sequence[Relation], place: Mapping[Cell, int]
) -> tuple[list[list[float]], list[float]]:
    rows, sides = [], []
    for relation in relations:
        row, side = [0.0] * len(place), 0.0
        for cell, sign in [(relation.total, -1.0), *((part, 1.0) for part in relation.parts)]:
            if cell in place:
                row[place[cell]] += sign
            else:
                side -= sign * counts[cell]
        if any(row):
            rows.append(row)
            sides.append(side)
    return rows, sides
