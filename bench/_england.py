"""Made-up datasets of many councils for ``scale.py``: written by DuckDB and sealed, from fixed numbers."""

# ruff: noqa: S608 (names come from the declared tables)

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as pe
from _rows import HISTORIES

from goldenthread.records import engine, returns, sealed, tables

AS_AT = date(2026, 10, 31)
KEY = hashlib.sha256(b"a made-up key for made-up rows").digest()
DAYS = 2190  # six years, the window of the dataset
TEAMS, WORKERS = 25, 150
# Of how many children the rows of a table are, in one council.
CHILDREN = {
    **dict.fromkeys(("cla_period", "cla_episode", "legal_status", "cla_placement", "cla_review", "cla_visit"), 1_900),
    **dict.fromkeys(("cp_plan", "cp_visit", "cp_review"), 2_600),
    **dict.fromkeys(("cin_episode", "cin_plan", "cin_visit", "referral", "involvement"), 19_000),
}
CODES = {
    "role": ("SOCIAL_WORKER", "SOCIAL_WORKER", "SOCIAL_WORKER", "IRO", "PA"),
    "case_status": ("CINP", "CINP", "CPP", "CLA", "CLOSED"),
    "legal_status": ("C1", "C2", "C2", "V2", "V2", "V3", "E1"),
    "placement_type": ("U1", "U1", "U4", "U6", "U2", "K2", "P1", "A3"),
    "permanence_plan": ("RETURN", "ADOPTION", "RESIDENTIAL"),
}
ENDS = ("ended_on", "ceased_on", "closed_on")


def write(folder: Path, scale: int) -> engine.SealedSnapshot:
    """The dataset of so many councils of middle size, at one day, and its manifest."""
    folder.mkdir(parents=True)
    connection = duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "2GB"})
    hashes = {
        name: _write_one(connection, folder, tables.BY_NAME[name], size * scale, scale)
        for name, size in HISTORIES.items()
    }
    return engine.SealedSnapshot("england", AS_AT, folder, KEY, hashes, kind=returns.SSD)


def opened(folder: Path) -> engine.SealedSnapshot:
    """The dataset that ``write`` left in a folder; its files are not held against a manifest."""
    return engine.SealedSnapshot("england", AS_AT, folder, KEY, {}, kind=returns.SSD)


def digests(totals: dict) -> dict[str, str]:
    """One word for all totals of each measure, to hold those of two processes against each other."""
    lines: dict[str, list[str]] = {}
    for (slug, *key), values in sorted(totals.items()):
        lines.setdefault(slug, []).append(f"{key} {[float(value) for value in values]}")
    return {slug: hashlib.sha256("\n".join(each).encode()).hexdigest() for slug, each in lines.items()}


def _write_one(connection: duckdb.DuckDBPyConnection, folder: Path, table: tables.Table, rows: int, scale: int) -> str:
    path = sealed.path_of(folder, table.name)
    schema = pa.schema([(column.name, sealed.TYPES[column.kind]) for column in table.columns])
    properties = pe.create_encryption_properties(sealed.table_key(KEY, table.name))
    size = {name: value for name, value in sealed.ONE_PAGE.items() if name != "row_group_size"}
    reader = connection.sql(_text(table, rows, scale)).to_arrow_reader(sealed.ROWS)
    with pq.ParquetWriter(path, schema, encryption_properties=properties, **size) as writer:
        for batch in reader:
            writer.write_table(pa.Table.from_batches([batch]).cast(schema), row_group_size=sealed.ROWS)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _text(table: tables.Table, rows: int, scale: int) -> str:
    """Rows that are spread over children, teams and days; which is which follows from a row's number alone."""
    children = CHILDREN.get(table.name, 20_000) * scale
    dates = [column.name for column in table.columns if column.kind == "date"]
    columns = ", ".join(f"{_value(table, column, dates, scale)} as {column.name}" for column in table.columns)
    numbered = f"select range as i, range % {children} as child from range({rows})"
    first = f"select *, date '{AS_AT}' - cast({_spread(1, DAYS)} as integer) as first_on from ({numbered})"
    return f"select {columns} from ({first})"


def _spread(salt: int, below: int) -> str:
    """A number below another for each row, without order: a multiplication modulo a prime."""
    return f"((i + {salt * 7919}) * 2654435761 % 2147483647 % {below})"


def _value(table: tables.Table, column: tables.Column, dates: list[str], scale: int) -> str:
    name, kind, salt = column.name, column.kind, 2 + len(table.names) + table.names.index(column.name)
    if name == "child_id":
        return "'C' || child"
    if name == "team_id":
        return f"'L' || (child % {scale}) || ' team ' || (child // {scale} % {TEAMS})"
    if name == "worker_id":
        return f"'L' || (child % {scale}) || ' worker ' || {_spread(salt, WORKERS)}"
    if name in CODES:
        whens = " ".join(f"when {place} then '{code}'" for place, code in enumerate(CODES[name]))
        return f"case {_spread(salt, len(CODES[name]))} {whens} end"
    if kind == "date":
        return _date(name, dates, salt)
    if kind in ("integer", "number"):
        return _spread(salt, 3)
    if kind == "flag":
        return f"case {_spread(salt, 5)} when 0 then 'N' when 1 then null else 'Y' end"
    return "'made up'" if name == "source_sheet" else f"'{name}-' || i"


def _date(name: str, dates: list[str], salt: int) -> str:
    if name == "born_on":
        return f"date '{AS_AT}' - cast({_spread(salt, 6570)} as integer)"
    if name == dates[0]:
        return "first_on"
    later = f"first_on + cast({_spread(salt, 700 if name in ENDS else 120)} as integer)"
    return f"case when {later} <= date '{AS_AT}' then {later} end"
