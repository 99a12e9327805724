"""What a database looks like: the columns, constraints and indexes of its tables, in no order, and the roles."""

from __future__ import annotations

import re
from typing import Any

from django.db import connection

from goldenthread.accounts.models import Role

# What Django keeps for itself about the steps that were taken, and SQLite about its counters; and a table of Django's
# that we do not use, whose numbers its migrations make wider than its models say.
NOT_OURS = ("django_migrations", "sqlite_", "auth_group_permissions")
# A name that nobody chose: it repeats what the table and the column were called when it was made.
_GIVEN = re.compile(r"(?<![\w(])\w+_(?:[0-9a-f]{8}\w*|pkey|check)(?= )")

_POSTGRES = """
select c.relname::text, concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
                                  pg_get_expr(d.adbin, d.adrelid))
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relkind = 'r' and c.relnamespace = current_schema::regnamespace
union all
select conrelid::regclass::text, concat_ws(' ', conname, pg_get_constraintdef(oid)) from pg_constraint
where connamespace = current_schema::regnamespace
union all
select tablename::text, indexdef from pg_indexes where schemaname = current_schema
"""


def told() -> dict[str, Any]:
    """Each table of the default database by its name, as sorted lines of text, and the roles."""
    tables = _of_sqlite() if connection.vendor == "sqlite" else _of_postgres()
    ours = {name: sorted(lines) for name, lines in tables.items() if not name.startswith(NOT_OURS)}
    return {"tables": ours, "roles": [list(row) for row in Role.objects.order_by("code").values_list()]}


def _of_sqlite() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table, text in _asked("select tbl_name, sql from sqlite_master where sql is not null"):
        found.setdefault(table, []).extend(_parts(text) if text.startswith("CREATE TABLE") else [text])
    return found


def _of_postgres() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table, line in _asked(_POSTGRES):
        found.setdefault(table, []).append(_GIVEN.sub("…", line))
    return found


def _asked(question: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


def _parts(text: str) -> list[str]:
    """The columns and constraints between the outer brackets of a CREATE TABLE."""
    inner, depth, parts = text[text.index("(") + 1 : text.rindex(")")], 0, [""]
    for piece in re.split(r"([(),])", inner):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "," and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return [part.strip() for part in parts]
