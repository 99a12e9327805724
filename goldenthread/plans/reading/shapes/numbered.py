"""Shape 4: reference | objective | inspection reference | numbered actions | due | leads | numbered indicators.

Improvement outcomes stand below an objective, in rows of their own or in paragraphs between the tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldenthread.core.counting import counted
from goldenthread.plans.reading import (
    collecting,
    cut_rows,
    dates,
    headings,
    indicators,
    inspection,
    leads,
    numbering,
    objectives,
    rows,
)
from goldenthread.plans.reading.action_cell import ActionCell, ReadAction
from goldenthread.plans.reading.collecting import Held
from goldenthread.plans.reading.cut_rows import Lists, Seam
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.model import Measure
from goldenthread.plans.reading.shapes import priorities
from goldenthread.plans.reading.tables import EMPTY, Cell, Line, Row, Table

NEEDED_TO = r"what (?:needs|needed|has|must|we need) to (?:improve|change|be (?:improved|done))"
WORDS = {
    "ref": r"ref(?:erence)?(?: (?:no|number))?|no|number|#",
    "objective": rf"(?:key |strategic |improvement )?objectives?(?: ?[/,–-]? ?{NEEDED_TO})?|{NEEDED_TO}",
    "number": r"actions? (?:ref(?:erence)?s?|no|numbers?)",
    "inspection": r"(?P<source>\w+)(?: (?:report|inspection))? (?:ref(?:erence)?s?|paragraphs?|pages?)(?: .*)?|"
    r"page(?:s| and paragraph)?",
    "actions": priorities.WORDS["actions"],
    "dates": priorities.WORDS["dates"],
    "leads": r"(?:action |service )?(?:leads?|owners?)(?: officers?| persons?| people)?|lead officers?|who|"
    r"responsib(?:le|ility)(?: .*)?",
    "measures": r"(?:key )?performance (?:indicators?|measures?)(?: ?[/,&] ?.*)?|kpis?(?: ?[/,&] ?.*)?|"
    r"(?:success )?measures?(?: of success)?|indicators?(?: of success)?",
}
LONGEST_REF = 15  # characters: "9 (continued)"
NEEDED = {"objective", "actions"}
NUMBERED = re.compile(r"(?P<ref>\d{1,3}(?:\.\d{1,3})+)\.?\s+(?P<text>\S.*)|(?P<plain>\d{1,3})[.)]\s+(?P<said>[A-Z].*)")


def recognise(table: Table) -> Layout | None:
    return headings.find(table, WORDS, needed=NEEDED)


def adopt(table: Table, layout: Layout) -> bool:
    """True for a table that lost its headings and holds numbered actions where this layout has them."""
    fitted = [fit(row, layout) for row in table.rows]
    widest = max(len(row.cells) for row in table.rows)
    return widest <= layout.width and any(_numbered(row.cell(layout.index("actions"))) for row in fitted)


def understand(table: Table, layout: Layout, found: Gathering, continued: bool) -> None:
    """Adds the table's objectives as areas, with their actions, indicators and improvement outcomes."""
    objectives.take_text(found, table.headings)
    for row in table.rows:
        if again := headings.of_row(row, WORDS, needed=NEEDED):
            layout = again
        elif not row.is_empty and not objectives.take_row(found, row, where=table.where(row)):
            _Reader(table, layout, found).take(fit(row, layout))


def is_rest(seam: Seam) -> bool:
    """Whether a row at the top of a slide is the rest of the last one of the slide before: it has no number, and goes
    on with an objective or a list of indicators, or holds no action, or the two lists of dates make one."""
    cells = {name: seam.cells(name)[1] for name in WORDS}
    if cells["ref"] or not any(cells.values()) or objectives.opens_outcomes(seam.below):
        return False
    measures = [indicators.NUMBERED.fullmatch(text) for text in cells["measures"].texts]
    if cells["objective"] or (measures and not measures[0]):
        return True
    above, below = (lists(row, seam.layout) for row in (seam.above, seam.below))
    return cut_rows.was_cut(above, below, begins_anew=not above.is_even)


def lists(row: Row, layout: Layout) -> Lists:
    """The actions and dates of a row; several leads may stand in one line."""
    actions, due = (row.cell(layout.index(name)) for name in ("actions", "dates"))
    return Lists(_numbered(actions) or len(actions.lines), (sum(len(dates.split(text)) for text in due.texts),))


def close(texts: Sequence[str], found: Gathering) -> None:
    """The paragraphs after the last table, and what the numbers leave out."""
    objectives.take_text(found, texts)
    refs = [int(each.ref) for each in found.measures if each.ref.isdigit()] + found.passed
    found.warnings += [f"No indicator is numbered {run}; is a page missing?" for run in numbering.missing(refs)]
    acts = [action.ref for row in found.held for action in row.read.actions]
    found.warnings += [f"No action is numbered {ref}; is a page missing?" for ref in numbering.missing_parts(acts)]


def _numbered(cell: Cell) -> int:
    return sum(bool(NUMBERED.fullmatch(text)) for text in cell.texts)


def fit(row: Row, layout: Layout) -> Row:
    """A row with fewer cells than headings, its blanks put where its words then fit best.

    A row of a sheet has as many cells as the headings, of which the last may be none: it counts as shorter where
    indicators stand under a heading that is not theirs.
    """
    is_short = len(row.cells) < layout.width or bool(_misplaced(row, layout))
    reach = max((at for at, cell in enumerate(row.cells, start=1) if cell), default=0) if is_short else layout.width
    short = layout.width - reach
    if short <= 0:
        return row
    cells = row.cells[:reach]
    places = [replace(row, cells=(*cells[:at], *[EMPTY] * short, *cells[at:])) for at in range(reach, -1, -1)]
    return max(places, key=lambda each: _likeness(each, layout))


