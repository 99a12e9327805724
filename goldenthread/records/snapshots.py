"""Snapshots: sealed, staged, made live by a second person, withdrawn; and which of them answers a period."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.core import working_days
from goldenthread.records import calendar, engine, returns, sealed, sealed_snapshot
from goldenthread.records.coverage import AbsentColumn
from goldenthread.records.engine import Period
from goldenthread.records.errors import RecordsError
from goldenthread.records.models import SealedFile, Snapshot

# A snapshot answers a period when it was taken on the last day or at most so many working days later.
ANSWERS_WITHIN = 10
ANNEX_A = str(Snapshot.Kind.ANNEX_A)
REPORTING = str(Snapshot.LoadType.REPORTING)
STAGED, LIVE = str(Snapshot.State.STAGED), str(Snapshot.State.LIVE)
SUPERSEDED, WITHDRAWN = str(Snapshot.State.SUPERSEDED), str(Snapshot.State.WITHDRAWN)


@dataclass(frozen=True)
class Place:
    """Where a snapshot's files lie and the key that opens them."""

    token: str
    folder: Path
    key: bytes = field(repr=False)


def new_place() -> Place:
    """A fresh folder name and key. Nothing is written in the folder yet; ``stage`` or ``discard`` it."""
    return _place(secrets.token_hex(16))


def place_of(snapshot: Snapshot) -> Place:
    """Where a snapshot lies; RecordsError when its key was destroyed."""
    if is_erased(snapshot):
        raise RecordsError(
            f"The key of the data load {snapshot} was destroyed, so its rows cannot be read.",
            remedy="Load the extract again, if it may still be held.",
        )
    return _place(snapshot.token)


def is_erased(snapshot: Snapshot) -> bool:
    """Whether its key was destroyed, so that nobody can read its rows again."""
    return not (settings.DATA.room("keys") / _key_name(snapshot.token)).exists()


def discard(place: Place) -> None:
    """Remove what was written and destroy the key of a place that was never staged."""
    sealed.erase(place.folder)
    settings.DATA.forget_key(_key_name(place.token))


@transaction.atomic
def stage(
    *,
    place: Place,
    kind: str,
    as_at: date,
    source_name: str,
    source_sha256: str,
    content_sha256: str,
    sealed: Iterable[Mapping[str, Any]],
    by: Person,
    on: date,
    absent_lists: Iterable[int] = (),
    absent_columns: Iterable[Mapping[str, Any]] = (),
    load_type: str = REPORTING,
) -> Snapshot:
    """Register what was sealed in ``place``; nobody's figures rest on it yet. ``sealed`` is the manifest as dicts, and
    ``absent_columns`` what the file had no column for, each as ``coverage.AbsentColumn`` holds it."""
    snapshot = Snapshot.objects.create(
        kind=kind, load_type=load_type, as_at=as_at, token=place.token, source_name=source_name,
        source_sha256=source_sha256, content_sha256=content_sha256, absent_lists=sorted(absent_lists),
        absent_columns=list(absent_columns), made_by=by, made_on=on,
    )  # fmt: skip
    SealedFile.objects.bulk_create(SealedFile(snapshot=snapshot, **line) for line in sealed)
    history.record("records.snapshot_staged", subject=snapshot, by=by, on=on, detail=content_sha256)
    return snapshot


def stage_tables(
    *, tables: sealed.Rows, kind: str, as_at: date, source_name: str, by: Person, on: date,
    load_type: str = REPORTING,
) -> Snapshot:  # fmt: skip
    """Seal rows that are already in this process (the example council's) and stage them."""
    place, content = new_place(), sealed.content_sha256(tables)
    try:
        manifest = [asdict(line) for line in sealed.write(place.folder, tables, key=place.key)]
        return stage(
            place=place, kind=kind, as_at=as_at, source_name=source_name, source_sha256=content,
            content_sha256=content, sealed=manifest, by=by, on=on, load_type=load_type,
        )  # fmt: skip
    except BaseException:
        discard(place)
        raise


@transaction.atomic
def make_live(*, snapshot: Snapshot, by: Person, on: date) -> None:
    """Figures rest on it from now on; one of the same kind and day that was live is replaced, and can come back.

    A reporting load is made live by somebody other than who made it. Which roles may is asked by the caller.
    """
    if snapshot.state != STAGED:
        raise RecordsError(f"The data load {snapshot} is {snapshot.get_state_display().lower()}, not waiting.")
    if snapshot.load_type == REPORTING and snapshot.made_by_id == by.pk:
        raise RecordsError(
            "A data load is made live by somebody other than the person who uploaded it.",
            remedy="Ask a colleague in the data team to look at the totals.",
        )
    for standing in _same_day(snapshot).filter(state=LIVE):
        _move(standing, SUPERSEDED, by, on)
    snapshot.live_by, snapshot.live_on = by, on
    snapshot.save(update_fields=["live_by", "live_on"])
    _move(snapshot, LIVE, by, on)


@transaction.atomic
def withdraw(*, snapshot: Snapshot, by: Person, on: date, reason: str) -> None:
    """Take a snapshot back, with the reason; when it was live, the one it had replaced answers again."""
    if not reason.strip():
        raise RecordsError("Say why this data load is taken back.", remedy="One sentence is enough.")
    if snapshot.state == WITHDRAWN:
        raise RecordsError(f"The data load {snapshot} is withdrawn already.")
    was_live = snapshot.state == LIVE
    snapshot.withdrawn_by, snapshot.withdrawn_on, snapshot.withdrawn_reason = by, on, reason.strip()
    snapshot.save(update_fields=["withdrawn_by", "withdrawn_on", "withdrawn_reason"])
    _move(snapshot, WITHDRAWN, by, on, detail=reason.strip())
    before = replaced_by(snapshot)
    if was_live and before:
        _move(before, LIVE, by, on)


