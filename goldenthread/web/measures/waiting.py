"""The parts of the home page about proposals: those that wait for this person, and what others did with theirs."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from goldenthread.accounts.models import Person
from goldenthread.core import periods
from goldenthread.measures import definition
from goldenthread.measures import queries as figures
from goldenthread.measures.targets import queries, wanted
from goldenthread.measures.targets.models import RatingOverride, Target, TargetEnding
from goldenthread.web.home import changes, sections
from goldenthread.web.home.changes import Thing
from goldenthread.web.home.sections import Section


@sections.register(order=10)
def proposals(person: Person, on: date) -> Section | None:
    """None for those who approve nothing, and while nothing waits."""
    waiting, overrides, endings = queries.waiting_for(person, on=on)
    lines = [_target(each) for each in waiting if each.measure in definition.library()]
    lines += [_override(each) for each in overrides if each.measure in definition.library()]
    lines += [_ending(each) for each in endings if each.target.measure in definition.library()]
    if not lines:
        return None
    count = len(lines)
    answer = "One proposal about a measure waits for you." if count == 1 else f"{count} proposals wait for you."
    return Section("Targets and ratings that wait for you", "measures/home_waiting.html", {"lines": lines}, answer)


@changes.register("measures.target")
def targets(person: Person, ids: list[str], on: date) -> dict[str, Thing]:
    """Proposals and decisions about targets, for those who see figures."""
    if not figures.sight(person, on=on).allowed:
        return {}
    found = [each for each in Target.objects.filter(pk__in=ids) if each.measure in definition.library()]
    return {str(each.pk): _thing(each.measure, reverse("target", args=[each.pk])) for each in found}


@changes.register("measures.ratingoverride")
def overrides(person: Person, ids: list[str], on: date) -> dict[str, Thing]:
    """Other ratings than the rule's, for those who see figures."""
    if not figures.sight(person, on=on).allowed:
        return {}
    found = [each for each in RatingOverride.objects.filter(pk__in=ids) if each.measure in definition.library()]
    return {str(each.pk): _thing(each.measure, reverse("rating-override", args=[each.pk])) for each in found}


@changes.register("measures.targetending")
def endings(person: Person, ids: list[str], on: date) -> dict[str, Thing]:
    """Proposals and decisions to end a target, for those who see figures."""
    if not figures.sight(person, on=on).allowed:
        return {}
    found = TargetEnding.objects.filter(pk__in=ids).select_related("target")
    here = [each for each in found if each.target.measure in definition.library()]
    return {str(each.pk): _thing(each.target.measure, reverse("target-ending", args=[each.pk])) for each in here}


def _thing(slug: str, address: str) -> Thing:
    return Thing(definition.get(slug).head.title, address)


def _target(target: Target) -> tuple[str, str, str, str]:
    """Title, what is proposed, by whom, and where."""
    head = definition.get(target.measure).head
    address = reverse("target", args=[target.pk])
    return head.title, wanted.told(target, unit=head.unit), target.set_by.name, address


def _override(override: RatingOverride) -> tuple[str, str, str, str]:
    head, now = definition.get(override.measure).head, override.get_rating_display()
    said = f"rate it {now.lower()}, not {override.get_instead_of_display().lower()}"
    return head.title, said, override.set_by.name, reverse("rating-override", args=[override.pk])


def _ending(ending: TargetEnding) -> tuple[str, str, str, str]:
    head, last = definition.get(ending.target.measure).head, periods.short_day(ending.ends_on)
    said = f"end the target {wanted.told(ending.target, unit=head.unit)} on {last}, with nothing to follow"
    return head.title, said, ending.set_by.name, reverse("target-ending", args=[ending.pk])
