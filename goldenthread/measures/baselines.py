"""Baselines and notes on a measure's chart: one person proposes where limits begin again, another agrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.history import versions
from goldenthread.measures import definition, policies
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Baseline, ChartNote, Result
from goldenthread.measures.signals import Restart

PROPOSE, AGREE = "target.edit", "target.approve"
# Limits fixed on fewer points cry wolf: 6.3 % of stable series at 12, 4.8 % at 20.
FEWEST_FIXED, MOST_FIXED = 20, 36
_STANDING = (Baseline.State.PROPOSED, Baseline.State.AGREED)


@transaction.atomic
def propose(
    *, measure: str, starts: Month, reason: str, by: Person, on: date, cut: str = "", fixed: int = 0
) -> Baseline:  # fmt: skip
    """A month from which limits shall begin again, for another person to agree to. MeasureError says what is wrong."""
    rights.check(by, PROPOSE, on=on)
    definition.get(measure)
    if cut and cut not in teams_of(measure):
        raise MeasureError("No team of this name has a figure of this measure.", remedy="Choose a team.", field="cut")
    _check(measure, cut, starts, reason, fixed, on)
    made = Baseline.objects.create(
        measure=measure, cut=cut, starts=starts.id, fixed=fixed, reason=reason.strip(), proposed_by=by, proposed_on=on
    )
    history.record("measures.baseline_proposed", subject=made, by=by, on=on, detail=made.reason)
    return made


@transaction.atomic
def agree(*, baseline: Baseline, version: int, by: Person, on: date) -> Baseline:
    """The baseline is in use from now on. By another person than the one who proposed it."""
    check_decide(baseline, by=by, on=on)
    if baseline.proposed_by_id == by.pk:
        raise MeasureError(
            "You proposed this baseline, so you can not agree to it.",
            remedy="Ask another person who agrees targets to look at it.",
        )
    return _decided(baseline, version, str(Baseline.State.AGREED), by, on)


@transaction.atomic
def decline(*, baseline: Baseline, version: int, by: Person, on: date) -> Baseline:
    """The proposal is not taken up; it stays in the list. Whoever proposed it may take it back this way as well."""
    if baseline.proposed_by_id == by.pk:
        rights.check(by, PROPOSE, on=on)
        _check_state(baseline, str(Baseline.State.PROPOSED))
    else:
        check_decide(baseline, by=by, on=on)
    return _decided(baseline, version, str(Baseline.State.DECLINED), by, on)


@transaction.atomic
def end(*, baseline: Baseline, version: int, by: Person, on: date) -> Baseline:
    """Take an agreed baseline back: the limits are those of before it again."""
    rights.check(by, AGREE, on=on)
    _check_state(baseline, str(Baseline.State.AGREED))
    if baseline.proposed_by_id == by.pk:
        raise MeasureError("Another person than the one who proposed it takes it back.")
    return _decided(baseline, version, str(Baseline.State.ENDED), by, on)


@transaction.atomic
def note(*, measure: str, happened_on: date, text: str, by: Person, on: date) -> ChartNote:
    """Something that happened, drawn on the measure's chart. By those who may enter the council's figure."""
    check_note(measure, by=by, on=on)
    if not text.strip():
        raise MeasureError("Say what happened.", remedy="One short sentence without a name.", field="text")
    if happened_on > on:
        raise MeasureError("This day is still to come.", remedy="Note it once it has happened.", field="happened_on")
    made = ChartNote.objects.create(measure=measure, happened_on=happened_on, text=text.strip(), by=by, on=on)
    history.record("measures.note_added", subject=made, by=by, on=on, detail=made.text)
    return made


@transaction.atomic
def withdraw_note(*, note: ChartNote, version: int, by: Person, on: date) -> ChartNote:
    """The note is no longer drawn; the history keeps it."""
    check_note(note.measure, by=by, on=on)
    versions.claim(note, version)
    note.is_withdrawn = True
    note.save(update_fields=["is_withdrawn"])
    history.record("measures.note_withdrawn", subject=note, by=by, on=on)
    return note


def check_decide(baseline: Baseline, *, by: Person, on: date) -> None:
    """NotAllowed without the right to agree; MeasureError when nothing waits any more."""
    rights.check(by, AGREE, on=on)
    _check_state(baseline, str(Baseline.State.PROPOSED))


def check_note(measure: str, *, by: Person, on: date) -> None:
    """What may be noted is what may be entered: NotAllowed without a role that enters, else MeasureError."""
    policies.check_enter(definition.get(measure), "", by=by, on=on)


def restarts(slugs: Iterable[str], cut: str = "") -> dict[str, tuple[Restart, ...]]:
    """The agreed baselines of each measure, in order of time. One query."""
    kept = Baseline.objects.filter(measure__in=list(slugs), cut=cut, state=Baseline.State.AGREED)
    found: dict[str, list[Restart]] = defaultdict(list)
    for measure, starts, fixed in kept.order_by("starts").values_list("measure", "starts", "fixed"):
        found[measure].append(Restart(Month.parse(starts), fixed))
    return {measure: tuple(each) for measure, each in found.items()}


def teams_of(measure: str) -> list[str]:
    """The teams that ever had a figure of it, in order of name. One query."""
    kept = Result.objects.filter(measure=measure, breakdown=Result.Breakdown.TEAM, is_current=True).exclude(cut="")
    return list(kept.order_by("cut").values_list("cut", flat=True).distinct())


def of(measure: str) -> list[Baseline]:
    """Every baseline that was ever proposed for a measure, the latest month first."""
    return list(Baseline.objects.filter(measure=measure).select_related("proposed_by", "decided_by"))


def notes(measure: str) -> list[ChartNote]:
    """What happened, in order of time."""
    return list(ChartNote.objects.filter(measure=measure, is_withdrawn=False).select_related("by"))


def _check(measure: str, cut: str, starts: Month, reason: str, fixed: int, on: date) -> None:
    if not reason.strip():
        raise MeasureError(
            "Say why the limits should begin again.", remedy="Name what is done differently since.", field="reason"
        )
    if starts.first_day > on:
        raise MeasureError("This month is still to come.", field="starts")
    if fixed and not FEWEST_FIXED <= fixed <= MOST_FIXED:
        raise MeasureError(
            f"Limits are fixed on {FEWEST_FIXED} to {MOST_FIXED} points.",
            remedy="Leave it empty for limits that rest on every point.", field="fixed",
        )  # fmt: skip
    if Baseline.objects.filter(measure=measure, cut=cut, starts=starts.id, state__in=_STANDING).exists():
        raise MeasureError("A baseline of this month is there already.", field="starts")


def _check_state(baseline: Baseline, wanted: str) -> None:
    if baseline.state != wanted:
        raise MeasureError(f"This baseline is already {Baseline.State(baseline.state).label.lower()}.")


def _decided(baseline: Baseline, version: int, state: str, by: Person, on: date) -> Baseline:
    versions.claim(baseline, version)
    before, baseline.state, baseline.decided_by, baseline.decided_on = baseline.state, state, by, on
    baseline.save(update_fields=["state", "decided_by", "decided_on"])
    history.record(
        f"measures.baseline_{state}", subject=baseline, by=by, on=on,
        changes={"state": [str(before), state]},
    )  # fmt: skip
    return baseline
