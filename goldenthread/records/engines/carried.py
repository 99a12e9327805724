"""Definitions run on an engine elsewhere, over tables that are made here.

DuckDB opens the sealed files in this process, as always, and makes histories, coverage, periods and settings; each
table is then put into a session of the other engine, under its plain name. So the keys of the snapshots never leave
this process, what an engine can do differently is only how it runs the text, and a text is bound here before any row
leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.records import accompanying
from goldenthread.records.coverage import AbsentColumn
from goldenthread.records.engine import Engine
from goldenthread.records.engines.engine import Outside


class Carried:
    """Runs definitions against one snapshot at a time, elsewhere. One serves one thread."""

    def __init__(self, inside: Engine, outside: Outside) -> None:
        self._inside, self._outside = inside, outside
        self._at, self._put = "", set[str]()

    def fork(self) -> Carried:
        """A second one over the same snapshots, with a session of its own. Fork before any of the threads runs."""
        return Carried(self._inside.fork(), self._outside.fork())

    def absent_lists(self, at: str) -> frozenset[int]:
        return self._inside.absent_lists(at)

    def absent_columns(self, at: str) -> tuple[AbsentColumn, ...]:
        return self._inside.absent_columns(at)

    def columns(self, sql: str) -> list[str]:
        """The column names that ``sql`` gives, by DuckDB and the empty tables; EngineError when it does not bind."""
        return self._inside.columns(sql)

    def run(self, sql: str, *, at: str, parameters: Sequence[Any] = ()) -> list[tuple]:
        """The rows of ``sql`` at the snapshot ``at``; EngineError when it does not run."""
        self._turn_to(at)
        for name in self._inside.tables_of(sql, at=at):
            if name not in self._put:
                self._outside.put(name, self._inside.arrow(name, at=at))
                self._put.add(name)
        return self._outside.run(sql, parameters)

    def _turn_to(self, at: str) -> None:
        """Only one snapshot's tables are out at a time: they bear plain names. The shared ones stay."""
        if at == self._at:
            return
        for name in sorted(self._put.difference(accompanying.SHARED)):
            self._outside.drop(name)
            self._put.remove(name)
        self._at = at
