"""Findings with their records, through the one door: for one finding, or for the check of one load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.core.periods import Month
from goldenthread.ingest.checked import Line, rule_of
from goldenthread.ingest.models import Finding
from goldenthread.records import found as sealed
from goldenthread.records import store
from goldenthread.records.models import Snapshot
from goldenthread.web.access import Asking
from goldenthread.web.findings import presenters

COLUMNS = (
    "child_id", "team_id", "worker_id", "rule", "list_name", "heading", "said", "how_many", "source_sheet",
    "source_row",
)  # fmt: skip
SIZE = 200


@dataclass(frozen=True)
class Opened:
    """One line as it may be seen; a restricted one has only its words, in ``child``."""

    line: Line
    sheet: str
    remedy: str
    is_restricted: bool


@dataclass(frozen=True)
class Part:
    """Which rows of a check: of a team, by a rule, in a column of a list; blank where all are meant."""

    team: str = ""
    rule: str = ""
    list_name: str = ""
    heading: str = ""


def of_finding(finding: Finding) -> store.Selection:
    """The rows of one finding, in the newest load that has it."""
    return _select(finding.snapshot, {"finding_id": finding.key}, f"finding:{finding.pk}", None)


def of_check(snapshot: Snapshot, part: Part) -> store.Selection:
    """The rows behind the check of a load."""
    unnamed = part.team == presenters.NO_TEAM
    where = {"rule": part.rule, "list_name": part.list_name, "heading": part.heading}
    subject = f"check:{snapshot.pk} {part.rule or 'every rule'}{f' team {part.team}' if part.team else ''}"
    return _select(snapshot, where, subject, None if unnamed else part.team or None, unnamed=unnamed)


def _select(
    snapshot: Snapshot, where: Mapping[str, str], subject: str, team: str | None, *, unnamed: bool = False
) -> store.Selection:  # fmt: skip
    asked = [f"{name} = {_quoted(value)}" for name, value in where.items() if value]
    asked += ["team_id is null"] if unnamed else []
    text = f"{sealed.ROWS} where {' and '.join(asked)}" if asked else sealed.ROWS
    return store.Selection(subject, text, snapshot, Month.of(snapshot.as_at), team)


def _quoted(value: str) -> str:
    """A word as the engine's text has it: a selection is a whole text, without places for values. Every word is one
    that the snapshot itself has; the engine reads nothing but its sealed files, and cannot write."""
    return "'" + value.replace("'", "''").replace("\x00", "") + "'"


def rows(
    request: Asking, select: store.Selection, capability: str, *, purpose: str, number: int, size: int = SIZE,
    also: str = "",
) -> store.Page:  # fmt: skip
    """One page of them, after the access line is written; ``also`` as in ``store.rows``."""
    return store.rows(
        reader=request.user, capability=capability, purpose=purpose, select=select, columns=COLUMNS, on=request.on,
        page=number, size=size, also=also,
    )  # fmt: skip


def line(row: dict[str, Any]) -> Opened:
    """A row as a line of the page or of the Excel file."""
    if row["child_id"] == store.RESTRICTED:
        return Opened(Line("", "", "", "", "", "", store.RESTRICTED), "", "", True)
    made = Line(
        row["rule"], row["list_name"] or "", row["heading"] or "", row["said"] or "", row["team_id"] or "",
        row["worker_id"] or "", row["child_id"] or "", row["source_row"], row["how_many"] or 1,
    )  # fmt: skip
    return Opened(made, row["source_sheet"] or "", rule_of(made.rule).remedy, False)