def _likeness(row: Row, layout: Layout) -> float:
    due, measures = row.cell(layout.index("dates")), row.cell(layout.index("measures"))
    score = 2.0 * bool(_numbered(row.cell(layout.index("actions"))))
    score += sum(1.0 if dates.understand(text).iso else -1.0 for text in due.texts)
    score += 1.0 * any(indicators.NUMBERED.fullmatch(text) for text in measures.texts)
    return score - _misplaced(row, layout)


def _misplaced(row: Row, layout: Layout) -> int:
    """How many cells hold indicators where there should be none."""
    wrong = [row.cell(layout.index(name)) for name in ("leads", "ref", "inspection")]
    return sum(any(indicators.NUMBERED.fullmatch(text) for text in cell.texts) for cell in wrong)


def _with_numbers(actions: tuple[ReadAction, ...], numbers: Sequence[str]) -> tuple[ReadAction, ...]:
    """The actions with the numbers of a column of their own, where there are as many."""
    if len(numbers) != len(actions):
        return actions
    return tuple(replace(action, ref=action.ref or ref) for action, ref in zip(actions, numbers, strict=True))


class _Reader:
    def __init__(self, table: Table, layout: Layout, found: Gathering) -> None:
        self.table, self.layout, self.found = table, layout, found

    def take(self, row: Row) -> None:
        where = self.table.where(row)
        cells = {name: row.cell(self.layout.index(name)) for name in WORDS}
        self._objective(cells, where)
        actions = _with_numbers(self._actions(list(cells["actions"].lines)), cells["number"].texts)
        numbers = cells["number"].texts
        if numbers and len(numbers) != len(actions):
            many = counted(len(numbers), "number")
            self.found.warnings.append(f"{where}: {many} beside {counted(len(actions), 'action')}, not read")
        names = [line for line in cells["leads"].texts if not leads.is_nobody(line)]
        due = tuple(part for text in cells["dates"].texts for part in dates.split(text))
        if actions or names or due:
            columns = {"dates": due, "leads": tuple(names)}
            held = Held(where, self.found.area, ActionCell((), actions), columns, withhold=True)
            collecting.hold(self.found, held)
        for line in cells["leads"].texts:
            if leads.is_nobody(line):
                self.found.warnings.append(f"{where}: not read as a lead: {line}")
        self._indicators(cells["measures"], where)
        if stray := rows.stray_text(row, self.layout):
            self.found.warnings.append(f"{where}: left out, being under no heading: {stray}")

    def _objective(self, cells: dict[str, Cell], where: str) -> None:
        ref, said = cells["ref"].text.strip(". "), cells["objective"].text
        if not said and len(ref) > LONGEST_REF:
            self.found.warnings.append(f"{where}: stands where a number should, not read: {ref}")
        if said or not self.found.area:
            source = headings.source(self.layout.words.get("inspection", ""), WORDS["inspection"])
            is_numbered = self.layout.index("ref") is not None
            objectives.open_objective(self.found, ref, said, source=source, where=where, is_numbered=is_numbered)
        if raw := cells["inspection"].text:
            refs, rest = inspection.references(raw)
            objectives.refer(self.found, refs)
            if rest:
                self.found.warnings.append(f"{where}: not read as page and paragraph: {rest}")

    def _actions(self, lines: list[Line]) -> tuple[ReadAction, ...]:
        """The numbered actions of a cell; lines without a number go on with the one above, also over a page."""
        numbered = bool(_numbered(Cell(tuple(lines))))
        read: list[ReadAction] = []
        for line in lines:
            match = NUMBERED.fullmatch(line.text)
            if match:
                read.append(ReadAction(match["text"] or match["said"], None, ref=match["ref"] or match["plain"]))
            elif read and (numbered or line.text[:1].islower()):
                read[-1] = replace(read[-1], text=f"{read[-1].text} {line.text}")
            elif not read and collecting.is_rest(self.found, line):
                collecting.go_on(self.found, line.text)
            else:
                read.append(ReadAction(line.text, None))
        return tuple(read)

    def _indicators(self, cell: Cell, where: str) -> None:
        read = indicators.understand(cell.lines)
        group = self._standing_heading(read.indicators[0].ref) if read.indicators else ""
        for each in read.indicators:
            if each.is_heading:
                group = each.text
                self.found.passed.append(int(each.ref) if each.ref.isdigit() else 0)
                self.found.warnings.append(f"{where}: {each.ref} heads a list and is not read as a measure: {group}")
                continue
            self.found.measures.append(
                Measure(
                    key=f"m{len(self.found.measures) + 1}", text=each.text, area=self.found.area, ref=each.ref,
                    target_raw=each.target_raw, targets=each.targets, group=group, where=where,
                )
            )  # fmt: skip
        if read.indicators and (last := read.indicators[-1].ref).isdigit():
            self.found.heading = (self.found.area, int(last), group)
        self.found.warnings += [f"{where}: neither measure nor target: {text}" for text in read.beside]

    def _standing_heading(self, ref: str) -> str:
        """The heading under which the indicators of the row before ended, where this one of its objective counts on."""
        area, last, group = self.found.heading
        return group if area == self.found.area and ref == str(last + 1) else ""
