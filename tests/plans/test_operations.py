from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed, WholeCouncilOnly
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.history import chain
from goldenthread.measures import definition
from goldenthread.plans import operations, policies
from goldenthread.plans.errors import NotYours, PlanError, RatingNotYours, SecondPersonNeeded
from goldenthread.plans.models import Action, Area, Plan
from tests.world import World

TODAY = date(2026, 11, 20)


def say(action: Action, by: Person, period: str = "2026-11", **words: object) -> object:
    return operations.update_action(action=action, version=action.version, period=period, by=by, on=TODAY, **words)


def show(action: Action, by: Person) -> object:
    return operations.add_evidence(about=action, kind="text", text="Minutes of 3 November agree it.", by=by, on=TODAY)


def test_a_plan_begins_as_a_draft_with_its_line_of_history(plan: Plan) -> None:
    assert plan.status == "draft"
    assert [line.kind for line in chain.lines_about(plan)] == ["plans.plan_created"]


def test_a_social_worker_can_not_write_plans(world: World) -> None:
    with pytest.raises(NotAllowed):
        operations.create_plan(name="Mine", unit=world.north, by=world.person("SW", world.north), on=TODAY)


def test_a_head_of_service_writes_for_the_own_branch_only(world: World, plan: Plan) -> None:
    head = world.person("HOS", world.safeguarding)
    operations.create_plan(name="Safeguarding plan", unit=world.safeguarding, by=head, on=TODAY)
    with pytest.raises(NotYours):
        operations.create_plan(name="Care plan", unit=world.care, by=head, on=TODAY)
    with pytest.raises(NotYours):
        operations.add_area(plan=plan, name="Everything", by=head, on=TODAY)


def test_an_edit_tells_history_what_was_before(plan: Plan, lead: Person) -> None:
    operations.edit_plan(
        plan=plan, version=1, name="Getting it right", title="", purpose="Children are seen in time", period="2026-27",
        by=lead, on=TODAY,
    )  # fmt: skip
    line = chain.lines_about(plan)[0]
    assert line.changes == {"purpose": ["", "Children are seen in time"], "period": ["", "2026-27"]}


def test_a_stale_form_is_told_and_changes_nothing(plan: Plan, lead: Person) -> None:
    words = {"name": "A", "title": "", "purpose": "", "period": "", "by": lead, "on": TODAY}
    operations.edit_plan(plan=Plan.objects.get(), version=1, **words)
    with pytest.raises(StaleVersion):
        operations.edit_plan(plan=Plan.objects.get(), version=1, **{**words, "name": "B"})
    assert Plan.objects.get().name == "A"


def test_a_text_that_is_too_long_is_refused_by_name(plan: Plan, lead: Person) -> None:
    with pytest.raises(PlanError, match="name has 201 characters; at most 200 fit") as refusal:
        operations.add_area(plan=plan, name="x" * 201, by=lead, on=TODAY)
    assert refusal.value.field == "name"


def test_characters_that_no_page_can_hold_are_left_out(plan: Plan, lead: Person) -> None:
    area = operations.add_area(plan=plan, name=" Front\x00 door\x07 ", by=lead, on=TODAY)
    assert area.name == "Front door"


def test_an_area_of_the_same_name_is_refused(area: Area, lead: Person) -> None:
    with pytest.raises(PlanError, match="already has an area"):
        operations.add_area(plan=area.plan, name="Front door", by=lead, on=TODAY)


def test_officers_are_joined_to_people_by_exact_name_or_post_only(world: World, plan: Plan, lead: Person) -> None:
    manager = world.person("TM", world.north, name="Team manager, Assessment North")
    names = ["team manager,  assessment north", "Team manager"]
    area = operations.add_area(plan=plan, name="Assessment", officers=names, by=lead, on=TODAY)
    assert [(officer.raw, officer.person) for officer in area.officers.all()] == [(names[0], manager), (names[1], None)]


def test_a_post_that_two_people_hold_names_nobody(world: World, add_action: Callable[..., Action]) -> None:
    for _ in range(2):
        person = world.person("TM", world.north)
        person.post = "Team manager"
        person.save()
    assert add_action(leads=["Team manager"]).leads.get().person is None


def test_an_area_is_edited_with_its_officers_and_what_it_answers(
    world: World, plan: Plan, area: Area, lead: Person
) -> None:
    asked = operations.add_recommendation(plan=plan, text="See children sooner", by=lead, on=TODAY)
    operations.edit_area(
        area=area, version=1, name="Front door", unit=world.north, officers=["Head of Front Door"], leads=[],
        linked_plans=["Early help"], recommendations=[asked], by=lead, on=TODAY,
    )  # fmt: skip
    area.refresh_from_db()
    assert (area.unit, area.officers.get().raw, area.recommendations.get()) == (
        world.north,
        "Head of Front Door",
        asked,
    )
    changed = [line.changes for line in chain.lines_about(area)]
    assert {"recommendations": [[], [asked.pk]]} in changed


