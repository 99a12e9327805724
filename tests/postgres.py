"""A schema of its own on a PostgreSQL that answers, filled with the tables of a made-up extract."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import psycopg
import pytest
from psycopg import sql

ADDRESS = os.environ.get("GOLDENTHREAD_TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/goldenthread")


def address() -> str:
    """The address of a database that answers; skips the test, saying so, when none does."""
    found = ADDRESS.rsplit("/", 1)[0] + "/postgres"
    try:
        psycopg.connect(found, connect_timeout=3).close()
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL answers at 127.0.0.1:5432, nor where GOLDENTHREAD_TEST_DATABASE_URL says")
    return found


@contextmanager
def schema(tables: Mapping[str, tuple[Mapping[str, str], Sequence[Sequence[object]]]]) -> Iterator[tuple[str, str]]:
    """An address and the name of a schema with these tables: columns with their types, and rows; dropped afterwards."""
    where, name = address(), f"ssd_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(where, autocommit=True) as connection:
        connection.execute(sql.SQL("create schema {}").format(sql.Identifier(name)))
        try:
            for table, (columns, rows) in tables.items():
                _fill(connection, name, table, columns, rows)
            yield where, name
        finally:
            connection.execute(sql.SQL("drop schema {} cascade").format(sql.Identifier(name)))


def _fill(
    connection: psycopg.Connection, schema_name: str, table: str, columns: Mapping[str, str],
    rows: Sequence[Sequence[object]],
) -> None:  # fmt: skip
    place = sql.Identifier(schema_name, table)
    wanted = sql.SQL(", ").join(
        sql.SQL("{} {}").format(sql.Identifier(key), sql.SQL(kind)) for key, kind in columns.items()
    )
    connection.execute(sql.SQL("create table {} ({})").format(place, wanted))
    marks = sql.SQL(", ").join([sql.Placeholder()] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(sql.SQL("insert into {} values ({})").format(place, marks), rows)
