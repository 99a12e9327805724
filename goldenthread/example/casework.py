"""Facts of a child's casework that Annex A does not carry and the dataset or the nightly extract does.

They follow from the child's journey and id alone (``chance.lot``), so every return tells the same of the same child.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.example.chance import lot, whole_lot
from goldenthread.example.council import CarePeriod, Child, Episode
from goldenthread.example.days import age_on, plus, weekday_after, years_on

REVIEWING_OFFICERS = 9
# The factors that an assessment finds, by the need for which the work began.
FACTORS = {"N1": ("16A", "3B"), "N2": ("6A",), "N3": ("4B", "6B"), "N4": ("3B",), "N5": ("2B", "17A")}
_UNPLANNED = ("CREQB", "CREQO", "CHILD", "LAREQ", "STAND")


@dataclass(frozen=True)
class EarlyHelp:
    """One episode of early help: asked for, allocated, seen, assessed, and supported until it ended."""

    number: int
    referred_on: date
    allocated_on: date
    first_seen_on: date
    is_rapid: bool
    started_on: date
    completed_on: date
    ended_on: date
    organisation: str


@dataclass(frozen=True)
class PreProceedings:
    """The way of one child from the decision to a final order."""

    decided_on: date
    letter_on: date
    meeting_on: date
    assessed_on: date
    issued_on: date
    concluded_on: date


def early_help(child: Child) -> Iterator[EarlyHelp]:
    """Every episode; support goes on for some months after the assessment."""
    for number, (started_on, completed_on, organisation) in enumerate(child.early_help, start=1):
        key = (child.child_id, number)
        is_rapid = lot("rapid", *key) < 0.15
        referred_on = weekday_after(plus(started_on, -whole_lot(3, 7, "asked", *key)), 0)
        seen = whole_lot(0, 4, "seen", *key) if is_rapid else whole_lot(3, 12, "seen", *key)
        yield EarlyHelp(
            number, referred_on, weekday_after(referred_on, whole_lot(1, 8, "allocated", *key)),
            weekday_after(referred_on, seen), is_rapid, started_on, completed_on,
            weekday_after(plus(completed_on, whole_lot(30, 210, "support", *key)), 0), organisation,
        )  # fmt: skip


def pre_proceedings(child: Child, episode: Episode) -> Iterator[PreProceedings]:
    """Before care that followed a protection plan: about four months, then proceedings of about half a year."""
    for number, period in enumerate(episode.care, start=1):
        key = (child.child_id, period.started_on, number)
        if not episode.plans or period.repeat or lot("court", *key) > 0.7:
            continue
        decided_on = weekday_after(plus(period.started_on, -whole_lot(115, 170, "decided", *key)), 0)
        meeting_on = weekday_after(decided_on, whole_lot(7, 17, "meeting", *key))
        issued_on = weekday_after(period.started_on, 0)
        assessed_on = min(plus(meeting_on, whole_lot(70, 125, "assessed", *key)), plus(issued_on, -1))
        yield PreProceedings(
            decided_on, weekday_after(decided_on, whole_lot(1, 4, "letter", *key)), meeting_on,
            max(assessed_on, meeting_on), issued_on, plus(issued_on, whole_lot(120, 260, "order", *key)),
        )  # fmt: skip


def education_plan(child: Child) -> tuple[date, date, bool] | None:
    """A disabled child's request for a plan, the day it was issued, and whether the law allowed it to take longer."""
    if child.disability != "Y" or lot("plan", child.child_id) > 0.6:
        return None
    asked_on = plus(years_on(child.born_on, whole_lot(2, 15, "age", child.child_id)), whole_lot(0, 364, child.child_id))
    weeks = whole_lot(14, 19, "weeks", child.child_id) if lot("late", child.child_id) < 0.62 else 26
    return asked_on, plus(asked_on, weeks * 7), lot("exception", child.child_id) < 0.06


def questionnaires(child: Child, period: CarePeriod) -> Iterator[tuple[date, int]]:
    """Strengths and difficulties of children of 4 to 16 in care, each autumn; about one in nine is not filled in."""
    for year in range(period.started_on.year, period.ceased_on.year + 1):
        day = weekday_after(date(year, 9, 10), whole_lot(0, 25, "day", child.child_id, year))
        in_care = plus(period.started_on, 120) <= day < period.ceased_on
        if in_care and 4 <= age_on(child.born_on, day) <= 16 and lot("asked", child.child_id, year) < 0.89:
            yield day, whole_lot(4, 24, "score", child.child_id, year)


def reviewing_officers(child: Child, period: CarePeriod) -> Iterator[tuple[str, date, date]]:
    """Who reviews the child's care, from a day to a day: one in four changes after some months."""
    key = (child.child_id, period.started_on)
    first, then = (whole_lot(1, REVIEWING_OFFICERS, place, *key) for place in ("first", "then"))
    changes_on = plus(period.started_on, whole_lot(150, 900, "changes", *key))
    if lot("stays", *key) < 0.75 or first == then or changes_on >= period.ceased_on:
        yield _officer(first), period.started_on, period.ceased_on
        return
    yield _officer(first), period.started_on, changes_on
    yield _officer(then), changes_on, period.ceased_on


def miles(child_id: str, started_on: object, location: object) -> int:
    """How far from home a placement is: those outside the area are further away, a third of them beyond 20 miles."""
    key = (child_id, started_on)
    if location == "IN":
        return whole_lot(1, 17, "miles", *key)
    return whole_lot(21, 90, "miles", *key) if lot("far", *key) < 0.35 else whole_lot(5, 20, "miles", *key)


def change_reason(child: Child, ended_on: date) -> str:
    """Why a placement ended: seven in ten moves were planned."""
    key = (child.child_id, ended_on)
    return "CARPL" if lot("planned", *key) < 0.7 else _UNPLANNED[whole_lot(0, len(_UNPLANNED) - 1, "why", *key)]


def interviewed_on(child: Child, back_on: date, accepted: str | None) -> date | None:
    """The return interview, for three in four within three days of the child's return."""
    if accepted != "Y":
        return None
    late = lot("interview", child.child_id, back_on) > 0.76
    return plus(back_on, whole_lot(4, 9, "late", child.child_id, back_on) if late else whole_lot(0, 3, child.child_id))


def _officer(number: int) -> str:
    return f"Reviewing {number:02d}"
