"""Which snapshot a measure's figure of a month rests on: as reported then, and as known now.

As reported: of the first return that carries all the measure needs (``returns.ORDER``), the first live load from the
month's last day to ten working days after it. As known now: the latest live load of such a return whose files still
speak of the whole month. A month that no load answered in its time has the figure as known now, if there is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from goldenthread.core.periods import Month
from goldenthread.measures.definition import Definition, alternatives
from goldenthread.records import coverage, returns, snapshots, tables
from goldenthread.records.models import Snapshot

# A table's name stands after one of two words; anywhere else it may be a column's, as that of disability is.
_TABLE = re.compile(r"\b(?:from|join)\s+([a-z_][a-z0-9_]*)")
# Who somebody is does not depend on when a file was made.
_TIMELESS = ("person", "alias", "family", "disability", "team", "worker")


@dataclass(frozen=True)
class Live:
    """The live reporting loads, each return's oldest first; asked for once, for any number of measures and months."""

    by_kind: Mapping[str, Sequence[Snapshot]]

    def reported(self, measure: Definition, month: Month) -> Snapshot | None:
        """The load that answered the month in its time."""
        found = (snapshots.first_answering(month, self.by_kind.get(kind, ())) for kind in kinds(measure))
        return next(filter(None, found), None)

    def known_now(self, measure: Definition, month: Month) -> Snapshot | None:
        """The latest load that still speaks of the whole month."""
        return next((each for each in self._latest(measure) if speaks_of(each, measure, month)), None)

    def answer(self, measure: Definition, month: Month) -> Snapshot | None:
        """The load that the figure in use rests on."""
        return self.reported(measure, month) or self.known_now(measure, month)

    def with_one_more(self, snapshot: Snapshot) -> Live:
        """As they would stand were this one live too, in place of what its return has of the same day."""
        others = [each for each in self.by_kind.get(snapshot.kind, ()) if each.as_at != snapshot.as_at]
        found = sorted([*others, snapshot], key=lambda each: each.as_at)
        return Live({**self.by_kind, snapshot.kind: found})

    def can_answer(self, measure: Definition) -> bool:
        """Does any live load carry what the measure needs? True for all before the first load: who knows what comes."""
        return not self.by_kind or any(self.by_kind.get(kind) for kind in kinds(measure))

    def _latest(self, measure: Definition) -> list[Snapshot]:
        return [self.by_kind[kind][-1] for kind in kinds(measure) if self.by_kind.get(kind)]

    @cached_property
    def all(self) -> list[Snapshot]:
        return [each for found in self.by_kind.values() for each in found]


def live() -> Live:
    """What is live now. One query."""
    found: dict[str, list[Snapshot]] = {}
    for each in snapshots.live_reporting():
        found.setdefault(each.kind, []).append(each)
    return Live(found)


def kinds(measure: Definition) -> tuple[str, ...]:
    """The returns that carry every table and column that the measure needs, in the order in which they are asked.

    Annex A is one only where the measure names lists of it: a list with the latest review of each child carries the
    column, and cannot say of all that were due how many were held in time.
    """
    found = _kinds(tables_of(measure), tuple(measure.head.needs))
    return found if measure.head.lists else tuple(kind for kind in found if kind != returns.ANNEX_A)


def reason(measure: Definition, month: Month) -> str:
    """Why a month has no figure, for somebody who could load what is wanted."""
    titles = [returns.BY_CODE[kind].title for kind in kinds(measure)]
    if not titles:
        return "No return that is read here carries what this measure needs"
    if returns.ANNEX_A in kinds(measure):
        return f"No data load answers {month.label}"
    return f"No data load that carries what is needed answers {month.label}: {' or '.join(titles)}"


@lru_cache(maxsize=1_000)
def _kinds(named: frozenset[str], needs: tuple[str, ...]) -> tuple[str, ...]:
    must = named - _of_several(needs)
    return tuple(
        kind
        for kind in returns.ORDER
        if all(returns.BY_CODE[kind].carries(table) for table in must)
        and all(any(_carries(kind, column) for column in alternatives(need)) for need in needs)
    )


def _of_several(needs: tuple[str, ...]) -> frozenset[str]:
    """The tables that a return may lack, as a need names a column of another in their place."""
    found = [{column.split(".")[0] for column in alternatives(need)} for need in needs]
    alone = frozenset[str]().union(*(each for each in found if len(each) == 1))
    return frozenset[str]().union(*(each for each in found if len(each) > 1)) - alone


def _carries(kind: str, column: str) -> bool:
    table, _, name = column.partition(".")
    return returns.BY_CODE[kind].carries(table, name)


def tables_of(measure: Definition) -> frozenset[str]:
    """The tables whose rows the measure reads, their histories included."""
    return frozenset[str]().union(*map(_tables_of, measure.bodies))


@lru_cache(maxsize=1_000)
def _tables_of(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("_history") for word in _read_by(text)) & frozenset(tables.BY_NAME)


@lru_cache(maxsize=1_000)
def _read_by(text: str) -> frozenset[str]:
    return frozenset(_TABLE.findall(text.lower()))


def speaks_of(snapshot: Snapshot, measure: Definition, month: Month) -> bool:
    """Does the load carry what the measure needs, and itself every row of the month in each table?

    That earlier loads are looked back into lets a figure count further than its month. It makes no load speak of a
    month of which it holds nothing: there would be no row to be missing, and so nought.
    """
    if snapshot.as_at < month.last_day or snapshot.kind not in kinds(measure):
        return False
    if measure.head.as_it_stands and not snapshots.first_answering(month, [snapshot]):
        return False
    named = tables_of(measure).difference(_TIMELESS)
    starts = (coverage.window_start(name, snapshot.as_at, snapshot.kind) for name in named)
    return all(start <= month.first_day for start in starts)


def names_last_team(snapshot: Snapshot | None, measure: Definition, month: Month) -> bool:
    """Does a load of full histories, made in a later month, say how things stood? Of what went on for long it names one
    team and one worker, those at the end."""
    if snapshot is None or measure.head.basis != "month_end_stock":
        return False
    return returns.BY_CODE[snapshot.kind].whole and not snapshots.first_answering(month, [snapshot])
