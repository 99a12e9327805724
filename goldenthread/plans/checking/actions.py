"""What can be wrong with one action: its owner, its date, its words, its cost, what shows that it is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from goldenthread.core.counting import counted
from goldenthread.plans import delivery
from goldenthread.plans.checking.finding import Finding, short
from goldenthread.plans.checking.intervals import intervals
from goldenthread.plans.checking.settings import USUAL, Settings
from goldenthread.plans.checking.view import ActionView, PlanView
from goldenthread.plans.costing import Funding
from goldenthread.plans.reading import dates

# Words after which nothing is there that was not there before. "Support worker" is a person.
_ENDLESS = (
    r"monitor(?:ing)?|continu(?:e|ing|ed)\b(?: to)?|support(?!\s+(?:worker|plan|group|officer|team|service|package))|"
    r"maintain(?:ing)?|promot(?:e|ion of)|encourag(?:e|ing)|explor(?:e|ing)|consider|liaise|work (?:towards|alongside)|"
    r"raise awareness|retain focus|keep under review|remain|facilitate|oversee|"
    r"understand|strive|aim to|seek (?:assurance|to)|be aware|retain"
)
_BEGINS = re.compile(rf"^\W*(?:(?:we )?(?:will|to|shall)\s+|for the \w+ to\s+)?(?P<verb>{_ENDLESS})\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"^(?:the )?[A-Z][\w’'&/]+(?: [\w’'&/]+){0,2} (?:to|will) "
    r"(?P<verb>monitor|continue|support|promote|oversee|seek assurance)\b"
)
# Something to hold in the hand, later in the same sentence, makes it observable after all.
_THING = re.compile(
    r"\b(?:and|to|by|then)\s+(?:\w+ly\s+)?(?:report(?:ing)? (?:on|to|it)|present|produc|publish|agree|sign|appoint|"
    r"recruit|deliver|launch|write|decide|approve|develop|complete|introduc|redesign|audit)",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"daily|weekly|fortnightly|monthly|quarterly|termly|annual|every", re.IGNORECASE)
_UNKNOWN_COST = re.compile(r"\b(?:tbc|tba|tbd|to be (?:confirmed|agreed|costed)|unknown|not known)\b|\?", re.IGNORECASE)


def check(action: ActionView, plan: PlanView, *, on: date, settings: Settings = USUAL) -> Iterator[Finding]:
    """Each rule of an action by itself, in the order of the codes."""
    yield from _owner(action, plan)
    yield from _date(action, plan, on)
    yield from _words(action)
    yield from _cost(action, plan, on, settings)
    yield from _evidence(action, settings)


def _found(code: str, action: ActionView, reason: str) -> Finding:
    return Finding(code, action.key, action.area, short(action.name), reason, action.where)


def _owner(action: ActionView, plan: PlanView) -> Iterator[Finding]:
    if any(owner.strip() for owner in action.owners):
        return
    officers = len(plan.officers_of(action.area))
    also = f" {officers} officers answer for its area together." if officers > 1 else ""
    yield _found("Q01", action, f"Nobody is named as its owner.{also}")


def _date(action: ActionView, plan: PlanView, on: date) -> Iterator[Finding]:
    due = action.due_on
    if due is None and _is_done_again_and_again(action):
        return
    if due is None and not (due := _by_its_band(action)):
        yield _found("Q02", action, _no_date(action))
    elif plan.begins_on and due < plan.begins_on:
        words = delivery.day_words
        yield _found("Q04", action, f"Due on {words(due)}; the plan begins on {words(plan.begins_on)}.")
    elif due < on and not action.is_complete and action.claimed_on is None and _tells_what_is_done(plan):
        band = "" if action.due_on or not action.band else f" (“{short(action.band.words)}”)"
        yield _found("Q05", action, f"It was due on {delivery.day_words(due)}{band} and is not said to be complete.")


def due_by(action: ActionView) -> date | None:
    """The day of an action: of its latest date, else the one that its time band gives."""
    return action.due_on or _by_its_band(action)


def _by_its_band(action: ActionView) -> date | None:
    """The day that its time band gives an action with no due date of its own."""
    return action.band.day if action.band and not _said_of_dates(action) else None


def _said_of_dates(action: ActionView) -> str:
    return "; ".join(each.raw for each in action.due if each.raw)


def _no_date(action: ActionView) -> str:
    if said := _said_of_dates(action):
        return f"“{short(said)}” is not a day or a month."
    if action.band is None:
        return "It has no due date."
    return (
        f"It has no due date of its own, and “{short(action.band.words)}” gives none: the day of the inspection from "
        "which that counts is missing."
    )


def _is_done_again_and_again(action: ActionView) -> bool:
    """“Ongoing” is enough of an action that says how often it is done: “hold a monthly clinic”."""
    goes_on = [dates.has_no_end(dates.understand(due.raw).reason or "") for due in action.due if due.raw]
    return bool(goes_on) and all(goes_on) and bool(intervals(action) or _OFTEN.search(action.due[0].raw))


def _tells_what_is_done(plan: PlanView) -> bool:
    """A document that never says what is complete says nothing about what is late."""
    return not plan.is_document or any(action.is_complete for action in plan.actions)


def _words(action: ActionView) -> Iterator[Finding]:
    found = _BEGINS.match(action.text) or _SOMEBODY.match(action.text)
    if found and not _THING.search(action.text[found.end() :]):
        yield _found("Q06", action, f"“{found['verb'].strip().capitalize()}” has no end that anybody could see.")


def _cost(action: ActionView, plan: PlanView, on: date, settings: Settings) -> Iterator[Finding]:
    if action.is_complete or action.cost_amount is not None or not _cost_is_unknown(action):
        return
    since = action.cost_since or plan.written_on or plan.as_of
    if since and (on - since).days > settings.cost_days:
        said = action.cost_raw or Funding.TO_CONFIRM.label
        yield _found("Q08", action, f"The cost is “{said}” {counted((on - since).days, 'day')} after it was written.")


def _cost_is_unknown(action: ActionView) -> bool:
    """What somebody chose goes before the words, which may tell of what was."""
    if action.cost_funding:
        return action.cost_funding == Funding.TO_CONFIRM
    return bool(_UNKNOWN_COST.search(action.cost_raw))


def _evidence(action: ActionView, settings: Settings) -> Iterator[Finding]:
    if action.claimed_on is None or not action.evidence_on:
        return
    newest = max(action.evidence_on)
    if newest < action.claimed_on - timedelta(days=settings.evidence_days):
        days = (action.claimed_on - newest).days
        yield _found(
            "Q09", action, f"Claimed complete on {delivery.day_words(action.claimed_on)}; what shows it was handed in "
            f"on {delivery.day_words(newest)}, {counted(days, 'day')} before.",
        )  # fmt: skip