def test_a_source_is_given_its_kind_later(lead: Person) -> None:
    source = operations.add_source(kind="not_stated", title="Inspection", by=lead, on=TODAY)
    operations.edit_source(
        source=source, version=1, kind="ilacs_short", title="Inspection", published_on=date(2026, 5, 1), judgement="",
        link="https://reports.example/1", by=lead, on=TODAY,
    )  # fmt: skip
    assert chain.lines_about(source)[0].changes["kind"] == ["not_stated", "ilacs_short"]


def test_a_source_on_which_every_plan_rests_is_not_corrected_from_one_branch(world: World) -> None:
    head = world.person("HOS", world.safeguarding)
    source = operations.add_source(kind="not_stated", title="Inspection", by=head, on=TODAY)
    with pytest.raises(WholeCouncilOnly):
        operations.edit_source(
            source=source, version=1, kind="ilacs_short", title="Inspection", published_on=None, judgement="", link="",
            by=head, on=TODAY,
        )  # fmt: skip


def test_an_action_keeps_its_dates_as_written_and_as_understood(add_action: Callable[..., Action]) -> None:
    action = add_action("July -27", start="Jan-27", cost="£20k")
    assert (action.due_raw, action.due_iso, action.due_on) == ("July -27", "2027-07", date(2027, 7, 31))
    assert (action.original_due_raw, action.original_due_iso) == ("July -27", "2027-07")
    assert (action.start_iso, action.starts_on) == ("2027-01", date(2027, 1, 1))
    assert action.cost_raw == "£20k"


def test_a_date_that_is_none_keeps_the_reason(add_action: Callable[..., Action]) -> None:
    action = add_action("TBC")
    assert (action.due_raw, action.due_iso, action.due_on) == ("TBC", "", None)
    assert action.due_reason


def test_moving_a_date_keeps_the_log_and_the_original(action: Action, lead: Person) -> None:
    operations.change_due_date(
        action=action, version=1, due="30 Jun 2027", reason="Partner joined late", by=lead, on=TODAY
    )
    action.refresh_from_db()
    assert (action.due_iso, action.original_due_iso) == ("2027-06-30", "2027-03-31")
    line = action.date_changes.get()
    assert (line.old_iso, line.new_iso, line.reason) == ("2027-03-31", "2027-06-30", "Partner joined late")


def test_moving_a_date_asks_for_a_reason(action: Action, lead: Person) -> None:
    with pytest.raises(PlanError, match="Say why"):
        operations.change_due_date(action=action, version=1, due="30 Jun 2027", reason=" ", by=lead, on=TODAY)


def test_moving_a_date_to_no_date_is_refused_and_nothing_changes(action: Action, lead: Person) -> None:
    with pytest.raises(PlanError, match="not a date"):
        operations.change_due_date(action=action, version=1, due="soon", reason="Later", by=lead, on=TODAY)
    assert Action.objects.get().due_iso == "2027-03-31"


@pytest.mark.parametrize("same", ["31 Mar 2027", "31.03.2027", "Mar-27"])
def test_moving_a_date_to_where_it_stands_is_refused(action: Action, lead: Person, same: str) -> None:
    with pytest.raises(PlanError, match="already due on 31 Mar 2027") as refusal:
        operations.change_due_date(action=action, version=1, due=same, reason="Checked", by=lead, on=TODAY)
    assert refusal.value.field == "due"
    assert (action.due_raw, action.date_changes.count()) == ("31 Mar 2027", 0)


def test_after_sign_off_a_date_moves_only_by_agreement(world: World, action: Action, lead: Person) -> None:
    director = world.person("DIR")
    operations.sign_off_plan(plan=action.area.plan, version=action.area.plan.version, by=director, on=TODAY)
    move = {"action": action, "version": 1, "due": "30 Jun 2027", "reason": "Late", "by": lead, "on": TODAY}
    with pytest.raises(PlanError, match="who agreed"):
        operations.change_due_date(**move)
    assert operations.change_due_date(**move, agreed_by="Improvement board").agreed_by == "Improvement board"


