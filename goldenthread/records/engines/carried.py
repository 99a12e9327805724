"""Definitions run on an engine elsewhere, over tables that are made here.

DuckDB opens the sealed files in this process, as always, and makes histories, coverage, periods and settings; each
table is then put into a session of the other engine and called by its plain name. So the keys of the snapshots never
leave this process, what an engine can do differently is only how it runs the text, and a text is bound here before
any row leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from goldenthread.records import accompanying
from goldenthread.records.coverage import AbsentColumn
from goldenthread.records.engine import Engine
from goldenthread.records.engines.engine import Outside
from goldenthread.records.sharing import Share


class Carried:
    """Runs definitions against one snapshot at a time, elsewhere. One serves one thread."""

    def __init__(self, inside: Engine, outside: Outside) -> None:
        self._inside, self._outside = inside, outside
        self._ats: dict[str, int] = {}
        self._put, self._called = set[str](), dict[str, str]()

    def fork(self) -> Carried:
        """A second one over the same snapshots, with a session of its own. Fork before any of the threads runs."""
        return Carried(self._inside.fork(), self._outside.fork())

    @property
    def one_at_a_time(self) -> bool:
        """How the other engine shares out its memory is its own affair."""
        return False

    @contextmanager
    def in_shares(self, texts: Sequence[str], *, at: str) -> Iterator[list[Share]]:
        """None: everything is carried whole."""
        yield []

    def of_share(self, share: Share) -> AbstractContextManager[Engine]:
        """Refused: ``in_shares`` gives none here, so none can be asked for. LookupError."""
        raise LookupError("Nothing is divided on another engine: in_shares gives no share.")

    def let_go(self, texts: Iterable[str]) -> None:
        """Nothing: what was carried there stays until the session ends."""

    def absent_lists(self, at: str) -> frozenset[int]:
        return self._inside.absent_lists(at)

    def absent_columns(self, at: str) -> tuple[AbsentColumn, ...]:
        return self._inside.absent_columns(at)

    def columns(self, sql: str) -> list[str]:
        """The column names that ``sql`` gives, by DuckDB and the empty tables; EngineError when it does not bind."""
        return self._inside.columns(sql)

    def run(self, sql: str, *, at: str, parameters: Sequence[Any] = ()) -> list[tuple]:
        """The rows of ``sql`` at the snapshot ``at``; EngineError when it does not run."""
        self._carry(sql, at)
        return self._outside.run(sql, parameters)

    def _carry(self, sql: str, at: str) -> None:
        for name in self._inside.tables_of(sql, at=at):
            self._call(name, at)

    def run_each(self, sql: str, body: str, *, ats: Sequence[str]) -> dict[str, list[tuple]]:
        """As ``records.engine.Engine.run_each``, one snapshot after the other.

        Only the body reads from tables: what ``sql`` names besides are the columns that the body gives.
        """
        text = sql.format(rows=f"(select 0 as place, one.* from ({body}) as one)")  # noqa: S608 (a definition's own)
        found: dict[str, list[tuple]] = {}
        for at in ats:
            self._carry(body, at)
            found[at] = [tuple(values) for _, *values in self._outside.run(text, ())]
        return found

    def _call(self, name: str, at: str) -> None:
        """Let the plain name mean the table of this snapshot, which is put there the first time."""
        table = f"all_{name}" if name in accompanying.SHARED else f"s{self._ats.setdefault(at, len(self._ats))}_{name}"
        if table not in self._put:
            self._outside.put(table, self._inside.arrow(name, at=at))
            self._put.add(table)
        if self._called.get(name) != table:
            self._outside.call(name, table)
            self._called[name] = table
