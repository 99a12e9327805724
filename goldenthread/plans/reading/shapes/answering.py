"""One row that answers a recommendation: its actions with what stands beside them, kept as a block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from goldenthread.plans.reading import asking, blocks
from goldenthread.plans.reading.action_cell import ActionCell, ReadAction
from goldenthread.plans.reading.area_cell import AreaCell
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.model import Action
from goldenthread.plans.reading.tables import Cell

NUMBERED = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+(?=\S)")
PARTED = re.compile(r"\s*[;/]\s*|\s+(?:and|&)\s+(?=(?:Cllr|Councillor)\b)")
LINKED = re.compile(r"\b(?:and|or|of|the|to|for|with|in|on|by|at|a|an|our)$", re.I)
INITIALS = re.compile(r"^[A-Z]{2,4}(?:\s*[,&]\s*[A-Z]{2,4})+$")


def actions_in(cell: Cell, beside: Sequence[Cell]) -> tuple[str, ...]:
    """The actions of a cell: one for each line of a list, and for each line where a cell beside it has as many."""
    listed = sum(line.bullet or bool(NUMBERED.match(line.text)) for line in cell.lines)
    several = len(cell.lines) > 1 and (
        listed == len(cell.lines) or any(len(each.lines) == len(cell.lines) for each in beside)
    )
    return cell.texts if several else tuple(filter(None, [cell.text]))


def ask_whether_several(found: Gathering, cell: Cell, texts: Sequence[str], *, where: str) -> None:
    """Asks whether lines that were read as one action are several: each begins like a sentence and nothing goes on."""
    lines = cell.texts
    begin = all(len(text.split()) > 1 and not text[:1].islower() for text in lines)
    goes_on = any(text.endswith((",", "-", "–", ":", "/", "&")) or LINKED.search(text) for text in lines[:-1])
    if len(texts) == 1 and len(lines) > 1 and begin and not goes_on:
        asking.about_lines(found, cell.text, lines, where=where)


def keep(
    found: Gathering, where: str, texts: Sequence[str], recommendation: str | None, columns: blocks.Columns
) -> list[Action]:
    """Adds the row's actions, without an area, and gives them back to be completed with ``complete``."""
    standing, found.area = found.area, ""
    before = len(found.actions)
    read = ActionCell((), tuple(ReadAction(text, None) for text in texts))
    area = AreaCell(recommendations=[recommendation] if recommendation else [])
    blocks.keep(found, where, read, {"dates": (), "measures": (), "partners": (), "leads": (), **columns}, area)
    found.area = standing
    return found.actions[before:]


def complete(found: Gathering, action: Action, **parts: Any) -> None:
    """Puts what the shape read of an action into it."""
    at = next(index for index in range(len(found.actions) - 1, -1, -1) if found.actions[index].key == action.key)
    found.actions[at] = replace(found.actions[at], **parts)


def people(cell: Cell) -> tuple[str, ...]:
    """Who is named: one to a line, or with strokes between, or as initials with commas."""
    found: list[str] = []
    for text in cell.texts:
        found.extend(re.split(r"\s*[,&]\s*", text) if INITIALS.match(text) else PARTED.split(text))
    return tuple(dict.fromkeys(name for name in (each.strip(" ,") for each in found) if name))


def is_rest(text: str, found: Gathering, others: Sequence[Cell]) -> bool:
    """Whether a row is the rest of the one before, cut by the end of a page: half a sentence and nothing beside it."""
    last = found.actions[-1].text if found.actions else ""
    return bool(last) and text[:1].islower() and not re.search(r"[.!?;:]$", last) and not any(others)


def add_rest(text: str, found: Gathering) -> None:
    """Puts the rest of a sentence behind the action read last."""
    found.actions[-1] = replace(found.actions[-1], text=f"{found.actions[-1].text} {text}")
