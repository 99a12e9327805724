"""Made-up people and units that most tests share, and a database that several threads share."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import pytest_django
from django.db import connection, connections
from django.test import client as django_client

from goldenthread.files import child
from tests import process
from tests import together as at_once
from tests.warm_child import Warm
from tests.world import World, ensure_roles

# Ten thousand tests make many short-lived things; looking for rings among them less often costs memory, not truth.
gc.set_threshold(50_000, 20, 20)

_begin = child.begin
_FOUND = pytest.StashKey[tuple[object, dict[str, object]]]()
_ASKS = ("db", "transactional_db", "django_db_setup", "live_server")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="leave out the tests that ask for no database")
    parser.addoption("--keep-examples", action="store_true", help="keep what the specs run as worked examples")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a second database only what touches one can differ; the rest is the same run again."""
    if not config.getoption("--database-only"):
        return
    kept = [
        each
        for each in items
        if (each.get_closest_marker("django_db") or set(_ASKS) & set(getattr(each, "fixturenames", ())))
        and not each.get_closest_marker("embedded")
    ]
    left_out = set(items) - set(kept)
    config.hook.pytest_deselected(items=[each for each in items if each in left_out])
    items[:] = kept


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """How the process is before the first test of a file; fixtures of the file may change it until its end."""
    if item.config.stash.setdefault(_FOUND, ("", {}))[0] != item.path:
        item.config.stash[_FOUND] = (item.path, process.state())
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """After a file's last test the process is as it was, or that is an error there."""
    yield
    if nextitem is None or nextitem.path != item.path:
        changed = process.left(item.config.stash[_FOUND][1])
        item.config.stash[_FOUND] = ("", {})
        assert not changed, f"a test of this file left changed for those after it: {', '.join(changed)}"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> None:
    """The tables of the models, and the roles; tests/architecture/test_migrations.py holds both against migrations."""
    with django_db_blocker.unblock():
        ensure_roles()


@pytest.fixture(scope="session", autouse=True)
def _warm_child() -> Iterator[None]:
    """Readers begin warm; a test that asks about the child itself takes ``own_start``."""
    if not hasattr(os, "fork"):
        yield
        return
    warm, usual = Warm(), child.begin
    child.begin = warm.begin
    yield
    child.begin = usual
    warm.end()


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_the_disk() -> Iterator[None]:
    """No test cuts the power, so none needs what it wrote to be on the disk; some thousand writes waited for it."""
    usual = os.fsync
    os.fsync = lambda _: None
    yield
    os.fsync = usual


@pytest.fixture
def no_contexts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client does not copy the context of each part of a page, a tenth of the time of tests that ask thousands."""
    monkeypatch.setattr(django_client, "store_rendered_templates", lambda *_, **__: None)


@pytest.fixture
def own_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every child process is started as in production: a Python of its own."""
    monkeypatch.setattr(child, "begin", _begin)


@pytest.fixture
def today() -> date:
    """A Friday that every test may call today."""
    return date(2026, 11, 20)


@pytest.fixture
def roles(db: None) -> None:
    """Every role, also after a test that commits has emptied every table; ``world`` sees to that itself."""
    ensure_roles()


@pytest.fixture
def world(db: None) -> World:
    """A small council: an authority, two services, three teams, and one person for any role asked for."""
    return World()


@pytest.fixture
def world_on_disk(transactional_db: None, tmp_path: Path) -> Iterator[World]:
    """The small council in a database that threads share; on PostgreSQL the usual one."""
    world, known = World(), connections.settings["default"]
    world.someone = world.person("PL")  # type: ignore[attr-defined]
    usual = known["NAME"]
    if connection.vendor == "sqlite":
        known["NAME"] = at_once.copied(tmp_path / "shared.sqlite3")
    try:
        yield world
    finally:
        known["NAME"] = usual


@pytest.fixture
def together(world_on_disk: World) -> at_once.Together:
    """Runs something in several threads, each with a connection of its own, and returns what each gave."""
    return at_once.together
