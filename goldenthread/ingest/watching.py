"""One pass over a watched folder: each complete file is loaded unattended, moved away, and what became of it kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.core.errors import Refusal
from goldenthread.ingest import inbox, policies, unattended
from goldenthread.ingest.errors import AlreadyLoaded
from goldenthread.ingest.models import Arrival, Load, Watch

Outcome = Arrival.Outcome


def look_through(
    *, kind: str, folder: Path, complete: Sequence[inbox.Found], waiting: Sequence[str], by: Person, on: date,
    at: datetime,
) -> list[Arrival]:  # fmt: skip
    """Load the complete files of a folder in turn and give what became of each; ``waiting`` names the others.

    ``at`` is the moment of the pass. Refusal when the account may not load unattended, or a file cannot be moved away;
    the folder's page says so then.
    """
    policies.check_can_load_unattended(by, on=on)
    watch = _note_pass(kind, folder, waiting, by, on, at)
    found = []
    for file in complete:
        try:
            found.append(_pick_up(watch, file, by, on, at))
        except inbox.StillWritten:
            watch.waiting = [*watch.waiting, file.name]
            watch.save(update_fields=["waiting"])
        except OSError as problem:
            raise _stuck(watch, file) from problem
    return found


@transaction.atomic
def _note_pass(kind: str, folder: Path, waiting: Sequence[str], by: Person, on: date, at: datetime) -> Watch:
    """The folder's row as of this pass. Only its first pass is history: one every few minutes would drown the rest."""
    values = {"by": by, "looked_at": at, "waiting": list(waiting), "problem": ""}
    watch, is_new = Watch.objects.update_or_create(kind=kind, folder=str(folder), defaults=values)
    if is_new:
        history.record("ingest.watch_began", subject=watch, by=by, on=on, detail=str(folder))
    return watch


def _stuck(watch: Watch, file: inbox.Found) -> Refusal:
    watch.problem = f"“{file.name}” cannot be read, or cannot be moved away."
    watch.save(update_fields=["problem"])
    return Refusal(watch.problem, remedy="Let the account that runs this command read and move the files there.")


def _pick_up(watch: Watch, file: inbox.Found, by: Person, on: date, at: datetime) -> Arrival:
    arrival = Arrival(watch=watch, name=file.name, arrived_at=at)
    try:
        arrival.load = unattended.load(
            kind=watch.kind, data=inbox.content(file), name=file.name, as_at=inbox.named_day(file.name), by=by, on=on
        )  # fmt: skip
        arrival.outcome, arrival.reason = _outcome(arrival.load)
    except AlreadyLoaded as same:
        arrival.load, arrival.outcome, arrival.reason = same.load, Outcome.KNOWN, same.message
    except Refusal as refusal:
        arrival.outcome, arrival.reason = Outcome.REFUSED, str(refusal)
    _keep(arrival, by, on)
    _move(file, arrival)
    return arrival


def _outcome(load: Load) -> tuple[str, str]:
    if load.state == Load.State.LIVE:
        return str(Outcome.LIVE), ""
    if load.state == Load.State.HELD:
        return str(Outcome.HELD), " ".join(each["message"] for each in load.second_look)
    return str(Outcome.KNOWN if load.same_as_id else Outcome.REFUSED), load.problem


@transaction.atomic
def _keep(arrival: Arrival, by: Person, on: date) -> None:
    """Kept before the file is moved: a pass that is cut off in between finds the file again and knows it."""
    arrival.save()
    changes = {"outcome": [None, arrival.outcome]}
    history.record("ingest.file_arrived", subject=arrival, by=by, on=on, detail=arrival.name, changes=changes)


def _move(file: inbox.Found, arrival: Arrival) -> None:
    if arrival.outcome == Outcome.REFUSED:
        inbox.move(file, inbox.REFUSED, f"{arrival.name} was not loaded.\n\n{arrival.reason}")
    else:
        inbox.move(file, inbox.DONE)
