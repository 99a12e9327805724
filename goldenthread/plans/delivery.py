"""The delivery rating: is what was promised being done, judged by its dates? One rule, in words and in code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.core import periods, working_days
from goldenthread.core.periods import Month

NEAR = 20  # working days: the council's exception reporting criteria speak of the last four weeks
AREA_SHARE = 0.25  # from this share of the actions begun on, red actions make an area red and amber ones amber

RULE = (
    "Blue: complete and signed off, embedded when its evidence held. "
    "Red: the due date has passed. "
    f"Amber: due within {NEAR} working days without progress in this or the previous month, or not started although "
    "its start date has passed, or under way with no date (or none understood) and no such progress. "
    "Grey: not started and not yet due to start. "
    "Green: everything else; an action claimed complete is green while it waits for sign-off. "
    "A month means its last day as a due date and its first day as a start date."
)
AREA_RULE = (
    "Of the actions that are begun or due to have begun: red when a quarter or more are off track; amber when any is "
    "off track, or a quarter or more are at risk; blue when every action of the area is complete; grey when none is "
    "begun; green otherwise."
)


class Word(StrEnum):
    """A stored word with the words that pages show for it."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Word:
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """As a model field or a form wants them."""
        return [(word.value, word.label) for word in cls]


class Status(Word):
    NOT_STARTED = "not_started", "Not started"
    UNDER_WAY = "under_way", "Under way"
    CLAIMED = "claimed", "Claimed complete"
    COMPLETE = "complete", "Complete"


class Rating(Word):
    GREY = "grey", "Not started"
    RED = "red", "Off track"
    AMBER = "amber", "At risk"
    GREEN = "green", "On track"
    BLUE = "blue", "Complete"


class Flag(Word):
    """What stands beside a rating and is never one."""

    NO_DATE = "no_date", "no date understood"
    NO_END = "no_end", "goes on, has no end date"
    NO_UPDATE = "no_update", "no update received"
    WAITS = "waits", "waits for sign-off"
    DROPPED = "dropped", "no longer in the plan"
    MISSED = "missed", "missed a time of what recurs"


# From bad to good. Not started is no worse than on track: an action that begins late turns amber or red by itself.
_ORDER = {Rating.RED: 0, Rating.AMBER: 1, Rating.GREY: 2, Rating.GREEN: 2, Rating.BLUE: 3}

_NO_PROGRESS = "without progress in this or the previous month"


@dataclass(frozen=True)
class Facts:
    """What the rule looks at. ``last_progress`` is the latest month for which progress was reported."""

    status: str
    starts_on: date | None = None
    due_on: date | None = None
    claimed_on: date | None = None
    completed_on: date | None = None
    is_embedded: bool = False
    last_progress: Month | None = None
    has_no_end: bool = False
    """The plan says that it goes on, or how often it is done."""
    dropped_on: date | None = None


@dataclass(frozen=True)
class Delivery:
    """A rating, the sentence that explains it, and what is said beside it."""

    rating: Rating
    sentence: str
    flags: tuple[Flag, ...] = ()
    is_embedded: bool = False


def rate(facts: Facts, *, on: date) -> Delivery:
    """The delivery rating of an action on a day, by ``RULE``."""
    if facts.dropped_on and facts.status != Status.COMPLETE:
        return Delivery(Rating.GREY, f"No longer in the plan since {day_words(facts.dropped_on)}.", (Flag.DROPPED,))
    flags = () if facts.due_on or facts.status == Status.COMPLETE else (_undated(facts),)
    if facts.status == Status.COMPLETE:
        return _complete(facts)
    if facts.status == Status.CLAIMED:
        sentence = f"Claimed complete{_on_day(facts.claimed_on)}; somebody else has still to sign it off."
        return Delivery(Rating.GREEN, sentence, (*flags, Flag.WAITS))
    rating, sentence = _open(facts, on)
    return Delivery(rating, sentence, flags)


def _undated(facts: Facts) -> Flag:
    return Flag.NO_END if facts.has_no_end else Flag.NO_DATE


