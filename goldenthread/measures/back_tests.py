"""How forecasts have held: every month-end of the past is foretold again from what was known then, and held against
what came. The errors become the council's own bank; coverage, CRPS and odds say whether bands and chances are honest.
"""

from __future__ import annotations

import json
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction

from goldenthread.core.periods import Month
from goldenthread.measures import courses, definition, error_banks, forecasting, queries
from goldenthread.measures.courses import Course
from goldenthread.measures.definition import Definition
from goldenthread.measures.error_banks import BANKS, ENOUGH, METHODS, TO_BEAT, Bank, Method
from goldenthread.measures.flagging import WHOLE
from goldenthread.measures.models import ErrorBank
from goldenthread.measures.statistics.bands import between
from goldenthread.measures.statistics.forecast import FEWEST, HORIZON

HISTORY = 60  # months
TESTED: tuple[Method, ...] = (*METHODS, TO_BEAT)
# Made-up targets that the odds are tried on, in units of each series' usual movement from its forecast.
TARGETS = (-1.0, -0.5, 0.0, 0.5, 1.0)
LEVELS = tuple(level / 20 for level in range(1, 20))
BINS = ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01))


@dataclass(frozen=True)
class Told:
    """One forecast of the past: from which month, and by how much each of the twelve after it missed; None: not yet
    known, or a gap."""

    origin: Month
    errors: tuple[float | None, ...]


def renew(*, on: date) -> int:
    """Make the council's own banks anew from the figures that stand, and test them; how many past forecasts there were.

    Reads figures as they were reported, of the whole council. Nobody's step, so no line of history: the same figures
    always give the same banks.
    """
    until = queries.latest_period()
    if until is None:
        return 0
    told = past(_courses(until))
    with transaction.atomic():
        for (bank, method), every in told.items():
            held = {"rows": [_rounded(each) for each in every], "tested": tested(bank, method, every)}
            digest = sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()
            ErrorBank.objects.update_or_create(
                bank=bank, method=method, defaults={**held, "digest": digest, "until": until.id, "made_on": on}
            )
    return sum(len(every) for every in told.values()) // len(TESTED)


def past(every: Iterable[tuple[Definition, Course]]) -> dict[tuple[Bank, Method], list[Told]]:
    """Each forecast that could have been made at a past month-end, by bank and method, in order of time."""
    found: dict[tuple[Bank, Method], list[Told]] = {(bank, method): [] for bank in BANKS for method in TESTED}
    for measure, course in every:
        for method, told in _of_one(measure, course):
            found[forecasting.bank_of(measure), method].append(told)
    return {key: sorted(told, key=lambda each: each.origin) for key, told in found.items()}


def tested(bank: Bank, method: Method, told: Sequence[Told]) -> dict[str, dict[str, Any]]:
    """For each horizon how the bands and odds held that would have been shown: only errors known by then were used."""
    found = {str(months): _tested(bank, method, told, months) for months in range(1, HORIZON + 1)}
    return {months: each for months, each in found.items() if each["n"]}


def _courses(until: Month) -> list[tuple[Definition, Course]]:
    library = definition.library()
    rows = courses.read(library, seen=WHOLE, until=until, months=HISTORY)
    return [
        (library[slug], courses.of(library[slug], each, until=until, months=HISTORY))
        for slug, each in rows.items()
        if not forecasting.unsuited(library[slug])
    ]


def _of_one(measure: Definition, course: Course) -> Iterable[tuple[Method, Told]]:
    values = forecasting.on_scale(measure, course)
    for at in range(FEWEST, len(values)):
        flat = forecasting.flat_of(values[:at]) if values[at - 1] is not None else None
        if flat is None or not flat.sigma:
            continue
        ahead = values[at : at + HORIZON]
        came = [*ahead, *[None] * (HORIZON - len(ahead))]
        origin = course.months[at - 1]
        points: dict[Method, float] = {"blend": flat.point, "last12": flat.mean12, TO_BEAT: values[at - 1] or 0.0}
        for method, point in points.items():
            yield method, Told(origin, tuple(None if each is None else (each - point) / flat.sigma for each in came))


def _tested(bank: Bank, method: Method, told: Sequence[Told], months: int) -> dict[str, Any]:
    """One horizon: walk through time, and let an outcome into the bank in the month in which it became known."""
    starter = sorted(row[months - 1] for row in error_banks.starter()[bank][method])
    own: list[float] = []
    waiting: dict[Month, list[float]] = defaultdict(list)
    score = _Score()
    for each in told:
        for month in [month for month in waiting if month <= each.origin]:
            for error in waiting.pop(month):
                insort(own, error)
        came = each.errors[months - 1]
        if came is not None:
            score.add(own if len(own) >= ENOUGH else starter, came)
            waiting[each.origin.plus(months)].append(came)
    return score.as_json()


class _Score:
    """What is counted of one horizon."""

    def __init__(self) -> None:
        self.n, self.in80, self.in95, self.crps, self.squares, self.odds = 0, 0, 0, 0.0, 0.0, 0
        self.spans: list[float] = []
        self.bins = [[0.0, 0, 0] for _ in BINS]

    def add(self, bank: list[float], came: float) -> None:
        """``bank`` in order."""
        low, high, least, most = (_quantile(bank, share) for share in (0.1, 0.9, 0.025, 0.975))
        self.n += 1
        self.in80 += low <= came <= high
        self.in95 += least <= came <= most
        self.crps += _crps(bank, came)
        middle, half = (low + high) / 2, (high - low) / 2 or 1.0
        self.spans.append(abs(came - middle) / half)
        for target in TARGETS:
            self._odds(sum(error >= target for error in bank[:: max(1, len(bank) // 100)]), bank, target, came)

    def _odds(self, hits: int, bank: Sequence[float], target: float, came: float) -> None:
        said = (hits + 0.5) / (len(bank[:: max(1, len(bank) // 100)]) + 1)
        happened = came >= target
        self.squares += (said - happened) ** 2
        self.odds += 1
        place = next(at for at, (low, high) in enumerate(BINS) if low <= said < high)
        self.bins[place][0] += said
        self.bins[place][1] += happened
        self.bins[place][2] += 1

    def as_json(self) -> dict[str, Any]:
        """``widen``: how much wider bands must be for 80 % to fall inside; never narrower."""
        n = self.n or 1
        widest = _quantile(sorted(self.spans), 0.8) if self.spans else 1.0
        return {
            "n": self.n, "cover80": self.in80 / n, "cover95": self.in95 / n, "crps": self.crps / n,
            "brier": self.squares / (self.odds or 1), "widen": max(1.0, round(widest, 2)),
            "bins": [[round(said / many, 3), round(came / many, 3), many] for said, came, many in self.bins if many],
        }  # fmt: skip


def _crps(bank: list[float], came: float) -> float:
    """The continuous ranked probability score, as twice the mean pinball loss over nineteen quantiles."""
    loss = 0.0
    for level in LEVELS:
        gap = came - _quantile(bank, level)
        loss += level * gap if gap >= 0 else (level - 1) * gap
    return 2 * loss / len(LEVELS)


def _quantile(ends: list[float], share: float) -> float:
    return between(ends, share * (len(ends) - 1))


def _rounded(told: Told) -> list[float | None]:
    return [None if error is None else round(error, 3) for error in told.errors]


def summary(found: Mapping[str, Any]) -> list[tuple[int, Mapping[str, Any]]]:
    """The horizons that a page shows: one, three, six and twelve months."""
    return [(months, found[str(months)]) for months in (1, 3, 6, 12) if str(months) in found]
