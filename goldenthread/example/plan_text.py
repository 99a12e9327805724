"""The example plan from its text files, dated so that it is always of today: months count from the last one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldenthread.core.periods import Month
from goldenthread.plans.reading import dates, values
from goldenthread.plans.reading.model import (
    Action,
    Area,
    Cost,
    DocumentFacts,
    Measure,
    Outcome,
    ReadDate,
    Reading,
    Recommendation,
)

FOLDER = Path(__file__).parent / "plan"
_MONTH_IN_TEXT = re.compile(r"\{(-?\d+)\}")
_COST = re.compile(r"£(?P<number>[\d,.]+)(?P<times>k|m)?(?P<yearly> pa)?")
_PHASES = (("Phase 1", -13), ("Phase 2", -7), ("Phase 3", 100))  # each with the month before which it begins
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000}


@dataclass(frozen=True)
class Said:
    """What an owner said of an action or an area in a month, and what shows it."""

    about: str
    period: Month
    progress: str = ""
    risk: str = ""
    next_step: str = ""
    evidence: str = ""
    address: str = ""


@dataclass(frozen=True)
class Moved:
    """A due date that was changed: when, to what, why and by whose leave."""

    reference: str
    period: Month
    due: ReadDate
    reason: str
    agreed_by: str


@dataclass(frozen=True)
class Finished:
    """An action that was claimed complete in a month, and signed off then or not yet."""

    reference: str
    period: Month
    is_signed_off: bool
    is_embedded: bool


@dataclass(frozen=True)
class Difference:
    """What difference it made: an audit finding, or what children, families or staff said."""

    area: str
    kind: str
    period: Month
    text: str


@dataclass(frozen=True)
class Source:
    kind: str
    title: str
    published: Month
    judgement: str


@dataclass(frozen=True)
class ExamplePlan:
    """The plan as a reader of documents would give it, and the story of the months since it began.

    ``units`` says which part of the organisation an area is about; ``ratings`` gives each area's ratings, the last
    one for the last month; ``slugs`` links lines of the scorecard to computed measures by the line's text.
    """

    name: str
    purpose: str
    source: Source
    reading: Reading
    units: dict[str, str]
    ratings: dict[str, tuple[str, ...]]
    slugs: dict[str, str]
    said: tuple[Said, ...]
    moved: tuple[Moved, ...]
    finished: tuple[Finished, ...]
    differences: tuple[Difference, ...]


def read(until: Month) -> ExamplePlan:
    """The plan with every date and month name worked out from ``until``, the last month of the example."""
    head, score = _toml(FOLDER / "plan.toml"), _toml(FOLDER / "scorecard.toml")
    areas = [_worded(_toml(path), until) for path in sorted(FOLDER.glob("[01]*.toml"))]
    actions = [
        (area, outcome, action) for area in areas for outcome in area["outcomes"] for action in outcome["actions"]
    ]
    reading = Reading(
        document=DocumentFacts(head["title"], head["organisation"], _period(head, until), head["name"]),
        recommendations=tuple(
            Recommendation(each["ref"], each["text"], head["source"]["title"],
                           inspection_refs=({"paragraph": each["paragraph"]},))
            for each in head["recommendations"]
        ),
        areas=tuple(_area(area) for area in areas),
        outcomes=tuple(
            Outcome(area["name"], outcome["text"], outcome["recommendation"])
            for area in areas for outcome in area["outcomes"]
        ),
        actions=tuple(_action(area, outcome, action, until) for area, outcome, action in actions),
        measures=tuple(_line(line, number, until) for number, line in enumerate(score["lines"], start=1)),
    )  # fmt: skip
    return ExamplePlan(
        name=head["name"],
        purpose=head["purpose"],
        source=_source(head["source"], until),
        reading=reading,
        units={area["name"]: area["unit"] for area in areas},
        ratings={area["name"]: tuple(area["ratings"].split()) for area in areas},
        slugs={line["text"]: line["slug"] for line in score["lines"] if "slug" in line},
        said=tuple(
            [_said(area["name"], update, until) for area in areas for update in area["updates"]]
            + [_said(action["ref"], each, until) for _, _, action in actions for each in action.get("updates", [])]
        ),
        moved=tuple(_moved(action, move, until) for _, _, action in actions for move in action.get("moves", [])),
        finished=tuple(
            Finished(action["ref"], until.plus(action[what]), what == "done", action.get("embedded", False))
            for _, _, action in actions for what in ("done", "claimed") if what in action
        ),
        differences=tuple(
            Difference(area["name"], each["kind"], until.plus(each["month"]), each["text"])
            for area in areas for each in area.get("differences", [])
        ),
    )  # fmt: skip


def as_written(months: int | str, reference: str, until: Month) -> ReadDate:
    """A date as people type it: plans mix their ways of writing a month, so each action keeps to one of four."""
    if isinstance(months, str):
        return dates.understand(months)
    month = until.plus(months)
    ways = ("{0:%b-%y}", "{0:%B %Y}", "{0:%d/%m/%Y}", "{0:%b %Y}")
    return dates.understand(ways[sum(map(ord, reference)) % len(ways)].format(month.last_day))


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _worded(value: Any, until: Month) -> Any:
    """The same value with ``{-2}`` in every text replaced by that month's name."""
    if isinstance(value, str):
        return _MONTH_IN_TEXT.sub(lambda found: f"{until.plus(int(found[1])).last_day:%B}", value)
    if isinstance(value, list):
        return [_worded(item, until) for item in value]
    if isinstance(value, dict):
        return {name: _worded(item, until) for name, item in value.items()}
    return value


