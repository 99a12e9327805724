from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goldenthread.accounts.models import Person
from goldenthread.history import chain
from goldenthread.measures import definition
from goldenthread.plans import operations
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Plan
from tests.measures.disclosure.made import COUNT, MAY, SHARE, figure, published
from tests.plans.agreed import approve
from tests.world import World

TODAY = date(2026, 11, 20)


def say(action: Action, by: Person, period: str = "2026-11", **words: object) -> object:
    return operations.update_action(action=action, version=action.version, period=period, by=by, on=TODAY, **words)


def show(action: Action, by: Person) -> object:
    return operations.add_evidence(about=action, kind="text", text="Minutes of 3 November agree it.", by=by, on=TODAY)


def test_a_line_of_the_scorecard_is_linked_to_a_measure_that_exists(plan: Plan, lead: Person) -> None:
    line = operations.add_scorecard_line(plan=plan, text="Assessments in time", target=">80%", by=lead, on=TODAY)
    slug = next(iter(definition.library()))
    operations.link_measure(line=line, version=1, measure_slug=slug, by=lead, on=TODAY)
    line.refresh_from_db()
    assert line.measure_slug == slug
    with pytest.raises(Exception, match="no measure"):
        operations.link_measure(line=line, version=2, measure_slug="no_such_measure", by=lead, on=TODAY)
    operations.link_measure(line=line, version=2, measure_slug="", by=lead, on=TODAY)


def test_the_words_of_an_action_are_linked_to_a_line_of_the_same_plan(
    world: World, plan: Plan, add_action: Callable[..., Action], lead: Person
) -> None:
    named = add_action(measures=["Assessments in time"]).measures.get()
    slug = next(iter(definition.library()))
    line = operations.add_scorecard_line(plan=plan, text="In time", measure_slug=slug, by=lead, on=TODAY)
    operations.link_action_measure(named=named, version=1, line=line, by=lead, on=TODAY)
    named.refresh_from_db()
    assert named.slug == slug
    other = operations.create_plan(name="Other", unit=world.authority, by=lead, on=TODAY)
    foreign = operations.add_scorecard_line(plan=other, text="In time", by=lead, on=TODAY)
    with pytest.raises(PlanError, match="another plan"):
        operations.link_action_measure(named=named, version=2, line=foreign, by=lead, on=TODAY)


def test_a_plan_is_published_only_after_sign_off_and_names_nobody(
    world: World, add_action: Callable[..., Action], plan: Plan, lead: Person
) -> None:
    add_action(leads=["Somebody Special"], partners=["Police"], cost="£9k", measures=["Visits"])
    with pytest.raises(PlanError, match="not signed off"):
        operations.publish_plan(plan=plan, version=1, by=lead, on=TODAY)
    operations.sign_off_plan(plan=plan, version=1, by=world.person("DIR"), on=TODAY)
    with pytest.raises(PlanError, match="No body has approved"):
        operations.publish_plan(plan=plan, version=2, by=lead, on=TODAY)
    approve(plan, by=lead, on=TODAY)
    edition = operations.publish_plan(plan=plan, version=2, by=lead, on=TODAY)
    text = str(edition.content)
    assert "Agree thresholds with partners" in text
    assert not any(word in text for word in ("Somebody Special", "Police", "£9k", "Visits"))


def test_a_published_edition_does_not_follow_later_edits(
    world: World, action: Action, plan: Plan, lead: Person
) -> None:
    operations.sign_off_plan(plan=plan, version=1, by=world.person("DIR"), on=TODAY)
    approve(plan, by=lead, on=TODAY)
    operations.publish_plan(plan=plan, version=2, by=lead, on=TODAY)
    operations.edit_action(
        action=action, version=1, text="Something new", reference="", start="", cost="", outcomes=[],
        recommendations=[], reason="Said better", by=lead, on=TODAY,
    )  # fmt: skip
    assert "Something new" not in str(plan.editions.get().content)


def test_sharing_releases_the_plan_once(world: World, plan: Plan, lead: Person) -> None:
    operations.share_plan(plan=plan, version=1, organisation=world.partner, by=lead, on=TODAY)
    assert plan.released_on == TODAY
    with pytest.raises(PlanError, match="already shared"):
        operations.share_plan(plan=plan, version=2, organisation=world.partner, by=lead, on=TODAY)


def test_ratings_kept_again_for_a_period_replace_what_was_kept(action: Action, plan: Plan, lead: Person) -> None:
    operations.record_ratings(plan=plan, period="2026-11", by=lead, on=TODAY)
    say(action, lead, progress="Began")
    operations.record_ratings(plan=plan, period="2026-11", by=lead, on=TODAY)
    kept = action.ratings.get()
    assert (kept.delivery, kept.reported) == ("green", "green")
    assert action.area.ratings.count() == 1


def test_every_change_leaves_a_chain_that_holds(world: World, action: Action, lead: Person) -> None:
    say(action, lead, progress="Began")
    show(action, lead)
    assert chain.verify() == []


def test_a_public_edition_holds_published_figures_and_no_other(world: World, plan: Plan, lead: Person) -> None:
    for slug in (SHARE, COUNT):
        operations.add_scorecard_line(plan=plan, text=f"Line of {slug}", measure_slug=slug, by=lead, on=TODAY)
    operations.sign_off_plan(plan=plan, version=1, by=world.person("DIR"), on=TODAY)
    approve(plan, by=lead, on=TODAY)
    figure(SHARE, MAY, 3, 613)
    figure(COUNT, MAY, 520)
    assert operations.publish_plan(plan=plan, version=plan.version, by=lead, on=TODAY).content["figures"] == []
    published(world)
    lines = operations.publish_plan(plan=plan, version=plan.version, by=lead, on=TODAY).content["figures"]
    told = [(line["text"], line["value"], line["flag"], line["month"]) for line in lines]
    assert told == [(f"Line of {SHARE}", "", "c", "May 2026"), (f"Line of {COUNT}", "520 assessments", "", "May 2026")]
    assert "613" not in str(lines)


def test_a_plan_that_names_a_small_group_is_published_only_with_a_reason(
    world: World, plan: Plan, add_action: Callable[..., Action], lead: Person
) -> None:
    sentence = "Bring the two siblings home."
    add_action(text=sentence)
    operations.sign_off_plan(plan=plan, version=1, by=world.person("DIR"), on=TODAY)
    approve(plan, by=lead, on=TODAY)
    with pytest.raises(PlanError, match="two siblings"):
        operations.publish_plan(plan=plan, version=plan.version, by=lead, on=TODAY)
    edition = operations.publish_plan(
        plan=plan, version=plan.version, by=lead, on=TODAY, accepted={sentence: "They are grown up and agreed."}
    )
    assert chain.lines_about(plan)[0].changes == {"accepted": [None, {sentence: "They are grown up and agreed."}]}
    assert edition.number == 1
