"""Shape 3: area and lead | previous RAG | current RAG | priorities | target date | analysis (progress, risks).

Key developments and key risks stand before it, in a table of their own or in paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.plans.reading import dates, headings, notes, ratings, report_area, report_text, rows, statements
from goldenthread.plans.reading.action_cell import ReadOutcome
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
    "analysis": r"analysis|commentary|narrative|(?:progress|update)(?: ?(?:and|&|/) ?risks?)|update",
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
    standing: ReadOutcome | None = None
    for row in table.rows:
        if again := headings.of_row(row, WORDS, needed=NEEDED):
            layout = again
        elif not rows.is_page_furniture(row):
            standing = _take(table, rows.fit(row, layout, _likeness), layout, found, standing)


def close(texts: Sequence[str], found: Gathering) -> None:
    """The paragraphs after the last table."""
    report_text.take(found, texts, last=True)


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
    due = tuple(part for text in row.cell(layout.index("dates")).texts for part in dates.split(text))
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
