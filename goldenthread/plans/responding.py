"""The response clock: by when the council answers a source, who answers it, and how many working days are left.

An ILACS report asks for a written statement of action, which is due so many working days after publication (a dated
setting of the council, ``ilacs_response_working_days``; that of the day of publication counts). A source of another
kind has a clock only where somebody wrote down how many working days it gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.core import periods, working_days
from goldenthread.plans.models import Source
from goldenthread.records import operations as numbers

ILACS = "ilacs_response_working_days"
_ASKED = {Source.Kind.ILACS_STANDARD: ILACS, Source.Kind.ILACS_SHORT: ILACS}
NOBODY = "nobody is named yet"


@dataclass(frozen=True)
class Clock:
    """How a response stands. ``due_on`` None: there is no clock, and ``reason`` says why."""

    source: Source
    given: int | None
    due_on: date | None
    left: int | None
    reason: str = ""

    @property
    def is_over(self) -> bool:
        """Has the day passed without a response?"""
        return self.source.responded_on is None and self.left is not None and self.left < 0

    @property
    def runs(self) -> bool:
        return self.due_on is not None and self.source.responded_on is None

    @property
    def sentence(self) -> str:
        """``Due on 27 Nov 2026, 5 working days left; Director of children's services answers.``"""
        if self.source.responded_on:
            return self._answered
        if self.due_on is None or self.left is None:
            return self.reason
        who = f"{self.source.response_lead} answers" if self.source.response_lead else NOBODY
        return f"{_left(self.left, self.due_on)}; {who}."

    @property
    def _answered(self) -> str:
        day = self.source.responded_on
        said = f"Answered on {periods.short_day(day)}" if day else ""
        if day is None or self.due_on is None:
            return f"{said}."
        late = working_days.working_days_between(self.due_on, day)
        return f"{said}, {_counted(late)} late." if late > 0 else f"{said}, in time (due {_short(self.due_on)})."


def clock(source: Source, *, on: date) -> Clock:
    """How the response to a source stands on a day."""
    given, reason = _given(source)
    if given is None:
        return Clock(source, None, None, None, reason)
    if source.published_on is None:
        return Clock(source, given, None, None, "The clock is unknown, because the source has no date of publication.")
    try:
        due = working_days.add_working_days(source.published_on, given)
        return Clock(source, given, due, working_days.working_days_between(on, due))
    except working_days.OutsideCalendar as outside:
        return Clock(source, given, None, None, outside.message)


def _given(source: Source) -> tuple[int | None, str]:
    """How many working days a source gives, or why it gives none."""
    if source.response_working_days:
        return source.response_working_days, ""
    name = _ASKED.get(Source.Kind(source.kind))
    if name is None:
        return None, "No response clock runs for this kind of source."
    return numbers.amount_on(name, source.published_on or date.min), ""


def _left(left: int, due: date) -> str:
    if left < 0:
        return f"It was due on {_short(due)}, {_counted(-left)} ago"
    return f"Due today, {_short(due)}" if left == 0 else f"Due on {_short(due)}, {_counted(left)} left"


def _counted(days: int) -> str:
    return "1 working day" if days == 1 else f"{days:,} working days"


def _short(day: date) -> str:
    return periods.short_day(day)
