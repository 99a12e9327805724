"""Shape 5: recommendation | activity | outcome measure | cost | lead agency, under headings that say by when.

The heading, such as "Within three months of the inspection", stands above a table or in a row of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.plans.reading import area_cell, costs, headings, rows
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.model import Action, Cost
from goldenthread.plans.reading.shapes import answering, recommended
from goldenthread.plans.reading.tables import Cell, Row, Table

WORDS = {
    "recommendation": recommended.WORDS,
    "activity": r"(?:key |planned )?(?:activit(?:y|ies)|actions?)(?: required| to be taken)?|"
    r"what (?:we )?will (?:we )?do",
    "measures": r"outcomes?(?: measures?)?|(?:outcome|success|performance) (?:measures?|criteria|indicators?)|"
    r"measures?(?: of success)?|impact(?: measures?)?|how (?:will )?we (?:will )?(?:know|measure).*",
    "cost": r"(?:estimated |additional )?costs?(?: implications?)?|resources?(?: implications?| required)?|"
    r"financial implications?|costs? ?(?:/|and|&) ?resources?|resources? ?(?:/|and|&) ?costs?|funding|budget",
    "leads": r"lead(?: (?:agency|agencies|organisations?|partners?|officers?|person))?|leads|led by|"
    r"responsible (?:agency|organisation|officer)|agency",
}
NEEDED = {"recommendation", "activity", "cost"}
NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
UNIT = r"(?:calendar |working )?(?:days?|weeks?|months?|years?)"
BAND = re.compile(rf"\b(?:immediate(?:ly)?|with ?in (?:the (?:next|first) )?{NUMBER} {UNIT})\b", re.I)
LONGEST_BAND = 120  # characters; a longer paragraph only mentions a time


def recognise(table: Table) -> Layout | None:
    return headings.find(table, WORDS, needed=NEEDED)


def understand(table: Table, layout: Layout, found: Gathering, continued: bool) -> None:
    """Adds the table's recommendations, each with its time band, and the actions that answer them."""
    standing = recommended.Standing.at(found, layout)
    standing.timeframe = _band_above(table) or (standing.entry.timeframe if standing.entry else "")
    for row in table.rows:
        if again := headings.of_row(row, WORDS, needed=NEEDED):
            layout = again
        elif band := _band_in(row):
            standing.timeframe = band
        elif not rows.is_page_furniture(row):
            _take(table, rows.fit(row, layout, _likeness), layout, standing)


def closing(body: Sequence[Row]) -> int:
    """How many rows at the end belong to no recommendation and name no time."""
    return recommended.closing(body, lambda row: bool(_band_in(row)))


def belongs(row: Row, above: Sequence[Row], below: Sequence[Row]) -> str:
    """As for other recommendations; a time is none."""
    return recommended.NOT if _band_in(row) else recommended.belongs(row, above, below)


def _band_above(table: Table) -> str:
    """The band among the paragraphs above a table: the last that names one."""
    return next((band for text in reversed(table.headings) if (band := _band(text))), "")


def _band_in(row: Row) -> str:
    """The band of a row that holds nothing else."""
    texts = {cell.text for cell in row.cells if cell}
    return _band(texts.pop()) if len(texts) == 1 else ""


def _band(text: str) -> str:
    bare = area_cell.without_continued(text)
    return bare.strip(" :") if len(text) <= LONGEST_BAND and BAND.search(text) else ""


def _likeness(row: Row, layout: Layout) -> float:
    cost = costs.understand(row.cell(layout.index("cost")).text)
    return 1.0 if cost and (cost.amount is not None or cost.category) else 0.0


def _take(table: Table, row: Row, layout: Layout, standing: recommended.Standing) -> None:
    found, where = standing.found, table.where(row)
    cells = {name: row.cell(layout.index(name)) for name in WORDS}
    standing.take(cells["recommendation"].text)
    activity, beside = cells["activity"], [cells[name] for name in ("measures", "cost", "leads")]
    if answering.is_rest(activity.text, found, [cells["recommendation"], *beside]):
        answering.add_rest(activity.text, found)
        return
    texts = answering.actions_in(activity, beside)
    columns = {"measures": cells["measures"].texts} if texts or cells["measures"] else {}
    if texts or columns:
        actions = answering.keep(found, where, texts, standing.words, columns)
        if not row.doubts:  # a format that leaves the ends of lines open asks by itself
            answering.ask_whether_several(found, activity, texts, where=where)
        _complete(actions, cells, standing, where)
    if stray := rows.stray_text(row, layout):
        found.warnings.append(f"{where}: left out, being under no heading: {stray}")


def _complete(actions: list[Action], cells: dict[str, Cell], standing: recommended.Standing, where: str) -> None:
    found, cost_lines = standing.found, cells["cost"].texts
    leads = answering.people(cells["leads"])
    each_has_its_lead = len(actions) > 1 and len(cells["leads"].lines) == len(actions)
    each_has_its_cost = len(cost_lines) == len(actions)
    for index, action in enumerate(actions):
        own = answering.people(Cell((cells["leads"].lines[index],))) if each_has_its_lead else leads
        cost = costs.understand(cost_lines[index]) if each_has_its_cost else _of_row(cost_lines, index)
        answering.complete(found, action, leads=own, cost=cost, recommendation=standing.words)
    if cost_lines and len(actions) > 1 and not each_has_its_cost:
        found.warnings.append(
            f"{where}: {len(cost_lines)} costs stand beside {len(actions)} activities; they are kept with the first."
        )


def _of_row(lines: tuple[str, ...], index: int) -> Cost | None:
    """The cost of a whole row, kept once so that totals hold: with its first action."""
    return costs.understand("; ".join(lines)) if index == 0 else None
