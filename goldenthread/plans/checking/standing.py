"""What a person is told of a stored plan: its findings and contradictions, each with the acceptance that holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import Q

from goldenthread.accounts.models import Person
from goldenthread.plans import queries
from goldenthread.plans.checking import contradictions, from_measures, from_plan, quality
from goldenthread.plans.checking.codes import MUST
from goldenthread.plans.checking.finding import Contradiction, Finding
from goldenthread.plans.checking.ours import Ours
from goldenthread.plans.checking.settings import Settings
from goldenthread.plans.checking.view import PlanView
from goldenthread.plans.models import AcceptedFinding, Plan
from goldenthread.records import parameters
from goldenthread.records.models import Setting

# The council's own numbers, by what the checks call them.
_NUMBERS = {
    "for_an_owner": "plan_owner_actions", "cost_days": "plan_cost_days", "evidence_days": "plan_evidence_days",
}  # fmt: skip

Found = TypeVar("Found", Finding, Contradiction)


@dataclass(frozen=True)
class Standing(Generic[Found]):
    """A finding and, where one holds on the day, why it may stand. ``ended`` is an acceptance that has run out, or
    that was of fewer things than the finding tells of now."""

    finding: Found
    accepted: AcceptedFinding | None = None
    ended: AcceptedFinding | None = None

    @property
    def has_grown(self) -> bool:
        return self.ended is not None and self.finding.many > self.ended.many

    @property
    def is_open(self) -> bool:
        return self.accepted is None


def findings(plan: Plan, person: Person, *, on: date) -> list[Standing[Finding]]:
    """What is wrong with as much of the plan as the person may open, by the council's own numbers."""
    view = from_plan.visible(plan, person, on=on)
    return _standing(quality.check(view, on=on, settings=settings_on(on)), _kept(plan), on)


@dataclass(frozen=True)
class Counted:
    """How many findings and contradictions nobody has accepted, and how many of each must be put right."""

    findings: int
    grave_findings: int
    clashes: int
    grave_clashes: int


def counted(plan: Plan, person: Person, *, on: date) -> Counted:
    """What is to be looked at of a plan, for its own page: all is fetched once."""
    views, held = _views(plan, among(plan, person, on=on), person, on)
    kept = _kept(plan)
    found = open_only(_standing(quality.check(views[0], on=on, settings=settings_on(on)), kept, on))
    clash = open_only(_standing(contradictions.of(views[0], views[1:], on=on, held=held), kept, on))
    return Counted(len(found), _grave(found), len(clash), _grave(clash))


def _grave(found: Iterable[Standing[Any]]) -> int:
    return sum(each.finding.kind.severity == MUST for each in found)


def settings_on(on: date) -> Settings:
    """What the council has set for that day, or what is usual. One query."""
    held = Setting.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)
    amounts = dict(held.filter(name__in=_NUMBERS.values()).values_list("name", "amount"))
    usual = {name: parameters.BY_NAME[name].default or 0 for name in _NUMBERS.values()}
    return Settings(**{field: int(amounts.get(name, usual[name])) for field, name in _NUMBERS.items()})


def clashes(
    plan: Plan, person: Person, *, on: date, others: Sequence[Plan] | None = None
) -> list[Standing[Contradiction]]:
    """Contradictions within the plan, with our figures, and with ``others``: those in force or in draft that the person
    may open, when none are named. The same queries however many plans."""
    against = among(plan, person, on=on) if others is None else others
    views, held = _views(plan, against, person, on)
    return _standing(contradictions.of(views[0], views[1:], on=on, held=held), _kept(plan), on)


def _views(plan: Plan, others: Sequence[Plan], person: Person, on: date) -> tuple[list[PlanView], Ours]:
    """The plan first, then the others, and what we hold of the measures of the first."""
    views = from_plan.visible_all([plan, *others], person, on=on)
    return views, from_measures.visible(views[:1], person, on=on)


def among(plan: Plan, person: Person, *, on: date) -> list[Plan]:
    """The other plans that the person may open and that are not over; what an iteration follows is history."""
    others = queries.plans_visible_to(person, on=on).exclude(pk=plan.pk).exclude(status=Plan.Status.CLOSED)
    return list(others.order_by("name", "pk"))


def open_only(found: Iterable[Standing[Found]]) -> list[Standing[Found]]:
    """Those that nobody has accepted, or whose time has run out."""
    return [each for each in found if each.is_open]


def _kept(plan: Plan) -> dict[str, AcceptedFinding]:
    return {each.key: each for each in plan.accepted_findings.filter(lifted_on=None).select_related("accepted_by")}


def _standing(found: Sequence[Found], kept: Mapping[str, AcceptedFinding], on: date) -> list[Standing[Found]]:
    return [_one(each, kept.get(each.key), on) for each in found]


def _one(finding: Found, kept: AcceptedFinding | None, on: date) -> Standing[Found]:
    if kept is None:
        return Standing(finding)
    holds = kept.expires_on >= on and finding.many <= kept.many
    return Standing(finding, accepted=kept) if holds else Standing(finding, ended=kept)
