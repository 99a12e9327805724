"""What the made-up case system records of its own work: supervisions, core groups, decisions, other dated events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from goldenthread.example import organisation
from goldenthread.example.casework import REVIEWING_OFFICERS
from goldenthread.example.chance import lot, whole_lot
from goldenthread.example.council import CarePeriod, Child, Episode, ProtectionPlan
from goldenthread.example.days import age_on, plus, weekday_after, years_on
from goldenthread.example.view import View

DAYS_TOLD = 400  # a year and a month: measures look back twelve months
_STANDING = ("COMPLAINTS_LEAFLET", "CARE_PROFILE", "PANEL_MATCH", "HEALTH_PASSPORT")  # told however long ago


@dataclass(frozen=True)
class Event:
    """One event; a day that has not come is left out by whoever writes it down."""

    kind: str
    happened_on: date | None
    started_on: date | None = None
    due_on: date | None = None
    outcome: str | None = None
    worker: str | None = None


def of(view: View, child: Child) -> Iterator[tuple[Episode | None, Event]]:
    """The child's events of the last thirteen months, each with the episode of need it belongs to."""
    first = plus(view.as_at, -DAYS_TOLD)
    for received_on, _ in dict.fromkeys(child.contacts):
        if lot("night", child.child_id, received_on) < 0.12 and first <= received_on <= view.as_at:
            late = whole_lot(0, 9, "taken on", child.child_id, received_on) > 8
            if told := _so_far(
                Event("EDT_CONTACT", weekday_after(received_on, 3 if late else 1), received_on), view.as_at
            ):
                yield None, told
    for episode in child.episodes:
        if episode.received_on <= view.as_at and (episode.closed_on is None or episode.closed_on >= first):
            for event in _of_episode(view, child, episode, first):
                told = _so_far(event, view.as_at)
                if told and (told.kind in _STANDING or first <= (told.happened_on or told.started_on or first)):
                    yield episode, told


def _so_far(event: Event, as_at: date) -> Event | None:
    """The event as it was known on a day: without its day while that is to come, None before anything was known."""
    if event.happened_on and event.happened_on <= as_at:
        return event
    return replace(event, happened_on=None) if event.started_on and event.started_on <= as_at else None


def _of_episode(view: View, child: Child, episode: Episode, first: date) -> Iterator[Event]:
    yield from _front_door(child, episode)
    yield from _enquiries(child, episode)
    if not episode.holds or episode.closed_on is None:
        return
    yield from _oversight(child, episode, max(first, episode.received_on), min(episode.closed_on, view.as_at))
    for plan in episode.plans:
        yield from _protection(child, plan, first, min(plan.ended_on, view.as_at))
    for period in episode.care:
        yield from _care(child, period, first, min(period.ceased_on, view.as_at))
    yield from _at_the_edge(child, episode)
    yield from _elsewhere(child, episode)


def _front_door(child: Child, episode: Episode) -> Iterator[Event]:
    key = (child.child_id, episode.received_on)
    slow = whole_lot(2, 4, "slow", *key) if lot("decided", *key) < 0.04 else whole_lot(0, 1, "day", *key)
    yield Event("CONTACT_DECISION", weekday_after(episode.received_on, slow), episode.received_on)
    if episode.assessments:
        begun = episode.assessments[0].started_on
        wait = whole_lot(2, 5, "waits", *key) if lot("given", *key) < 0.1 else whole_lot(0, 1, "given on", *key)
        yield Event("TEAM_ALLOCATION", plus(begun, wait), begun)


def _enquiries(child: Child, episode: Episode) -> Iterator[Event]:
    for enquiry in episode.enquiries:
        late = lot("strategy", child.child_id, enquiry.started_on) < 0.14
        asked_on = weekday_after(plus(enquiry.started_on, -(7 if late else 1)), 0)
        yield Event("STRATEGY_DISCUSSION", enquiry.started_on, min(asked_on, enquiry.started_on))


def _oversight(child: Child, episode: Episode, start: date, last: date) -> Iterator[Event]:
    """Supervision about every five weeks, a manager's note between; both falter in the team that goes wrong."""
    key = (child.child_id, episode.received_on)
    if lot("leaflet", *key) < 0.83:
        yield Event("COMPLAINTS_LEAFLET", weekday_after(episode.received_on, whole_lot(5, 30, "given", *key)))
    wrong = episode.holds[0].team.key == organisation.TEAM_GOING_WRONG and len(episode.holds) == 1
    for kind, mean in (("SUPERVISION", 34), ("OVERSIGHT", 37)):
        missed = 0.3 if wrong else 0.07
        day, number = plus(start, whole_lot(4, 28, kind, *key)), 0
        while day <= last:
            yield Event(kind, weekday_after(day, 0))
            number += 1
            gap = 30 if lot(kind, "missed", number, *key) < missed else 0
            day = plus(day, mean + gap + whole_lot(-8, 5, kind, number, *key))


