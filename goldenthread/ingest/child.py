"""Reading an extract inside the limited child process: children's rows leave it only sealed, to disk."""

from __future__ import annotations

import base64
import datetime as dt
from dataclasses import asdict
from pathlib import Path
from typing import Any

from goldenthread.files.errors import FileRefused
from goldenthread.ingest import checked
from goldenthread.ingest.readers import READERS
from goldenthread.ingest.reading import findings
from goldenthread.records import changes, sealed
from goldenthread.records.errors import SealError
from goldenthread.records.tables import FINDING

TARGET = "goldenthread.ingest.child:read"
CHECK = "goldenthread.ingest.child:check"


def read(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """The report of an extract; with a place to seal to, its tables are written there first.

    Options: ``kind`` (one of ``readers``); ``name``; ``as_at`` (ISO); ``seal`` (``folder``, ``key`` and
    ``findings_key`` in base64) or None for a dry run; ``before`` (folder and key of the snapshot that stands) or None.
    Besides the report the answer has ``content_sha256``, ``sealed`` (the manifest), ``absent_lists``,
    ``absent_columns``, ``children``, ``newest_on`` (of contacts, referrals and assessments, up to the as-at date),
    ``findings`` (how many, by rule) and ``changes`` (by table, None without a ``before``).
    """
    as_at = dt.date.fromisoformat(options["as_at"])
    found = READERS[options["kind"]].module().read(data, name=options["name"], as_at=as_at)
    before, wrong = options.get("before"), found.findings
    return found.as_json() | {
        "content_sha256": sealed.content_sha256(found.tables),
        "sealed": _seal(found.tables, wrong, options),
        "findings": findings.counts(wrong),
        "absent_lists": found.absent_lists,
        "absent_columns": found.absent_columns,
        "children": len(found.tables.get("person", {}).get("child_id", [])),
        "newest_on": _newest(found.tables, options["as_at"]),
        "changes": _changes(found.tables, before) if before else None,
    }


def check(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """What is wrong with an extract, kept nowhere: ``counts`` (rule, list, team, worker and how many), ``not_checked``
    (what was missing or not read) and, where ``workbook`` is asked for, every finding with its child as an Excel file
    in base64."""
    as_at = dt.date.fromisoformat(options["as_at"])
    found = READERS[options["kind"]].module().read(data, name=options["name"], as_at=as_at)
    lines = [checked.line_of(each) for each in found.findings]
    left_out = checked.not_checked(asdict(each) for each in found.warnings)
    title = ". ".join([options["title"], *(each["message"].rstrip(".") for each in left_out)])
    made = checked.workbook(lines, title=title) if options.get("workbook") else b""
    return {"counts": checked.counts(lines), "not_checked": left_out, "workbook": _base64(made)}


def place(folder: Path, key: bytes, findings_key: bytes = b"") -> dict[str, str]:
    """A folder and its keys as an option of ``read``; they pass through a pipe, never a command line."""
    return {"folder": str(folder), "key": _base64(key), "findings_key": _base64(findings_key)}


def _base64(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")


_EVENTS = (("contact", "received_on"), ("referral", "received_on"), ("assessment", "started_on"))


def _newest(tables: sealed.Rows, as_at: str) -> str | None:
    """The newest event's day, which tells a file of another month from this month's."""
    days = [day.isoformat() for table, column in _EVENTS for day in tables.get(table, {}).get(column, []) if day]
    return max((day for day in days if day <= as_at), default=None)


def _seal(tables: sealed.Rows, wrong: list[findings.Found], options: dict[str, Any]) -> list[dict[str, Any]]:
    seal: dict[str, str] | None = options.get("seal")
    if not seal:
        return []
    as_at, key = dt.date.fromisoformat(options["as_at"]), base64.b64decode(seal["findings_key"])
    every = {**tables, FINDING.name: findings.columns(wrong, kind=options["kind"], as_at=as_at, key=key)}
    try:
        written = sealed.write(Path(seal["folder"]), every, key=base64.b64decode(seal["key"]))
    except OSError as problem:
        raise FileRefused(
            "no_room",
            "The snapshot could not be written: the data folder is full or cannot be written to. Nothing was kept.",
            remedy="Ask your system administrator to make room, then upload the file again.",
        ) from problem
    return [asdict(table) for table in written]


def _changes(tables: sealed.Rows, before: dict[str, str]) -> dict[str, Any] | None:
    try:
        found = changes.differences(Path(before["folder"]), tables, key=base64.b64decode(before["key"]))
    except (OSError, SealError):
        return None  # the earlier snapshot was erased, as the law may require; there is nothing to compare with
    return {name: asdict(change) for name, change in found.items()}
