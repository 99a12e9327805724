"""``goldenthread plan earlier`` and ``plan newer``: another document of a plan held against it, and taken in if asked.

Without ``--store`` nothing is kept: both print what a page would show before anybody presses its button.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goldenthread.core.errors import Refusal
from goldenthread.plans.reading import safely, show
from goldenthread.plans.reading.model import Reading

if TYPE_CHECKING:
    from goldenthread.accounts.models import Person
    from goldenthread.plans.comparing import Change, Comparison
    from goldenthread.plans.earlier import Comparison as Held
    from goldenthread.plans.models import Plan, PlanDocument

DONE, QUESTIONS = 0, 1


def add(what: Any, content: Callable[[Path], bytes], whose: Callable[..., Person]) -> None:
    """The words of both; ``content`` gives a file's bytes, ``whose`` the person of an address."""
    earlier = what.add_parser("earlier", help="which dates of a plan moved since an earlier document of it")
    newer = what.add_parser("newer", help="what a newer version of its document says otherwise than a plan")
    for each in (earlier, newer):
        each.add_argument("file", type=Path, help="a document that is read here")
        each.add_argument("--plan", required=True, metavar="PLAN", help="its number or its name")
        each.add_argument("--store", action="store_true", help="take it in; otherwise nothing is kept")
        each.add_argument("--as", dest="email", metavar="EMAIL", help="who does it; not needed if only one may")
        each.add_argument("--json", action="store_true", help="print one JSON object")
        each.set_defaults(content=content, whose=whose)
    earlier.add_argument("--dated", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the document's day")
    earlier.set_defaults(run=run_earlier)
    newer.add_argument("--accept-proposals", action="store_true", help="answer every question as proposed")
    newer.add_argument("--close-dropped", action="store_true", help="close actions that it no longer has")
    newer.add_argument("--agreed-by", default="", metavar="NAME", help="who agreed to new dates after sign-off")
    newer.set_defaults(run=run_newer)


def run_earlier(options: argparse.Namespace) -> int:
    """Print what moved; with ``--store`` write it into the log of moved dates."""
    plan, by, on = _begin(options)
    if options.store and options.dated is None:
        raise Refusal("The document's day is missing.", remedy="Say it: --dated 2026-07-14.")
    from goldenthread.plans import earlier, operations

    reading = _read(options)
    held = earlier.compare(plan, reading)
    if options.store:
        operations.bring_earlier(
            plan=plan, version=plan.version, reading=reading, name=options.file.name[:200], dated_on=options.dated,
            by=by, on=on,
        )  # fmt: skip
    _print(options, _earlier_as_json(held), [*_earlier_lines(held), _ended(options.store)])
    return DONE


def run_newer(options: argparse.Namespace) -> int:
    """Print the changes; with ``--store`` take all of them over. 1, and nothing taken, while it holds questions."""
    plan, by, on = _begin(options)
    from goldenthread.plans import documents

    document = _kept(options, plan, by, on) if options.store else documents.trial(_read(options), plan)
    if not options.store and options.accept_proposals:
        documents.accept(document)
    if document.questions_open:
        print(show.as_text(documents.settled(document)))
        print("Nothing is taken over. Answer on the site, or add --accept-proposals.")
        return QUESTIONS
    found = documents.compared(document)
    if options.store:
        _take(options, document, found, by, on)
    _print(options, _newer_as_json(found), [*_newer_lines(found), _ended(options.store)])
    return DONE


def _begin(options: argparse.Namespace) -> tuple[Plan, Person, date]:
    from django.utils import timezone

    from goldenthread.jobs import chosen, database
    from goldenthread.plans import policies

    database.prepare()
    on = timezone.localdate()
    by = options.whose(options.email, on=on)
    plan = chosen.plan(options.plan)
    policies.check_edit_plan(plan, by=by, on=on)
    return plan, by, on


def _read(options: argparse.Namespace) -> Reading:
    return safely.read(options.content(options.file), name=options.file.name)


def _kept(options: argparse.Namespace, plan: Plan, by: Person, on: date) -> PlanDocument:
    from goldenthread.plans import operations

    kept = operations.keep_document(
        data=options.content(options.file), file_name=options.file.name, plan_name=plan.name, unit=plan.unit, by=by,
        on=on, renews=plan,
    )  # fmt: skip
    document = operations.read_document(document=kept, by=by, on=on)
    if document.questions_open and options.accept_proposals:
        document = operations.accept_all_proposals(document=document, version=document.version, by=by, on=on)
    return document


def _take(options: argparse.Namespace, document: PlanDocument, found: Comparison, by: Person, on: date) -> None:
    from goldenthread.plans import operations

    operations.take_version(
        document=document, version=document.version, seen=found.seen, agreed_by=options.agreed_by, by=by, on=on,
        choices={each.key: _choice(each, options, document) for each in found.changes},
    )  # fmt: skip


def _choice(change: Change, options: argparse.Namespace, document: PlanDocument) -> str:
    from goldenthread.plans.comparing import Kind
    from goldenthread.plans.operations.renewing import CLOSE, KEEP, LEAVE, TAKE

    if change.kind == Kind.DROPPED:
        return CLOSE if options.close_dropped else KEEP
    return LEAVE if change.is_locked and document.renews.signed_off_on else TAKE


def _print(options: argparse.Namespace, made: dict[str, Any], lines: list[str]) -> None:
    stored = {"stored": options.store}
    print(json.dumps(made | stored, indent=1, ensure_ascii=False) if options.json else "\n".join(lines))


def _ended(stored: bool) -> str:
    return "This is stored now." if stored else "Nothing is stored. Add --store to take it in."


def _earlier_lines(held: Held) -> list[str]:
    moved = [
        f"  {each.action}\n    {each.before.raw or 'no date'} → {each.after[1] or 'no date'}"
        for each in held.found
        if each.has_moved
    ]
    doubts = [f"  “{each.text}”\n    is now “{each.action.text}”" for each in held.found if each.likeness < 1]
    lost = [f"  {each.text}" for each in held.lost]
    parts = (("Dates that moved", moved), ("The same action in other words", doubts), ("Not in the plan", lost))
    told = [line for title, rows in parts if rows for line in (f"{title} ({len(rows)})", *rows, "")]
    return [held.sentence, "", *told]


def _earlier_as_json(held: Held) -> dict[str, Any]:
    found = [
        {
            "text": each.text, "action": each.action.pk, "now": each.action.text, "likeness": round(each.likeness, 2),
            "before": each.before.raw, "after": each.after[1], "moved": each.has_moved,
        }
        for each in held.found
    ]  # fmt: skip
    counts = {"comparable": held.comparable, "moved": held.moved, "later": held.later}
    return {**counts, "found": found, "lost": [each.text for each in held.lost]}


def _newer_lines(found: Comparison) -> list[str]:
    from goldenthread.plans.comparing import Kind

    lines = []
    for kind in Kind:
        changes = found.of(kind)
        rows = [line for each in changes for line in _change_lines(each)]
        lines += [f"{kind.label} ({len(changes)})", *rows, ""] if changes else []
    return lines or ["This version says nothing that the plan does not say already."]


def _change_lines(change: Change) -> list[str]:
    where = f"{change.area}: " if change.area and change.area != change.title else ""
    both = [f"    {change.before or '–'} → {change.after or '–'}"] if change.before or change.after else []
    return [f"  {where}{change.title}", *both]


def _newer_as_json(found: Comparison) -> dict[str, Any]:
    names = ("key", "kind", "area", "title", "before", "after", "name")
    changes = [{name: str(getattr(each, name)) for name in names} for each in found.changes]
    return {"changes": changes, "same": found.same, "kept_here": found.kept_here}
