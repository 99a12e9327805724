"""Work that several threads do at once, each with a connection of its own to one database that is really shared."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.db import connection, connections

WRITERS = 6
Together = Callable[[Callable[[int], Any]], list[Any]]


def together(work: Callable[[int], Any]) -> list[Any]:
    """Run ``work`` in every thread and return what each gave."""

    def alone(number: int) -> Any:
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(alone, range(WRITERS)))


def copied(file: Path) -> str:
    """The test's database as a file, because SQLite in memory locks whole tables between threads."""
    with connection.cursor() as cursor:
        cursor.execute("vacuum into %s", [str(file)])
    with sqlite3.connect(file) as opened:
        opened.execute("pragma journal_mode=wal")
    return str(file)
