"""What differs between a snapshot that stands and rows that may follow it: rows gone, new and changed, by table.

Runs where rows may be seen (the child process of a load) and gives counts only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as pe

from goldenthread.records import sealed, tables
from goldenthread.records.tables import Table

# Where a row stood in its workbook says nothing about the child.
_PLACE = ("source_sheet", "source_row")


@dataclass(frozen=True)
class Change:
    """Rows of one table: how many there were and are, and how many of the keys are gone, new, or say something else."""

    before: int
    now: int
    gone: int
    new: int
    changed: int


def differences(before: Path, rows: sealed.Rows, *, key: bytes) -> dict[str, Change]:
    """Each declared table's change from the sealed snapshot in ``before`` to ``rows``."""
    found = {}
    for table in tables.TABLES:
        path = sealed.path_of(before, table.name)
        if not path.exists():  # a table without rows has no file
            found[table.name] = _change({}, _by_key(table, rows.get(table.name, {})))
            continue
        opening = pe.create_decryption_properties(sealed.table_key(key, table.name))
        old = _columns(table, pq.read_table(path, decryption_properties=opening))
        found[table.name] = _change(_by_key(table, old), _by_key(table, rows.get(table.name, {})))
    return found


def _columns(table: Table, old: pa.Table) -> dict[str, list]:
    """The declared columns; one declared since the file was sealed is blank."""
    blank = [None] * old.num_rows
    return {name: old.column(name).to_pylist() if name in old.column_names else blank for name in table.names}


def _by_key(table: Table, columns: Mapping[str, list]) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """Key to everything else; rows without their columns are none."""
    names = [name for name in table.names if name not in _PLACE]
    if not columns:
        return {}
    values = zip(*(columns[name] for name in names), strict=True)
    if not table.undated:
        return dict(zip(zip(*(columns[name] for name in table.key), strict=True), values, strict=True))
    return {table.key_of(dict(zip(names, row, strict=True))): row for row in values}


def _change(old: dict[tuple[Any, ...], tuple[Any, ...]], now: dict[tuple[Any, ...], tuple[Any, ...]]) -> Change:
    both = old.keys() & now.keys()
    changed = sum(old[key] != now[key] for key in both)
    return Change(len(old), len(now), len(old) - len(both), len(now) - len(both), changed)
