"""The words of our own layout of a plan, which its writer (``plans.exporting``) and its reader (``shapes.ours``) share.

A cell holds lines. What a date or a figure was understood to be is written only where reading its words again would
give something else.
"""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.plans.reading import dates
from goldenthread.plans.reading.model import Cost, ReadDate

NOTHING = "–"  # what documents show in an empty cell
UNDERSTOOD, BECAUSE, NO_DATE, NO_WORDS = "understood as ", "because: ", "no date", "(no words)"
COSTS = {"amount": "amount: ", "period": "per: ", "category": "category: ", "funding": "money: "}
OPEN_SINCE = "open since: "
START, DUE, FIRST = "Start", "Due", "First promised for"
COMPLETE_ON, UNDER_WAY, CLAIMED = "Complete on ", "Under way", "Claimed complete"
CLAIMED_ON, EMBEDDED_ON, DESPITE = "claimed on ", "embedded on ", "in spite of: "
ADDRESS = "address: "
NONE, YES = "none", "yes"
EMPTY_LINE = "·"  # stands where a text has an empty line, which no format keeps inside a cell
ACTIONS_OF = "Actions of "
PAGE, PARAGRAPH = "page", "paragraph"

FACTS = ("About the plan", "What it says")
RECOMMENDATIONS = (
    "Number", "Recommendation", "Reference", "Kind", "Source", "Time frame", "In the inspection report",
)  # fmt: skip
AREAS = ("Area", "Responsible officers", "Leads", "Linked plans", "Answers")
OUTCOMES = ("Number", "Area", "Outcome", "Phase", "Answers")
SCORECARD = (
    "Number", "Area", "Reference", "Measure", "Baseline", "Actual", "Period", "Comparators", "Target", "Outcome",
    "Serves", "Computed measure",
)  # fmt: skip
FIGURES = (
    "Measure number", "Cell", "Label", "Sign", "Value", "Unit", "By", "Interim", "Rests on", "Reason",
)  # fmt: skip
ACTIONS = (
    "Number", "Reference", "Action", "Phase", "Serves", "Owners", "Dates", "Status", "Rating", "Measures named",
    "Partners", "Waits for", "Cost",
)  # fmt: skip
SPREAD = (
    "Number", "Area", "Serves", "Reference", "Action", "Phase", "Owners", START, DUE, FIRST, "Status", "Rating",
    "Measures named", "Partners", "Waits for", "Cost",
)  # fmt: skip
"""Actions with a column for each date: a sheet is as wide as it wants."""
DROPPED_ACTION = "Action no longer in the plan"
DROPPED = (
    "Number", "Area", "Reference", DROPPED_ACTION, "Phase", "Since", "Why", "Agreed by", "Serves", "Owners", "Dates",
    "Status", "Measures named", "Partners", "Waits for", "Cost",
)  # fmt: skip
CORE = {
    RECOMMENDATIONS: ("Number", "Recommendation", "Kind"), AREAS: ("Area", "Answers"),
    OUTCOMES: ("Number", "Area", "Outcome", "Answers"), SCORECARD: ("Number", "Measure", "Target", "Serves"),
    ACTIONS: ("Action", "Serves", "Dates"), SPREAD: ("Number", "Action", "Serves", START, DUE, FIRST),
    DROPPED: ("Area", DROPPED_ACTION, "Since", "Why"), FIGURES: ("Measure number", "Cell", "Value"),
}  # fmt: skip
"""By what a table is known; its other columns are left out on paper where they are empty."""


def date_lines(raw: str, iso: str, reason: str) -> tuple[str, ...]:
    """A date as written, and what it was understood to be where the words alone do not say so."""
    if not raw and not iso:
        return ()
    read = dates.understand(raw)
    said = (raw or NO_WORDS,)
    if (read.iso or "", read.reason or "") == (iso, reason):
        return said
    return (*said, f"{UNDERSTOOD}{iso or NO_DATE}", *((f"{BECAUSE}{reason}",) if reason else ()))


def date_of(lines: Sequence[str]) -> ReadDate | None:
    """The date that ``date_lines`` wrote; None for no lines."""
    if not lines:
        return None
    raw = "" if lines[0] == NO_WORDS else lines[0]
    told = next((line.removeprefix(UNDERSTOOD) for line in lines[1:] if line.startswith(UNDERSTOOD)), None)
    if told is None:
        return dates.understand(raw)
    reason = next((line.removeprefix(BECAUSE) for line in lines[1:] if line.startswith(BECAUSE)), None)
    return ReadDate(raw, None if told == NO_DATE else told, reason)


def cost_lines(cost: Cost) -> tuple[str, ...]:
    """A cost as written, and a line for each part that is known of it or that its ``exact`` names."""
    amount = "" if cost.amount is None else f"{cost.amount:.2f}".removesuffix(".00")
    parts = {"amount": amount, "period": cost.period, "category": cost.category, "funding": cost.funding}
    told = [f"{COSTS[name]}{said or NONE}" for name, said in parts.items() if said or name in cost.exact]
    told += [f"{OPEN_SINCE}{cost.since}"] if cost.since else []
    return (cost.raw or NO_WORDS, *told) if cost.raw or told else ()


def cost_of(lines: Sequence[str]) -> Cost | None:
    """The cost that ``cost_lines`` wrote; None for no lines."""
    if not lines:
        return None
    labels = {**COSTS, "since": OPEN_SINCE}
    told = {
        name: line.removeprefix(label) for line in lines[1:] for name, label in labels.items() if line.startswith(label)
    }
    given = {name: "" if value == NONE else value for name, value in told.items()}
    return Cost(
        "" if lines[0] == NO_WORDS else lines[0], _number(given.get("amount", "")), given.get("period") or None,
        given.get("category") or None, given.get("funding", ""), given.get("since", ""),
        exact=tuple(name for name in told if name in ("amount", "period", "funding")),
    )  # fmt: skip


def _number(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
