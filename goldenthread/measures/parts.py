"""A measure's month divided: from the load that its figure rests on, for somebody who may see figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.core.periods import Month
from goldenthread.measures import answers, breakdown, calculation, siblings
from goldenthread.measures.breakdown import Dimension
from goldenthread.measures.calculation import Figure
from goldenthread.measures.definition import Definition
from goldenthread.measures.queries import Sight
from goldenthread.records import operations, returns, snapshots, tables
from goldenthread.records.engine import open_engine
from goldenthread.records.models import Snapshot

TOTALS_ONLY = "Your role sees totals of the whole council, not its parts"


@dataclass(frozen=True)
class Divided:
    """The parts of one month, the load they rest on (None: no load answers the month), why there are none, and the
    families of the children behind them, where the load has families."""

    figures: list[Figure]
    load: Snapshot | None
    reason: str = ""
    families: siblings.Families | None = None


def offered(measure: Definition, month: Month) -> list[Dimension]:
    """The ways in which the measure's month can be divided."""
    load = None if measure.entry else answers.live().answer(measure, month)
    return breakdown.offered(measure, load.kind) if load else []


def divided(
    measure: Definition, month: Month, dimension: Dimension, *, seen: Sight, team: str = "",
    services: Mapping[str, str] | None = None,
) -> Divided:  # fmt: skip
    """The figures of the parts, of one team where it is named, else of the teams within sight (all of them: the whole).

    Numbers only: nobody reads a child here.
    """
    load = None if measure.entry else answers.live().answer(measure, month)
    if not seen.allowed:
        return Divided([], load, seen.reason)
    if seen.teams == frozenset():
        return Divided([], load, TOTALS_ONLY)
    if load is None:
        return Divided([], None, answers.reason(measure, month))
    teams = None if seen.teams is None else sorted(seen.teams)
    if team:
        teams = [team] if seen.sees_team(team) else []
    opened, at = snapshots.opened(snapshots.snapshot_set(load)), str(load.pk)
    with open_engine(opened, {at: [month]}, operations.values()) as engine:
        if reason := calculation.absent(engine, measure, at):
            return Divided([], load, reason)
        found = breakdown.broken_down(engine, measure, dimension, at=at, period=month, teams=teams, services=services)
        found_families = (
            siblings.behind(engine, measure, at=at, period=month, teams=teams) if _has_families(load) else None
        )
    return Divided(found, load, families=found_families)


def _has_families(load: Snapshot) -> bool:
    return returns.BY_CODE[load.kind].carries(tables.FAMILY.name)
