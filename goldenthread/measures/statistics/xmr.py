"""XmR charts: limits from the differences between neighbours, the rules upon them, and what may be shown of them.

Limits follow NHSRplotthedots 0.2.2 (mean ± 2.66 times the mean moving range, ranges of 3.267 times it or more left out
once); the rules follow Making Data Count. Profile ``nhsr`` gives what that package gives, defects included, for
comparison; ``mdc``, the default, counts points beyond three sigma in the two-of-three rule, takes a trend's direction
from its own window, and shows nothing where limits have collapsed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from goldenthread.measures.statistics import rules
from goldenthread.measures.statistics.rules import Signs, Values

Profile = Literal["mdc", "nhsr"]
Direction = Literal["increase", "decrease", "neutral"]
Status = Literal["ok", "trial", "too_few_points", "no_variation", "insufficient_variation"]
PER_RANGE, SCREEN = 2.66, 3.267
FEWEST, SETTLED = 13, 24  # icons from 13 points on; limits of fewer than 24 are called trial limits
_WAY = {"increase": 1, "decrease": -1, "neutral": 0}


@dataclass(frozen=True)
class Limits:
    """What one group of points gives; None where the arithmetic gives nothing."""

    mean: float | None
    amr: float | None = None
    lpl: float | None = None
    upl: float | None = None
    nlpl: float | None = None
    nupl: float | None = None
    n_mr: int = 0
    n_screened: int = 0


@dataclass(frozen=True)
class Chart:
    """One reading of a series: for each point its group, the rules that fired (name to sign), and what it means."""

    group: list[int]
    limits: list[Limits]
    fired: list[dict[str, int]] = field(repr=False)
    primary: list[str] = field(repr=False)
    mixed: list[bool] = field(repr=False)
    point_type: list[str] = field(repr=False)
    status: Status = "ok"


def moving_ranges(values: Values) -> list[float]:
    """The differences of adjacent months; a gap is never bridged."""
    return [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]


def screened_mean(ranges: Sequence[float], *, screen: bool = True) -> tuple[float | None, int]:
    """The mean of the ranges after one screening, and how many were left out; None when none is left."""
    if not ranges:
        return None, 0
    mean = sum(ranges) / len(ranges)
    kept = [each for each in ranges if each < SCREEN * mean] if screen else list(ranges)
    return (sum(kept) / len(kept) if kept else None), len(ranges) - len(kept)


def xmr_limits(values: Values, *, screen: bool = True, baseline: int | None = None) -> Limits:
    """The limits of one group, from its first ``baseline`` points where that is given. The mean is never screened."""
    base = values[:baseline] if baseline else values
    present = [value for value in base if value is not None]
    if not present:
        return Limits(None)
    mean, ranges = sum(present) / len(present), moving_ranges(base)
    amr, out = screened_mean(ranges, screen=screen)
    if amr is None:
        return Limits(mean, n_mr=len(ranges), n_screened=out)
    wide = PER_RANGE * amr
    near = wide * 2 / 3
    return Limits(mean, amr, mean - wide, mean + wide, mean - near, mean + near, len(ranges), out)


def status_of(values: Values, limits: Limits) -> Status:
    """What may be said of one group: fewer than 13 points carry no icon, and limits may have collapsed."""
    present = [value for value in values if value is not None]
    if len(present) > 1 and len(set(present)) == 1:
        return "no_variation" if len(present) >= FEWEST else "too_few_points"
    if len(present) > 2 and not limits.amr:
        return "insufficient_variation"
    return "too_few_points" if len(present) < FEWEST else "trial" if len(present) < SETTLED else "ok"


def xmr_chart(
    values: Values, *, direction: Direction = "neutral", rebase: Sequence[int] = (), baseline: int | None = None,
    screen: bool = True, profile: Profile = "mdc",
) -> Chart:  # fmt: skip
    """The series read whole. ``rebase`` holds the positions at which limits, mean and rules begin again."""
    starts = [0, *sorted({at for at in rebase if 0 < at < len(values)}), len(values)]
    parts = [values[first:last] for first, last in pairwise(starts)]
    limits = [xmr_limits(part, screen=screen, baseline=baseline) for part in parts]
    fired = [signs for part, each in zip(parts, limits, strict=True) for signs in signals(part, each, profile)]
    primary = [next((name for name in rules.PRECEDENCE if name in signs), "common_cause") for signs in fired]
    return Chart(
        [number for number, part in enumerate(parts) for _ in part], limits, fired, primary,
        [len(set(signs.values())) > 1 for signs in fired],
        [meaning(signs.get(name, 0), direction) for signs, name in zip(fired, primary, strict=True)],
        status_of(parts[-1], limits[-1]),
    )  # fmt: skip


def signals(values: Values, limits: Limits, profile: Profile = "mdc") -> list[dict[str, int]]:
    """For each point of one group the rules that fired, by name, with their sign."""
    by_rule = dict(_by_rule(values, limits, profile))
    return [{name: signs[at] for name, signs in by_rule.items() if signs[at]} for at in range(len(values))]


def _by_rule(values: Values, limits: Limits, profile: Profile) -> list[tuple[str, Signs]]:
    marked = rules.trend(values)
    found = [("trend", rules.trend_by_neighbour(values, marked) if profile == "nhsr" else marked)]
    if limits.mean is None or (profile == "mdc" and status_of(values, limits) == "insufficient_variation"):
        return found
    found.append(("shift", rules.shift(values, limits.mean)))
    if limits.lpl is None or limits.upl is None or limits.nlpl is None or limits.nupl is None:
        return found
    beyond = rules.outside(values, limits.lpl, limits.upl)
    far = rules.beyond(values, limits.nlpl, limits.nupl)
    if profile == "nhsr":
        far = [near and not out for near, out in zip(far, beyond, strict=True)]
    return [*found, ("outside", beyond), ("two_of_three", rules.two_of_three(far, rules.sides(values, limits.mean)))]


def meaning(sign: int, direction: Direction) -> str:
    """What a signal means: improvement, concern, or neutral_high and neutral_low where no way is better."""
    if not sign:
        return "common_cause"
    if direction == "neutral":
        return "neutral_high" if sign > 0 else "neutral_low"
    return "improvement" if sign * _WAY[direction] > 0 else "concern"


def lag_one(values: Values) -> float | None:
    """How strongly each month follows the one before (autocorrelation at lag 1), None when nothing varies."""
    present = [value for value in values if value is not None]
    if len(present) < 2:
        return None
    mean = sum(present) / len(present)
    spread = sum((value - mean) ** 2 for value in present)
    pairs = sum((a - mean) * (b - mean) for a, b in pairwise(values) if a is not None and b is not None)
    return pairs / spread if spread else None


def depends_on_the_month_before(values: Values) -> bool:
    """Is the autocorrelation above 2/√n, so that limits from neighbours' differences are too tight to be relied on?"""
    n, found = sum(value is not None for value in values), lag_one(values)
    return found is not None and found > 2 / n**0.5
