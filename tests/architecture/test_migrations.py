"""The migrations make the very database that the tests run on, which is made from the models at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from tests import shape

ROOT = Path(__file__).resolve().parent.parent.parent
MADE = """
import django, json
django.setup()
from django.core.management import call_command
from goldenthread.jobs import database
{how}
from tests import shape
print(json.dumps(shape.told()))
"""
STEP_BY_STEP = 'call_command("migrate", interactive=False, verbosity=0)'
AT_ONCE = "assert database.prepare() and database.is_ready() and not database.prepare()"


@pytest.fixture
def empty() -> Iterator[dict[str, str]]:
    """What a process is told so that its database is a new one, of the same kind as the test's own."""
    if connection.vendor == "sqlite":
        yield {}  # every process of the tests has a data folder of its own
        return
    with _beside(os.environ["GOLDENTHREAD_DATABASE_URL"]) as address:
        yield {"GOLDENTHREAD_DATABASE_URL": address}


@contextmanager
def _beside(address: str) -> Iterator[str]:
    server, name = address.rsplit("/", 1)[0], f"migrated_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as opened:
        opened.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
        try:
            yield f"{server}/{name}"
        finally:
            opened.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


def _made(told: dict[str, str], how: str) -> dict[str, Any]:
    settings = {"DJANGO_SETTINGS_MODULE": "goldenthread.config.settings_test", "PYTHONPATH": str(ROOT)}
    made = subprocess.run(
        [sys.executable, "-c", MADE.format(how=how)],
        env={**os.environ, **settings, **told},
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout)


def test_the_migrations_make_the_tables_of_the_models_and_the_roles(roles: None, empty: dict[str, str]) -> None:
    """The tests start from the models: 1 second in place of 25 for every process that runs some. Here, once, the
    migrations are run from the first to the last, and every column, constraint, index and role is the same."""
    _hold(_made(empty, STEP_BY_STEP))


def test_a_first_start_makes_the_same_tables_and_roles_at_once(roles: None, empty: dict[str, str]) -> None:
    """Nor is any step left to be taken afterwards."""
    _hold(_made(empty, AT_ONCE))


def _hold(migrated: dict[str, Any]) -> None:
    ours = shape.told()
    assert len(ours["tables"]) > 50
    assert len(ours["roles"]) == 20
    assert sorted(migrated["tables"]) == sorted(ours["tables"])
    assert {name: lines for name, lines in migrated["tables"].items() if lines != ours["tables"][name]} == {}
    assert migrated["roles"] == ours["roles"]
