"""Writes the tables of ``ssd.md`` from the declarations: ``python docs/returns/make_ssd.py``."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from goldenthread.ingest.ssd import listed, tables  # noqa: E402
from goldenthread.records import tables as declared  # noqa: E402

PAGE = HERE / "ssd.md"
BEGIN, END = "<!-- made by make_ssd.py -->\n", "<!-- end -->\n"


def page(text: str) -> str:
    """The page with its tables as they are declared today."""
    before, _, rest = text.partition(BEGIN)
    return before + BEGIN + "\n" + _columns() + "\n" + _read() + "\n" + END + rest.partition(END)[2]


def _columns() -> str:
    lines = ["| Table | Column | Filled from |", "|---|---|---|"]
    for table in declared.TABLES:
        for column in table.columns:
            if source := _source(table, column):
                lines.append(f"| {table.name} | {column.name} | {source} |")
    return "\n".join(lines) + "\n"


def _source(table: declared.Table, column: declared.Column) -> str:
    if column.ssd in listed.TABLE_OF:
        return f"{listed.TABLE_OF[column.ssd].name}.{column.ssd}"
    if column.ssd != declared.DERIVED or not any(each.ssd in listed.TABLE_OF for each in table.columns):
        return ""
    needs = tables.RESTS_ON.get(f"{table.name}.{column.name}", ())
    if column.meaning == "made from the key":
        return f"made from {', '.join(table.key)}"
    return f"worked out from {', '.join(needs)}" if needs else "worked out"


def _read() -> str:
    lines = ["| Table of the dataset | Without it | Without these columns it is not read |", "|---|---|---|"]
    for table in listed.TABLES:
        deciding = ", ".join(name for name in table.columns if name in table.deciding)
        lines.append(f"| {table.name} | {table.without.rstrip(',')} | {deciding} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