def test_the_drafter_does_not_sign_off_the_plan(world: World, lead: Person) -> None:
    world.give(lead, "DIR")
    plan = operations.create_plan(name="Mine", unit=world.authority, by=lead, on=TODAY)
    with pytest.raises(SecondPersonNeeded):
        operations.sign_off_plan(plan=plan, version=1, by=lead, on=TODAY)


def test_signing_off_locks_the_baseline(world: World, plan: Plan, lead: Person) -> None:
    line = operations.add_scorecard_line(plan=plan, text="Visits in time", baseline="70%", by=lead, on=TODAY)
    operations.sign_off_plan(plan=plan, version=1, by=world.person("DIR"), on=TODAY)
    same = {
        "line": line, "text": line.text, "area": None, "outcome": None, "actual": "72%", "actual_period": "Oct 2026",
        "comparator": "", "target": ">80%", "by": lead, "on": TODAY,
    }  # fmt: skip
    with pytest.raises(PlanError, match="locked"):
        operations.edit_scorecard_line(version=1, baseline="60%", **same)
    operations.edit_scorecard_line(version=1, baseline="70%", reason="The board set a target", **same)
    line.refresh_from_db()
    assert (line.actual_raw, line.targets[0]["op"], line.targets[0]["value"]) == ("72%", ">", 80)


def test_an_update_with_progress_says_that_the_action_is_under_way(action: Action, lead: Person) -> None:
    update = say(action, lead, progress="Met with the police")
    action.refresh_from_db()
    assert (action.status, action.latest_update, action.last_progress_period) == ("under_way", update, "2026-11")


def test_a_second_update_of_a_period_supersedes_the_first(action: Action, lead: Person) -> None:
    first = say(action, lead, progress="Met with the police")
    second = say(action, lead, progress="Met with the police and health")
    first.refresh_from_db()
    assert first.superseded_by == second
    assert first.progress == "Met with the police"


def test_an_update_of_an_earlier_period_does_not_become_the_latest(action: Action, lead: Person) -> None:
    newest = say(action, lead, progress="Agreed")
    say(action, lead, period="2026-09", progress="Began")
    action.refresh_from_db()
    assert (action.latest_update, action.last_progress_period) == (newest, "2026-11")


def test_nothing_changed_is_an_update_but_no_progress(action: Action, lead: Person) -> None:
    say(action, lead, nothing_changed=True)
    action.refresh_from_db()
    assert (action.status, action.last_progress_period) == ("not_started", "")


@pytest.mark.parametrize(
    "words", [{}, {"progress": "  "}, {"progress": "Done", "nothing_changed": True}], ids=["empty", "blank", "both"]
)
def test_an_update_says_something_or_that_nothing_changed(action: Action, lead: Person, words: dict) -> None:
    with pytest.raises(PlanError):
        say(action, lead, **words)


@pytest.mark.parametrize("period", ["2026-12", "2026-13", "November"])
def test_an_update_is_of_a_month_that_has_begun(action: Action, lead: Person, period: str) -> None:
    with pytest.raises(PlanError):
        say(action, lead, period=period, progress="Ahead of time")


def test_the_named_lead_updates_and_a_colleague_does_not(world: World, add_action: Callable[..., Action]) -> None:
    owner = world.person("TM", world.north, name="Team manager, Assessment North")
    action = add_action(leads=[owner.name])
    say(action, owner, progress="Began")
    action.refresh_from_db()
    with pytest.raises(NotYours):
        say(action, world.person("TM", world.north), progress="Me too")


def test_the_named_officer_of_an_area_says_how_it_goes(world: World, plan: Plan, lead: Person) -> None:
    owner = world.person("TM", world.north, name="Team manager, Assessment North")
    area = operations.add_area(plan=plan, name="Assessment", officers=[owner.name], by=lead, on=TODAY)
    operations.update_area(area=area, version=1, period="2026-11", progress="New rota", by=owner, on=TODAY)
    area.refresh_from_db()
    assert area.latest_update.progress == "New rota"


def test_completion_needs_evidence_a_claim_and_a_second_person(world: World, action: Action, lead: Person) -> None:
    with pytest.raises(PlanError, match="Nothing shows"):
        operations.claim_complete(action=action, version=1, by=lead, on=TODAY)
    show(action, lead)
    operations.claim_complete(action=action, version=1, by=lead, on=TODAY)
    with pytest.raises(SecondPersonNeeded):
        operations.sign_off(action=action, version=2, by=lead, on=TODAY)
    director = world.person("DIR")
    operations.sign_off(action=action, version=2, by=director, on=TODAY)
    action.refresh_from_db()
    assert (action.status, action.completed_on, action.completed_by, action.claimed_by) == (
        "complete",
        TODAY,
        director,
        lead,
    )