def rate_area(ratings: Sequence[Rating], *, all_embedded: bool = False) -> Delivery:
    """The delivery rating of an area from the ratings its actions are reported with, by ``AREA_RULE``."""
    count, total = Counter(ratings), len(ratings)
    begun = total - count[Rating.GREY]
    if not begun:
        sentence = "None of its actions has begun or is due to have begun." if total else "It has no actions yet."
        return Delivery(Rating.GREY, sentence)
    if count[Rating.BLUE] == total:
        return Delivery(Rating.BLUE, f"{_all_of(total)} complete.", is_embedded=all_embedded)
    red, amber = count[Rating.RED], count[Rating.AMBER]
    sentence = f"Of {actions(begun)} begun or due to have begun, {red} off track, {amber} at risk."
    if red >= AREA_SHARE * begun:
        return Delivery(Rating.RED, sentence)
    if red or amber >= AREA_SHARE * begun:
        return Delivery(Rating.AMBER, sentence)
    return Delivery(Rating.GREEN, sentence)


def is_worse(now: str, before: str) -> bool:
    """Is the rating worse than the one before? Not started and on track count the same."""
    return _ORDER[Rating(now)] < _ORDER[Rating(before)]


def meant_due(iso: str) -> date | None:
    """The day that a due date means: ``2020-07`` its last day, ``2020-07-14`` itself, empty None."""
    return _meant(iso, last=True)


def meant_start(iso: str) -> date | None:
    """The day that a start date means: a month means its first day."""
    return _meant(iso, last=False)


def is_recent(progress: Month | None, *, on: date) -> bool:
    """Was progress reported for this month or the previous one?"""
    return progress is not None and progress >= Month.of(on).previous()


def is_near(due_on: date, *, on: date) -> bool:
    """Is the day still to come, and at most 20 working days away?"""
    return on <= due_on and (due_on - on).days <= 2 * NEAR and working_days.working_days_between(on, due_on) <= NEAR


def day_words(day: date) -> str:
    """As people read it: ``27 Nov 2026``."""
    return periods.short_day(day)


def actions(number: int) -> str:
    return f"{number} action" if number == 1 else f"{number} actions"


def _complete(facts: Facts) -> Delivery:
    late = facts.completed_on and facts.due_on and facts.completed_on > facts.due_on
    sentence = f"Complete{_on_day(facts.completed_on)}"
    if late and facts.due_on:
        sentence += f", after its due date of {day_words(facts.due_on)}"
    if facts.is_embedded:
        sentence += "; embedded: its evidence held"
    return Delivery(Rating.BLUE, sentence + ".", is_embedded=facts.is_embedded)


def _open(facts: Facts, on: date) -> tuple[Rating, str]:
    due = facts.due_on
    recent = is_recent(facts.last_progress, on=on)
    if due and due < on:
        return Rating.RED, f"Overdue: it was due on {day_words(due)}."
    if due and is_near(due, on=on) and not recent:
        return (
            Rating.AMBER,
            f"Due on {day_words(due)}, {_soon(on, due)}, {_NO_PROGRESS}.",
        )
    if facts.status == Status.NOT_STARTED:
        return _not_started(facts, on)
    if not due and not recent:
        return Rating.AMBER, f"Under way {_without_day(facts)}, {_NO_PROGRESS}."
    return (
        Rating.GREEN,
        f"Under way, due on {day_words(due)}." if due else f"Under way {_without_day(facts)}, with progress.",
    )


def _without_day(facts: Facts) -> str:
    return "with no end date" if facts.has_no_end else "with no date understood"


def _not_started(facts: Facts, on: date) -> tuple[Rating, str]:
    if facts.starts_on and facts.starts_on < on:
        return Rating.AMBER, f"Not started, although it was to start on {day_words(facts.starts_on)}."
    if facts.starts_on:
        return Rating.GREY, f"Not started; it is to start on {day_words(facts.starts_on)}."
    return Rating.GREY, f"Not started; it is due on {day_words(facts.due_on)}." if facts.due_on else "Not started."


def _soon(on: date, due: date) -> str:
    days = working_days.working_days_between(on, due)
    if due == on:
        return "today"
    return f"in {days} working day" if days == 1 else f"in {days} working days"


def _on_day(day: date | None) -> str:
    return f" on {day_words(day)}" if day else ""


def _all_of(total: int) -> str:
    return "Its one action is" if total == 1 else f"All {total} actions are"


def _meant(iso: str, *, last: bool) -> date | None:
    if not iso:
        return None
    if len(iso) == 7:
        month = Month.parse(iso)
        return month.last_day if last else month.first_day
    return date.fromisoformat(iso)
