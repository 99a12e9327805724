"""Figures computed and not kept: one again from the files it rests on, and those of a load before it goes live."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.core import working_days
from goldenthread.core.periods import Month, last_full_month
from goldenthread.measures import across, calculation, definition, given_settings, words
from goldenthread.measures import answers as answered
from goldenthread.measures.calculation import Figure
from goldenthread.measures.models import Result
from goldenthread.records import engine, snapshots
from goldenthread.records import operations as records
from goldenthread.records.errors import EngineError, RecordsError
from goldenthread.records.models import Snapshot

NUMBERS = ("numerator", "denominator", "missing", "value", "state")


@dataclass(frozen=True)
class Again:
    """What computing a figure again gave. ``same`` is None where it could not be done; the sentence says why."""

    same: bool | None
    sentence: str


def again(result: Result) -> Again:
    """The figure computed now from the same files with the same settings, by today's definition. Nothing is kept."""
    if not result.snapshots or result.measure not in definition.library():
        return Again(None, "It rests on no data load, so there is nothing to compute again.")
    try:
        figure = _figure_of(result)
    except (RecordsError, EngineError) as refusal:
        return Again(None, f"It cannot be computed again. {refusal}")
    return _compared(result, figure)


def answers(snapshot: Snapshot) -> Month | None:
    """The month that a snapshot answers once it is live; None when it comes too late, or after one that answers."""
    month = last_full_month(snapshot.as_at)
    if snapshot.as_at > working_days.add_working_days(month.last_day, snapshots.ANSWERS_WITHIN):
        return None
    standing = snapshots.answering(month, kind=snapshot.kind)
    return month if standing is None or standing.as_at >= snapshot.as_at else None


def resting_on(snapshot: Snapshot, month: Month) -> list[definition.Definition]:
    """The computed measures whose figure in use of ``month`` rests on the snapshot, or would, were it live now: not
    those that another return answers first."""
    standing = answered.live().with_one_more(snapshot)
    return [each for each in definition.computed().values() if standing.answer(each, month) == snapshot]


def carried_by(snapshot: Snapshot) -> list[definition.Definition]:
    """The computed measures for which the snapshot's return has every table. Without one the engine would take an empty
    table for nought."""
    return [each for each in definition.computed().values() if snapshot.kind in answered.kinds(each)]


def before_live(snapshot: Snapshot, month: Month) -> list[Figure]:
    """The figures that the snapshot itself would give for ``month``, were it live now. Nothing is kept.

    Those that another return answers first are among them: a file that lost its referrals shows in them all the same.
    """
    found = [each for each in snapshots.snapshot_set(snapshot) if each.as_at < snapshot.as_at]
    opened = snapshots.opened([*found, snapshot])
    asked = {str(snapshot.pk): [month]}
    with engine.open_engine(opened, asked, records.values()) as room:
        return across.all_figures(room, carried_by(snapshot), asked)


def _figure_of(result: Result) -> Figure | None:
    found = list(Snapshot.objects.filter(pk__in=result.snapshots).order_by("as_at", "pk"))
    month, at = Month.parse(result.period), str(found[-1].pk)
    settings = given_settings.again(result.parameters, month)
    with engine.open_engine(snapshots.opened(found), {at: [month]}, settings) as room:
        made = calculation.figures(room, definition.get(result.measure), at=at, periods=[month])
    return _of_cut(made, result)


def _of_cut(made: Sequence[Figure], result: Result) -> Figure | None:
    cut = (result.breakdown, result.cut)
    return next((figure for figure in made if (figure.breakdown, figure.cut) == cut), None)


def _compared(result: Result, figure: Figure | None) -> Again:
    measure = definition.get(result.measure)
    text = "" if measure.fingerprint == result.fingerprint else " The text of the definition has changed since."
    if figure is None:
        return Again(False, f"The same files now give nothing to count for {result.cut}.{text}")
    if all(getattr(figure, name) == getattr(result, name) for name in NUMBERS):
        return Again(True, f"The same files, settings and day give the same numbers again.{text}")
    unit = measure.head.unit
    said = words.value(figure.value, unit) or f"no figure ({figure.reason})"
    counted = words.share(figure, unit)
    return Again(False, f"The same files now give {said}{f' ({counted})' if counted else ''}: not the same.{text}")
