"""A stored plan as the checks see it, and only as much of it as the reader may open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test.utils import CaptureQueriesContext

from goldenthread.accounts.models import Person
from goldenthread.plans import operations
from goldenthread.plans.checking import from_plan, quality, standing
from goldenthread.plans.checking.settings import USUAL
from goldenthread.plans.directory import operations as directory
from goldenthread.plans.models import Action, Area, Plan, Source
from goldenthread.records.models import Setting
from tests.plans.checking import made
from tests.plans.conftest import MADE
from tests.world import World

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


def codes(plan: Plan, reader: Person) -> list[str]:
    return [each.finding.code for each in standing.findings(plan, reader, on=TODAY)]


def test_a_stored_plan_is_judged_by_what_it_holds(plan: Plan, area: Area, lead: Person) -> None:
    made = {"by": lead, "on": MADE}
    asked = operations.add_recommendation(plan=plan, text="See children sooner", reference="R1", **made)
    outcome = operations.add_outcome(area=area, text="Children are seen in time", **made)
    assert codes(plan, lead) == ["Q17", "Q18"]
    operations.edit_outcome(outcome=outcome, version=1, text=outcome.text, recommendations=[asked], **made)
    operations.add_action(
        area=area, text="Monitor the visits", due="Oct-26", outcomes=[outcome], cost="TBC", measures=["Visits"],
        **made,
    )  # fmt: skip
    assert codes(plan, lead) == ["Q01", "Q05", "Q06"]
    operations.add_scorecard_line(plan=plan, area=area, text="Visits in time", target="85%", actual="90%", **made)
    assert codes(plan, lead) == ["Q01", "Q05", "Q06", "Q11", "Q13"]


@pytest.mark.parametrize(
    ("period", "begins"),
    [
        ("2026 to 2028", date(2026, 4, 1)),
        ("2026-27", date(2026, 4, 1)),
        ("Mar 2025 to Mar 2027", date(2025, 3, 1)),
        ("September 2026 to August 2028", date(2026, 9, 1)),
        ("October 2026 to 2028", date(2026, 10, 1)),
        ("Improvement plan – March 2026", date(2026, 3, 1)),
        ("Until all is done", None),
        ("Until March 2027", None),
        ("2025 to March 2027", None),
        ("2025 – March 2027", None),
        ("To the end of March 2027", None),
    ],
)
def test_a_plan_begins_with_the_first_day_that_its_period_names(period: str, begins: date | None) -> None:
    assert from_plan.begins_on(Plan(period=period)) == begins


@pytest.mark.parametrize(
    ("published", "wanted"), [(None, ["Q02"]), (date(2026, 11, 2), []), (date(2026, 8, 2), ["Q05"])]
)
def test_an_action_under_a_time_band_is_due_when_that_ends(
    plan: Plan, area: Area, lead: Person, published: date | None, wanted: list[str]
) -> None:
    """Within three months of 2 Nov 2026 is 2 Feb 2027, of 2 Aug it was 2 Nov; the check is of 20 Nov 2026."""
    source = Source.objects.create(kind=Source.Kind.ILACS_STANDARD, title="Inspection", published_on=published)
    asked = operations.add_recommendation(
        plan=plan, source=source, text="See children in time", timeframe="Within three months", by=lead, on=TODAY
    )
    action = operations.add_action(
        area=area, text="Publish the rota", leads=["Head of Service"], recommendations=[asked], by=lead, on=TODAY
    )
    found = [each for each in quality.check(from_plan.whole(plan), on=TODAY) if each.about == f"action:{action.pk}"]
    assert [each.code for each in found if each.code in {"Q02", "Q05"}] == wanted


def test_an_action_no_longer_in_the_plan_is_not_judged_and_measures_no_outcome(
    plan: Plan, area: Area, lead: Person
) -> None:
    made = {"by": lead, "on": MADE}
    outcome = operations.add_outcome(area=area, text="Children are seen in time", **made)
    late = operations.add_action(
        area=area, text="Monitor the visits", due="Oct-26", outcomes=[outcome], measures=["Visits"], **made
    )
    assert codes(plan, lead) == ["Q01", "Q05", "Q06"]
    operations.drop_action(action=late, version=late.version, reason="Done elsewhere", by=lead, on=TODAY)
    assert codes(plan, lead) == ["Q17"]
    assert from_plan.whole(plan).actions == ()


def test_an_update_is_held_against_the_scorecard(plan: Plan, area: Area, action: Action, lead: Person) -> None:
    made = {"by": lead, "on": TODAY}
    operations.add_scorecard_line(
        plan=plan, area=area, text="Increase the % of visits in time", target="85%", actual="90%",
        actual_period="Oct 2026", **made,
    )  # fmt: skip
    say = {"period": "2026-11", "progress": "Visits in time are below target.", **made}
    operations.update_action(action=action, version=action.version, **say)
    [told] = standing.clashes(plan, lead, on=TODAY)
    assert (told.finding.code, told.finding.is_within) == ("C03", True)
    action.refresh_from_db()
    operations.update_action(action=action, version=action.version, **say | {"progress": "Visits are on target."})
    assert standing.clashes(plan, lead, on=TODAY) == []


def test_what_a_reader_may_not_open_is_neither_judged_nor_held_against_anything(
    world: World, plan: Plan, action: Action, lead: Person
) -> None:
    made = {"by": lead, "on": MADE}
    far = operations.create_plan(name="Care plan", unit=world.care, **made)
    there = operations.add_area(plan=far, name="Front door", unit=world.care, **made)
    operations.add_action(area=there, text=action.text, due="30 Jun 2027", leads=["Head of care"], **made)
    near = world.person("TM", world.north)
    assert [each.finding.code for each in standing.clashes(plan, lead, on=TODAY)] == ["C05"]
    assert standing.among(plan, near, on=TODAY) == []
    assert standing.clashes(plan, near, on=TODAY) == []


def test_a_closed_plan_is_history_and_contradicts_nobody(
    world: World, plan: Plan, action: Action, lead: Person
) -> None:
    made = {"by": lead, "on": MADE}
    earlier = operations.create_plan(name="Earlier plan", unit=world.authority, **made)
    there = operations.add_area(plan=earlier, name="Front door", **made)
    operations.add_action(area=there, text=action.text, due="30 Jun 2027", **made)
    assert len(standing.clashes(plan, lead, on=TODAY)) == 1
    operations.close_plan(plan=earlier, version=1, reason="Over", by=lead, on=TODAY)
    assert standing.clashes(plan, lead, on=TODAY) == []


def test_the_limits_are_the_councils_own_from_the_day_they_are_set(
    world: World, plan: Plan, lead: Person, add_action: Callable[..., Action]
) -> None:
    for number in range(3):
        add_action(text=f"Publish guide {number}", leads=["Head of service"])
    assert standing.settings_on(TODAY) == USUAL
    assert codes(plan, lead) == []
    by = world.person("DT", name="Data officer")
    Setting.objects.create(
        name="plan_owner_actions", starts_on=TODAY, amount=2, source="Programme board", set_by=by, set_on=TODAY
    )
    assert codes(plan, lead) == ["Q07"]
    assert standing.settings_on(MADE) == USUAL


def test_the_same_queries_however_many_actions(plan: Plan, lead: Person, add_action: Callable[..., Action]) -> None:
    from django.db import connection

    add_action()
    with CaptureQueriesContext(connection) as first:
        from_plan.visible(plan, lead, on=TODAY)
    for number in range(5):
        add_action(text=f"Publish guide {number}", leads=["Head of service"], measures=["Visits"])
    with CaptureQueriesContext(connection) as then:
        from_plan.visible(plan, lead, on=TODAY)
    assert len(then) == len(first) <= 20


def test_a_date_before_that_of_an_action_it_waits_for_is_told_of_a_stored_plan(
    plan: Plan, lead: Person, add_action: Callable[..., Action]
) -> None:
    first = add_action("30 Apr 2027", text="Appoint two practice leads", leads=["Head of A"])
    then = add_action("31 Mar 2027", leads=["Head of A"])
    operations.set_waits_for(action=then, version=1, waits_for=[first], by=lead, on=MADE)
    [told] = [each.finding for each in standing.findings(plan, lead, on=TODAY)]
    assert (told.code, told.about) == ("Q20", f"action:{then.pk}")
    first.refresh_from_db()
    operations.drop_action(action=first, version=first.version, reason="Not needed", by=lead, on=MADE)
    assert codes(plan, lead) == []


def test_an_owner_under_two_spellings_has_too_much_all_the_same(
    plan: Plan, lead: Person, add_action: Callable[..., Action]
) -> None:
    for number in range(6):
        add_action(text=f"Write guide number {number}", leads=["HoS QA" if number % 2 else "Head of Quality"])
    assert not [each for each in quality.check(from_plan.whole(plan), on=TODAY) if each.code == "Q07"]
    post = directory.add_post(title="Head of Service, Quality Assurance", by=lead, on=TODAY)
    directory.say_spelling(post=post, raw="Head of Quality", is_meant=True, by=lead, on=TODAY)
    (found,) = [each for each in quality.check(from_plan.whole(plan), on=TODAY) if each.code == "Q07"]
    assert (found.place, found.many) == ("Head of Service, Quality Assurance", 6)


def test_two_plans_that_spell_one_owner_otherwise_do_not_contradict_each_other(
    plan: Plan, lead: Person, add_action: Callable[..., Action]
) -> None:
    add_action(text="Publish the new threshold document", leads=["JW"])
    owner = "Head of Service, Quality Assurance"
    theirs = made.plan(made.action("Publish the new threshold document", owners=(owner,)))
    assert "C07" in made.clashes(from_plan.whole(plan), theirs)
    post = directory.add_post(title="Head of Service, Quality Assurance", by=lead, on=TODAY)
    directory.say_spelling(post=post, raw="JW", is_meant=True, by=lead, on=TODAY)
    assert "C07" not in made.clashes(from_plan.whole(plan), theirs)
