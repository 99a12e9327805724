"""Rows of actions held back until the document has been read: what follows may still belong to them.

A row cut by a page break goes on in the next table, and a name that stands alone on the last page tells
where a run of names on the first is to be cut.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.plans.reading import blocks, leads
from goldenthread.plans.reading.action_cell import ActionCell, ReadAction
from goldenthread.plans.reading.area_cell import AreaCell
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.model import Action
from goldenthread.plans.reading.tables import Cell, Line

ENDED = (".", ";", ":", "?", "!")


@dataclass
class Held:
    """One row: its actions and lists so far. ``withhold`` as in ``blocks.keep``.

    The only date of a whole area is not withheld: it can hardly be meant for one action alone.
    """

    where: str
    area: str
    read: ActionCell
    columns: Mapping[str, tuple[str, ...]]
    cell: AreaCell = field(default_factory=AreaCell)
    withhold: bool = False


def hold(found: Gathering, row: Held) -> None:
    """Keeps the row for later; the first one sees to it that all are kept at the end of the document."""
    if not found.held:
        found.endings.append(lambda: _keep_all(found))
    found.held.append(row)


def is_rest(found: Gathering, line: Line) -> bool:
    """True when the line goes on with the last action, which the page cut: small letter, no full stop before.

    Nothing goes on with an action that itself starts with a small letter: those are written so.
    """
    last = found.held[-1].read.actions[-1:] if found.held and found.held[-1].area == found.area else ()
    starts_inside = line.text[:1].islower() and not line.bullet
    return bool(last) and starts_inside and not last[0].text[:1].islower() and not last[0].text.endswith(ENDED)


def without_rest(found: Gathering, cell: Cell) -> Cell:
    """The cell without its first lines where they are the rest of an action, which is given them."""
    lines = list(cell.lines)
    while lines and is_rest(found, lines[0]):
        go_on(found, lines.pop(0).text)
    return Cell(tuple(lines))


def go_on(found: Gathering, text: str) -> None:
    """Adds the text to the last action held."""
    row = found.held[-1]
    *before, last = row.read.actions
    row.read = replace(row.read, actions=(*before, replace(last, text=f"{last.text} {text}")))


def _keep_all(found: Gathering) -> None:
    directory = leads.Directory([(row.columns.get("leads", ()), len(row.read.actions)) for row in found.held])
    standing = found.area
    due = Counter(row.area for row in found.held for _ in row.columns.get("dates", ()))
    for row in found.held:
        found.area = row.area
        names = directory.entries(row.columns.get("leads", ()))
        columns = {**row.columns, "leads": names}
        named = groups(row.read.actions) if row.withhold else ()
        blocks.keep(
            found, row.where, row.read, columns, row.cell, groups=named, withhold=row.withhold and due[row.area] != 1
        )
    found.area = standing
    found.initials.update(directory.initials)


def groups(actions: Sequence[ReadAction] | Sequence[Action]) -> list[str]:
    """The number above each action's own: 1.2 for 1.2.1, and for 1.2 itself."""
    return [".".join(re.findall(r"\d+", action.ref)[:2]) for action in actions]
