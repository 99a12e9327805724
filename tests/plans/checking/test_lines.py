"""One spec for each code about a measure of a plan, and about what shows only when a plan is seen whole."""

from __future__ import annotations

from goldenthread.plans.checking.settings import Settings
from goldenthread.plans.checking.view import OutcomeView, RecommendationView
from tests.plans.checking.made import action, codes, found, line


def test_a_good_line_has_nothing_wrong() -> None:
    assert codes(line()) == []


def test_q10_a_target_without_a_number() -> None:
    assert codes(line(target="TBC")) == ["Q10"]
    assert codes(line(target="")) == ["Q10"]
    assert "Q10" not in codes(line("Protocol for care leavers in place.", target=""))
    assert "Q10" not in codes(line("A range of multi-agency targets, including:", target=""))


def test_q11_no_baseline() -> None:
    assert codes(line(baseline="N/A")) == ["Q11"]
    assert codes(line(baseline="")) == ["Q11"]
    assert codes(line(baseline="0%")) == []


def test_q12_a_share_of_nothing_and_a_rate_of_nobody() -> None:
    assert codes(line("Monthly percentage, by audit")) == ["Q12"]
    assert codes(line("Visiting completed within timescales, by audit")) == ["Q12"]
    assert codes(line("Visiting completed within timescales", slug="visits")) == []
    assert codes(line("Scheduled visits completed, by audit")) == []
    assert codes(line("Staff who would recommend working here, by survey")) == []
    assert codes(line("Education assessment completed within twenty weeks, by return")) == []
    assert codes(line("Visiting completed in time, by audit", target="85% of visits")) == []
    rate = {"baseline": "0.5", "actual": "0.4", "target": "<0.3"}
    assert codes(line("Rate of custodial sentences, census", **rate)) == ["Q12"]
    assert codes(line("Rate of custodial sentences per 1,000, census", **rate)) == []


def test_q13_neither_a_linked_measure_nor_a_source_in_words() -> None:
    text = "Increase the % of children seen in time"
    assert codes(line(text)) == ["Q13"]
    assert codes(line(text, slug="seen-in-time")) == []
    assert codes(line(f"{text} (monthly audit)")) == []


def test_q14_a_number_without_a_direction() -> None:
    same = {"baseline": "3 per month", "actual": "2 per month"}
    assert codes(line("Adoptions in the census", target="3 per month", **same)) == ["Q14"]
    assert codes(line("Adoptions in the census", target="at least 3 per month", **same)) == ["Q15"]


def test_q14_not_half_or_more_of_something() -> None:
    share = {"baseline": "", "actual": ""}
    assert "Q14" not in codes(line("Repeat plans in the census", target="50%", **share))
    assert "Q14" in codes(line("Repeat plans in the census", target="49%", **share))


def test_q15_met_by_the_latest_figure_or_before_the_plan() -> None:
    assert codes(line(actual="85%")) == ["Q15"]
    assert codes(line(actual="84.9%")) == []
    [told] = found(line("Reduce days of absence, by return", baseline="8 days", actual="14 days", target="8 days"))
    assert (told.code, told.reason) == ("Q15", "The target is “8 days”; it already stood at “8 days” before the plan.")


def test_q15_not_what_is_to_be_held_and_not_the_end_of_the_scale() -> None:
    assert codes(line("Maintain the % of children seen, by audit", actual="90%")) == []
    assert codes(line(baseline="90%", actual="100%", target="100%")) == []


def test_q16_words_that_ask_for_more_and_a_target_for_less() -> None:
    assert codes(line(baseline="87%", actual="88%", target=">80%")) == ["Q16"]
    assert codes(line(target="<90%")) == ["Q16"]
    assert codes(line("Reduce the % of late visits, by audit", baseline="10%", actual="12%", target="20%")) == ["Q16"]
    assert codes(line("Reduce the % of late visits, by audit", baseline="30%", actual="25%", target="20%")) == []


def test_q03_one_date_for_most_of_an_area() -> None:
    eight = [action(f"Publish guide {n}", key=f"action:{n}", owners=(f"Head {n}",)) for n in range(8)]
    assert codes(*eight) == ["Q03"]
    assert codes(*eight[:7]) == []
    others = [
        action(f"Write paper {n}", key=f"action:{20 + n}", due=f"{d}", owners=(f"Lead {n}",))
        for n, d in enumerate(("Apr-27", "May-27", "Jun-27", "Jul-27", "Aug-27", "Sep-27", "Oct-27", "Nov-27"))
    ]
    assert codes(*eight, *others) == ["Q03"]
    more = action("Write paper 9", key="action:29", due="Dec-27", owners=("Lead 9",))
    assert codes(*eight, *others, more) == []


def test_q07_an_owner_with_more_in_a_month_than_the_setting() -> None:
    areas = [f"Area {n}" for n in range(6)]
    six = [action(f"Publish guide {n}", key=f"action:{n}", area=area) for n, area in enumerate(areas)]
    [told] = found(*six)
    assert (told.code, told.place, told.many) == ("Q07", "Head of the front door", 6)
    assert codes(*six[:5]) == []
    assert codes(*six, settings=Settings(for_an_owner=6)) == []


def test_q17_an_outcome_that_nothing_shows() -> None:
    assert codes(outcomes=(OutcomeView("outcome:1", "Children are seen"),)) == ["Q17"]
    assert codes(outcomes=(OutcomeView("outcome:1", "Children are seen", is_measured=True),)) == []


def test_q18_a_recommendation_that_no_outcome_answers() -> None:
    assert codes(recommendations=(RecommendationView("recommendation:1", "R1"),)) == ["Q18"]
    assert codes(recommendations=(RecommendationView("recommendation:1", "R1", is_answered=True),)) == []


def test_q19_one_action_pasted() -> None:
    again = [action("Audit  plans.", key="action:1"), action("audit plans", key="action:2", area="Court")]
    [told] = found(*again)
    assert (told.code, told.reason) == ("Q19", "It stands 2 times in Court, Front door.")
    assert codes(action("Audit plans"), action("Audit the plans", key="action:2")) == []
