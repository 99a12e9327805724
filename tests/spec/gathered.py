"""All made-up children of all specs in one council: the specs are read, not checked, and their drawings put together.

Every id of a drawing gets the drawing's number in front, so that no two specs know each other's children. What comes
out has the edges that the specs draw: both sides of each, and what is missing.
"""

from __future__ import annotations

import importlib
import inspect
import itertools
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

from goldenthread.core.periods import Month
from goldenthread.records import parameters, tables
from tests.spec import drawn

FOLDER = Path(__file__).parent
_NOT_DRAWN = {
    "result",
    "exceptions",
    "missing",
    "value",
    "state",
    "as_at",
    "earlier",
    "settings",
    "teams",
    "kind",
    "shows",
}


@dataclass
class Gathered:
    """The rows of each table, the months that figures were asked for, and the settings; ``drawings`` says how many."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    months: set[Month] = field(default_factory=set)
    settings: dict[tuple[str, Any], parameters.Value] = field(default_factory=dict)
    drawings: int = 0

    def columns(self) -> dict[str, dict[str, list]]:
        """The tables as ``sealed.write`` wants them, their rows numbered."""
        made = {}
        for name, rows in self.rows.items():
            filled = {column: [row.get(column) for row in rows] for column in tables.BY_NAME[name].names}
            made[name] = {**filled, "source_row": list(range(1, len(rows) + 1))}
        return made

    def take(self, slug: str, month: Month, *_: Any, **given: Any) -> MagicMock:
        """Stands in for the ``spec`` fixture; whatever a spec then says of its answer is not asked here."""
        self.drawings += 1
        self.months.add(month)
        self.settings.update({(one.name, one.starts_on): one for one in given.get("settings") or []})
        for word, text in given.items():
            if word not in _NOT_DRAWN:
                self._add(drawn.table_called(word), text)
        return MagicMock()

    def _add(self, table: tables.Table, text: str) -> None:
        columns = drawn.read(table, text)
        for values in zip(*columns.values(), strict=True):
            row = dict(zip(columns, values, strict=True))
            named = {name: f"{self.drawings} {value}" for name, value in row.items() if name.endswith("_id") and value}
            self.rows.setdefault(table.name, []).append({**row, **named})


def gather() -> Gathered:
    """Every drawing of every spec in this folder."""
    found = Gathered()
    for path in sorted(FOLDER.glob("test_*.py")):
        for test, arguments in _tests(importlib.import_module(f"tests.spec.{path.stem}")):
            # What a spec asserts of a figure is not true of a stand-in; its drawing is taken by then.
            with suppress(AssertionError, TypeError):
                test(**arguments, **{name: found.take for name in ("spec", "counted") if name in _names(test)})
    return found


def _tests(module: Any) -> Iterator[tuple[Callable[..., None], Mapping[str, Any]]]:
    for name, test in inspect.getmembers(module, inspect.isfunction):
        if name.startswith("test_") and {"spec", "counted"} & set(_names(test)):
            yield from ((test, arguments) for arguments in _cases(test))


def _names(test: Callable[..., None]) -> tuple[str, ...]:
    return tuple(inspect.signature(test).parameters)


def _cases(test: Callable[..., None]) -> list[dict[str, Any]]:
    """What ``parametrize`` gives a test, every combination of it."""
    ways = [[{}]]
    for mark in getattr(test, "pytestmark", []):
        if mark.name == "parametrize":
            names, cases = mark.args[0], mark.args[1]
            each = [names] if isinstance(names, str) else names
            ways.append([dict(zip(each, [case] if isinstance(names, str) else case, strict=True)) for case in cases])
    return [{name: value for part in parts for name, value in part.items()} for parts in itertools.product(*ways)]
