"""After sign-off what a plan promises changes with a reason, and the promise before is kept in sight."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts.models import Person
from goldenthread.history import chain
from goldenthread.plans import operations
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Amendment, Plan, ScorecardLine
from tests.world import World

TODAY = date(2026, 11, 20)


@pytest.fixture
def line(plan: Plan, lead: Person) -> ScorecardLine:
    return operations.add_scorecard_line(
        plan=plan, text="Visits in time", baseline="70%", target="85%", by=lead, on=TODAY
    )


@pytest.fixture
def signed(world: World, plan: Plan, action: Action, line: ScorecardLine) -> None:
    operations.sign_off_plan(plan=plan, version=plan.version, by=world.person("DIR"), on=TODAY)


def edit(action: Action, by: Person, **words: object) -> Action:
    stored = Action.objects.get(pk=action.pk)
    same = {
        "text": stored.text, "reference": stored.reference, "start": stored.start_raw, "cost": stored.cost_raw,
        "outcomes": stored.outcomes.all(), "recommendations": stored.recommendations.all(),
    }  # fmt: skip
    return operations.edit_action(action=stored, version=stored.version, **{**same, **words}, by=by, on=TODAY)


def aim(line: ScorecardLine, by: Person, **words: object) -> ScorecardLine:
    stored = ScorecardLine.objects.get(pk=line.pk)
    same = {
        "text": stored.text, "area": None, "outcome": None, "baseline": stored.baseline_raw,
        "actual": stored.actual_raw, "actual_period": stored.actual_period, "comparator": stored.comparator_raw,
        "target": stored.target_raw,
    }  # fmt: skip
    return operations.edit_scorecard_line(line=stored, version=stored.version, **{**same, **words}, by=by, on=TODAY)


def test_a_draft_is_written_freely(action: Action, line: ScorecardLine, lead: Person) -> None:
    edit(action, lead, text="Agree thresholds with the police")
    aim(line, lead, target="60%")
    assert not Amendment.objects.exists()


@pytest.mark.parametrize(
    ("words", "name"),
    [({"text": "Do less"}, "text"), ({"start": "Jun 2027"}, "start"), ({"cost": "£1"}, "cost")],
)
@pytest.mark.usefixtures("signed")
def test_after_sign_off_an_action_is_not_reworded_without_a_reason(
    action: Action, lead: Person, words: dict[str, str], name: str
) -> None:
    with pytest.raises(PlanError, match=f"Say why you change the {name}") as refusal:
        edit(action, lead, **words)
    assert refusal.value.field == "reason"
    assert Action.objects.get().text == action.text
    assert Action.objects.get().version == 1


@pytest.mark.usefixtures("signed")
def test_what_an_action_promised_before_is_kept_with_the_reason(action: Action, lead: Person) -> None:
    edit(action, lead, text="Do less", start="Jun 2027", reason="The board asked for it")
    kept = {each.name: (each.before, each.after, each.reason, each.changed_by) for each in action.amendments.all()}
    assert kept == {
        "text": ("Agree thresholds with partners", "Do less", "The board asked for it", lead),
        "start": ("", "Jun 2027", "The board asked for it", lead),
    }
    told = chain.lines_about(action)[0]
    assert (told.kind, told.detail) == ("plans.action_edited", "The board asked for it")
    assert chain.verify() == []


@pytest.mark.usefixtures("signed")
def test_what_an_action_serves_is_a_promise_too(action: Action, lead: Person) -> None:
    outcome = operations.add_outcome(area=action.area, text="Children are seen in time", by=lead, on=TODAY)
    with pytest.raises(PlanError, match="Say why you change the outcomes"):
        edit(action, lead, outcomes=[outcome])
    assert not action.outcomes.exists()
    edit(action, lead, outcomes=[outcome], reason="Forgotten")
    assert action.amendments.get().after == "Children are seen in time"


@pytest.mark.usefixtures("signed")
def test_saving_what_already_stands_needs_no_reason_and_keeps_nothing(action: Action, lead: Person) -> None:
    edit(action, lead)
    assert not Amendment.objects.exists()


@pytest.mark.usefixtures("signed")
def test_after_sign_off_a_target_moves_only_with_a_reason(line: ScorecardLine, lead: Person) -> None:
    with pytest.raises(PlanError, match="Say why you change the target"):
        aim(line, lead, target="60%", reason=" ")
    assert ScorecardLine.objects.get().target_raw == "85%"
    aim(line, lead, target="60%", reason="The board lowered it on 3 November")
    kept = line.amendments.get()
    assert (kept.name, kept.before, kept.after) == ("target", "85%", "60%")
    assert chain.lines_about(line)[0].detail == "The board lowered it on 3 November"


@pytest.mark.usefixtures("signed")
def test_reporting_a_new_figure_is_no_change_of_a_promise(line: ScorecardLine, lead: Person) -> None:
    aim(line, lead, actual="72%", actual_period="Oct 2026")
    assert not Amendment.objects.exists()
