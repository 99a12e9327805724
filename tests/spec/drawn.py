"""Tables drawn in text, as in the specs: made-up children that a social worker can check by eye."""

from __future__ import annotations

from datetime import date

from goldenthread.records import tables


def table_called(word: str) -> tables.Table:
    """The declared table that a spec means by ``assessments``, ``s47_enquiries``, ``people`` or the exact name."""
    plurals = {"people": "person"}
    singular = (word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
    candidates = (word, *singular, plurals.get(word, ""))
    return next(tables.BY_NAME[name] for name in candidates if name in tables.BY_NAME)


def read(table: tables.Table, text: str) -> dict[str, list]:
    """The drawing as columns; an id that is not drawn is made from the row's place."""
    lines = [line.strip() for line in text.strip().splitlines()]
    names = [name.strip() for name in lines[0].split("|")]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines[2:]]
    columns = {name: [_value(table.column(name), row[place]) for row in rows] for place, name in enumerate(names)}
    own_id = next((name for name in table.names[:2] if name.endswith("_id") and name not in ("child_id",)), "")
    if own_id and own_id not in columns and table.name not in ("involvement", "adopter"):
        columns[own_id] = [f"{table.name}-{place}" for place in range(len(rows))]
    return columns


def _value(column: tables.Column, text: str) -> str | int | float | date | None:
    if not text:
        return None
    if column.kind == "date":
        return date.fromisoformat(text)
    if column.kind == "number":
        return float(text)
    return int(text) if column.kind == "integer" else text
