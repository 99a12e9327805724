"""Shape 1: area | priorities or actions | target date | performance measurement | key partners; at times leads.

Officers, linked plans and recommendations stand in the area's cell; outcomes stand among the actions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.plans.reading import (
    action_cell,
    area_cell,
    asking,
    collecting,
    cut_rows,
    dates,
    headings,
    pairing,
    rows,
)
from goldenthread.plans.reading.action_cell import ActionCell, ReadOutcome
from goldenthread.plans.reading.area_cell import AreaCell, same
from goldenthread.plans.reading.collecting import Held
from goldenthread.plans.reading.cut_rows import Lists, Seam
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.tables import Cell, Row, Table

WORDS = {
    "area": r"(?:service |priority )?areas?(?: and lead)?|theme|service",
    "actions": r"(?:key )?(?:priorit(?:y|ies)|actions?|activit(?:y|ies))(?: required)?|"
    r"(?:priorities|actions)(?: ?/ ?| and )(?:actions|priorities)|what (?:we )?will (?:we )?do",
    "dates": r"(?:target|due|completion|end) dates?|deadlines?|due(?: by)?|by when|timescales?|when",
    "measures": r"performance (?:measurements?|measures?|targets?|indicators?)|measures?(?: of success)?|"
    r"success measures?|how (?:will )?we (?:will )?(?:know|measure).*",
    "leads": r"(?:action )?(?:leads?|owners?)(?: (?:officers?|persons?|people|names?))?|(?:responsible|accountable) "
    r"(?:officers?|persons?|leads?|owners?)|(?:who is |person )?responsible|responsibility|by whom|led by",
    "partners": r"(?:(?:lead |key )?agenc(?:y|ies) ?(?:and|&|/) ?)?(?:key |delivery )?partners?"
    r"(?: agencies| organisations)?|who else(?: is involved)?",
}
NEEDED = {"area", "actions", "dates"}
LONGEST_HEADING = 90  # characters; a longer paragraph above a table is text, not the name of an area


def recognise(table: Table) -> Layout | None:
    return headings.find(table, WORDS, needed=NEEDED)


def understand(table: Table, layout: Layout, found: Gathering, continued: bool) -> None:
    """Adds the table's areas, outcomes and actions, and a question for every row whose lists differ."""
    reader = _TableReader(table, layout, found, first=not continued, standing=found.standing if continued else None)
    for row in table.rows:
        if again := headings.of_row(row, WORDS, needed=NEEDED):
            reader.layout = again
        elif not rows.is_page_furniture(row):
            reader.take(fit(row, reader.layout))
    found.standing = reader.standing


def fit(row: Row, layout: Layout) -> Row:
    """The row under its headings."""
    return rows.fit(row, layout, _likeness)


def is_rest(seam: Seam) -> bool:
    """Whether a row at the top of a slide is the rest of the last one of the slide before."""
    first = seam.cells("area")[1]
    goes_on = area_cell.goes_on(seam.stands("area"), first)
    if first and not goes_on:
        return False
    above, below = (lists(row, seam.layout) for row in (seam.above, seam.below))
    others = [lists(row, seam.layout) for row in seam.others]
    return goes_on or cut_rows.was_cut(
        above, below, others=others, begins_anew=action_cell.opens(*seam.cells("actions"))
    )


def closing(body: Sequence[Row]) -> int:
    """How many rows at the end have words in their first cell alone, which are neither labelled nor an outcome."""
    return rows.closing(body, lambda row: not any(map(_is_told, row.cell(0).texts)))


def _is_told(text: str) -> bool:
    return area_cell.is_label(text) or action_cell.is_outcome(text)


def lists(row: Row, layout: Layout) -> Lists:
    """How many actions a row has, and how long the lists beside them are."""
    read = action_cell.understand(row.cell(layout.index("actions")))
    lines = {name: row.cell(layout.index(name)).texts for name in pairing.COLUMNS}
    return Lists(len(read.actions), tuple(len(lines_of(name, each)) for name, each in lines.items()))


def lines_of(name: str, texts: Sequence[str]) -> tuple[str, ...]:
    """The entries of a column's cell: its lines, or the dates in them."""
    return tuple(part for text in texts for part in dates.split(text)) if name == "dates" else tuple(texts)


def _likeness(row: Row, layout: Layout) -> float:
    """How well a row stands under its headings: dates under the date, outcomes under the actions."""
    area, actions, due = (row.cell(layout.index(name)) for name in ("area", "actions", "dates"))
    score = sum(1.0 for text in due.texts if dates.understand(text).iso)
    score -= 2.0 if any(action_cell.is_outcome(text) for text in area.texts) else 0.0
    return score + (0.5 if any(action_cell.is_outcome(text) for text in actions.texts) else 0.0)


@dataclass
class _TableReader:
    table: Table
    layout: Layout
    found: Gathering
    first: bool
    standing: ReadOutcome | None = None
    area: AreaCell | None = None

    def take(self, row: Row) -> None:
        self._take_area(row)
        cell = collecting.without_rest(self.found, self._cell(row, "actions"))
        read = action_cell.understand(cell, standing=self.standing)
        if read.outcomes:
            self.standing = read.outcomes[-1]
        self._keep_outcomes(read, row)
        columns = {name: self._lines(row, name) for name in pairing.COLUMNS}
        if read.actions or any(columns.values()):
            held = Held(self.table.where(row), self.found.area, read, columns, self.area or AreaCell())
            collecting.hold(self.found, held)
        if stray := rows.stray_text(row, self.layout):
            self.found.warnings.append(f"{self.table.where(row)}: left out, being under no heading: {stray}")

    def _cell(self, row: Row, name: str) -> Cell:
        return row.cell(self.layout.index(name))

    def _lines(self, row: Row, name: str) -> tuple[str, ...]:
        return lines_of(name, self._cell(row, name).texts)

    def _take_area(self, row: Row) -> None:
        cell = self._cell(row, "area")
        if cell or self.first or not self.found.area:
            self.area = area_cell.understand(cell)
            name = self.area.name or self._name(self.area, row)
            self.found.open_area(name, where=self.table.where(row))
            if self.area.officers:
                self.found.officers = tuple(self.area.officers)
            self._keep_area(self.area)
        self.first = False

    def _keep_area(self, cell: AreaCell) -> None:
        words = [self.found.recommend(text, source=cell.source) for text in cell.recommendations]
        self.found.add_to_area(officers=cell.officers, linked_plans=cell.linked_plans, recommendations=words)

    def _name(self, cell: AreaCell, row: Row) -> str:
        """The heading above the table; without one, the standing area when its officers are the same."""
        if not self.first and self.found.area:
            return self.found.area
        heading = self.table.titles[-1] if self.table.titles else ""
        if heading and len(heading) <= LONGEST_HEADING and not heading.endswith("."):
            return area_cell.without_continued(heading)
        known = {same(officer) for officer in self.found.officers}
        if self.found.area and known == {same(officer) for officer in cell.officers}:
            return self.found.area
        return asking.about_area(self.found, cell, where=self.table.where(row))

    def _keep_outcomes(self, read: ActionCell, row: Row) -> None:
        for outcome in read.outcomes:
            ref = self.found.refer(outcome.recommendation) if outcome.recommendation else None
            where = self.table.where(row)
            self.found.outcome(outcome.text, recommendation=ref, phase=outcome.phase, where=where)
