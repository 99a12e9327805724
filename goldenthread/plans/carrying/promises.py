"""An action's dates, cost and state, each as the lines of a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goldenthread.core.periods import short_day
from goldenthread.plans.costing import Funding
from goldenthread.plans.delivery import Status
from goldenthread.plans.models import Action
from goldenthread.plans.operations.actions import set_cost
from goldenthread.plans.reading import our_words
from goldenthread.plans.reading.model import Cost
from goldenthread.plans.reading.our_cells import Lines


def when(action: Action) -> Mapping[str, Lines]:
    """Start, due, and what was first promised where that was another day or other words."""
    first = (action.original_due_raw, action.original_due_iso, action.original_due_reason)
    moved = first != (action.due_raw, action.due_iso, action.due_reason)
    nothing = ((our_words.NO_WORDS, f"{our_words.UNDERSTOOD}{our_words.NO_DATE}")) if moved else ()
    return {
        our_words.START: our_words.date_lines(action.start_raw, action.start_iso, action.start_reason),
        our_words.DUE: our_words.date_lines(action.due_raw, action.due_iso, action.due_reason),
        our_words.FIRST: (our_words.date_lines(*first) or nothing) if moved else (),
    }


def in_one(dates: Mapping[str, Lines]) -> Lines:
    """All of them in one cell, each under its label."""
    return tuple(line for name, lines in dates.items() for line in _labelled(name, lines))


def _labelled(name: str, lines: Lines) -> Iterator[str]:
    for at, line in enumerate(lines):
        yield line if at else f"{name}: {line}"


def state(action: Action) -> Lines:
    """How far it is, and since when each step of it was said."""
    label = str(Status(action.status).label)
    said = {
        our_words.CLAIMED_ON: action.claimed_on, our_words.EMBEDDED_ON: action.embedded_on,
    }  # fmt: skip
    lines = [f"{our_words.COMPLETE_ON}{short_day(action.completed_on)}" if action.completed_on else label]
    lines += [f"{name}{short_day(day)}" for name, day in said.items() if day]
    return (*lines, *([f"{our_words.DESPITE}{action.embedded_despite}"] if action.embedded_despite else []))


def cost(action: Action) -> Lines:
    """The cost in its words, and what is kept of it where those words alone would not give it."""
    category = action.cost_category or None
    trial = Action()
    set_cost(trial, Cost(action.cost_raw, category=category))
    kept = {"amount": action.cost_amount, "period": action.cost_period, "funding": action.cost_funding}
    told = {name: value for name, value in kept.items() if value != getattr(trial, f"cost_{name}")}
    amount = told.get("amount")
    since = short_day(action.cost_since) if action.cost_since else ""
    said = Cost(
        action.cost_raw, None if amount is None else float(amount), told.get("period"), category,
        _label(told.get("funding")), since, exact=tuple(told),
    )  # fmt: skip
    return our_words.cost_lines(said)


def _label(funding: str | None) -> str:
    return Funding(funding).label if funding else ""
