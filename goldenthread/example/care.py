"""Periods of being looked after: why they end, and the reviews, visits, checks and missing episodes within them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example import rates
from goldenthread.example.chance import Chance
from goldenthread.example.council import CarePeriod, Child, Permanence
from goldenthread.example.days import age_on, plus, weekday_after, years_on
from goldenthread.example.placements import Settling

SPECIAL_GUARDIANSHIP = {"E45": 35, "E46": 10, "E47": 50, "E48": 5}
HOME = {"E4A": 62, "E4B": 18, "E13": 8, "E41": 8, "E3": 2, "E8": 2}
AT_18 = {"E6": 38, "E5": 40, "E8": 14, "E7": 8}


@dataclass
class Care:
    chance: Chance
    until: Month
    events_from: date

    def period(self, child: Child, started_on: date, *, repeat: bool = False) -> CarePeriod:
        """One period with everything in it that happened up to the end of ``until``."""
        ceased_on, reason = self._end(child, started_on)
        period = CarePeriod(started_on, ceased_on, reason, self._need(child), repeat)
        if reason in ("E11", "E12"):
            period.adoption = self._adoption(started_on, ceased_on)
        elif age_on(child.born_on, started_on) < 5 and self.chance.happens(0.12):
            period.adoption = self._given_up(started_on, ceased_on)
        Settling(self.chance, self.until.last_day).fill(child, period)
        self._events(child, period)
        return period

    def short_breaks(self, child: Child, started_on: date) -> CarePeriod:
        """A series of short breaks: in the list, but never counted as being looked after in the usual sense."""
        ceased_on = min(plus(started_on, 1500), years_on(child.born_on, 18))
        period = CarePeriod(started_on, ceased_on, "E8", "N2", False, legal=[(started_on, "V4")])
        period.placements = [Settling(self.chance, self.until.last_day).placement(started_on, "U6")]
        self._events(child, period)
        return period

    def _need(self, child: Child) -> str:
        return "N8" if child.unaccompanied else self.chance.pick(rates.CARE_NEED)

    def _end(self, child: Child, started_on: date) -> tuple[date, str]:
        """Short stays, guardianship, adoption of the young, or until the 18th birthday."""
        chance, age, grown_up = self.chance, age_on(child.born_on, started_on), years_on(child.born_on, 18)
        path = "grown up" if child.unaccompanied else chance.pick(_paths(age))
        if path == "home":
            end, reason = plus(started_on, chance.spell(210, least=8)), chance.pick(HOME)
        elif path == "guardianship":
            end, reason = plus(started_on, chance.peak(220, 1100, 420)), chance.pick(SPECIAL_GUARDIANSHIP)
        elif path == "adoption":
            end, reason = plus(started_on, chance.peak(560, 1150, 760)), chance.pick({"E11": 40, "E12": 60})
        elif path == "later":
            end, reason = plus(started_on, chance.spell(1300, least=500)), chance.pick(HOME | SPECIAL_GUARDIANSHIP)
        else:
            return grown_up, chance.pick(AT_18)
        return (end, reason) if end < grown_up else (grown_up, chance.pick(AT_18))

    def _adoption(self, started_on: date, adopted_on: date) -> Permanence:
        decided_on = weekday_after(plus(started_on, (adopted_on - started_on).days * 28 // 100), 0)
        order_on = weekday_after(decided_on, self.chance.whole(25, 60))
        placed_on = weekday_after(plus(adopted_on, -self.chance.whole(130, 220)), 0)
        matched_on = max(plus(placed_on, -self.chance.whole(12, 40)), plus(order_on, 5))
        early = plus(decided_on, -self.chance.whole(20, 60)) if self.chance.happens(0.15) else None
        return Permanence(decided_on, order_on, matched_on, max(placed_on, plus(matched_on, 7)), adopted_on,
                          early_placed_on=early)  # fmt: skip

    def _given_up(self, started_on: date, ceased_on: date) -> Permanence | None:
        """A decision for adoption that was reversed within about a year."""
        decided_on = weekday_after(plus(started_on, self.chance.whole(150, 280)), 0)
        reversed_on = weekday_after(decided_on, self.chance.whole(80, 280))
        if reversed_on >= ceased_on:
            return None
        reason = self.chance.pick({"RD1": 15, "RD2": 35, "RD3": 35, "RD4": 15})
        return Permanence(decided_on, reversed_on=reversed_on, reversal_reason=reason)

    def _events(self, child: Child, period: CarePeriod) -> None:
        last = min(period.ceased_on, self.until.last_day)
        period.reviews = self._reviews(period.started_on, last)
        period.visits = self._visits(period, last)
        period.officer_contacts = sorted(
            {*period.reviews, *(plus(day, -self.chance.whole(2, 60)) for day in period.reviews[1:])}
        )
        young = age_on(child.born_on, last) < 5
        period.health = self._every(plus(period.started_on, 20), last, 180 if young else 360, missed=0.07)
        period.dental = self._every(plus(period.started_on, 60), last, 340, missed=0.14)
        self._missing(child, period, last)

    def _reviews(self, started_on: date, last: date) -> list[date]:
        """Within 20 working days, three months later, then every six months (regulation 33); some are late."""
        gaps = [self.chance.peak(14, 28, 25), self.chance.peak(60, 91, 84)]
        day, reviews = started_on, list[date]()
        while True:
            gap = gaps.pop(0) if gaps else self.chance.peak(140, 182, 174)
            day = plus(day, gap + (self.chance.whole(6, 45) if self.chance.happens(0.055) else 0))
            if day > last:
                return [held for held in reviews if held >= self.events_from or held == reviews[-1]]
            reviews.append(weekday_after(day, 0) if weekday_after(day, 0) <= last else day)

    def _visits(self, period: CarePeriod, last: date) -> list[date]:
        """Within a week of the first placement, then inside six weeks; about one gap in ten is longer."""
        day = plus(period.started_on, self.chance.whole(1, 7))
        if day < self.events_from:
            day = plus(self.events_from, self.chance.whole(0, 41))
        visits = []
        while day <= last:
            visits.append(day)
            late = self.chance.happens(0.1)
            day = weekday_after(plus(day, self.chance.whole(43, 80) if late else self.chance.peak(22, 40, 36)), 0)
        return visits

    def _every(self, first: date, last: date, days: int, *, missed: float) -> list[date]:
        """Checks about ``days`` apart; a missed one leaves a double gap."""
        done, day = [], plus(first, self.chance.whole(0, 40))
        if day < self.events_from:
            day = plus(self.events_from, -self.chance.whole(0, days))
        while day <= last:
            if not self.chance.happens(missed):
                done.append(day)
            day = plus(day, days + self.chance.whole(-25, 10))
        return done

    def _missing(self, child: Child, period: CarePeriod, last: date) -> None:
        """Missing episodes: mostly of young people, one in five of them, and then often more than once."""
        if age_on(child.born_on, last) < 11 or not self.chance.happens(0.24):
            return
        day = max(period.started_on, self.events_from)
        while (day := plus(day, self.chance.spell(75, least=1))) <= last:
            offered = self.chance.happens(0.93)
            period.missing.append(day)
            accepted = "Y" if self.chance.happens(0.72) else "N"
            period.interviews.append(("Y" if offered else "N", accepted if offered else None))
            if self.chance.happens(0.2):
                period.absent.append(day)


def _paths(age: int) -> dict[str, float]:
    if age < 5:
        return {"home": 34, "guardianship": 24, "adoption": 25, "grown up": 10, "later": 7}
    if age < 12:
        return {"home": 39, "guardianship": 11, "grown up": 35, "later": 15}
    return {"home": 36, "guardianship": 3, "grown up": 52, "later": 9}
