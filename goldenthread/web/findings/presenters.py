"""A finding in words: what is wrong, how it stands, how many there are of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.ingest import checked
from goldenthread.ingest.findings.queries import Told
from goldenthread.ingest.models import Finding
from goldenthread.ingest.reading.findings import KINDS, SEVERITIES
from goldenthread.records import returns
from goldenthread.web.templatetags import words

NO_TEAM, NO_WORKER = "No team named", "No worker named"
GONE, EXPIRED, ACCEPTED = "gone", "expired", "accepted"
# How a finding stands, for the filter, in the order in which it is worked through.
STANDS = {
    "new": "New", "assigned": "Assigned", "correcting": "Being corrected at source",
    "resolved": "Said to be corrected", ACCEPTED: "Accepted for now", EXPIRED: "No longer accepted",
    GONE: "Not in the newest load",
}  # fmt: skip


def what(finding: Finding) -> str:
    """What is wrong, with what reading said of the very cell."""
    line = checked.Line(
        finding.rule, finding.list_name, finding.heading, finding.said, finding.team, finding.worker
    )  # fmt: skip
    return line.what


def kind(finding: Finding) -> str:
    return KINDS.get(checked.rule_of(finding.rule).kind, "")


def severity(finding: Finding) -> str:
    return SEVERITIES[checked.rule_of(finding.rule).severity]


def remedy(finding: Finding) -> str:
    return checked.rule_of(finding.rule).remedy


def standing(finding: Finding, on: date) -> str:
    """One word of ``STANDS``."""
    if not finding.is_there:
        return GONE
    if finding.state == Finding.State.ACCEPTED:
        return ACCEPTED if finding.is_accepted(on) else EXPIRED
    return str(finding.state)


def stands(finding: Finding, on: date) -> str:
    """How a finding stands, with the day until which it is accepted."""
    word = standing(finding, on)
    if word == ACCEPTED and finding.accepted_until:
        return f"Accepted until {words.day(finding.accepted_until)}"
    back = " (came back)" if finding.came_back_on and word in ("new", "assigned") else ""
    return STANDS[word] + back


def next_step(finding: Finding, on: date) -> str:
    """What is to be done about it; of one that asks for nothing now, what would make it ask again."""
    word = standing(finding, on)
    if word == GONE:
        return "Nothing is to be done unless it comes back."
    if word == Finding.State.RESOLVED:
        return "It asks again if an extract of a later day still has it."
    return "It asks again after that day." if word == ACCEPTED else remedy(finding)


def unchecked(told: Iterable[Told]) -> list[str]:
    """A sentence for each return whose newest live load was never held against rules."""
    return [
        f"{each.snapshot} came in without a check: what stands here is of the load before it."
        for each in told
        if not each.was_checked
    ]


def answer(findings: Iterable[Finding], on: date) -> str:
    """The first sentence of the queue."""
    every = list(findings)
    open_ones = [each for each in every if each.is_open(on)]
    if not open_ones:
        return "Nothing in the data asks for anything of you." if every else "Nothing wrong was found in your data."
    must = sum(checked.rule_of(each.rule).severity == "must" for each in open_ones)
    new = sum(each.owner_id is None for each in open_ones)
    return f"{_count(len(open_ones), 'finding')} to see to; {must:,} must be put right, {new:,} with nobody yet."


@dataclass(frozen=True)
class RuleCount:
    """One rule with how many findings there are of it: open ones, and those that are accepted or said to be done."""

    kind: str
    sentence: str
    open: int
    other: int


def by_rule(counted: Iterable[dict], on: date) -> list[RuleCount]:
    """Counts of ``queries.by_rule_and_team`` by rule, those with most open first."""
    open_, other = Counter[str](), Counter[str]()
    for each in counted:
        (open_ if _is_open(each, on) else other)[each["rule"]] += each["how_many"]
    rules = sorted({*open_, *other}, key=lambda code: (-open_[code], code))
    return [_rule_count(code, open_[code], other[code]) for code in rules]


def counts_answer(counted: list[dict], on: date) -> str:
    """The first sentence of the counts."""
    open_ones = sum(each["how_many"] for each in counted if _is_open(each, on))
    return f"{_count(open_ones, 'finding')} to see to." if open_ones else "No finding asks for anything."


def by_team(counted: Iterable[dict], on: date) -> list[tuple[str, int]]:
    """Open findings by team, the most first."""
    found = Counter[str]()
    for each in counted:
        found[each["team"] or NO_TEAM] += each["how_many"] if _is_open(each, on) else 0
    return [pair for pair in found.most_common() if pair[1]]


def _rule_count(code: str, is_open: int, other: int) -> RuleCount:
    rule = checked.rule_of(code)
    return RuleCount(KINDS.get(rule.kind, ""), rule.sentence, is_open, other)


def _is_open(each: dict, on: date) -> bool:
    accepted = each["state"] == Finding.State.ACCEPTED and each["accepted_until"] >= on
    return each["state"] != Finding.State.RESOLVED and not accepted


def return_of(finding: Finding) -> str:
    return returns.BY_CODE[finding.kind].title


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
