"""What people may see of plans, and questions asked more than once.

Reading reaches further than changing: a role of a branch also sees what stands above it, and what names no unit.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.accounts.policies import Reach
from goldenthread.plans.models import (
    Action,
    ActionLead,
    Area,
    Difference,
    Edition,
    Evidence,
    Outcome,
    Plan,
    Recommendation,
    ScorecardLine,
    Share,
)


def plans_visible_to(person: Person, *, on: date, capability: str = "plan.view") -> QuerySet[Plan]:
    """The plans that the person may open, or to which another capability carries; NotAllowed without it."""
    far = rights.reach(person, capability, on=on)
    if far.whole:
        return Plan.objects.all()
    units = _units(far)
    areas = Exists(Area.objects.filter(plan=OuterRef("pk"), unit_id__in=units))
    near = (Q(unit_id__in=units) | areas) if far.branch else Q(pk__in=[])
    return Plan.objects.filter(near | _shared(far, person, "pk"))


def to_choose_from(plans: QuerySet[Plan]) -> list[Plan]:
    """The plans in the order in which a page offers them, and takes the first when none is named: those in force, then
    drafts, then closed ones; the newest first of each."""
    order = [Plan.Status.IN_FORCE, Plan.Status.DRAFT, Plan.Status.CLOSED]
    return sorted(plans.order_by("-created_on", "-pk"), key=lambda plan: order.index(Plan.Status(plan.status)))


def areas_visible_to(person: Person, *, on: date, capability: str = "plan.view") -> QuerySet[Area]:
    """The areas that the person may open: of their branch and above it, of no unit, or shared with them.

    With another ``capability`` (``report.generate``) those to which that one carries.
    """
    far = rights.reach(person, capability, on=on)
    return Area.objects.filter(_areas(far, person)).select_related("plan", "unit")


def count_areas(plan: Plan, person: Person, *, on: date, seen: int) -> int:
    """How many areas a plan has, of which the person sees ``seen``. No query for who sees all of every plan."""
    return seen if rights.reach(person, "plan.view", on=on).whole else plan.areas.count()


def actions_visible_to(person: Person, *, on: date) -> QuerySet[Action]:
    """The actions that the person may open: those of the areas within reach, and those they own."""
    far = rights.reach(person, "action.view", on=on)
    actions = Action.objects.select_related("area__plan", "area__unit")
    return actions if far.whole else actions.filter(_areas(far, person, "area__") | owned_by(person))


def recommendations_visible_to(person: Person, *, on: date) -> QuerySet[Recommendation]:
    """The recommendations of the plans within reach."""
    plans = plans_visible_to(person, on=on).values("pk")
    return Recommendation.objects.filter(plan__in=plans).select_related("plan", "source")


def outcomes_visible_to(person: Person, *, on: date) -> QuerySet[Outcome]:
    """The outcomes of the areas within reach."""
    areas = areas_visible_to(person, on=on).values("pk")
    return Outcome.objects.filter(area__in=areas).select_related("area__plan")


def scorecard_visible_to(person: Person, *, on: date) -> QuerySet[ScorecardLine]:
    """The scorecard lines of the areas within reach, and those of no area in plans within reach."""
    areas = areas_visible_to(person, on=on).values("pk")
    loose = Q(area__isnull=True, plan__in=plans_visible_to(person, on=on).values("pk"))
    return ScorecardLine.objects.filter(Q(area__in=areas) | loose).select_related("plan", "area", "outcome")


def evidence_visible_to(person: Person, *, on: date) -> QuerySet[Evidence]:
    """Evidence that the person may open. What is withdrawn is left out; what holds child data is shown only to those
    who may also see a child's name there, without a step-up or a reason that nobody asks for here: in their own branch,
    or of an action that they lead or handed in themselves."""
    far = rights.reach(person, "evidence.view", on=on)
    found = Evidence.objects.filter(withdrawn_on__isnull=True).select_related("made_by", "file")
    if not far.whole:
        own = Q(made_by=person) | _leads(person, "action_id") if far.own or far.released else Q(pk__in=[])
        found = found.filter(_areas(far, person, "area__") & Q(area__isnull=False) | _action_areas(far, person) | own)
    return found.filter(Q(contains_child_data=False) | _names_children_to(person, on))


def _names_children_to(person: Person, on: date) -> Q:
    """Evidence about things where this person may see a child's name."""
    if not rights.can(person, "child.view_identifiable", on=on, plain=True):
        return Q(pk__in=[])
    far = rights.reach(person, "child.view_identifiable", on=on, plain=True)
    if far.whole:
        return Q()
    own = Q(made_by=person) | _leads(person, "action_id")
    near = Q(area__unit_id__in=far.branch) | Q(action__area__unit_id__in=far.branch)
    for path in ("area__", "action__area__"):
        near |= Q(**{f"{path}unit__isnull": True, f"{path}plan__unit_id__in": far.branch})
    return own | near


def owned_by(person: Person) -> Q:
    """Actions whose named lead this is."""
    return _leads(person, "pk")


