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
from goldenthread.files import guard
from goldenthread.files.limits import LONG
from goldenthread.history import versions
from goldenthread.ingest.published import comparing
from goldenthread.measures.comparators import catalogue, keeping, summary
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Edition

HAND_IN, AGREE, ROLL_BACK = "import.upload", "import.make_live", "import.roll_back"
State = Edition.State
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


def hand_in(*, data: bytes, name: str, told: Told, by: Person, on: date) -> Edition:
    """Read a file and put it before a second person; all of it is kept, or nothing."""
    rights.check(by, HAND_IN, on=on)
    digest = hashlib.sha256(data).hexdigest()
    same = Edition.objects.filter(sha256=digest, released_on=told.released_on).exclude(state=State.WITHDRAWN).first()
    if same:
        raise MeasureError(
            f"This file was handed in before: {same.get_state_display().lower()}.",
            remedy="Look at it in the list of files.", field="file",
        )  # fmt: skip
    report, answer = _read(data, name, told, on)
    return _keep(report, answer, digest, told, by, on)


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
def _keep(report: dict[str, Any], answer: dict[str, Any], digest: str, told: Told, by: Person, on: date) -> Edition:
    edition = Edition.objects.create(
        what=report["what"], name=report["file"], sha256=digest, publication=report["publication"],
        released_on=told.released_on, year=told.released_on.year, report=report, by=by, on=on,
    )  # fmt: skip
    keeping.rows(edition, answer, report["lines"])
    history.record("measures.published_handed_in", subject=edition, by=by, on=on, changes={"sha256": [None, digest]})
    return edition


@transaction.atomic
def agree(*, edition: Edition, version: int, by: Person, on: date) -> Edition:
    """The second person's yes: from now on its figures stand beside ours, until a later edition speaks."""
    check_agree(edition, by=by, on=on)
    versions.claim(edition, version)
    edition.agreed_by, edition.agreed_on = by, on
    _set_state(edition, str(State.LIVE), "measures.published_live", by, on, ["agreed_by", "agreed_on"])
    return edition


@transaction.atomic
def withdraw(*, edition: Edition, version: int, by: Person, on: date) -> Edition:
    """Take back a file that waits, or roll back one in use: the edition before it speaks again at once."""
    check_withdraw(edition, by=by, on=on)
    versions.claim(edition, version)
    edition.withdrawn_by, edition.withdrawn_on = by, on
    _set_state(edition, str(State.WITHDRAWN), "measures.published_withdrawn", by, on, ["withdrawn_by", "withdrawn_on"])
    return edition


def check_agree(edition: Edition, *, by: Person, on: date) -> None:
    """A second, different person; the file still waits."""
    rights.check(by, AGREE, on=on)
    if edition.state != State.WAITING:
        raise MeasureError(f"This file is already {State(edition.state).label.lower()}.")
    if edition.by_id == by.pk:
        raise MeasureError(
            "You handed this file in, so you can not agree to it.",
            remedy="Ask another person who makes data live to look at it.",
        )


def check_withdraw(edition: Edition, *, by: Person, on: date) -> None:
    """Whoever makes data live takes back what waits; what is in use is rolled back by whoever may do that."""
    rights.check(by, ROLL_BACK if edition.state == State.LIVE else AGREE, on=on)
    if edition.state == State.WITHDRAWN:
        raise MeasureError("This file is withdrawn already.", remedy="Hand it in again to use it.")


def can_agree(edition: Edition, *, by: Person, on: date) -> bool:
    """Whether a page should offer it."""
    try:
        check_agree(edition, by=by, on=on)
    except (NotAllowed, MeasureError):
        return False
    return True


def can_withdraw(edition: Edition, *, by: Person, on: date) -> bool:
    """The same for taking back."""
    try:
        check_withdraw(edition, by=by, on=on)
    except (NotAllowed, MeasureError):
        return False
    return True


def _set_state(edition: Edition, state: str, kind: str, by: Person, on: date, fields: list[str]) -> None:
    before, edition.state = edition.state, state
    edition.save(update_fields=["state", *fields])
    history.record(kind, subject=edition, by=by, on=on, changes={"state": [str(before), state]})


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