def replaced_by(snapshot: Snapshot) -> Snapshot | None:
    """The snapshot of the same return, type and day that answers again when this one is taken back, or None."""
    found: Snapshot | None = _same_day(snapshot).filter(state=SUPERSEDED).order_by("-live_on", "-pk").first()
    return found


@transaction.atomic
def destroy_key(*, snapshot: Snapshot, by: Person, on: date, reason: str) -> None:
    """Erase the rows of a withdrawn snapshot, in every backup too, by destroying its key. There is no way back."""
    if snapshot.state != WITHDRAWN:
        raise RecordsError("Only a withdrawn data load can be erased.", remedy="Withdraw it first.")
    history.record("records.snapshot_erased", subject=snapshot, by=by, on=on, detail=reason)
    transaction.on_commit(lambda: discard(_place(snapshot.token)))


def answering(period: Period, *, kind: str = ANNEX_A, without: Snapshot | None = None) -> Snapshot | None:
    """The first live reporting snapshot from the period's last day to ten working days after it, or None; ``without``
    one that is to be taken back."""
    live = _reporting(kind).filter(as_at__gte=period.last_day)
    live = live.exclude(pk=without.pk) if without else live
    return first_answering(period, live.order_by("as_at", "pk")[:1])


def first_answering(period: Period, found: Iterable[Snapshot]) -> Snapshot | None:
    """Of snapshots of one return, the oldest first, the one that answers the period in its time, or None."""
    latest = working_days.add_working_days(period.last_day, ANSWERS_WITHIN)
    return next((each for each in found if period.last_day <= each.as_at <= latest), None)


def live_reporting() -> list[Snapshot]:
    """Every live reporting snapshot, the oldest first."""
    live = Snapshot.objects.filter(state=LIVE, load_type=REPORTING)
    return list(live.order_by("as_at", "pk"))


def snapshot_set(answer: Snapshot) -> list[Snapshot]:
    """The snapshots a figure of ``answer`` rests on, oldest first: itself, and those its histories reach back to."""
    return looked_back_to(answer, _reporting(answer.kind).order_by("as_at", "pk"))


def looked_back_to(answer: Snapshot, live: Iterable[Snapshot]) -> list[Snapshot]:
    """Of live snapshots, oldest first, those that a figure of ``answer`` rests on."""
    if returns.BY_CODE[answer.kind].whole:
        return [answer]
    first = calendar.months_from(answer.as_at, -sealed_snapshot.HISTORY_MONTHS)
    return [each for each in live if each.kind == answer.kind and first <= each.as_at <= answer.as_at]


def latest_live(kind: str = ANNEX_A, *, load_type: str = "", without: Snapshot | None = None) -> Snapshot | None:
    """The live snapshot of the latest day, of either load type (what is known of today) or of the one named;
    ``without`` one that is to be taken back."""
    live = Snapshot.objects.filter(kind=kind, state=LIVE)
    live = live.exclude(pk=without.pk) if without else live
    found = live.filter(load_type=load_type) if load_type else live
    return found.order_by("-as_at", "-pk").first()


def same_rows(*, kind: str, as_at: date, content_sha256: str, load_type: str = REPORTING) -> Snapshot | None:
    """The snapshot that holds the very same rows for that day and was not taken back, whoever brought it in."""
    same = Snapshot.objects.filter(kind=kind, load_type=load_type, as_at=as_at, content_sha256=content_sha256)
    return same.exclude(state=Snapshot.State.WITHDRAWN).first()


def opened(found: Sequence[Snapshot]) -> list[engine.SealedSnapshot]:
    """The same snapshots as the engine takes them: with folder, key and manifest."""
    hashes: dict[int, dict[str, str]] = {}
    manifest = SealedFile.objects.filter(snapshot__in=found)
    for pk, table, sha256 in manifest.values_list("snapshot_id", "table", "sha256"):
        hashes.setdefault(pk, {})[table] = sha256
    return [_opened(snapshot, hashes.get(snapshot.pk, {})) for snapshot in found]


def _opened(snapshot: Snapshot, hashes: Mapping[str, str]) -> engine.SealedSnapshot:
    place, absent = place_of(snapshot), frozenset(snapshot.absent_lists)
    columns = tuple(AbsentColumn.kept(each) for each in snapshot.absent_columns)
    return engine.SealedSnapshot(
        str(snapshot.pk), snapshot.as_at, place.folder, place.key, hashes, absent, columns, snapshot.kind
    )


def _place(token: str) -> Place:
    return Place(token, settings.DATA.room("snapshots") / token, settings.DATA.key(_key_name(token), sealed.KEY_BYTES))


def _key_name(token: str) -> str:
    return f"snapshot-{token}"


def _reporting(kind: str) -> Any:
    return Snapshot.objects.filter(kind=kind, state=LIVE, load_type=REPORTING)


def _same_day(snapshot: Snapshot) -> Any:
    same = Snapshot.objects.filter(kind=snapshot.kind, load_type=snapshot.load_type, as_at=snapshot.as_at)
    return same.exclude(pk=snapshot.pk)


def _move(snapshot: Snapshot, state: str, by: Person, on: date, detail: str = "") -> None:
    before, snapshot.state = snapshot.state, state
    snapshot.version += 1
    snapshot.save(update_fields=["state", "version"])
    changes = {"state": [before, state]}
    history.record(f"records.snapshot_{state}", subject=snapshot, by=by, on=on, detail=detail, changes=changes)
