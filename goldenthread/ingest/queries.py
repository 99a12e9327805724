"""Questions about loads: what stands, what was there before, whether it is the same again."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from goldenthread.accounts.models import Person
from goldenthread.ingest.models import Load
from goldenthread.ingest.second_look import Standing
from goldenthread.records import snapshots
from goldenthread.records.models import SealedFile, Snapshot

SHOWN = 24  # live snapshots in the list: two years of month-ends
_OVER = (Load.State.WITHDRAWN, Load.State.REFUSED)


def all_loads() -> QuerySet[Load]:
    """Every load, the newest day first, with the people that a list shows."""
    return Load.objects.select_related("file", "by", "live_by", "snapshot").defer("report")


def live_snapshots() -> list[tuple[Snapshot, Load | None]]:
    """What figures rest on, the newest day first, each with the load that it came by, if it came by a file."""
    live = Snapshot.objects.filter(state=Snapshot.State.LIVE).select_related("live_by").order_by("-as_at", "-pk")
    found = list(live[:SHOWN])
    loads = {load.snapshot_id: load for load in all_loads().filter(snapshot__in=found)}
    return [(snapshot, loads.get(snapshot.pk)) for snapshot in found]


def waiting_for(person: Person) -> QuerySet[Load]:
    """Loads that wait for a second person, and that this person neither handed in nor sent on."""
    return all_loads().filter(state=Load.State.WAITING).exclude(by=person).exclude(submitted_by=person)


def unfinished_of(person: Person) -> QuerySet[Load]:
    """Loads that this person handed in and that are neither live nor over."""
    return all_loads().filter(by=person, state__in=[Load.State.CHECKING, Load.State.CHECKED, Load.State.WAITING])


def same_file(kind: str, sha256: str, as_at: date) -> Load | None:
    """The load of the same file for the same day that is not over, if there is one."""
    return Load.objects.filter(kind=kind, file_sha256=sha256, as_at=as_at).exclude(state__in=_OVER).first()


def same_content(kind: str, content_sha256: str, as_at: date) -> Load | None:
    """The load whose rows are the same although its file is not: packed or saved again."""
    found = Load.objects.filter(kind=kind, as_at=as_at, snapshot__content_sha256=content_sha256)
    return found.exclude(state__in=_OVER).first()


def standing(load: Load) -> Standing | None:
    """What a load is compared with before it goes live: the snapshot of the latest day that is live."""
    found = snapshots.latest_live(load.kind)
    if found is None:
        return None
    people = SealedFile.objects.filter(snapshot=found, table="person").first()
    return Standing(found.as_at, people.rows if people else 0, frozenset(found.absent_lists))


def before(load: Load) -> snapshots.Place | None:
    """Where the snapshot lies that a load's rows are compared with: the live one of the latest day up to its own."""
    live = Snapshot.objects.filter(kind=load.kind, state=Snapshot.State.LIVE, as_at__lte=load.as_at)
    found = live.order_by("-as_at", "-pk").first()
    return snapshots.place_of(found) if found else None
