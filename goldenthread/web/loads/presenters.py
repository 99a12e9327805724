"""A load in words: what stands on top, what each list holds, what changed since the load before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread.ingest.models import Load
from goldenthread.records.models import Snapshot
from goldenthread.web.loads import resting

State = Load.State


@dataclass(frozen=True)
class TableChange:
    """One table's rows against the load before."""

    title: str
    before: int
    now: int
    new: int
    gone: int
    changed: int


def answer(load: Load) -> str:
    """The first sentence of a load's page."""
    if load.state == State.CHECKING:
        return "The file is being read in a process of its own. Nothing is used yet."
    if load.state == State.REFUSED:
        return "Nothing of this file is used."
    if load.state == State.FAILED:
        return "This file is kept, and has to be checked again."
    rows = load.rows
    rejected = rows["rows_rejected"]
    left = f"; {_count(rejected, 'row was', 'rows were')} rejected, with the reason" if rejected else ""
    twice = rows["rows_read"] - rows["rows_kept"] - rejected
    again = f"; {_count(twice, 'row says', 'rows say')} again what another one says" if twice else ""
    return f"{load.usable}{left}{again}. {_next_step(load)}"


def _rests(load: Load) -> str:
    return "What is known of today rests on it." if load.is_operational else resting.sentence(load)


def _next_step(load: Load) -> str:
    if load.state == State.CHECKED and not load.rows["rows_kept"]:
        return "Correct what was rejected, export again, and take this load back."
    return {
        State.CHECKED: "Look it through, then send it to a second person.",
        State.WAITING: "A second person decides whether it goes live.",
        State.HELD: "It is held, and what was live before stays: a person decides whether it goes live.",
        State.LIVE: _rests(load) if load.state == State.LIVE else "",
        State.WITHDRAWN: "It was taken back; no figure rests on it.",
    }.get(State(load.state), "")


def overview(loads: list[Load], live: list[tuple[Snapshot, Load | None]]) -> str:
    """The first sentence of the list of loads; ``live`` is what figures rest on, the newest day first."""
    waiting = sum(load.state == State.WAITING for load in loads)
    if not loads and not live:
        return "No extract has been loaded yet, so no measure has a figure."
    first = f"The newest figures rest on {live[0][0]}." if live else "No load is live, so no measure has a figure."
    second = f" {_count(waiting, 'load waits', 'loads wait')} for a second person." if waiting else ""
    return first + second


def has_check(load: Load) -> bool:
    """Can what the check found be opened: it was made, and the load was not taken back?"""
    return "findings" in load.report and load.state not in (State.WITHDRAWN, State.REFUSED)


def changes(load: Load) -> list[TableChange]:
    """Each table whose rows differ from the load before; empty when there was none."""
    found = []
    for name, change in (load.report.get("changes") or {}).items():
        if change["before"] or change["now"]:
            title = " ".join(_SHORT.get(word, word) for word in name.split("_")).replace("pre ", "pre-")
            found.append(TableChange(title[0].upper() + title[1:], **{key: change[key] for key in _COUNTED}))
    return found


_SHORT = {"cp": "CP", "cla": "CLA", "cin": "CIN", "s47": "section 47", "sdq": "SDQ", "ehc": "EHC"}
_COUNTED = ("before", "now", "new", "gone", "changed")


def list_notes(each: dict[str, Any]) -> str:
    """What there is to say about one list in a cell of the table of lists."""
    notes = []
    if not each["readable"]:
        notes.append("could not be read")
    if each["unmatched_columns"]:
        notes.append(_count(len(each["unmatched_columns"]), "column not used", "columns not used"))
    if each["missing_columns"]:
        notes.append(_count(len(each["missing_columns"]), "column missing", "columns missing"))
    if twice := each["rows_read"] - each["rows_kept"] - each["rows_rejected"]:
        notes.append(_count(twice, "row said again", "rows said again"))
    if each["set_aside"]:
        notes.append(_count(len(each["set_aside"]), "cell set aside", "cells set aside"))
    return ", ".join(notes)


def why_not_read(load: Load, each: dict[str, Any]) -> list[dict[str, Any]]:
    """What reading said of a list of which no row could be used: ``message`` and ``remedy`` of each remark."""
    if each["readable"]:
        return []
    told = load.report.get("warnings", [])
    return [one for one in told if one["code"] == "list_not_read" and one["sheet"] == each["sheet"]]


def codes(each: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Column, code as written, code as read: only where they differ."""
    return [(column, raw, code) for column, pairs in each["codes"].items() for raw, code in pairs.items()]


def rows_named(warning: dict[str, Any]) -> str:
    """``rows 3, 7 and 9`` for a warning that names rows."""
    rows = [f"{row:,}" for row in warning.get("rows", [])]
    if not rows:
        return ""
    return f"row {rows[0]}" if len(rows) == 1 else f"rows {', '.join(rows[:-1])} and {rows[-1]}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
