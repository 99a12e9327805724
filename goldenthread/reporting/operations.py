"""Making a report into a file. Nothing of what it reports on changes; that it was taken out is kept."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from django.db import transaction
from django.db.models import QuerySet

from goldenthread import history
from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.core.errors import Refusal
from goldenthread.core.periods import Month
from goldenthread.plans import exporting
from goldenthread.plans import queries as plans
from goldenthread.plans.models import Evidence, Plan
from goldenthread.reporting import blocks, excel, exceptions, html, plan_out, policies, sentences, word

RENDERERS: dict[str, ModuleType] = {"docx": word, "html": html}
PLAN_KINDS = {"docx": word.MEDIA_TYPE, "xlsx": excel.MEDIA_TYPE}
LONGEST_NAME = 60  # characters of a plan's name in the name of a file


@dataclass(frozen=True)
class File:
    """A report as it is taken out: its name, its bytes, and their hash as history keeps it."""

    name: str
    content: bytes
    media_type: str
    sha256: str


def take_out_exceptions(*, plan: Plan, period: Month, kind: str, by: Person, on: date, published: bool = False) -> File:
    """The exception report as a file (``docx`` or ``html``), with a line of history that names its hash.

    Only for holders of ``report.generate`` and, unless figures are as they were ``published``, of
    ``kpi.view_unsuppressed``; areas out of reach are left out. What is ``published`` goes out as it was settled:
    Unsettled while a sentence that names a small group waits for a decision.
    """
    policies.check_download(plan, by=by, on=on, published=published)
    if kind not in RENDERERS:
        raise Refusal(f"There is no exception report as {kind}.", remedy=f"Choose one of: {', '.join(RENDERERS)}.")
    report = exceptions.draft(
        plan, period=period, reader=by, on=on, capability=policies.CAPABILITY, published=published
    )
    if published:
        report = _settled(plan, report)
    content = RENDERERS[kind].render(report)
    made = File(
        _name(plan, period, kind, published=published),
        content,
        RENDERERS[kind].MEDIA_TYPE,
        hashlib.sha256(content).hexdigest(),
    )
    changes = {"period": [None, period.id], "kind": [None, kind], "sha256": [None, made.sha256]}
    if published:
        changes["edition"] = [None, "published"]
    with transaction.atomic():  # not around the drafting: nobody else can write meanwhile
        history.record("reporting.exception_report_downloaded", subject=plan, by=by, on=on, changes=changes)
    return made


def take_out_plan(*, plan: Plan, kind: str, by: Person, on: date) -> File:
    """The whole plan as a file (``docx`` or ``xlsx``) that is read back without loss, with a line of history.

    As for an exception report: its scorecard may hold small numbers as the plan wrote them. Areas out of reach are
    left out.
    """
    policies.check_download(plan, by=by, on=on)
    if kind not in PLAN_KINDS:
        raise Refusal(f"There is no plan as {kind}.", remedy=f"Choose one of: {', '.join(PLAN_KINDS)}.")
    areas = plans.areas_visible_to(by, on=on, capability=policies.CAPABILITY).filter(plan=plan)
    sheets = exporting.sheets(plan, areas, _evidence(by, on), on=on, by_area=kind == "docx")
    title = plan.title or plan.name
    if kind == "docx":
        content = plan_out.as_word(title, plan.name, plan.period, sheets, on=on, made_for=by.name)
    else:
        content = plan_out.as_excel(title, sheets, on=on)
    made = File(f"{_words(plan)}.{kind}", content, PLAN_KINDS[kind], hashlib.sha256(content).hexdigest())
    with transaction.atomic():
        changes = {"kind": [None, kind], "sha256": [None, made.sha256]}
        history.record("reporting.plan_downloaded", subject=plan, by=by, on=on, changes=changes)
    return made


def _evidence(by: Person, on: date) -> QuerySet[Evidence]:
    """The evidence that this person may open; none for a role without that right."""
    try:
        return plans.evidence_visible_to(by, on=on)
    except NotAllowed:
        return Evidence.objects.none()


def _words(plan: Plan) -> str:
    """The plan's name as part of the name of a file."""
    return re.sub(r"[^a-z0-9]+", "-", plan.name.lower())[:LONGEST_NAME].strip("-") or f"plan-{plan.pk}"


def _settled(plan: Plan, report: blocks.Report) -> blocks.Report:
    found = sentences.flagged(plan, report)
    sentences.check_settled(found)
    return sentences.settled(report, found)


def _name(plan: Plan, period: Month, kind: str, *, published: bool) -> str:
    """``exceptions-better-sooner-2026-10.docx``."""
    words = re.sub(r"[^a-z0-9]+", "-", plan.name.lower())[:LONGEST_NAME].strip("-")
    return f"exceptions-{words or plan.pk}-{period.id}{'-withheld' if published else ''}.{kind}"
