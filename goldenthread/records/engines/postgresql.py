"""Definitions on a PostgreSQL: temporary tables of one session, which no other session sees and which end with it.

The role needs the right to connect and to make temporary tables, and no other. A driver's own words are repeated only
where they are about the text of a definition, because others may hold a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import psycopg
import pyarrow as pa
from psycopg import sql
from psycopg.types.numeric import FloatLoader

from goldenthread.records.errors import EngineError

NAME = "PostgreSQL"
_CONNECT_SECONDS = 15
# Bytes decide the order of text, as in the other engines: the database's own language rules would change which of two
# ids is the smaller.
_TYPES: dict[pa.DataType, tuple[str, str]] = {
    pa.string(): ('text collate "C"', "text"),
    pa.date32(): ("date", "date"),
    pa.int64(): ("bigint", "int8"),
    pa.int32(): ("integer", "int4"),
    pa.float64(): ("double precision", "float8"),
}
# Nothing but this session's own tables has a name here. Compiling costs more than our short queries take. The planner
# thinks that few rows come out of a window and then loops over all for each; told not to, it still loops where it must.
_SETTINGS = (
    "set search_path = pg_temp", "set timezone = 'UTC'", "set client_min_messages = error", "set jit = off",
    "set enable_nestloop = off", "set work_mem = '64MB'",
)  # fmt: skip
# A text in quotes, a question mark outside of one, or a percent sign.
_MARKS = re.compile(r"'[^']*'|\?|%")


@contextmanager
def opened(address: str) -> Iterator[Session]:
    """A session on the database at ``address`` (postgresql://…); EngineError when it does not open or is not private.

    Its tables, and those of its forks, are gone at the end, also when it ends in an error or with the process.
    """
    if not address.startswith(("postgresql://", "postgres://")):
        raise EngineError(
            "The address of the PostgreSQL that is to compute is not given.",
            remedy="Set GOLDENTHREAD_ENGINE_ADDRESS to postgresql://…; docs/running-it.md says how.",
        )
    with ExitStack() as ends:
        yield Session(address, ends)


class Session:
    """One connection with its temporary tables; made by ``opened``."""

    def __init__(self, address: str, ends: ExitStack) -> None:
        self._address, self._ends = address, ends
        self._connection = ends.enter_context(_closing(_connected(address)))
        for setting in _SETTINGS:
            self._connection.execute(setting)

    def fork(self) -> Session:
        return Session(self._address, self._ends)

    def put(self, name: str, rows: pa.RecordBatchReader) -> None:
        columns = [
            sql.SQL("{} {}").format(sql.Identifier(each.name), sql.SQL(_TYPES[each.type][0])) for each in rows.schema
        ]
        table = sql.Identifier("pg_temp", name)
        with _told(f"does not take the rows of {name}"), self._connection.transaction():
            self._connection.execute(
                sql.SQL("create temporary table {} ({})").format(table, sql.SQL(", ").join(columns))
            )
            self._copy(table, rows)
            self._connection.execute(sql.SQL("analyze {}").format(table))

    def _copy(self, table: sql.Identifier, rows: pa.RecordBatchReader) -> None:
        """In the binary form: it is exact, and an error in it never repeats a row in the server's log."""
        text = sql.SQL("copy {} from stdin (format binary)").format(table)
        with self._connection.cursor() as cursor, cursor.copy(text) as copy:
            copy.set_types([_TYPES[each.type][1] for each in rows.schema])
            for batch in rows:
                for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    copy.write_row(row)

    def call(self, name: str, table: str) -> None:
        text = sql.SQL("create temporary view {} as select * from {}")
        view = sql.Identifier("pg_temp", name)
        with _told(f"does not take the rows of {name}"), self._connection.transaction():
            self._connection.execute(sql.SQL("drop view if exists {}").format(view))
            self._connection.execute(text.format(view, sql.Identifier("pg_temp", table)))

    def run(self, sql: str, parameters: Sequence[Any]) -> list[tuple]:
        with _told("does not answer"):
            # Without parameters nothing is a placeholder; with them psycopg wants its own mark for one.
            bound = (_marked(sql), list(parameters)) if parameters else (sql,)
            return self._connection.execute(*bound).fetchall()


def _connected(address: str) -> psycopg.Connection[tuple]:
    """A connection that is either on this machine or encrypted: rows about children are to travel on it."""
    with _told("does not open"):
        connection = psycopg.connect(
            address, connect_timeout=_CONNECT_SECONDS, autocommit=True, cursor_factory=psycopg.ClientCursor
        )
    if not _is_private(connection):
        connection.close()
        raise EngineError(
            "The connection to the PostgreSQL that is to compute is not encrypted, so no rows were sent.",
            remedy="Add ?sslmode=verify-full to its address, and TLS to the server; docs/running-it.md says how.",
        )
    connection.adapters.register_loader("numeric", FloatLoader)  # sums of whole numbers come as numeric
    return connection


def _is_private(connection: psycopg.Connection[tuple]) -> bool:
    host = connection.info.hostaddr or connection.info.host
    return connection.pgconn.ssl_in_use or host.startswith("/") or host in ("", "127.0.0.1", "::1")


@contextmanager
def _closing(connection: psycopg.Connection[tuple]) -> Iterator[psycopg.Connection[tuple]]:
    """psycopg's own ``with`` would commit first."""
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _told(what: str) -> Iterator[None]:
    try:
        yield
    except psycopg.ProgrammingError as error:  # about names, types and rights, never about a row
        said = error.diag.message_primary or type(error).__name__
        raise EngineError(f"The engine PostgreSQL {what}: {said}.") from None
    except psycopg.Error as error:
        raise EngineError(
            f"The engine PostgreSQL {what} ({type(error).__name__}).",
            remedy="Check that it runs, that its address is right and that the account may sign in.",
        ) from None


def _marked(text: str) -> str:
    """The text with psycopg's placeholders; a percent sign stays one."""
    marks = {"?": "%s", "%": "%%"}
    return _MARKS.sub(lambda found: marks.get(found[0]) or found[0].replace("%", "%%"), text)
