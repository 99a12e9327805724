"""Reading Annex A inside the limited child process: children's rows never leave it, except sealed, to disk."""

from __future__ import annotations

import datetime as dt
from typing import Any

from goldenthread.ingest.annex_a import reader


def read(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """The report of a workbook. Options: ``name`` and ``as_at`` (ISO)."""
    found = reader.read(data, name=options["name"], as_at=dt.date.fromisoformat(options["as_at"]))
    return found.as_json()
