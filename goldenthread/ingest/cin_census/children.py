"""Every child of a census, one at a time, into rows of the modules, with the path and line of each element."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from goldenthread.ingest.cin_census import codes, modules
from goldenthread.ingest.cin_census.modules import MODULES
from goldenthread.ingest.reading import values
from goldenthread.ingest.reading.elements import Element
from goldenthread.ingest.yearly.cells import CellReader
from goldenthread.ingest.yearly.modules import Module
from goldenthread.ingest.yearly.rows import ModuleReport, ReadModule, Row, Where

_ID = "LAchildID"
# The census called it GenderCurrent before 2024/25.
_CALLED = {"GenderCurrent": "Sex"}
_NO_ID = values.Unreadable("the child has no id, so nothing about them can be kept")
_ABOVE_REJECTED = values.Unreadable(
    "what it belongs to was rejected", "Correct the element around it, and this one will be read with it."
)
_KNOWN = {heading for module in MODULES for heading in module.headings} | set(_CALLED) | {
    module.code for module in MODULES
} | {"ChildIdentifiers", "ChildCharacteristics"}  # fmt: skip


class Census:
    """The modules of a census while its children are read. A row's number is its child's place in the file."""

    def __init__(self, *, as_at: dt.date, year: int) -> None:
        self.modules = {module.code: _empty(module, as_at, year) for module in MODULES}
        self.unknown: set[str] = set()
        self.met: dict[str, set[str]] = {module.code: set() for module in MODULES}

    def take(self, child: Element, place: int) -> None:
        """Read one child and everything below; without an id the child is refused whole, once."""
        self._note_unknown(child, "Child")
        cells, where = self._cells(child, ("ChildIdentifiers", "ChildCharacteristics"))
        ident = cells.get(_ID, "")
        if values.is_blank(ident):
            at = Where("Child/ChildIdentifiers", where.lines, child.line)
            self.modules[modules.CHILD.code].refuse(place, _ID, _NO_ID, at)
            return
        self._row(modules.CHILD, place, cells, where)
        for leaf in _leaves(child.groups("Disabilities"), "Disability"):
            found = {_ID: ident, "Disability": leaf.text}
            self._row(modules.DISABILITY, place, found, Where("Child/ChildCharacteristics/Disabilities", {}, leaf.line))
        for details in child.groups("CINdetails"):
            self._details(details, place, ident)
        for each in child.groups("PreProceedings"):
            self._group(modules.PRE_PROCEEDINGS, each, place, ident, "Child")

    def _details(self, details: Element, place: int, ident: str) -> None:
        self._group(modules.DETAILS, details, place, ident, "Child")
        for each in details.groups("Assessments"):
            kept = self._group(modules.ASSESSMENTS, each, place, ident, "Child/CINdetails")
            self._below(modules.FACTORS, each, "AssessmentFactors", place, ident, kept)
        for each in details.groups("CINPlanDates"):
            self._group(modules.PLANS, each, place, ident, "Child/CINdetails")
        for each in details.groups("Section47"):
            self._group(modules.SECTION_47, each, place, ident, "Child/CINdetails")
        for each in details.groups("ChildProtectionPlans"):
            kept = self._group(modules.PROTECTION, each, place, ident, "Child/CINdetails")
            self._below(modules.REVIEWS, each, "CPPreviewDate", place, ident, kept)

    def _group(self, module: Module, element: Element, place: int, ident: str, above: str) -> Row | None:
        leaves = element.leaves()
        where = Where(f"{above}/{module.code}", {name: leaf.line for name, leaf in leaves.items()}, element.line)
        return self._row(module, place, {name: leaf.text for name, leaf in leaves.items()} | {_ID: ident}, where)

    def _below(self, module: Module, element: Element, wanted: str, place: int, ident: str, above: Row | None) -> None:
        """One row for each factor of an assessment, or review of a plan; ``above`` is that one, None if rejected."""
        of = module.items[1].heading  # the day on which that one started
        started = element.leaves().get(of)
        for leaf in _leaves([element], wanted):
            where = Where(f"Child/CINdetails/{element.name}/{module.code}", {}, leaf.line)
            if above is None:
                self.modules[module.code].refuse(place, wanted, _ABOVE_REJECTED, where)
                continue
            self._row(module, place, {_ID: ident, of: started.text if started else "", wanted: leaf.text}, where)

    def _row(self, module: Module, place: int, cells: Mapping[str, str], where: Where) -> Row | None:
        self.met[module.code].update(cells)
        return self.modules[module.code].take(place, cells, where)

    def _cells(self, child: Element, groups: Iterable[str]) -> tuple[dict[str, str], Where]:
        cells: dict[str, str] = {}
        lines: dict[str, int] = {}
        for name in groups:
            for group in child.groups(name):
                for leaf in group.leaves().values():
                    called = _CALLED.get(leaf.name, leaf.name)
                    cells.setdefault(called, leaf.text)
                    lines.setdefault(called, leaf.line)
        return cells, Where("Child", lines, child.line)

    def _note_unknown(self, element: Element, path: str) -> None:
        for each in element.inside:
            here = f"{path}/{each.name}"
            if each.name not in _KNOWN and len(self.unknown) < _MOST_UNKNOWN:
                self.unknown.add(here)
            self._note_unknown(each, here)


# Paths of elements that are told; a file of another kind may have thousands.
_MOST_UNKNOWN = 50


def _empty(module: Module, as_at: dt.date, year: int) -> ReadModule:
    report = ModuleReport(module.title, module.code, "element")
    cells = CellReader(module, codes.RULES, as_at=as_at, year=year)
    return ReadModule(module, report, cells, frozenset(module.headings), year)


def _leaves(elements: Iterable[Element], name: str) -> Iterator[Element]:
    """Every element of this name with a text: an empty one stands for nothing at all."""
    for element in elements:
        for each in element.groups(name):
            if each.text:
                yield each
