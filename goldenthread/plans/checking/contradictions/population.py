"""The population that a count and a rate of the same children imply (C09).

426 children and a rate of 82 per 10,000 imply 51,951 children, give or take the rounding of the rate. Two such pairs
for one time must imply one population; and within a pair a count can not fall while its rate rises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from goldenthread.plans.checking.finding import Contradiction, Side, short
from goldenthread.plans.checking.sameness import same_area
from goldenthread.plans.checking.terms import terms
from goldenthread.plans.checking.view import Figure, LineView, PlanView

_RATE = re.compile(r"\brate\b.*\b10,?000|\b10,?000\b.*\brate\b|\bper 10,?000\b", re.IGNORECASE)
_COUNT = re.compile(r"^\W*(?:total )?(?:number|no\.?) of\b|^\W*(?:total )?number\b", re.IGNORECASE)
APART = 0.01  # a hundredth: what an other year's population would not explain within one month


@dataclass(frozen=True)
class Pair:
    """A count and a rate of the same children."""

    plan: PlanView
    count: LineView
    rate: LineView

    def implied(self, slot: str) -> tuple[float, float] | None:
        """The least and the most children that the two figures of a slot allow; None without them."""
        count, rate = _one(self.count, slot), _one(self.rate, slot)
        if count is None or rate is None or not rate.value or not count.value:
            return None
        half = 0.5 * 10 ** -_places(rate.value)
        return 10_000 * count.value / (rate.value + half), 10_000 * count.value / max(rate.value - half, 1e-9)


def among(plan: PlanView, others: Sequence[PlanView]) -> Iterator[Contradiction]:
    """Within each pair of the plan, and between its pairs and all others for the same time."""
    mine = list(pairs(plan))
    for pair in mine:
        yield from _opposite(pair)
    for one, other in combinations(mine, 2):
        yield from _apart(one, other)
    for other_plan in others:
        for one in mine:
            for other in pairs(other_plan):
                yield from _apart(one, other)


def pairs(plan: PlanView) -> Iterator[Pair]:
    counts = [line for line in plan.lines if _COUNT.search(line.text) and not _is_rate(line)]
    for rate in plan.lines:
        if _is_rate(rate):
            about = terms(rate.text)
            for count in counts:
                shared = about & terms(count.text)
                if same_area(count.area, rate.area) and shared and count.period == rate.period:
                    yield Pair(plan, count, rate)
                    break


def _is_rate(line: LineView) -> bool:
    """Is it a rate per 10,000, by its words or by its figures?"""
    return bool(_RATE.search(line.text) or _RATE.search(line.actual_raw) or _RATE.search(line.baseline_raw))


def _opposite(pair: Pair) -> Iterator[Contradiction]:
    """A count that fell while its rate rose, or the other way round, from the baseline to the latest figure."""
    ways = []
    for line in (pair.count, pair.rate):
        start, end = _one(line, "baseline"), _one(line, "actual")
        if start is None or end is None:
            return
        ways.append((end.value > start.value) - (end.value < start.value))
    if ways[0] * ways[1] < 0:
        reason = "One rose while the other fell: the population behind the rate was changed in between."
        yield _found(pair.plan, pair.count, pair.plan, pair.rate, reason, _course)


def _apart(one: Pair, other: Pair) -> Iterator[Contradiction]:
    if one.count.period != other.count.period or not one.count.period:
        return
    a, b = one.implied("actual"), other.implied("actual")
    if a is None or b is None:
        return
    low, high = sorted((a, b))
    if low[1] < high[0] and (high[0] - low[1]) / low[1] >= APART:
        reason = f"{told(a)} children behind one, {told(b)} behind the other."
        yield _found(one.plan, one.rate, other.plan, other.rate, reason, lambda line: f"{line.text}: {line.actual_raw}")


def _found(plan: PlanView, a: LineView, other: PlanView, b: LineView, reason: str, says: object) -> Contradiction:
    speak = says if callable(says) else _course
    left = Side(plan.name, a.key, ", ".join(filter(None, (a.area, a.where))), short(speak(a)), plan.key)
    right = Side(other.name, b.key, ", ".join(filter(None, (b.area, b.where))), short(speak(b)), other.key)
    return Contradiction("C09", a.area, short(a.text), left, right, reason)


def _course(line: LineView) -> str:
    return f"{line.text}: {line.baseline_raw} to {line.actual_raw}"


def _one(line: LineView, slot: str) -> Figure | None:
    found = line.baseline if slot == "baseline" else line.actual
    return found[0] if len(found) == 1 else None


def _places(value: float) -> int:
    return len(f"{value:g}".partition(".")[2])


def told(span: tuple[float, float]) -> str:
    return f"{round(span[0], -2):,.0f} to {round(span[1], -2):,.0f}"
