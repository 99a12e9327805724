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
AMOUNT, PER, FUNDING = "amount: ", "per: ", "category: "
START, DUE, FIRST = "Start", "Due", "First promised for"
COMPLETE_ON, UNDER_WAY = "Complete on ", "Under way"
NONE, YES = "none", "yes"
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
    "Reference", "Action", "Serves", "Owners", "Dates", "Status", "Rating", "Measures named", "Partners", "Cost",
)  # fmt: skip
SPREAD = (
    "Number", "Area", "Serves", "Reference", "Action", "Owners", START, DUE, FIRST, "Status", "Rating",
    "Measures named", "Partners", "Cost",
)  # fmt: skip
"""Actions with a column for each date: a sheet is as wide as it wants."""
DROPPED = ("Area", "Reference", "Action no longer in the plan", "Since", "Why")
SOURCES = ("Source", "Kind of source", "Published", "Judgement")
CORE = {
    RECOMMENDATIONS: ("Number", "Recommendation", "Kind"), AREAS: ("Area", "Answers"),
    OUTCOMES: ("Number", "Area", "Outcome", "Answers"), SCORECARD: ("Number", "Measure", "Target", "Serves"),
    ACTIONS: ("Action", "Serves", "Dates"), SPREAD: ("Number", "Action", "Serves", START, DUE, FIRST),
}  # fmt: skip
"""By what a table is known; its other columns are left out on paper where they are empty."""
UNREAD = (DROPPED, SOURCES)
"""Said for people; the plan that is read back carries them in other places, or not."""


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


def cost_lines(raw: str, amount: str, period: str, category: str) -> tuple[str, ...]:
    """A cost as written, and what is known of it, a line each."""
    parts = ((AMOUNT, amount), (PER, period), (FUNDING, category))
    told = tuple(f"{label}{value}" for label, value in parts if value)
    return (raw or NO_WORDS, *told) if raw or told else ()


def cost_of(lines: Sequence[str]) -> Cost | None:
    """The cost that ``cost_lines`` wrote; None for no lines."""
    if not lines:
        return None
    told = dict.fromkeys((AMOUNT, PER, FUNDING), "")
    for line in lines[1:]:
        for label in told:
            if line.startswith(label):
                told[label] = line.removeprefix(label)
    amount = _number(told[AMOUNT])
    return Cost("" if lines[0] == NO_WORDS else lines[0], amount, told[PER] or None, told[FUNDING] or None)


def _number(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
