"""The nightly extract: one CSV file for each table, for councils with neither the Standard Safeguarding Dataset nor a
daily Annex A."""

from __future__ import annotations

import datetime as dt

from goldenthread.ingest.flat import reader
from goldenthread.ingest.reading.result import Reading
from goldenthread.records import returns


def read(data: bytes, *, name: str, as_at: dt.date) -> Reading:
    """Read a zip of the nightly extract; see ``reader.read``."""
    return reader.read(returns.NIGHTLY, data, name=name, as_at=as_at)
