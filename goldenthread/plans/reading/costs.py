"""Costs as people type them into plans. The raw text is always kept; an amount only where one is named."""

from __future__ import annotations

import re

from goldenthread.plans.reading.model import Cost
from goldenthread.plans.reading.tables import tidy

AMOUNT = re.compile(
    r"£\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d+)?)\s*(?P<scale>k|m|bn|thousand|million)?\b", re.I
)
SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "bn": 1_000_000_000}
RANGE = re.compile(r"£[\d,.]+\s*(?:k|m)?\s*(?:-|–|to)\s*£?[\d,.]+", re.I)
PERIODS = [
    ("year", r"(?:per|a|each|every)\s+(?:year|annum)|p\.?\s?a\.?(?![a-z])|annual(?:ly)?|/\s*(?:year|yr)|yearly"),
    ("month", r"(?:per|a|each|every)\s+(?:calendar\s+)?month|p\.?\s?c?\.?m\.?(?![a-z])|monthly|/\s*month"),
    ("week", r"(?:per|a|each|every)\s+week|p\.?w\.?(?![a-z])|weekly|/\s*week"),
    ("quarter", r"(?:per|a|each|every)\s+quarter|quarterly"),
    ("hour", r"(?:per|an|each)\s+hour|hourly"),
    ("day", r"(?:per|a|each)\s+day|daily"),
    ("once", r"one[- ]?off|once|non[- ]?recurr(?:ing|ent)"),
]
UNKNOWN = r"tbc|tba|tbd|to be (?:confirmed|agreed|determined|costed|identified)|not (?:yet )?(?:known|costed)|awaited"
RESOURCES = r"(?:staff(?:ing)?\s+|team\s+)?(?:resources?|budgets?|capacity|funding|staffing)"
CATEGORIES = [
    ("to be confirmed", rf"^(?:{UNKNOWN})"),
    ("net saving", r"\b(?:net\s+)?savings?\b"),
    ("existing resources", rf"\b(?:existing|current|within)\s+{RESOURCES}\b|^existing$"),
    ("no cost", r"^(?:nil|none|no (?:additional |extra )?costs?|cost[- ]neutral|£0|n\s*/\s*a|-|–)\.?$"),
]  # fmt: skip


def understand(raw: str) -> Cost | None:
    """The cost that the text names; None for an empty one.

    ``period`` is what the amount is for: ``month``, ``year``, ``once`` … A range, or more than one amount, gives
    none, for a total needs one. ``category`` says where it comes from, or that nobody knows yet.
    """
    text = tidy(raw)
    if not text:
        return None
    amounts = list(AMOUNT.finditer(text))
    one = amounts[0] if len(amounts) == 1 and not RANGE.search(text) else None
    return Cost(
        raw=text,
        amount=_amount(one) if one else None,
        period=_first(PERIODS, text) if one else None,
        category=_first(CATEGORIES, text),
    )


def _amount(match: re.Match[str]) -> float:
    value = round(float(match["number"].replace(",", "")) * SCALES.get((match["scale"] or "").lower(), 1), 2)
    return int(value) if value.is_integer() else value


def _first(forms: list[tuple[str, str]], text: str) -> str | None:
    return next((name for name, pattern in forms if re.search(pattern, text, re.I)), None)
