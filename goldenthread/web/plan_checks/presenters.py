"""A finding as a page shows it: what is wrong, where it is put right, and whether it was accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.plans import delivery
from goldenthread.plans.checking.codes import CODES, MUST
from goldenthread.plans.checking.finding import Contradiction, Finding, Side
from goldenthread.plans.checking.standing import Standing
from goldenthread.plans.models import AcceptedFinding, Plan

# Where each thing that a finding is about is put right, by those who write the plan.
_MENDED = {
    "Q01": "action-people", "Q02": "action-due", "Q04": "action-due", "Q05": "action-due", "Q09": "evidence-add",
    "Q20": "action-due",
}  # fmt: skip
_PAGES = {"action": "action", "line": "scorecard-edit", "outcome": "outcome-edit", "recommendation": "recommendation"}
_EDITS = {"action": "action-edit", "recommendation": "recommendation-edit"}


@dataclass(frozen=True)
class Line:
    """One row of a list of findings or contradictions."""

    standing: Standing[Any]
    address: str
    """Where the thing is seen; empty where it is many things, or where this person may not open it."""
    mend_address: str
    accept_address: str
    other_address: str = ""
    """Of a contradiction: where the other side is seen, when it is a figure or a target of ours."""

    @property
    def finding(self) -> Any:
        return self.standing.finding

    @property
    def severity(self) -> str:
        return str(self.finding.severity)

    @property
    def what(self) -> str:
        return f"{self.finding.code} {self.finding.kind.title}"

    @property
    def ended(self) -> AcceptedFinding | None:
        return self.standing.ended


@dataclass(frozen=True)
class Count:
    """How many of one kind."""

    code: str
    title: str
    many: int
    address: str


def line(standing: Standing[Finding], plan: Plan, *, edits: bool) -> Line:
    """A finding with the ways to put it right that this person has."""
    finding = standing.finding
    return Line(
        standing, _address(finding, plan, edits=edits), _mend(finding) if edits else "",
        _accept(plan, finding.key) if edits else "",
    )  # fmt: skip


def clash(standing: Standing[Contradiction], plan: Plan, *, edits: bool) -> Line:
    """A contradiction, with where the side that stands in this plan is seen."""
    found = standing.finding
    side = found.left if found.left.plan_key == f"plan:{plan.pk}" else found.right
    address = _side_address(side)
    accept = _accept(plan, found.key) if edits else ""
    return Line(standing, address, _mend_line(side) if edits else "", accept, _our_address(found.right))


def _mend_line(side: Side) -> str:
    """Where the words of a line of the scorecard are changed."""
    kind, _, number = side.about.partition(":")
    return reverse("scorecard-edit", args=[number]) if kind == "line" and number.isdigit() else ""


def _our_address(side: Side) -> str:
    """How our figure was made, or the page of our target."""
    if side.figure_id:
        return reverse("figure", args=[side.figure_id])
    kind, _, number = side.about.partition(":")
    return reverse("target", args=[number]) if kind == "target" and number.isdigit() else ""


def counts(lines: Sequence[Line], address: str) -> list[Count]:
    """How many of each code, in the order of the list; each leads to those alone."""
    found = Counter(each.finding.code for each in lines)
    return [
        Count(code, CODES[code].title, many, f"{address}?{urlencode({'code': code})}") for code, many in found.items()
    ]


def answer(lines: Sequence[Line], accepted: int) -> str:
    """The first sentence of the page of findings."""
    also = f" {accepted} more {'is' if accepted == 1 else 'are'} accepted for now." if accepted else ""
    if not lines:
        return f"Nothing is wrong that the check knows of.{also}"
    grave = sum(each.finding.kind.severity == MUST for each in lines)
    noun = "thing" if len(lines) == 1 else "things"
    return f"{len(lines)} {noun} to look at, {grave} of them to be put right.{also}"


def clashes_answer(lines: Sequence[Line], others: int, *, with_figures: bool = False) -> str:
    """The first sentence of the page of contradictions."""
    plans = f"{others} other plan{'' if others == 1 else 's'}" if others else ""
    held = " and ".join(part for part in (plans, "our figures" if with_figures else "") if part)
    against = f"It was held against {held}." if held else "There is no other plan to hold it against yet."
    if not lines:
        return f"Nothing contradicts itself. {against}"
    noun = "place" if len(lines) == 1 else "places"
    return f"{len(lines)} {noun} where two readings can not both be right. {against}"


def until(accepted: AcceptedFinding) -> str:
    return f"until {delivery.day_words(accepted.expires_on)}"


def typed_until(on: date, days: int) -> date:
    return date.fromordinal(on.toordinal() + days)


def _accept(plan: Plan, key: str) -> str:
    return f"{reverse('plan-check-accept', args=[plan.pk])}?{urlencode({'key': key})}"


def _address(finding: Finding, plan: Plan, *, edits: bool) -> str:
    kind, _, rest = finding.about.partition(":")
    if kind == "owner":
        return f"{reverse('plan-actions', args=[plan.pk])}?{urlencode({'owner': finding.place})}"
    if kind == "area":
        return f"{reverse('plan-actions', args=[plan.pk])}?{urlencode({'area': finding.area})}"
    if kind not in _PAGES or not rest.isdigit():
        return ""
    return reverse(_PAGES[kind], args=[rest]) if edits or kind in {"action", "recommendation"} else ""


def _mend(finding: Finding) -> str:
    kind, _, rest = finding.about.partition(":")
    name = _MENDED.get(finding.code) or _EDITS.get(kind) or _PAGES.get(kind)
    return reverse(name, args=[rest]) if name and rest.isdigit() and kind in _PAGES else ""


def _side_address(side: Side) -> str:
    kind, _, rest = side.about.partition(":")
    number = rest.partition(":")[0]
    return reverse(kind, args=[number]) if kind in {"action", "area"} and number.isdigit() else ""
