"""The one XML file of an SSDA903, which holds for each child what the CSV files hold apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.reading import elements, values, wording
from goldenthread.ingest.reading.elements import Element
from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.ssda903 import codes
from goldenthread.ingest.ssda903.modules import HEADER, MODULES
from goldenthread.ingest.yearly import remarks, years
from goldenthread.ingest.yearly.cells import CellReader
from goldenthread.ingest.yearly.modules import Module
from goldenthread.ingest.yearly.rows import ModuleReport, ReadModule, Where

# The XML calls some columns otherwise.
_CALLED = {"CHILDID": "CHILD", "PL": "PLACE"}
_ID = "CHILD"


def read(data: bytes, *, name: str, as_at: dt.date) -> tuple[list[ReadModule], list[Remark]]:
    """Every module that the file has elements of. A row is the place of its child among the children."""
    year = years.year_end(as_at).year
    found = {module.code: _empty(module, as_at, year) for module in MODULES}
    unknown: set[str] = set()
    place = 0
    for place, child in enumerate(elements.each(data, "child", name=name), start=1):
        _take_child(child, place, found, unknown)
    if not place:
        raise FileRefused(
            "no_lists",
            f"“{name}” has no element Child, so it is not an SSDA903.",
            remedy="Check that this is the return's XML file; the census of children in need is loaded as that.",
        )
    read_modules = [each for each in found.values() if each.report.rows_read]
    if not any(each.rows for each in read_modules):
        raise FileRefused(
            "no_lists",
            f"{wording.none_of('child', place, 'children')} of “{name}” has an element CHILDID with elements of the "
            "SSDA903 beside "
            "it, so none can be read.",
            remedy="Check that this is the return's XML file; the census of children in need is loaded as that.",
        )
    for each in read_modules:
        each.settle()
        each.warnings += remarks.about_cells(each)
    if read_modules:
        read_modules[0].report.unmatched_columns = sorted(unknown)
    return read_modules, []


def _empty(module: Module, as_at: dt.date, year: int) -> ReadModule:
    report = ModuleReport(module.title, module.code, "element")
    cells = CellReader(module, codes.RULES, as_at=as_at, year=year)
    return ReadModule(module, report, cells, frozenset(module.headings), year)


def _take_child(child: Element, place: int, found: dict[str, ReadModule], unknown: set[str]) -> None:
    ident = next((leaf.text for leaf in _all_leaves(child) if _called(leaf) == _ID), "")
    if values.is_blank(ident):
        problem = values.Unreadable("the child has no CHILDID")
        found[HEADER.code].refuse(place, "CHILDID", problem, Where("Child", line=child.line))
        return
    for path, group in _groups(child, "Child"):
        leaves = {_called(leaf): leaf for leaf in group.leaves().values()}
        unknown.update(each for each in leaves if each not in _KNOWN)
        cells = {heading: leaf.text for heading, leaf in leaves.items()} | {_ID: ident}
        where = Where(path, {heading: leaf.line for heading, leaf in leaves.items()}, group.line)
        for module in MODULES:
            if _holds(module, cells):
                found[module.code].take(place, cells, where)


def _holds(module: Module, cells: dict[str, str]) -> bool:
    """Does this element hold a row of the module? UASC of 0 says that the child is not one."""
    known_by = (*module.known_by, "SEX") if module is HEADER else module.known_by
    if any(not values.is_blank(cells.get(heading)) for heading in known_by):
        return True
    return module.code == "uasc" and cells.get("UASC", "").casefold() in ("1", "true", "y")


_KNOWN = {heading for module in MODULES for heading in module.headings} | {"UASC", *_CALLED}


def _called(leaf: Element) -> str:
    name = leaf.name.upper()
    return _CALLED.get(name, name)


def _groups(element: Element, path: str) -> Iterator[tuple[str, Element]]:
    yield path, element
    for each in element.inside:
        if not each.is_leaf:
            yield from _groups(each, f"{path}/{each.name}")


def _all_leaves(element: Element) -> Iterator[Element]:
    for each in element.inside:
        if each.is_leaf:
            yield each
        else:
            yield from _all_leaves(each)
