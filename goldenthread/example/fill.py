"""Fills the example council, step by step. Each step looks whether it was done, so a fill that stopped goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example import drafting, people, plan_text, story

Progress = Callable[[float, str], None]


def fill(*, number: int, until: Month, on: date, progress: Progress) -> None:
    progress(0.0, "adding people")
    people.fill(people.staff(number, until), on=on)
    progress(0.05, "plan")
    told = plan_text.read(until)
    drafting.fill(told, until)
    plan = drafting.standing(told)
    for month in story.months(until):
        progress(0.1, str(month))
        story.tell(told, plan, month, until=until, number=number)
