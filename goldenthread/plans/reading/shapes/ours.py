"""Our own layout: a plan that was taken out as Word or Excel, perhaps edited since, read back without loss.

Each table is known by its headings: all that it must have, none that it does not know, in any order. Things are
numbered (R1, O1, M1), and what serves them names the number, so that two outcomes in the same words stay two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from goldenthread.plans.reading import our_words, values
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.model import (
    Action,
    Area,
    Block,
    Measure,
    Outcome,
    ReadDate,
    ReadTarget,
    ReadValue,
    Recommendation,
)
from goldenthread.plans.reading.tables import Row, Table

NUMBER = re.compile(r"^([ROM])(\d{1,5})$")
PLACE = re.compile(r"(page|paragraph) (\d{1,6})")
FACTS = {"Title": "title", "Period": "period", "Organisation": "organisation"}
CELLS = {"baseline": ReadValue, "actual": ReadValue, "target": ReadTarget}
Cells = Mapping[str, tuple[str, ...]]


def recognise(table: Table) -> Layout | None:
    """The columns of a table whose first row has the headings of one of ours."""
    row = table.rows[0] if table.rows else None
    texts = [cell.text for cell in row.cells] if row else []
    while texts and not texts[-1]:  # a sheet is as wide as its widest table
        texts.pop()
    if row is None or _kind(texts) is None or len(set(texts)) < len(texts):
        return None
    columns = {text: at for at, text in enumerate(texts)}
    return Layout(columns, len(texts), row, {text: text for text in texts})


def understand(table: Table, layout: Layout, found: Gathering, continued: bool) -> None:
    """Adds what the table holds."""
    kind = _kind(layout.columns) or our_words.FACTS
    reader = _READERS[kind]
    for row in table.rows:
        cells = dict.fromkeys(kind, ()) | {name: _lines(row, at) for name, at in layout.columns.items()}
        if row != layout.row and any(cells.values()):
            reader(found, table, row, cells)


def _kind(headings: Iterable[str]) -> tuple[str, ...] | None:
    """The headings of the table of ours that these are, whole or without columns that it may do without."""
    given = set(headings)
    for kind in _READERS:
        if given <= set(kind) and given >= set(our_words.CORE.get(kind, kind)):
            return kind
    return None


def _lines(row: Row, at: int) -> tuple[str, ...]:
    texts = row.cell(at).texts
    return () if texts == (our_words.NOTHING,) else texts


def _text(cells: Cells, name: str) -> str:
    """A cell of one text, with its own line ends."""
    return "\n".join(cells.get(name, ()))


def _places(cells: Cells, name: str, letter: str) -> tuple[int, ...]:
    """The positions, from 0, of the things whose numbers the cell names."""
    found = [NUMBER.match(line) for line in cells.get(name, ())]
    return tuple(int(match[2]) - 1 for match in found if match and match[1] == letter)


def _fact(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    """What the document says of itself; a title that it does not give is none, whatever stands on its first page."""
    for name in FACTS.values():
        found.facts.setdefault(name, "")
    name = FACTS.get(_text(cells, our_words.FACTS[0]), "")
    if name:
        found.facts[name] = _text(cells, our_words.FACTS[1])


def _recommendation(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    refs = [dict(_pairs(line)) for line in cells["In the inspection report"]]
    found.recommendations[f"{table.where(row)}"] = Recommendation(
        ref=_text(cells, "Reference"), text=_text(cells, "Recommendation"), source=_text(cells, "Source"),
        timeframe=_text(cells, "Time frame"), inspection_refs=tuple(ref for ref in refs if ref),
        kind=_text(cells, "Kind"),
    )  # fmt: skip


def _pairs(line: str) -> list[tuple[str, int]]:
    return [(name, int(number)) for name, number in PLACE.findall(line)]


def _area(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    name = _text(cells, "Area")
    answers = _places(cells, "Answers", "R")
    found.areas[name] = Area(
        name, officers=cells["Responsible officers"], leads=cells["Leads"], linked_plans=cells["Linked plans"],
        recommendations=_named(found, answers), answers=answers, where=table.where(row),
    )  # fmt: skip


def _outcome(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    answers = _places(cells, "Answers", "R")
    first = next(iter(_named(found, answers)), None)
    found.outcomes[table.where(row), ""] = Outcome(
        _text(cells, "Area"), _text(cells, "Outcome"), recommendation=first, phase=_text(cells, "Phase") or None,
        answers=answers, where=table.where(row),
    )  # fmt: skip


def _named(found: Gathering, places: Sequence[int]) -> tuple[str, ...]:
    every = list(found.recommendations.values())
    return tuple(every[at].ref or every[at].text for at in places if at < len(every))


def _measure(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    text, baseline = _text(cells, "Measure"), values.understand_values(_text(cells, "Baseline"))
    served = _places(cells, "Serves", "O")
    found.measures.append(
        Measure(
            key=f"m{len(found.measures) + 1}", text=text, area=_text(cells, "Area"), ref=_text(cells, "Reference"),
            baseline_raw=_text(cells, "Baseline"), actual_raw=_text(cells, "Actual"), period=_text(cells, "Period"),
            comparator_raw=_text(cells, "Comparators"), target_raw=_text(cells, "Target"), baseline=baseline,
            actual=values.understand_values(_text(cells, "Actual")),
            comparators=values.understand_comparators(_text(cells, "Comparators")),
            targets=values.understand_target(_text(cells, "Target"), measure=text, baseline=baseline),
            outcome=_text(cells, "Outcome"), serves=served[0] if served else None,
            slug=_text(cells, "Computed measure"), where=table.where(row),
        )
    )  # fmt: skip


def _figure(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    """A figure that its cell's words do not give: the first one of a cell takes the place of what was understood."""
    at = next(iter(_places(cells, "Measure number", "M")), len(found.measures))
    name = _text(cells, "Cell")
    if at >= len(found.measures):
        return
    measure = found.measures[at]
    if name == "comparators":
        told = {**measure.comparators, _text(cells, "Label"): _number(cells)}
        found.measures[at] = replace(measure, comparators=told)
    elif name in CELLS:
        found.measures[at] = replace(measure, **_figures(measure, name, cells, fresh=(at, name) not in found.told))
        found.told.add((at, name))


