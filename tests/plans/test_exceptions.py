from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.plans import exceptions, operations
from goldenthread.plans.delivery import Flag, Rating
from goldenthread.plans.exceptions import AreaInPeriod, Criterion
from goldenthread.plans.models import Action, Area, Plan
from tests.world import World

TODAY = date(2026, 11, 20)
NOVEMBER = Month(2026, 11)


def look(on: date = TODAY, period: Month = NOVEMBER) -> AreaInPeriod:
    return exceptions.of_areas(Area.objects.all(), period=period, on=on)[0]


def say(action: Action, by: Person, period: str = "2026-11", **words: Any) -> None:
    action.refresh_from_db()
    operations.update_action(action=action, version=action.version, period=period, by=by, on=TODAY, **words)


def criteria(found: AreaInPeriod) -> list[Criterion]:
    return [finding.criterion for finding in found.actions[0].findings]


def test_an_action_not_yet_due_to_begin_is_no_exception(action: Action) -> None:
    found = look()
    assert (criteria(found), found.is_exception) == ([], False)


def test_progress_counts_only_with_evidence(action: Action, lead: Person) -> None:
    say(action, lead, progress="Agreed with the police")
    assert criteria(look()) == []
    operations.add_evidence(about=action, kind="text", text="Minutes", update=action.updates.get(), by=lead, on=TODAY)
    found = look()
    assert criteria(found) == [Criterion.PROGRESS]
    assert found.actions[0].findings[0].sentence == "Progress in Nov 2026, with one piece of evidence."
    assert found.findings[0].sentence == "1 of 1 action with progress and evidence in Nov 2026."
    assert f"update:{action.updates.get().pk}" in found.findings[0].references


def test_withdrawn_evidence_does_not_count(action: Action, lead: Person) -> None:
    say(action, lead, progress="Agreed")
    evidence = operations.add_evidence(about=action, kind="text", text="Minutes", by=lead, on=TODAY)
    assert criteria(look()) == [Criterion.PROGRESS]
    operations.withdraw_evidence(evidence=evidence, version=1, reason="Wrong", by=lead, on=TODAY)
    assert criteria(look()) == []


def test_overdue_and_silent_is_told_by_two_criteria(add_action: Callable[..., Action]) -> None:
    add_action("31 Oct 2026")
    found = look()
    assert criteria(found) == [Criterion.AT_RISK, Criterion.NO_UPDATE]
    assert found.actions[0].flags == (Flag.NO_UPDATE,)
    assert [finding.sentence for finding in found.findings] == [
        "1 of 1 action at risk of missing the timescale: 1 overdue, 0 due within 20 working days without progress.",
        "No update received for Nov 2026 on 1 of 1 action.",
    ]


OCTOBER, DECEMBER = NOVEMBER.previous(), NOVEMBER.next()


@pytest.mark.parametrize(
    ("came", "period", "on", "asked"),
    [
        (date(2026, 11, 21), OCTOBER, date(2026, 11, 21), False),  # before it was here
        (date(2026, 11, 21), NOVEMBER, date(2026, 12, 7), False),  # only part of the month
        (date(2026, 11, 21), DECEMBER, date(2026, 12, 31), False),  # the first whole month, not over yet
        (date(2026, 11, 21), DECEMBER, date(2027, 1, 1), True),
        (date(2026, 11, 1), NOVEMBER, date(2026, 11, 30), False),  # came on the first, so the whole month is its own
        (date(2026, 11, 1), NOVEMBER, date(2026, 12, 1), True),
        (date(2026, 10, 31), DECEMBER, date(2026, 12, 1), True),  # later months are asked about while they run
    ],
)
def test_a_new_plan_is_first_asked_about_its_first_whole_month_once_that_is_over(
    add_action: Callable[..., Action], came: date, period: Month, on: date, asked: bool
) -> None:
    add_action("31 Jul 2026")
    Plan.objects.update(created_on=came)
    found = look(on=on, period=period)
    assert (Criterion.NO_UPDATE in criteria(found)) == asked
    assert (Criterion.NO_UPDATE in found.criteria) == asked
    assert Criterion.AT_RISK in criteria(found)  # what is overdue is told at once


def test_due_soon_without_progress_is_at_risk_and_with_progress_is_not(
    add_action: Callable[..., Action], lead: Person
) -> None:
    action = add_action("1 Dec 2026")
    assert Criterion.AT_RISK in criteria(look())
    say(action, lead, progress="Nearly there")
    assert Criterion.AT_RISK not in criteria(look())


def test_a_rating_worse_than_the_one_kept_before_is_told(
    add_action: Callable[..., Action], plan: Plan, lead: Person
) -> None:
    action = add_action("31 Oct 2026")
    operations.record_ratings(plan=plan, period="2026-09", by=lead, on=date(2026, 9, 30))
    say(action, lead, nothing_changed=True)
    found = look()
    assert (found.before.rating, found.before.period) == (Rating.GREY, Month(2026, 9))
    assert found.actions[0].findings[-1].sentence == "Moved from not started in Sep 2026 to off track."
    assert Criterion.DETERIORATED in found.criteria


