"""What others published, made up: invented authorities, their neighbours and grades, in the publishers' own forms.

Handed in and agreed to as any council would. England's figures lie near those of 2025; everything else is invented.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.example import people
from goldenthread.example.chance import lot
from goldenthread.measures.comparators import catalogue, choosing, loading
from goldenthread.measures.comparators.loading import Told
from goldenthread.measures.models import OwnAuthority, Release

INVENTED = "Invented for the example"
OWN = "101"  # the department gives no number below 201
YEARS = 6
REGIONS = ("Fenland and Coast", "Upper Vale", "North Moors")
NAMES = (
    "Hallowmere", "Aldmoor", "Brackenham", "Castle Orrin", "Dunvale", "Eskwater", "Farrowby", "Gaunton", "Harrowmere",
    "Inglestead", "Juniper Bay", "Kelbrook", "Larkfield", "Merrowdale", "Netherby", "Oakhollow", "Penwick", "Quarley",
    "Ravenscar Bay", "Saltmarsh", "Thornaby Vale", "Underhill", "Wexcombe", "Yarrowdale",
)  # fmt: skip
GRADES = ("good", "outstanding", "requires improvement", "good", "inadequate", "good", "requires improvement")


@dataclass(frozen=True)
class _Spread:
    """England's figure in the last year, how far authorities lie from it, and how far ours does."""

    england: float
    apart: float
    ours: float


_SPREADS = {
    "referrals_rate": _Spread(519, 130, -30), "rereferral_pct": _Spread(22.6, 5, 3.1),
    "assessments_45wd_pct": _Spread(85.7, 9, -7.5), "s47_rate": _Spread(189, 55, 22),
    "icpc_15wd_pct": _Spread(81.4, 11, -12), "cpp_rate": _Spread(40.6, 14, 6), "cpp_repeat_pct": _Spread(24.5, 6, 2),
    "cpp_2y_open_pct": _Spread(2.3, 1.6, 0.9), "cla_rate": _Spread(67, 22, 9),
    "cla_3plus_placements_pct": _Spread(10, 2.5, 1), "cla_20_miles_pct": _Spread(17, 6, 3),
    "cla_dental_pct": _Spread(79, 12, -6), "cla_health_assessment_pct": _Spread(89, 8, -4),
    "sw_agency_pct": _Spread(13, 8, 5),
}  # fmt: skip


def publish(number: int, *, on: date) -> None:
    """Four files, the second person's yes to each, and which of the authorities this council is."""
    released = date(on.year if on >= date(on.year, 11, 12) else on.year - 1, 11, 12)
    files = (
        ("published-figures.csv", f"{INVENTED}: figures of authorities", figures(number, released.year)),
        ("published-tables.csv", f"{INVENTED}: tables with both numbers", tables(number, released.year)),
        ("published-neighbours.csv", f"{INVENTED}: statistical neighbours", neighbours()),
        ("published-grades.csv", f"{INVENTED}: inspection grades", grades(released.year)),
    )
    first, second = people.get("data-officer"), people.get("data-manager")
    for name, publication, content in files:
        release = Release.objects.filter(name=name).first() or loading.hand_in(
            data=content, name=name, told=Told(publication, released), by=first, on=on
        )
        if release.state == Release.State.WAITING:  # also one that a stopped fill left
            loading.agree(release=release, version=release.version, by=second, on=on)
    if not OwnAuthority.objects.exists():
        choosing.set_own(key=OWN, version=0, by=second, on=on)


def figures(number: int, last_year: int) -> bytes:
    """The long file: every indicator, year and area; now and then a figure is suppressed or left out."""
    rows = [
        (known.long_file, known.title, year, name, value, key, region)
        for code, spread in _SPREADS.items()
        for known in [catalogue.every()[code]]
        if not known.numerator
        for year in _years(last_year)
        for name, key, region, value in _of_year(number, code, spread, last_year - year)
    ]
    return _csv(
        ("Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region"), rows
    )  # fmt: skip


def tables(number: int, last_year: int) -> bytes:
    """The department's form, for the indicators whose numerators and denominators are published: rounded to ten."""
    both = [catalogue.every()[code] for code in _SPREADS if catalogue.every()[code].numerator]
    names = [name for known in both for name in (known.column, known.numerator, known.denominator)]
    headings = ("time_period", "geographic_level", "country_name", "region_name", "old_la_code", "la_name", *names)
    rows = []
    for year in _years(last_year):
        found = [list(_of_year(number, known.code, _SPREADS[known.code], last_year - year)) for known in both]
        for at, (name, key, region, _) in enumerate(found[0]):
            cells = [cell for of_one in found for cell in _cells(of_one[at][3], name)]
            rows.append([year, *_place(name, key, region), *cells])
    return _csv(headings, rows)


def _place(name: str, key: str, region: str) -> tuple[str, str, str, str, str]:
    if region == "NA":
        return ("National", name, "", "", "") if name == "England" else ("Regional", "England", name, "", "")
    return "Local authority", "England", region, key, name


def _cells(value: str, name: str) -> tuple[str, ...]:
    """A share with what it is made of: its own numbers, rounded to ten as the department rounds them."""
    size = 10 * (40 + round(260 * lot(name, "size") ** 2))
    if value == "c":
        return "c", "c", str(size)
    return value, str(10 * round(float(value) * size / 1000)), str(size)


def _years(last_year: int) -> range:
    return range(last_year - YEARS + 1, last_year + 1)


def _of_year(number: int, code: str, spread: _Spread, back: int) -> Iterator[tuple[str, str, str, str]]:
    england = spread.england * (1 - 0.012 * back)
    yield "England", "970", "NA", f"{england:.1f}"
    for at, region in enumerate(REGIONS):
        yield region, str(980 + at), "NA", f"{england + spread.apart * (at - 1) / 6:.1f}"
    for at, name in enumerate(NAMES):
        drawn = (lot(number, f"{code} {name}") + lot(number, f"{code} {name} {back}") - 1) * spread.apart * 1.4
        value = england + (spread.ours if not at else drawn)
        most = 99.4 if code.endswith("_pct") else value
        marker = at and lot(number, f"{code} {name} {back} marker") < 0.02
        yield name, str(101 + at), _region(at), "c" if marker else f"{min(max(value, 0.4), most):.1f}"


def neighbours() -> bytes:
    """The ten nearest in the list, on both sides in turn, for every authority."""
    headings = ["LA number", "LA Name", "GOReg", *(cell for n in range(1, 11) for cell in (f"SN{n}", "SNP"))]
    rows = []
    for at, name in enumerate(NAMES):
        near = [(at + step * side) % len(NAMES) for step in range(1, 6) for side in (1, -1)]
        pairs = [cell for place, other in enumerate(near) for cell in (101 + other, "Close" if place < 6 else "Fairly")]
        rows.append([101 + at, name, _region(at), *pairs])
    return _csv(headings, rows)


def grades(last_year: int) -> bytes:
    """A grade for each authority, published over four years."""
    headings = ("la_code", "local_authority", "overall_effectiveness_grade", "publication_date")
    rows = [
        (101 + at, name, GRADES[(at + 2) % len(GRADES)], f"{1 + at:02d}/0{1 + at % 9}/{last_year - 1 - at % 4}")
        for at, name in enumerate(NAMES)
    ]
    return _csv(headings, rows)


def _region(at: int) -> str:
    return REGIONS[at % len(REGIONS)]


def _csv(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return held.getvalue().encode()
