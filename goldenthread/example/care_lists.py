"""Lists 8 to 11: children in care, care leavers, adoption and adopters, as they stood on a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from goldenthread.example.council import Adopter, CarePeriod, Child, Episode, LeavingCare, Permanence, Placement
from goldenthread.example.days import how_many, latest, plus, years_on
from goldenthread.example.view import Row, View

# The place of a placement is not read by anybody here: one made-up postcode area stands for all.
POSTCODES = {"IN": "ZZ1 1AA", "OUT": "ZZ9 9ZZ"}
PLACES = {"IN": "Hallowmere", "OUT": "Neighbouring authority"}
_STEPS = (
    "stage_1_started_on", "stage_1_ended_on", "stage_2_started_on", "stage_2_ended_on", "applied_on", "approved_on",
    "matched_on", "placed_on",
)  # fmt: skip


def looked_after(view: View, child: Child) -> Iterator[Row]:
    """The child's most recent period of care, when it was open in the last six months."""
    for episode in reversed(child.episodes):
        for period in reversed(episode.care):
            if period.started_on <= view.as_at:
                if period.ceased_on >= view.since:
                    yield _care_row(view, child, episode, period)
                return


def _care_row(view: View, child: Child, episode: Episode, period: CarePeriod) -> Row:
    day = min(period.ceased_on, view.as_at)
    legal_on, legal = [entry for entry in period.legal if entry[0] <= day][-1]
    plans = [plan for agreed_on, plan in period.permanence_plans if agreed_on <= day]
    ceased_on = view.past(period.ceased_on)
    return (
        *view.person(child), "Y" if child.unaccompanied else "N", child.disability,
        period.started_on, period.category, "Y" if period.repeat else "N", legal_on, legal,
        latest(period.reviews, day), latest(period.visits, day), plans[-1] if plans else None,
        latest(period.officer_contacts, day), latest(period.health, day), latest(period.dental, day),
        _moves(view, period), ceased_on, period.ceased_reason if ceased_on else None,
        *_place(period.placements, day), *_missing(view, period, day),
        *view.by(episode.hold_on(day), day),
    )  # fmt: skip


def _moves(view: View, period: CarePeriod) -> int:
    """Placements of the last twelve months, the one at their start included; at least one."""
    starts = [place.started_on for place in period.placements]
    return max(how_many(starts, plus(view.year, 1), view.as_at) + (starts[0] <= view.year), 1)


def _place(placements: list[Placement], day: date) -> Row:
    current = [place for place in placements if place.started_on <= day][-1]
    place = current.location
    return (
        current.started_on, current.placement_type, current.provider, POSTCODES[place], None, place, PLACES[place],
    )  # fmt: skip


def _missing(view: View, period: CarePeriod, day: date) -> Row:
    """Missing and absent episodes of twelve months in this period, and the interview after the last missing one."""
    missing = how_many(period.missing, view.year, day)
    absent = how_many(period.absent, view.year, day)
    if not missing:
        return (0, absent, None, None)
    return (missing, absent, *period.interviews[bisect_right(period.missing, day) - 1])


def leaving(view: View, child: Child) -> Iterator[Row]:
    """The young person, while support after care lasts."""
    support = child.leaving
    if support is None or not support.starts_on <= view.as_at < support.ends_on:
        return
    team, worker = view.by(support.hold, view.as_at)
    states = [state for state in support.states if state[0] <= view.as_at]
    _, in_touch, accommodation, suitable, activity = states[-1]
    yield (
        *view.person(child), "Y" if child.unaccompanied else "N", child.disability, team, worker, worker,
        _eligibility(view, child, support), latest(support.pathway_reviews, view.as_at), in_touch,
        latest(support.contacts, view.as_at), accommodation, suitable, activity,
    )  # fmt: skip


def _eligibility(view: View, child: Child, support: LeavingCare) -> str:
    if support.qualifying:
        return "QUALIFYING"
    return "RELEVANT" if view.as_at < years_on(child.born_on, 18) else "FORMER"


def adoption(view: View, child: Child) -> Iterator[Row]:
    """Children with a decision for adoption that was open in the last twelve months."""
    for episode in reversed(child.episodes):
        for period in reversed(episode.care):
            way = period.adoption
            if way and way.decided_on <= view.as_at and _end(way, period) >= view.year:
                yield _adoption_row(view, child, period, way)
                return


def _end(way: Permanence, period: CarePeriod) -> date:
    return way.adopted_on or way.reversed_on or period.ceased_on


def _adoption_row(view: View, child: Child, period: CarePeriod, way: Permanence) -> Row:
    person = view.person(child)
    reversed_on = view.past(way.reversed_on)
    return (
        person[0], None, *person[1:], child.disability, period.started_on, way.decided_on,
        view.past(way.placement_order_on), view.past(way.matched_on), view.past(way.placed_on),
        view.past(way.adopted_on), reversed_on, way.reversal_reason if reversed_on else None,
        view.past(way.early_placed_on),
    )  # fmt: skip


def adopters(view: View) -> Iterator[Row]:
    """Applicants whose journey was open in the last twelve months."""
    for adopter in view.council.adopters:
        last = adopter.steps.get("adopted_on") or adopter.steps.get("left_on")
        if adopter.enquired_on <= view.as_at and (last is None or last >= view.year):
            yield _adopter_row(view, adopter)


def _adopter_row(view: View, adopter: Adopter) -> Row:
    steps = {name: view.past(day) for name, day in adopter.steps.items()}
    left_on = steps.get("left_on")
    return (
        adopter.adopter_id, adopter.family_id, adopter.sex, adopter.ethnicity, adopter.disability,
        adopter.fostering_for_adoption, adopter.enquired_on, *(steps.get(name) for name in _STEPS),
        adopter.children if steps.get("placed_on") else None, steps.get("adopted_on"), left_on,
        adopter.leaving_reason if left_on else None,
    )  # fmt: skip
