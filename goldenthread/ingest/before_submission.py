"""What is wrong with a file before anybody is given it: checked in the child process, and kept nowhere."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date

from goldenthread.core import periods
from goldenthread.files import child as limited
from goldenthread.files import guard
from goldenthread.ingest import child
from goldenthread.ingest.readers import READERS
from goldenthread.records import returns
from goldenthread.records.found import Count


@dataclass(frozen=True)
class Checked:
    """Counts by rule, list, column, team and worker; what was not there to be checked, each with ``message`` and
    ``remedy``; and, if it was asked for, every finding with its child as an Excel file."""

    counts: list[Count]
    not_checked: list[dict[str, str]]
    workbook: bytes


def check(*, kind: str, data: bytes, name: str, as_at: date, with_workbook: bool = False) -> Checked:
    """Hold a file against the rules of its return. FileRefused when it is unsafe, broken or holds nothing of it."""
    reader = READERS[kind]
    guard.check(data, name=name, kinds=reader.files)
    options = {
        "kind": kind, "name": name, "as_at": as_at.isoformat(), "title": title(kind, as_at), "workbook": with_workbook,
    }  # fmt: skip
    answer = limited.run(child.CHECK, source=data, options=options, limits=reader.limits, name=name)
    names = ("rule", "list", "column", "team", "worker", "findings")
    counts = [Count(*(each[name] for name in names)) for each in answer["counts"]]
    return Checked(counts, answer["not_checked"], base64.b64decode(answer["workbook"]))


def title(kind: str, as_at: date) -> str:
    """What stands on top of the Excel file."""
    return f"{returns.BY_CODE[kind].title} as at {periods.long_day(as_at)}: what to put right"
