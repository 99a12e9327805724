"""The one call that reads a census. Pure: bytes in, tables and a report out; run it in the limited child."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from goldenthread.files import guard
from goldenthread.files.errors import FileRefused
from goldenthread.ingest.cin_census import modules, sources, tables
from goldenthread.ingest.cin_census.children import Census
from goldenthread.ingest.reading import elements, wording
from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.reading.result import Reading
from goldenthread.ingest.yearly import building, remarks, years
from goldenthread.ingest.yearly.cells import Value
from goldenthread.ingest.yearly.rows import ReadModule, Row

KINDS = ("xml",)


def read(data: bytes, *, name: str, as_at: dt.date) -> Reading:
    """Read a census as it stood at the end of ``as_at``. Children are read one at a time, never the whole file at once.

    Raises ``FileRefused`` when the file is not safe XML or no child in it can be read.
    """
    guard.check(data, name=name, kinds=KINDS)
    census = Census(as_at=as_at, year=years.year_end(as_at).year)
    place = 0
    for place, child in enumerate(elements.each(data, "Child", name=name), start=1):
        census.take(child, place)
    found = census.modules
    if not found[modules.CHILD.code].rows:
        raise _no_children(name, place, found[modules.CHILD.code])
    for each in found.values():
        each.settle()
    report = found[modules.CHILD.code].report
    report.unmatched_columns = sorted(census.unknown)
    rows = {code: each.rows for code, each in found.items()}
    people = tables.people(rows, as_at=as_at)
    gone = [each for each in found.values() if not each.report.rows_read]
    met = {f"{code}.{heading}" for code, headings in census.met.items() for heading in headings}
    return Reading(
        tables.build(rows, people, as_at=as_at),
        [each.report for each in found.values() if each not in gone],
        [
            *_about_header(data, name, as_at), *(_missing(each) for each in gone if each.year >= each.module.since),
            *_about_unknown(census), *(told for each in found.values() for told in remarks.about_cells(each)),
            *_about_children(found), *people.warnings(),
        ],
        [duplicate for each in found.values() for duplicate in each.duplicates],
        absent_columns=building.absent(sources.NEEDS, met | _optional(found)),
    )  # fmt: skip


def _optional(found: dict[str, ReadModule]) -> set[str]:
    """Elements that a module which is there may lack in every row, because nothing of the kind has happened."""
    return {
        f"{code}.{item.heading}"
        for code, each in found.items()
        if each.report.rows_read
        for item in each.module.items
        if not item.expected
    }


def _no_children(name: str, place: int, read: ReadModule) -> FileRefused:
    if not place:
        return FileRefused(
            "no_lists",
            f"“{name}” has no element Child, so it is not a census of children in need.",
            remedy="Check that this is the census's XML file and not another return's.",
        )
    first = read.report.rejected[0]
    return FileRefused(
        "no_lists",
        f"{wording.none_of('child', place, 'children')} of “{name}” can be read: {first.column} of child {first.row}: "
        "{first.reason}.",
        remedy="Check that this is the census's XML file and not another return's.",
    )


def _about_header(data: bytes, name: str, as_at: dt.date) -> list[Remark]:
    said = elements.outside(data, name=name, until="Child").get("ReferenceDate", "")
    if not said or said == as_at.isoformat():
        return []
    return [
        Remark(
            "reference_date",
            f"The file's Header says that it is as at {_day_said(said)}; it was read as at {as_at:%d/%m/%Y}, so dates "
            "after that day were rejected.",
            "If the Header is right, take this load back and load the file again as at its day.",
            "Header",
        )
    ]


def _day_said(said: str) -> str:
    """The day of the Header as people write it; a text that is no date is not shown."""
    try:
        return f"{dt.date.fromisoformat(said.strip()):%d/%m/%Y}"
    except ValueError:
        return "a day that cannot be read"


def _missing(each: ReadModule) -> Remark:
    return Remark(
        "list_missing",
        f"No child has an element {each.module.code} ({each.module.title}). Without it {each.module.without} cannot be "
        "computed.",
        "Nothing to do if there truly were none; else export the census again with this module.",
        each.module.code,
    )


def _about_unknown(census: Census) -> list[Remark]:
    if not census.unknown:
        return []
    return [
        Remark(
            "elements_not_read",
            f"Elements that the census does not have, or that are not kept, were not read: "
            f"{', '.join(sorted(census.unknown)[:8])}.",
            "Nothing to do unless one of them should be there under another name.",
        )
    ]


def _about_children(found: dict[str, ReadModule]) -> list[Remark]:
    """Episodes of need that start on the day of another, or are open beside one, of the same child."""
    needs = [row for row in found[modules.DETAILS.code].rows if row["ReferralNFA"] != "Y"]
    same_day = _again(needs, "LAchildID", "CINreferralDate")
    open_ones = [row for row in needs if row["CINclosureDate"] is None and row not in same_day]
    return [
        *remarks.of_rows("open_twice", _OPEN_TWICE, _again(open_ones, "LAchildID")),
        *remarks.of_rows("same_day", _SAME_DAY, same_day),
    ]


def _again(rows: Iterable[Row], *headings: str) -> list[Row]:
    """The rows whose values under these headings a row before them has."""
    seen: set[tuple[Value, ...]] = set()
    found = []
    for row in rows:
        key = tuple(row[heading] for heading in headings)
        if key in seen:
            found.append(row)
        seen.add(key)
    return found


_OPEN_TWICE = "{place}: {count} [episode is|episodes are] open beside another open episode of the same child."
_SAME_DAY = (
    "{place}: {count} [referral is|referrals are] of the day of another referral of the same child, from another "
    "source. Each is "
    "counted as a referral; only the first begins an episode of need."
)
