"""What the home page says of what recurs: the times of my own actions that wait for an answer."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.plans import queries
from goldenthread.plans.models import Commitment
from goldenthread.plans.recurring import State
from goldenthread.web.home import sections
from goldenthread.web.home.sections import Section
from goldenthread.web.living import times
from goldenthread.web.living.times import Line
from goldenthread.web.plans import words

SHOWN = 10
DAYS = 92  # a missed time stays on the home page for a quarter; the page of its action has all


@sections.register(order=11)
def to_tell(person: Person, on: date) -> Section | None:
    """Times that came round or passed in silence, the oldest first, for whoever leads their action."""
    if not (rights.can(person, "action.view", on=on) and rights.can(person, "action.update", on=on)):
        return None
    mine = Commitment.objects.filter(action__in=queries.my_actions(person, on=on).values("pk"))
    found = times.lines(mine.select_related("action").prefetch_related("occurrences"), on=on)
    waiting = [line for line in reversed(found) if line.state in {State.DUE, State.MISSED} and _is_recent(line, on)]
    if not waiting:
        return None
    context = {"lines": waiting[:SHOWN], "more": max(0, len(waiting) - SHOWN)}
    return Section("What recurs in my actions", "living/home_times.html", context, answer=_answer(waiting))


def _is_recent(line: Line, on: date) -> bool:
    return (on - line.time.due_on).days <= DAYS


def _answer(waiting: list[Line]) -> str:
    """``Two times passed without a word, and one waits for yours.``"""
    missed = sum(line.state == State.MISSED for line in waiting)
    due = len(waiting) - missed
    said = [f"{words.counted(missed, 'time')} passed without a word"] if missed else []
    said += [f"{words.counted(due, 'time')} {'waits' if due == 1 else 'wait'} for yours"] if due else []
    return f"{words.begin(words.joined(said))}."
