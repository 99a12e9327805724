"""Bringing the database to today's shape."""

from __future__ import annotations

from pathlib import Path

from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from goldenthread.core.errors import Refusal


def is_ready() -> bool:
    """Whether there is a database in today's shape. Nothing is made, as SQLite would on being asked."""
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        return connection.is_in_memory_db()
    try:
        executor = MigrationExecutor(connection)
    except OperationalError:
        return False
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def prepare() -> bool:
    """Apply what is missing; returns whether anything was. Refusal when the database does not open."""
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise Refusal(
            f"The database could not be opened: {str(error).strip().splitlines()[0]}.",
            remedy="Check that it runs and exists, and its address in GOLDENTHREAD_DATABASE_URL if you set one.",
        ) from error
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", interactive=False, verbosity=0)
    return True
