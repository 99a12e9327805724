"""A file of entered figures: read and reported row by row, kept when a second person agrees."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread import history
from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.core.periods import Month
from goldenthread.files import guard
from goldenthread.history import versions
from goldenthread.measures import definition, entering, entry_rows, policies
from goldenthread.measures.entry_rows import Row, Wrong
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.given import Given
from goldenthread.measures.models import EntryFile


def dry_run(*, data: bytes, name: str, as_at: date, on: date) -> dict[str, Any]:
    """What would become of every row, keeping nothing. A refusal of the whole file names it and the remedy."""
    guard.check(data, name=name, kinds=("csv",))
    if as_at > on:
        raise MeasureError("The as-at date is still to come.", remedy="Check the day.", field="as_at")
    found, not_read = entry_rows.rows(data, name)
    report: dict[str, Any] = {
        "file": name, "as_at": as_at.isoformat(), "rows_read": len(found), "entered": [], "unchanged": [],
        "rejected": [], "columns_not_read": not_read,
    }  # fmt: skip
    seen: dict[tuple[str, str, str], int] = {}
    for row in found:
        _sort(row, report, seen, as_at)
    return report


@transaction.atomic
def import_values(*, data: bytes, name: str, as_at: date, by: Person, on: date) -> EntryFile:
    """Read a file and put it before a second person; refused when no row of it can be used, or it is there already."""
    rights.check(by, policies.HAND_IN, on=on)
    digest = hashlib.sha256(data).hexdigest()
    same = EntryFile.objects.filter(sha256=digest, as_at=as_at).exclude(state=EntryFile.State.WITHDRAWN).first()
    if same:
        raise MeasureError(f"This file was handed in before: {same.get_state_display().lower()}.", field="file")
    report = dry_run(data=data, name=name, as_at=as_at, on=on)
    if not report["entered"]:
        raise MeasureError(nothing_to_enter(report), remedy="Correct the file and hand it in again.", field="file")
    file = EntryFile.objects.create(name=name, sha256=digest, as_at=as_at, report=report, by=by, on=on)
    rows = {"rows": [None, len(report["entered"])]}
    history.record("measures.file_handed_in", subject=file, by=by, on=on, changes=rows)
    return file


@transaction.atomic
def agree(*, file: EntryFile, version: int, by: Person, on: date) -> EntryFile:
    """The second person's yes: every row that can be used is entered, in the name of who handed it in."""
    policies.check_agree(file, by=by, on=on)
    versions.claim(file, version)
    for row in file.report["entered"]:
        _enter(row, file, on)
    return _decide(file, str(EntryFile.State.KEPT), "measures.file_entered", by, on)


@transaction.atomic
def withdraw(*, file: EntryFile, version: int, by: Person, on: date) -> EntryFile:
    """Take back a file that waits; what was entered is taken back one figure at a time."""
    rights.check(by, policies.AGREE, on=on)
    if file.state != EntryFile.State.WAITING:
        raise MeasureError("Only a file that waits can be withdrawn.", remedy="Take back single figures instead.")
    versions.claim(file, version)
    return _decide(file, str(EntryFile.State.WITHDRAWN), "measures.file_withdrawn", by, on)


def nothing_to_enter(report: dict[str, Any]) -> str:
    """Why a file has nothing new: its first rejected row, or that all of it stands already."""
    if not report["rejected"]:
        return f"“{report['file']}” says only what is entered already."
    first = report["rejected"][0]
    return (
        f"“{report['file']}”: no row can be used. Row {first['row']}, column {first['column']} ({first['value']}): "
        f"{first['reason']} {first['remedy']}"
    )


def _sort(row: Row, report: dict[str, Any], seen: dict[tuple[str, str, str], int], as_at: date) -> None:
    """Put a row among those to enter, those that say nothing new, or the rejected."""
    said = entry_rows.given(row)
    wrong = said if isinstance(said, Wrong) else _refused(row, said, seen, as_at)
    if isinstance(said, Wrong) or wrong:
        report["rejected"].append({"file": report["file"], **asdict(wrong or said)})
        return
    before = entering.standing(said)
    line = {"row": row.number, "version": before.version if before else 0, **_as_json(said)}
    line["stands"] = entering.told(before) if before and not before.is_withdrawn else ""
    report["unchanged" if entering.says_the_same(before, said) else "entered"].append(line)


def _refused(row: Row, said: Given, seen: dict[tuple[str, str, str], int], as_at: date) -> Wrong | None:
    key = (said.measure, said.period.id, said.team)
    try:
        if key in seen:
            raise MeasureError(f"Row {seen[key]} is for the same figure.", remedy="Keep one of them.", field="measure")
        entering.made_of(said, on=as_at)
    except MeasureError as wrong:
        column = wrong.field or "measure"
        return Wrong(row.number, column, row.cells.get(column, "")[:200], wrong.message, wrong.remedy)
    seen[key] = row.number
    return None


def _enter(row: dict[str, Any], file: EntryFile, on: date) -> None:
    try:
        entering.put(said=as_given(row), version=row["version"], by=file.by, on=on, file=file)
    except StaleVersion as stale:
        title = definition.get(row["measure"]).head.title
        raise MeasureError(
            f"Row {row['row']}: the figure of {title} for {row['period']} was entered anew since this file was read.",
            remedy="Withdraw the file and hand it in again, to see what it changes.",
        ) from stale


def _decide(file: EntryFile, state: str, kind: str, by: Person, on: date) -> EntryFile:
    before, file.state, file.decided_by, file.decided_on = file.state, state, by, on
    file.save(update_fields=["state", "decided_by", "decided_on"])
    history.record(kind, subject=file, by=by, on=on, changes={"state": [before, state]})
    return file


def _as_json(said: Given) -> dict[str, Any]:
    day = said.done_on.isoformat() if said.done_on else None
    return {**asdict(said), "period": said.period.id, "done_on": day}


def as_given(row: dict[str, Any]) -> Given:
    """A row of a report as what it says."""
    names = ("measure", "team", "numerator", "denominator", "done", "source", "note")
    day = date.fromisoformat(row["done_on"]) if row["done_on"] else None
    return Given(period=Month.parse(row["period"]), done_on=day, **{name: row[name] for name in names})
