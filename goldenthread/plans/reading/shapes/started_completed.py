"""Shape 6: recommendation | action | lead owners | start and completion | date completed.

One recommendation stands for a group of rows. Start and completion share a cell, in words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.plans.reading import asking, dates, headings, rows, timing
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.model import ReadDate
from goldenthread.plans.reading.shapes import answering, recommended
from goldenthread.plans.reading.tables import Cell, Row, Table

WORDS = {
    "recommendation": recommended.WORDS,
    "action": r"(?:key |agreed )?(?:actions?|activit(?:y|ies))(?: required| to be taken| agreed)?|"
    r"what (?:we )?will (?:we )?do",
    "leads": r"leads?(?: owners?| officers?| persons?)?(?: ?(?:/|and|&) ?.{1,30})?|(?:action )?owners?|"
    r"responsib(?:le .{1,20}|ility)|who",
    "timing": r"start(?: dates?)? ?(?:and|&|/|-|–) ?(?:completion|completed?|end|finish|target)(?: dates?)?(?: by)?|"
    r"(?:start|timescales?) ?(?:/|and|&) ?(?:completion|timescales?)(?: dates?)?|dates? for start and completion",
    "completed": r"dates?(?: of)?(?: complet(?:ed|ion))?|completed(?: on| date)?|completion date|"
    r"actual completion(?: date)?",
}
NEEDED = {"recommendation", "action", "timing"}
STRAY = re.compile(r"^complet(?:ed|ion)$", re.I)


def recognise(table: Table) -> Layout | None:
    return headings.find(table, WORDS, needed=NEEDED)


def understand(table: Table, layout: Layout, found: Gathering, continued: bool) -> None:
    """Adds the table's recommendations and the actions that answer them, with a question for each date not known."""
    standing = recommended.Standing.at(found, layout)
    below_headings = False
    for row in table.rows:
        if again := headings.of_row(row, WORDS, needed=NEEDED):
            layout, below_headings = again, True
            continue
        if below_headings:
            row = _without_stray(row, layout)
        below_headings = False
        if not rows.is_page_furniture(row) and not row.is_empty:
            _take(table, rows.fit(row, layout, _likeness), layout, standing)


def _without_stray(row: Row, layout: Layout) -> Row:
    """The first row without the end of a heading: ``Date`` above and ``completed`` below make one heading."""
    at = layout.index("completed")
    if at is None or re.search("complet", layout.words["completed"], re.I):
        return row
    lines = row.cell(at).lines
    if not lines or not STRAY.match(lines[0].text):
        return row
    cells = list(row.cells)
    cells[at] = replace(cells[at], lines=lines[1:])
    return replace(row, cells=tuple(cells))


def _likeness(row: Row, layout: Layout) -> float:
    text = row.cell(layout.index("timing")).text
    return 1.0 if text and all(each.reason != dates.NOT_KNOWN for each in timing.understand(text).due) else 0.0


def _take(table: Table, row: Row, layout: Layout, standing: recommended.Standing) -> None:
    found, where = standing.found, table.where(row)
    cells = {name: row.cell(layout.index(name)) for name in WORDS}
    standing.take(cells["recommendation"].text)
    beside = [cells[name] for name in ("leads", "timing", "completed")]
    if answering.is_rest(cells["action"].text, found, beside):
        answering.add_rest(cells["action"].text, found)
    elif cells["action"]:
        _keep(cells, standing, where, asks=not row.doubts)
    elif any(beside):
        said = " | ".join(each.text for each in beside if each)
        found.warnings.append(f"{where}: left out, as no action stands beside it: {said}")
    if stray := rows.stray_text(row, layout):
        found.warnings.append(f"{where}: left out, being under no heading: {stray}")


def _keep(cells: dict[str, Cell], standing: recommended.Standing, where: str, *, asks: bool) -> None:
    """One action to a row, unless its cell is a list; then who and when is said of them all. ``asks`` not where a
    format leaves the ends of lines open: that asks by itself."""
    found = standing.found
    read = timing.understand(cells["timing"].text)
    texts = answering.actions_in(cells["action"], ())
    actions = answering.keep(found, where, texts, standing.words, {})
    if asks:
        answering.ask_whether_several(found, cells["action"], texts, where=where)
    for action in actions:
        answering.complete(
            found,
            action,
            recommendation=standing.words,
            leads=answering.people(cells["leads"]),
            start=read.start,
            dates=read.due,
            completed=_completed(cells["completed"]),
        )
    found.blocks[-1] = replace(found.blocks[-1], dates_raw=tuple(each.raw for each in read.due))
    if any(each.reason == dates.NOT_KNOWN for each in read.due):
        asking.about_dates(found, found.blocks[-1])


def _completed(cell: Cell) -> ReadDate | None:
    return dates.understand(cell.text) if cell else None
