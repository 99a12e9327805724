"""What came after the plan was signed off: a visit that asks for more, a plan below, comments, findings let stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from goldenthread.accounts.models import Unit
from goldenthread.core.periods import Month
from goldenthread.example import people
from goldenthread.plans import operations, recurring
from goldenthread.plans.checking import standing
from goldenthread.plans.directory import many, pasted
from goldenthread.plans.directory.pasted import Entry, Verdict
from goldenthread.plans.directory.resolving import Directory
from goldenthread.plans.models import Action, ActionLead, Outcome, Plan, Recommendation, Source
from goldenthread.plans.operations import Answers

VISIT = "First monitoring visit: care leavers"
BELOW = "Local offer to care leavers"
_ASKED = (
    "The reach of the local offer, so that every care leaver knows what they can ask for.",
    "How soon young people know where they will live when they leave care.",
)
_ACTIONS = (
    ("LO1", "Send every care leaver the local offer on their phone, in the words of other care leavers.", 3, "2400"),
    ("LO2", "Open a drop-in beside the college, two afternoons a week, with housing and health there.", 5, "18000"),
    ("LO3", "Ask every care leaver twice a year what they used and what was missing.", 2, ""),
)
_OWNER = "Service Manager, Leaving Care"
_VISITS = ("Visit of the lead member to a clinic", -3)
_LET_STAND = 2  # findings of the plan check
_REASON = "Known to the board, which looks at it again next quarter."


@dataclass(frozen=True)
class _Said:
    """A comment about an action: by whom (username), and what, with whom it mentions."""

    about: str
    by: str
    text: str


_COMMENTS = (
    _Said(
        "LC2", "principal-social-worker",
        "Two of the young people whose files we read turn eighteen in spring. Are they counted in? "
        "@Improvement Programme Lead",
    ),
    _Said(
        "LC2", "programme-lead",
        "Yes. The service manager adds two places to the list; the cost stays as it is.",
    ),
    _Said(
        "AS2", "team-manager-east",
        "The second agency worker left on Friday. I can hold the date if the duty rota is shared with West. "
        "@Service Manager, Assessment",
    ),
    _Said("AS2", "service-manager-assessment", "Agreed with West from Monday, for six weeks. Say so in the update."),
    _Said(
        "FD3", "principal-social-worker",
        "The audit found three answers that went to an old address. @Improvement Programme Lead should the action "
        "say how we check?",
    ),
)  # fmt: skip


_OF_THE_PLAN = (
    (
        "director",
        "The board meets on the second Thursday. @Improvement Programme Lead, can the report be with them five days "
        "before?",
    ),
    ("programme-lead", "Yes: owners are asked by the first, and the report goes out on the Friday before."),
)


@transaction.atomic
def fill(plan: Plan, until: Month) -> None:
    """All of it in one transaction, or nothing where it stands already."""
    if Source.objects.filter(title=VISIT).exists():
        return
    on = until.last_day
    made: dict[str, Any] = {"by": people.get("programme-lead"), "on": on}
    _visit(plan, until, made)
    below = _below(plan, until, made)
    _reach(plan, until, made)
    _direct(plan, made)
    _recur(plan, until, made)
    _comment(plan, on)
    _let_stand(Plan.objects.get(pk=plan.pk), made)
    operations.add_comment(
        about=below, text="A first draft. @Director of Children's Services, is this the size you had in mind?", **made
    )


def _visit(plan: Plan, until: Month, made: dict[str, Any]) -> None:
    """What it asks for, with an answer to the first; the second has none yet."""
    source = operations.add_source(
        kind=Source.Kind.MONITORING_VISIT, title=VISIT, judgement="Some progress",
        published_on=people.working_day(until.first_day.replace(day=12)), **made,
    )  # fmt: skip
    operations.set_response(
        source=source, version=source.version, response_lead="Director of Children's Services",
        response_working_days=30, **made,
    )  # fmt: skip
    asked = operations.add_recommendations(
        plan=plan, source=source, texts=_ASKED, timeframe="Within six months", **made
    )
    outcome = Outcome.objects.filter(area__plan=plan, area__name="Leaving care").first()
    _answer(asked[0], outcome, made)


def _answer(asked: Recommendation, outcome: Outcome | None, made: dict[str, Any]) -> None:
    if outcome:
        wanted = Answers(frozenset({outcome.pk}), frozenset())
        nothing = Answers(frozenset(), frozenset())
        operations.tie_recommendation(recommendation=asked, seen=nothing, wanted=wanted, **made)


def _below(plan: Plan, until: Month, made: dict[str, Any]) -> Plan:
    """A small plan of the leaving care service, still a draft, that hangs below."""
    unit, service = Unit.objects.get(kind=Unit.Kind.AUTHORITY), people.units_by_key(until)["leaving"]
    below = operations.create_plan(
        name=BELOW, unit=unit, period=plan.period, purpose="What a care leaver in Hallowmere can count on, and how "
        "they hear of it.", **made,
    )  # fmt: skip
    operations.place_plan(plan=below, version=below.version, parent=plan, earlier=None, **made)
    area = operations.add_area(plan=below, name="Local offer", unit=service, officers=[_OWNER], **made)
    outcome = operations.add_outcome(area=area, text="Every care leaver knows and uses what they can ask for.", **made)
    for reference, text, months, cost in _ACTIONS:
        action = operations.add_action(
            area=area, reference=reference, text=text, outcomes=[outcome], leads=[_OWNER],
            due=f"{until.plus(months).last_day:%d %b %Y}", start=f"{until.plus(2).first_day:%b %Y}",
            measures=["Care leavers in touch"], **made,
        )  # fmt: skip
        if cost:
            operations.cost_action(
                action=action,
                version=action.version,
                amount=Decimal(cost),
                every="year",
                funding="requested",
                note="",
                **made,
            )
    return Plan.objects.get(pk=below.pk)


def _reach(plan: Plan, until: Month, made: dict[str, Any]) -> None:
    """The first milestone was reached on its day; the second is to come."""
    first = plan.milestones.first()
    if first:
        operations.reach_milestone(milestone=first, version=first.version, reached_on=first.due_on, **made)


def _direct(plan: Plan, made: dict[str, Any]) -> None:
    """The directory as far as the programme lead came: who owns actions. Who helps is still to be said."""
    named = ActionLead.objects.filter(action__area__plan=plan).order_by("raw").values_list("raw", flat=True).distinct()
    lines = pasted.judge([Entry(raw) for raw in named], Directory.read())
    chosen = {line.number for line in lines if line.verdict == Verdict.NEW}
    many.add_posts(entries=[line.entry for line in lines], chosen=chosen, **made)


def _recur(plan: Plan, until: Month, made: dict[str, Any]) -> None:
    """Visits that one action promises, each made but the last: of that nobody said anything."""
    text, months = _VISITS
    action = Action.objects.get(area__plan=plan, reference="LW4")
    starts_on = people.working_day(until.plus(months).first_day.replace(day=17))
    visits = operations.add_commitment(action=action, text=text, rule="monthly", starts_on=starts_on, **made)
    for number in range(-months):
        due_on = recurring.nth(visits.rule, starts_on, number)
        operations.tell_occurrence(commitment=visits, version=visits.version, due_on=due_on, said="done", **made)


def _comment(plan: Plan, on: date) -> None:
    """Two of them are answered; mentions wait for those they name."""
    actions = {each.reference: each for each in Action.objects.filter(area__plan=plan).select_related("area__plan")}
    for by, text in _OF_THE_PLAN:
        operations.add_comment(about=plan, text=text, by=people.get(by), on=on)
    for said in _COMMENTS:
        operations.add_comment(about=actions[said.about], text=said.text, by=people.get(said.by), on=on)


def _let_stand(plan: Plan, made: dict[str, Any]) -> None:
    """Two findings of the plan check that the programme lead accepted for a quarter."""
    found = standing.open_only(standing.findings(plan, made["by"], on=made["on"]))
    for each in found[:_LET_STAND]:
        plan.refresh_from_db()
        operations.accept_finding(
            plan=plan, version=plan.version, finding=each.finding, reason=_REASON,
            expires_on=made["on"] + timedelta(days=91), **made,
        )  # fmt: skip