def test_nobody_signs_off_what_nobody_claimed(world: World, action: Action) -> None:
    with pytest.raises(PlanError, match="Nobody has claimed"):
        operations.sign_off(action=action, version=1, by=world.person("DIR"), on=TODAY)


def test_a_claim_whose_evidence_was_withdrawn_is_not_signed_off(world: World, action: Action, lead: Person) -> None:
    evidence = show(action, lead)
    operations.claim_complete(action=action, version=1, by=lead, on=TODAY)
    operations.withdraw_evidence(evidence=evidence, version=1, reason="Wrong minutes", by=lead, on=TODAY)
    with pytest.raises(PlanError, match="Nothing shows"):
        operations.sign_off(action=action, version=2, by=world.person("DIR"), on=TODAY)


def test_a_claim_can_be_taken_back(action: Action, lead: Person) -> None:
    show(action, lead)
    operations.claim_complete(action=action, version=1, by=lead, on=TODAY)
    operations.withdraw_claim(action=action, version=2, by=lead, on=TODAY)
    action.refresh_from_db()
    assert (action.status, action.claimed_by) == ("under_way", None)


def test_a_reopened_action_keeps_both_decisions_in_history(world: World, action: Action, lead: Person) -> None:
    director = world.person("DIR")
    show(action, lead)
    operations.claim_complete(action=action, version=1, by=lead, on=TODAY)
    operations.sign_off(action=action, version=2, by=director, on=TODAY)
    operations.mark_embedded(action=action, version=3, reason="Held for two quarters", by=director, on=TODAY)
    operations.reopen(action=action, version=4, reason="The audit disagrees", by=director, on=TODAY)
    action.refresh_from_db()
    assert (action.status, action.completed_on, action.embedded_on) == ("under_way", None, None)
    kinds = [line.kind for line in chain.lines_about(action)][:4]
    assert kinds == [
        "plans.action_reopened",
        "plans.action_embedded",
        "plans.action_signed_off",
        "plans.action_claimed",
    ]


def test_beginning_can_be_undone(action: Action, lead: Person) -> None:
    operations.set_begun(action=action, version=1, begun=True, by=lead, on=TODAY)
    operations.set_begun(action=action, version=2, begun=False, by=lead, on=TODAY)
    action.refresh_from_db()
    assert (action.status, action.version) == ("not_started", 3)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "http://fenmere.example/", "data:text/html,x", "https://", "https://a b"]
)
def test_evidence_links_are_safe_to_click(action: Action, lead: Person, link: str) -> None:
    with pytest.raises(PlanError):
        operations.add_evidence(about=action, kind="link", link=link, by=lead, on=TODAY)


def test_evidence_may_be_the_address_of_a_measure_that_exists(action: Action, lead: Person) -> None:
    slug = next(iter(definition.library()))
    kept = operations.add_evidence(about=action, kind="address", address=f"measure:{slug}", by=lead, on=TODAY)
    assert kept.address == f"measure:{slug}"
    for address in ("measure:no_such_measure", "child:1"):
        with pytest.raises(Exception, match=r"no measure|not the address"):
            operations.add_evidence(about=action, kind="address", address=address, by=lead, on=TODAY)


def test_evidence_is_one_thing_at_a_time(action: Action, lead: Person) -> None:
    with pytest.raises(PlanError, match="one thing at a time"):
        operations.add_evidence(
            about=action, kind="link", link="https://a.example/", address="measure:x", by=lead, on=TODAY
        )
    with pytest.raises(PlanError, match="missing"):
        operations.add_evidence(about=action, kind="text", by=lead, on=TODAY)


def test_withdrawn_evidence_is_kept_with_its_reason_and_can_be_shown_again(action: Action, lead: Person) -> None:
    evidence = show(action, lead)
    with pytest.raises(PlanError, match="Say why"):
        operations.withdraw_evidence(evidence=evidence, version=1, reason="", by=lead, on=TODAY)
    operations.withdraw_evidence(evidence=evidence, version=1, reason="Wrong meeting", by=lead, on=TODAY)
    evidence.refresh_from_db()
    assert (evidence.withdrawn_on, evidence.withdrawn_by, evidence.text) == (
        TODAY,
        lead,
        "Minutes of 3 November agree it.",
    )
    operations.restore_evidence(evidence=evidence, version=2, by=lead, on=TODAY)
    evidence.refresh_from_db()
    assert evidence.withdrawn_on is None


