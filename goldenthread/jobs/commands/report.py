"""``goldenthread report exceptions PLAN --period 2026-10 --out FILE.docx --as EMAIL``: a report as a file."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from goldenthread.core import periods
from goldenthread.core.errors import Refusal


def add(words: Any) -> None:
    command = words.add_parser("report", help="make a report as a file")
    what = command.add_subparsers(required=True, metavar="exceptions")
    made = what.add_parser("exceptions", help="the exception report of a plan at a month")
    made.add_argument("plan", metavar="PLAN", help="its number or its name")
    made.add_argument("--period", metavar="2026-10", help="the last full month unless said")
    made.add_argument("--out", type=Path, required=True, metavar="FILE", help="ends in .docx or .html")
    made.add_argument("--as", dest="reader", required=True, metavar="EMAIL", help="who makes it; kept in history")
    made.add_argument("--on", type=date.fromisoformat, metavar="2026-11-20", help="as it stands that day; today")
    made.set_defaults(run=exceptions)


def exceptions(options: argparse.Namespace) -> int:
    """Write the file and say its hash. Nothing is written when the person may not have it."""
    from goldenthread.reporting import operations

    on = options.on or _today()
    kind = options.out.suffix.removeprefix(".").lower()
    made = operations.take_out_exceptions(
        plan=_plan(options.plan), period=_month(options.period, on), kind=kind, by=_person(options.reader), on=on
    )
    _write(options.out, made.content)
    print(f"{options.out}  {len(made.content):,} bytes  sha256 {made.sha256}")
    return 0


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        remedy = "Choose a folder that exists and that you may write to."
        raise Refusal(f"{path} could not be written: {error.strerror}.", remedy=remedy) from error


def _plan(text: str) -> Any:
    from goldenthread.plans.models import Plan

    found = list(Plan.objects.filter(name__iexact=text)[:2])
    if not found and _is_id(text):
        found = list(Plan.objects.filter(pk=int(text)))
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal(f"More than one plan is called {text}.", remedy="Give its number instead.")
    names = ", ".join(f"{plan.pk} {plan.name}" for plan in Plan.objects.order_by("pk")[:20])
    raise Refusal(f"There is no plan {text}.", remedy=f"Choose one of: {names or 'none, for no plan is stored yet'}.")


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _person(email: str) -> Any:
    from goldenthread.accounts.models import Person

    person = Person.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise Refusal(f"Nobody signs in as {email}.", remedy="Name the person by the address they sign in with.")
    return person


def _month(text: str | None, on: date) -> periods.Month:
    if not text:
        return periods.last_full_month(on)
    try:
        return periods.Month.parse(text)
    except ValueError as error:
        raise Refusal(f"{text} is not a month.", remedy="Write it as 2026-10.") from error


def _today() -> date:
    """The command line is where the day is read; everything below is told it."""
    from django.utils import timezone

    return timezone.localdate()
