"""Figures in words: values with their unit, distances from a target, and 12 of 14."""

from __future__ import annotations

from typing import Protocol

_ONE = {
    "children": "child", "assessments": "assessment", "people": "person", "families": "family", "hours": "hour",
    "days": "day", "times": "time", "posts": "post", "complaints": "complaint", "messages": "message",
    "referrals": "referral", "attendances": "attendance", "carers": "carer", "escalations": "escalation",
    "contacts": "contact", "enquiries": "enquiry", "teams": "team", "social workers": "social worker",
    "reviewing officers": "reviewing officer", "young people": "young person", "households": "household",
    "meetings": "meeting", "placements": "placement", "places": "place", "visits": "visit",
}  # fmt: skip
MILESTONE = "milestone"
_SHORT = {
    "cla": "looked-after", "cp": "protection", "cin": "child in need", "s47": "section 47", "sdq": "questionnaire",
    "ehc": "education, health and care", "id": "", "on": "on",
}  # fmt: skip


class Counted(Protocol):
    """A result or a figure."""

    @property
    def numerator(self) -> float | None: ...
    @property
    def denominator(self) -> float | None: ...
    @property
    def missing(self) -> int: ...


def value(found: float | None, unit: str) -> str:
    """``81.4%``, ``4 assessments``, ``2.3 children per worker``; an empty text where nothing is known."""
    if found is None:
        return ""
    if unit == "%":
        return f"{_short(found)}%"
    if unit == MILESTONE:
        return "Done" if found else "Not done"
    return f"{_short(found)} {_ONE.get(unit, unit) if found == 1 else unit}"


def share(figure: Counted, unit: str) -> str:
    """What a value was made of: ``83 of 102``, with the rows whose fact is missing; empty for a plain count."""
    parts = []
    if figure.numerator is not None and figure.denominator:
        word = "of" if unit == "%" else "for"
        parts.append(f"{_short(figure.numerator)} {word} {_short(figure.denominator)}")
    if figure.missing:
        parts.append(f"{figure.missing:,} missing")
    return ", ".join(parts)


def distance(found: float, target: float, unit: str) -> str:
    """How far, in words: ``8.6 percentage points under``, ``12 days over``, or ``level with``."""
    gap = round(found - target, 1)
    if unit == MILESTONE and gap:
        return "short of" if gap < 0 else "beyond"
    if gap == 0:
        return "level with"
    return f"{amount(abs(gap), unit)} {'over' if gap > 0 else 'under'}"


def heading(name: str) -> str:
    """A declared name in words: ``cla_placement`` is ``Looked-after placement``, ``child_id`` is ``Child``."""
    parts = [_SHORT.get(part, part) for part in name.split("_")]
    text = " ".join(filter(None, parts)) or name
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """A sentence inside another begins small, unless a name or a short form begins it."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def amount(size: float, unit: str) -> str:
    """A difference: ``5 percentage points`` for a share, else the number with the measure's unit: ``12 days``."""
    if unit != "%":
        return value(size, unit)
    return f"{_short(size)} percentage point{'' if round(size, 1) == 1 else 's'}"


def number(size: float) -> str:
    """A bare number, to one decimal: ``1,234``, ``8.6``."""
    return _short(size)


def _short(size: float) -> str:
    return f"{round(size, 1):,.1f}".removesuffix(".0")
