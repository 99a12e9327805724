"""The workforce return: one CSV file of posts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from goldenthread.ingest.flat import reader
from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.reading.result import Reading
from goldenthread.records import returns, tables

_NAMED = 20


def read(data: bytes, *, name: str, as_at: dt.date) -> Reading:
    """Read the file of posts; rows that contradict themselves are kept and told."""
    found = reader.read(returns.WORKFORCE, data, name=name, as_at=as_at)
    found.warnings.extend(_contradictions(found.tables[tables.POST.name], found.lists[0].place))
    return found


def _contradictions(posts: Mapping[str, Sequence[Any]], place: str) -> list[Remark]:
    rows = [dict(zip(posts, values, strict=True)) for values in zip(*posts.values(), strict=True)]
    wrong = {
        "are not filled and name a holder": [row for row in rows if row["filled"] == "N" and row["worker_id"]],
        "are not filled and are held by an agency worker": [
            row for row in rows if row["filled"] == "N" and row["agency"] == "Y"
        ],
        "are held by somebody permanent and say since when they are vacant": [
            row for row in rows if row["filled"] == "Y" and row["agency"] == "N" and row["vacant_since"]
        ],
    }
    return [
        Remark(
            "post_contradicts", f"{place}: {len(found):,} posts {why}.",
            "Correct these rows; they were kept as they are.", rows=tuple(row["source_row"] for row in found[:_NAMED]),
        )
        for why, found in wrong.items()
        if found
    ]  # fmt: skip
