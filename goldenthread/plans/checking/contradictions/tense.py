"""Something announced for a day that had already passed when it was written (C10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from goldenthread.plans import delivery
from goldenthread.plans.checking.finding import Contradiction, Side, short
from goldenthread.plans.checking.view import PlanView, Said
from goldenthread.plans.reading import dates

_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])")
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|(?:is|are) (?:now )?(?:scheduled|due|planned|expected|booked|arranged|to be)|"
    r"scheduled for|planned for|to take place|to be held)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:in|on|by|for|from|before|during|of) (?:the )?(?:end of )?(?P<date>(?:\d{1,2}\s?(?:st|nd|rd|th)? )?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? 20\d\d)\b"
)


def within(plan: PlanView, *, on: date) -> Iterator[Contradiction]:
    """Every announcement whose day lay before the day on which it was said. A document without a day says nothing."""
    for said in plan.sentences():
        spoken = said.on or plan.as_of or (None if plan.is_document else on)
        if spoken:
            yield from _late(plan, said, spoken)


def _late(plan: PlanView, said: Said, spoken: date) -> Iterator[Contradiction]:
    for sentence in _END.split(said.text):
        named = _YEAR.search(sentence)
        if named is None or not _AHEAD.search(sentence[: named.end()]):
            continue
        meant = delivery.meant_due(dates.understand(re.sub(r"(\d) (st|nd|rd|th)\b", r"\1\2", named["date"])).iso or "")
        if meant and meant < spoken:
            place = ", ".join(part for part in (said.area, said.where) if part)
            left = Side(plan.name, said.key, place, short(sentence), plan.key)
            right = Side(plan.name, said.key, "the day it was said", delivery.day_words(spoken), plan.key)
            reason = f"Announced for {delivery.day_words(meant)}, which had passed."
            yield Contradiction("C10", said.area, short(sentence), left, right, reason)
