"""The lists of Annex A found among the sheets of a workbook, or the files of a zip, by name or by headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.annex_a import lists, own_headings
from goldenthread.ingest.annex_a.items import AnnexList
from goldenthread.ingest.reading import headings, values, wording, workbooks
from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.reading.workbooks import Part

_LOOKED_AT = 20  # rows from the top in which headings are looked for
_CLEARLY = 0.6  # of the headings that are a list's own, not shared with most others
_LIST_NUMBER = re.compile(r"\b(?:list|l) ?0*(\d{1,2})\b")
_NUMBER_FIRST = re.compile(r"^0*(\d{1,2}) [a-z]")
_ID_HEADINGS = {
    headings.plain(way) for each in lists.LISTS for item in each.items[:1] for way in (item.heading, *item.others)
}
# Fewer headings than this in the row of an id may be a sentence about it, as on the template's guidance sheet.
_A_ROW_OF_HEADINGS = 3
_HEADINGS = {headings.plain(item.heading) for each in lists.LISTS for item in each.items}


@dataclass(frozen=True)
class FoundList:
    """A list and what holds it: ``rows`` from the top of the sheet or file, ``heading_at`` the index of headings."""

    annex_list: AnnexList
    sheet: str
    rows: list[list[object]]
    heading_at: int
    part: Literal["sheet", "file"] = "sheet"


@dataclass(frozen=True)
class Workbook:
    """What a file holds of Annex A, and what there is to say about it before any row is read."""

    found: list[FoundList]
    missing: list[AnnexList]
    warnings: list[Remark]
    from_1904: bool


def load(data: bytes, *, name: str) -> Workbook:
    """Open a file and find the lists in it; raises ``FileRefused`` when it is unsafe, broken or holds none."""
    book = workbooks.opened(data, name=name)
    found, warnings = _find(book.parts)
    if not found:
        raise _no_lists(name, book.parts)
    missing = [each for each in lists.LISTS if each not in [one.annex_list for one in found]]
    used = {one.sheet for one in found}
    for part in book.parts:
        if part.name in used:
            warnings += part.remarks
    return Workbook(found, missing, warnings + book.remarks, book.from_1904)


def _find(parts: list[Part]) -> tuple[list[FoundList], list[Remark]]:
    found: dict[int, FoundList] = {}
    warnings: list[Remark] = []
    for part in parts:
        heading_at = _heading_row(part.rows)
        annex_list = _which(part, part.rows[heading_at]) if heading_at is not None else None
        if heading_at is None or annex_list is None:
            warnings += _passed_over(part, heading_at)
            continue
        if annex_list.number in found:
            warnings.append(_second(part, found[annex_list.number]))
            continue
        found[annex_list.number] = FoundList(annex_list, part.name, part.rows, heading_at, part.kind)
    return [found[number] for number in sorted(found)], warnings


def _heading_row(rows: list[list[object]]) -> int | None:
    for index, row in enumerate(rows[:_LOOKED_AT]):
        if any(headings.plain(cell) in _ID_HEADINGS for cell in row):
            return index
    return None


def _which(part: Part, row: list[object]) -> AnnexList | None:
    """The list that a part's name says, unless its headings clearly are another's; without a name, by headings."""
    share = {each.number: own_headings.share_of_own(row, each) for each in lists.LISTS}
    best = max(share, key=lambda number: share[number])
    clear = lists.BY_NUMBER[best] if share[best] >= _CLEARLY else None
    named = _named(part)
    return named if named and (clear is None or share[best] == share[named.number]) else clear


def _named(part: Part) -> AnnexList | None:
    """The list that a title names: by number, or by words; a file's name may have other words around them."""
    plain = headings.plain(part.title)
    if match := _LIST_NUMBER.search(plain) or _NUMBER_FIRST.match(plain):
        return lists.BY_NUMBER.get(int(match[1]))
    for title, annex_list in _TITLES.items():
        if plain == title or (part.kind == "file" and f" {title} " in f" {plain} "):
            return annex_list
    return None


# The longest first, so that "child protection" is not found in the words of list 5.
_TITLES = dict(
    sorted(
        ((headings.plain(way), each) for each in lists.LISTS for way in (each.title, *each.sheet_names)),
        key=lambda pair: -len(pair[0]),
    )
)


def _passed_over(part: Part, heading_at: int | None) -> list[Remark]:
    """What is said of a part that was not read: nothing of a sheet that is no list, such as the front sheet."""
    if heading_at is not None:
        met = {headings.plain(cell) for cell in part.rows[heading_at]}
        return [_unknown_list(part, heading_at)] if len(met & _HEADINGS) >= _A_ROW_OF_HEADINGS else []
    if named := _named(part):
        return [_no_headings(part, named)]
    return [_no_list(part)] if part.kind == "file" else []


def _place(part: Part) -> str:
    return f"{part.kind.capitalize()} “{part.name}”"


def _no_headings(part: Part, annex_list: AnnexList) -> Remark:
    return Remark(
        "no_headings",
        f"{_place(part)} has the name of {annex_list.name}, but no heading “{annex_list.items[0].heading}” "
        f"in its first {_LOOKED_AT} rows. It was not read.",
        "Put the headings of the template above the rows and upload the file again.",
        part.name,
    )


def _unknown_list(part: Part, heading_at: int) -> Remark:
    return Remark(
        "list_unknown",
        f"{_place(part)} has headings of Annex A in row {heading_at + 1}, but neither they nor its name say which "
        "list it is. It was not read.",
        "Call it “List 1” to “List 11”, with the headings of the template, and upload the file again.",
        part.name,
        (heading_at + 1,),
    )


def _no_list(part: Part) -> Remark:
    return Remark(
        "file_not_read",
        f"{_place(part)} is not a list of Annex A: no heading “Child Unique ID” in its first {_LOOKED_AT} rows. "
        "It was not read.",
        "Nothing to do if it should not be there; else put the headings of the template above its rows.",
        part.name,
    )


def _second(part: Part, first: FoundList) -> Remark:
    return Remark(
        "second_sheet",
        f"{part.kind.capitalize()}s “{first.sheet}” and “{part.name}” both look like {first.annex_list.name}. "
        f"Only “{first.sheet}” was read.",
        f"Put all rows of the list in one {part.kind} and upload the file again.",
        part.name,
    )


def _no_lists(name: str, parts: list[Part]) -> FileRefused:
    of_files = all(part.kind == "file" for part in parts)
    if all(values.is_blank(cell) for part in parts for row in part.rows for cell in row):
        where = "in any of its files" if of_files else "on any sheet"
        return FileRefused("empty", f"“{name}” has no rows {where}.", remedy="Check the export, upload it again.")
    kind = "file" if of_files else "sheet"
    return FileRefused(
        "no_lists",
        f"{wording.none_of(kind, len(parts))} of “{name}” is a list of Annex A: "
        f"no {kind} has the heading “Child Unique ID” in its first {_LOOKED_AT} rows beside the others of its list.",
        remedy=f"Use the headings of Ofsted's template, one list to a {kind}, and upload it again.",
    )
