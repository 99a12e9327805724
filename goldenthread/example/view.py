"""The council as it stood on a day: who was how old, who held what, and what had happened by then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.example.council import Child, Council, Hold
from goldenthread.example.days import age_on, months_on

Row = tuple[object, ...]


@dataclass(frozen=True)
class View:
    """The council as it stood at the end of ``as_at``; ``since`` opens the six months, ``year`` the twelve."""

    council: Council
    as_at: date
    since: date
    year: date

    def person(self, child: Child) -> Row:
        """Id, sex, ethnicity, date of birth and age; for the unborn the date expected, sex not stated and age -1."""
        age = age_on(child.born_on, self.as_at)
        if age < 0:
            return (child.child_id, "U", child.ethnicity, child.expected_on, -1)
        return (child.child_id, child.sex, child.ethnicity, child.born_on, age)

    def by(self, hold: Hold, day: date) -> Row:
        """Team and worker as named on ``day``, or at the extract when that is earlier."""
        day = min(day, self.as_at)
        return (hold.team.name_on(day), self.council.worker(hold, day))

    def past(self, day: date | None) -> date | None:
        return day if day is not None and day <= self.as_at else None


def view(council: Council, as_at: date) -> View:
    return View(council, as_at, months_on(as_at, -6), months_on(as_at, -12))
