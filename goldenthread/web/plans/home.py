"""What the home page says of plans: my actions, those that wait for my sign-off, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.plans import policies, positions, queries
from goldenthread.plans.delivery import Status
from goldenthread.plans.models import Action, Plan
from goldenthread.web.home import sections
from goldenthread.web.home.sections import Section
from goldenthread.web.plans import pages, presenters, standing, words
from goldenthread.web.plans.presenters import Rated

SHOWN = 25


@dataclass(frozen=True)
class Mine:
    """One of my actions: where it stands, and whether an update is asked for."""

    action: Action
    rated: Rated
    when: str
    is_asked: bool


@sections.register(order=10)
def my_actions(person: Person, on: date) -> Section | None:
    """The actions that the person leads and that are not complete: overdue first, then by date."""
    if not rights.can(person, "action.view", on=on):
        return None
    found = list(queries.my_actions(person, on=on).prefetch_related("overrides", positions.COMMITTED))
    if not found:
        return None
    asked = pages.period_of(on).id
    mine = [_mine(action, asked, on) for action in found]
    context = {
        "mine": mine[:SHOWN], "more": max(0, len(mine) - SHOWN), "month": pages.period_of(on),
        "first_asked": next((each.action for each in mine if each.is_asked), None),
        "can_update": rights.can(person, "action.update", on=on),
    }  # fmt: skip
    return Section("My actions", "web/plans/home_actions.html", context, answer=_answer(mine))


@sections.register(order=15)
def to_sign_off(person: Person, on: date) -> Section | None:
    """Actions that others claimed complete and that wait for this person's yes."""
    if not rights.can(person, "action.sign_off", on=on) or not rights.can(person, "action.view", on=on):
        return None
    claimed = queries.actions_visible_to(person, on=on).filter(status=Status.CLAIMED).exclude(claimed_by=person)
    claimed = claimed.filter(dropped_on=None).exclude(area__plan__status=Plan.Status.CLOSED)
    found = list(claimed.select_related("claimed_by").order_by("claimed_on", "pk")[:SHOWN])
    reach = rights.reach(person, "action.sign_off", on=on)
    found = [each for each in found if reach.changes_unit(policies.unit_of(each))]
    if not found:
        return None
    answer = f"{words.begin(words.counted(len(found), 'action'))} {'waits' if len(found) == 1 else 'wait'}"
    return Section(
        "Waiting for your sign-off", "web/plans/home_sign_off.html", {"actions": found},
        answer=f"{answer} for your sign-off.", leads=standing.answers_for_all(person, on),
    )  # fmt: skip


def _mine(action: Action, asked: str, on: date) -> Mine:
    last = action.latest_update.period if action.latest_update else ""
    begun = action.status == Status.UNDER_WAY or bool(action.starts_on and action.starts_on <= on)
    overdue = bool(action.due_on and action.due_on < on)
    is_asked = action.status != Status.CLAIMED and (begun or overdue) and last < asked
    position = positions.of_action(action, on=on)
    return Mine(action, presenters.rated(position), presenters.when(action, on), is_asked)


def _answer(mine: list[Mine]) -> str:
    overdue = sum(each.when == "overdue" for each in mine)
    soon = sum(each.when == "soon" for each in mine)
    asked = sum(each.is_asked for each in mine)
    parts = [f"{words.number(overdue)} overdue"] if overdue else []
    parts += [f"{words.number(soon)} due within 20 working days"] if soon else []
    parts += [f"{words.number(asked)} without an update for last month"] if asked else []
    if len(mine) == 1:
        return _one(mine[0])
    said = f"You own {words.counted(len(mine), 'open action')}"
    return f"{said}: {words.joined(parts)}." if parts else f"{said}, none overdue or due soon."


def _one(only: Mine) -> str:
    parts = {"overdue": ["it is overdue"], "soon": ["it is due within 20 working days"]}.get(only.when, [])
    parts += ["nothing was said of it for last month"] if only.is_asked else []
    return f"You own one open action; {words.joined(parts)}." if parts else "You own one open action."
