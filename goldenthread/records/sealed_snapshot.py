"""A snapshot as an engine sees it: where its files lie, the key that opens them, and which older ones it reaches."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as pe

from goldenthread.records import calendar, coverage, returns, sealed, tables
from goldenthread.records.errors import SealError

# How far back a snapshot's histories reach: the twelve months that measures look back, and the month itself.
HISTORY_MONTHS = 13


@dataclass(frozen=True)
class SealedSnapshot:
    """Where a snapshot lies, the key that opens it, the day it stands for, and its manifest (table to SHA-256)."""

    id: str
    as_at: date
    folder: Path
    key: bytes = field(repr=False)
    sha256s: Mapping[str, str] = field(default_factory=dict, repr=False)
    absent_lists: frozenset[int] = frozenset()
    absent_columns: tuple[coverage.AbsentColumn, ...] = ()
    kind: str = returns.ANNEX_A

    @property
    def stands_alone(self) -> bool:
        """Is the file a council's whole knowledge? It looks back to no other, and many are too large to gather."""
        return returns.BY_CODE[self.kind].whole

    def lacks(self, table: tables.Table) -> bool:
        """Has the snapshot no file of this table, by its manifest where it has one? Then it had no rows."""
        return table.name not in self.sha256s if self.sha256s else not sealed.path_of(self.folder, table.name).exists()


def reached(snapshots: Sequence[SealedSnapshot], position: int) -> list[SealedSnapshot]:
    """The snapshot and those of its return before it that its histories reach, whatever else the engine holds."""
    own = snapshots[position]
    if own.stands_alone:
        return [own]
    first = calendar.months_from(own.as_at, -HISTORY_MONTHS)
    return [each for each in snapshots[: position + 1] if each.as_at >= first and each.kind == own.kind]


def checked_path(snapshot: SealedSnapshot, table: tables.Table) -> Path:
    """The sealed file, if it is byte for byte the one in the manifest; SealError otherwise."""
    path = sealed.path_of(snapshot.folder, table.name)
    if not path.exists():
        raise SealError(f"The sealed file of {table.name} is missing from snapshot {snapshot.id}.")
    expected = snapshot.sha256s.get(table.name)
    if expected and _sha256(path) != expected:
        raise SealError(
            f"The sealed file of {table.name} in snapshot {snapshot.id} is not the one that was written.",
            remedy="Restore it from a backup, or load the extract again.",
        )
    return path


def _sha256(path: Path) -> str:
    """Read a piece at a time: a table of many councils is hundreds of megabytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read(snapshot: SealedSnapshot, table: tables.Table, names: Collection[str]) -> pa.RecordBatchReader:
    """The rows of one table, with those of the named columns that its file has; SealError where it does not open.

    A row group at a time, so that a table of any size passes through without lying in memory twice.
    """
    path, key = checked_path(snapshot, table), sealed.table_key(snapshot.key, table.name)
    try:
        file = pq.ParquetFile(path, decryption_properties=pe.create_decryption_properties(key))
    except (OSError, pa.ArrowException) as error:
        raise does_not_open(snapshot, table) from error
    given = [field for field in file.schema_arrow if field.name in names]
    groups = file.iter_batches(batch_size=sealed.ROWS, columns=[field.name for field in given], use_threads=False)
    return pa.RecordBatchReader.from_batches(pa.schema(given), groups)


def does_not_open(snapshot: SealedSnapshot, table: tables.Table) -> SealError:
    """The refusal of a file that does not open."""
    return SealError(
        f"The sealed file of {table.name} in snapshot {snapshot.id} does not open with its key.",
        remedy="The key or the file is not the one that belongs here: restore both from one backup.",
    )
