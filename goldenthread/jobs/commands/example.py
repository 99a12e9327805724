"""``goldenthread example``: fills the made-up council here, or writes its 24 workbooks."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from pathlib import Path
from typing import Any

NUMBER = 7


def add(words: Any) -> None:
    command = words.add_parser("example", help="fill the example council, or write its workbooks")
    command.add_argument("--number", type=int, default=NUMBER, help="another number gives another council")
    command.add_argument("--until", metavar="YYYY-MM", help="its last month; the last full one unless said")
    command.add_argument("--workbooks", type=Path, metavar="FOLDER", help="write 24 Annex A workbooks there instead")
    command.add_argument("--dataset", type=Path, metavar="FOLDER", help="write its Standard Safeguarding Dataset there")
    command.set_defaults(run=run, database=False)


def run(options: argparse.Namespace) -> int:
    """``--workbooks`` and ``--dataset`` need no data folder; filling opens, or makes, an example one."""
    if options.dataset:
        return write_dataset(options.dataset, options.number, options.until)
    if options.workbooks:
        return write_workbooks(options.workbooks, options.number, options.until)
    from goldenthread.files import folder
    from goldenthread.jobs import command

    folder.prepare(options.data, "example")
    command.set_up(options.data)
    return fill_here(options.number, options.until)


def fill_here(number: int, until: str | None) -> int:
    """Fill the council in the foreground, each step on a line of its own."""
    from goldenthread.example import fill
    from goldenthread.jobs import database

    database.prepare()
    today, standing = _today(), fill.begun()
    month = standing.until if standing and until is None else _month(until, today)
    fill.fill(fill.Recipe(number, month, today), progress=_print)
    print(sign_ins())
    return 0


def write_dataset(place: Path, number: int, until: str | None) -> int:
    """One zip of CSV files that holds six years up to the last month's end."""
    from goldenthread.example import dataset, journeys

    last = _month(until, datetime.now().astimezone().date())
    place.mkdir(parents=True, exist_ok=True)
    path = place / dataset.name(last.last_day)
    dataset.write(journeys.build(number, last), last.last_day, path)
    print(path)
    return 0


def write_workbooks(place: Path, number: int, until: str | None) -> int:
    """24 workbooks, one for each month-end, oldest first."""
    from goldenthread.core.periods import months_ending
    from goldenthread.example import journeys, workbooks

    last = _month(until, datetime.now().astimezone().date())
    place.mkdir(parents=True, exist_ok=True)
    council = journeys.build(number, last)
    for count, month in enumerate(months := months_ending(last, 24), start=1):
        path = place / workbooks.name(month.last_day)
        workbooks.write(council, month.last_day, path)
        print(f"{count:2d} of {len(months)}  {path}", flush=True)
    return 0


def begin() -> None:
    """Called when an example folder is served: ask for the filling once, while the council is empty or half filled."""
    from django.conf import settings

    from goldenthread.example import fill, long_work, people
    from goldenthread.work import registry
    from goldenthread.work.models import Job

    if fill.is_filled():
        people.readmit_inspector(on=_today())
        return
    waiting = Job.objects.filter(kind=long_work.KIND, state=Job.State.QUEUED).exists()
    if settings.EXAMPLE and not waiting and not fill.is_under_way():
        recipe = usual()
        registry.ask(
            long_work.KIND, title="Filling the example council", number=recipe.number, until=recipe.until.id,
            on=recipe.on.isoformat(),
        )  # fmt: skip


def usual() -> Any:
    """What the council here was begun with, or the recipe that a new one is begun with."""
    from goldenthread.example import fill

    today = _today()
    return fill.begun() or fill.Recipe(NUMBER, _month(None, today), today)


def sign_ins() -> str:
    """The example accounts, one to a line, and their password."""
    from django.conf import settings

    from goldenthread.accounts import policies
    from goldenthread.example import organisation, people

    recipe = usual()
    every = organisation.accounts(people.staff(recipe.number, recipe.until))
    accounts = [account for account in every if account.role != policies.SERVICE]
    width = max(len(account.title) for account in accounts)
    lines = [f"  {account.title:{width}}  {people.email(account.username)}" for account in accounts]
    return "\n".join(["Sign in as one of these:", *lines, f"Password of all of them: {settings.EXAMPLE_PASSWORD}"])


def _print(share: float, sentence: str) -> None:
    print(f"{share:4.0%}  {sentence}", flush=True)


def _today() -> date:
    from django.utils import timezone

    return timezone.localdate()


def _month(text: str | None, today: date) -> Any:
    """The month asked for, or the last full one; Refusal when it is no month or not over yet."""
    from goldenthread.core.errors import Refusal
    from goldenthread.core.periods import Month, last_full_month

    latest = last_full_month(today)
    try:
        month = Month.parse(text) if text else latest
    except ValueError as error:
        raise Refusal(f"“{text}” is not a month.", remedy="Write it as 2026-10.") from error
    if month > latest:
        raise Refusal(f"{month.label} is not over yet.", remedy=f"Choose {latest.label} or earlier.")
    return month
