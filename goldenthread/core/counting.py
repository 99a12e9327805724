"""Numbers with their nouns, as people say them."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 action``, ``3,400 actions``, ``2 people``."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def times(number: int) -> str:
    """``once``, ``3 times``."""
    return "once" if number == 1 else counted(number, "time")
