"""The figures that are to go out, and the counts of children behind each: what somebody could work out from them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

NUMERATOR, REST, DENOMINATOR = "numerator", "rest", "denominator"
# Which counts of children a figure of each kind tells. A percentage tells three: those who met the standard, those
# who did not, and all. A rate is divided by a published population, so it tells the count above the line.
COUNTS = {
    "proportion": (NUMERATOR, REST, DENOMINATOR), "count": (NUMERATOR,), "rate": (NUMERATOR,),
    "per": (NUMERATOR, DENOMINATOR), "ratio": (NUMERATOR, DENOMINATOR), "mean": (DENOMINATOR,),
    "median": (DENOMINATOR,), "milestone": (),
}  # fmt: skip
# Added-up amounts (school sessions) do not say how many children are behind them, so they can not be judged.
NOT_JUDGED = ("weighted",)


class Part(NamedTuple):
    """One count behind a figure: of a measure, a month and a part of the council (empty for the whole of it).

    ``edition`` is 0 for the count as it stands now; a count that was published otherwise before has that edition's.
    """

    measure: str
    period: str
    cut: str
    name: str
    edition: int = 0


@dataclass(frozen=True)
class Going:
    """A figure that is to go out, or that went out in an ``edition`` before (``is_out``: and was shown there).

    ``by`` is what its part is a part by: a team's figure adds up with those of teams, an age's with those of ages.
    ``is_told`` False: its numbers never stand anywhere, but whoever subtracts the others from the whole learns them.
    """

    measure: str
    period: str
    cut: str
    kind: str
    basis: str
    numerator: float | None
    denominator: float | None
    edition: int = 0
    is_out: bool = False
    by: str = ""
    is_told: bool = True

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.measure, self.period, self.cut)

    @property
    def counts(self) -> dict[str, int]:
        """The counts of children that the figure tells, by name. Part of a count is a whole one."""
        above, below = _whole(self.numerator), _whole(self.denominator)
        found = {NUMERATOR: above, DENOMINATOR: below}
        if above is not None and below is not None:
            found[REST] = below - above
        return {name: count for name in COUNTS.get(self.kind, ()) if (count := found.get(name)) is not None}

    @property
    def is_all_or_none(self) -> bool:
        """Does a share tell something of every single child?"""
        counts = self.counts
        return self.kind == "proportion" and bool(counts.get(DENOMINATOR)) and 0 in counts.values()


def _whole(number: float | None) -> int | None:
    return None if number is None else math.ceil(round(number, 6))
