"""Makes the whole made-up council from a number and an end month: the same two always give the same council."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example import leaving, organisation, rates
from goldenthread.example.care import Care
from goldenthread.example.chance import Chance
from goldenthread.example.council import Child, Council
from goldenthread.example.days import plus, weekday_after
from goldenthread.example.families import Nursery
from goldenthread.example.paths import Paths
from goldenthread.example.protection import Protection

# 24 month-ends need six months before the first, a year of counts before that, and a year for re-referrals to settle.
MONTHS_TOLD = 54
MONTHS_OF_EVENTS = 38  # visits, reviews and contacts before that can never be the last one in an extract
YEARS_OF_CARE_BEFORE = 18
RETURN_WITHIN = 350  # days after the earlier referral in which a family may return


@dataclass
class _Returning:
    """Families whose work has closed and who may be referred again; ``day_last`` is their latest referral."""

    waiting: list[tuple[date, date, list[Child]]]

    def take(self, chance: Chance, day: date) -> list[Child] | None:
        self.waiting = [entry for entry in self.waiting if (day - entry[0]).days <= RETURN_WITHIN]
        closed = [place for place, entry in enumerate(self.waiting) if entry[1] < day]
        return self.waiting.pop(chance.one_of(closed))[2] if closed else None


def build(number: int, until: Month) -> Council:
    """The council of that number with every journey up to the end of ``until``."""
    events_from = until.plus(-MONTHS_OF_EVENTS).first_day
    teams = organisation.teams(until)
    leaving_teams = [team for team in teams.values() if team.function == "leaving"]
    paths = Paths(
        chance=Chance(number, "paths"),
        until=until,
        teams=teams,
        protection=Protection(Chance(number, "protection"), until, events_from),
        care=Care(Chance(number, "care"), until, events_from),
        leaving=leaving.Leaving(Chance(number, "leaving"), until, events_from, leaving_teams),
    )
    nursery = Nursery(Chance(number, "families"))
    _long_standing(Chance(number, "long ago"), nursery, paths, until)
    _referrals(Chance(number, "referrals"), nursery, paths, until)
    _straight_into_care(Chance(number, "entries"), nursery, paths, until)
    _front_door(Chance(number, "front door"), nursery, until)
    workers = organisation.workers(number, until, teams)
    return Council(number, until, teams, workers, nursery.children, leaving.adopters(number, until))


def _weekdays(first: date, last: date) -> Iterator[date]:
    day = weekday_after(first, 0)
    while day <= last:
        yield day
        day = weekday_after(day, 1)


def _long_standing(chance: Chance, nursery: Nursery, paths: Paths, until: Month) -> None:
    """Everyone who came into care in the eighteen years before the story begins."""
    begins = until.plus(-MONTHS_TOLD)
    for back in range(YEARS_OF_CARE_BEFORE * 12, 0, -1):
        month = begins.plus(-back)
        for _ in range(chance.count(rates.LONG_AGO_ENTRIES_A_MONTH)):
            care_on = plus(month.first_day, chance.whole(0, 27))
            if chance.happens(0.11):
                paths.long_standing(_unaccompanied(chance, nursery, care_on), care_on)
            else:
                paths.long_standing(nursery.of_age(chance.pick(rates.ENTRY_AGE), care_on), care_on)
    for _ in range(8):
        child = nursery.of_age(chance.whole(7, 12), begins.first_day)
        paths.short_breaks(child, until.plus(-chance.whole(20, 34)).first_day)


def _unaccompanied(chance: Chance, nursery: Nursery, day: date) -> Child:
    born_on = plus(day, -chance.whole(15 * 365, 17 * 365 + 200))
    ethnicity = chance.pick({"BAFR": 35, "AOTH": 30, "OOTH": 20, "WOTH": 10, "BOTH": 5})
    return nursery.child(born_on, ethnicity=ethnicity, unaccompanied=True)


def _referrals(chance: Chance, nursery: Nursery, paths: Paths, until: Month) -> None:
    returning = _Returning([])
    for day in _weekdays(until.plus(-MONTHS_TOLD).first_day, until.last_day):
        for _ in range(chance.count(rates.FAMILIES_REFERRED_A_DAY)):
            family = returning.take(chance, day) if chance.happens(rates.RETURNING_FAMILIES) else None
            family = family or nursery.family(day)
            closed_on = paths.family(family, day)
            if closed_on:
                returning.waiting.append((day, closed_on, family))


def _straight_into_care(chance: Chance, nursery: Nursery, paths: Paths, until: Month) -> None:
    """Police protection, abandoned babies, young people who arrive alone: care within days of the referral."""
    for month in range(MONTHS_TOLD, -1, -1):
        first = until.plus(-month).first_day
        for _ in range(chance.count(rates.DIRECT_ENTRIES_A_MONTH)):
            day = weekday_after(plus(first, chance.whole(0, 26)), 0)
            if chance.happens(rates.UNACCOMPANIED_SHARE):
                paths.family([_unaccompanied(chance, nursery, day)], day, into_care=True)
            else:
                paths.family([nursery.of_age(chance.pick(rates.ENTRY_AGE), day)], day, into_care=True)


def _front_door(chance: Chance, nursery: Nursery, until: Month) -> None:
    """Contacts, most of which lead to no referral, and early help assessments."""
    first, last = until.plus(-30).first_day, until.last_day
    for child in nursery.children:
        for episode in child.episodes:
            if first <= episode.received_on <= last and chance.happens(0.96):
                before = chance.pick({0: 70, 1: 22, 2: 5, 4: 3})
                child.contacts.append((plus(episode.received_on, -before), episode.source))
    known = list(nursery.children)
    for day in _weekdays(first, last):
        for _ in range(chance.count(rates.CONTACTS_WITHOUT_REFERRAL_A_DAY)):
            source = chance.pick(rates.SOURCE)
            for child in _contacted(chance, nursery, known, day):
                child.contacts.append((day, source))
        for _ in range(chance.count(rates.EARLY_HELP_A_DAY)):
            _early_help(chance, nursery, day)


def _contacted(chance: Chance, nursery: Nursery, known: list[Child], day: date) -> list[Child]:
    """A new family, or now and then a child known from before who is of age."""
    child = chance.one_of(known)
    if chance.happens(0.3) and day.year - child.born_on.year < 17 and child.born_on <= day:
        return [child]
    return nursery.family(day)


def _early_help(chance: Chance, nursery: Nursery, day: date) -> None:
    completed_on = weekday_after(day, chance.peak(8, 70, 28))
    organisation_name = chance.pick(rates.EARLY_HELP_BY)
    for child in nursery.family(day):
        if child.born_on <= day:
            child.early_help.append((day, completed_on, organisation_name))
