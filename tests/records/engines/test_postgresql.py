"""A session on a PostgreSQL: what it holds is its own, and gone with it."""

from __future__ import annotations

from datetime import date

import psycopg
import pyarrow as pa
import pytest

from goldenthread.records.engines import postgresql
from goldenthread.records.errors import EngineError
from tests import postgres

DAY = date(2026, 5, 31)


def rows(**columns):
    return pa.table(columns).to_reader()


@pytest.fixture
def address():
    return postgres.address()


@pytest.fixture
def session(address):
    with postgresql.opened(address) as opened:
        yield opened


@pytest.fixture
def children(session):
    session.put("person", rows(child_id=["Zoë", "amara", "Ben", None], born_on=pa.array([DAY] * 4, pa.date32())))
    return session


def known(address, name="person"):
    with psycopg.connect(address) as connection:
        return connection.execute("select count(*) from pg_class where relname = %s", [name]).fetchone()[0]


def gone(address, name):
    """The server drops them after the session has ended, which it does not wait to tell."""
    with psycopg.connect(address) as connection:
        for _ in range(100):
            if not connection.execute("select 1 from pg_class where relname = %s", [name]).fetchone():
                return True
            connection.execute("select pg_sleep(0.1)")
    return False


def test_a_table_is_there_for_the_session_only_and_gone_after_it(address):
    with postgresql.opened(address) as opened:
        opened.put("gt_person", rows(child_id=["Amara"]))
        assert known(address, "gt_person") == 1
        with psycopg.connect(address) as other, pytest.raises(psycopg.errors.UndefinedTable):
            other.execute("select * from gt_person")
        with psycopg.connect(address) as other:
            kind = other.execute("select relpersistence::text from pg_class where relname = 'gt_person'").fetchone()
        assert kind == ("t",)
    assert gone(address, "gt_person")


def test_it_is_gone_too_when_the_work_fails_and_so_are_the_forks_tables(address):
    with pytest.raises(ZeroDivisionError), postgresql.opened(address) as opened:
        opened.fork().put("gt_forked", rows(child_id=["Amara"]))
        raise ZeroDivisionError
    assert gone(address, "gt_forked")


def test_text_is_ordered_by_its_bytes_as_on_the_other_engines(children):
    """Capitals come before small letters; by English rules it would be Zoë and amara."""
    assert children.run("select max(child_id), min(child_id) from person", []) == [("amara", "Ben")]


def test_days_numbers_and_blanks_come_back_as_they_were(session):
    session.put("post", rows(a=pa.array([1, None]), b=pa.array([0.1, None]), c=pa.array([DAY, None], pa.date32())))
    assert session.run("select a, b, c from post order by a", []) == [(1, 0.1, DAY), (None, None, None)]


def test_question_marks_are_placeholders_and_percent_signs_are_letters(children):
    text = "select child_id, '5 % ?' as words from person where child_id = ? and child_id not like 'X%'"
    assert children.run(text, ["Ben"]) == [("Ben", "5 % ?")]
    assert children.run("select 'it''s 5 % ?'", []) == [("it's 5 % ?",)]


def test_a_name_can_mean_one_table_and_then_another(session):
    session.put("s0_person", rows(child_id=["Amara"]))
    session.put("s1_person", rows(child_id=["Ezra"], born_on=pa.array([DAY], pa.date32())))
    for table, child in (("s0_person", "Amara"), ("s1_person", "Ezra"), ("s0_person", "Amara")):
        session.call("person", table)
        assert session.run("select child_id from person", []) == [(child,)]


def test_no_table_of_the_database_can_be_reached_by_its_plain_name(address, session):
    with psycopg.connect(address, autocommit=True) as other:
        other.execute("create table if not exists public.gt_outside (x int)")
        try:
            with pytest.raises(EngineError, match="gt_outside"):
                session.run("select * from gt_outside", [])
        finally:
            other.execute("drop table public.gt_outside")


def test_a_refusal_names_a_misspelt_column_and_never_a_value(children):
    with pytest.raises(EngineError, match="recieved_on"):
        children.run("select recieved_on from person", [])
    with pytest.raises(EngineError) as refusal:
        children.run("select cast(child_id as integer) from person", [])
    assert "Zoë" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_an_address_of_something_else_is_refused():
    with pytest.raises(EngineError, match="GOLDENTHREAD_ENGINE_ADDRESS"), postgresql.opened("mysql://x"):
        pass


def test_a_connection_over_the_network_that_is_not_encrypted_is_refused():
    class Plain:
        class info:
            hostaddr, host = "10.1.2.3", "db.council.example"

        class pgconn:
            ssl_in_use = False

    assert not postgresql._is_private(Plain)
    Plain.pgconn.ssl_in_use = True
    assert postgresql._is_private(Plain)
    Plain.pgconn.ssl_in_use, Plain.info.hostaddr = False, "127.0.0.1"
    assert postgresql._is_private(Plain)
