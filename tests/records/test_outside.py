"""Reading a council's own database: read-only, one moment, only what was asked for, and no driver's words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import psycopg
import pytest
from psycopg import sql

from goldenthread.records import outside
from goldenthread.records.sources import Source, SourceRefused
from tests import postgres

WANTED = {"ssd_person": ("pers_person_id", "pers_dob", "pers_not_there"), "ssd_missing_table": ("x",)}
PEOPLE = {
    "ssd_person": (
        {"pers_person_id": "varchar(48)", "pers_dob": "timestamp", "pers_surname": "text"},
        [("000123", dt.datetime(2015, 2, 3), "Never-Fetched"), ("000456", None, "Never-Fetched")],
    )
}


def emptied(schema: str) -> sql.Composed:
    return sql.SQL("delete from {}").format(sql.Identifier(schema, "ssd_person"))


def source(address: str, schema: str = "ssd", seconds: int = 20) -> Source:
    return Source("reporting", address, schema, seconds)


def test_only_wanted_tables_and_columns_that_are_there_are_read() -> None:
    with postgres.schema(PEOPLE) as (address, schema), outside.opened(source(address, schema)) as reader:
        found = [(each.name, each.columns, sorted(each.rows, key=str)) for each in reader.tables(WANTED)]
    assert found == [
        ("ssd_person", ("pers_person_id", "pers_dob"), [("000123", dt.datetime(2015, 2, 3)), ("000456", None)])
    ]


def test_nothing_can_be_written_and_all_answers_are_of_one_moment() -> None:
    with postgres.schema(PEOPLE) as (address, schema), outside.opened(source(address, schema)) as reader:
        first = next(reader.tables(WANTED))
        with psycopg.connect(address, autocommit=True) as another:
            another.execute(emptied(schema))
        assert len(list(first.rows)) == 2
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            reader.connection.execute(emptied(schema))


def test_a_question_that_takes_too_long_is_stopped_and_told() -> None:
    made = Source("reporting", postgres.address(), "ssd", seconds=1)
    slow = pytest.raises(SourceRefused, match="took too long")
    with slow, outside.opened(made) as reader, reader._asking("ssd_person"):
        reader.connection.execute("select pg_sleep(5)")


def test_a_schema_without_tables_is_refused() -> None:
    none = pytest.raises(SourceRefused, match="shows no tables in the schema no_such_schema")
    with none, outside.opened(source(postgres.address(), "no_such_schema")) as reader:
        list(reader.tables(WANTED))


def test_a_database_that_does_not_answer_is_refused_without_its_address() -> None:
    with pytest.raises(SourceRefused) as refused, outside.opened(source("postgresql://u:very-secret@127.0.0.1:1/ssd")):
        pass
    assert "The database reporting did not open" in str(refused.value)
    assert "very-secret" not in str(refused.value) and "127.0.0.1" not in str(refused.value)
    assert refused.value.__suppress_context__


class DatabaseError(Exception):
    """What any DB-API driver calls its errors."""


class Cursor:
    def __init__(self, council: Council) -> None:
        self.council, self.waiting = council, []

    def execute(self, text: str, parameters: tuple[Any, ...] = ()) -> None:
        self.council.asked.append((text, parameters))
        if self.council.fails in text and self.council.fails:
            raise DatabaseError("row (000123, Amara) at server=very-secret")
        people = [("000123", dt.datetime(2015, 2, 3)), ("000456", None)]
        self.waiting = [("SSD_Person", "PERS_person_id"), ("SSD_Person", "pers_dob")] if parameters else people

    def fetchall(self) -> list[tuple[Any, ...]]:
        return self.waiting

    def fetchmany(self, size: int) -> list[tuple[Any, ...]]:
        rows, self.waiting = self.waiting[:1], self.waiting[1:]
        return rows

    def close(self) -> None:
        self.council.closed += 1


class Council:
    """A made-up DB-API connection, as ODBC gives one."""

    def __init__(self, fails: str = "") -> None:
        self.fails, self.asked, self.closed, self.taken_back = fails, [], 0, 0

    def cursor(self) -> Cursor:
        return Cursor(self)

    def rollback(self) -> None:
        self.taken_back += 1

    def close(self) -> None:
        self.closed += 1


ODBC = Source("reporting", "Driver={ODBC Driver 18};Server=very-secret", "ssd]x")


def test_odbc_goes_the_same_way_with_its_own_quotes_and_marks() -> None:
    council = Council()
    with outside.opened(ODBC, lambda _: council) as reader:
        found = [(each.name, each.columns, list(each.rows)) for each in reader.tables(WANTED)]
    assert found == [
        ("ssd_person", ("pers_person_id", "pers_dob"), [("000123", dt.datetime(2015, 2, 3)), ("000456", None)])
    ]
    assert council.asked[0][0].endswith("= ?") and council.asked[0][1] == ("ssd]x",)
    assert council.asked[1][0] == "select [PERS_person_id], [pers_dob] from [ssd]]x].[SSD_Person]"
    assert (council.taken_back, council.closed) == (1, 3)


def test_an_error_of_any_driver_is_told_without_its_words() -> None:
    failing = outside.opened(ODBC, lambda _: Council(fails="SSD_Person"))
    with pytest.raises(SourceRefused) as refused, failing as reader:
        [list(each.rows) for each in reader.tables(WANTED)]
    assert "gave no answer for SSD_Person (DatabaseError)" in str(refused.value)
    assert "Amara" not in str(refused.value) and "very-secret" not in str(refused.value)


def test_without_the_odbc_package_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyodbc", None)
    with pytest.raises(SourceRefused, match="pyodbc is not installed"), outside.opened(ODBC):
        pass


def test_odbc_is_asked_for_a_read_only_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}

    class Driver:
        @staticmethod
        def connect(address: str, **how: Any) -> Council:
            asked.update(how, address=address)
            return Council()

    monkeypatch.setitem(__import__("sys").modules, "pyodbc", Driver)
    with outside.opened(ODBC) as reader:
        assert reader.connection.timeout == ODBC.seconds
    assert asked == {"address": ODBC.address, "timeout": 15, "autocommit": False, "readonly": True}
