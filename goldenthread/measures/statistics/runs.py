"""Run rules without limits (Anhøj 2014): for medians and skewed counts, where limits from differences mislead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import log2
from statistics import median


@dataclass(frozen=True)
class Runs:
    """How long the longest run is and how often the series crosses its centre, each with what chance allows."""

    n_useful: int
    longest_run: int
    longest_run_max: int
    n_crossings: int
    n_crossings_min: int

    @property
    def runs_signal(self) -> bool:
        return self.longest_run > self.longest_run_max or self.n_crossings < self.n_crossings_min


def anhoej(values: Sequence[float | None], centre: float | None = None) -> Runs | None:
    """Longest run and crossings about the median, or about ``centre``; points on it are left out. None without any."""
    from scipy.stats import binom  # a third of a second to import, and few pages ask for it

    present = [value for value in values if value is not None]
    middle = median(present) if centre is None and present else centre
    sides = [value > middle for value in present if middle is not None and value != middle]
    if not sides:
        return None
    return Runs(
        len(sides), max(len(list(run)) for _, run in groupby(sides)), round(log2(len(sides))) + 3,
        sum(a != b for a, b in pairwise(sides)), int(binom.ppf(0.05, len(sides) - 1, 0.5)),
    )  # fmt: skip
