"""``goldenthread extract watch``: one pass over a folder; a scheduler calls it every few minutes."""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from goldenthread.core.errors import Refusal
from goldenthread.work import turns

DONE, QUESTIONS = 0, 1
SETTLE = 10  # seconds


def add(steps: Any, kind: Callable[[str], str]) -> None:
    watch = steps.add_parser("watch", help="load what lies complete in a folder, once; meant for a scheduler")
    watch.add_argument("folder", type=Path, help="the folder that the files are put into")
    watch.add_argument("--kind", type=kind, required=True, help="what the files are, such as nightly")
    watch.add_argument("--by", required=True, metavar="EMAIL", help="the service account that hands them in")
    watch.add_argument(
        "--settle", type=_seconds, default=SETTLE, metavar="SECONDS",
        help=f"how long a file must stand still to be complete ({SETTLE})",
    )  # fmt: skip
    watch.add_argument("--json", action="store_true", help="print one JSON object")
    watch.set_defaults(run=run, database=True)


def run(options: argparse.Namespace) -> int:
    """0 when every file went live or was known, 1 when one was held or refused, 2 when the folder cannot be watched."""
    from django.conf import settings
    from django.utils import timezone

    from goldenthread.ingest import inbox
    from goldenthread.jobs import database

    database.prepare()
    on = timezone.localdate()
    by, folder = _service(options.by), inbox.prepare(options.folder)
    with turns.turn(settings.DATA.room("watching") / lock_name(options.kind, folder)) as is_ours:
        if not is_ours:
            print("Another pass over this folder is under way, so nothing was done.")
            return DONE
        return _pass(options, folder, by, on)


def lock_name(kind: str, folder: Path) -> str:
    """The name of the file whose lock keeps two passes over one folder apart."""
    return hashlib.sha256(f"{kind} {folder}".encode(errors="surrogateescape")).hexdigest()[:16]


def _pass(options: argparse.Namespace, folder: Path, by: Any, on: date) -> int:
    from django.utils import timezone

    from goldenthread.ingest import inbox, watching

    first = inbox.look(folder)
    if first:
        time.sleep(options.settle)
    complete, waiting = inbox.settled(first, inbox.look(folder))
    found = watching.look_through(
        kind=options.kind, folder=folder, complete=complete, waiting=waiting, by=by, on=on, at=timezone.now()
    )
    read = {arrival.name for arrival in found}
    changed = [file.name for file in complete if file.name not in read]
    report = {"files": [_plain(arrival) for arrival in found], "waiting": [*waiting, *changed]}
    print(json.dumps(report, indent=2, ensure_ascii=False) if options.json else _in_words(report))
    asks = (watching.Outcome.HELD, watching.Outcome.REFUSED)
    return QUESTIONS if any(arrival.outcome in asks for arrival in found) else DONE


def _service(email: str) -> Any:
    from goldenthread.accounts.models import Person

    found = Person.objects.filter(email__iexact=email, is_active=True).first()
    if found is None:
        raise Refusal(
            f"There is nobody called {email}.",
            remedy="Add a service account under People, give it the role Service account, and name its address.",
        )
    return found


def _plain(arrival: Any) -> dict[str, Any]:
    return {
        "name": arrival.name, "outcome": str(arrival.outcome), "reason": arrival.reason, "load": arrival.load_id,
    }  # fmt: skip


def _in_words(report: dict[str, Any]) -> str:
    lines = [f"{each['name']}: {_SAID[each['outcome']]}. {each['reason']}".strip() for each in report["files"]]
    lines += [f"{name}: still being written; left for the next pass." for name in report["waiting"]]
    return "\n".join(lines) or "Nothing to load."


_SAID = {
    "live": "live", "held": "held, what was live before stays", "known": "already loaded", "refused": "refused",
}  # fmt: skip


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError("write a number of seconds, for example 10") from problem
    if not 0 <= seconds <= 600:
        raise argparse.ArgumentTypeError("between 0 and 600 seconds")
    return seconds
