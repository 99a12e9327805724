"""One spec for each kind of contradiction: two readings that clash, and two beside them that do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.plans.checking.view import PlanView
from tests.plans.checking.made import action, against, clashes, line, plan, said

SEEN = "% of children seen within 10 working days of referral"


def other(*parts: object) -> PlanView:
    return plan(*parts, name="Other plan")


def test_c01_one_measure_with_two_targets_names_both_places_with_both_readings() -> None:
    [told] = against(plan(line(SEEN, target="85%")), other(line(SEEN, target="90%")))
    assert told.code == "C01"
    assert (told.left.plan, told.right.plan) == ("Made-up plan", "Other plan")
    assert "target 85%" in told.left.says and "target 90%" in told.right.says


def test_c01_not_the_same_target_written_otherwise_nor_targets_for_different_days() -> None:
    assert clashes(plan(line(SEEN, target="85%")), other(line(SEEN, target="at least 85%"))) == []
    by = [line(SEEN, target="80% by Mar-27"), line(SEEN, target="90% by Mar-28")]
    assert clashes(plan(by[0]), other(by[1])) == []


def test_c01_not_a_measure_of_fewer_children_nor_of_another_area() -> None:
    assert clashes(plan(line(SEEN)), other(line(f"{SEEN}, seen alone", target="50%"))) == []
    assert clashes(plan(line(SEEN)), other(line(SEEN, target="50%", area="Adoption"))) == []


def test_c01_the_computed_measure_behind_both_decides_whatever_the_words() -> None:
    one, two = line("Seen in time", slug="seen"), line("First visits", slug="seen", target="90%")
    assert clashes(plan(one), other(two)) == ["C01"]
    assert clashes(plan(line(SEEN, slug="seen")), other(line(SEEN, slug="seen-alone", target="90%"))) == []


def test_c01_a_sentence_that_names_another_target() -> None:
    absence = line("Reduce sickness absence days per employee", baseline="9 days", actual="12 days", target="8 days")
    report = other(said("Staff sickness has increased to 12 days (target 5 days)."))
    [told] = against(plan(absence), report)
    assert (told.code, told.reason) == ("C01", "Here the target is 5 days, there “8 days”.")
    assert clashes(plan(absence), other(said("Staff sickness has increased to 12 days (target 8 days)."))) == []


def test_a_sentence_with_another_target_and_another_value_clashes_twice() -> None:
    absence = line("Reduce sickness absence days per employee", baseline="9 days", actual="12 days", target="8 days")
    assert clashes(plan(absence), other(said("Staff sickness is at 14 days (target 5 days)."))) == ["C01", "C02"]


def test_c01_a_gap_that_implies_another_target() -> None:
    plans = line("% of open cases with an authorised plan", actual="88%", target="95%")
    assert clashes(plan(plans), other(said("Authorised plans is 88%, 10% lower than target."))) == ["C01"]
    assert clashes(plan(plans), other(said("Authorised plans is 88%, 7% lower than target."))) == []


def test_c02_two_values_for_one_period() -> None:
    assert clashes(plan(line(SEEN, actual="70%")), other(line(SEEN, actual="72%"))) == ["C02"]
    assert clashes(plan(line(SEEN, actual="70%")), other(line(SEEN, actual="70.4%"))) == []
    assert clashes(plan(line(SEEN, actual="70%")), other(line(SEEN, actual="72%", period="2026-09"))) == []


def test_c02_a_sentence_with_another_value_and_not_one_of_long_after() -> None:
    absence = line("Reduce sickness absence days per employee", baseline="9 days", actual="12 days", target="8 days")
    assert clashes(plan(absence), other(said("Staff sickness is at 14 days."))) == ["C02"]
    assert clashes(plan(absence), other(said("Staff sickness is at 12 days."))) == []
    assert clashes(plan(absence), other(said("Staff sickness is at 14 days.", on=date(2027, 3, 1)))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Staff sickness among those aged 19 to 21 is discussed.",
        "Staff sickness was looked at for 71 of 78 people.",
        "Staff sickness fell in 19 in 20 services.",
        "Staff sickness shows a reduction of 5 days.",
        "Staff sickness will be at 9 days.",
    ],
)
def test_c02_not_an_age_a_part_a_change_or_what_is_still_to_come(text: str) -> None:
    absence = line("Reduce sickness absence days per employee", baseline="9 days", actual="12 days", target="8 days")
    assert clashes(plan(absence), other(said(text))) == []


def test_c03_where_less_is_better_below_target_contradicts_nothing() -> None:
    again = line("Reduce the % of repeat referrals", baseline="25%", actual="18%", target="20%")
    assert clashes(plan(again), other(said("Repeat referrals are below target."))) == []
    assert clashes(plan(again), other(said("Repeat referrals are not meeting the target."))) == ["C03"]
    high = replace(again, actual=line(actual="22%").actual, actual_raw="22%")
    assert clashes(plan(high), other(said("Repeat referrals are at 22%, 2% off target."))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Assessments in time, improve to 70%", []),
        ("Improve assessments in time to at least 70%", []),
        ("Keep assessments in time at 70%", []),
        ("Work with schools to raise assessments in time to 70%", []),
        ("Assessments in time: teams keep these at 70%", ["C02"]),
        ("Assessments in time have improved to 70%", ["C02"]),
        ("After an increase to 70% assessments in time are at 70%", ["C02"]),
    ],
)
def test_c02_what_is_asked_for_is_no_value(text: str, found: list[str]) -> None:
    known = line("Increase the % of assessments in time", actual="85%", target="90%")
    assert clashes(plan(known), other(said(text))) == found


def test_c02_two_distances_from_one_target_on_one_page() -> None:
    near = said("Accommodation provision is under 2% from target.")
    far = said("Care leavers accommodation suitability is 8% lower than target.", key="said:2")
    assert clashes(plan(near, far)) == ["C02"]
    assert clashes(plan(near, replace(far, text="Accommodation provision is 1% lower than target."))) == []
    assert clashes(plan(near, replace(far, area="Adoption"))) == []


@pytest.mark.parametrize(
    ("text", "actual", "found"),
    [
        ("Visits to children in time are below target.", "86%", ["C03"]),
        ("Visits to children in time are below target.", "84%", []),
        ("Visits to children in time are above target.", "84%", ["C03"]),
        ("Visits to children in time are above target.", "85%", []),
        ("Visits to children in time are not meeting the target.", "90%", ["C03"]),
        ("Visits to children in time are discussed each month.", "90%", []),
    ],
)
def test_c03_words_against_figures(text: str, actual: str, found: list[str]) -> None:
    visits = line("Increase the % of visits in time", actual=actual)
    assert clashes(plan(visits), other(said(text))) == found


def test_c03_a_sentence_that_speaks_of_the_one_before() -> None:
    cases = line("Number of open cases", baseline="116", actual="108", target=">109")
    told = [said("Small reduction in open cases."), said("But performance remains within target.", key="said:2")]
    assert clashes(plan(cases), other(*told)) == ["C03"]
    assert clashes(plan(replace(cases, actual=line(actual="110").actual)), other(*told)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Allocated: 8 of 9 (100%).", ["C04"]),
        ("Allocated: 8 of 9 (88.8%).", []),
        ("Allocated: 8 of 9 (89%).", []),
        ("Allocated: 87% (8 of 9).", ["C04"]),
        ("Allocation is 100% (actual % is 88.8%, but one is elsewhere).", ["C04"]),
        ("Of 40 audits, 30 (85%) were good.", ["C04"]),
        ("Of 40 audits, 30 (75%) were good.", []),
        ("Of the 9 children allocated, 8 were seen (100%).", ["C04"]),
        ("Of the 9 children allocated, 8 were seen (89%).", []),
        ("Of 40 audits 12 were of homes, and 30 audits of schools, 95% of these good.", []),
        ("By the end of 2026, 40 (80%) were seen.", []),
        ("As of 31 March, 8 (80%) were seen.", []),
        ("Timeliness is 4.5% off target (95.6%).", ["C04"]),
        ("Timeliness is 6% off target (94%).", []),
        ("Seen on 3 of 4 days (12 visits).", []),
    ],
)
def test_c04_arithmetic(text: str, found: list[str]) -> None:
    assert clashes(plan(said(text))) == found


def test_c04_in_a_cell_of_the_scorecard() -> None:
    assert clashes(plan(line(actual="75% (10 of 12)"))) == ["C04"]
    assert clashes(plan(line(actual="83% (10 of 12)"))) == []


def test_c05_one_action_with_two_dates() -> None:
    mine = action("Agree the joint protocol with Housing")
    theirs = action("Agree joint protocol with Housing", due="Jun-27")
    [told] = against(plan(mine), other(theirs))
    assert (told.code, told.left.says, told.right.says) == ("C05", "Mar-27", "Jun-27")
    assert clashes(plan(mine), other(replace(theirs, due=mine.due))) == []
    assert clashes(plan(mine), other(action("Review the joint protocol with Housing", due="Jun-27"))) == []
    assert clashes(plan(mine), other(replace(theirs, area="Adoption"))) == []


def test_c06_one_action_at_two_intervals() -> None:
    mine = action("Dip sample strategy discussions", measures=("Monthly sample",))
    eight = replace(mine, measures=("8-weekly sample",))
    assert clashes(plan(eight), other(replace(mine, measures=("A sample every eight weeks",)))) == []
    assert clashes(plan(eight), other(replace(mine, measures=("A weekly sample",)))) == ["C06"]
    assert clashes(plan(mine), other(replace(mine, measures=("Quarterly sample",)))) == ["C06"]
    assert clashes(plan(mine), other(replace(mine, measures=("Reported every month",)))) == []
    assert clashes(plan(mine), other(replace(mine, measures=("Six monthly sample",)))) == ["C06"]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Hold a weekly team meeting", "Hold a monthly team meeting"),
        ("Monthly sample of case notes", "Sample of case notes every quarter"),
        ("Meet the duty team every 6 weeks", "Meet the duty team every month"),
    ],
)
def test_c06_of_two_short_actions_that_differ_in_nothing_else(mine: str, theirs: str) -> None:
    one, two = action(mine), action(theirs, key="action:2", due="Jun-27", owners=("Sam Field",))
    assert clashes(plan(one), other(two)) == ["C06"]
    assert clashes(plan(one, two)) == []  # in one plan both may be meant
    assert clashes(plan(one), other(replace(two, area="Adoption"))) == []


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Meet weekly", "Meet monthly"),  # too few words to be one action
        ("Hold a weekly team meeting", "Hold a monthly board meeting"),
        ("Review cases weekly with managers", "Report cases monthly with managers"),
        ("Hold a weekly team meeting", "Hold a team meeting"),
    ],
)
def test_c06_is_not_said_of_what_may_be_two_actions(mine: str, theirs: str) -> None:
    assert clashes(plan(action(mine)), other(action(theirs))) == []


def test_c06_of_what_both_plans_do_twice_is_not_said() -> None:
    weekly, monthly = action("Hold a weekly team meeting"), action("Hold a monthly team meeting", key="action:2")
    assert clashes(plan(weekly, monthly), other(monthly, weekly)) == []
    assert clashes(plan(weekly, monthly), other(replace(monthly, key="action:1"))) == []


def test_c07_one_action_with_two_owners() -> None:
    mine = action(owners=("Jo Wright",))
    assert clashes(plan(mine), other(replace(mine, owners=("Sam Field",)))) == ["C07"]
    for same in ("JW", "Jo Wright (JW)", "J Wright"):
        assert clashes(plan(mine), other(replace(mine, owners=(same,)))) == []
    assert clashes(plan(mine), other(replace(mine, owners=()))) == []


def test_c08_one_body_with_two_names() -> None:
    mine, theirs = said("Taken to the Improvement Board."), said("The Children's Improvement Board agreed.")
    [told] = against(plan(mine), other(theirs))
    assert (told.code, told.subject) == ("C08", "Improvement Board / Children's Improvement Board")
    assert clashes(plan(mine), other(replace(theirs, text="The Youth Justice Management Board agreed."))) == []
    assert clashes(plan(mine), other(mine)) == []
    assert clashes(plan(mine), replace(other(theirs), is_document=True)) == []
    assert clashes(plan(mine, replace(theirs, key="said:2"), is_document=True)) == ["C08"]


def test_c09_a_count_that_falls_while_its_rate_rises() -> None:
    count = line("Number of looked after children", key="line:1", baseline="516", actual="512", target="420")
    rate = line("Rate of looked after children per 10,000", key="line:2", baseline="100", actual="101", target="82")
    assert clashes(plan(count, rate)) == ["C09"]
    assert clashes(plan(count, replace(rate, actual=line(actual="99").actual))) == []


def test_c09_two_populations_for_one_month() -> None:
    care = {"baseline": "", "area": "Care"}
    looked = [
        line("Number of looked after children", key="line:1", actual="512", target="420", **care),
        line("Rate of looked after children per 10,000", key="line:2", actual="101", target="82", **care),
    ]
    protected = [
        line("Number of children on protection plans", key="line:3", baseline="", actual="426", target="300"),
        line("Rate of children on protection plans per 10,000", key="line:4", baseline="", actual="82", target="60"),
    ]
    assert clashes(plan(*looked, *protected)) == ["C09"]
    fits = replace(protected[1], actual=line(actual="84").actual, actual_raw="84")
    assert clashes(plan(*looked, protected[0], fits)) == []


def test_c09_of_rates_that_name_their_unit_in_the_cell() -> None:
    referred = [
        line("Number of referrals in the year", key="line:1", baseline="", actual="1,100", target="1,000"),
        line("Rate of referrals", key="line:2", baseline="", actual="550 per 10,000", target="500"),
    ]
    rate = line("Rate of children on protection plans", key="line:4", baseline="", actual="50 per 10,000", target="45")
    protected = line("Number of children on protection plans", key="line:3", baseline="", actual="180", target="150")
    assert clashes(plan(*referred, protected, rate)) == ["C09"]
    fits = replace(rate, actual=line(actual="90 per 10,000").actual, actual_raw="90 per 10,000")
    assert clashes(plan(*referred, protected, fits)) == []


def test_c10_the_future_of_a_day_that_has_passed() -> None:
    late = said("The audit will be held in September 2026.", on=date(2026, 10, 1))
    assert clashes(plan(late)) == ["C10"]
    assert clashes(plan(replace(late, on=date(2026, 9, 30)))) == []
    assert clashes(plan(replace(late, text="The audit was held in September 2026."))) == []
    assert clashes(plan(replace(late, on=None), is_document=True)) == []


def test_nothing_is_held_against_another_council() -> None:
    mine = plan(line(SEEN), organisation="Northmoor County Council")
    theirs = replace(other(line(SEEN, target="50%")), organisation="Southdale Council")
    assert clashes(mine, theirs) == []
    assert clashes(mine, replace(theirs, organisation="Northmoor: Children's Services")) == ["C01"]
    assert clashes(mine, replace(theirs, organisation="")) == ["C01"]


def test_nothing_is_held_against_a_plan_of_a_year_further_away() -> None:
    mine = plan(line(SEEN, period=""), begins_on=date(2026, 4, 1))
    theirs = other(line(SEEN, target="50%", period=""))
    assert clashes(mine, replace(theirs, begins_on=date(2025, 4, 1))) == ["C01"]
    assert clashes(mine, replace(theirs, begins_on=date(2025, 3, 1))) == []
    assert clashes(plan(line(SEEN)), other(line(SEEN, target="50%", period="Oct 2025"))) == ["C01"]
    assert clashes(plan(line(SEEN)), other(line(SEEN, target="50%", period="Sep 2025"))) == []


def test_a_contradiction_keeps_its_name_until_one_side_says_something_else() -> None:
    mine = plan(line(SEEN, target="85%"))
    first, again = (against(mine, other(line(SEEN, target="90%")))[0].key for _ in range(2))
    changed = against(mine, other(line(SEEN, target="95%")))[0].key
    turned = against(other(line(SEEN, target="90%")), mine)[0].key
    assert first == again == turned != changed
