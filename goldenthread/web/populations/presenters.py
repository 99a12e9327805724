"""What the pages of published populations show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.core.periods import short_day
from goldenthread.ingest import publishing
from goldenthread.ingest.models import PublishedFile
from goldenthread.records import parameters
from goldenthread.records.models import Setting


@dataclass(frozen=True)
class Line:
    """One year of a file as the page shows it."""

    year: str
    meaning: str
    amount: str
    step: str
    """How far from the year before it in the file."""
    holds: str
    why: str


def lines(file: PublishedFile) -> list[Line]:
    """Each year of a file, the newest first."""
    found = publishing.places(file)
    before = {(each["name"], each["year"]): each["amount"] for each in found}
    return [_line(each, before.get((each["name"], each["year"] - 1))) for each in found]


def answer(file: PublishedFile, found: list[Line]) -> str:
    """The page's first sentence."""
    taken = sum(bool(line.holds) for line in found)
    years = f"{taken} {'year' if taken == 1 else 'years'} of {len(found)}"
    match file.state:
        case PublishedFile.State.KEPT:
            return f"{years} were set for {file.authority}."
        case PublishedFile.State.WITHDRAWN:
            return f"Withdrawn: nothing of it was set for {file.authority}."
    return f"{years} would be set for {file.authority}, and wait for a second person; no figure rests on them yet."


def standing(*, on: date) -> str:
    """What a month that ends today rests on."""
    row = Setting.objects.filter(name=parameters.POPULATIONS[0].name, starts_on__lte=on).order_by("-starts_on").first()
    if row is None or (row.ends_on and row.ends_on < on):
        return "No population is set, so every rate is unknown. Hand in a file of mid-year estimates to fill this."
    what = (
        f"the mid-{row.year} estimate{', provisional' if row.is_provisional else ''}" if row.year else "a typed number"
    )
    return f"Rates of this month rest on {row.amount:,.0f} children: {what}, since {short_day(row.starts_on)}."


def _line(each: dict[str, Any], before: int | None) -> Line:
    known = parameters.BY_NAME.get(each["name"])
    amount = each["amount"]
    step = f"{100 * (amount / before - 1):+.1f}%".replace("-", "\N{MINUS SIGN}") if amount and before else ""
    provisional = " (provisional)" if each["is_provisional"] else ""
    return Line(
        f"Mid-{each['year']}{provisional}", known.meaning if known else each["name"],
        f"{amount:,}" if amount else "None in the file", step, _span(each), each["why"],
    )  # fmt: skip


def _span(each: dict[str, Any]) -> str:
    if not each["starts_on"]:
        return ""
    start = short_day(date.fromisoformat(each["starts_on"]))
    if not each["ends_on"]:
        return f"From {start} until the next estimate"
    return f"{start} to {short_day(date.fromisoformat(each['ends_on']))}"
