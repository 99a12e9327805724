"""A file of published populations: read in the limited child, shown year by year, set when a second person agrees."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread import history
from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.core import periods
from goldenthread.files import child as limited
from goldenthread.files import guard
from goldenthread.history import versions
from goldenthread.ingest.errors import LoadRefused
from goldenthread.ingest.models import PublishedFile
from goldenthread.ingest.published import child
from goldenthread.records import parameters, populations
from goldenthread.records.models import Setting
from goldenthread.records.populations import Estimate

HAND_IN, AGREE = "import.upload", populations.AGREE
State = PublishedFile.State


@dataclass(frozen=True)
class Told:
    """What a person says of a file, because no file says it of itself. ``newest_is_provisional``: the publisher calls
    the estimate of its last year provisional."""

    authority: str
    publication: str
    released_on: date
    newest_is_provisional: bool = False


def dry_run(*, data: bytes, name: str, told: Told, on: date) -> dict[str, Any]:
    """What the file says of the authority, and from when to when each year would hold. Nothing is kept.

    FileRefused or LoadRefused names the file and the remedy.
    """
    guard.check(data, name=name, kinds=("csv",))
    _check(told, on)
    bands = {each.name: each.ages for each in parameters.POPULATIONS}
    options = {"name": name, "authority": told.authority.strip(), "bands": bands}
    report = limited.run(child.TARGET, source=data, options=options, name=name)
    report |= {"file": name, "released_on": told.released_on.isoformat(), "publication": told.publication.strip()}
    if told.newest_is_provisional:
        _mark_newest(report)
    return report | {"places": _places(report)}


def hand_in(*, data: bytes, name: str, told: Told, by: Person, on: date) -> PublishedFile:
    """Read a file and put it before a second person; refused when it would set nothing, or it is there already."""
    rights.check(by, HAND_IN, on=on)
    report = dry_run(data=data, name=name, told=told, on=on)
    digest = hashlib.sha256(data).hexdigest()
    same = PublishedFile.objects.filter(sha256=digest, authority=report["authority"], released_on=told.released_on)
    if standing := same.exclude(state=State.WITHDRAWN).first():
        raise LoadRefused(
            f"This file was handed in before: {standing.get_state_display().lower()}.",
            remedy="Look at it in the list of files.", field="file",
        )  # fmt: skip
    if not any(place["starts_on"] for place in report["places"]):
        raise LoadRefused(_nothing(report), remedy="Look at what is set already.", field="file")
    return _keep(report, digest, told.released_on, by, on)


@transaction.atomic
def _keep(report: dict[str, Any], digest: str, released_on: date, by: Person, on: date) -> PublishedFile:
    file = PublishedFile.objects.create(
        name=report["file"], sha256=digest, publication=report["publication"], authority=report["authority"],
        released_on=released_on, report=report, by=by, on=on,
    )  # fmt: skip
    history.record("ingest.published_handed_in", subject=file, by=by, on=on, changes={"sha256": [None, digest]})
    return file


@transaction.atomic
def agree(*, file: PublishedFile, version: int, by: Person, on: date) -> list[Setting]:
    """The second person's yes: the estimates are set. The settings made, of which the figures must be computed."""
    check_agree(file, by=by, on=on)
    versions.claim(file, version)
    made = populations.set_estimates(estimates=_estimates(file.report), by=by, on=on)
    if not made:
        raise LoadRefused("Nothing of this file is left to set.", remedy="Withdraw it.")
    _decide(file, str(State.KEPT), "ingest.published_set", by, on)
    return made


@transaction.atomic
def withdraw(*, file: PublishedFile, version: int, by: Person, on: date) -> None:
    """Take back a file that waits. What was set stays: a later number takes its place."""
    rights.check(by, AGREE, on=on)
    if file.state != State.WAITING:
        raise LoadRefused("Only a file that waits can be withdrawn.", remedy="Set another number from a later day.")
    versions.claim(file, version)
    _decide(file, str(State.WITHDRAWN), "ingest.published_withdrawn", by, on)