def my_actions(person: Person, *, on: date) -> QuerySet[Action]:
    """The actions that the person leads and that are not complete, the earliest due first, undated last. Those of
    closed plans are left out: nobody waits for them."""
    open_ones = actions_visible_to(person, on=on).filter(owned_by(person)).exclude(status="complete")
    open_ones = open_ones.filter(dropped_on__isnull=True)
    open_ones = open_ones.exclude(area__plan__status=Plan.Status.CLOSED)
    return open_ones.select_related("latest_update").order_by(F("due_on").asc(nulls_last=True), "pk")


def my_areas(person: Person, *, on: date) -> QuerySet[Area]:
    """The areas that name the person as an officer."""
    return areas_visible_to(person, on=on).filter(officers__person=person).distinct()


def plan_for(person: Person, pk: int, *, on: date) -> Plan:
    """The plan, if within reach; OutOfReach otherwise, the same as for one that does not exist."""
    return _one(plans_visible_to(person, on=on).select_related("unit", "parent", "document"), pk)


def can_open_area(person: Person, pk: int, *, on: date) -> bool:
    """Is the area within reach? A lead sees their action without the plan around it."""
    try:
        return areas_visible_to(person, on=on).filter(pk=pk).exists()
    except NotAllowed:
        return False


def area_for(person: Person, pk: int, *, on: date) -> Area:
    """The area, if within reach; OutOfReach otherwise."""
    return _one(areas_visible_to(person, on=on), pk)


def action_for(person: Person, pk: int, *, on: date) -> Action:
    """The action, if within reach; OutOfReach otherwise."""
    return _one(actions_visible_to(person, on=on).select_related("claimed_by", "completed_by", "embedded_by"), pk)


def recommendation_for(person: Person, pk: int, *, on: date) -> Recommendation:
    """The recommendation, if within reach; OutOfReach otherwise."""
    return _one(recommendations_visible_to(person, on=on), pk)


def outcome_for(person: Person, pk: int, *, on: date) -> Outcome:
    """The outcome, if within reach; OutOfReach otherwise."""
    return _one(outcomes_visible_to(person, on=on), pk)


def line_for(person: Person, pk: int, *, on: date) -> ScorecardLine:
    """The scorecard line, if within reach; OutOfReach otherwise."""
    return _one(scorecard_visible_to(person, on=on), pk)


def evidence_for(person: Person, pk: int, *, on: date) -> Evidence:
    """The evidence, if within reach and not withdrawn; OutOfReach otherwise."""
    return _one(evidence_visible_to(person, on=on).select_related("action", "area", "update"), pk)


def withdrawn_for(person: Person, pk: int, *, on: date) -> Evidence:
    """Withdrawn evidence that the person handed in, or of an action or area within reach; OutOfReach otherwise."""
    found = Evidence.objects.filter(pk=pk, withdrawn_on__isnull=False)
    found = found.select_related("action__area__plan", "area__plan")
    evidence = _one(found, pk)
    if evidence.made_by_id == person.pk:
        return evidence
    if evidence.action_id:
        action_for(person, evidence.action_id, on=on)
    else:
        area_for(person, evidence.area_id, on=on)
    return evidence


def difference_for(person: Person, pk: int, *, on: date, withdrawn: bool = False) -> Difference:
    """What was found or heard of an area within reach, shown or ``withdrawn``; OutOfReach otherwise."""
    areas = areas_visible_to(person, on=on).values("pk")
    found = Difference.objects.filter(area__in=areas, withdrawn_on__isnull=not withdrawn)
    return _one(found.select_related("area__plan"), pk)


def published_plans(person: Person, *, on: date) -> QuerySet[Plan]:
    """The plans with a public edition, newest first."""
    rights.reach(person, "plan.view_published", on=on)
    return Plan.objects.filter(published_on__lte=on).order_by("-published_on", "name")


def edition_for(person: Person, plan_pk: int, *, on: date) -> Edition:
    """The latest public edition of a plan; OutOfReach when the plan is not published."""
    plan = _one(published_plans(person, on=on), plan_pk)
    edition = Edition.objects.filter(plan=plan).select_related("plan").first()
    if edition is None:
        raise OutOfReach
    return edition


def _areas(far: Reach, person: Person, path: str = "") -> Q:
    """Which areas a reach covers, seen from ``path`` (empty for areas themselves)."""
    if far.whole:
        return Q()
    units = _units(far)
    unit, plan_unit = f"{path}unit_id__in", f"{path}plan__unit_id__in"
    near = Q(**{unit: units}) | Q(**{f"{path}unit__isnull": True, plan_unit: units}) if far.branch else Q(pk__in=[])
    return near | _shared(far, person, f"{path}plan_id")


def _action_areas(far: Reach, person: Person) -> Q:
    return _areas(far, person, "action__area__") & Q(action__isnull=False)


def _shared(far: Reach, person: Person, plan_path: str) -> Q:
    """Plans shared with the person's organisation, for those whose role sees what is released to them."""
    if not far.released or person.organisation_id is None:
        return Q(pk__in=[])
    return Q(Exists(Share.objects.filter(plan=OuterRef(plan_path), organisation_id=person.organisation_id)))


def _leads(person: Person, action_path: str) -> Q:
    return Q(Exists(ActionLead.objects.filter(action=OuterRef(action_path), person=person)))


def _units(far: Reach) -> frozenset[int]:
    return far.branch | far.line


def _one(things: QuerySet[Any], pk: int) -> Any:
    thing = things.filter(pk=pk).first()
    if thing is None:
        raise OutOfReach
    return thing
