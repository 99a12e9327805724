from __future__ import annotations

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.plans import delivery
from goldenthread.plans.delivery import Facts, Flag, Rating

TODAY = date(2026, 11, 20)  # a Friday


def rated(**facts: object) -> delivery.Delivery:
    return delivery.rate(Facts(**{"status": "under_way", "due_on": date(2027, 3, 31)} | facts), on=TODAY)


def test_an_action_signed_off_is_blue_and_embedded_when_its_evidence_held() -> None:
    found = rated(status="complete", completed_on=date(2026, 10, 1), is_embedded=True)
    assert (found.rating, found.is_embedded) == (Rating.BLUE, True)
    assert found.sentence == "Complete on 1 Oct 2026; embedded: its evidence held."


def test_an_action_completed_late_says_so() -> None:
    found = rated(status="complete", completed_on=date(2027, 4, 1))
    assert found.sentence == "Complete on 1 Apr 2027, after its due date of 31 Mar 2027."


def test_the_day_after_the_due_date_is_red_and_the_due_date_itself_is_not() -> None:
    progress = Month(2026, 11)
    assert rated(due_on=date(2026, 11, 19), last_progress=progress).rating == Rating.RED
    assert rated(due_on=TODAY, last_progress=progress).rating == Rating.GREEN


def test_overdue_says_when_it_was_due() -> None:
    assert rated(due_on=date(2026, 11, 19)).sentence == "Overdue: it was due on 19 Nov 2026."


def test_twenty_working_days_are_near_and_twenty_one_are_not() -> None:
    """From Fri 20 Nov 2026 the 20th working day is Fri 18 Dec; no bank holiday lies between."""
    assert rated(due_on=date(2026, 12, 18)).rating == Rating.AMBER
    assert rated(due_on=date(2026, 12, 21)).rating == Rating.GREEN


def test_near_is_counted_in_working_days_over_christmas() -> None:
    """From Thu 10 Dec 2026 the 20th working day is Tue 12 Jan 2027: 25 and 28 December and 1 January do not count."""
    assert delivery.is_near(date(2027, 1, 12), on=date(2026, 12, 10))
    assert not delivery.is_near(date(2027, 1, 13), on=date(2026, 12, 10))


def test_progress_last_month_keeps_a_near_action_green_and_the_month_before_does_not() -> None:
    assert rated(due_on=date(2026, 12, 1), last_progress=Month(2026, 10)).rating == Rating.GREEN
    assert rated(due_on=date(2026, 12, 1), last_progress=Month(2026, 9)).rating == Rating.AMBER


def test_not_started_is_grey_until_its_start_date_has_passed() -> None:
    assert rated(status="not_started", starts_on=date(2026, 11, 20)).rating == Rating.GREY
    late = rated(status="not_started", starts_on=date(2026, 11, 19))
    assert (late.rating, late.sentence) == (
        Rating.AMBER,
        "Not started, although it was to start on 19 Nov 2026.",
    )


def test_not_started_and_due_soon_is_at_risk() -> None:
    assert rated(status="not_started", due_on=date(2026, 12, 1)).rating == Rating.AMBER


def test_a_date_nobody_understood_is_a_flag_beside_the_rating() -> None:
    found = rated(due_on=None, last_progress=Month(2026, 11))
    assert (found.rating, found.flags) == (Rating.GREEN, (Flag.NO_DATE,))


def test_under_way_without_date_or_progress_is_at_risk() -> None:
    found = rated(due_on=None)
    assert (found.rating, found.flags) == (Rating.AMBER, (Flag.NO_DATE,))


def test_an_action_that_goes_on_is_not_one_whose_date_was_not_understood() -> None:
    found = rated(due_on=None, has_no_end=True, last_progress=Month(2026, 11))
    assert (found.rating, found.flags) == (Rating.GREEN, (Flag.NO_END,))
    assert found.sentence == "Under way with no end date, with progress."


def test_an_action_that_goes_on_without_progress_is_at_risk() -> None:
    found = rated(due_on=None, has_no_end=True)
    assert (found.rating, found.flags) == (Rating.AMBER, (Flag.NO_END,))


def test_a_claim_waits_for_sign_off_on_green_even_after_the_due_date() -> None:
    found = rated(status="claimed", claimed_on=date(2026, 11, 2), due_on=date(2026, 11, 10))
    assert (found.rating, found.flags) == (Rating.GREEN, (Flag.WAITS,))


@pytest.mark.parametrize(
    ("red", "amber", "green", "expected"),
    [
        (1, 0, 3, Rating.RED),
        (1, 0, 4, Rating.AMBER),
        (0, 1, 3, Rating.AMBER),
        (0, 1, 4, Rating.GREEN),
        (0, 0, 1, Rating.GREEN),
    ],
)
def test_a_quarter_decides_the_rating_of_an_area(red: int, amber: int, green: int, expected: Rating) -> None:
    ratings = [Rating.RED] * red + [Rating.AMBER] * amber + [Rating.GREEN] * green
    assert delivery.rate_area(ratings).rating == expected


def test_actions_not_yet_due_to_start_do_not_soften_an_area() -> None:
    found = delivery.rate_area([Rating.RED, Rating.GREEN, *[Rating.GREY] * 20])
    assert found.rating == Rating.RED
    assert found.sentence == "Of 2 actions begun or due to have begun, 1 off track, 0 at risk."


def test_an_area_is_blue_only_when_every_action_is_complete() -> None:
    assert delivery.rate_area([Rating.BLUE, Rating.BLUE]).rating == Rating.BLUE
    assert delivery.rate_area([Rating.BLUE, Rating.GREY]).rating == Rating.GREEN


def test_an_area_without_actions_is_grey_and_says_why() -> None:
    assert delivery.rate_area([]).sentence == "It has no actions yet."


def test_a_month_means_its_last_day_as_due_date_and_its_first_as_start() -> None:
    assert delivery.meant_due("2027-02") == date(2027, 2, 28)
    assert delivery.meant_start("2027-02") == date(2027, 2, 1)
    assert delivery.meant_due("2027-02-03") == date(2027, 2, 3)
    assert delivery.meant_due("") is None


def test_not_started_is_no_worse_than_on_track() -> None:
    assert not delivery.is_worse("grey", "green")
    assert delivery.is_worse("red", "amber")
    assert delivery.is_worse("green", "blue")
    assert not delivery.is_worse("green", "red")
