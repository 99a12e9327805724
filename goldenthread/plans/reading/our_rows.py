"""Rows of our own layout as what they say: facts, recommendations, areas, outcomes, lines of the scorecard."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from goldenthread.plans.reading import our_cells, our_words, values
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.model import Area, Measure, Outcome, ReadTarget, ReadValue, Recommendation
from goldenthread.plans.reading.tables import Row, Table

PLACE = re.compile(r"(page|paragraph) (\d{1,6})")
FACTS = {
    "Title": "title", "Period": "period", "Organisation": "organisation", "Purpose": "purpose",
    "Iteration": "iteration",
}  # fmt: skip
FIGURES = {"baseline": ReadValue, "actual": ReadValue, "target": ReadTarget}
Cells = Mapping[str, tuple[str, ...]]


def text(cells: Cells, name: str) -> str:
    """A cell of one text, with its own line ends."""
    return our_cells.text_of(cells.get(name, ()))


def places(found: Gathering, cells: Cells, name: str, letter: str) -> tuple[int, ...]:
    """The positions, from 0, of the things whose numbers the cell names; a number that nothing has is none."""
    named = our_cells.numbers(cells.get(name, ()), letter)
    return tuple(found.numbers[number] for number in named if number in found.numbers)


def recommended(found: Gathering, at: Sequence[int]) -> tuple[str, ...]:
    """The references, or else the words, of the recommendations at these positions."""
    every = list(found.recommendations.values())
    return tuple(every[place].ref or every[place].text for place in at)


def fact(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    """What the document says of itself; a title that it does not give is none, whatever stands on its first page."""
    for name in FACTS.values():
        found.facts.setdefault(name, "")
    name = FACTS.get(text(cells, our_words.FACTS[0]), "")
    if name:
        found.facts[name] = text(cells, our_words.FACTS[1])


def recommendation(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    refs = [{name: int(number) for name, number in PLACE.findall(line)} for line in cells["In the inspection report"]]
    source = [line for line in cells["Source"] if line not in our_cells.numbers(cells["Source"], "S")]
    found.numbers.setdefault(text(cells, "Number"), len(found.recommendations))
    found.recommendations[f"{table.where(row)}"] = Recommendation(
        ref=text(cells, "Reference"), text=text(cells, "Recommendation"), source=our_cells.text_of(source),
        timeframe=text(cells, "Time frame"), inspection_refs=tuple(ref for ref in refs if ref),
        kind=text(cells, "Kind"), source_number=next(iter(our_cells.numbers(cells["Source"], "S")), ""),
    )  # fmt: skip


def area(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    name = text(cells, "Area")
    answers = places(found, cells, "Answers", "R")
    plans, links = _linked(cells["Linked plans"])
    found.areas[name] = Area(
        name, officers=cells["Responsible officers"], leads=cells["Leads"], linked_plans=plans, links=links,
        recommendations=recommended(found, answers), answers=answers, where=table.where(row),
    )  # fmt: skip


def _linked(lines: Sequence[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """The linked plans, and by the place of each its address, which stands on the line below."""
    names: list[str] = []
    links: dict[str, str] = {}
    for line in lines:
        if line.startswith(our_words.ADDRESS) and names:
            links[str(len(names) - 1)] = line.removeprefix(our_words.ADDRESS)
        else:
            names.append(line)
    return tuple(names), links


def outcome(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    answers = places(found, cells, "Answers", "R")
    first = next(iter(recommended(found, answers)), None)
    found.numbers.setdefault(text(cells, "Number"), len(found.outcomes))
    found.outcomes[table.where(row), ""] = Outcome(
        text(cells, "Area"), text(cells, "Outcome"), recommendation=first, phase=text(cells, "Phase") or None,
        answers=answers, where=table.where(row),
    )  # fmt: skip


def measure(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    words, baseline = text(cells, "Measure"), values.understand_values(text(cells, "Baseline"))
    served = places(found, cells, "Serves", "O")
    found.numbers.setdefault(text(cells, "Number"), len(found.measures))
    found.measures.append(
        Measure(
            key=f"m{len(found.measures) + 1}", text=words, area=text(cells, "Area"), ref=text(cells, "Reference"),
            baseline_raw=text(cells, "Baseline"), actual_raw=text(cells, "Actual"), period=text(cells, "Period"),
            comparator_raw=text(cells, "Comparators"), target_raw=text(cells, "Target"), baseline=baseline,
            actual=values.understand_values(text(cells, "Actual")),
            comparators=values.understand_comparators(text(cells, "Comparators")),
            targets=values.understand_target(text(cells, "Target"), measure=words, baseline=baseline),
            outcome=text(cells, "Outcome"), serves=served[0] if served else None,
            slug=text(cells, "Computed measure"), where=table.where(row), number=text(cells, "Number"),
        )
    )  # fmt: skip


def figure(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    """A figure that its cell's words do not give: the first one of a cell takes the place of what was understood."""
    at = next(iter(places(found, cells, "Measure number", "M")), len(found.measures))
    name = text(cells, "Cell")
    if at >= len(found.measures):
        return
    standing = found.measures[at]
    if name == "comparators":
        told = {**standing.comparators, text(cells, "Label"): _number(cells)}
        found.measures[at] = replace(standing, comparators=told)
    elif name in FIGURES:
        found.measures[at] = replace(standing, **_figures(standing, name, cells, fresh=(at, name) not in found.told))
        found.told.add((at, name))


def _figures(standing: Measure, name: str, cells: Cells, *, fresh: bool) -> dict[str, Any]:
    where = "targets" if name == "target" else name
    before = () if fresh else getattr(standing, where)
    if text(cells, "Value") == our_words.NONE and not text(cells, "Reason"):
        return {where: before}
    parts: dict[str, Any] = {
        "label": text(cells, "Label") or None, "op": text(cells, "Sign") or None, "value": _number(cells),
        "unit": text(cells, "Unit") or None, "reason": text(cells, "Reason") or None,
    }  # fmt: skip
    if name == "target":
        parts |= {
            "by": text(cells, "By") or None, "interim": text(cells, "Interim") == our_words.YES,
            "op_from": text(cells, "Rests on") or None,
        }  # fmt: skip
    return {where: (*before, FIGURES[name](**parts))}


def _number(cells: Cells) -> float | None:
    try:
        number = float(text(cells, "Value"))
    except ValueError:
        return None
    return int(number) if number.is_integer() else number
