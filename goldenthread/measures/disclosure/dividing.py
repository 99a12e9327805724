"""The parts of figures that go out, by age, sex, ethnicity and the like, from the very loads that those rest on."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from goldenthread.core.periods import Month
from goldenthread.measures import breakdown, calculation, definition
from goldenthread.measures.breakdown import Dimension
from goldenthread.measures.calculation import Figure
from goldenthread.measures.disclosure.models import FigureEdition, PartBehind
from goldenthread.measures.models import Result
from goldenthread.records import operations, snapshots
from goldenthread.records.engine import Engine, open_engine
from goldenthread.records.models import Snapshot

# Teams are figures of their own, and a worker is a person.
OFFERED = tuple(each for each in breakdown.DIMENSIONS if each.code not in ("team", "worker"))
_ADDING_UP = ("count", "proportion")
Progress = Callable[[int, int], None]


def behind(
    edition: FigureEdition, found: Sequence[Result], services: Mapping[str, str], told: Progress
) -> list[PartBehind]:
    """The true numbers of the parts that an edition asks for, of each figure of the whole council; kept by the caller.

    A part is computed from the load that its figure rests on. Where the parts do not add up to the figure (it was
    computed otherwise, or its loads have changed since), each is told as unknown. ``told`` hears how many loads of how
    many are done.
    """
    of_load = _by_load(found)
    loads = Snapshot.objects.in_bulk(list(of_load))
    made: list[PartBehind] = []
    for at, (pk, wanted) in enumerate(of_load.items()):
        told(at, len(of_load))
        if pk in loads:
            made += [_behind(edition, each) for each in _of_load(loads[pk], wanted, edition.parts, services)]
    return made


def _by_load(found: Sequence[Result]) -> dict[int, list[Result]]:
    """The figures that can be divided, by the load that answered each: of those it rests on, the last."""
    of_load: dict[int, list[Result]] = defaultdict(list)
    for each in found:
        measure = definition.get(each.measure)
        if each.breakdown == Result.Breakdown.COUNCIL and each.snapshots and not measure.entry:
            of_load[each.snapshots[-1]].append(each)
    return of_load


def _of_load(
    load: Snapshot, wanted: Sequence[Result], codes: Sequence[str], services: Mapping[str, str]
) -> Iterator[Figure]:
    at, months = str(load.pk), sorted({Month.parse(each.period) for each in wanted})
    opened = snapshots.opened(snapshots.snapshot_set(load))
    with open_engine(opened, {at: months}, operations.values()) as engine:
        for result in wanted:
            for dimension in breakdown.offered(definition.get(result.measure), load.kind):
                if dimension.code in codes:
                    yield from _parts(engine, result, dimension, at, services)


def _parts(
    engine: Engine, result: Result, dimension: Dimension, at: str, services: Mapping[str, str]
) -> Iterator[Figure]:
    measure, month = definition.get(result.measure), Month.parse(result.period)
    if calculation.absent(engine, measure, at):
        return
    found = breakdown.broken_down(engine, measure, dimension, at=at, period=month, services=services)
    adds_up = _adds_up(result, found)
    for each in found:
        yield each if adds_up else each._replace(numerator=None, denominator=None, value=None, state="unknown")


def _adds_up(result: Result, found: Sequence[Figure]) -> bool:
    """Is the figure the sum of its parts, where it is one? A mean is not, and neither is a share of two sums."""
    if definition.get(result.measure).head.kind not in _ADDING_UP:
        return True
    above = sum(each.numerator or 0 for each in found) == (result.numerator or 0)
    return above and sum(each.denominator or 0 for each in found) == (result.denominator or 0)


def _behind(edition: FigureEdition, figure: Figure) -> PartBehind:
    named = f"{edition.pk}:{figure.slug}:{figure.period_id}:{figure.breakdown}:{figure.cut}"
    return PartBehind(
        edition=edition, figure_id=hashlib.sha256(named.encode()).hexdigest()[:16], measure=figure.slug,
        period=figure.period_id, breakdown=figure.breakdown, cut=figure.cut, numerator=figure.numerator,
        denominator=figure.denominator, value=figure.value, state=figure.state,
    )  # fmt: skip
