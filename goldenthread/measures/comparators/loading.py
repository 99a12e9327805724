"""A file of comparators: read in the limited child, looked at, used when a second person agrees, and rolled back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread import history
from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.files import child as limited
from goldenthread.files import guard, store
from goldenthread.files.limits import LONG
from goldenthread.history import versions
from goldenthread.ingest.published import comparing
from goldenthread.measures.comparators import catalogue, keeping, summary
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Release
from goldenthread.work import registry
from goldenthread.work.models import Job

HAND_IN, AGREE, ROLL_BACK = "import.upload", "import.make_live", "import.roll_back"
READ = "measures.read_release"
State = Release.State
_FIRST_YEAR = 2000


@dataclass(frozen=True)
class Told:
    """What a person says of a file. ``more`` are further indicators, by the names that they have in the file."""

    publication: str
    released_on: date
    more: tuple[str, ...] = ()


def dry_run(*, data: bytes, name: str, told: Told, on: date) -> dict[str, Any]:
    """What the file says, in lines that a person can look at. Nothing is kept.

    FileRefused or MeasureError names the file and the remedy.
    """
    return _read(data, name, told, on)[0]


def hand_in(*, data: bytes, name: str, told: Told, by: Person, on: date) -> Release:
    """Read a file and put it before a second person; all of it is kept, or nothing."""
    digest = _check_new(data, told, by, on)
    report, answer = _read(data, name, told, on)
    return _keep(report, answer, digest, told, by, on)


def start(*, data: bytes, name: str, told: Told, by: Person, on: date) -> Release:
    """The same by long work: the file is kept sealed and its ``job`` reads it. The largest takes ten seconds.

    FileRefused or MeasureError for what can be seen at once; what reading finds wrong, the release says.
    """
    _check(told, on)
    form = guard.check(data, name=name, kinds=comparing.KINDS)
    digest = _check_new(data, told, by, on)
    with transaction.atomic():
        release = Release.objects.create(
            name=name, sha256=digest, publication=told.publication.strip(), released_on=told.released_on,
            year=told.released_on.year, state=State.READING, more=list(told.more), by=by, on=on,
            file=store.seal(data, name=name, kind=form, by=by, on=on),
        )  # fmt: skip
        release.job = registry.ask(
            READ, title=f"Reading {store.clean_name(name)}"[:200], owner=by, release=release.pk, on=on.isoformat()
        )
        release.save(update_fields=["job"])
        changes = {"sha256": [None, digest]}
        history.record("measures.published_handed_in", subject=release, by=by, on=on, changes=changes)
    return release


def read(*, release: Release, on: date) -> Release:
    """Read the file of a release that was started, and put it before a second person. Refusal when it can not be."""
    if release.state != State.READING or release.file is None:
        return release
    told = Told(release.publication, release.released_on, tuple(release.more))
    report, answer = _read(store.unseal(release.file), release.name, told, on)
    with transaction.atomic():
        versions.claim(release, release.version)
        release.report, release.what, release.state = report, report["what"], State.WAITING
        release.save(update_fields=["report", "what", "state"])
        keeping.rows(release, answer, report["lines"])
        history.record("measures.published_read", subject=release, by=release.by, on=on)
    return release


@transaction.atomic
def refuse(*, release: Release, why: str, on: date) -> None:
    """Say of a release that is not read yet why it can not be; it may be handed in again."""
    if release.state != State.READING:
        return
    versions.claim(release, release.version)
    release.state, release.problem = State.REFUSED, why[:2000]
    release.save(update_fields=["state", "problem"])
    history.record("measures.published_refused", subject=release, by=release.by, on=on, detail=release.problem)


def settle(*, release: Release, on: date) -> Release:
    """The release as it stands: where the job that read it was cut off, it says so."""
    if release.state == State.READING and release.job:
        job = registry.settle(release.job)
        release.refresh_from_db()
        if job.state == Job.State.FAILED:
            refuse(release=release, why=job.problem, on=on)
    return release


def _check_new(data: bytes, told: Told, by: Person, on: date) -> str:
    """The hash of a file that somebody may hand in and that is not there yet."""
    rights.check(by, HAND_IN, on=on)
    digest = hashlib.sha256(data).hexdigest()
    there = Release.objects.filter(sha256=digest, released_on=told.released_on)
    if same := there.exclude(state__in=[State.WITHDRAWN, State.REFUSED]).first():
        raise MeasureError(
            f"This file was handed in before: {same.get_state_display().lower()}.",
            remedy="Look at it in the list of files.", field="file",
        )  # fmt: skip
    return digest


def _read(data: bytes, name: str, told: Told, on: date) -> tuple[dict[str, Any], dict[str, Any]]:
    guard.check(data, name=name, kinds=comparing.KINDS)
    _check(told, on)
    options = {"name": name, "wanted": catalogue.wanted(told.more)}
    answer = limited.run(comparing.TARGET, source=data, options=options, limits=LONG, name=name)
    report = {
        "file": name, "what": answer["what"], "form": answer["form"], "rows_read": answer["rows_read"],
        "areas": len(answer["areas"]), "lines": [], "others": answer.get("others", []),
        "others_count": answer.get("others_count", 0), "rejected": answer["rejected"],
        "warnings": [*answer["warnings"], *summary.doubts(answer)],
        "publication": told.publication.strip(), "released_on": told.released_on.isoformat(),
    }  # fmt: skip
    if answer["what"] == comparing.FIGURES:
        report["lines"] = summary.of_figures(answer)
    return report, answer


@transaction.atomic
def _keep(report: dict[str, Any], answer: dict[str, Any], digest: str, told: Told, by: Person, on: date) -> Release:
    release = Release.objects.create(
        what=report["what"], name=report["file"], sha256=digest, publication=report["publication"],
        released_on=told.released_on, year=told.released_on.year, report=report, by=by, on=on,
    )  # fmt: skip
    keeping.rows(release, answer, report["lines"])
    history.record("measures.published_handed_in", subject=release, by=by, on=on, changes={"sha256": [None, digest]})
    return release


@transaction.atomic
def agree(*, release: Release, version: int, by: Person, on: date) -> Release:
    """The second person's yes: from now on its figures stand beside ours, until a later release speaks."""
    check_agree(release, by=by, on=on)
    versions.claim(release, version)
    release.agreed_by, release.agreed_on = by, on
    _set_state(release, str(State.LIVE), "measures.published_live", by, on, ["agreed_by", "agreed_on"])
    return release