def check_agree(file: PublishedFile, *, by: Person, on: date) -> None:
    """A second, different person; the file still waits."""
    rights.check(by, AGREE, on=on)
    if file.state != State.WAITING:
        raise LoadRefused(f"This file is already {State(file.state).label.lower()}.")
    if file.by_id == by.pk:
        raise LoadRefused(
            "You handed this file in, so you can not agree to it.",
            remedy="Ask another person who makes data live to look at it.",
        )


def can_agree(file: PublishedFile, *, by: Person, on: date) -> bool:
    """Whether a page should offer it."""
    try:
        check_agree(file, by=by, on=on)
    except (NotAllowed, LoadRefused):
        return False
    return True


def places(file: PublishedFile) -> list[dict[str, Any]]:
    """Each year of a file that waits, as it would be set now; as it was read, once it was decided."""
    return _places(file.report) if file.state == State.WAITING else list(file.report["places"])


def _check(told: Told, on: date) -> None:
    if told.released_on > on:
        raise LoadRefused(
            "The day of release is still to come.", remedy="Enter the day on which the publisher released the file.",
            field="released_on",
        )  # fmt: skip
    for field, text in (("authority", told.authority), ("publication", told.publication)):
        if not text.strip() or len(text) > 200:
            raise LoadRefused("This is blank or too long.", remedy="Write at most 200 characters.", field=field)


def _mark_newest(report: dict[str, Any]) -> None:
    newest = max((each["year"] for each in report["years"]), default=None)
    for each in report["years"]:
        each["is_provisional"] = each["is_provisional"] or each["year"] == newest


def _estimates(report: Mapping[str, Any]) -> list[Estimate]:
    known = [each for each in report["years"] if each["amount"]]
    newest, out = max((each["year"] for each in known), default=0), date.fromisoformat(report["released_on"])
    return [
        Estimate(
            each["name"], each["year"], each["amount"], each["is_provisional"],
            populations.released(each["year"], newest, out), _source(report, each, out),
        )
        for each in known
    ]  # fmt: skip


def _source(report: Mapping[str, Any], each: Mapping[str, Any], released_on: date) -> str:
    """What stands beside every figure: publication, day of release, authority, and the file with its first row."""
    code = next((code for code in reversed(report["codes"]) if code[:1].isalpha()), "")
    where = f"{report['authority']}{f' ({code})' if code else ''}"
    text = f"{report['publication']}, released {periods.long_day(released_on)}: {where}"
    return f"{text}; {report['file']}, row {each['rows'][0]}"[:300]


def _places(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One line for each year of the file, the newest first: when it would hold, or why it is not taken."""
    found: list[dict[str, Any]] = [
        {"name": each["name"], "year": each["year"], "amount": None, "is_provisional": False, "starts_on": None,
         "ends_on": None, "why": each["why"]}
        for each in report["years"]
        if not each["amount"]
    ]  # fmt: skip
    estimates = _estimates(report)
    for parameter in parameters.POPULATIONS:
        for place in populations.places(parameter.name, estimates):
            found.append(_line(place))
    return sorted(found, key=lambda each: -each["year"])


def _line(place: populations.Place) -> dict[str, Any]:
    said = place.estimate
    return {
        "name": said.name, "year": said.year, "amount": said.amount, "is_provisional": said.is_provisional,
        "starts_on": place.starts_on.isoformat() if place.starts_on else None,
        "ends_on": place.ends_on.isoformat() if place.ends_on else None, "why": place.why,
    }  # fmt: skip


def _nothing(report: Mapping[str, Any]) -> str:
    first = next((place["why"] for place in report["places"]), "The file has no year of this authority.")
    return f"“{report['file']}” sets nothing for {report['authority']}. {first}"


def _decide(file: PublishedFile, state: str, kind: str, by: Person, on: date) -> None:
    before, file.state, file.decided_by, file.decided_on = file.state, state, by, on
    file.save(update_fields=["state", "decided_by", "decided_on"])
    history.record(kind, subject=file, by=by, on=on, changes={"state": [before, state]})
