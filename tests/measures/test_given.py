"""What an entry must say, and the figure it makes."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.measures import definition, given
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.given import Given, Sum

MAY, ON = Month(2026, 5), date(2026, 6, 8)
AUDITS, TURNOVER = "audits-good-overall", "social-worker-turnover"
COMPLAINTS, MEETINGS = "stage-1-complaints", "meetings-held"


def figure(slug, **said):
    period = said.pop("period", MAY)
    return given.figure(definition.get(slug), Given(slug, period, **said), on=ON)


def refused(slug, **said):
    with pytest.raises(MeasureError) as wrong:
        figure(slug, **said)
    assert wrong.value.remedy
    return wrong.value.field, wrong.value.message


def test_a_share_is_in_per_cent():
    assert figure(AUDITS, numerator=12, denominator=16) == Sum(75)


def test_nought_of_some_is_a_figure_and_nought_of_nought_is_nothing_to_count():
    assert figure(AUDITS, numerator=0, denominator=16) == Sum(0)
    assert figure(AUDITS, numerator=0, denominator=0).state == "not_applicable"


def test_a_count_an_average_a_ratio_and_a_rate():
    assert figure(COMPLAINTS, numerator=4, period=Month(2026, 3)) == Sum(4)
    assert figure("sickness-days-per-employee", numerator=900.5, denominator=100) == Sum(9.005)
    assert figure("youth-justice-over-representation", numerator=30, denominator=20) == Sum(1.5)
    assert figure("custodial-sentences-rate", numerator=10, denominator=20_000) == Sum(0.5)


def test_more_above_than_below_is_refused_where_it_cannot_be():
    assert refused(AUDITS, numerator=17, denominator=16)[0] == "numerator"
    assert figure(TURNOVER, numerator=17, denominator=16).value == pytest.approx(106.25)


def test_children_and_audits_are_whole_and_full_time_equivalents_need_not_be():
    assert refused(AUDITS, numerator=1.5, denominator=16) == ("numerator", "1.5 is not a whole number.")
    assert figure(TURNOVER, numerator=1.5, denominator=15).value == pytest.approx(10)


@pytest.mark.parametrize("number", [-1, float("nan"), float("inf"), 1e12])
def test_what_is_not_a_number_to_count_is_refused(number):
    assert refused(AUDITS, numerator=number, denominator=16)[0] == "numerator"


def test_a_number_too_few_or_too_many_is_refused_beside_its_field():
    assert refused(AUDITS, numerator=1)[0] == "denominator"
    assert refused(AUDITS, denominator=1)[0] == "numerator"
    assert refused(AUDITS, numerator=1, denominator=0)[0] == "denominator"
    assert refused(COMPLAINTS, numerator=4, denominator=5, period=Month(2026, 3))[0] == "denominator"
    assert refused(AUDITS, numerator=1, denominator=2, done=True)[0] == "done"


def test_a_month_that_is_not_over_or_too_long_ago_is_refused():
    assert refused(AUDITS, numerator=1, denominator=2, period=Month(2026, 6))[0] == "period"
    assert refused(AUDITS, numerator=1, denominator=2, period=Month(2016, 5))[0] == "period"
    assert figure(AUDITS, numerator=1, denominator=2, period=Month(2016, 6)) == Sum(50)


def test_a_quarter_is_entered_for_its_last_month():
    with pytest.raises(MeasureError) as wrong:
        figure(COMPLAINTS, numerator=4, period=MAY)
    assert wrong.value.field == "period" and "Jun 2026" in wrong.value.remedy


def test_a_milestone_is_done_on_a_day_that_something_shows():
    assert figure(MEETINGS, done=True, done_on=date(2026, 5, 7), note="Minutes of the board, item 4") == Sum(1)
    assert figure(MEETINGS, done=False) == Sum(0)


def test_a_milestone_half_told_is_refused():
    day = date(2026, 5, 7)
    assert refused(MEETINGS)[0] == "done"
    assert refused(MEETINGS, done=True, note="Minutes")[0] == "done_on"
    assert refused(MEETINGS, done=True, done_on=day)[0] == "note"
    assert refused(MEETINGS, done=False, done_on=day)[0] == "done_on"
    assert refused(MEETINGS, done=True, done_on=date(2026, 6, 1), note="Minutes")[0] == "done_on"
    assert refused(MEETINGS, done=True, done_on=day, note="Minutes", numerator=3)[0] == "numerator"


def test_a_milestone_of_this_month_may_be_entered_now_but_not_a_day_to_come():
    june = Month(2026, 6)
    assert figure(MEETINGS, done=True, done_on=ON, note="Minutes", period=june) == Sum(1)
    assert refused(MEETINGS, done=True, done_on=date(2026, 6, 9), note="Minutes", period=june)[0] == "done_on"


def test_what_is_computed_is_not_entered():
    assert refused("looked-after-children", numerator=3)[0] == "measure"
