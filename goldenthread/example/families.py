"""The made-up children: ids, families with brothers, sisters, twins and the unborn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goldenthread.example import organisation, rates
from goldenthread.example.chance import Chance
from goldenthread.example.council import Child
from goldenthread.example.days import plus, years_on

UNBORN = 0.03  # of families referred
TWINS = 0.025  # of brothers and sisters


@dataclass
class Nursery:
    """Makes children and keeps every one it made, in order; ids are invented and never used twice."""

    chance: Chance
    children: list[Child] = field(default_factory=list)

    def child(self, born_on: date, *, locality: str = "", ethnicity: str = "", unaccompanied: bool = False) -> Child:
        chance = self.chance
        child = Child(
            child_id=f"EX{100_001 + len(self.children):06d}",
            sex="M" if unaccompanied and chance.happens(0.9) else chance.pick(rates.SEX),
            ethnicity=ethnicity or chance.pick(rates.ETHNICITY),
            born_on=born_on,
            expected_on=plus(born_on, chance.whole(-9, 9)),
            disability="Y" if chance.happens(0.1) else ("U" if chance.happens(0.012) else "N"),
            unaccompanied=unaccompanied,
            locality=locality or chance.one_of(organisation.LOCALITIES),
            earlier_plans=0,
        )
        self.children.append(child)
        return child

    def of_age(self, years: int, day: date, *, locality: str = "") -> Child:
        """A child of that age on ``day``, born on any day of that year of life."""
        return self.child(plus(years_on(day, -years), -self.chance.whole(0, 364)), locality=locality)

    def family(self, day: date) -> list[Child]:
        """One to four children referred together on ``day``, now and then twins or a child not born yet."""
        chance = self.chance
        eldest = self.of_age(chance.pick(rates.REFERRAL_AGE), day)
        family, born_on = [eldest], eldest.born_on
        for _ in range(chance.pick(rates.SIBLINGS) - 1):
            born_on = born_on if chance.happens(TWINS) else plus(born_on, chance.whole(340, 1500))
            if born_on > day:
                break
            family.append(self.child(born_on, locality=eldest.locality, ethnicity=eldest.ethnicity))
        if chance.happens(UNBORN):
            family.append(self._unborn(eldest, day))
        return family

    def _unborn(self, relative: Child, day: date) -> Child:
        due = plus(day, self.chance.whole(25, 150))
        child = self.child(due, locality=relative.locality, ethnicity=relative.ethnicity)
        if self.chance.happens(0.15):
            child.expected_on = None
        return child
