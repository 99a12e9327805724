"""How often an action says that it is done."""

from __future__ import annotations

import re

from goldenthread.plans.checking.view import ActionView

# Each interval with the ways of writing it. "Bi-monthly" is left out: it means two things.
_INTERVALS = {
    "daily": r"\bdaily\b|\bevery day\b",
    "weekly": r"(?<!\d.)(?<!two.)(?<!four.)(?<!six.)(?<!eight.)(?<!ten.)(?<!twelve.)(?<!bi)(?<!bi-)\bweekly\b"
    r"|\bevery week\b",
    "every two weeks": r"\bfortnightly\b|\bevery (?:two|2) weeks\b",
    "every six weeks": r"\b(?:six|6)[ -]weekly\b|\bevery (?:six|6) weeks\b",
    "monthly": r"(?<!six.)(?<!6.)(?<!3.)(?<!bi)(?<!bi.)\bmonthly\b|\bevery month\b|\beach month\b",
    "quarterly": r"\bquarterly\b|\bevery (?:quarter|(?:three|3) months)\b|\b(?:three|3)[ -]monthly\b",
    "every six months": r"\b(?:six|6)[ -]monthly\b|\bevery (?:six|6) months\b|\btwice a year\b|\bhalf[ -]yearly\b",
    "yearly": r"\bannual(?:ly)?\b|\b(?<!half.)yearly\b|\bevery year\b",
}  # fmt: skip
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _INTERVALS.items()}


# Any other number of weeks or months: “every eight weeks”, “8-weekly”.
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "eight": "8", "ten": "10", "twelve": "12"}
_EVERY = re.compile(
    rf"\bevery (?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)}) (?P<unit>day|week|month)s?\b|"
    rf"\b(?P<m>\d{{1,2}}|{'|'.join(_NUMBERS)})[ -](?P<each>week|month)ly\b",
    re.IGNORECASE,
)
_NAMED = {("2", "week"), ("6", "week"), ("3", "month"), ("6", "month")}  # those that have a name above


def intervals(action: ActionView) -> set[str]:
    """How often an action says that it is done."""
    text = " ".join((action.text, *action.measures))
    return {name for name, pattern in _PATTERNS.items() if pattern.search(text)} | _every(text)


def _every(text: str) -> set[str]:
    found = set()
    for match in _EVERY.finditer(text):
        number = (match["n"] or match["m"]).casefold()
        number, unit = _NUMBERS.get(number, number), (match["unit"] or match["each"]).casefold()
        if (number, unit) not in _NAMED:
            found.add(f"every {number} {unit}s")
    return found
