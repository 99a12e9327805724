"""Writes the tables at the end of ``ssda903.md`` and ``cin-census.md`` from the declarations: run it after a change.

python docs/returns/yearly.py
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from goldenthread.ingest.cin_census import sources as cin_census
from goldenthread.ingest.ssda903 import sources as ssda903
from goldenthread.records import returns, tables

HERE = Path(__file__).resolve().parent
BEGIN = "<!-- made by yearly.py from the declarations -->"
PAGES = {"ssda903.md": (returns.SSDA903, ssda903.NEEDS), "cin-census.md": (returns.CIN_CENSUS, cin_census.NEEDS)}


def table(kind: str, needs: Mapping[str, tuple[str, ...]]) -> str:
    """Every column that the return fills, with what fills it."""
    lines = ["| Table | Column | Meaning | From |", "|---|---|---|---|"]
    for each in tables.TABLES:
        for column in each.columns:
            source = getattr(column, kind)
            if returns.BY_CODE[kind].carries(each.name) and source and column.meaning != "made from the key":
                items = needs.get(f"{each.name}.{column.name}", (source,))
                worked_out = "worked out from " if source == tables.DERIVED else ""
                named = " or ".join(f"`{item}`" for item in items)
                lines.append(f"| {each.name} | {column.name} | {column.meaning} | {worked_out}{named} |")
    return "\n".join(lines) + "\n"


def page(name: str) -> str:
    """The page as it should be: its words as they stand, its table made anew."""
    words = (HERE / name).read_text(encoding="utf-8").partition(BEGIN)[0]
    return f"{words}{BEGIN}\n\n{table(*PAGES[name])}"


if __name__ == "__main__":
    for each in PAGES:
        (HERE / each).write_text(page(each), encoding="utf-8")
