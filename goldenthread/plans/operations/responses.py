"""The response to a source: by when and by whom, and that it was given. Only for who writes plans for the whole."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.plans import editing
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Source


@transaction.atomic
def set_response(
    *, source: Source, version: int, response_lead: str, response_working_days: int | None, by: Person, on: date
) -> Source:
    """Say who answers a source, and how many working days it gives where that is not what its kind gives."""
    rights.check(by, "plan.edit", on=on)
    fields = {"response_lead": response_lead, "response_working_days": response_working_days or None}
    return editing.change(source, version=version, kind="plans.response_set", by=by, on=on, fields=fields)


@transaction.atomic
def record_response(*, source: Source, version: int, responded_on: date, by: Person, on: date) -> Source:
    """Say that the response to a source was sent, on which day: its clock stops."""
    rights.check(by, "plan.edit", on=on)
    if source.responded_on:
        raise PlanError("The response to this source is already recorded.")
    if responded_on > on:
        raise PlanError("This day is still to come.", remedy="Enter the day it was sent.", field="responded_on")
    if source.published_on and responded_on < source.published_on:
        raise PlanError("The source was published later.", remedy="Check the day.", field="responded_on")
    fields = {"responded_on": responded_on, "responded_by": by}
    return editing.change(source, version=version, kind="plans.response_recorded", by=by, on=on, fields=fields)


@transaction.atomic
def withdraw_response(*, source: Source, version: int, by: Person, on: date) -> Source:
    """The response was not sent after all (the undo of recording it): the clock runs again."""
    rights.check(by, "plan.edit", on=on)
    fields = {"responded_on": None, "responded_by": None}
    return editing.change(source, version=version, kind="plans.response_withdrawn", by=by, on=on, fields=fields)
