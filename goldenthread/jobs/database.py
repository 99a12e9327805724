"""Bringing the database to today's shape."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import OperationalError, connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration, RunPython
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
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not missing:
        return False
    if connection.introspection.table_names():
        call_command("migrate", interactive=False, verbosity=0)
    else:
        _make(executor, [step for step, _ in missing])
    return True


def _make(executor: MigrationExecutor, steps: Sequence[Migration]) -> None:
    """Today's tables in an empty database, all or none, with every step written down as taken.

    Step by step takes 8 s, since Django draws all models anew for each table; this takes 1 s. That both give the same
    columns, constraints, indexes and rows is held by tests/architecture/test_migrations.py and test_database.py.
    """
    emit_pre_migrate_signal(0, False, connection.alias, apps=apps)
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        executor.recorder.ensure_schema()
        for step in steps:
            _load(step, editor)
            executor.recorder.record_applied(step.app_label, step.name)
    emit_post_migrate_signal(0, False, connection.alias, apps=apps)


def _load(step: Migration, editor: BaseDatabaseSchemaEditor) -> None:
    """The rows that a step of ours brings."""
    if not type(step).__module__.startswith("goldenthread."):
        return
    for each in step.operations:
        if isinstance(each, RunPython):
            each.code(apps, editor)
