"""Something that many tests begin with, worked out once for each process; after that its rows are put back."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.db import connection

from tests.world import ensure_roles

Made = TypeVar("Made")
Rows = dict[str, list[tuple[Any, ...]]]


class Kept(Generic[Made]):
    """``Kept(build)()`` is what ``build()`` gives, with its rows in the database: the very rows of the first time.

    Every test gets a copy of its own. It comes before anything else that a test writes, so that its numbers are free;
    a number that is taken is an IntegrityError, and so is a row that was there before and that ``build`` changes.
    """

    def __init__(self, build: Callable[[], Made]) -> None:
        self.build = build
        self.made: list[Made] = []
        self.rows: Rows = {}

    def __call__(self) -> Made:
        ensure_roles()
        if self.made:
            _put_back(self.rows)
        else:
            before = _all_rows()
            self.made.append(self.build())
            self.rows = _added(before, _all_rows())
        return copy.deepcopy(self.made[0])


def _all_rows() -> Rows:
    tables = sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)})
    with connection.cursor() as cursor:
        return {table: _rows(cursor, table) for table in tables}


def _rows(cursor: Any, table: str) -> list[tuple[Any, ...]]:
    cursor.execute(f"select * from {connection.ops.quote_name(table)}")  # noqa: S608
    return [tuple(row) for row in cursor.fetchall()]


def _added(before: Rows, after: Rows) -> Rows:
    found = {table: [row for row in rows if row not in before[table]] for table, rows in after.items()}
    return {table: rows for table, rows in found.items() if rows}


def _put_back(rows: Rows) -> None:
    with connection.cursor() as cursor:
        for table, lines in rows.items():
            marks = ", ".join(["%s"] * len(lines[0]))
            cursor.executemany(f"insert into {connection.ops.quote_name(table)} values ({marks})", lines)  # noqa: S608
