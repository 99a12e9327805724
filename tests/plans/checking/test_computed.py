"""A line of the scorecard against the figures that the council computed or entered: what clashes, and what does not.

Every line here says 70 % for October 2026 and asks for at least 85 %, unless the test says otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.plans.checking.view import LineView
from tests.plans.checking.held import OCT, SEP, codes, figure, held, target, with_ours
from tests.plans.checking.made import line, plan

SEEN = "% of children seen within 10 working days of referral"


def seen(**cells: object) -> LineView:
    return line(**{"text": SEEN, "slug": "seen", "baseline": "", **cells})  # type: ignore[arg-type]


def test_c02_another_value_names_both_places_both_values_the_month_and_the_figure() -> None:
    [told] = with_ours(plan(seen()), held(figure(81.37, of=(83, 102))))
    assert told.code == "C02"
    assert told.left.says == f"{SEEN}: 70%" and told.left.plan == "Made-up plan"
    assert (told.right.plan, told.right.says) == ("Our figures", "81.4% (83 of 102)")
    assert told.right.place == "First visits in time, Oct 2026, figure fig-2026-10"
    assert told.right.figure_id == "fig-2026-10"
    assert told.reason == "For Oct 2026 it is 70% here, 81.4% in our figures."


@pytest.mark.parametrize(
    ("said", "ours", "clash"),
    [
        ("70%", 70.0, False), ("70%", 70.4, False), ("70%", 69.5, False),  # rounded
        ("70%", 70.9, False),  # cut
        ("70%", 69.4, True), ("70%", 71.0, True),
        ("70.4%", 70.44, False), ("70.4%", 70.5, True),
        ("about 70%", 75.0, False), (">70%", 75.0, False),  # nobody says exactly so much
    ],
)  # fmt: skip
def test_c02_rounding_to_the_places_that_are_written(said: str, ours: float, clash: bool) -> None:
    assert codes(plan(seen(actual=said)), held(figure(ours))) == (["C02"] if clash else [])


def test_c02_only_for_the_same_month() -> None:
    assert codes(plan(seen(period="Sep 2026")), held(figure(81.0))) == []
    assert codes(plan(seen(period="")), held(figure(81.0))) == []
    assert codes(plan(seen(period="Sep 2026")), held(figure(81.0), figure(75.0, month=SEP))) == ["C02"]


def test_c02_the_figure_at_the_start_where_it_names_its_month() -> None:
    before = seen(baseline="60% (Sep 2026)", period="")
    assert codes(plan(before), held(figure(64.0, month=SEP))) == ["C02"]
    assert codes(plan(before), held(figure(60.2, month=SEP))) == []


def test_c02_what_the_month_is_now_known_to_be_is_as_good_as_what_was_reported() -> None:
    assert codes(plan(seen(actual="74%")), held(figure(70.0, also=74.1))) == []
    assert codes(plan(seen(actual="76%")), held(figure(70.0, also=74.1))) == ["C02"]


def test_c02_the_same_share_of_other_numbers() -> None:
    mine = plan(seen(actual="80% (8 of 10)"))
    [told] = with_ours(mine, held(figure(80.0, of=(80, 100))))
    assert (told.code, told.reason.endswith("80 of 100 in our figures.")) == ("C02", True)
    assert codes(mine, held(figure(80.0, of=(8, 10)))) == []


def test_a_count_is_not_held_against_a_share_nor_a_year_against_a_month() -> None:
    count = seen(text="Number of children seen", actual="83", target="100")
    assert codes(plan(count), held(figure(81.4))) == []
    assert codes(plan(count), held(figure(90.0), unit="children", kind="count")) == ["C02"]
    assert codes(plan(seen()), held(figure(81.0), unit="children", kind="count")) == []
    year = seen(period="Year ending October 2026")
    assert codes(plan(year), held(figure(81.0))) == []
    assert codes(plan(year), held(figure(81.0), basis="rolling_12")) == ["C02"]
    days = seen(text="Days from referral to visit", actual="12 days", target="10 days")
    assert codes(plan(days), held(figure(14.0), unit="days", kind="mean")) == ["C02"]
    working = replace(days, actual=line(actual="12 working days").actual, actual_raw="12 working days")
    assert codes(plan(working), held(figure(14.0), unit="days", kind="mean")) == []


def test_a_rate_is_held_against_one_of_as_many_only() -> None:
    rate = seen(text="Rate of visits per 1,000 children", actual="10", target="12")
    kind = {"unit": "per 10,000", "kind": "rate"}
    assert codes(plan(rate), held(figure(100.0), **kind)) == []
    assert codes(plan(replace(rate, text="Rate of visits per 10,000 children")), held(figure(14.0), **kind)) == ["C02"]


def test_a_line_that_nobody_linked_is_not_held_against_anything() -> None:
    assert codes(plan(seen(slug="")), held(figure(81.0), target(90))) == []


def test_c01_another_target_than_the_one_agreed() -> None:
    [told] = with_ours(plan(seen()), held(target(90, due_on=date(2027, 3, 31))))
    assert (told.code, told.right.about) == ("C01", "target:7")
    assert told.right.says == "target at least 90% by 31 Mar 2027"
    assert told.right.place == "First visits in time, target agreed from 1 Apr 2026"
    assert codes(plan(seen()), held(target(85))) == []


def test_c01_the_same_number_asked_for_the_other_way_round() -> None:
    assert codes(plan(seen(target="at least 20%")), held(target(20, "<="))) == ["C01"]
    assert codes(plan(seen(target="at least 20%")), held(target(20, ">"))) == []


def test_c01_not_an_interim_value_nor_one_for_another_day_nor_one_that_is_over() -> None:
    assert codes(plan(seen()), held(target(95, steps=(80.0, 85.0)))) == []
    dated = seen(target="85% by Mar 2027")
    assert codes(plan(dated), held(target(95, due_on=date(2028, 3, 31)))) == []
    assert codes(plan(dated), held(target(95, due_on=date(2027, 3, 31)))) == ["C01"]
    assert codes(plan(seen()), held(target(95, ends_on=date(2026, 10, 31)))) == []


def test_c09_a_rate_and_a_count_of_another_population_than_our_rate_is_of() -> None:
    count = line("Number of looked after children", key="line:1", baseline="", actual="512", target="420")
    rate = line("Rate of looked after children per 10,000", key="line:2", baseline="", actual="101", slug="seen")
    kind = {"unit": "per 10,000", "kind": "rate"}
    found = with_ours(plan(count, rate), held(figure(101.0, of=(620, 61_400)), **kind))
    assert [each.code for each in found] == ["C09"]
    assert found[0].reason == "The two imply 50,400 to 50,900 children; our rate is of 61,400."
    assert codes(plan(count, rate), held(figure(101.0, of=(512, 50_700)), **kind)) == []


def test_a_document_is_held_by_the_links_of_the_plan_it_is_held_against() -> None:
    read = plan(seen(slug=""), name="A document", is_document=True)
    stored = plan(seen(), name="The plan")
    assert codes(read, held(figure(81.0)), stored) == ["C02"]
    assert codes(read, held(figure(81.0))) == []


def test_the_reading_is_asked_anew_when_the_figure_changes() -> None:
    first, again = (with_ours(plan(seen()), held(figure(81.0)))[0].key for _ in range(2))
    other = with_ours(plan(seen()), held(figure(82.0)))[0].key
    assert first == again != other
    assert OCT.id in with_ours(plan(seen()), held(figure(81.0)))[0].right.about
