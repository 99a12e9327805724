"""A suggested colour for an action from its baseline due date, so that moving a date cannot turn red into green."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goldenthread.core.counting import counted

Colour = Literal["blue", "green", "amber", "red"]
LATE, OVERDUE = 28, 14  # days: slipping by up to four weeks is amber; being overdue for more than two is red
OFTEN = 2  # a date that was moved twice is at risk whatever the new one says


@dataclass(frozen=True)
class Slippage:
    """The colour and the reasons in order; none when all is as agreed."""

    rag: Colour
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dates:
    """An action's dates as day numbers (``date.toordinal`` gives one). ``forecast`` is the current due date."""

    today: int
    baseline_due: int
    forecast: int | None = None
    done: int | None = None
    start: int | None = None
    started: bool = True
    redated: int = 0

    @property
    def overdue(self) -> int:
        return max(self.today - self.baseline_due, 0)

    @property
    def slipped(self) -> int:
        """Days beyond the baseline date: as forecast, or as they have passed already."""
        return max((self.forecast or self.baseline_due) - self.baseline_due, self.overdue, 0)


def suggest(dates: Dates) -> Slippage:
    """Blue when complete, with how late; otherwise by how far it slips, whether it began, how often it was moved."""
    if dates.done is not None:
        late = dates.done - dates.baseline_due
        return Slippage(
            "blue", ("complete", f"{counted(late, 'day')} after the baseline date") if late > 0 else ("complete",)
        )
    beyond = (f"{counted(dates.slipped, 'day')} beyond the baseline date",) if dates.slipped else ()
    if dates.slipped > LATE or dates.overdue > OVERDUE:
        return Slippage("red", beyond)
    reasons = (*beyond, *_unsteady(dates))
    return Slippage("amber" if reasons else "green", reasons or ("on schedule",))


def _unsteady(dates: Dates) -> tuple[str, ...]:
    found = []
    if dates.start is not None and not dates.started and dates.today > dates.start:
        found.append(f"not started, {counted(dates.today - dates.start, 'day')} after planned start")
    if dates.redated >= OFTEN:
        found.append(f"re-dated {dates.redated} times")
    return tuple(found)
