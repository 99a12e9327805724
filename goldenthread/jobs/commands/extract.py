"""``goldenthread extract load``: read an extract, print what became of every row, and stage its snapshot."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path
from typing import Any

from goldenthread.core.errors import Refusal
from goldenthread.files import guard

QUESTIONS = 1


def add(words: Any) -> None:
    extract = words.add_parser("extract", help="load an extract of children's records")
    steps = extract.add_subparsers(required=True, metavar="STEP")
    load = steps.add_parser("load", help="read a file, say what was rejected and why, and stage it for a second person")
    load.add_argument("kind", choices=["annex_a", "annex-a"], help="what the file is")
    load.add_argument("file", type=Path)
    load.add_argument("--as-at", type=_day, required=True, metavar="YYYY-MM-DD", help="the day the extract speaks of")
    load.add_argument("--dry-run", action="store_true", help="say what would happen, and keep nothing")
    load.add_argument("--json", action="store_true", help="print one JSON object")
    load.add_argument("--by", default="", metavar="EMAIL", help="who hands it in (in an example folder: the data team)")
    load.set_defaults(run=run, database=False)


def run(options: argparse.Namespace) -> int:
    """0 when every row was kept, 1 when a person should look at rejected rows or warnings, 2 when refused."""
    data = _content(options.file)
    guard.check(data, name=options.file.name, kinds=("xlsx",))
    from goldenthread.jobs import command

    command.set_up(options.data)
    report = _dry_run(options, data) if options.dry_run else _load(options, data)
    print(json.dumps(report, indent=2, ensure_ascii=False) if options.json else _in_words(report))
    rejected = any(each["rejected"] for each in report["lists"])
    return QUESTIONS if rejected or report["warnings"] else 0


def _dry_run(options: argparse.Namespace, data: bytes) -> dict[str, Any]:
    from django.utils import timezone

    from goldenthread.ingest import operations

    report = operations.dry_run(data=data, name=options.file.name, as_at=options.as_at, on=timezone.localdate())
    return {"snapshot": None, **report}


def _load(options: argparse.Namespace, data: bytes) -> dict[str, Any]:
    from django.utils import timezone

    from goldenthread.ingest import operations
    from goldenthread.ingest.errors import AlreadyLoaded, LoadRefused
    from goldenthread.ingest.models import Load
    from goldenthread.jobs import database

    database.prepare()
    on = timezone.localdate()
    said: list[dict[str, str]] = []
    try:
        load = operations.start_load(
            kind=str(Load.Kind.ANNEX_A), data=data, name=options.file.name, as_at=options.as_at,
            by=_person(options.by, on), on=on, later=False,
        )  # fmt: skip
        load = operations.check_load(load=load, on=on)
    except AlreadyLoaded as same:
        load = same.load
        said = [{"code": "already_loaded", "message": same.message, "remedy": same.remedy}]
    if load.state == Load.State.REFUSED:
        raise LoadRefused(load.problem)
    report = dict(load.report)
    report["warnings"] = [*said, *report.get("warnings", [])]
    return {"snapshot": str(load.snapshot_id), "load": load.pk, "state": load.state, **report}


def _person(email: str, on: dt.date) -> Any:
    """Who hands the file in: the one named, or in an example folder the first who may."""
    from django.conf import settings

    from goldenthread.accounts import policies
    from goldenthread.accounts.models import Person

    if email:
        found = Person.objects.filter(email__iexact=email, is_active=True).first()
    else:
        people = Person.objects.filter(is_active=True) if settings.EXAMPLE else []
        found = next((person for person in people if policies.can(person, "import.upload", on=on)), None)
    if found is None:
        raise Refusal(
            f"There is nobody called {email}." if email else "It is not said who hands this file in.",
            remedy="Name someone of the data team with --by EMAIL.",
        )
    return found


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise Refusal(
            f"The file {path} cannot be read.", remedy="Check the name and that you may open it."
        ) from problem


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError("write the as-at date as YYYY-MM-DD, for example 2026-05-31") from problem


def _in_words(report: dict[str, Any]) -> str:
    lines = [f"Snapshot: {report['snapshot'] or 'none (dry run)'}"]
    for each in report["lists"]:
        kept = f"{each['rows_kept']:,} of {each['rows_read']:,} rows kept"
        lines.append(f"{each['name']} (sheet {each['sheet']}): {kept}, {each['rows_rejected']:,} rejected")
        lines += [
            f"  sheet {row['sheet']}, row {row['row']}, column {row['column']} ({row['value']}): {row['reason']}. "
            f"{row['remedy']}"
            for row in each["rejected"]
        ]
    lines += [f"{warning['message']} {warning['remedy']}" for warning in report["warnings"]]
    return "\n".join(lines)
