"""Findings with their records, through the one door: for one finding, or for the check of one load."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread.core.periods import Month
from goldenthread.ingest.checked import Line, rule_of
from goldenthread.ingest.models import Finding
from goldenthread.records import found as sealed
from goldenthread.records import store
from goldenthread.records.models import Snapshot
from goldenthread.web.access import Asking

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


def of_finding(finding: Finding) -> store.Selection:
    """The rows of one finding, in the newest load that has it."""
    # The key is 64 hexadecimal digits that we made; the door has no place for values of a selection.
    text = f"{sealed.ROWS} where finding_id = '{int(finding.key, 16):064x}'"
    return _select(finding.snapshot, text, f"finding:{finding.pk}", None)


def of_check(snapshot: Snapshot, *, team: str | None, rule: str) -> store.Selection:
    """The rows behind the check of a load: of one team (None for all) and of one rule (blank for all)."""
    known = rule if rule_of(rule).code else ""
    text = f"{sealed.ROWS} where rule = '{known}'" if known else sealed.ROWS
    part = f" team {team}" if team else ""
    return _select(snapshot, text, f"check:{snapshot.pk} {known or 'every rule'}{part}", team)


def _select(snapshot: Snapshot, text: str, subject: str, team: str | None) -> store.Selection:
    return store.Selection(subject, text, snapshot, Month.of(snapshot.as_at), team)


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
