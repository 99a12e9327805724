"""England, the region, the statistical neighbours, the authorities graded good or outstanding: who belongs to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from goldenthread.ingest.published.areas import ENGLAND
from goldenthread.measures.comparators.comparator import Group, Value, state_of
from goldenthread.measures.models import Area, Grade, Neighbour, OwnAuthority, Release
from goldenthread.measures.statistics import bands

GOOD = ("good", "outstanding")
LONDON = "region london"
NOT_CHOSEN = "nobody has said yet which authority this is"
_NO_SET = "no set of statistical neighbours is loaded"
_NO_GRADES = "no grades of that time are loaded"


@dataclass(frozen=True)
class Around:
    """The council among the others: its authority, region and neighbours, and how all were graded, and when."""

    own: Area | None = None
    region: str = ""
    region_name: str = ""
    neighbours: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    set_year: int | None = None
    grades: tuple[tuple[str, str, date], ...] = ()
    """Authority, grade and day of publication, in order of days."""

    def good(self, day: date) -> list[str]:
        """The authorities whose latest grade on that day was good or outstanding."""
        then = {key: grade for key, grade, published in self.grades if published <= day}
        return [key for key, grade in then.items() if grade in GOOD]


@dataclass(frozen=True)
class Mean:
    """The figure of a group. ``reason`` tells why there is none, or who was left out."""

    value: float | None
    state: str
    reason: str = ""


def around(*, on: date) -> Around:
    """Who stands around the council by what was in use and released that day. At most five queries."""
    chosen = OwnAuthority.objects.select_related("area").first()
    live = Release.objects.filter(state=Release.State.LIVE, released_on__lte=on)
    graded = tuple(
        Grade.objects.filter(release__in=live)
        .order_by("published_on")
        .values_list("area__key", "grade", "published_on")
    )
    if chosen is None:
        return Around(grades=graded)
    latest = live.filter(what=Release.What.NEIGHBOURS).order_by("-year", "-released_on", "-pk").first()
    found = Neighbour.objects.filter(release=latest, area=chosen.area).select_related("neighbour") if latest else ()
    members = {each.neighbour.key: each.neighbour.name for each in found}
    region = chosen.area.region
    name = Area.objects.filter(key=region).values_list("name", flat=True).first() if region else ""
    return Around(
        chosen.area, region, name or "", tuple(members), members, latest.year if latest and members else None, graded
    )


def figure(group: Group, values: Mapping[str, Value], who: Around, day: date) -> Mean:
    """The figure of one group out of one year's values by area. England and regions are as published, never worked
    out; neighbours and those graded well are the simple mean of the members that have a number."""
    match group:
        case "england":
            return _published(values.get(ENGLAND))
        case "own":
            return _published(values.get(who.own.key)) if who.own else Mean(None, "unknown", NOT_CHOSEN)
        case "region":
            return _region(values, who)
        case "neighbours":
            return _mean(values, who.neighbours, _NO_SET if who.own else NOT_CHOSEN)
    return _mean(values, who.good(day), _NO_GRADES)


def _region(values: Mapping[str, Value], who: Around) -> Mean:
    """Some files divide London into two regions, others do not."""
    if who.own is None:
        return Mean(None, "unknown", NOT_CHOSEN)
    found = values.get(who.region)
    if found is None and "london" in who.region:
        found = values.get(LONDON)
    return _published(found)


def _published(found: Value | None) -> Mean:
    if found is None:
        return Mean(None, "unknown", "the file has no row for it")
    if found.amount is not None:
        return Mean(found.amount, "known")
    marker = f"the file has “{found.marker}”: " if found.marker else ""
    return Mean(None, state_of(found.state), f"{marker}{found.state}")


def _mean(values: Mapping[str, Value], members: Sequence[str], without: str) -> Mean:
    if not members:
        return Mean(None, "unknown", without)
    amounts = [values[key].amount if key in values else None for key in members]
    mean, missing = bands.neighbours_mean(amounts), sum(amount is None for amount in amounts)
    if mean is None:
        return Mean(None, "unknown", f"none of the {len(members)} has a number")
    said = f"simple mean of {len(members) - missing} authorities"
    return Mean(mean, "known", f"{said}; {missing} without a number left out" if missing else said)
