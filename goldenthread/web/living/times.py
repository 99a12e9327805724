"""The times of what recurs, as pages list them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from goldenthread.plans import positions
from goldenthread.plans.models import Action, Commitment, Occurrence
from goldenthread.plans.recurring import Rule, State, Time

STATES = {state.value: state.label for state in State}
_SILENT = {State.MISSED, State.DUE}
TELLABLE = {State.MISSED, State.DUE, State.DONE, State.NOT_DONE}


@dataclass(frozen=True)
class Line:
    """One time of one commitment. ``number`` counts the times from 0; it stands in the address."""

    commitment: Commitment
    number: int
    time: Time
    may_tell: bool = False
    """May the reader say what came of it?"""

    @property
    def action(self) -> Action:
        return self.commitment.action

    @property
    def state(self) -> State:
        return self.time.state

    @property
    def told(self) -> Occurrence | None:
        return self.time.told if isinstance(self.time.told, Occurrence) else None

    @property
    def who(self) -> str:
        """Who said so, and when; otherwise nothing."""
        told = self.told
        return told.said_by.name if told else ""

    @property
    def address(self) -> str:
        return reverse("commitment-tell", args=[self.commitment.pk, self.number])

    @property
    def can_be_told(self) -> bool:
        return self.state in TELLABLE

    @property
    def awaits(self) -> str:
        """Where the reader says what came of it, while nobody has said anything; empty otherwise."""
        return self.address if self.may_tell and self.state in _SILENT else ""


def lines(
    commitments: Iterable[Commitment], *, on: date, may: Callable[[Action], bool] = lambda action: False
) -> list[Line]:
    """Every time so far and those soon to come, the newest first; ``may``: is an action the reader's to tell of?"""
    found = [
        Line(commitment, number, time, may(commitment.action))
        for commitment in commitments
        for number, time in enumerate(positions.times(commitment, on=on))
    ]
    return sorted(found, key=lambda line: (line.time.due_on, line.commitment.pk), reverse=True)


def rule_words(commitment: Commitment) -> str:
    """``every month``."""
    return Rule(commitment.rule).label.lower()
