"""What an action promises again and again: made, ended, and what came of each time."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.plans import delivery, editing, policies, recurring
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Commitment, Occurrence
from goldenthread.plans.recurring import Rule


@transaction.atomic
def add_commitment(
    *, action: Action, text: str, rule: str, starts_on: date, by: Person, on: date, ends_on: date | None = None
) -> Commitment:
    """Something that an action does each time it comes round. Its days follow from the rule."""
    policies.check_edit_area(action.area, by=by, on=on)
    if rule not in set(Rule):
        raise PlanError("Say how often it comes round.", remedy="Choose one of the rules.", field="rule")
    _check_end(starts_on, ends_on)
    made = {"made_on": on, "made_by": by}
    commitment = Commitment(action=action, text=text, rule=rule, starts_on=starts_on, ends_on=ends_on, **made)
    editing.add(commitment)
    detail = f"{commitment.text}: {Rule(rule).label.lower()} from {delivery.day_words(starts_on)}"
    history.record("plans.commitment_added", subject=action, by=by, on=on, detail=detail)
    return commitment


@transaction.atomic
def take_commitment_back(*, commitment: Commitment, version: int, by: Person, on: date) -> None:
    """The undo of ``add_commitment``; PlanError when it was not the last thing that this person did to the action: a
    promise that stood for a while is ended, and what was missed of it stays."""
    action = commitment.action
    policies.check_edit_area(action.area, by=by, on=on)
    editing.check_last(action, "plans.commitment_added", by, remedy="Say when it ends instead.")
    versions.claim(commitment, version)
    commitment.delete()
    history.record("plans.commitment_taken_back", subject=action, by=by, on=on, detail=commitment.text)


@transaction.atomic
def end_commitment(
    *, commitment: Commitment, version: int, ends_on: date | None, by: Person, on: date
) -> Commitment:  # fmt: skip
    """Say on which day a commitment ends; None: that it goes on (the undo). What was said of it stays."""
    policies.check_edit_area(commitment.action.area, by=by, on=on)
    _check_end(commitment.starts_on, ends_on)
    if ends_on and commitment.occurrences.filter(due_on__gt=ends_on).exists():
        raise PlanError("Something was said of a later time already.", remedy="Choose a later day.", field="ends_on")
    before = commitment.ends_on
    versions.claim(commitment, version)
    commitment.ends_on = ends_on
    commitment.save(update_fields=["ends_on"])
    changes = {"ends_on": [editing.told(before), editing.told(ends_on)]}
    history.record(
        "plans.commitment_ended" if ends_on else "plans.commitment_goes_on", subject=commitment.action, by=by, on=on,
        detail=commitment.text, changes=changes,
    )  # fmt: skip
    return commitment


@transaction.atomic
def tell_occurrence(
    *, commitment: Commitment, version: int, due_on: date, said: str, by: Person, on: date,
    done_on: date | None = None, note: str = "",
) -> Occurrence:  # fmt: skip
    """Say that one time was done, and when, or that it was not, and why. Saying it again replaces what was said."""
    policies.check_update(commitment.action, by=by, on=on)
    _check_told(commitment, due_on, said, done_on, note, on)
    versions.claim(commitment, version)
    told = commitment.occurrences.filter(due_on=due_on).first() or Occurrence(commitment=commitment, due_on=due_on)
    before = told.said or None
    told.said, told.note, told.said_on, told.said_by = said, note, on, by
    told.done_on = (done_on or min(due_on, on)) if said == Occurrence.Said.DONE else None
    editing.add(told)
    day = delivery.day_words(due_on)
    history.record(
        "plans.occurrence_told", subject=commitment.action, by=by, on=on, detail=f"{commitment.text}, {day}",
        changes={"said": [before, said]},
    )  # fmt: skip
    return told


@transaction.atomic
def untell_occurrence(*, occurrence: Occurrence, version: int, by: Person, on: date) -> None:
    """Take back what was said of one time (the undo); ``version`` is the commitment's."""
    commitment = occurrence.commitment
    policies.check_update(commitment.action, by=by, on=on)
    versions.claim(commitment, version)
    day = delivery.day_words(occurrence.due_on)
    changes = {"said": [occurrence.said, None]}
    occurrence.delete()
    history.record(
        "plans.occurrence_taken_back", subject=commitment.action, by=by, on=on,
        detail=f"{commitment.text}, {day}", changes=changes,
    )  # fmt: skip


def _check_end(starts_on: date, ends_on: date | None) -> None:
    if ends_on and ends_on < starts_on:
        raise PlanError("It would end before it starts.", remedy="Choose a later last day.", field="ends_on")


def _check_told(
    commitment: Commitment, due_on: date, said: str, done_on: date | None, note: str, on: date
) -> None:  # fmt: skip
    if due_on not in recurring.days(commitment.rule, commitment.starts_on, commitment.ends_on, until=due_on):
        raise PlanError("The commitment does not fall due on that day.", field="due_on")
    if due_on > on:
        raise PlanError("This time is still to come.", remedy="Say how it went when it is due.", field="due_on")
    if done_on and done_on > on:
        raise PlanError("This day is still to come.", remedy="Enter the day it was done.", field="done_on")
    if said == Occurrence.Said.NOT_DONE and not note.strip():
        raise PlanError("Say why it was not done.", remedy="Enter a reason; the board reads it.", field="note")
