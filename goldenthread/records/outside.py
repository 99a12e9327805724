"""Rows read from a council's own database: one read-only moment, only the columns that are asked for, nothing changed.

PostgreSQL is read through psycopg, SQL Server (and any other) through ODBC, which is installed apart. A driver's own
words are never repeated, because they may hold an address or a row.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import psycopg

from goldenthread.records.sources import Source, SourceRefused

AT_ONCE = 5_000  # rows on their way at a time
_CONNECT_SECONDS = 15
_COLUMNS = "select table_name, column_name from information_schema.columns where table_schema = "


@dataclass(frozen=True)
class OutsideTable:
    """A table with the columns that were found of those asked for; ``rows`` may be gone through once."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[Sequence[Any]]


Connect = Callable[[Source], Any]


@contextmanager
def opened(source: Source, connect: Connect | None = None) -> Iterator[Reader]:
    """A reader of the database, all of whose answers are of one moment; closed again, with nothing changed.

    SourceRefused when it does not answer, refuses, or takes too long. ``connect`` gives another DB-API connection.
    """
    try:
        connection = (connect or (_postgres if source.is_postgres else _odbc))(source)
    except SourceRefused:
        raise
    except Exception as problem:
        raise _refused(source, problem, "did not open") from None
    with closing(connection):
        try:
            yield Reader(source, connection)
        finally:
            with suppress(Exception):  # a connection that broke has nothing to take back, and its error is told already
                connection.rollback()


class Reader:
    """Asks one connection for the tables of one schema."""

    def __init__(self, source: Source, connection: Any) -> None:
        self.source, self.connection = source, connection

    def tables(self, wanted: Mapping[str, Sequence[str]]) -> Iterator[OutsideTable]:
        """The tables that are there of those wanted, with those of their wanted columns that are there."""
        there = self._there()
        for name, columns in wanted.items():
            found = there.get(name.lower())
            if not found:
                continue
            met_table, met = found
            pairs = [(column, met[column.lower()]) for column in columns if column.lower() in met]
            if pairs:
                rows = self._rows(met_table, [real for _, real in pairs])
                yield OutsideTable(name, tuple(column for column, _ in pairs), rows)

    def _there(self) -> dict[str, tuple[str, dict[str, str]]]:
        """Tables and columns of the schema by their names in small letters, with the names as they are written."""
        mark = "%s" if self.source.is_postgres else "?"
        found: dict[str, tuple[str, dict[str, str]]] = {}
        with self._asking("the list of its tables"), closing(self.connection.cursor()) as cursor:
            cursor.execute(_COLUMNS + mark, (self.source.schema,))
            for table, column in cursor.fetchall():
                found.setdefault(table.lower(), (table, {}))[1][column.lower()] = column
        if not found:
            raise SourceRefused(
                f"The database {self.source.name} shows no tables in the schema {self.source.schema}.",
                remedy="Name the right schema in sources.toml, and give the account the right to read it.",
            )
        return found

    def _rows(self, table: str, columns: Sequence[str]) -> Iterator[Sequence[Any]]:
        names = ", ".join(self._quoted(column) for column in columns)
        text = f"select {names} from {self._quoted(self.source.schema)}.{self._quoted(table)}"  # noqa: S608, names are the catalogue's own, quoted
        with self._asking(table), closing(self._cursor()) as cursor:
            cursor.execute(text)
            while rows := cursor.fetchmany(AT_ONCE):
                yield from rows

    def _cursor(self) -> Any:
        """A cursor on the server's side where there is such a thing, so that no table is held in memory twice."""
        if isinstance(self.connection, psycopg.Connection):
            return self.connection.cursor(name="goldenthread")
        return self.connection.cursor()

    def _quoted(self, name: str) -> str:
        return '"' + name.replace('"', '""') + '"' if self.source.is_postgres else "[" + name.replace("]", "]]") + "]"

    @contextmanager
    def _asking(self, what: str) -> Iterator[None]:
        try:
            yield
        except SourceRefused:
            raise
        except Exception as problem:
            if not type(problem).__module__.startswith(("psycopg", "pyodbc")) and not _is_database_error(problem):
                raise
            raise _refused(self.source, problem, f"gave no answer for {what}") from None


def _postgres(source: Source) -> psycopg.Connection[Any]:
    """A connection whose transaction is read-only, sees one moment, and stops a question that takes too long."""
    timeout = f"-c statement_timeout={source.seconds * 1000} -c default_transaction_read_only=on"
    connection = psycopg.connect(source.address, connect_timeout=_CONNECT_SECONDS, options=timeout)
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = True
    return connection


def _odbc(source: Source) -> Any:
    """A connection through ODBC; the account should have the right to read and no other."""
    try:
        pyodbc = importlib.import_module("pyodbc")
    except ImportError as problem:
        raise SourceRefused(
            f"The database {source.name} is read through ODBC, and the package pyodbc is not installed.",
            remedy="Install pyodbc and the database's ODBC driver; docs/returns/ssd.md says how.",
        ) from problem
    connection = pyodbc.connect(source.address, timeout=_CONNECT_SECONDS, autocommit=False, readonly=True)
    connection.timeout = source.seconds
    return connection


def _is_database_error(problem: Exception) -> bool:
    """Whether an error is one of DB-API's, whatever the driver: its classes are called the same in all of them."""
    return any(each.__name__ in ("DatabaseError", "InterfaceError") for each in type(problem).__mro__)


_KINDS = {
    "QueryCanceled": ("took too long", "Give it more seconds in sources.toml, or ask the database's owner."),
    "InsufficientPrivilege": ("does not let this account read", "Give the account the right to read the schema."),
}


def _refused(source: Source, problem: Exception, what: str) -> SourceRefused:
    kind = type(problem).__name__
    why, remedy = _KINDS.get(
        kind, ("", "Check that it runs, that its address is right and that the account may sign in.")
    )
    said = f": it {why}" if why else f" ({kind})"
    return SourceRefused(f"The database {source.name} {what}{said}. Nothing was kept.", remedy=remedy)
