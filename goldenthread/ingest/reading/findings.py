"""What is wrong with a row, or with a whole column, by a declared rule: kept from load to load until it is gone.

A finding names the list, the column and the rule. Whose row it is stands beside it in the sealed snapshot only; here
the record is a keyed digest, the same for the same fault of the same record in every extract.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from goldenthread.ingest.reading.report import Duplicate, Report

Severity = Literal["must", "should"]
SEVERITIES: Mapping[str, str] = {"must": "Must be put right", "should": "Look at it"}
REJECTED, BLANK, DATE, CODE = "rejected", "blank", "date", "code"
TWICE, HOLDER, LISTS = "twice", "holder", "lists"
KINDS: Mapping[str, str] = {
    REJECTED: "Row or cell that cannot be used", BLANK: "Blank that is required", DATE: "Impossible date",
    CODE: "Code not in the standard", TWICE: "The same twice", HOLDER: "Open without a worker or a team",
    LISTS: "One list against another",
}  # fmt: skip
# So many findings of one rule in one column are one fault of the extract, not thousands of records.
MOST = 2_000


@dataclass(frozen=True)
class Rule:
    """One thing that must hold. ``sentence`` says what is wrong, ``remedy`` what to do; neither names a child.

    ``lists`` are the lists that must be in the file for the rule to be asked at all. ``look`` finds the rows; what it
    takes and gives is the return's own. Rules without it are found while the rows are read.
    """

    code: str
    kind: str
    severity: Severity
    sentence: str
    remedy: str
    lists: tuple[int, ...] = ()
    look: Callable[..., Iterable[Any]] | None = None


@dataclass(frozen=True)
class Found:
    """One rule that one row does not keep; or, without a ``record``, ``how_many`` rows of a list together."""

    rule: str
    list_name: str
    heading: str = ""
    said: str = ""
    sheet: str = ""
    row: int | None = None
    record: tuple[str, ...] = ()
    child: str | None = None
    team: str | None = None
    worker: str | None = None
    how_many: int = 1


_CORRECT = "Correct the record in the case system and export again."
READING: tuple[Rule, ...] = (
    Rule("row-rejected", REJECTED, "must", "A row cannot be read, so nothing of it is used.", _CORRECT),
    Rule("blank-essential", BLANK, "must", "A row without this cannot be used, so nothing of it is.", _CORRECT),
    Rule("date-impossible", DATE, "must", "The date cannot be so, and nothing of the row is used.", _CORRECT),
    Rule("code-unreadable", CODE, "must", "What stands here cannot be read as a code, so it is not used.", _CORRECT),
    Rule("cell-left-blank", REJECTED, "should", "The cell cannot be read; the row is used without it.", _CORRECT),
    Rule(
        "blank-required", BLANK, "must", "A value that the return requires is blank.",
        "Fill it in the case system and export again.",
    ),
    Rule(
        "code-unknown", CODE, "should", "The code is not one of the standard.",
        "Map it to a code of the standard in the case system, and export again.",
    ),
    Rule(
        "same-event-twice", TWICE, "should", "The same event stands on more than one row; one row is used.",
        "Remove the row that should not be there.",
    ),
)  # fmt: skip


def of_reports(reports: Iterable[Report], duplicates: Iterable[Duplicate]) -> list[Found]:
    """The findings of a return whose rows are not checked one by one: one for each list, column and fault."""
    every, twins = list(reports), list(duplicates)
    found = [each for report in every for each in _of_report(report)]
    names = {report.sheet: report.name for report in every}
    events = Counter(names.get(twin.sheet, twin.sheet) for twin in twins)
    return found + [Found("same-event-twice", name, how_many=count) for name, count in events.items()]


def _of_report(report: Report) -> Iterable[Found]:
    for code, cells in (("row-rejected", report.rejected), ("cell-left-blank", report.set_aside)):
        for (heading, reason), count in Counter((each.column, each.reason) for each in cells).items():
            yield Found(code, report.name, heading, reason, report.sheet, record=(reason,), how_many=count)
    for heading, count in report.blanks.items():
        yield Found("blank-required", report.name, heading, sheet=report.sheet, how_many=count)
    for heading, codes in report.unknown_codes.items():
        yield Found("code-unknown", report.name, heading, sheet=report.sheet, how_many=sum(codes.values()))


def together(found: Iterable[Found], rows: Mapping[str, int]) -> list[Found]:
    """The same findings, where one fault of the extract is one finding: over ``MOST`` of one rule in a column, or a
    blank or strange code on more than half of a list's rows (``rows``, by list) where it has twenty or more."""
    groups: dict[tuple[str, str, str], list[Found]] = defaultdict(list)
    for each in found:
        groups[each.rule, each.list_name, each.heading].append(each)
    return [one for group in groups.values() for one in _as_one(group, rows.get(group[0].list_name, 0))]


def _as_one(group: Sequence[Found], rows: int) -> Sequence[Found]:
    most_rows = group[0].rule in ("blank-required", "code-unknown") and rows >= _ENOUGH and len(group) > rows / 2
    if len(group) <= MOST and not most_rows:
        return group
    said = f"{len(group):,} of {rows:,} rows: look at the extract before the records"
    return [Found(group[0].rule, group[0].list_name, group[0].heading, said, group[0].sheet, how_many=len(group))]


_ENOUGH = 20


def columns(found: Iterable[Found], *, kind: str, as_at: date, key: bytes) -> dict[str, list[Any]]:
    """The findings as the columns of the sealed table; ``key`` makes the digests, and never leaves the data folder."""
    every = [replace(each, said=each.said[:300]) for each in found]
    return {
        "finding_id": [_digest(each, kind, key) for each in every],
        "child_id": [each.child for each in every],
        "team_id": [each.team for each in every],
        "worker_id": [each.worker for each in every],
        "rule": [each.rule for each in every],
        "list_name": [each.list_name for each in every],
        "heading": [each.heading for each in every],
        "said": [each.said for each in every],
        "counted_on": [as_at for _ in every],
        "how_many": [each.how_many for each in every],
        "source_sheet": [each.sheet for each in every],
        "source_row": [each.row for each in every],
    }


def _digest(each: Found, kind: str, key: bytes) -> str:
    text = "\x1f".join([kind, each.rule, each.list_name, each.heading, *each.record])
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def counts(found: Iterable[Found]) -> dict[str, int]:
    """Findings by rule, for the report that is kept."""
    return dict(Counter(each.rule for each in found))
