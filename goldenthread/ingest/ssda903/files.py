"""The CSV files of an SSDA903 found by their headings or their names, and read row by row."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.reading import headings, tables, values, wording
from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.ssda903 import codes
from goldenthread.ingest.ssda903.modules import MODULES
from goldenthread.ingest.yearly import remarks, years
from goldenthread.ingest.yearly.cells import CellReader
from goldenthread.ingest.yearly.modules import Module
from goldenthread.ingest.yearly.rows import ModuleReport, ReadModule

_LOOKED_AT = 20  # rows from the top in which headings are looked for
_CHILD = {headings.plain(way) for way in ("CHILD", "CHILDID", "Child ID")}
# "2023-24", "2023_2024", "202324": the year that ends; "2017": as it stands.
_YEAR = re.compile(r"(20\d\d)(?:[-_ /]?(?:20)?(\d\d))?(?!\d)")
_TOO_MANY_CELLS = values.Unreadable(
    "the row has more cells than there are headings, so its cells may stand in the wrong columns",
    "Put cells that hold the delimiter in quotation marks, or export the file again.",
)


@dataclass(frozen=True)
class Found:
    """A file and the module it holds; ``named`` is the year in its name, 0 without one."""

    module: Module
    table: tables.Table
    heading_at: int
    named: int


def read(data: bytes, *, name: str, as_at: dt.date) -> tuple[list[ReadModule], list[Remark]]:
    """Every module of a CSV file or a zip of them, the earliest year first; ``FileRefused`` when there is none."""
    opened = tables.opened(data, name=name)
    found, told = _find(opened)
    if not found:
        raise FileRefused(
            "no_lists",
            f"{wording.none_of('file', len(opened))} of “{name}” is one of the SSDA903: none has the heading “CHILD” "
            "in its "
            f"first {_LOOKED_AT} rows beside the others of its file.",
            remedy="Use the headings of the return, one file for each table, and upload it again.",
        )
    latest = max(each.named for each in found)
    modules = []
    for each in sorted(found, key=lambda one: one.named):
        # What a council calls the year 2017 may begin or end in it; the latest year is the one of the as-at date.
        behind = latest - each.named if each.named else 0
        modules.append(_read(each, as_at=as_at, year=years.year_end(as_at).year - behind))
    return modules, told + tables.remarks(opened) + _several_years(modules)


def _several_years(modules: list[ReadModule]) -> list[Remark]:
    years_found = sorted({each.year for each in modules})
    if len(years_found) < 2:
        return []
    by_year = {year: ", ".join(each.report.sheet for each in modules if each.year == year) for year in years_found}
    shown = "; ".join(f"to 31 March {year}: {files}" for year, files in by_year.items())
    return [
        Remark(
            "several_years",
            f"By their names the files are of {len(years_found)} years, of which the latest is taken to be that of the "
            f"as-at date: {shown}.",
            "Nothing to do if that is right; else name the files of one year with the same year.",
        )
    ]


def named_year(stem: str) -> int:
    """The year that a file's name gives, the later one of two; 0 without one."""
    match = _YEAR.search(stem)
    if not match:
        return 0
    first = int(match[1])
    return first + 1 if match[2] and int(match[2]) == (first + 1) % 100 else first


def _find(opened: list[tables.Table]) -> tuple[list[Found], list[Remark]]:
    found, told = [], []
    for table in opened:
        at = _heading_row(table.rows)
        module = which(table.rows[at], table.stem) if at is not None else None
        if at is None or module is None:
            told.append(_passed_over(table, at))
        else:
            found.append(Found(module, table, at, named_year(table.stem)))
    return found, told


def _heading_row(rows: list[list[str]]) -> int | None:
    for index, row in enumerate(rows[:_LOOKED_AT]):
        if any(headings.plain(cell) in _CHILD for cell in row):
            return index
    return None


def which(row: list[str], stem: str) -> Module | None:
    """The module whose own headings the row has most of; where it has none of any, the one that the name says."""
    met = {headings.plain(cell) for cell in row}
    share = {module.code: sum(headings.plain(each) in met for each in module.known_by) for module in MODULES}
    best = max(MODULES, key=lambda module: share[module.code])
    if share[best.code]:
        return best
    plain = headings.plain(stem)
    named = [(len(way), module) for module in MODULES for way in module.names if way in plain]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def _passed_over(table: tables.Table, heading_at: int | None) -> Remark:
    why = "neither its headings nor its name say which file of the return it is"
    if heading_at is None:
        why = f"it has no heading “CHILD” in its first {_LOOKED_AT} rows"
    return Remark(
        "file_not_read",
        f"File “{table.name}” was not read: {why}.",
        "Nothing to do if it should not be there; else put the headings of the return above its rows.",
        table.name,
    )


def _read(found: Found, *, as_at: dt.date, year: int) -> ReadModule:
    module, rows = found.module, found.table.rows
    met = headings.match(rows[found.heading_at], module.items)
    report = ModuleReport(module.title, found.table.name, "file", heading_row=found.heading_at + 1)
    report.mapped, report.unmatched_columns = met.mapped, met.unmatched + met.twice
    report.missing_columns = [item.heading for item in met.missing]
    by_number = {item.number: item.heading for item in module.items}
    at = {by_number[number]: index for number, index in met.columns.items()}
    cells = CellReader(module, codes.RULES, as_at=as_at, year=year)
    result = ReadModule(module, report, cells, frozenset(at), year)
    deciding = {*module.key, *(end for _, end in module.spans)}
    if gone := [item.heading for item in met.missing if item.heading in deciding or item.weight == "essential"]:
        report.readable = False
        result.warnings.append(_not_read(result, gone[0]))
        return result
    result.warnings += [remarks.column_missing(result, item.heading) for item in met.missing]
    result.warnings += [remarks.column_twice(result, heading) for heading in met.twice]
    _take_rows(result, rows, found.heading_at, at)
    result.settle()
    result.warnings += remarks.about_cells(result)
    return result


def _take_rows(result: ReadModule, rows: list[list[str]], heading_at: int, at: dict[str, int]) -> None:
    wide = len(rows[heading_at])
    child = at["CHILD"]
    for number, line in enumerate(rows[heading_at + 1 :], start=heading_at + 2):
        if all(values.is_blank(cell) for cell in line):
            continue
        if child < len(line) and headings.plain(line[child]) in _CHILD:
            result.warnings.append(remarks.headings_again(result, number))
            continue
        if any(not values.is_blank(cell) for cell in line[wide:]):
            result.refuse(number, "CHILD", _TOO_MANY_CELLS)
            continue
        result.take(number, {heading: line[index] for heading, index in at.items() if index < len(line)})


def _not_read(result: ReadModule, heading: str) -> Remark:
    return Remark(
        "list_not_read",
        f"{result.report.place} was not read: the headings in row {result.report.heading_row} have no column "
        f"“{heading}”. Without it {result.module.without} cannot be computed.",
        "Add the column with the heading of the return and load the file again.",
        result.report.sheet,
    )
