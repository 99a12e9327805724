"""Entering figures by hand, and taking them back: each entry stays, the newest one stands."""

from __future__ import annotations

import hashlib
import json
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from goldenthread import history
from goldenthread.accounts import units
from goldenthread.accounts.models import Person, Unit
from goldenthread.core.errors import StaleVersion
from goldenthread.core.periods import Month
from goldenthread.measures import calculation, definition, given, policies
from goldenthread.measures.definition import Definition
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.given import Given, Sum
from goldenthread.measures.models import EnteredValue, EntryFile, Result

COUNCIL, TEAM = Result.Breakdown.COUNCIL, Result.Breakdown.TEAM
_SAID = ("numerator", "denominator", "done", "done_on", "source", "note")


def check(said: Given, *, by: Person, on: date) -> tuple[Definition, Sum]:
    """The measure and the figure that this person's entry would make; MeasureError or NotAllowed otherwise."""
    policies.check_enter(definition.get(said.measure), said.team, by=by, on=on)
    return made_of(said, on=on)


def made_of(said: Given, *, on: date) -> tuple[Definition, Sum]:
    """The measure and the figure that an entry makes, whoever enters it; MeasureError otherwise."""
    measure = definition.get(said.measure)
    made = given.figure(measure, said, on=on)
    if said.team:
        _check_team(said.team, on)
    return measure, made


@transaction.atomic
def enter_value(*, said: Given, version: int, by: Person, on: date) -> EnteredValue:
    """Keep an entry and make it the figure of its measure, period and team.

    ``version`` is that of the entry the person saw standing, 0 for none; StaleVersion when another came between.
    """
    check(said, by=by, on=on)
    return put(said=said, version=version, by=by, on=on)


@transaction.atomic
def put(*, said: Given, version: int, by: Person, on: date, file: EntryFile | None = None) -> EnteredValue:
    """The same for an operation that has asked its own policy: a file that a second person agreed to."""
    measure, made = made_of(said, on=on)
    before = _claim(said, version)
    try:
        with transaction.atomic():
            value = _keep(measure, said, made, version + 1, by, on, file)
    except IntegrityError as same:  # two people at the same moment: the database let one of them
        raise _stale() from same
    history.record(
        "measures.value_entered", subject=value, by=by, on=on, detail=said.note,
        changes={"value": [told(before), told(value)], "measure": [None, str(value)]},
    )  # fmt: skip
    return value


@transaction.atomic
def undo_value(*, value: EnteredValue, reason: str, by: Person, on: date) -> EnteredValue:
    """Take back the entry that stands: what stood before it stands again, as an entry of its own, or nothing does."""
    measure, period = definition.get(value.measure), Month.parse(value.period)
    policies.check_enter(measure, value.cut, by=by, on=on)
    if not reason.strip():
        raise MeasureError(
            "It is not said why this is taken back.", remedy="Say what was wrong with it.", field="reason"
        )
    if value.is_withdrawn or not value.is_current:
        raise StaleVersion("This entry does not stand any more.", remedy="Look at the newest one.")
    earlier = _before(value)
    said = _as_given(earlier or value, note=reason.strip())
    _claim(said, value.version)
    made = given.figure(measure, _as_given(earlier), on=on) if earlier else None
    kept = _keep(measure, said, made, value.version + 1, by, on, None, stands_again=earlier)
    history.record(
        "measures.value_taken_back", subject=kept, by=by, on=on, detail=reason.strip(),
        changes={"value": [told(value), told(kept)], "measure": [None, str(kept)], "period": [None, period.id]},
    )  # fmt: skip
    return kept


def standing(said: Given) -> EnteredValue | None:
    """The entry that stands for the same measure, period and team; one that was taken back stands as withdrawn."""
    return _entries(said).filter(is_current=True).first()


def says_the_same(before: EnteredValue | None, said: Given) -> bool:
    """Does an entry add nothing to what stands?"""
    return before is not None and not before.is_withdrawn and all(
        getattr(before, name) == getattr(said, name) for name in _SAID
    )  # fmt: skip


