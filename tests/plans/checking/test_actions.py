"""One spec for each code about a single action: what is found, and what at the edge is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from goldenthread.plans.checking import bands
from goldenthread.plans.checking.settings import Settings
from goldenthread.plans.checking.view import AreaView
from tests.plans.checking.made import TODAY, action, codes, found


def test_a_good_action_has_nothing_wrong() -> None:
    assert codes(action()) == []


def test_q01_an_action_without_an_owner() -> None:
    assert codes(action(owners=())) == ["Q01"]
    assert codes(action(owners=("  ",))) == ["Q01"]
    [told] = found(action(owners=()), areas=(AreaView("Front door", ("Head of A", "Head of B")),))
    assert told.reason == "Nobody is named as its owner. 2 officers answer for its area together."


def test_q02_an_action_without_a_date_or_with_one_that_is_none() -> None:
    assert codes(action(due="")) == ["Q02"]
    [told] = found(action(due="26/27 business cycle"))
    assert (told.code, told.reason) == ("Q02", "“26/27 business cycle” is not a day or a month.")
    assert codes(action(due="Nov 2027 & ongoing")) == []
    assert codes(action(due="Ongoing")) == ["Q02"]


def test_q02_under_a_time_band_names_it_and_says_that_the_day_it_counts_from_is_missing() -> None:
    [told] = found(action(due="", bands=bands.over("Within three months", [("", None)])))
    assert (told.code, told.reason) == (
        "Q02",
        "It has no due date of its own, and “Within three months” gives none: the day of the inspection from which "
        "that counts is missing.",
    )
    [told] = found(action(due="", bands=bands.over("Phase 1: getting ready", [])))
    assert told.reason == "It has no due date."


def test_q02_not_where_the_time_band_gives_the_date_and_q05_once_that_day_is_past() -> None:
    """Three months from 22 Aug 2026 end on 22 Nov; two months ended on 22 Oct, before the day of the check, 20 Nov."""
    inspected = date(2026, 8, 22)
    three = bands.over("Within three months of the inspection", [("", inspected)])
    assert codes(action(due="", bands=three)) == []
    [told] = found(action(due="", bands=bands.over("", [("Within two months", inspected)])))
    assert (told.code, told.reason) == (
        "Q05", "It was due on 22 Oct 2026 (“Within two months”) and is not said to be complete.",
    )  # fmt: skip
    assert codes(action(due="", is_complete=True, bands=bands.over("Immediately", [("", inspected)]))) == []


def test_a_date_of_its_own_or_words_in_its_place_go_before_the_time_band() -> None:
    past = bands.over("Immediately", [("", date(2026, 8, 22))])
    assert codes(action(bands=past)) == []
    [told] = found(action(due="26/27 business cycle", bands=past))
    assert told.reason == "“26/27 business cycle” is not a day or a month."


def test_q02_not_what_is_done_again_and_again() -> None:
    assert codes(action("Hold a monthly clinic", due="Ongoing")) == []
    assert codes(action("Hold a clinic", due="Monthly")) == []
    assert codes(action("See every care leaver at least every eight weeks", due="Ongoing")) == []
    assert codes(action("Look at every case that comes back", due="Ongoing")) == ["Q02"]
    assert codes(action("Hold a monthly clinic", due="")) == ["Q02"]


def test_q04_a_date_before_the_first_day_of_the_plan_and_not_on_it() -> None:
    begins = date(2026, 12, 31)
    assert codes(action(due="Nov-26"), begins_on=begins) == ["Q04"]
    assert codes(action(due="Dec-26"), begins_on=begins) == []


def test_q05_the_day_after_the_due_date_it_is_past() -> None:
    due = date(2026, 11, 30)
    assert codes(action(due="Nov-26"), on=due) == []
    assert codes(action(due="Nov-26"), on=due + timedelta(days=1)) == ["Q05"]


def test_q05_not_what_is_complete_or_claimed_and_not_a_document_that_never_says_so() -> None:
    assert codes(action(due="Sep-26", is_complete=True)) == []
    assert codes(action(due="Sep-26", claimed_on=date(2026, 9, 30))) == []
    assert codes(action(due="Sep-26"), is_document=True) == []
    done = action("Appoint the lead", key="action:2", is_complete=True)
    assert codes(action(due="Sep-26"), done, is_document=True) == ["Q05"]


@pytest.mark.parametrize(
    "text",
    [
        "Monitor the number of referrals", "Continue to hold reflective sessions", "To promote attendance at panel",
        "We will support managers with supervision", "QA service to monitor the quality of plans",
        "For the Partnership to seek assurance about core groups", "Promotion of the practice model",
    ],
)  # fmt: skip
def test_q06_a_verb_that_nobody_sees_the_end_of(text: str) -> None:
    assert codes(action(text)) == ["Q06"]


@pytest.mark.parametrize(
    "text",
    [
        "Publish the monitoring report", "Support worker posts are filled", "Support plan template agreed",
        "Monitor visits weekly and report to the board", "Establish a staff group to support delivery",
        "Recruit two auditors who will support the service",
    ],
)  # fmt: skip
def test_q06_not_what_leaves_something_to_see(text: str) -> None:
    assert codes(action(text)) == []


def test_q08_a_cost_unknown_for_longer_than_the_setting() -> None:
    written = TODAY - timedelta(days=91)
    unknown = action(cost_raw="To be confirmed")
    assert codes(unknown, written_on=written) == []
    assert codes(unknown, written_on=written - timedelta(days=1)) == ["Q08"]
    assert codes(unknown, written_on=written, settings=Settings(cost_days=90)) == ["Q08"]
    assert codes(action(cost_raw="£9k, TBC", cost_amount=9000.0), written_on=date(2025, 1, 1)) == []
    assert codes(action(cost_raw="Existing resources"), written_on=date(2025, 1, 1)) == []


def test_q08_counts_from_the_day_since_when_the_cost_is_to_be_confirmed() -> None:
    long_ago, lately = date(2025, 1, 1), TODAY - timedelta(days=1)
    asked = action(cost_raw="TBC", cost_funding="to_confirm", cost_since=lately)
    assert codes(asked, written_on=long_ago) == []
    [told] = found(replace(asked, cost_since=long_ago), written_on=lately)
    assert told.reason == "The cost is “TBC” 688 days after it was written."


def test_q08_goes_by_what_was_chosen_before_the_words() -> None:
    long_ago = date(2025, 1, 1)
    assert codes(action(cost_raw="See the bid", cost_funding="to_confirm"), written_on=long_ago) == ["Q08"]
    assert codes(action(cost_raw="Was TBC, now ours", cost_funding="existing"), written_on=long_ago) == []


def test_q09_evidence_a_quarter_older_than_the_claim() -> None:
    claim = date(2026, 11, 1)
    old = action(claimed_on=claim, evidence_on=(claim - timedelta(days=93),))
    assert codes(old) == ["Q09"]
    assert codes(replace(old, evidence_on=(claim - timedelta(days=92),))) == []
    assert codes(replace(old, evidence_on=(*old.evidence_on, claim))) == []


def test_what_more_than_half_of_a_plan_lacks_is_one_finding() -> None:
    without = [action(f"Publish guide {n}", key=f"action:{n}", owners=()) for n in range(6)]
    [told] = found(*without)
    assert (told.code, told.about, told.many) == ("Q01", "plan", 6)
    assert codes(*without[:5]) == ["Q01"] * 5
    owned = [action(f"Publish paper {n}", key=f"action:{10 + n}", due=f"{1 + n} May 2027") for n in range(6)]
    assert codes(*without, *owned, settings=Settings(for_an_owner=6)) == ["Q01"] * 6


def test_officers_of_areas_are_told_where_no_action_has_an_owner() -> None:
    without = [action(f"Publish guide {n}", key=f"action:{n}", owners=()) for n in range(6)]
    [told] = found(*without, areas=(AreaView("Front door", ("Head of A",)),))
    assert told.reason.endswith("Officers answer for its areas, and for no action by itself.")


def test_the_gravest_stand_on_top() -> None:
    assert codes(action("Monitor visits", owners=(), due="")) == ["Q01", "Q02", "Q06"]
