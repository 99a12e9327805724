"""What the example plan is tied to: costs with funding, a work stream, what waits, milestones, a monthly list."""

from __future__ import annotations

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example import people
from goldenthread.plans import operations, recurring
from goldenthread.plans.models import Action, Commitment, Plan, Source

_FUNDING = {
    "existing": ("QP2", "EH3", "DC1", "HP3"), "agreed": ("LW2", "LW3", "EH1", "AS2", "CR2", "CR3", "CC1", "LC3"),
    "requested": ("EH4", "ME1", "FA3", "LC2"), "to_confirm": ("QP4", "FA4", "LC6"),
}  # fmt: skip
_STREAM = ("Workforce", "Human Resources Business Partner", ("LW1", "LW2", "LW3", "LW4", "QP2"))
_WAITS = {"LW3": ("LW1",), "LW2": ("LW1",), "QP2": ("QP1",)}
_MILESTONES = (("The workforce strategy is agreed by cabinet", -12), ("Every manager is coached", 2))
_LIST = ("QP3", "List of children without supervision for six weeks", -4)


def answer(plan: Plan, on: date) -> None:
    """The council answered its inspection on the day on which the plan was cleared."""
    lead = people.get("programme-lead")
    source = Source.objects.distinct().get(recommendations__plan=plan)
    who = "Director of Children's Services"
    operations.set_response(
        source=source, version=source.version, response_lead=who, response_working_days=None, by=lead, on=on
    )
    operations.record_response(source=source, version=source.version, responded_on=on, by=lead, on=on)


def tie(plan: Plan, until: Month, on: date) -> None:
    """While the plan was a draft: what it costs, who leads across areas, what comes first, what it reaches when."""
    made = {"by": people.get("programme-lead"), "on": on}
    actions = {action.reference: action for action in Action.objects.filter(area__plan=plan).select_related("area")}
    for funding, references in _FUNDING.items():
        for reference in references:
            _cost(actions[reference], funding, made)
    name, led_by, references = _STREAM
    streamed = [actions[reference] for reference in references]
    operations.add_stream(plan=plan, name=name, lead=led_by, actions=streamed, **made)
    for reference, first in _WAITS.items():
        action = actions[reference]
        operations.set_waits_for(
            action=action, version=action.version, waits_for=[actions[each] for each in first], **made
        )
    for name, months in _MILESTONES:
        operations.add_milestone(plan=plan, name=name, due_on=until.plus(months).last_day, **made)


def recur(plan: Plan, until: Month) -> None:
    """In the last month told: the monthly list that one action promises, sent each time but once."""
    reference, text, months = _LIST
    if Commitment.objects.filter(action__area__plan=plan).exists():
        return
    action = Action.objects.get(area__plan=plan, reference=reference)
    made = {"by": people.get("programme-lead"), "on": until.last_day}
    starts_on = people.working_day(until.plus(months).first_day.replace(day=3))
    kept = operations.add_commitment(action=action, text=text, rule="monthly", starts_on=starts_on, **made)
    for number in range(-months):
        said = "not_done" if number == 2 else "done"
        note = "The extract of that month came a week late." if said == "not_done" else ""
        due_on = recurring.nth(kept.rule, starts_on, number)
        operations.tell_occurrence(commitment=kept, version=kept.version, due_on=due_on, said=said, note=note, **made)


def _cost(action: Action, funding: str, made: dict[str, object]) -> None:
    """The amount as read from the plan's words, and where the money comes from."""
    operations.cost_action(
        action=action, version=action.version, amount=action.cost_amount, every=action.cost_period, funding=funding,
        note=action.cost_raw, **made,
    )  # fmt: skip
