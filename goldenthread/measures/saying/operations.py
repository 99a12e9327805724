"""Saying something of a month's figure, and taking it back. What was said before stays, one version after the other."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.core.periods import Month
from goldenthread.measures import definition, policies
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.saying.models import LONGEST, OwnerSentence
from goldenthread.measures.saying.queries import standing


@transaction.atomic
def say(*, measure: str, period: Month, text: str, version: int, by: Person, on: date) -> OwnerSentence:
    """Keep a sentence about the figure of a month. ``version`` is that of the sentence the person saw, 0 for none.

    NotAllowed or MeasureError for somebody who does not answer for the measure; StaleVersion when another came between.
    """
    policies.check_say(definition.get(measure), by=by, on=on)
    said = " ".join(text.split())
    if not said:
        raise MeasureError("Nothing is written.", remedy="Write one sentence about this month's figure.", field="text")
    if len(said) > LONGEST:
        raise MeasureError(
            f"This is {len(said)} characters long.", remedy=f"Say it in {LONGEST}; the rest belongs into an update.",
            field="text",
        )  # fmt: skip
    if period.first_day > on:
        raise MeasureError(f"{period.label} is still to come.", field="text")
    return _keep(measure, period, said, version, by, on)


@transaction.atomic
def withdraw(*, measure: str, period: Month, version: int, by: Person, on: date) -> OwnerSentence:
    """Nothing is said of the month any more; the history keeps what was."""
    policies.check_say(definition.get(measure), by=by, on=on)
    if standing(measure, period) is None:
        raise MeasureError("Nothing is said of this month.")
    return _keep(measure, period, "", version, by, on)


def _keep(measure: str, period: Month, text: str, version: int, by: Person, on: date) -> OwnerSentence:
    kept = OwnerSentence.objects.filter(measure=measure, period=period.id)
    before = kept.filter(is_current=True).first()
    taken = kept.filter(is_current=True, version=version).update(is_current=False)
    if taken != (1 if version else 0) or (before and before.version != version):
        raise _stale()
    try:
        with transaction.atomic():
            made = OwnerSentence.objects.create(
                measure=measure, period=period.id, version=version + 1, text=text, is_withdrawn=not text, by=by, on=on
            )
    except IntegrityError as same:  # two people at the same moment: the database let one of them
        raise _stale() from same
    what = "measures.sentence_said" if text else "measures.sentence_withdrawn"
    history.record(what, subject=made, by=by, on=on, detail=text)
    return made


def _stale() -> StaleVersion:
    return StaleVersion(
        "Somebody else said something of this figure while you had the page open.",
        remedy="Read what stands there now, then say yours if it is still right.",
    )
