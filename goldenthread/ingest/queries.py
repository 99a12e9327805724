"""Questions about loads: what stands, what was there before, whether it is the same again."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from goldenthread.accounts.models import Person
from goldenthread.ingest.models import Arrival, Load, Watch
from goldenthread.ingest.second_look import Standing
from goldenthread.records import snapshots
from goldenthread.records.models import SealedFile, Snapshot

SHOWN = 24  # live snapshots in the list: two years of month-ends
_UNFINISHED = (Load.State.CHECKING, Load.State.FAILED, Load.State.CHECKED, Load.State.WAITING)
_OVER = (Load.State.WITHDRAWN, Load.State.REFUSED)


def all_loads() -> QuerySet[Load]:
    """Every load, the newest day first, with the people that a list shows."""
    return Load.objects.select_related("file", "by", "live_by", "snapshot", "job").defer("report")


def live_snapshots() -> list[tuple[Snapshot, Load | None]]:
    """What figures rest on, the newest day first, each with the load that it came by, if it came by a file."""
    live = Snapshot.objects.filter(state=Snapshot.State.LIVE, load_type=Snapshot.LoadType.REPORTING)
    live = live.select_related("live_by").order_by("-as_at", "-pk")
    found = list(live[:SHOWN])
    loads = {load.snapshot_id: load for load in all_loads().filter(snapshot__in=found)}
    return [(snapshot, loads.get(snapshot.pk)) for snapshot in found]


def waiting_for(person: Person) -> QuerySet[Load]:
    """Loads that wait for a second person or are held, and that this person neither handed in nor sent on."""
    return (
        all_loads()
        .filter(state__in=(Load.State.WAITING, Load.State.HELD))
        .exclude(by=person)
        .exclude(submitted_by=person)
    )


def unfinished_of(person: Person) -> QuerySet[Load]:
    """Loads that this person handed in and that are neither live nor over."""
    return all_loads().filter(by=person, state__in=_UNFINISHED)


def same_file(kind: str, sha256: str, as_at: date, load_type: str = snapshots.REPORTING) -> Load | None:
    """The load of the same file for the same day that is not over, if there is one."""
    found = Load.objects.filter(kind=kind, load_type=load_type, file_sha256=sha256, as_at=as_at)
    return found.exclude(state__in=_OVER).first()


def same_content(load: Load, content_sha256: str) -> Load | None:
    """The load whose rows are the same although its file is not: packed or saved again."""
    found = Load.objects.filter(kind=load.kind, load_type=load.load_type, as_at=load.as_at)
    return found.filter(snapshot__content_sha256=content_sha256).exclude(state__in=_OVER).first()


def standing(load: Load) -> Standing | None:
    """What a load is compared with before it goes live: the snapshot of the latest day that is live."""
    found = _live_beside(load).order_by("-as_at", "-pk").first()
    if found is None:
        return None
    people = SealedFile.objects.filter(snapshot=found, table="person").first()
    columns = frozenset(each["column"] for each in found.absent_columns)
    return Standing(found.as_at, people.rows if people else 0, frozenset(found.absent_lists), columns)


def before(load: Load) -> snapshots.Place | None:
    """Where the snapshot lies that a load's rows are compared with: the live one of the latest day up to its own."""
    found = _live_beside(load).filter(as_at__lte=load.as_at).order_by("-as_at", "-pk").first()
    return snapshots.place_of(found) if found else None


def _live_beside(load: Load) -> QuerySet[Snapshot]:
    """The live snapshots of the load's own kind and type; for the first operational ones, the reporting ones."""
    live = Snapshot.objects.filter(kind=load.kind, state=Snapshot.State.LIVE)
    same = live.filter(load_type=load.load_type)
    return live if load.is_operational and not same.exists() else same


def held() -> list[Load]:
    """Operational loads that are held although they are newer than what is live, the newest of each kind."""
    newest: dict[str, Load] = {}
    for load in all_loads().filter(state=Load.State.HELD).order_by("as_at", "pk"):
        newest[load.kind] = load
    return [load for load in newest.values() if _is_newer(load, snapshots.latest_live(load.kind))]


def _is_newer(load: Load, live: Snapshot | None) -> bool:
    return live is None or load.as_at >= live.as_at


def watches() -> list[Watch]:
    """Every watched folder, with whose account hands in from it."""
    return list(Watch.objects.select_related("by"))


def arrivals() -> QuerySet[Arrival]:
    """What was picked up from watched folders, the newest first."""
    return Arrival.objects.select_related("watch", "load").defer("load__report")