def _figures(measure: Measure, name: str, cells: Cells, *, fresh: bool) -> dict[str, Any]:
    where = "targets" if name == "target" else name
    before = () if fresh else getattr(measure, where)
    if _text(cells, "Value") == our_words.NONE and not _text(cells, "Reason"):
        return {where: before}
    parts: dict[str, Any] = {
        "label": _text(cells, "Label") or None, "op": _text(cells, "Sign") or None, "value": _number(cells),
        "unit": _text(cells, "Unit") or None, "reason": _text(cells, "Reason") or None,
    }  # fmt: skip
    if name == "target":
        parts |= {
            "by": _text(cells, "By") or None, "interim": _text(cells, "Interim") == our_words.YES,
            "op_from": _text(cells, "Rests on") or None,
        }  # fmt: skip
    return {where: (*before, CELLS[name](**parts))}


def _number(cells: Cells) -> float | None:
    try:
        number = float(_text(cells, "Value"))
    except ValueError:
        return None
    return int(number) if number.is_integer() else number


def _action(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    """An action of either layout: its area in a column or above the table, its dates in one cell or in three."""
    area = _text(cells, "Area") if "Area" in cells else _area_above(table)
    when = _when(cells["Dates"]) if "Dates" in cells else {name: cells[name] for name in _DATES}
    key = f"a{len(found.actions) + 1}"
    due, first = our_words.date_of(when[our_words.DUE]), our_words.date_of(when[our_words.FIRST])
    served, answered = _places(cells, "Serves", "O"), _places(cells, "Serves", "R")
    outcomes = list(found.outcomes.values())
    status = _text(cells, "Status")
    found.actions.append(
        Action(
            key, _text(cells, "Action"), area, ref=_text(cells, "Reference"),
            outcome=next((outcomes[at].text for at in served if at < len(outcomes)), None),
            recommendation=next(iter(_named(found, answered)), None), leads=cells["Owners"],
            partners=cells["Partners"], dates=(due,) if due else (), start=our_words.date_of(when[our_words.START]),
            completed=_completed(status), cost=our_words.cost_of(cells["Cost"]),
            measures_named=cells["Measures named"], where=table.where(row), block=f"b{key[1:]}", serves=served,
            answers=answered, first_due=_three(first), is_under_way=status.startswith(our_words.UNDER_WAY),
        )
    )  # fmt: skip
    found.blocks.append(_block(found.actions[-1], table.where(row)))


_DATES = (our_words.START, our_words.DUE, our_words.FIRST)


def _area_above(table: Table) -> str:
    above = table.headings[-1] if table.headings else ""
    return above.removeprefix(our_words.ACTIONS_OF)


def _when(lines: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The lines of each date of one cell, by its label."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(_DATES, ())
    name = our_words.DUE
    for line in lines:
        label = next((each for each in _DATES if line.startswith(f"{each}: ")), "")
        name = label or name
        found[name] += (line.removeprefix(f"{label}: ") if label else line,)
    return found


def _three(date: ReadDate | None) -> tuple[str, ...]:
    return (date.raw, date.iso or "", date.reason or "") if date else ()


def _completed(status: str) -> ReadDate | None:
    if not status.startswith(our_words.COMPLETE_ON):
        return None
    return our_words.date_of([status.removeprefix(our_words.COMPLETE_ON)])


def _block(action: Action, where: str) -> Block:
    return Block(
        key=action.block, where=where, area=action.area, outcomes=(action.outcome,) if action.outcome else (),
        actions=(action.key,), dates_raw=tuple(date.raw for date in action.dates),
        measures_raw=action.measures_named, partners_raw=action.partners,
    )  # fmt: skip


def _nothing(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    """Said for people only."""


_Reader = Callable[[Gathering, Table, Row, Cells], None]
_READERS: Mapping[tuple[str, ...], _Reader] = {
    our_words.FACTS: _fact,
    our_words.RECOMMENDATIONS: _recommendation,
    our_words.AREAS: _area,
    our_words.OUTCOMES: _outcome,
    our_words.SCORECARD: _measure,
    our_words.FIGURES: _figure,
    our_words.ACTIONS: _action,
    our_words.SPREAD: _action,
    **dict.fromkeys(our_words.UNREAD, _nothing),
}
