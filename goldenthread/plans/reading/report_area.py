"""The areas of a report: opened by a heading, a cell or both, with leads and recommendations in the cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldenthread.plans.reading import action_cell, area_cell, asking, collecting, leads
from goldenthread.plans.reading.action_cell import ActionCell, ReadOutcome
from goldenthread.plans.reading.area_cell import same
from goldenthread.plans.reading.collecting import Held
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.tables import Cell, Doubt, Line

BRACKETED = re.compile(r"\(.*\)")
PERSON = re.compile(r"(?<=\s)[A-Z][a-z’'-]+ [A-Z][A-Za-z’'-]+$")
BETWEEN = re.compile(r"\s*(?:;|/|&)\s*")


def announce(found: Gathering, name: str, *, where: str = "", plainly: bool = False) -> None:
    """Opens the area that a heading names; the next cell that names one is about it.

    ``plainly`` says that the heading is no more than words above a table, and gives way to a cell that says otherwise.
    """
    found.announced_plainly = plainly
    found.announced = found.open_area(area_cell.without_continued(name), where=where)
    found.cell_named = ""


def take_cell(found: Gathering, cell: Cell, *, where: str, doubts: Sequence[Doubt] = ()) -> None:
    """Opens the area of a cell, unless it is the standing one again, and keeps who leads it and what it answers.

    A first line that is not the area's name, and of which the format leaves open whether it is one line, may hold who
    leads the area too: then that is asked.
    """
    if found.cell_named and found.cell_said == cell.texts:
        return  # as on the next slide, where the row goes on
    found.cell_said = cell.texts
    lines = list(cell.lines)
    label = next((at for at, line in enumerate(lines) if area_cell.is_label(line.text)), len(lines))
    heading = "" if found.cell_named else found.announced
    title, people = _title(lines[:label], heading)
    hidden = _hidden(title, doubts) if heading and same(title) != same(heading) and not people else ()
    if found.announced_plainly and not found.cell_named and same(title) != same(found.announced):
        _give_way(found, title)
    if not found.announced or (found.cell_named and same(title) not in (found.cell_named, same(found.area))):
        announce(found, title or asking.about_area(found, area_cell.AreaCell(), where=where), where=where)
    found.cell_named = same(title)
    found.place_area(where)
    rest = area_cell.understand(Cell(tuple(lines[label:])))
    words = [found.recommend(text, source=rest.source) for text in rest.recommendations]
    named = [name for line in [*people, *rest.officers] for name in _names(found, line, where=where)]
    if hidden:
        asking.about_leads(found, title, hidden, where=where)
    named += hidden
    found.add_to_area(leads=named, linked_plans=rest.linked_plans, recommendations=words)


def _give_way(found: Gathering, title: str) -> None:
    """Forgets an area that only a heading named, of which nothing has been said.

    What has been said above the first table under the document's own title or organisation is said of the area that a
    cell names then.
    """
    key = same(found.announced)
    if found.areas[key].where or (key in found.notes and found.announced not in found.titles):
        return
    del found.areas[key]
    found.area = found.announced = ""
    if key in found.notes and title:
        found.notes.setdefault(same(title), found.notes.pop(key))


def keep_plain(found: Gathering, cell: Sequence[Line], actions: Sequence[Line], due: Sequence[str]) -> None:
    """Keeps an area that stands in paragraphs: its name and leads, its actions, its dates."""
    where = f"the text under “{found.area}”"
    if cell:
        take_cell(found, Cell(tuple(cell)), where=where)
    keep_row(found, Cell(tuple(actions)), {"dates": tuple(due)}, where=where)


def keep_row(
    found: Gathering, cell: Cell, columns: dict[str, tuple[str, ...]], *, where: str,
    standing: ReadOutcome | None = None,
) -> ReadOutcome | None:  # fmt: skip
    """Holds one row of actions; what the outcome is under which the next row stands."""
    read = _grouped(collecting.without_rest(found, cell).lines, standing)
    for outcome in read.outcomes:
        found.outcome(outcome.text, recommendation=outcome.recommendation, phase=outcome.phase, where=where)
    if read.actions or any(columns.values()):
        collecting.hold(found, Held(where, found.area, read, columns))
    return read.outcomes[-1] if read.outcomes else standing


def _grouped(lines: Sequence[Line], standing: ReadOutcome | None) -> ActionCell:
    """The cell's actions, each with the phase it stands under."""
    read = ActionCell((), ())
    phase, part = "", list[Line]()
    for line in [*lines, None]:
        if line is not None and not action_cell.PHASE.match(line.text):
            part.append(line)
            continue
        more = action_cell.understand(Cell(tuple(part)), standing=standing)
        acts = tuple(action_cell.under(action, phase) for action in more.actions)
        read = ActionCell((*read.outcomes, *more.outcomes), (*read.actions, *acts), (*read.doubts, *more.doubts))
        standing = read.outcomes[-1] if read.outcomes else standing
        phase, part = line.text if line else "", []
    return replace(read, is_plain=action_cell.is_plain(Cell(tuple(lines))))


def actions_in(cell: Cell) -> int:
    """How many actions a cell holds."""
    return len(_grouped(cell.lines, None).actions)


def _title(lines: Sequence[Line], heading: str) -> tuple[str, list[str]]:
    """The area's name in its cell, and the lines after it, which name who leads."""
    texts = [line.text for line in lines]
    if not texts:
        return heading, []
    for count in range(len(texts), 0, -1):
        if heading and same(" ".join(texts[:count])) == same(heading):
            return heading, _people(texts[count:])
    if heading and same(texts[0]).startswith(f"{same(heading)} "):
        return heading, _people([texts[0][len(heading) :].strip(" -–,:"), *texts[1:]])
    return texts[0], _people(texts[1:])


def _hidden(title: str, doubts: Sequence[Doubt]) -> tuple[str, ...]:
    """The two names at the end of a first line that may be several; none where nothing leaves that open."""
    is_open = any(title == each.read and len(each.instead) > 1 for each in doubts)
    name = PERSON.search(title) if is_open else None
    return (name[0],) if name else ()


def _people(texts: Sequence[str]) -> list[str]:
    """Lines without those in brackets, which only abbreviate the name."""
    return [text for text in texts if text and not BRACKETED.fullmatch(text)]


def _names(found: Gathering, line: str, *, where: str) -> list[str]:
    """The people of a line; two that stand in it without a sign between them are a question."""
    names = [name for name in BETWEEN.split(line) if name]
    apart = leads.run_together(line)
    if not apart:
        return names
    asking.about_leads(found, line, apart, where=where)
    return list(apart)
