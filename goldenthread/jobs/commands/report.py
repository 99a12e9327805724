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
    from goldenthread.jobs import chosen
    from goldenthread.reporting import operations

    on = options.on or _today()
    kind = options.out.suffix.removeprefix(".").lower()
    made = operations.take_out_exceptions(
        plan=chosen.plan(options.plan),
        period=_month(options.period, on),
        kind=kind,
        by=chosen.person(options.reader),
        on=on,
    )
    chosen.write(options.out, made.content)
    print(f"{options.out}  {len(made.content):,} bytes  sha256 {made.sha256}")
    return 0


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
