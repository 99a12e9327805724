"""Several people at once, on a database that really is shared: one chain, and one winner of two forms."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction

from goldenthread import history
from goldenthread.core.errors import StaleVersion
from goldenthread.history import chain, versions
from goldenthread.history.models import Entry
from tests.world import World

DAY = date(2026, 11, 20)
WRITERS, LINES = 6, 8
Together = Callable[[Callable[[int], Any]], list[Any]]


@pytest.fixture
def together(world_on_disk: World) -> Together:
    """Runs something in several threads, each with a connection of its own, and returns what each gave."""

    def run(work: Callable[[int], Any]) -> list[Any]:
        def alone(number: int) -> Any:
            try:
                return work(number)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(WRITERS) as pool:
            return list(pool.map(alone, range(WRITERS)))

    return run


@pytest.fixture
def world_on_disk(transactional_db: None, tmp_path: Path) -> Iterator[World]:
    """SQLite in memory locks whole tables between threads, which a file in WAL does not; PostgreSQL stays as it is."""
    world, known = World(), connections.settings["default"]
    world.someone = world.person("PL")  # type: ignore[attr-defined]
    usual = known["NAME"]
    if connection.vendor == "sqlite":
        known["NAME"] = _copied(tmp_path / "shared.sqlite3")
    try:
        yield world
    finally:
        known["NAME"] = usual


def _copied(file: Path) -> str:
    with connection.cursor() as cursor:
        cursor.execute("vacuum into %s", [str(file)])
    with sqlite3.connect(file) as opened:
        opened.execute("pragma journal_mode=wal")
    return str(file)


def test_lines_added_at_once_make_one_chain_without_a_gap(world_on_disk: World, together: Together) -> None:
    by = world_on_disk.someone  # type: ignore[attr-defined]

    def write(number: int) -> None:
        for line in range(LINES):
            with transaction.atomic():
                history.record("tests.said", subject=world_on_disk.north, by=by, on=DAY, detail=f"{number} {line}")

    together(write)
    found = together(lambda _: (chain.verify(), list(Entry.objects.values_list("seq", flat=True))))
    assert found[0] == ([], list(range(1, WRITERS * LINES + 1)))


def test_a_line_rolled_back_leaves_no_gap_for_those_who_write_meanwhile(
    world_on_disk: World, together: Together
) -> None:
    by = world_on_disk.someone  # type: ignore[attr-defined]

    def write(number: int) -> None:
        for line in range(LINES):
            with transaction.atomic():
                history.record("tests.said", subject=world_on_disk.north, by=by, on=DAY)
                transaction.set_rollback((number + line) % 2 == 0)

    together(write)
    assert together(lambda _: (chain.verify(), Entry.objects.count()))[0] == ([], WRITERS * LINES // 2)


def test_of_many_forms_sent_at_once_one_wins(world_on_disk: World, together: Together) -> None:
    def save(_: int) -> str:
        try:
            with transaction.atomic():
                versions.claim(world_on_disk.north, 1)
        except StaleVersion:
            return "told"
        return "saved"

    assert sorted(together(save)) == ["saved", *["told"] * (WRITERS - 1)]
