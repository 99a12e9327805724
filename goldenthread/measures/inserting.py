"""New results into the database, many at a time.

Django's own way writes 55 of them a statement on SQLite and prepares the same lists of loads and settings for each:
31,600 results took as long as computing a third of them. Here the statement is prepared once, and each list once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import DateField, Field, JSONField

from goldenthread.measures.models import Result


def insert(results: Sequence[Result]) -> None:
    """Adds the results, which get no primary key here; IntegrityError as for any other row that does not fit."""
    fields = [field for field in Result._meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    names, marks = ", ".join(quote(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
    prepared: dict[tuple[str, int], Any] = {}
    with connection.cursor() as cursor:
        cursor.executemany(
            f"insert into {quote(Result._meta.db_table)} ({names}) values ({marks})",  # noqa: S608 (Django's own names)
            [[_value(field, result, prepared) for field in fields] for result in results],
        )


def _value(field: Field, result: Result, prepared: dict[tuple[str, int], Any]) -> Any:
    """As the database takes it. Results of one computation share their lists and days; they live until it ends."""
    value = getattr(result, field.attname)
    if not isinstance(field, (JSONField, DateField)):
        return value
    key = (field.attname, id(value))
    if key not in prepared:
        prepared[key] = field.get_db_prep_save(value, connection)
    return prepared[key]