def _protection(child: Child, plan: ProtectionPlan, first: date, last: date) -> Iterator[Event]:
    key = (child.child_id, plan.started_on)
    day, number = weekday_after(plan.started_on, whole_lot(5, 11, "core", *key)), 0
    while day <= last:
        if day >= first:
            yield Event("CORE_GROUP", day)
        number += 1
        day = weekday_after(plus(day, 52 if lot("core", number, *key) < 0.08 else whole_lot(26, 41, number, *key)), 0)
    chair = whole_lot(1, REVIEWING_OFFICERS, "chair", *key)
    for place, held_on in enumerate((plan.started_on, *plan.reviews)):
        stood_in = place and lot("stood in", place, *key) < 0.1
        yield Event("CHAIR", held_on, worker=f"Reviewing {chair % REVIEWING_OFFICERS + 1 if stood_in else chair:02d}")
    if plan.initial_category == "NEG" and lot("profile", *key) < 0.68:
        yield Event("CARE_PROFILE", weekday_after(plan.started_on, whole_lot(10, 45, "profile on", *key)))


def _care(child: Child, period: CarePeriod, first: date, last: date) -> Iterator[Event]:
    key = (child.child_id, period.started_on)
    day, number = weekday_after(period.started_on, whole_lot(8, 22, "school plan", *key)), 0
    while day <= last:
        if day >= first and 4 <= age_on(child.born_on, day) <= 17:
            yield Event("EDUCATION_PLAN", day)
        number += 1
        day = weekday_after(plus(day, 190 if lot("term", number, *key) < 0.1 else whole_lot(92, 118, number, *key)), 0)
    for year in range(first.year, last.year + 1):
        seen_on = weekday_after(date(year, 9, 14), 0)
        if period.started_on <= seen_on < period.ceased_on:
            yield Event("IN_SCHOOL", seen_on, outcome="N" if lot("school", year, *key) < 0.04 else "Y")
    if lot("panel", *key) < 0.55:
        yield Event(
            "PANEL_MATCH", weekday_after(plus(period.started_on, whole_lot(200, 380, "match", *key)), 0), outcome="Y"
        )
    if lot("emergency", *key) < 0.02:
        yield Event("EMERGENCY_BED", plus(period.started_on, whole_lot(0, 300, "night", *key)))
    if lot("passport", *key) < 0.8:
        grown_up = plus(years_on(child.born_on, 18), -whole_lot(10, 150, "passport", *key))
        yield Event("HEALTH_PASSPORT", max(grown_up, period.started_on), outcome="Y")
    for gone_on in period.missing:
        if lot("meeting", gone_on, *key) < 0.4:
            late = lot("meeting late", gone_on, *key) < 0.2
            yield Event("STRATEGY_MEETING", plus(gone_on, 4 if late else 1), gone_on, plus(gone_on, 2))


def _at_the_edge(child: Child, episode: Episode) -> Iterator[Event]:
    """Support for families of older children so that they need not come into care; most stay at home."""
    for plan in episode.plans:
        if age_on(child.born_on, plan.started_on) >= 9 and lot("edge", child.child_id, plan.started_on) < 0.3:
            begun = weekday_after(plan.started_on, 25)
            yield Event("EDGE_OF_CARE", plus(begun, whole_lot(80, 200, "edge", child.child_id)), begun)


def _elsewhere(child: Child, episode: Episode) -> Iterator[Event]:
    """A few children live with somebody who is no close relative: told to the council, visited, assessed."""
    key = (child.child_id, episode.received_on)
    if episode.plans or episode.care or age_on(child.born_on, episode.received_on) < 6 or lot("fostered", *key) > 0.02:
        return
    told_on = weekday_after(episode.received_on, 4)
    yield Event("PRIVATE_FOSTERING_NOTIFIED", told_on)
    yield Event("PRIVATE_FOSTERING_VISIT", weekday_after(told_on, whole_lot(2, 9, "visit", *key)))
    assessed_on = weekday_after(told_on, whole_lot(25, 48, "assessed", *key))
    yield Event("PRIVATE_FOSTERING_ASSESSMENT", assessed_on, told_on)
    yield Event("PRIVATE_FOSTERING_ENDED", plus(told_on, whole_lot(120, 420, "ended", *key)))
