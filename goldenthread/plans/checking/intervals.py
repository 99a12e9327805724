"""How often an action says that it is done."""

from __future__ import annotations

import re

from goldenthread.plans.checking.view import ActionView

# Each interval with the ways of writing it. "Bi-monthly" is left out: it means two things.
_INTERVALS = {
    "daily": r"\bdaily\b|\bevery day\b", "weekly": r"(?<!six.)(?<!6.)(?<!4.)\bweekly\b|\bevery week\b",
    "every two weeks": r"\bfortnightly\b|\bevery (?:two|2) weeks\b",
    "every six weeks": r"\b(?:six|6)[ -]weekly\b|\bevery (?:six|6) weeks\b",
    "monthly": r"(?<!six.)(?<!6.)(?<!3.)(?<!bi)(?<!bi.)\bmonthly\b|\bevery month\b|\beach month\b",
    "quarterly": r"\bquarterly\b|\bevery (?:quarter|(?:three|3) months)\b|\b(?:three|3)[ -]monthly\b",
    "every six months": r"\b(?:six|6)[ -]monthly\b|\bevery (?:six|6) months\b|\btwice a year\b|\bhalf[ -]yearly\b",
    "yearly": r"\bannual(?:ly)?\b|\b(?<!half.)yearly\b|\bevery year\b",
}  # fmt: skip
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _INTERVALS.items()}


def intervals(action: ActionView) -> set[str]:
    """How often an action says that it is done."""
    text = " ".join((action.text, *action.measures))
    return {name for name, pattern in _PATTERNS.items() if pattern.search(text)}
