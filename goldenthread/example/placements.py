"""Where looked-after children live: placements, legal statuses and the plan for permanence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.example import rates
from goldenthread.example.chance import Chance
from goldenthread.example.council import CarePeriod, Child, Placement
from goldenthread.example.days import age_on, plus

_OWN_PROVISION = {"PR1": 50, "PR4": 38, "PR5": 10, "PR2": 2}
_RESIDENTIAL = {"PR1": 14, "PR4": 80, "PR5": 6}
_RELATIVES = frozenset({"U1", "U2", "U3"})
_HOMES = frozenset({"K1", "K2", "K3", "H5", "S1", "R3", "R5"})


@dataclass
class Settling:
    """Fills in where a child lives and under which law; ``last_day`` bounds what is worth drawing."""

    chance: Chance
    last_day: date

    def fill(self, child: Child, period: CarePeriod) -> None:
        self._placements(child, period)
        self._legal(child, period)
        self._permanence(child, period)

    def _placements(self, child: Child, period: CarePeriod) -> None:
        """Moves come often in the first months and seldom later; one child in ten moves again and again."""
        restless = self.chance.happens(0.09)
        kinds, day = rates.FIRST_PLACEMENT, period.started_on
        last = min(period.ceased_on, self.last_day)
        while day < last:
            older = age_on(child.born_on, day) >= 16
            kind = self.chance.pick(rates.OLDER_PLACEMENT if older else kinds)
            period.placements.append(self.placement(day, kind))
            settled = len(period.placements) > 1 and not restless
            day = plus(day, self.chance.spell(1500 if settled else (130 if restless else 420), least=4))
            kinds = rates.LATER_PLACEMENT
        if not period.placements:
            period.placements.append(self.placement(period.started_on, self.chance.pick(kinds)))
        self._adoptive(period)

    def placement(self, day: date, kind: str) -> Placement:
        return Placement(day, kind, self._provider(kind), "OUT" if self.chance.happens(0.38) else "IN")

    def _provider(self, kind: str) -> str:
        if kind == "P1":
            return "PR0"
        if kind in _RELATIVES:
            return "PR1"
        return self.chance.pick(_RESIDENTIAL if kind in _HOMES else _OWN_PROVISION)

    def _adoptive(self, period: CarePeriod) -> None:
        adoption = period.adoption
        if adoption is None or adoption.placed_on is None:
            return
        placed_on = adoption.placed_on
        period.placements = [place for place in period.placements if place.started_on < placed_on]
        period.placements.append(Placement(placed_on, "A5" if adoption.early_placed_on else "A6", "PR1", "OUT"))

    def _legal(self, child: Child, period: CarePeriod) -> None:
        start = period.started_on
        if child.unaccompanied:
            period.legal = [(start, "V2")]
            return
        first = self.chance.pick({"V2": 46, "C1": 44, "L1": 5, "L2": 4, "J1": 1})
        period.legal = [(start, first)]
        if first in ("L1", "L2"):
            period.legal.append((plus(start, self.chance.whole(2, 8)), "C1"))
        if first == "V2" and self.chance.happens(0.5):
            period.legal.append((plus(start, self.chance.whole(40, 260)), "C1"))
        if period.legal[-1][1] == "C1":
            period.legal.append((plus(period.legal[-1][0], self.chance.peak(150, 400, 230)), "C2"))
        if period.adoption and period.adoption.placement_order_on:
            order_on = period.adoption.placement_order_on
            period.legal = [entry for entry in period.legal if entry[0] < order_on] + [(order_on, "E1")]

    def _permanence(self, child: Child, period: CarePeriod) -> None:
        agreed_on = plus(period.started_on, self.chance.peak(60, 220, 120))
        if period.adoption:
            period.permanence_plans = [(agreed_on, "OTHER"), (period.adoption.decided_on, "ADOPTION")]
        elif child.unaccompanied:
            period.permanence_plans = [(agreed_on, "SUPPORTED")]
        elif self.chance.happens(0.95):
            going_home = period.ceased_reason in ("E4A", "E4B") and self.chance.happens(0.7)
            plan = "RETURN" if going_home else self.chance.pick(rates.PERMANENCE_PLAN)
            period.permanence_plans = [(agreed_on, plan)]
