"""The eleven lists as the council would send them on a day: the windows, the counts and only what had happened by then.

Each row is in the order of the return's columns (list 9 with the columns of its later edition), with bare codes.
Lists 1 to 5 hold six months of events and what is still open; lists 6 to 9 one row for each child with the latest of
everything; lists 10 and 11 twelve months.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from goldenthread.example import care_lists
from goldenthread.example.council import Assessment, Child, Council, Enquiry, Episode, ProtectionPlan
from goldenthread.example.days import how_many, latest, months_on, plus
from goldenthread.example.view import Row, View, view

NEVER_LISTED = frozenset({"RC8", "RC9"})  # closed after assessment: such children are not wanted in list 6


def lists_at(council: Council, as_at: date) -> dict[int, list[Row]]:
    """All eleven lists by number, rows in the order in which children became known."""
    seen = view(council, as_at)
    makers: dict[int, Callable[[View, Child], Iterator[Row]]] = {
        1: _contacts, 2: _early_help, 3: _referrals, 4: _assessments, 5: _enquiries, 6: _in_need, 7: _protected,
        8: care_lists.looked_after, 9: care_lists.leaving, 10: care_lists.adoption,
    }  # fmt: skip
    rows = {number: [row for child in council.children for row in make(seen, child)] for number, make in makers.items()}
    rows[11] = list(care_lists.adopters(seen))
    return rows


def _contacts(view: View, child: Child) -> Iterator[Row]:
    for received_on, source in dict.fromkeys(child.contacts):
        if view.since <= received_on <= view.as_at:
            yield (*view.person(child), received_on, source)


def _early_help(view: View, child: Child) -> Iterator[Row]:
    for started_on, completed_on, completed_by in child.early_help:
        if started_on <= view.as_at and completed_on >= view.since:
            yield (*view.person(child), started_on, view.past(completed_on), completed_by)


def _referrals(view: View, child: Child) -> Iterator[Row]:
    received = [episode.received_on for episode in child.episodes if episode.received_on <= view.as_at]
    before = how_many(received, months_on(received[-1], -12), plus(received[-1], -1)) if received else 0
    for episode in child.episodes:
        if view.since <= episode.received_on <= view.as_at:
            refused = "Y" if episode.no_further_action else "N"
            held_by = view.by(episode.referral_hold, episode.received_on)
            yield (*view.person(child), episode.received_on, episode.source, refused, before, *held_by)


def _assessments(view: View, child: Child) -> Iterator[Row]:
    for episode in child.episodes:
        for assessment in episode.assessments:
            if assessment.started_on <= view.as_at and assessment.authorised_on >= view.since:
                yield (*view.person(child), child.disability, *_assessment(view, assessment))


def _assessment(view: View, assessment: Assessment) -> Row:
    authorised_on = view.past(assessment.authorised_on)
    settled = authorised_on is not None or plus(assessment.started_on, 12) <= view.as_at
    return (
        assessment.started_on,
        assessment.child_seen if settled else None,
        authorised_on,
        ("Y" if assessment.needs_support else "N") if authorised_on else None,
        *view.by(assessment.hold, assessment.authorised_on),
    )


def _enquiries(view: View, child: Child) -> Iterator[Row]:
    begun = [one for episode in child.episodes for one in episode.enquiries if one.started_on <= view.as_at]
    if not begun:
        return
    begun.sort(key=lambda one: one.started_on)
    last = begun[-1].started_on
    earlier = how_many([one.started_on for one in begun], months_on(last, -12), plus(last, -1))
    held = sorted(one.held_on for one in begun[:-1] if one.held_on and one.held_on <= view.as_at)
    conferences = how_many(held, months_on(last, -12), view.as_at)
    for enquiry in begun:
        ended_on = max(enquiry.decided_on, enquiry.held_on or enquiry.decided_on)
        if ended_on >= view.since:
            yield (*view.person(child), child.disability, *_enquiry(view, enquiry), earlier, conferences,
                   *view.by(enquiry.hold, ended_on))  # fmt: skip


def _enquiry(view: View, enquiry: Enquiry) -> Row:
    held_on = view.past(enquiry.held_on)
    decided = enquiry.decided_on <= view.as_at or held_on is not None
    return (
        enquiry.started_on,
        ("Y" if enquiry.conference_unnecessary else "N") if decided else None,
        held_on,
        ("Y" if enquiry.led_to_plan else "N") if held_on else None,
    )


def _in_need(view: View, child: Child) -> Iterator[Row]:
    for episode in reversed(child.episodes):
        if episode.received_on > view.as_at or not episode.holds or episode.closed_on is None:
            continue
        closed_on = view.past(episode.closed_on)
        if closed_on and (closed_on < view.since or episode.closure_reason in NEVER_LISTED):
            return
        yield (
            *view.person(child), child.disability, episode.received_on, episode.primary_need,
            latest(episode.seen, min(episode.closed_on, view.as_at)), closed_on,
            episode.closure_reason if closed_on else None, "CLOSED" if closed_on else _status(view, episode),
            *view.by(episode.hold_on(min(episode.closed_on, view.as_at)), episode.closed_on),
        )  # fmt: skip
        return


def _status(view: View, episode: Episode) -> str:
    """The first that applies: looked after, protection plan, child in need plan, open assessment."""
    day = view.as_at
    if any(period.started_on <= day < period.ceased_on for period in episode.care):
        return "LAC"
    if any(plan.started_on <= day < plan.ended_on for plan in episode.plans):
        return "CPP"
    if any(assessment.started_on <= day < assessment.authorised_on for assessment in episode.assessments):
        in_need = any(start <= day < end for start, end in episode.cin_plans)
        return "CINP" if in_need else "ASSESSMENT"
    return "CINP"


def _protected(view: View, child: Child) -> Iterator[Row]:
    for episode in reversed(child.episodes):
        for plan in reversed(episode.plans):
            if plan.started_on <= view.as_at:
                if plan.ended_on >= view.since:
                    yield (*view.person(child), child.disability, *_plan(view, plan),
                           *view.by(episode.hold_on(min(plan.ended_on, view.as_at)), plan.ended_on))  # fmt: skip
                return


def _plan(view: View, plan: ProtectionPlan) -> Row:
    visited_on = latest(plan.visits, view.as_at)
    changed = plan.category_changed_on is not None and plan.category_changed_on <= view.as_at
    protected = plan.emergency_on is not None and view.since <= plan.emergency_on <= view.as_at
    return (
        plan.started_on,
        plan.initial_category,
        plan.latest_category if changed else plan.initial_category,
        visited_on,
        plan.seen_alone[plan.visits.index(visited_on)] if visited_on else None,
        latest(plan.reviews, view.as_at),
        view.past(plan.ended_on),
        "Y" if protected else "N",
        plan.previous_plans,
    )
