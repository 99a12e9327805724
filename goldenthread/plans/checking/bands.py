"""The time bands that an action stands under: the heading over it, and those of the recommendations it answers.

A heading without a source of its own counts from the day of a source whose recommendation the action answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goldenthread.plans import timebands
from goldenthread.plans.checking.view import Band


def over(heading: str, answered: Iterable[tuple[str, date | None]]) -> tuple[Band, ...]:
    """Each band once, with its day where it has one. ``answered`` holds for each recommendation the words that say by
    when it is to be met, and the day of its source. Words that are no time band are left out."""
    known = list(answered)
    first = min((day for _, day in known if day), default=None)
    found = [_band(heading, first), *(_band(words, day) for words, day in known)]
    return tuple(dict.fromkeys(each for each in found if each))


def first(found: Iterable[Band]) -> Band | None:
    """The band that falls due first; one without a day only where none has one."""
    return min(found, key=lambda each: (each.day is None, each.day or date.min), default=None)


def _band(words: str, source_on: date | None) -> Band | None:
    meant = timebands.understand(words, source_on=source_on)
    return Band(words.strip(), meant.day) if meant.day or meant.lacks_day else None
