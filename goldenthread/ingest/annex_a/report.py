"""The report of one list of Annex A."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.ingest.reading.report import Report


@dataclass
class ListReport(Report):
    """A report that says which of the eleven lists it is about."""

    number: int = field(kw_only=True)
