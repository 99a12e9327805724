"""What is wrong with cells of a published file: each fault once, with its first row and how many there are."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

TOLD = 200  # a report is read by a person


@dataclass(frozen=True)
class Fault:
    """One kind of fault. ``row`` is the first, as a spreadsheet counts, and ``times`` on how many rows it is."""

    sheet: str
    row: int
    column: str
    value: str
    reason: str
    remedy: str
    times: int = 1


@dataclass
class Faults:
    """Faults by column, value and reason, in the order in which they were met."""

    sheet: str = ""
    found: dict[tuple[str, str, str], Fault] = field(default_factory=dict)

    def add(self, row: int, column: str, value: object, reason: str, remedy: str) -> None:
        shown = str(value)[:40]
        key = (column, shown, reason)
        before = self.found.get(key)
        first, times = (before.row, before.times + 1) if before else (row, 1)
        self.found[key] = Fault(self.sheet, first, column, shown, reason, remedy, times)

    def as_json(self) -> list[dict[str, Any]]:
        """At most as many as a person reads; the last says how many more there are."""
        every = [asdict(each) for each in self.found.values()]
        if len(every) > TOLD:
            more = f"{len(every) - TOLD} more faults of other kinds are not listed."
            every = [*every[:TOLD], asdict(Fault(self.sheet, every[TOLD]["row"], "", "", more, "Correct these first."))]
        return every
