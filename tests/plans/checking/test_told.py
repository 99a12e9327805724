"""A sentence of an update or a report against the council's own figures: what clashes, and what does not.

The line is linked to a measure whose target is at least 85 %, and which stood at 90 % in October 2026, unless the test
says otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.plans.checking.view import Said
from tests.plans.checking.held import SEP, codes, figure, held, target, with_ours
from tests.plans.checking.made import action, line, plan, said

VISITS = line("Increase the % of first visits in time", slug="seen", baseline="", actual="", target="", period="")
OURS = held(figure(90.0, of=(90, 100)), target(85))


def spoken(text: str, **more: object) -> Said:
    return replace(said(text), period="2026-10", **more)


def test_c03_below_target_where_our_figures_are_above() -> None:
    [told] = with_ours(plan(VISITS, spoken("First visits in time are below target.")), OURS)
    assert (told.code, told.left.says) == ("C03", "First visits in time are below target.")
    assert told.right.says == "90% (90 of 100)" and told.right.figure_id == "fig-2026-10"
    assert told.reason == "It is said to be below its target; our figures have 90% against 85% in Oct 2026."
    assert codes(plan(VISITS, spoken("First visits in time are above target.")), OURS) == []
    low = held(figure(80.0), target(85))
    assert codes(plan(VISITS, spoken("First visits in time are on target.")), low) == ["C03"]
    assert codes(plan(VISITS, spoken("First visits in time are below target.")), low) == []


def test_c03_not_while_a_value_on_the_way_to_the_target_is_met_or_missed() -> None:
    on_the_way = held(figure(82.0), target(85, steps=(80.0,)))
    for words in ("below", "above"):
        assert codes(plan(VISITS, spoken(f"First visits in time are {words} target.")), on_the_way) == []


def test_c03_where_less_is_better_below_may_mean_either_and_not_met_may_not() -> None:
    again = replace(VISITS, text="Reduce the % of repeat referrals")
    fewer = held(figure(18.0), target(20, "<="))
    assert codes(plan(again, spoken("Repeat referrals are below target.")), fewer) == []
    assert codes(plan(again, spoken("Repeat referrals are not meeting the target.")), fewer) == ["C03"]
    assert codes(plan(again, spoken("Repeat referrals are within target.")), fewer) == []


def test_c02_another_value_than_every_month_it_may_speak_of() -> None:
    both = held(figure(90.0), figure(84.0, month=SEP))
    assert codes(plan(VISITS, spoken("First visits in time are at 72%.")), both) == ["C02"]
    assert codes(plan(VISITS, spoken("First visits in time are at 84%.")), both) == []
    assert codes(plan(VISITS, spoken("First visits in time were at 84% in October 2026.")), both) == ["C02"]
    assert codes(plan(VISITS, spoken("First visits in time were at 72% in May 2026.")), both) == []


def test_c02_without_a_month_it_speaks_of_those_up_to_the_day_it_was_said() -> None:
    words = "First visits in time are at 72%."
    assert codes(plan(VISITS, said(words, on=date(2026, 12, 3))), OURS) == ["C02"]
    assert codes(plan(VISITS, said(words, on=date(2027, 1, 3))), OURS) == []
    assert codes(plan(VISITS, said(words, on=None)), OURS) == []


@pytest.mark.parametrize(
    "text",
    [
        "First visits in time are at about 72%.",
        "First visits in time will be at 95%.",
        "First visits in time improved by 5%.",
        "First visits in time show an increase of 5%.",
        "First visits in time are at 72% in the North team.",
        "First visits in time are at 72% in Duty East.",
        "First visits in time are at 72% over the last 12 months.",
        "First visits in time are at 72 for the month.",
        "First visits in time to girls are at 72%.",
        "First visits in time went from 60% in May 2026 to 90% in October 2026.",
        "Assessments in time are at 72%.",
    ],
)
def test_c02_not_of_a_change_a_hope_a_part_another_kind_or_another_subject(text: str) -> None:
    ours = held(figure(90.0), target(85), teams=("Duty East",))
    assert codes(plan(VISITS, spoken(text)), ours) == []


def test_c02_a_share_told_by_its_two_numbers() -> None:
    assert codes(plan(VISITS, spoken("First visits in time for 71 of 78 children.")), OURS) == ["C02"]
    assert codes(plan(VISITS, spoken("First visits in time for 70 of 78 children.")), OURS) == ["C02"]
    assert codes(plan(VISITS, spoken("First visits in time for 90 of 100 children.")), OURS) == []
    assert codes(plan(VISITS, spoken("First visits to girls in time for 71 of 78 girls.")), OURS) == []


def test_c02_not_of_what_comes_next() -> None:
    assert codes(plan(VISITS, spoken("First visits in time at 95%.", is_ahead=True)), OURS) == []


def test_c01_a_sentence_that_names_another_target() -> None:
    [told] = with_ours(plan(VISITS, spoken("First visits in time are at 90% (target 95%).")), OURS)
    assert (told.code, told.reason) == ("C01", "Here the target is 95%, in our figures 85%.")
    assert codes(plan(VISITS, spoken("First visits in time are at 90% (target 85%).")), OURS) == []


def test_c01_by_the_target_that_was_in_force_when_it_was_said() -> None:
    later = held(target(90, since=date(2026, 12, 1)), target(85, ends_on=date(2026, 11, 30)))
    assert codes(plan(VISITS, spoken("First visits in time are at 90% (target 85%).")), later) == []
    assert codes(plan(VISITS, spoken("First visits in time are at 90% (target 90%).")), later) == ["C01"]


def test_a_measure_that_an_action_names_counts_like_a_line() -> None:
    named = action(measures=("First visits in time",), linked=(("First visits in time", "seen"),))
    assert codes(plan(named, spoken("First visits in time are at 72%.")), OURS) == ["C02"]
    assert codes(plan(replace(named, linked=()), spoken("First visits in time are at 72%.")), OURS) == []


def test_a_line_that_nobody_linked_leaves_the_sentence_alone() -> None:
    assert codes(plan(replace(VISITS, slug=""), spoken("First visits in time are at 72%.")), OURS) == []


def test_a_report_without_lines_speaks_of_those_of_the_plan_it_is_held_against() -> None:
    report = plan(spoken("First visits in time are at 72%."), name="Report", is_document=True)
    assert codes(report, OURS, plan(VISITS, name="The plan")) == ["C02"]
    assert codes(report, OURS) == []
