"""Leaving care, and the people who apply to adopt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example import rates
from goldenthread.example.chance import Chance
from goldenthread.example.council import Adopter, CarePeriod, Child, Hold, LeavingCare, Team
from goldenthread.example.days import age_on, plus, weekday_after, years_on

WEEKS_THAT_COUNT = 13  # looked after for 13 weeks since the 14th birthday, ending after the 16th
_IN_TOUCH = {"Y": 93, "N": 4, "REFU": 1.4, "NREQ": 1.2, "RHOM": 0.4}
_EARNING = frozenset({"F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5"})


@dataclass
class Leaving:
    chance: Chance
    until: Month
    events_from: date
    teams: list[Team]

    def support(self, child: Child, period: CarePeriod) -> LeavingCare | None:
        """The support a young person gets after care; null when the time in care did not earn it."""
        counts_from = max(period.started_on, years_on(child.born_on, 14))
        if age_on(child.born_on, period.ceased_on) < 16 or (period.ceased_on - counts_from).days < WEEKS_THAT_COUNT * 7:
            return None
        ends_on = years_on(child.born_on, 25 if self.chance.happens(0.12) else 21)
        if ends_on < self.events_from:
            return None
        team = self.chance.one_of(self.teams)
        leaving = LeavingCare(
            starts_on=period.ceased_on,
            ends_on=ends_on,
            qualifying=self.chance.happens(0.03),
            hold=Hold(period.ceased_on, team, self.chance.whole(0, team.seats - 1)),
        )
        self._follow(leaving)
        return leaving

    def _follow(self, leaving: LeavingCare) -> None:
        last, day = min(leaving.ends_on, self.until.last_day), max(leaving.starts_on, self.events_from)
        state_on = leaving.starts_on
        while state_on <= last:
            leaving.states.append(self._state(state_on))
            state_on = max(plus(state_on, self.chance.spell(330, least=40)), plus(self.events_from, -200))
        contact_on = plus(day, self.chance.whole(0, 40))
        while contact_on <= last:
            leaving.contacts.append(contact_on)
            contact_on = weekday_after(contact_on, self.chance.peak(12, 60, 36))
        review_on = plus(day, self.chance.whole(-120, 60))
        while review_on <= last:
            leaving.pathway_reviews.append(review_on)
            review_on = weekday_after(review_on, self.chance.peak(100, 150, 124))

    def _state(self, day: date) -> tuple[date, str, str | None, str | None, str | None]:
        chance, in_touch = self.chance, self.chance.pick(_IN_TOUCH)
        if in_touch != "Y":
            return day, in_touch, None, None, None
        place = chance.pick(rates.ACCOMMODATION)
        suitable = "N" if place in rates.NEVER_SUITABLE or chance.happens(0.035) else "Y"
        return day, in_touch, place, suitable, chance.pick(rates.ACTIVITY)


def adopters(number: int, until: Month) -> list[Adopter]:
    """Applicants of the last four years: about 30 families a year, most of them couples."""
    chance = Chance(number, "adopters")
    made: list[Adopter] = []
    for month in range(48):
        for _ in range(chance.count(2.5)):
            first = until.plus(month - 47).first_day
            made += _family(chance, plus(first, chance.whole(0, 27)), family=len(made) + 1)
    return made


def _family(chance: Chance, enquired_on: date, *, family: int) -> list[Adopter]:
    steps, leaving_reason = _steps(chance, enquired_on)
    children, fostering = chance.pick({1: 70, 2: 26, 3: 4}), "Y" if chance.happens(0.15) else "N"
    people = 2 if chance.happens(0.82) else 1
    return [
        Adopter(
            adopter_id=f"AD{family:04d}{'AB'[person]}",
            family_id=f"FA{family:04d}",
            sex=chance.pick({"F": 52, "M": 47, "N": 1}),
            ethnicity=chance.pick(rates.ETHNICITY),
            disability="Y" if chance.happens(0.05) else "N",
            fostering_for_adoption=fostering,
            enquired_on=enquired_on,
            steps=steps,
            children=children,
            leaving_reason=leaving_reason,
        )
        for person in range(people)
    ]


def _steps(chance: Chance, enquired_on: date) -> tuple[dict[str, date], str | None]:
    """The steps with their dates, until the family leaves or an order is made; some steps take too long."""
    gaps = {
        "stage_1_started_on": (10, 60, 25),
        "stage_1_ended_on": (50, 130, 62),
        "stage_2_started_on": (1, 60, 8),
        "applied_on": (5, 30, 10),
        "stage_2_ended_on": (100, 200, 122),
        "approved_on": (3, 30, 12),
        "matched_on": (30, 420, 150),
        "placed_on": (10, 50, 24),
        "adopted_on": (130, 330, 190),
    }
    steps: dict[str, date] = {}
    day = enquired_on
    for name, (low, high, mode) in gaps.items():
        if chance.happens(0.035):
            steps["left_on"] = weekday_after(day, chance.whole(5, 60))
            return steps, chance.pick({"1": 70, "2": 22, "3": 8})
        day = weekday_after(plus(day, chance.peak(low, high, mode)), 0)
        steps[name] = day
    return steps, None
