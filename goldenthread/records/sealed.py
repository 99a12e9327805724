"""Sealed tables: one encrypted Parquet file per declared table, written once and never changed.

The rows are never on disk in the clear. Each file has a key of its own, made from the snapshot's key and the
table's name, so a file put in another table's or another snapshot's place does not open. Destroying the one
snapshot key makes all of its files unreadable, in every backup too.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as pe

from goldenthread.files import folder as data_folder
from goldenthread.records import tables as declared
from goldenthread.records.errors import SealError

Rows = Mapping[str, Mapping[str, list]]
# DuckDB (2.0) opens an encrypted column only where each of its chunks is one page: with a second page it says that the
# key is wrong. pyarrow begins a new page after 20,000 rows, and after so many bytes of data or of different values.
ROWS = 20_000
ONE_PAGE: dict[str, Any] = {
    "row_group_size": ROWS, "data_page_size": 256 * 1024 * 1024, "dictionary_pagesize_limit": 256 * 1024 * 1024,
}  # fmt: skip

# DuckDB takes keys as base64 and mistakes 16 bytes (24 characters) for a key of 24 bytes, hence 32.
KEY_BYTES = 32
TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "code": pa.string(),
    "flag": pa.string(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "number": pa.float64(),
}


@dataclass(frozen=True)
class SealedTable:
    """What was written for one table: how many rows, and the file's own SHA-256 and size."""

    table: str
    rows: int
    sha256: str
    bytes: int


def new_key() -> bytes:
    """A fresh random key for one snapshot."""
    return os.urandom(KEY_BYTES)


def table_key(key: bytes, table: str) -> bytes:
    """The key of one table's file, made from the snapshot's key."""
    _check_key(key)
    return hmac.new(key, f"table:{table}".encode(), hashlib.sha256).digest()


def _check_key(key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise SealError(f"A snapshot key is {KEY_BYTES} bytes long, not {len(key)}.")


def path_of(folder: Path, table: str) -> Path:
    return folder / f"{table}.parquet"


def write(folder: Path, tables: Rows, *, key: bytes) -> list[SealedTable]:
    """Write the tables that have rows into ``folder`` and return the manifest in declared order.

    An empty table has no file: what the manifest does not name has no rows. ``tables`` maps a table's name to its
    columns; a column left out is all null. SealError names the table and
    column of a value that does not fit, of an unknown name, or of a file that is there already.
    """
    arrows = {table.name: _arrow(table, tables.get(table.name, {})) for table in declared.SEALED}
    if unknown := sorted(set(tables) - set(arrows)):
        raise SealError(f"There is no declared table called {unknown[0]}.")
    _check_key(key)
    folder.mkdir(parents=True, exist_ok=True)
    written = [_write_one(folder, name, arrow, key=key) for name, arrow in arrows.items() if arrow.num_rows]
    data_folder.sync_folder(folder)
    return written


def content_sha256(tables: Rows) -> str:
    """The same for the same rows in the same order, whatever the file looked like; where a row stood does not count."""
    digest = hashlib.sha256()
    for table in declared.TABLES:
        arrow = _arrow(table, tables.get(table.name, {})).drop_columns(["source_sheet", "source_row"])
        if not arrow.num_rows:
            continue
        digest.update(f"{table.name}:{arrow.num_rows}\n".encode())
        for name in arrow.column_names:
            digest.update(f"{name}={arrow.column(name).to_pylist()!r}\n".encode())
    return digest.hexdigest()


def erase(folder: Path) -> None:
    """Remove the files of a snapshot that was never made live; the key must be destroyed by its owner."""
    for table in declared.SEALED:
        path_of(folder, table.name).unlink(missing_ok=True)
    if folder.exists():
        folder.rmdir()


def _arrow(table: declared.Table, columns: Mapping[str, list]) -> pa.Table:
    if unknown := sorted(set(columns) - set(table.names)):
        raise SealError(f"The table {table.name} has no column called {unknown[0]}.")
    lengths = {len(values) for values in columns.values()}
    if len(lengths) > 1:
        raise SealError(f"The columns of {table.name} have different lengths: {sorted(lengths)}.")
    rows = lengths.pop() if lengths else 0
    arrays = [_array(table, column, columns.get(column.name, [None] * rows)) for column in table.columns]
    return pa.Table.from_arrays(arrays, names=list(table.names))


def _array(table: declared.Table, column: declared.Column, values: list) -> pa.Array:
    try:
        return pa.array(values, type=TYPES[column.kind])
    except (pa.ArrowException, TypeError, ValueError, OverflowError) as error:
        raise SealError(
            f"A value in {table.name}.{column.name} is not of the declared kind ({column.kind}).",
            remedy="This is a fault of the reader that made the rows, not of the file.",
        ) from error


def _write_one(folder: Path, name: str, arrow: pa.Table, *, key: bytes) -> SealedTable:
    final, temporary = path_of(folder, name), folder / f".{name}.part"
    if final.exists():
        raise SealError(f"{final.name} is already written; a snapshot is never overwritten.")
    properties = pe.create_encryption_properties(table_key(key, name))
    pq.write_table(arrow, temporary, encryption_properties=properties, **ONE_PAGE)
    with temporary.open("rb+") as file:  # Windows syncs only what is open for writing
        os.fsync(file.fileno())
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    size = temporary.stat().st_size
    temporary.rename(final)
    return SealedTable(name, arrow.num_rows, digest, size)