@transaction.atomic
def withdraw(*, release: Release, version: int, by: Person, on: date) -> Release:
    """Take back a file that waits, or roll back one in use: the release before it speaks again at once."""
    check_withdraw(release, by=by, on=on)
    versions.claim(release, version)
    release.withdrawn_by, release.withdrawn_on = by, on
    _set_state(release, str(State.WITHDRAWN), "measures.published_withdrawn", by, on, ["withdrawn_by", "withdrawn_on"])
    return release


def check_agree(release: Release, *, by: Person, on: date) -> None:
    """A second, different person; the file still waits."""
    rights.check(by, AGREE, on=on)
    if release.state in (State.READING, State.REFUSED):
        raise MeasureError("This file has no figures to agree to.", remedy="Look at what became of its reading.")
    if release.state != State.WAITING:
        raise MeasureError(f"This file is already {State(release.state).label.lower()}.")
    if release.by_id == by.pk:
        raise MeasureError(
            "You handed this file in, so you can not agree to it.",
            remedy="Ask another person who makes data live to look at it.",
        )


def check_withdraw(release: Release, *, by: Person, on: date) -> None:
    """Whoever makes data live takes back what waits; what is in use is rolled back by whoever may do that."""
    rights.check(by, ROLL_BACK if release.state == State.LIVE else AGREE, on=on)
    if release.state == State.WITHDRAWN:
        raise MeasureError("This file is withdrawn already.", remedy="Hand it in again to use it.")
    if release.state in (State.READING, State.REFUSED):
        raise MeasureError("There is nothing to take back.", remedy="Nothing of this file is kept but the file itself.")


def can_agree(release: Release, *, by: Person, on: date) -> bool:
    """Whether a page should offer it."""
    try:
        check_agree(release, by=by, on=on)
    except (NotAllowed, MeasureError):
        return False
    return True


def can_withdraw(release: Release, *, by: Person, on: date) -> bool:
    """The same for taking back."""
    try:
        check_withdraw(release, by=by, on=on)
    except (NotAllowed, MeasureError):
        return False
    return True


def _set_state(release: Release, state: str, kind: str, by: Person, on: date, fields: list[str]) -> None:
    before, release.state = release.state, state
    release.save(update_fields=["state", *fields])
    history.record(kind, subject=release, by=by, on=on, changes={"state": [str(before), state]})


def _check(told: Told, on: date) -> None:
    if told.released_on > on:
        raise MeasureError(
            "The day of release is still to come.", remedy="Enter the day on which the publisher released the file.",
            field="released_on",
        )  # fmt: skip
    if told.released_on.year < _FIRST_YEAR:
        raise MeasureError("This is too long ago.", remedy="Check the year of release.", field="released_on")
    if not told.publication.strip() or len(told.publication) > 200:
        raise MeasureError("This is blank or too long.", remedy="Write at most 200 characters.", field="publication")
