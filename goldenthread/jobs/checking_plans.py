"""``goldenthread plan check PLAN --against PLAN``: what is wrong with a plan, and where plans contradict each other.

PLAN is a document, or the number or the name of a plan that is stored here. Nothing is kept.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from goldenthread.core.errors import Refusal
from goldenthread.files import folder
from goldenthread.plans.checking import contradictions, from_reading, quality
from goldenthread.plans.checking.codes import CODES
from goldenthread.plans.checking.finding import Contradiction, Finding
from goldenthread.plans.checking.ours import NOTHING, Ours
from goldenthread.plans.checking.settings import USUAL, Settings
from goldenthread.plans.checking.view import PlanView
from goldenthread.plans.reading import safely

NONE, FOUND = 0, 1


def add(what: Any, content: Callable[[Path], bytes]) -> None:
    """The words of the command; ``content`` gives a file's bytes."""
    check = what.add_parser("check", help="say what is wrong with a plan, or where plans contradict each other")
    check.add_argument("plan", metavar="PLAN", help="a document, or the number or name of a stored plan")
    check.add_argument("--against", metavar="PLAN", action="append", default=[], help="another; may be said again")
    check.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="as seen on that day, not today")
    check.add_argument("--json", action="store_true", help="print one JSON object")
    check.set_defaults(run=run, database=False, content=content)


def run(options: argparse.Namespace) -> int:
    """0 when nothing is found, 1 when something is, 2 when refused. Without ``--against`` one plan is checked alone."""
    on = options.on or datetime.now().astimezone().date()
    plan, *others = _told_apart([_view(name, options) for name in (options.plan, *options.against)])
    found = [] if others else quality.check(plan, on=on, settings=_settings(plan, on))
    against = _against(plan, others, on)
    print(_as_json(plan, others, found, against) if options.json else _as_text(found, against), end="")
    return FOUND if found or against else NONE


def _against(plan: PlanView, others: Sequence[PlanView], on: date) -> list[Contradiction]:
    """Within each and between the first and the others; a contradiction of one other with itself counts as well."""
    held = _held([plan, *others])
    found = contradictions.of(plan, others, on=on, held=held)
    for other in others:
        found += contradictions.of(other, on=on, held=held)
    unique = {each.key: each for each in found}
    return sorted(unique.values(), key=lambda each: each.code)


def _held(plans: Sequence[PlanView]) -> Ours:
    """Our own figures, where one of the plans is stored here; documents alone need no database."""
    if all(plan.is_document for plan in plans):
        return NOTHING
    from goldenthread.plans.checking import from_measures

    return from_measures.of(plans)


def _told_apart(plans: Sequence[PlanView]) -> list[PlanView]:
    """Two documents of one name are called by where they lie."""
    names = [plan.name for plan in plans]
    return [
        replace(plan, name=plan.key.removeprefix("document:"))
        if names.count(plan.name) > 1 and plan.is_document
        else plan
        for plan in plans
    ]


def _settings(plan: PlanView, on: date) -> Settings:
    """A stored plan is judged by the council's own numbers, a document by what is usual."""
    if plan.is_document:
        return USUAL
    from goldenthread.plans.checking import standing

    return standing.settings_on(on)


def _view(name: str, options: argparse.Namespace) -> PlanView:
    path = Path(name)
    if path.suffix and path.exists():
        view = from_reading.of_reading(safely.read(options.content(path), name=path.name))
        return replace(view, key=f"document:{path.resolve()}")
    if not (options.data / folder.MARK).exists():
        raise Refusal(f"{name} is neither a file nor a plan stored here.", remedy="Check the name.")
    return _stored(name, options)


def _stored(name: str, options: argparse.Namespace) -> PlanView:
    from goldenthread.jobs import chosen, command, database

    command.set_up(options.data)
    database.prepare()
    from goldenthread.plans.checking import from_plan
    from goldenthread.plans.models import Plan

    found = list(Plan.objects.filter(pk=int(name)) if name.isdecimal() else Plan.objects.filter(name__iexact=name))
    if len(found) != 1:
        many = "No plan is" if not found else f"{len(found)} plans are"
        no_file = ", and there is no such file" if Path(name).suffix else ""
        raise Refusal(f"{many} called {name}{no_file}.", remedy=f"Say the number of one of: {chosen.stored_plans()}.")
    return from_plan.whole(found[0])


def _as_json(
    plan: PlanView, others: Sequence[PlanView], found: Sequence[Finding], against: Sequence[Contradiction]
) -> str:
    made = {
        "plan": plan.name, "against": [other.name for other in others],
        "findings": [each.as_json() for each in found], "contradictions": [each.as_json() for each in against],
    }  # fmt: skip
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def _as_text(found: Sequence[Finding], against: Sequence[Contradiction]) -> str:
    lines = [line for code, those in groupby(found, key=lambda each: each.code) for line in _findings(code, [*those])]
    lines += [line for code, those in groupby(against, key=lambda e: e.code) for line in _contradicting(code, [*those])]
    return "\n".join([*lines, ""]) if lines else "Nothing was found.\n"


def _findings(code: str, those: Sequence[Finding]) -> list[str]:
    rows = [f"  {f'{each.area}: ' if each.area else ''}{each.place}\n    {each.reason}" for each in those]
    return [_heading(code, len(those)), *rows, f"  > {CODES[code].remedy}", ""]


def _contradicting(code: str, those: Sequence[Contradiction]) -> list[str]:
    rows = []
    for each in those:
        rows.append(f"  {f'{each.area}: ' if each.area else ''}{each.subject}\n    {each.reason}")
        rows += [f"    {side.plan} ({side.place}): {side.says}" for side in (each.left, each.right)]
    return [_heading(code, len(those)), *rows, f"  > {CODES[code].remedy}", ""]


def _heading(code: str, many: int) -> str:
    return f"{code} {CODES[code].title} ({many})"