def _period(head: dict[str, Any], until: Month) -> str:
    return f"{until.plus(head['begins']).label} to {until.plus(head['ends']).label}"


def _source(source: dict[str, Any], until: Month) -> Source:
    return Source(source["kind"], source["title"], until.plus(source["published"]), source["judgement"])


def _area(area: dict[str, Any]) -> Area:
    return Area(
        name=area["name"],
        officers=tuple(area["officers"]),
        linked_plans=tuple(area.get("linked_plans", [])),
        recommendations=tuple(area["recommendations"]),
    )


def _action(area: dict[str, Any], outcome: dict[str, Any], action: dict[str, Any], until: Month) -> Action:
    reference = action["ref"]
    due = action.get("original_due", action["due"])
    return Action(
        key=reference,
        text=action["text"],
        area=area["name"],
        ref=reference,
        outcome=outcome["text"],
        recommendation=outcome["recommendation"],
        leads=tuple(action["leads"]),
        partners=tuple(action.get("partners", [])),
        dates=(as_written(due, reference, until),),
        start=as_written(action["start"], reference, until),
        cost=_cost(action.get("cost")),
        measures_named=tuple(action.get("measures", [])),
        group=_phase(action["start"]),
    )


def _phase(start: int) -> str:
    """The plan groups its actions by half a year; ``start`` is months from the last one."""
    return next(phase for phase, before in _PHASES if start < before)


def _cost(raw: str | None) -> Cost | None:
    found = _COST.fullmatch(raw or "")
    if not raw or not found:
        return None
    amount = float(found["number"].replace(",", "")) * _TIMES[found["times"] or ""]
    return Cost(raw, amount, "year" if found["yearly"] else None)


def _line(line: dict[str, Any], number: int, until: Month) -> Measure:
    baseline = values.understand_values(line["baseline"])
    return Measure(
        key=f"m{number}",
        ref=f"S{number}",
        text=line["text"],
        area=line["area"],
        baseline_raw=line["baseline"],
        actual_raw=line["actual"],
        period=until.label,
        comparator_raw=line["comparator"],
        target_raw=line["target"],
        baseline=baseline,
        actual=values.understand_values(line["actual"]),
        comparators=values.understand_comparators(line["comparator"]),
        targets=values.understand_target(line["target"], measure=line["text"], baseline=baseline),
    )


def _said(about: str, update: dict[str, Any], until: Month) -> Said:
    return Said(
        about=about,
        period=until.plus(update["month"]),
        progress=update.get("progress", ""),
        risk=update.get("risk", ""),
        next_step=update.get("next", ""),
        evidence=update.get("evidence", ""),
        address=update.get("address", ""),
    )


def _moved(action: dict[str, Any], move: dict[str, Any], until: Month) -> Moved:
    due = as_written(move["to"], action["ref"], until)
    return Moved(action["ref"], until.plus(move["on"]), due, move["reason"], move["agreed_by"])
