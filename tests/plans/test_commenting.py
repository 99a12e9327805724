"""Comments: who may say what, whom they mention, and how they are taken back or erased."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts import erasure
from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.history.models import Entry
from goldenthread.plans import commenting, operations
from goldenthread.plans.errors import NotYours, PlanError
from goldenthread.plans.models import Action, Area, Comment, Plan
from tests.world import World

TODAY = date(2026, 11, 20)


def _say(about: object, by: Person, text: str = "Who books the room?", **more: object) -> Comment:
    return operations.add_comment(about=about, text=text, by=by, on=TODAY, **more)


def _words(comment: Comment) -> str:
    return commenting.words_of([comment])[comment.pk]


def test_a_comment_stands_on_a_plan_and_on_each_of_its_parts(
    plan: Plan, area: Area, action: Action, lead: Person
) -> None:
    made = {"by": lead, "on": TODAY}
    asked = operations.add_recommendation(plan=plan, text="See children sooner", **made)
    line = operations.add_scorecard_line(plan=plan, text="Visits in time", **made)
    for thing in (plan, area, action, asked, line):
        comment = _say(thing, lead)
        assert comment.about == thing
        assert list(commenting.about_thing(thing)) == [comment]
        assert (_words(comment), comment.made_by, comment.made_on) == ("Who books the room?", lead, TODAY)


def test_the_text_is_cleaned_and_measured(action: Action, lead: Person) -> None:
    assert _words(_say(action, lead, "  One\r\nTwo\x00 ")) == "One\nTwo"
    with pytest.raises(PlanError, match="is empty"):
        _say(action, lead, " \n ")
    with pytest.raises(PlanError, match="4,001 characters; at most 4,000 fit"):
        _say(action, lead, "x" * 4001)


def test_who_may_see_it_and_comment_does(world: World, plan: Plan, action: Action) -> None:
    team, other = world.person("TM", world.north), world.person("TM", world.looked_after)
    _say(action, world.person("DIR"))
    _say(action, team)
    _say(plan, team)
    with pytest.raises(NotYours):
        _say(action, other)
    with pytest.raises(NotAllowed):
        _say(action, world.person("IN"))
    with pytest.raises(NotYours):
        _say(plan, world.person("PA", organisation=world.partner))


def test_a_partner_comments_on_what_is_shared_with_them(world: World, plan: Plan, action: Action, lead: Person) -> None:
    partner = world.person("PA", organisation=world.partner)
    operations.share_plan(plan=plan, version=plan.version, organisation=world.partner, by=lead, on=TODAY)
    assert _say(action, partner).made_by == partner


def test_a_lead_from_elsewhere_comments_on_their_action_alone(world: World, plan: Plan, action: Action) -> None:
    other = world.person("SW", world.looked_after)
    action.leads.create(raw="Me", person=other)
    assert commenting.can_comment(action, by=other, on=TODAY)
    assert not commenting.can_comment(action.area, by=other, on=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Please look, @Team manager, North: is it so?", "@team MANAGER, north", "Ask @Head of rooms.",
        "(@Team manager, North's team)", "@Team manager, North and @Head of rooms: both are one",
    ],
)  # fmt: skip
def test_a_name_or_post_after_an_at_sign_is_told(world: World, action: Action, lead: Person, text: str) -> None:
    manager = world.person("TM", world.north, name="Team manager, North")
    Person.objects.filter(pk=manager.pk).update(post="Head of rooms")
    world.person("TM", world.north, name="Team manager")
    comment = _say(action, lead, text)
    assert [each.person for each in comment.mentions.all()] == [manager]
    assert commenting.unread(manager).get().comment == comment


def test_whom_nobody_knows_or_two_go_by_is_refused_with_what_to_do(world: World, action: Action, lead: Person) -> None:
    with pytest.raises(PlanError, match=r"Nobody here goes by “@nobody at”.*choose from the list"):
        _say(action, lead, "Is it so, @Nobody at all?")
    world.person("TM", name="Same name")
    world.person("TM", name="Same name")
    with pytest.raises(PlanError, match="More than one person goes by “@same name"):
        _say(action, lead, "Is it so, @Same name?")
    assert not Comment.objects.exists()


def test_an_address_of_mail_names_nobody(action: Action, lead: Person) -> None:
    assert not _say(action, lead, "Write to rooms@fenmere.example").mentions.exists()


def test_nobody_is_told_of_what_they_may_not_see(world: World, action: Action, lead: Person) -> None:
    other = world.person("TM", world.looked_after, name="Far away")
    for more in ({"text": "Look, @Far away"}, {"mentions": [other]}):
        with pytest.raises(PlanError, match="Far away may not open this, so they would not be told"):
            _say(action, lead, **more)


def test_a_mention_waits_until_it_is_read_or_withdrawn(world: World, action: Action, lead: Person) -> None:
    manager = world.person("TM", world.north)
    first, second = (_say(action, lead, mentions=[manager, lead]) for _ in "ab")
    assert not commenting.unread(lead).exists(), "nobody tells themselves"
    operations.withdraw_comment(comment=second, version=1, by=lead, on=TODAY)
    mention = commenting.unread(manager).get()
    assert mention.comment == first
    assert operations.read_mentions(until=mention.pk, by=lead, on=TODAY) == 0
    assert operations.read_mentions(until=mention.pk, by=manager, on=TODAY) == 1
    assert not commenting.unread(manager).exists()


def test_offered_are_those_named_in_the_plan_who_may_see_the_thing(world: World, action: Action, lead: Person) -> None:
    near, far = world.person("TM", world.north, name="Near"), world.person("TM", world.looked_after, name="Far")
    action.leads.create(raw="Near", person=near)
    action.area.officers.create(raw="Far", person=far)
    world.person("TM", world.north, name="Named nowhere")
    assert commenting.offered(action, by=lead, on=TODAY) == [
        near,
    ]
    assert commenting.offered(action, by=near, on=TODAY) == [lead]


def test_its_author_withdraws_a_comment_and_shows_it_again(world: World, action: Action) -> None:
    author, other, writer = world.person("TM", world.north), world.person("TM", world.north), world.person("PL")
    comment = _say(action, author)
    with pytest.raises(NotYours):
        operations.withdraw_comment(comment=comment, version=1, by=other, on=TODAY)
    operations.withdraw_comment(comment=comment, version=1, by=author, on=TODAY)
    with pytest.raises(PlanError, match="You did not withdraw"):
        operations.restore_comment(comment=comment, version=2, by=writer, on=TODAY)
    with pytest.raises(StaleVersion):
        operations.restore_comment(comment=comment, version=1, by=author, on=TODAY)
    comment.refresh_from_db()
    operations.restore_comment(comment=comment, version=2, by=author, on=TODAY)
    operations.withdraw_comment(comment=comment, version=3, by=writer, on=TODAY)
    comment.refresh_from_db()
    assert (comment.withdrawn_by, comment.withdrawn_on, _words(comment)) == (writer, TODAY, "Who books the room?")
    kinds = list(Entry.objects.filter(subject_kind="plans.comment").values_list("kind", flat=True))
    assert [kind.removeprefix("plans.comment_") for kind in kinds] == ["added", "withdrawn", "restored", "withdrawn"]


def test_words_erased_from_the_history_are_erased_from_the_comment(world: World, action: Action, lead: Person) -> None:
    comment = _say(action, lead, "A family's name that nobody should have written")
    first, second = world.person("IG"), world.person("IG")
    line = erasure.lines_that_say("family's name", by=first, on=TODAY).get()
    asked = erasure.ask(line=line.seq, reason="A request", by=first, on=TODAY)
    erasure.agree(asked=asked, version=1, by=second, on=TODAY)
    assert _words(comment) == ""
