"""Figures in words: values with their unit, distances from a target, and 12 of 14."""

from __future__ import annotations

from typing import Protocol


class Counted(Protocol):
    """A result or a figure."""

    numerator: float | None
    denominator: float | None
    missing: int


def value(amount: float | None, unit: str) -> str:
    """``81.4%``, ``4 assessments``, ``2.3 children per worker``; an empty text where nothing is known."""
    if amount is None:
        return ""
    if unit == "%":
        return f"{_short(amount)}%"
    return f"{_short(amount)} {unit}"


def share(figure: Counted, unit: str) -> str:
    """What a value was made of: ``83 of 102``, with the rows whose fact is missing; empty for a plain count."""
    parts = []
    if figure.numerator is not None and figure.denominator:
        word = "of" if unit == "%" else "for"
        parts.append(f"{_whole(figure.numerator)} {word} {_whole(figure.denominator)}")
    if figure.missing:
        parts.append(f"{figure.missing:,} missing")
    return ", ".join(parts)


def distance(amount: float, target: float, unit: str) -> str:
    """How far, in words: ``8.6 percentage points below``, or ``level with``."""
    gap = round(amount - target, 1)
    if gap == 0:
        return "level with"
    how = "percentage points" if unit == "%" else unit
    if abs(gap) == 1:
        how = {"percentage points": "percentage point", "children": "child", "assessments": "assessment"}.get(how, how)
    return f"{_short(abs(gap))} {how} {'above' if gap > 0 else 'below'}"


def _short(amount: float) -> str:
    return f"{round(amount, 1):,.1f}".removesuffix(".0")


def _whole(amount: float) -> str:
    return f"{amount:,.0f}"
