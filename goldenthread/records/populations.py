"""Published mid-year estimates of the population as dated numbers of the council.

An estimate holds from the day on which it was released until the next one is, so that a month rests on what was known
by its end. What past figures rest on is not rewritten: a later edition of an old year is told and left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import transaction

from goldenthread import history
from goldenthread.accounts import policies
from goldenthread.accounts.models import Person
from goldenthread.records import parameters
from goldenthread.records.models import Setting

AGREE = "import.make_live"


@dataclass(frozen=True)
class Estimate:
    """The published population of one mid-year, and the day from which it could be known."""

    name: str
    year: int
    amount: int
    is_provisional: bool
    released_on: date
    source: str


@dataclass(frozen=True)
class Place:
    """From when to when an estimate holds; where it is not taken, ``starts_on`` is None and ``why`` says the reason."""

    estimate: Estimate
    starts_on: date | None = None
    ends_on: date | None = None
    why: str = ""


def released(year: int, newest: int, released_on: date) -> date:
    """The day from which the estimate of ``year`` counts as known, out of a file with several years.

    A file has one day of release, that of its newest year; an older year is taken to have come out on the same day of
    its own year, as the Office for National Statistics releases them each summer.
    """
    back = newest - year
    try:
        return released_on.replace(year=released_on.year - back)
    except ValueError:  # 29 February
        return released_on.replace(year=released_on.year - back, day=28)


def places(name: str, estimates: Sequence[Estimate]) -> list[Place]:
    """Where each estimate would hold, beside what is set for ``name`` now; in order of release. One query."""
    standing = list(Setting.objects.filter(name=name).order_by("starts_on"))
    ordered = sorted((each for each in estimates if each.name == name), key=lambda each: each.released_on)
    found = [_place(each, standing) for each in ordered]
    return _until_the_next(found, standing)


def _place(estimate: Estimate, standing: Sequence[Setting]) -> Place:
    same = next((row for row in reversed(standing) if row.year == estimate.year), None)
    if same and (same.amount, same.is_provisional) == (estimate.amount, estimate.is_provisional):
        return Place(estimate, why="It is set already.")
    if not standing or estimate.released_on > standing[-1].starts_on or estimate.released_on < standing[0].starts_on:
        return Place(estimate, estimate.released_on)
    holding = next(row for row in reversed(standing) if row.starts_on <= estimate.released_on)
    revised = f" The estimate of {same.year} was {same.amount:,.0f} then." if same else ""
    return Place(
        estimate,
        why=f"Another number, {holding.amount:,.0f}, holds on that day, and what past figures rest on is not "
        f"rewritten.{revised}",
    )


def _until_the_next(found: Sequence[Place], standing: Sequence[Setting]) -> list[Place]:
    starts = sorted([each.starts_on for each in found if each.starts_on] + [row.starts_on for row in standing])

    def ended(each: Place) -> Place:
        if each.starts_on is None:
            return each
        later = next((day for day in starts if day > each.starts_on), None)
        return replace(each, ends_on=later - timedelta(days=1) if later else None)

    return [ended(each) for each in found]


@transaction.atomic
def set_estimates(*, estimates: Sequence[Estimate], by: Person, on: date) -> list[Setting]:
    """Set every estimate that ``places`` takes; what was open before it ends the day before. The settings made.

    NotAllowed unless the person may say that data are fit to use.
    """
    policies.check(by, AGREE, on=on)
    made: list[Setting] = []
    for parameter in parameters.POPULATIONS:
        list(Setting.objects.select_for_update().filter(name=parameter.name))  # held until this is done
        for place in places(parameter.name, estimates):
            if place.starts_on:
                made.append(_set(place, place.starts_on, by, on))
    return made


def _set(place: Place, starts_on: date, by: Person, on: date) -> Setting:
    estimate = place.estimate
    before = Setting.objects.filter(name=estimate.name, starts_on__lt=starts_on).order_by("-starts_on").first()
    if before and (before.ends_on is None or before.ends_on >= starts_on):
        before.ends_on, before.version = starts_on - timedelta(days=1), before.version + 1
        before.save(update_fields=["ends_on", "version"])
    setting = Setting.objects.create(
        name=estimate.name, starts_on=starts_on, ends_on=place.ends_on, amount=estimate.amount, year=estimate.year,
        is_provisional=estimate.is_provisional, source=estimate.source, set_by=by, set_on=on,
    )  # fmt: skip
    changes = {"amount": [before.amount if before else None, estimate.amount], "year": [None, estimate.year]}
    history.record("records.population_set", subject=setting, by=by, on=on, detail=estimate.source, changes=changes)
    return setting
