"""A date that the actions it waits for make impossible: what is found, and what at the edge is not."""

from __future__ import annotations

from datetime import date

from goldenthread.plans.checking import bands
from goldenthread.plans.checking.view import ActionView
from tests.plans.checking.made import action, codes, found


def first(due: str = "Apr-27", **fields: object) -> ActionView:
    """What has to be done first."""
    return action("Appoint two practice leads", key="action:2", due=due, **fields)


def then(due: str = "Mar-27", waits_for: tuple[str, ...] = ("action:2",), **fields: object) -> ActionView:
    """What waits for it."""
    return action(due=due, waits_for=waits_for, **fields)


def test_q20_due_before_what_it_waits_for_and_not_on_the_same_day() -> None:
    [told] = found(then(), first())
    assert (told.code, told.about, told.severity) == ("Q20", "action:1", "Must be put right")
    assert told.reason == (
        "It is due on 31 Mar 2027 and waits for “Appoint two practice leads”, which is due only on 30 Apr 2027."
    )
    assert codes(then("31/03/2027"), first("01/04/2027")) == ["Q20"]
    assert codes(then("31/03/2027"), first("31/03/2027")) == []
    assert codes(then(waits_for=()), first()) == []


def test_q20_not_of_what_is_done_or_said_to_be_done() -> None:
    claimed = date(2026, 11, 1)
    assert codes(then(), first(is_complete=True)) == []
    assert codes(then(), first(claimed_on=claimed)) == []
    assert codes(then(is_complete=True), first()) == []
    assert codes(then(claimed_on=claimed), first()) == []


def test_q20_by_way_of_one_without_a_date_of_its_own() -> None:
    """1 waits for 3, which has no day and waits for 2; 2 is due on 30 Apr and so 1 cannot be done by 31 Mar."""
    between = action("Train the practice leads", key="action:3", due="", waits_for=("action:2",))
    told = [each for each in found(then(waits_for=("action:3",)), first(), between) if each.code == "Q20"]
    assert [each.about for each in told] == ["action:1"]
    assert told[0].reason == (
        "It is due on 31 Mar 2027 and waits for “Appoint two practice leads” (by way of “Train the practice leads”), "
        "which is due only on 30 Apr 2027."
    )


def test_q20_of_several_names_the_one_that_is_due_last() -> None:
    later = action("Write the induction", key="action:3", due="Jun-27")
    [told] = found(then(waits_for=("action:2", "action:3")), first(), later)
    assert told.reason == (
        "It is due on 31 Mar 2027 and waits for “Write the induction”, which is due only on 30 Jun 2027. "
        "It waits for 1 more that is due after it."
    )


def test_q20_takes_the_day_of_a_time_band_where_no_date_is_written() -> None:
    """Three months from 22 Aug 2026 end on 22 Nov."""
    soon = bands.over("Within three months of the inspection", [("", date(2026, 8, 22))])
    [told] = found(then("", bands=soon), first())
    assert (told.code, told.reason[:27]) == ("Q20", "It is due on 22 Nov 2026 an")


def test_q20_ends_where_actions_of_a_document_wait_for_each_other_or_for_none_that_is_there() -> None:
    assert codes(then(""), first("", waits_for=("action:1",))) == ["Q02", "Q02"]
    assert codes(then(waits_for=("action:9",))) == []