def test_a_lead_withdraws_the_own_evidence_and_nobody_elses(
    world: World, add_action: Callable[..., Action], lead: Person
) -> None:
    owner = world.person("TM", world.north, name="Team manager, Assessment North")
    action = add_action(leads=[owner.name])
    own, other = show(action, owner), show(action, lead)
    operations.withdraw_evidence(evidence=own, version=1, reason="Wrong", by=owner, on=TODAY)
    with pytest.raises(NotYours):
        operations.withdraw_evidence(evidence=other, version=1, reason="Wrong", by=owner, on=TODAY)


def test_what_children_said_is_entered_for_an_area(area: Area, lead: Person) -> None:
    entry = operations.add_difference(
        area=area, kind="children", text="We tell our story once", period="2026-10", by=lead, on=TODAY
    )
    operations.withdraw_difference(difference=entry, version=1, reason="Said elsewhere", by=lead, on=TODAY)
    entry.refresh_from_db()
    assert entry.withdrawn_reason == "Said elsewhere"


def test_another_rating_holds_at_most_a_quarter(action: Action, lead: Person) -> None:
    words = {"about": action, "version": 1, "rating": "red", "reason": "The partner left", "by": lead, "on": TODAY}
    with pytest.raises(PlanError, match="at most 92 days"):
        operations.override_rating(expires_on=date(2027, 3, 1), **words)
    with pytest.raises(PlanError, match="at most 92 days"):
        operations.override_rating(expires_on=date(2026, 11, 19), **words)
    assert operations.override_rating(expires_on=date(2027, 2, 20), **words).rating == "red"


RATED = {"rating": "amber", "reason": "It is nearly done", "expires_on": date(2027, 2, 20)}


def test_an_owner_does_not_rate_their_own_action_otherwise(world: World, add_action: Callable[..., Action]) -> None:
    owner = world.person("TM", world.north, name="Team manager, Assessment North")
    action = add_action(due="31 Oct 2026", leads=[owner.name])
    assert policies.can_update(action, by=owner, on=TODAY)
    with pytest.raises(RatingNotYours, match="Ask your head of service"):
        operations.override_rating(about=action, version=1, **RATED, by=owner, on=TODAY)
    assert not action.overrides.exists()


def test_an_officer_does_not_lift_what_somebody_reported_of_their_area(world: World, plan: Plan, lead: Person) -> None:
    owner = world.person("TM", world.north, name="Team manager, Assessment North")
    area = operations.add_area(plan=plan, name="Assessment", officers=[owner.name], by=lead, on=TODAY)
    override = operations.override_rating(about=area, version=1, **RATED, by=lead, on=TODAY)
    with pytest.raises(RatingNotYours):
        operations.lift_override(override=override, version=1, by=owner, on=TODAY)


@pytest.mark.parametrize(
    ("role", "place", "may"),
    [
        ("HOS", "safeguarding", True), ("SM", "safeguarding", True), ("DIR", "authority", True),
        ("QA", "authority", True), ("SM", "care", False), ("HOS", "care", False), ("DT", "authority", False),
    ],
)  # fmt: skip
def test_who_writes_the_plan_or_signs_actions_off_may_rate_otherwise(
    world: World, action: Action, role: str, place: str, may: bool
) -> None:
    person = world.person(role, getattr(world, place))
    assert policies.can_rate(action, by=person, on=TODAY) is may
    if may:
        assert operations.override_rating(about=action, version=1, **RATED, by=person, on=TODAY).made_by == person


def test_complete_is_not_a_matter_of_opinion(action: Action, lead: Person) -> None:
    with pytest.raises(PlanError, match="not a matter of opinion"):
        operations.override_rating(
            about=action, version=1, rating="blue", reason="I think so", expires_on=TODAY, by=lead, on=TODAY
        )


def test_a_new_override_lifts_the_one_before(action: Action, lead: Person) -> None:
    words = {"about": action, "reason": "The partner left", "expires_on": date(2027, 1, 31), "by": lead, "on": TODAY}
    first = operations.override_rating(version=1, rating="red", **words)
    operations.override_rating(version=2, rating="amber", **words)
    first.refresh_from_db()
    assert (first.lifted_on, first.lifted_by) == (TODAY, lead)


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
    edition = operations.publish_plan(plan=plan, version=2, by=lead, on=TODAY)
    text = str(edition.content)
    assert "Agree thresholds with partners" in text
    assert not any(word in text for word in ("Somebody Special", "Police", "£9k", "Visits"))


def test_a_published_edition_does_not_follow_later_edits(
    world: World, action: Action, plan: Plan, lead: Person
) -> None:
    operations.sign_off_plan(plan=plan, version=1, by=world.person("DIR"), on=TODAY)
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
