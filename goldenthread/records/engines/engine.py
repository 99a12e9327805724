"""What whoever computes figures asks of an engine, and what an engine outside this process must be able to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

import pyarrow as pa

from goldenthread.records.coverage import AbsentColumn
from goldenthread.records.sharing import Share


class Engine(Protocol):
    """Runs definitions at one snapshot at a time. ``records.engine.Engine`` is the one in this process."""

    def run(self, sql: str, *, at: str, parameters: Sequence[Any] = ()) -> list[tuple]:
        """The rows of ``sql`` at the snapshot ``at``; EngineError when it does not run."""
        ...

    def run_each(self, sql: str, body: str, *, ats: Sequence[str]) -> dict[str, list[tuple]]:
        """For each snapshot the rows of ``sql``, which selects from ``{rows}`` and gives their ``place`` first."""
        ...

    def columns(self, sql: str) -> list[str]:
        """The names of the columns that ``sql`` gives."""
        ...

    @property
    def one_at_a_time(self) -> bool:
        """Is one body to be run after the other, and not two at a time?"""
        ...

    def in_shares(self, texts: Sequence[str], *, at: str) -> AbstractContextManager[list[Share]]:
        """The shares of a snapshot's children in which these texts can be run; none where it is not to be divided."""
        ...

    def of_share(self, share: Share) -> AbstractContextManager[Engine]:
        """An engine over one of these shares, for any thread."""
        ...

    def let_go(self, texts: Iterable[str]) -> None:
        """Let go what none of these texts names; what is named later is had again."""
        ...

    def fork(self) -> Engine:
        """A second engine over the same snapshots, for another thread."""
        ...

    def absent_lists(self, at: str) -> frozenset[int]:
        """The lists that were not in the file of this snapshot."""
        ...

    def absent_columns(self, at: str) -> tuple[AbsentColumn, ...]:
        """What the lists in the file of this snapshot had no column for."""
        ...


class Outside(Protocol):
    """A session of an engine outside this process. What is put there is gone when the session ends."""

    def put(self, name: str, rows: pa.RecordBatchReader) -> None:
        """Make a table of this name that only this session sees. EngineError when it is refused."""
        ...

    def call(self, name: str, table: str) -> None:
        """From now on ``name`` means that table, which was put there, whatever it meant before."""
        ...

    def run(self, sql: str, parameters: Sequence[Any]) -> list[tuple]:
        """The rows of ``sql``, whose placeholders are question marks. EngineError when it is refused."""
        ...

    def fork(self) -> Outside:
        """A second session, for another thread, with no tables yet; it ends with the first."""
        ...
