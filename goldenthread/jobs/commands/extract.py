"""``goldenthread extract load``: read an extract, print what became of every row, and stage its snapshot.

``extract load entered`` reads a CSV of figures that people enter in the same way: see ``entered_file``.
``extract watch`` reads unattended what lies in a folder: see ``watching``. ``extract check`` says what is wrong with a
file before it is handed over: see ``checking``. ``extract tidy`` erases daily loads that are old enough.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import json
import sys
from pathlib import Path
from typing import Any

from goldenthread.core.errors import Refusal
from goldenthread.files import archives, guard
from goldenthread.ingest.readers import READERS
from goldenthread.jobs import checking, entered_file, load_in_words, tidying, watching

QUESTIONS = 1
ENTERED = "entered"


def add(words: Any) -> None:
    extract = words.add_parser("extract", help="load an extract of children's records")
    steps = extract.add_subparsers(required=True, metavar="STEP")
    load = steps.add_parser("load", help="read a file, say what was rejected and why, and stage it for a second person")
    load.add_argument("kind", type=_kind, metavar="KIND", help=f"what the file is: {', '.join([*READERS, ENTERED])}")
    load.add_argument("file", type=Path, nargs="?", help="the file, or a folder of CSV files")
    load.add_argument(
        "--database", dest="source", metavar="NAME", help="in place of a file: a database of sources.toml"
    )
    load.add_argument("--as-at", type=_day, required=True, metavar="YYYY-MM-DD", help="the day the extract speaks of")
    load.add_argument("--dry-run", action="store_true", help="say what would happen, and keep nothing")
    load.add_argument("--json", action="store_true", help="print one JSON object")
    load.add_argument("--by", default="", metavar="EMAIL", help="who hands it in (in an example folder: the data team)")
    load.set_defaults(run=run, database=False)
    watching.add(steps, _kind)
    checking.add(steps, _kind, _day, _content)
    tidying.add(steps)


def run(options: argparse.Namespace) -> int:
    """0 when every row was kept, 1 when a person should look at rejected rows or warnings, 2 when refused."""
    from goldenthread.jobs import command

    if bool(options.file) == bool(options.source):
        raise Refusal("Name one file, or one database with --database.", remedy="Leave the other out.")
    if options.source:
        command.set_up(options.data)
        data, options.name = _from_database(options)
    else:
        data, options.name = _content(options.file)
    if options.kind == ENTERED:
        return entered_file.load(options, data, _person)
    guard.check(data, name=options.name, kinds=READERS[options.kind].files)
    command.set_up(options.data)
    report = _dry_run(options, data) if options.dry_run else _load(options, data)
    print(json.dumps(report, indent=2, ensure_ascii=False) if options.json else load_in_words.whole(report))
    rejected = any(each["rejected"] for each in report["lists"])
    return QUESTIONS if rejected or report["warnings"] else 0


def _dry_run(options: argparse.Namespace, data: bytes) -> dict[str, Any]:
    from django.utils import timezone

    from goldenthread.ingest import operations
    from goldenthread.jobs import database

    report = operations.dry_run(
        kind=options.kind, data=data, name=options.name, as_at=options.as_at, on=timezone.localdate(),
        compare=database.is_ready(),
    )  # fmt: skip
    return {"snapshot": None, **report}


def _load(options: argparse.Namespace, data: bytes) -> dict[str, Any]:
    from django.utils import timezone

    from goldenthread.ingest import operations, policies
    from goldenthread.ingest.errors import AlreadyLoaded, LoadRefused
    from goldenthread.ingest.models import Load
    from goldenthread.jobs import database

    database.prepare()
    on = timezone.localdate()
    said: list[dict[str, str]] = []
    by = _person(options.by, on)
    try:
        load = operations.start_load(
            kind=options.kind, data=data, name=options.name, as_at=options.as_at, by=by, on=on,
            later=False,
        )  # fmt: skip
    except AlreadyLoaded as same:
        load = operations.settle(load=same.load, on=on)
        said = [{"code": "already_loaded", "message": same.message, "remedy": same.remedy}]
        if policies.can_check_again(load, by=by, on=on):
            operations.check_again(load=load, version=load.version, by=by, on=on, later=False)
    if load.job is None:
        load = operations.check_load(load=load, on=on)
    if load.state == Load.State.CHECKING:
        raise LoadRefused("This file is being checked at this moment.", remedy="Look at it under Data loads.")
    if load.state == Load.State.REFUSED:
        raise LoadRefused(load.problem)
    report = dict(load.report)
    report["warnings"] = [*said, *report.get("warnings", [])]
    return {"snapshot": str(load.snapshot_id), "load": load.pk, "state": load.state, **report}


def _person(email: str, on: dt.date) -> Any:
    """Who hands the file in: the one named, or in an example folder the first who may. An example folder that has
    nobody yet gets its accounts first."""
    from django.conf import settings

    from goldenthread.accounts import policies
    from goldenthread.accounts.models import Person

    if settings.EXAMPLE and not Person.objects.exists():
        _add_example_people()
    if email:
        found = Person.objects.filter(email__iexact=email, is_active=True).first()
    else:
        people = Person.objects.filter(is_active=True, kind=Person.Kind.PERSON) if settings.EXAMPLE else []
        found = next((person for person in people if policies.can(person, "import.upload", on=on)), None)
    if found is None:
        raise Refusal(
            f"There is nobody called {email}." if email else "It is not said who hands this file in.",
            remedy="Name someone of the data team with --by EMAIL.",
        )
    return found


def _add_example_people() -> None:
    from goldenthread.example import fill
    from goldenthread.jobs.commands import example

    print("Making the example council's accounts.", file=sys.stderr, flush=True)
    fill.add_people(example.usual(), progress=lambda share, sentence: None)


def _content(path: Path) -> tuple[bytes, str]:
    """A file's bytes and name; of a folder, its CSV files packed into a zip in memory."""
    try:
        if path.is_dir():
            name = f"{path.resolve().name}.zip"
            return archives.zip_of(path, name), name
        return path.read_bytes(), path.name
    except OSError as problem:
        raise Refusal(
            f"The file {path} cannot be read.", remedy="Check the name and that you may open it."
        ) from problem


def _from_database(options: argparse.Namespace) -> tuple[bytes, str]:
    """The tables of a database as the file that would have come from it."""
    from django.conf import settings

    from goldenthread.records import sources

    module = READERS[options.kind].database
    if not module:
        able = ", ".join(kind for kind, reader in READERS.items() if reader.database)
        raise Refusal(
            f"The {options.kind} extract is read from files only.", remedy=f"From a database these are read: {able}."
        )
    source = sources.find(options.source, folder=settings.DATA)
    made: bytes = importlib.import_module(module).extract(source)
    return made, f"{options.kind}-{source.name}.zip"


def _kind(text: str) -> str:
    kind = text.replace("-", "_").lower()
    if kind not in (*READERS, ENTERED):
        known = ", ".join([*READERS, ENTERED])
        raise argparse.ArgumentTypeError(f"there is no extract called {text}; use one of: {known}")
    return kind


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError("write the as-at date as YYYY-MM-DD, for example 2026-05-31") from problem
