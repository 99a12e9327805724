"""Computing the results of months and keeping them: what stands already is not computed again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db import transaction

from goldenthread.core.periods import Month
from goldenthread.measures import across, answers, calculation, definition, given_settings, inserting, standing
from goldenthread.measures.answers import Live
from goldenthread.measures.calculation import Figure
from goldenthread.measures.definition import Definition
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Keeping, Result
from goldenthread.records import operations as records
from goldenthread.records import parameters, snapshots
from goldenthread.records.engines.chosen import open_engine
from goldenthread.records.models import Snapshot

# Ids in one statement: SQLite allows 32,766 values in one.
BATCH = 10_000
MARKS = ("is_current", "is_known_now")
TRIES = 5


@dataclass(frozen=True)
class Basis:
    """What figures rest on beside the definitions. Two are equal when the same figures follow from them."""

    live: Live
    values: Sequence[parameters.Value]

    @cached_property
    def sets(self) -> dict[int, list[int]]:
        """For each live load the loads that its figures look back to, itself last."""
        every = self.live.all
        return {load.pk: [each.pk for each in snapshots.looked_back_to(load, every)] for load in every}

    @cached_property
    def all_values(self) -> list[parameters.Value]:
        """What was set, and the defaults where nothing was."""
        return parameters.with_defaults(self.values)

    @cached_property
    def _in_force(self) -> dict[tuple[str, str], dict[str, Any]]:
        return {}

    def in_force(self, measure: Definition, month: Month) -> dict[str, Any]:
        """The settings the measure rests on, as ``given_settings`` keeps them."""
        key = (measure.slug, month.id)
        if key not in self._in_force:
            self._in_force[key] = self._standing(measure, month)
        return self._in_force[key]

    def _standing(self, measure: Definition, month: Month) -> dict[str, Any]:
        day = month.last_day
        standing = {value.name: value for value in self.all_values if value.starts_on <= day <= value.last_day}
        under = [name for name in measure.populations if name in standing][:1]
        others = [name for name in measure.head.settings if name in standing and name not in measure.populations]
        return {name: given_settings.kept(standing[name], self.all_values, month) for name in (*under, *others)}


@dataclass(frozen=True)
class Want:
    """One measure, one month: the loads of the figure in use and of the one as known now, None where there is none."""

    measure: Definition
    month: Month
    used: Snapshot | None
    now: Snapshot | None

    @property
    def loads(self) -> set[Snapshot]:
        return {each for each in (self.used, self.now) if each}


@dataclass
class Made:
    """What is to be kept: new results, and by their figure ids which are in use and which are as known now."""

    new: list[Result] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    now: set[str] = field(default_factory=set)

    def add(self, figure_ids: Iterable[str], want: Want, load: Snapshot | None) -> None:
        if load == want.used:
            self.used.update(figure_ids)
        if load == (want.now or want.used):
            self.now.update(figure_ids)


def compute(*, months: Sequence[Month], on: date, slugs: Iterable[str] = (), engine: str = "") -> list[Result]:
    """Compute and keep the results of ``months`` for the measures named (all when none is); the new ones are returned.

    ``engine`` names the one to compute on (blank: the council's usual one); the figures are the same, so a result does
    not say on which it was computed. A month that no load answers gets the state unknown, with the reason. Nobody reads
    a child here: only numbers come out. What was computed before from the same loads, settings and text is not computed
    again.

    Computations do not wait for each other, but they keep their results one at a time, and none that rests on loads or
    settings of before: when these changed meanwhile it is computed again. MeasureError when they never stood still.
    """
    measures = [_computed_one(slug) for slug in slugs] or list(definition.computed().values())
    for _ in range(TRIES):
        found = basis()
        made = _made(measures, months, found, on, engine)
        if _keep(made, found, months, [measure.slug for measure in measures]):
            return made.new
    raise MeasureError(
        "The data loads or settings changed each time while the measures were computed. Nothing was kept.",
        remedy="Compute them again once the loads stand still.",
    )


def basis() -> Basis:
    """What stands now."""
    return Basis(answers.live(), records.values())


def _computed_one(slug: str) -> Definition:
    measure = definition.get(slug)
    if measure.entry:
        raise MeasureError(f"{measure.head.title} is entered, not computed.", remedy="Enter its figure on its page.")
    return measure


def _made(measures: Sequence[Definition], months: Sequence[Month], found: Basis, on: date, engine: str) -> Made:
    wants = [
        Want(measure, month, found.live.answer(measure, month), found.live.known_now(measure, month))
        for measure in measures
        for month in months
    ]
    stands, made = standing.of([measure.slug for measure in measures], months), Made()
    asked: dict[str, dict[str, tuple[Definition, list[Month]]]] = {}
    by_place: dict[tuple[str, str, str], tuple[Want, Snapshot]] = {}
    for want in wants:
        for load in want.loads:
            if kept := stands.get(_key(want, found, load)):
                made.add(kept, want, load)
            else:
                at = asked.setdefault(str(load.pk), {})
                at.setdefault(want.measure.slug, (want.measure, []))[1].append(want.month)
                by_place[str(load.pk), want.measure.slug, want.month.id] = (want, load)
        if not want.used:
            _unanswered(want, found, made, on)
    for place, figure in _figures(asked, found, engine):
        want, load = by_place[place, figure.slug, figure.period_id]
        _add(made, _result(figure, want, found, load, on), want, load)
    return made


def _add(made: Made, result: Result, want: Want, load: Snapshot | None) -> None:
    made.new.append(result)
    made.add([result.figure_id], want, load)


def _unanswered(want: Want, found: Basis, made: Made, on: date) -> None:
    figure = calculation.unanswered(want.measure, want.month.id, answers.reason(want.measure, want.month))
    _add(made, _result(figure, want, found, None, on), want, None)


def _figures(
    asked: Mapping[str, Mapping[str, tuple[Definition, list[Month]]]], found: Basis, engine: str
) -> list[tuple[str, Figure]]:
    if not asked:
        return []
    by_pk = {each.pk: each for each in found.live.all}
    needed = {pk for at in asked for pk in found.sets[int(at)]}
    periods = {at: sorted({month for _, months in wanted.values() for month in months}) for at, wanted in asked.items()}
    measures = [measure for wanted in asked.values() for measure, _ in wanted.values()]
    texts, in_shares = (
        [text for each in measures for text in each.bodies],
        all(each.head.in_shares for each in measures),
    )
    opened = snapshots.opened([by_pk[pk] for pk in sorted(needed)])
    with open_engine(opened, periods, found.values, texts, name=engine, in_shares=in_shares) as room:
        return across.figures_asked(room, {at: list(wanted.values()) for at, wanted in asked.items()})


def _result(figure: Figure, want: Want, found: Basis, load: Snapshot | None, on: date) -> Result:
    result = Result(
        measure=figure.slug, period=figure.period_id, breakdown=figure.breakdown, cut=figure.cut,
        numerator=figure.numerator, denominator=figure.denominator, missing=figure.missing, value=figure.value,
        state=figure.state, reason=figure.reason, fingerprint=want.measure.fingerprint,
        snapshots=found.sets[load.pk] if load else [], parameters=found.in_force(want.measure, want.month),
        rule_version=calculation.RULE_VERSION, computed_on=on,
    )  # fmt: skip
    result.figure_id = standing.figure_id(result)
    return result


def _key(want: Want, found: Basis, load: Snapshot) -> standing.Key:
    measure, month = want.measure, want.month
    loads, settings = found.sets[load.pk], found.in_force(measure, month)
    return standing.key(measure.slug, month.id, measure.fingerprint, loads, settings, calculation.RULE_VERSION)


@transaction.atomic
def _keep(made: Made, found: Basis, months: Sequence[Month], slugs: Sequence[str]) -> bool:
    """The results made are those in use and those as known now, of these months and measures; older ones stay.

    False, and nothing is kept, when what they rest on is no longer what stands.
    """
    _wait_for_turn()
    if basis() != found:
        return False
    kept = Result.objects.filter(period__in=[month.id for month in months], measure__in=slugs).order_by()
    before = {each: marks for each, *marks in kept.values_list("figure_id", *MARKS)}
    now = dict(zip(MARKS, (made.used, made.now), strict=True))
    was = {name: {each for each, marks in before.items() if marks[place]} for place, name in enumerate(MARKS)}
    for name in MARKS:
        _mark(was[name] - now[name], **{name: False})
    for result in made.new:
        result.is_current, result.is_known_now = result.figure_id in made.used, result.figure_id in made.now
    made.new = [result for result in made.new if result.figure_id not in before]
    inserting.insert(made.new)
    for name in MARKS:
        _mark(now[name] & before.keys() - was[name], **{name: True})
    return True


def _wait_for_turn() -> None:
    """Held until the transaction ends. SQLite lets one write at a time anyhow; PostgreSQL locks the row."""
    Keeping.objects.get_or_create(id=1)
    Keeping.objects.select_for_update().get(id=1)


def _mark(figure_ids: Iterable[str], **flags: bool) -> None:
    listed = sorted(figure_ids)
    for start in range(0, len(listed), BATCH):
        Result.objects.filter(figure_id__in=listed[start : start + BATCH]).update(**flags)
