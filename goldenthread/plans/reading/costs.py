"""Costs as people type them into plans. The raw text is always kept; an amount only where one is named."""

from __future__ import annotations

import re

from goldenthread.plans.reading.model import Cost
from goldenthread.plans.reading.tables import tidy

GROUPED = r"\d{1,3}(?:[, ]\d{3})+(?!\d)(?:\.\d+)?"
SCALE = r"k|m|bn|thousand|million"
AMOUNT = re.compile(rf"£\s*(?P<number>{GROUPED}|\d{{1,9}}(?:\.\d+)?)\s*(?P<scale>{SCALE})?\b", re.I)
# Under a heading of costs a number by itself is of pounds where it looks like money: "12,500", "c. 20k pa", "53000".
# "2" may be two posts, and "2026" a year.
BARE = re.compile(
    rf"(?:(?:c|circa|approx(?:imately)?|about|up to)\.?\s*)?"
    rf"(?:(?P<number>{GROUPED}|\d{{5,9}}|\d{{1,9}}\.\d\d)|(?P<scaled>\d{{1,9}}(?:\.\d+)?)\s*(?P<scale>{SCALE})\b)"
    r"[\s(,;:–-]*(?P<rest>.*?)[\s).]*",
    re.I,
)
RANGE = re.compile(r"£[\d,.]+\s*(?:k|m)?\s*(?:-|–|to)\s*£?[\d,.]+", re.I)
# "£2,000 x 4", "£150 for each child": an amount that is to be multiplied, by nobody knows what.
TIMES = re.compile(
    r"\d(?:k|m)?\s*[x×*]\s*£?\d|\beach\b(?!\s+(?:calendar\s+)?(?:year|month|week|quarter|hour|day))|"
    r"\b(?:per|for (?:each|every))\s+(?:child|young person|head|person|place|post|worker|family|session|team)\b",
    re.I,
)
SCALES = {"": 1, "k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "bn": 1_000_000_000}
PERIODS = [
    ("year", r"\b(?:per|a|each|every|full)\s+(?:full\s+)?(?:year|annum)|\bp\.?\s?a\.?(?![a-z])|"
             r"annual(?:ly)?|/\s*(?:year|yr)|yearly"),
    ("month", r"\b(?:per|a|each|every)\s+(?:calendar\s+)?month|\bp\.?\s?c?\.?m\.?(?![a-z])|monthly|/\s*month"),
    ("week", r"\b(?:per|a|each|every)\s+week|\bp\.?w\.?(?![a-z])|weekly|/\s*week"),
    ("quarter", r"\b(?:per|a|each|every)\s+quarter|quarterly"),
    ("hour", r"\b(?:per|an|each)\s+hour|hourly"),
    ("day", r"\b(?:per|a|each)\s+day|daily"),
    ("once", r"one[- ]?off|once|non[- ]?recurr(?:ing|ent)"),
]  # fmt: skip
UNKNOWN = r"tbc|tba|tbd|to be (?:confirmed|agreed|determined|costed|identified)|not (?:yet )?(?:known|costed)|awaited"
RESOURCES = r"(?:staff(?:ing)?\s+|team\s+)?(?:resources?|budgets?|capacity|funding|staffing)"
# In this order: a saving that is still to be confirmed is not yet one.
CATEGORIES = [
    ("to be confirmed", rf"\b(?:{UNKNOWN})\b"),
    ("net saving", r"\b(?:net\s+)?savings?\b"),
    ("existing resources", rf"\b(?:existing|current|within)\s+{RESOURCES}\b|^existing$"),
    ("no cost", r"^(?:nil|none|no (?:additional |extra )?costs?|cost[- ]neutral|£0|n\s*/\s*a|-|–)\.?$"),
]  # fmt: skip


def understand(raw: str) -> Cost | None:
    """The cost that the text names; None for an empty one.

    ``period`` is what the amount is for: ``month``, ``year``, ``once`` … A range, a multiple, or more than one amount
    gives none, for a total needs one. ``category`` says where it comes from, or that nobody knows yet.
    """
    text = tidy(raw)
    if not text:
        return None
    one = amount_in(text)
    period = period_in(text) if one is not None else None
    return Cost(raw=text, amount=one, period=period, category=_first(CATEGORIES, text))


def period_in(text: str) -> str | None:
    """How often a text says that a cost falls due, as one of ``PERIODS``."""
    return _first(PERIODS, text)


def amount_in(text: str) -> float | None:
    """The one amount of pounds that a text names."""
    if RANGE.search(text) or TIMES.search(text):
        return None
    amounts = list(AMOUNT.finditer(text))
    if len(amounts) == 1:
        return _amount(amounts[0]["number"], amounts[0]["scale"])
    bare = BARE.fullmatch(text) if not amounts else None
    if bare is None or not _is_known(bare["rest"]):
        return None
    return _amount(bare["number"] or bare["scaled"], bare["scale"])


def _is_known(rest: str) -> bool:
    """Whether what follows an amount says only how often it falls due, or that it is to be confirmed."""
    forms = [pattern for _, pattern in PERIODS] + [UNKNOWN]
    return not rest or any(re.fullmatch(pattern, rest, re.I) for pattern in forms)


def _amount(number: str, scale: str | None) -> float:
    value = round(float(re.sub(r"[, ]", "", number)) * SCALES[(scale or "").lower()], 2)
    return int(value) if value.is_integer() else value


def _first(forms: list[tuple[str, str]], text: str) -> str | None:
    return next((name for name, pattern in forms if re.search(pattern, text, re.I)), None)
