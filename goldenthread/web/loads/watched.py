"""Watched folders: does the nightly load arrive, and is what is known of today of today?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldenthread.ingest import queries, tolerances
from goldenthread.ingest.models import Arrival, Watch
from goldenthread.records import snapshots
from goldenthread.records.models import Snapshot
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.templatetags import words

LOOK = "import.make_live"
TRAIL = [("Data loads", "/loads/")]
# A scheduler that calls every few minutes and has not for a day has stopped.
SILENT = timedelta(days=1)
SHOWN = 1_000


@dataclass(frozen=True)
class Folder:
    """One watched folder, what is live of its return, and whether the scheduler has stopped calling."""

    watch: Watch
    live: Snapshot | None
    is_silent: bool


@page(LOOK)
def watched(request: Asking) -> HttpResponse:
    """The folders and what came out of them."""
    folders = [_folder(watch, request.on) for watch in queries.watches()]
    table = tables.Table(queries.arrivals()[:SHOWN], _COLUMNS, request.GET, filters=_FILTERS, sort="-at", noun="file")
    context = {
        "folders": folders, "table": table, "tolerances": tolerances.STATED, "trail": TRAIL,
        "answer": answer(folders),
    }  # fmt: skip
    return render(request, "web/loads/watched.html", context)


def answer(folders: list[Folder]) -> str:
    """The page in one sentence."""
    if not folders:
        return "No folder is watched yet."
    faults = sum(bool(folder.watch.problem) or folder.is_silent for folder in folders)
    if faults:
        return f"{faults} of {len(folders)} watched folders {'needs' if faults == 1 else 'need'} a look."
    return (
        "One folder is watched, and it is looked at." if len(folders) == 1 else f"{len(folders)} folders are watched."
    )


def _folder(watch: Watch, on: date) -> Folder:
    looked_on = timezone.localdate(watch.looked_at)
    return Folder(watch, snapshots.latest_live(watch.kind), on - looked_on > SILENT)


def _load(arrival: Arrival) -> str:
    return reverse("load", args=[arrival.load_id]) if arrival.load_id else ""


_COLUMNS = (
    tables.Column("name", "File", lambda arrival: arrival.name, link=_load),
    tables.Column("outcome", "What became of it", lambda arrival: arrival.get_outcome_display()),
    tables.Column("reason", "Why", lambda arrival: arrival.reason, can_sort=False),
    tables.Column("kind", "Return", lambda arrival: arrival.watch.get_kind_display()),
    tables.Column(
        "at", "Picked up", lambda arrival: words.moment(arrival.arrived_at),
        order=lambda arrival: (arrival.arrived_at, arrival.pk),
    ),
)  # fmt: skip
_FILTERS = (
    tables.Filter("outcome", "What became of it", lambda arrival: arrival.outcome, words=dict(Arrival.Outcome.choices)),
    tables.Filter("kind", "Return", lambda arrival: arrival.watch.get_kind_display()),
)
