"""What the pages of published files show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.measures import words as measures
from goldenthread.measures.models import OwnAuthority, Release
from goldenthread.reporting import words

OLD_MONTHS = 14  # yearly figures come out within a year of the ones before


@dataclass(frozen=True)
class Line:
    """One indicator of a file, or what else it holds, in words."""

    title: str
    code: str
    years: str
    known: str
    without: str
    rounded: str


def lines(release: Release) -> list[Line]:
    """Each indicator of a file, by code."""
    return [_line(each) for each in release.report.get("lines", [])]


def answer(release: Release) -> str:
    """The page's first sentence."""
    match release.state:
        case Release.State.READING:
            return "The file is being read."
        case Release.State.REFUSED:
            return f"Nothing of it was taken. {release.problem}"
    held = _holds(release)
    match release.state:
        case Release.State.LIVE:
            return f"{held} stand beside our own figures."
        case Release.State.WITHDRAWN:
            return f"Withdrawn: {held} stand nowhere."
    return f"{held} would stand beside our own figures. They wait for a second person, and no page shows them yet."


def standing(releases: Sequence[Release], own: OwnAuthority | None, *, on: date) -> str:
    """What others' figures rest on today."""
    live = [each for each in releases if each.state == Release.State.LIVE]
    if not live:
        return "No published figures are in use, so no measure shows what others have. Hand in a file to fill this."
    kinds = {each.what for each in live}
    gone = [str(label).lower() for kind, label in Release.What.choices if kind not in kinds]
    latest = measures.small(age(live[0], on=on))
    start = f"{words.count(len(live), 'published file')} in use; the latest was released {latest}."
    if own is None:
        return f"{start} Nobody has said yet which authority this is, so neighbours and region are not shown."
    return f"{start} Not loaded: {words.listed(gone)}." if gone else start


def age(release: Release, *, on: date) -> str:
    """``7 months ago``, and whether a later one should be out by now."""
    months = (on.year - release.released_on.year) * 12 + on.month - release.released_on.month
    said = "This month" if months < 1 else f"{words.count(months, 'month')} ago"
    return f"{said}, a later one may be out" if months >= OLD_MONTHS else said


def _holds(release: Release) -> str:
    report = release.report
    match release.what:
        case Release.What.FIGURES:
            return f"{words.count(len(report['lines']), 'indicator')} of {report['areas']} areas"
        case Release.What.NEIGHBOURS:
            return f"Statistical neighbours of {release.year} of {report['areas']} authorities"
    return f"Inspection grades of {report['areas']} authorities"


def _line(each: dict[str, Any]) -> Line:
    without = "; ".join(f"{count:,} {state}" for state, count in each["not_known"].items())
    step = each["rounded_to"]
    rounded = "" if step is None else "Whole numbers" if step == 1 else f"Steps of {step:g}"
    years = str(each["first_year"])
    if each["last_year"] != each["first_year"]:
        years = f"{years} to {each['last_year']}"
    return Line(each["title"], each["code"], years, f"{each['known']:,}", without or "None", rounded or "Finer")
