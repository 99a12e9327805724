"""A flat return read: bytes in, tables and a report out; run it in the limited child."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.flat import aliases, derived, files, remarks, rows
from goldenthread.ingest.flat.files import File
from goldenthread.ingest.flat.rows import ReadFile
from goldenthread.ingest.reading import tables as csvs
from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.reading.result import Reading

# So many births, and this share of them on one day of the month, is a case system that masks them.
_BIRTHS, _MASKED = 20, 0.9


def read(code: str, data: bytes, *, name: str, as_at: dt.date) -> Reading:
    """Read a flat return as it stood at the end of ``as_at``.

    Raises ``FileRefused`` when the file is not a safe one of these, or lacks the file that all others rest on.
    """
    asked, opened = files.of(code), csvs.opened(data, name=name)
    csv_of, warnings = _chosen(opened, asked)
    warnings = csvs.remarks(opened) + warnings
    read_files = [rows.read(csv, file, as_at=as_at) for file, csv in csv_of.items()]
    readable = {each.file.table.name: each for each in read_files if each.report.readable}
    _check_first(asked[0], read_files, readable, name)
    _settle(readable, as_at)
    warnings += remarks.files_missing([file.name for file in asked if file not in csv_of])
    warnings += [warning for each in read_files for warning in each.warnings]
    return Reading(
        {each.file.table.name: _columnar(each) for each in readable.values()},
        [each.report for each in read_files],
        warnings,
        [duplicate for each in read_files for duplicate in each.duplicates],
        absent_columns=_absent(asked, readable),
    )


def _chosen(opened: Sequence[csvs.Table], asked: tuple[File, ...]) -> tuple[dict[File, csvs.Table], list[Remark]]:
    """Which CSV file is which, in declared order; a return of one file takes the only one, whatever its name."""
    if len(asked) == len(opened) == 1:
        return {asked[0]: opened[0]}, []
    found: dict[File, csvs.Table] = {}
    told: list[Remark] = []
    for csv in opened:
        file = files.by_stem(csv.stem, asked)
        if file is None:
            told.append(remarks.file_unused(csv.name, "no table is called so"))
        elif file in found:
            told.append(remarks.file_unused(csv.name, f"“{found[file].name}” was read as {file.name}"))
        else:
            found[file] = csv
    return {file: found[file] for file in asked if file in found}, told


def _check_first(first: File, read_files: list[ReadFile], readable: dict[str, ReadFile], name: str) -> None:
    if first.table.name in readable:
        return
    said = [warning for each in read_files if each.file is first for warning in each.warnings]
    why = said[0].message if said else f"It has no file {first.name}, which says {_says(first)}."
    remedy = said[0].remedy if said else f"Add {first.name} and hand it in again."
    raise FileRefused("no_lists", f"“{name}” was not loaded. {why}", remedy=remedy)


def _says(first: File) -> str:
    return "who the children are" if first.table.name == "person" else "which posts there are"


def _settle(readable: dict[str, ReadFile], as_at: dt.date) -> None:
    """Ids followed, twins left out, and what the files do not say worked out."""
    used = _follow_aliases(readable)
    for each in readable.values():
        followed = aliases.follow(each.records, used) if each.file.table.name != "alias" else 0
        each.warnings += remarks.followed(each.report, followed)
        rows.without_twins(each)
        derived.identify(each.file.table, each.records)
    found = {name: each.records for name, each in readable.items()}
    if "person" in readable:
        derived.ages(found["person"], as_at=as_at)
        _about_births(readable["person"])
        _about_children(readable)
    derived.belong(found, as_at=as_at)
    _hold(readable, as_at)


def _follow_aliases(readable: dict[str, ReadFile]) -> dict[str, str]:
    if "alias" not in readable:
        return {}
    used, circles = aliases.in_use(readable["alias"].records)
    if circles:
        readable["alias"].warnings.append(remarks.aliases_circle(readable["alias"].report, circles))
    for record in readable["alias"].records:
        record["child_id"] = used.get(record["other_id"], record["child_id"])
    return used


def _hold(readable: dict[str, ReadFile], as_at: dt.date) -> None:
    if "involvement" in readable:
        derived.open_work(readable["involvement"].records, as_at=as_at)
        held = derived.by_child(readable["involvement"].records)
        for each in readable.values():
            each.warnings += remarks.filled(each.report, derived.hold(each.file, each.records, held, as_at=as_at))
    if "missing_episode" in readable and "cla_period" in readable:
        periods = derived.by_child(readable["cla_period"].records)
        derived.looked_after(readable["missing_episode"].records, periods)


def _about_births(people: ReadFile) -> None:
    days = Counter(record["born_on"].day for record in people.records if record["born_on"])
    if (births := sum(days.values())) >= _BIRTHS:
        day, most = days.most_common(1)[0]
        if most >= _MASKED * births:
            people.warnings.append(remarks.births_masked(people.report, day, most / births))


def _about_children(readable: dict[str, ReadFile]) -> None:
    known = {record["child_id"] for record in readable["person"].records}
    for each in readable.values():
        strangers = [row["source_row"] for row in each.records if (row.get("child_id") or "") not in known]
        if "child_id" in each.file.table.names:
            each.warnings += remarks.about_children(each.report, strangers)


def _absent(asked: tuple[File, ...], readable: dict[str, ReadFile]) -> list[dict[str, Any]]:
    """Every column that the tables could not have, because there was no file, or no such heading in it."""
    return [
        {"list": 0, "heading": column.name, "column": f"{file.table.name}.{column.name}"}
        for file in asked
        for column in file.columns
        if file.table.name not in readable or column.name not in readable[file.table.name].there
    ]


def _columnar(each: ReadFile) -> dict[str, list[Any]]:
    return {name: [record[name] for record in each.records] for name in each.file.table.names}
