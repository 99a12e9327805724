"""The sheets of a workbook as rows of plain cells, with the lists found among them by name or by headings."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import python_calamine

from goldenthread.files import archives, guard, workbooks
from goldenthread.files.errors import FileRefused
from goldenthread.ingest.annex_a import headings, lists, values
from goldenthread.ingest.annex_a.items import AnnexList
from goldenthread.ingest.annex_a.report import Remark

_LOOKED_AT = 20  # rows from the top in which headings are looked for
_CLEARLY = 0.6  # of the headings that are a list's own, not shared with most others
_LIST_NUMBER = re.compile(r"^(?:annex a )?list ?0*(\d{1,2})\b")
_CELL_NAME = re.compile(r"([A-Z]+)(\d+)")
_ID_HEADINGS = {
    headings.plain(way) for each in lists.LISTS for item in each.items[:1] for way in (item.heading, *item.others)
}


@dataclass(frozen=True)
class FoundList:
    """A list and the sheet that holds it: ``rows`` from the top of the sheet, ``heading_at`` the index of headings."""

    annex_list: AnnexList
    sheet: str
    rows: list[list[object]]
    heading_at: int


@dataclass(frozen=True)
class Workbook:
    """What a workbook holds of Annex A, and what there is to say about it before any row is read."""

    found: list[FoundList]
    missing: list[AnnexList]
    warnings: list[Remark]
    from_1904: bool


def load(data: bytes, *, name: str) -> Workbook:
    """Open a workbook and find the lists in it; raises ``FileRefused`` when it is unsafe, broken or holds none."""
    guard.check(data, name=name, kinds=("xlsx",))
    inspection = workbooks.inspect(data, name)
    sheets = _sheets(data, name, inspection)
    found, warnings = _find(sheets)
    if not found:
        raise _no_lists(name, sheets)
    missing = [each for each in lists.LISTS if each not in [one.annex_list for one in found]]
    used = {one.sheet for one in found}
    for sheet in inspection.sheets:
        if sheet.name in used:
            warnings += _about_sheet(sheet)
    return Workbook(found, missing, warnings + _about_file(inspection), inspection.counts_from_1904)


def _sheets(data: bytes, name: str, inspection: workbooks.Inspection) -> dict[str, list[list[object]]]:
    found: dict[str, list[list[object]]] = {}
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in inspection.sheets:
            sheet_rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            found[sheet.name] = [list(row) for row in sheet_rows]
    except (python_calamine.CalamineError, ValueError, KeyError, OSError) as problem:
        raise archives.damaged(name) from problem
    for sheet in inspection.sheets:
        # The reader gives these as blanks; a blank would say "no date yet", which is not what the cell says.
        _mark(found[sheet.name], sheet.error_cells, "#N/A")
        _mark(found[sheet.name], sheet.empty_formulas, values.FORMULA_WITHOUT_VALUE)
    return found


def _mark(rows: list[list[object]], cells: tuple[str, ...], mark: str) -> None:
    for cell in cells:
        match = _CELL_NAME.fullmatch(cell)
        if not match:
            continue
        row, column = int(match[2]) - 1, _index(match[1])
        if row < len(rows) and column < len(rows[row]) and rows[row][column] in ("", None):
            rows[row][column] = mark


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _find(sheets: dict[str, list[list[object]]]) -> tuple[list[FoundList], list[Remark]]:
    found: dict[int, FoundList] = {}
    warnings: list[Remark] = []
    for sheet, rows in sheets.items():
        heading_at = _heading_row(rows)
        annex_list = _which(sheet, rows[heading_at]) if heading_at is not None else None
        if heading_at is None and (named := _named(sheet)):
            warnings.append(_no_headings(sheet, named))
        if heading_at is None or annex_list is None:
            continue
        if annex_list.number in found:
            warnings.append(_second_sheet(sheet, found[annex_list.number]))
            continue
        found[annex_list.number] = FoundList(annex_list, sheet, rows, heading_at)
    return [found[number] for number in sorted(found)], warnings


def _heading_row(rows: list[list[object]]) -> int | None:
    for index, row in enumerate(rows[:_LOOKED_AT]):
        if any(headings.plain(cell) in _ID_HEADINGS for cell in row):
            return index
    return None


def _which(sheet: str, row: list[object]) -> AnnexList | None:
    """The list that a sheet's name says, unless its headings clearly are another's; without a name, by headings."""
    share = {each.number: headings.share_of_own(row, each) for each in lists.LISTS}
    best = max(share, key=lambda number: share[number])
    clear = lists.BY_NUMBER[best] if share[best] >= _CLEARLY else None
    named = _named(sheet)
    return named if named and (clear is None or share[best] == share[named.number]) else clear


def _named(sheet: str) -> AnnexList | None:
    plain = headings.plain(sheet)
    if match := _LIST_NUMBER.match(plain):
        return lists.BY_NUMBER.get(int(match[1]))
    return next((each for each in lists.LISTS if plain in {headings.plain(way) for way in each.sheet_names}), None)


def _about_sheet(sheet: workbooks.Sheet) -> list[Remark]:
    told = []
    if sheet.hidden:
        told.append(
            Remark(
                "hidden_sheet",
                f"Sheet “{sheet.name}” is hidden in Excel. It was read.",
                "If it should not be loaded, delete it and upload the workbook again.",
                sheet.name,
            )
        )
    if sheet.hidden_rows:
        told.append(
            Remark(
                "hidden_rows",
                f"Sheet “{sheet.name}” has {len(sheet.hidden_rows):,} hidden or filtered rows. They were read.",
                "Clear the filter and look at them; delete what should not be loaded.",
                sheet.name,
                sheet.hidden_rows[:20],
            )
        )
    return told


def _about_file(inspection: workbooks.Inspection) -> list[Remark]:
    if not inspection.active_parts:
        return []
    return [
        Remark(
            "active_content_ignored",
            "The workbook has links, connections or embedded objects. They were not opened.",
            "Nothing to do; to be rid of this notice, break the links (Data, Edit Links) and save.",
        )
    ]


def _no_headings(sheet: str, annex_list: AnnexList) -> Remark:
    return Remark(
        "no_headings",
        f"Sheet “{sheet}” has the name of {annex_list.name}, but no heading “{annex_list.items[0].heading}” "
        f"in its first {_LOOKED_AT} rows. It was not read.",
        "Put the headings of the template above the rows and upload the workbook again.",
        sheet,
    )


def _second_sheet(sheet: str, first: FoundList) -> Remark:
    return Remark(
        "second_sheet",
        f"Sheets “{first.sheet}” and “{sheet}” both look like {first.annex_list.name}. Only “{first.sheet}” was read.",
        "Put all rows of the list on one sheet and upload the workbook again.",
        sheet,
    )


def _no_lists(name: str, sheets: dict[str, list[list[object]]]) -> FileRefused:
    if all(not any(not values.is_blank(cell) for row in rows for cell in row) for rows in sheets.values()):
        return FileRefused("empty", f"“{name}” has no rows on any sheet.", remedy="Check the export, upload it again.")
    return FileRefused(
        "no_lists",
        f"None of the {len(sheets)} sheets of “{name}” is a list of Annex A: "
        f"no sheet has the heading “Child Unique ID” in its first {_LOOKED_AT} rows beside the others of its list.",
        remedy="Use the headings of Ofsted's template, one list to a sheet, and upload the workbook again.",
    )
