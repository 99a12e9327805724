"""Every step of a load: handed in, checked in the child process, sent to a second person, live, taken back."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.core import periods
from goldenthread.core.errors import Refusal
from goldenthread.files import child as limited
from goldenthread.files import guard, store
from goldenthread.files.errors import FileRefused
from goldenthread.history import versions
from goldenthread.ingest import child, policies, queries, second_look, tolerances
from goldenthread.ingest.errors import AlreadyLoaded, LoadRefused, RowsAlreadyHeld
from goldenthread.ingest.findings import following
from goldenthread.ingest.models import Load
from goldenthread.ingest.readers import READERS
from goldenthread.records import snapshots
from goldenthread.records.models import Snapshot
from goldenthread.work import registry
from goldenthread.work.models import Job

CHECK = "ingest.check_load"
# Without this key nobody can tell from the database which child a finding is about.
FINDINGS_KEY = "findings"
# A list with more findings than this has one fault, not thousands; each is about 200 bytes of the load's row.
MOST_FINDINGS = 2_000


def start_load(
    *, kind: str, data: bytes, name: str, as_at: date, by: Person, on: date, load_type: str = snapshots.REPORTING,
    later: bool = True,
) -> Load:  # fmt: skip
    """Keep the file sealed and have it checked by long work (or, with ``later`` false, by whoever calls check_load).

    FileRefused when it is not safe or not of a kind that the return comes in; AlreadyLoaded when the same file is there
    for the same day.
    """
    policies.check_can_upload(by, on=on)
    _check_as_at(as_at, on)
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        form = guard.check(data, name=name, kinds=READERS[kind].files)
    except FileRefused as refused:
        _note_rejected(refused, sha256, len(data), by, on)
        raise
    if standing := queries.same_file(kind, sha256, as_at, load_type):
        raise AlreadyLoaded(standing)
    try:
        return _start(kind, load_type, form, data, name, sha256, as_at, by, on, later)
    except IntegrityError as clash:  # two people handed the same file in at the same moment
        raise AlreadyLoaded(queries.same_file(kind, sha256, as_at, load_type) or _gone()) from clash


@transaction.atomic
def _start(
    kind: str, load_type: str, form: str, data: bytes, name: str, sha256: str, as_at: date, by: Person, on: date,
    later: bool,
) -> Load:  # fmt: skip
    file = store.seal(data, name=name, kind=form, by=by, on=on, holds_child_data=True)
    load = Load.objects.create(kind=kind, load_type=load_type, file=file, file_sha256=sha256, as_at=as_at, by=by, on=on)
    history.record("ingest.load_started", subject=load, by=by, on=on, changes={"sha256": [None, sha256]})
    if later:
        load.job = _ask(load, by, on)
        load.save(update_fields=["job"])
    return load


def _ask(load: Load, by: Person, on: date) -> Job:
    return registry.ask(CHECK, title=f"Checking {load}", owner=by, load=load.pk, on=on.isoformat())


def check_load(*, load: Load, on: date) -> Load:
    """Read the file in the limited child process and stage its snapshot, or refuse the load and say why.

    Nothing is kept of a file that was refused but the file itself, sealed, and the reason.
    """
    if load.state != Load.State.CHECKING:
        return load
    place = snapshots.new_place()
    try:
        answer = _read(load, place)
        return _keep(load, place, answer, on)
    except Refusal as refusal:
        snapshots.discard(place)
        return _refuse(load, refusal, on)
    except BaseException:
        snapshots.discard(place)
        _refuse(
            load, LoadRefused("Checking stopped on our side. Nothing was kept.", remedy="Upload the file again."), on
        )
        raise


def settle(*, load: Load, on: date) -> Load:
    """The load as it stands: where the job that checked it failed or was cut off, it says so and can be tried again."""
    if load.state != Load.State.CHECKING or not load.job:
        return load
    job = registry.settle(load.job)
    return _cut_off(load, job.problem, on) if job.state == Job.State.FAILED else load


@transaction.atomic
def check_again(*, load: Load, version: int, by: Person, on: date, later: bool = True) -> None:
    """Have a load checked once more whose check was cut off; the file is still kept. ``later`` as in start_load."""
    policies.check_can_check_again(load, by=by, on=on)
    versions.claim(load, version)
    load.state, load.problem, load.job = Load.State.CHECKING, "", None
    if later:
        load.job = _ask(load, by, on)
    load.save(update_fields=["state", "problem", "job"])
    history.record("ingest.load_check_again", subject=load, by=by, on=on)


def dry_run(*, kind: str, data: bytes, name: str, as_at: date, on: date, compare: bool = True) -> dict[str, Any]:
    """The report of a file, kept nowhere: what ``check_load`` would say. Where there is no database yet, ``compare``
    is false: there is nothing to compare the rows with."""
    _check_as_at(as_at, on)
    guard.check(data, name=name, kinds=READERS[kind].files)
    options: dict[str, Any] = {"kind": kind, "name": name, "as_at": as_at.isoformat()}
    if compare and (before := queries.before(Load(kind=kind, as_at=as_at))):
        options["before"] = child.place(before.folder, before.key)
    return limited.run(child.TARGET, source=data, options=options, limits=READERS[kind].limits, name=name)


@transaction.atomic
def submit(*, load: Load, version: int, by: Person, on: date) -> None:
    """Send a checked load to a second person."""
    policies.check_can_submit(load, by=by, on=on)
    _check_usable(load)
    versions.claim(load, version)
    load.state, load.submitted_by, load.submitted_on = Load.State.WAITING, by, on
    load.save(update_fields=["state", "submitted_by", "submitted_on"])
    history.record("ingest.load_submitted", subject=load, by=by, on=on)


@transaction.atomic
def make_live(*, load: Load, version: int, accepted: set[str], by: Person, on: date) -> None:
    """The second person's yes: figures rest on this load from now on; the one before it stays, and can come back.

    ``accepted`` holds the codes of the doubts that the person has ticked; every doubt must be among them.
    """
    policies.check_can_make_live(load, by=by, on=on)
    _check_usable(load)
    current = doubts(load)
    if unseen := [doubt for doubt in current if doubt["code"] not in accepted]:
        load.second_look = current
        raise LoadRefused(unseen[0]["message"], remedy="Look at it, tick that it is right, and try again.")
    versions.claim(load, version)
    snapshots.make_live(snapshot=load.snapshot, by=by, on=on)
    load.state, load.live_by, load.live_on = Load.State.LIVE, by, on
    load.save(update_fields=["state", "live_by", "live_on"])
    follow_snapshots()
    following.follow(load.kind, by=by, on=on)
    codes = sorted(doubt["code"] for doubt in current)
    history.record("ingest.load_live", subject=load, by=by, on=on, changes={"accepted": [None, codes]})


@transaction.atomic
def withdraw(*, load: Load, version: int, reason: str, by: Person, on: date) -> None:
    """Take a load back. When it was live, what stood before it answers again; published figures do not change."""
    policies.check_can_withdraw(load, by=by, on=on)
    if not reason.strip():
        raise LoadRefused("Say why this load is taken back.", remedy="One sentence is enough.")
    versions.claim(load, version)
    was_live = load.state == Load.State.LIVE
    if load.snapshot:
        snapshots.withdraw(snapshot=load.snapshot, by=by, on=on, reason=reason)
    load.state, load.withdrawn_by, load.withdrawn_on = Load.State.WITHDRAWN, by, on
    load.reason = reason.strip()
    load.save(update_fields=["state", "withdrawn_by", "withdrawn_on", "reason"])
    follow_snapshots()
    if was_live:
        following.follow(load.kind, by=by, on=on)
    history.record("ingest.load_withdrawn", subject=load, by=by, on=on, detail=load.reason)


def doubts(load: Load) -> list[dict[str, str]]:
    """What to look at twice, by what is live now; of an operational load, all that lies outside the tolerances."""
    standing = queries.standing(load)
    found = second_look.doubts(load.report, as_at=load.as_at, standing=standing)
    return tolerances.breaches(load.report, doubts=found, standing=standing) if load.is_operational else found


def _check_usable(load: Load) -> None:
    if not load.rows["rows_kept"]:
        raise LoadRefused(
            "No row of this load can be used, so there is nothing to make live.",
            remedy="Correct what was rejected in the case system, export again, and load that.",
        )


def _check_as_at(as_at: date, on: date) -> None:
    if as_at > on:
        raise LoadRefused(
            f"The as-at date {periods.long_day(as_at)} has not come yet.",
            remedy="Enter the day that the extract speaks of, today at the latest.",
            field="as_at",
        )


def _read(load: Load, place: snapshots.Place) -> dict[str, Any]:
    options = {
        "kind": load.kind, "name": load.file.name, "as_at": load.as_at.isoformat(),
        "seal": child.place(place.folder, place.key, settings.DATA.key(FINDINGS_KEY)),
    }  # fmt: skip
    if before := queries.before(load):
        options["before"] = child.place(before.folder, before.key)
    limits = READERS[load.kind].limits
    return limited.run(
        child.TARGET, source=store.unseal(load.file), options=options, limits=limits, name=load.file.name
    )


@transaction.atomic
def _keep(load: Load, place: snapshots.Place, answer: dict[str, Any], on: date) -> Load:
    now = Load.objects.select_for_update().get(pk=load.pk)
    if now.state != Load.State.CHECKING:  # taken back while it was being read
        snapshots.discard(place)
        return now
    if twin := queries.same_content(load, answer["content_sha256"]):
        raise AlreadyLoaded(twin)
    if snapshots.same_rows(
        kind=load.kind, as_at=load.as_at, content_sha256=answer["content_sha256"], load_type=load.load_type
    ):
        raise RowsAlreadyHeld(load.as_at)
    load.snapshot = snapshots.stage(
        place=place, kind=load.kind, as_at=load.as_at, source_name=load.file.name, source_sha256=load.file_sha256,
        content_sha256=answer["content_sha256"], sealed=answer["sealed"], absent_lists=answer["absent_lists"],
        absent_columns=answer["absent_columns"], by=load.by, on=on, load_type=load.load_type,
    )  # fmt: skip
    load.report = _kept(answer)
    load.second_look = doubts(load)
    load.state, load.version = Load.State.CHECKED, now.version + 1
    load.save(update_fields=["snapshot", "report", "second_look", "state", "version"])
    history.record("ingest.load_checked", subject=load, by=load.by, on=on, changes={"rows": [None, load.rows]})
    return load


def _kept(answer: dict[str, Any]) -> dict[str, Any]:
    """The report as it is kept: without the manifest, and of a hopeless list its first rejections only."""
    report = {name: answer[name] for name in answer if name != "sealed"}
    report["lists"] = [
        each | {name: each[name][:MOST_FINDINGS] for name in ("rejected", "set_aside")} for each in report["lists"]
    ]
    return report


@transaction.atomic
def _refuse(load: Load, refusal: Refusal, on: date) -> Load:
    now = Load.objects.select_for_update().get(pk=load.pk)
    if now.state != Load.State.CHECKING:
        return now
    load.state, load.problem, load.snapshot = Load.State.REFUSED, str(refusal), None
    load.version, load.same_as = now.version + 1, refusal.load if isinstance(refusal, AlreadyLoaded) else None
    load.save(update_fields=["state", "problem", "snapshot", "version", "same_as"])
    code = getattr(refusal, "code", "refused")
    history.record("ingest.load_refused", subject=load, by=load.by, on=on, changes={"code": [None, code]})
    return load


@transaction.atomic
def _cut_off(load: Load, why: str, on: date) -> Load:
    now = Load.objects.select_for_update().get(pk=load.pk)
    if now.state != Load.State.CHECKING:
        load.refresh_from_db()
        return load
    load.state, load.version = Load.State.FAILED, now.version + 1
    load.problem = f"The check was cut off, so nothing of the file is used yet. {why}".strip()
    load.save(update_fields=["state", "problem", "version"])
    history.record("ingest.load_check_cut_off", subject=load, by=load.by, on=on)
    return load


@transaction.atomic
def _note_rejected(refused: FileRefused, sha256: str, size: int, by: Person, on: date) -> None:
    """A file that was turned away at the door leaves one line: its hash, its size and the reason."""
    changes = {"sha256": [None, sha256], "size": [None, size], "code": [None, refused.code]}
    history.record("ingest.upload_rejected", subject=by, by=by, on=on, changes=changes)


def follow_snapshots() -> None:
    """A load whose snapshot was replaced by another of its day, or came back, says so."""
    loads = Load.objects.filter(state=Load.State.LIVE, snapshot__state=Snapshot.State.SUPERSEDED)
    loads.update(state=Load.State.REPLACED)
    loads = Load.objects.filter(state=Load.State.REPLACED, snapshot__state=Snapshot.State.LIVE)
    loads.update(state=Load.State.LIVE)


def _gone() -> Load:
    raise LoadRefused("Somebody else handed in the same file just now.", remedy="Look at the list of data loads.")