def test_of_many_kept_ratings_only_the_last_before_the_period_is_compared(
    add_action: Callable[..., Action], plan: Plan, lead: Person
) -> None:
    action = add_action("31 Oct 2026")
    for period, on in (("2026-08", date(2026, 8, 31)), ("2026-10", date(2026, 10, 30)), ("2026-11", TODAY)):
        operations.record_ratings(plan=plan, period=period, by=lead, on=on)
    found = look()
    assert (found.before.period, found.actions[0].before.period) == (Month(2026, 10), Month(2026, 10))
    assert [rating.period for rating in found.area.earlier] == ["2026-10"]
    assert action.ratings.count() == 3


def test_a_rating_kept_for_the_period_itself_is_not_its_previous_one(
    add_action: Callable[..., Action], plan: Plan, lead: Person
) -> None:
    add_action("31 Oct 2026")
    operations.record_ratings(plan=plan, period="2026-11", by=lead, on=TODAY)
    assert look().before is None


def test_an_override_is_reported_and_its_expiry_ends_it(action: Action, lead: Person) -> None:
    operations.override_rating(
        about=action.area, version=1, rating="red", reason="The partner left.", expires_on=date(2026, 12, 31), by=lead,
        on=TODAY,
    )  # fmt: skip
    found = look()
    assert (found.position.reported, found.position.delivery.rating) == (Rating.RED, Rating.GREY)
    assert found.position.sentence.startswith("Reported as off track until 31 Dec 2026 because: The partner left.")
    assert look(on=date(2027, 1, 1)).position.reported == Rating.GREY


def test_nothing_changed_is_an_update(add_action: Callable[..., Action], lead: Person) -> None:
    action = add_action("31 Oct 2026")
    say(action, lead, nothing_changed=True)
    assert criteria(look()) == [Criterion.AT_RISK]


def test_a_complete_action_need_not_report(world: World, action: Action, lead: Person) -> None:
    operations.add_evidence(about=action, kind="text", text="Minutes", by=lead, on=TODAY)
    operations.claim_complete(action=action, version=1, by=lead, on=TODAY)
    assert criteria(look()) == []
    operations.sign_off(action=action, version=2, by=world.person("DIR"), on=TODAY)
    assert look().position.reported == Rating.BLUE


def test_the_number_of_queries_does_not_depend_on_rows(
    add_action: Callable[..., Action], lead: Person, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        action = add_action("31 Oct 2026", text=f"Action {number}", leads=[lead.name])
        say(action, lead, progress="Went well")
        operations.add_evidence(about=action, kind="text", text="Minutes", by=lead, on=TODAY)
    with django_assert_num_queries(15):
        look()
    for number in range(3, 8):
        add_action("31 Oct 2026", text=f"Action {number}", leads=[lead.name])
    with django_assert_num_queries(15):
        look()


def promise_visits(action: Action, by: Person, starts_on: date) -> None:
    operations.add_commitment(
        action=action, text="Visit a team", rule="monthly", starts_on=starts_on, by=by, on=date(2026, 9, 1)
    )


def test_a_time_of_what_recurs_that_passed_in_silence_is_an_exception_of_its_own(action: Action, lead: Person) -> None:
    promise_visits(action, lead, date(2026, 10, 12))
    assert look(on=date(2026, 11, 11)).findings == ()  # something may still be said of it
    found = look(on=date(2026, 11, 12))
    assert criteria(found) == [Criterion.MISSED] and found.is_exception
    assert found.actions[0].findings[0].sentence == (
        "Nobody said whether it was done: Visit a team, due on 12 Oct 2026."
    )
    assert found.findings[0].sentence == "1 of 1 action missed a time of what recurs."
    assert f"commitment:{action.commitments.get().pk}" in found.actions[0].findings[0].references
    assert found.actions[0].position.reported == Rating.GREY  # beside the rating, never in its place


def test_a_missed_time_is_told_in_the_period_in_which_the_next_came_round_and_not_again(
    action: Action, lead: Person
) -> None:
    promise_visits(action, lead, date(2026, 9, 12))
    assert "12 Sep 2026" in look(on=date(2026, 11, 5), period=OCTOBER).actions[0].findings[0].sentence
    told = look().actions[0].findings[0].sentence
    assert "12 Oct 2026" in told and "12 Sep 2026" not in told


def test_a_time_that_was_told_or_belongs_to_a_complete_action_is_no_exception(
    action: Action, lead: Person, world: World
) -> None:
    promise_visits(action, lead, date(2026, 10, 12))
    commitment = action.commitments.get()
    operations.tell_occurrence(
        commitment=commitment, version=1, due_on=date(2026, 10, 12), said="not_done", note="Snow", by=lead, on=TODAY
    )
    assert criteria(look()) == []
    operations.untell_occurrence(occurrence=commitment.occurrences.get(), version=2, by=lead, on=TODAY)
    assert criteria(look()) == [Criterion.MISSED]
    operations.add_evidence(about=action, kind="text", text="Minutes", by=lead, on=TODAY)
    operations.claim_complete(action=action, version=1, by=lead, on=TODAY)
    assert criteria(look()) == []


@pytest.mark.parametrize("criterion", list(Criterion))
def test_every_criterion_has_its_rule_in_words(criterion: Criterion) -> None:
    assert exceptions.RULES[criterion]
