"""What a reader gives back, whatever the return: tables for the snapshot, and a report that holds no child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from goldenthread.ingest.reading import findings
from goldenthread.ingest.reading.report import Duplicate, Remark, Report


@dataclass(frozen=True)
class Reading:
    """What a file says. ``tables`` maps a declared table to its columns (tables that the return does not carry may be
    left out); everything else holds no child.

    ``absent_lists`` are the Annex A lists that were not in the file. ``absent_columns`` are declared columns that the
    return carries and this file did not: ``list`` (0 outside Annex A), ``heading`` and ``column`` (``table.column``).

    ``found`` are the findings row by row, with the children they are about; None where the reader has none of its own,
    so that they are those of its reports.
    """

    tables: dict[str, dict[str, list[Any]]]
    lists: Sequence[Report]
    warnings: list[Remark] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    absent_lists: list[int] = field(default_factory=list)
    absent_columns: list[dict[str, Any]] = field(default_factory=list)
    found: list[findings.Found] | None = None

    @property
    def findings(self) -> list[findings.Found]:
        """What is wrong with the rows, by declared rules."""
        return findings.of_reports(self.lists, self.duplicates) if self.found is None else self.found

    def as_json(self) -> dict[str, Any]:
        """The report as ``extract load --json`` prints it, without the snapshot, which the caller knows."""
        return {
            "tables": {name: len(columns["source_row"]) for name, columns in self.tables.items()},
            "lists": [{"number": place, **each.as_json()} for place, each in enumerate(self.lists, 1)],
            "warnings": [asdict(each) for each in self.warnings],
            "duplicates": [asdict(each) for each in self.duplicates],
        }