def _entries(said: Given) -> QuerySet[EnteredValue]:
    return EnteredValue.objects.filter(
        measure=said.measure, period=said.period.id, breakdown=TEAM if said.team else COUNCIL, cut=said.team
    )


def _claim(said: Given, version: int) -> EnteredValue | None:
    """The entry that stood, no longer current. Its version is compared and set in the database."""
    before = standing(said)
    taken = _entries(said).filter(is_current=True, version=version).update(is_current=False)
    if taken != (1 if version else 0) or (before and before.version != version):
        raise _stale()
    return before


def _stale() -> StaleVersion:
    return StaleVersion(
        "Somebody else entered this figure while you had the page open.",
        remedy="Look at what stands now, then enter yours if it is still right.",
    )


def _before(value: EnteredValue) -> EnteredValue | None:
    """What stood before an entry; for one that stands again, what stood before it did for the first time."""
    earlier = EnteredValue.objects.filter(
        measure=value.measure, period=value.period, breakdown=value.breakdown, cut=value.cut,
        version=(value.restores or value.version) - 1,
    ).first()  # fmt: skip
    return None if earlier is None or earlier.is_withdrawn else earlier


def _keep(
    measure: Definition, said: Given, made: Sum | None, version: int, by: Person, on: date, file: EntryFile | None,
    *, stands_again: EnteredValue | None = None,
) -> EnteredValue:  # fmt: skip
    numbers = {name: getattr(said, name) for name in _SAID[:4]} if made else {}
    value = EnteredValue(
        measure=measure.slug, period=said.period.id, breakdown=TEAM if said.team else COUNCIL, cut=said.team,
        version=version, value=made.value if made else None, source=said.source.strip(), note=said.note.strip(),
        is_withdrawn=made is None, file=file, by=by, on=on,
        restores=(stands_again.restores or stands_again.version) if stands_again else None,
        **numbers,
    )  # fmt: skip
    Result.objects.filter(
        measure=value.measure, period=value.period, breakdown=value.breakdown, cut=value.cut, is_current=True
    ).update(is_current=False)
    if made:
        value.figure_id = _result(measure, value, made).figure_id
    value.save()
    return value


def _result(measure: Definition, value: EnteredValue, made: Sum) -> Result:
    rests_on = [
        value.measure, value.period, value.breakdown, value.cut, measure.fingerprint, value.version, value.numerator,
        value.denominator, value.done, str(value.done_on), calculation.RULE_VERSION,
    ]  # fmt: skip
    return Result.objects.create(
        figure_id=hashlib.sha256(json.dumps(rests_on).encode()).hexdigest()[:16], measure=value.measure,
        period=value.period, breakdown=value.breakdown, cut=value.cut, numerator=value.numerator,
        denominator=value.denominator, missing=0, value=made.value, state=made.state, reason=made.reason,
        fingerprint=measure.fingerprint, rule_version=calculation.RULE_VERSION, computed_on=value.on,
    )  # fmt: skip


def _as_given(value: EnteredValue, **other: str) -> Given:
    fields = {name: getattr(value, name) for name in _SAID}
    return Given(value.measure, Month.parse(value.period), value.cut, **{**fields, **other})


def told(value: EnteredValue | None) -> str | None:
    """An entry for a line of history: ``12 of 14``, ``done on 2026-05-07``."""
    if value is None:
        return None
    if value.is_withdrawn:
        return "nothing"
    if value.done is not None:
        return f"done on {value.done_on}" if value.done else "not done"
    below = f" of {value.denominator:g}" if value.denominator is not None else ""
    return f"{value.numerator:g}{below}"


def _check_team(team: str, on: date) -> None:
    unit = units.by_name(on=on).get(team)
    if unit is None or unit.kind != Unit.Kind.TEAM or unit.name != team:
        meant = f"Write it as {unit.name}." if unit and unit.kind == Unit.Kind.TEAM else "See the list: Organisation."
        raise MeasureError(f"There is no team called {team}.", remedy=meant, field="team")
