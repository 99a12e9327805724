"""The one call that reads an SSDA903. Pure: bytes in, tables and a report out; run it in the limited child."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence

from goldenthread.files import guard
from goldenthread.files.errors import FileRefused
from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.reading.result import Reading
from goldenthread.ingest.ssda903 import care, documents, files, several_years, sources
from goldenthread.ingest.ssda903.modules import HEADER, MODULES
from goldenthread.ingest.ssda903.tables import Tables
from goldenthread.ingest.yearly import building, remarks, years
from goldenthread.ingest.yearly.modules import Module
from goldenthread.ingest.yearly.people import People
from goldenthread.ingest.yearly.rows import ReadModule, Row

KINDS = ("zip", "csv", "xml")


def read(data: bytes, *, name: str, as_at: dt.date) -> Reading:
    """Read the files of one SSDA903, or of several years together, as they stood at the end of ``as_at``.

    Raises ``FileRefused`` when the file is not a safe one of these or holds no readable table of the return.
    """
    kind = guard.check(data, name=name, kinds=KINDS)
    read_modules, told = (documents if kind == "xml" else files).read(data, name=name, as_at=as_at)
    readable = [each for each in read_modules if each.report.readable]
    if not readable:
        first = read_modules[0].warnings[0]
        raise FileRefused("no_lists", f"“{name}” was not loaded. {first.message}", remedy=first.remedy)
    several_years.reject_left_open(readable)
    rows, again = _rows(readable)
    people = _people(readable, rows, as_at)
    tables = Tables(rows, people, as_at=as_at, year_of={each.report.sheet: each.year for each in readable})
    there = {f"{each.module.code}.{heading}" for each in readable for heading in each.columns}
    return Reading(
        tables.build(),
        [each.report for each in read_modules],
        [
            *told, *_about_year(as_at), *_modules_missing(readable, as_at), *again,
            *(warning for each in read_modules for warning in each.warnings), *_about_care(tables),
            *people.warnings(),
        ],
        [duplicate for each in readable for duplicate in each.duplicates],
        absent_columns=building.absent(sources.NEEDS, there),
    )  # fmt: skip


def _rows(readable: Sequence[ReadModule]) -> tuple[dict[str, list[Row]], list[Remark]]:
    rows, told = {}, []
    for code in dict.fromkeys(each.module.code for each in readable):
        rows[code], again = several_years.together(readable, code)
        told += again
    return rows, told


def _people(readable: Sequence[ReadModule], rows: dict[str, list[Row]], as_at: dt.date) -> People:
    """The children as the header files say, the latest year first; then as any other file does."""
    people = People(as_at=as_at)
    unaccompanied = {row["CHILD"] for row in rows.get("uasc", ())} if "uasc" in rows else None
    for code in (HEADER.code, *(module.code for module in MODULES if module is not HEADER)):
        for row in rows.get(code, ()):
            child = row.text("CHILD")
            about = {"sex": row["SEX"], "ethnicity": row["ETHNIC"], "born_on": row["DOB"]}
            if code == "episodes" and row["REC"] == "E2":
                about["died_on"] = row["DEC"]
            if unaccompanied is not None:
                about["unaccompanied"] = "Y" if child in unaccompanied else "N"
            people.add(row, child, about, [upn] if len(upn := row.text("UPN")) > _UNKNOWN_UPN else [])
    return people


_UNKNOWN_UPN = 5  # characters: UN1 to UN7 say why there is no number


def _about_year(as_at: dt.date) -> list[Remark]:
    end = years.year_end(as_at)
    if end == as_at:
        return []
    return [
        Remark(
            "not_year_end",
            f"The as-at date is not a 31 March, so what the return says once a year (health, strengths and "
            f"difficulties) is taken to be of the year that ends on {end:%d/%m/%Y}.",
            "If the file is the return of a year that is over, load it as at its 31 March.",
        )
    ]


def _modules_missing(readable: Sequence[ReadModule], as_at: dt.date) -> list[Remark]:
    there = {each.module.code for each in readable}
    gone = [module for module in MODULES if module.code not in there and module.since <= years.year_end(as_at).year]
    return [_missing(module) for module in gone]


def _missing(module: Module) -> Remark:
    return Remark(
        "list_missing",
        f"There is no table {module.code} ({module.title}). Without it {module.without} cannot be computed.",
        "Add the file if the table should be there; a table with no rows still has its headings.",
    )


def _about_care(tables: Tables) -> list[Remark]:
    """Where the episodes of a child do not make a whole: starts not in the file, gaps, overlaps, ends left out."""
    everyone = [each for periods in tables.periods.values() for each in periods]
    cut = [each.episodes[0].row for each in everyone if not each.start_known]
    pairs = [pair for each in everyone for pair in itertools.pairwise(each.episodes)]
    breaks = [after.row for before, after in pairs if before.ended_on != after.started_on]
    lost = [each.episodes[-1].row for each in everyone if each.lost]
    last = [each.episodes[-1] for each in everyone if not each.lost and not each.next_on]
    hanging = [each.row for each in last if each.ended_on and each.goes_on]
    endless = [each.row for each in last if each.ended_on is None and each.row.text("REC")]
    twice = [
        after.episodes[0].row
        for periods in tables.periods.values()
        for before, after in itertools.pairwise(periods)
        if before.episodes[-1].goes_on or (before.ceased_on or care.FIRST_DAY) > after.started_on
    ]
    return [
        *remarks.of_rows("start_not_in_file", _START, cut, "Load the years before together with this one."),
        *remarks.of_rows("episodes_do_not_meet", _BREAKS, breaks),
        *remarks.of_rows("next_episode_missing", _HANGING, hanging),
        *remarks.of_rows("care_lost", _LOST, lost),
        *remarks.of_rows("reason_without_end", _ENDLESS, endless),
        *remarks.of_rows("periods_overlap", _TWICE, twice),
    ]


_START = (
    "{place}: {count} [period|periods] of care began before [its|their] first episode in the file. The start of that "
    "episode is taken, and how long the child has been looked after is not known."
)
_BREAKS = (
    "{place}: {count} [episode does|episodes do] not start on the day that the one before them ended, though care "
    "went on. Legal "
    "statuses and placements are taken to change when the later one started."
)
_HANGING = (
    "{place}: {count} last [episode|episodes] ended with X1, which says that another follows, but none does. The "
    "child is taken "
    "to be looked after still."
)
_LOST = (
    "{place}: {count} last [episode|episodes] ended with X1, which says that another follows, and no later year's "
    "file knows the "
    "child. Care is taken to have ended on that day."
)
_ENDLESS = "{place}: {count} last [episode has|episodes have] a reason for ending and no day. Care is taken to go on."
_TWICE = (
    "{place}: {count} [period|periods] of care [starts|start] before the one before them has ended. That one is taken "
    "to end where its "
    "last episode does, or where the later one starts."
)
