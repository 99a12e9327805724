"""Shape 3: area and lead | previous RAG | current RAG | priorities | target date | analysis (progress, risks).

Key developments and key risks stand before it, in a table of their own or in paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.plans.reading import (
    action_cell,
    area_cell,
    cut_rows,
    dates,
    headings,
    notes,
    ratings,
    report_area,
    report_text,
    rows,
    statements,
)
from goldenthread.plans.reading.action_cell import ReadOutcome
from goldenthread.plans.reading.cut_rows import Lists, Seam
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.notes import DEVELOPMENTS, KEY_RISKS, AreaNotes
from goldenthread.plans.reading.shapes import priorities
from goldenthread.plans.reading.tables import Row, Table

RATED = r"(?:b?rag|rating|status)"
PERIOD = rf"(?: (?:month|quarter|period)(?:['’]s)?)?(?: {RATED}){{0,2}}"
BEFORE, NOW = r"(?:previous|last|prior|former)", r"(?:current|latest|this|present|new|now)"
WORDS = {
    "area": r"(?:service |priority )?(?:areas?|service|theme)(?: ?(?:and|&|/) ?leads?(?: officers?)?)?",
    "leads": r"(?:area |service )?(?:leads?|lead officers?|owners?)",
    "previous": rf"{BEFORE}{PERIOD}|{RATED} {BEFORE}(?: \w+)?",
    "current": rf"{NOW}{PERIOD}|b?rag(?: {RATED})?|{RATED} {NOW}(?: \w+)?",
    "actions": priorities.WORDS["actions"],
    "dates": priorities.WORDS["dates"],
    "analysis": r"analysis(?: of (?:progress|risks?|.{0,20}progress.{0,20}))?|commentary|narrative|update|"
    r"(?:progress|update)(?: ?(?:and|&|/|,) ?risks?)(?: analysis)?",
    "progress": r"progress(?: and evidence| with evidence| made)?|achievements?",
    "risks": r"risks?(?: and issues| ?/ ?issues)?|issues|lack of progress",
    DEVELOPMENTS: r"key developments?",
    KEY_RISKS: r"key risks?",
}
NEEDED = {"area", "current", "actions"}
SAID = {"progress": statements.PROGRESS, "risks": statements.RISKS}


def recognise(table: Table) -> Layout | None:
    return headings.find(table, WORDS, needed=NEEDED)


def understand(table: Table, layout: Layout, found: Gathering, continued: bool) -> None:
    """Adds the table's areas with their ratings, actions and what is said of them."""
    report_text.take(found, table.headings)
    standing = found.standing if continued else None
    for row in table.rows:
        if again := headings.of_row(row, WORDS, needed=NEEDED):
            layout = again
        elif not rows.is_page_furniture(row):
            standing = _take(table, fit(row, layout), layout, found, standing)
    found.standing = standing


def close(texts: Sequence[str], found: Gathering) -> None:
    """The paragraphs after the last table."""
    report_text.take(found, texts, last=True)


def fit(row: Row, layout: Layout) -> Row:
    """The row under its headings."""
    return rows.fit(row, layout, _likeness)


def is_rest(seam: Seam) -> bool:
    """Whether a row at the top of a slide is the rest of the last one of the slide before.

    A phase stands above all that follow it in its row, so a row below one goes on with it.
    """
    first = seam.cells("area")[1]
    if first:
        return area_cell.goes_on(seam.stands("area"), first)
    actions = seam.cells("actions")
    above, below = (lists(row, seam.layout) for row in (seam.above, seam.below))
    others = [lists(row, seam.layout) for row in seam.others]
    if cut_rows.was_cut(above, below, others=others, begins_anew=action_cell.opens(*actions)):
        return True
    return bool(actions[1]) and any(map(action_cell.PHASE.match, actions[0].texts))


def lists(row: Row, layout: Layout) -> Lists:
    """How many actions a row has, and how many dates."""
    due = priorities.lines_of("dates", row.cell(layout.index("dates")).texts)
    return Lists(report_area.actions_in(row.cell(layout.index("actions"))), (len(due),))


def _likeness(row: Row, layout: Layout) -> float:
    """How well a row stands under its headings: dates under the date, ratings under theirs."""
    due = row.cell(layout.index("dates"))
    score = sum(1.0 for text in due.texts if dates.understand(text).iso)
    rated = [ratings.of_cell(row.cell(layout.index(name))) for name in ("previous", "current")]
    return score + sum(1.0 if each.rating else -1.0 for each in rated if each)


def _take(table: Table, row: Row, layout: Layout, found: Gathering, standing: ReadOutcome | None) -> ReadOutcome | None:
    where = table.where(row)
    cell = row.cell(layout.index("area"))
    if cell or not found.area:
        report_area.take_cell(found, cell, where=where, doubts=row.doubts)
        standing = None
    _rate(table, row, layout, found)
    _say(row, layout, notes.of_area(found, found.area))
    if people := row.cell(layout.index("leads")).texts:
        found.add_to_area(leads=people)
    if stray := rows.stray_text(row, layout):
        found.warnings.append(f"{where}: left out, being under no heading: {stray}")
    due = priorities.lines_of("dates", row.cell(layout.index("dates")).texts)
    actions = row.cell(layout.index("actions"))
    # One lead for each action leads it; one for many leads the area alone.
    columns = {"dates": due, "leads": people if len(people) == len(actions.lines) else ()}
    return report_area.keep_row(found, actions, columns, where=where, standing=standing)


def _rate(table: Table, row: Row, layout: Layout, found: Gathering) -> None:
    """Keeps the area's ratings; another one in a later row of the same area is told, being that of the row."""
    about = notes.of_area(found, found.area)
    for column in ("previous", "current"):
        rated = ratings.of_cell(row.cell(layout.index(column)))
        if rated and about.ratings.get(column, rated) != rated:
            found.warnings.append(f"{table.where(row)}: rated {rated.raw}, which is not read: its area has a rating")
        about.rate(column, rated)


def _say(row: Row, layout: Layout, about: AreaNotes) -> None:
    for column, part in SAID.items():
        about.say(part, row.cell(layout.index(column)).lines)
    for part in (DEVELOPMENTS, KEY_RISKS):
        about.say(part, row.cell(layout.index(part)).lines)
    about.analyse(row.cell(layout.index("analysis")).lines)
