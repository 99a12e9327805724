"""Whom plans mean: certain, asked, remembered; two entries merged and parted; a plan's own words untouched."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.history.models import Entry
from goldenthread.plans import operations as plans
from goldenthread.plans.directory import operations, queries
from goldenthread.plans.directory.resolving import Directory, Meaning
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Area, Post
from tests.world import World

TODAY = date(2026, 11, 20)


@pytest.fixture
def quality(lead: Person) -> Post:
    """A post held by one person until March and by another since April."""
    post = operations.add_post(title="Head of Service, Quality Assurance", by=lead, on=TODAY)
    for name, start, end in (
        ("Jo Westbrook", date(2024, 1, 8), date(2026, 3, 31)), ("Imran Sayle", date(2026, 4, 1), None),
    ):  # fmt: skip
        operations.add_holder(
            post=post, version=post.version, name=name, from_on=start, until_on=end, by=lead, on=TODAY
        )
    return post


@pytest.fixture
def board(lead: Person) -> Post:
    return operations.add_post(title="Children's Improvement Board", kind="body", by=lead, on=TODAY)


def means(raw: str) -> Meaning:
    return Directory.read().meaning(raw)


def asked(raw: str) -> list[tuple[str, str]]:
    found = means(raw)
    assert found.post is None
    return [(each.post.title, each.reason) for each in found.likely]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("head of service,  quality assurance", "its title"),
        ("HoS QA", "a short form of its title"),
        ("Imran Sayle", "the name of who holds or held it"),
    ],
)
def test_a_title_its_short_form_and_a_holders_name_are_certain(quality: Post, raw: str, reason: str) -> None:
    assert (means(raw).post, means(raw).reason) == (quality, reason)


def test_initials_a_title_much_like_it_and_a_part_are_asked(quality: Post, board: Post) -> None:
    title = quality.title
    assert asked("JW") == [(title, "the initials of Jo Westbrook")]
    assert asked("Head of QA") == [(title, "a title much like it")]
    assert asked("Jo Westbrook (interim)") == [(title, "“Jo Westbrook” is one of its names")]
    assert asked("Improvement Board") == [(board.title, "a title much like it")]
    assert asked("Schools") == []


def test_one_word_in_common_is_not_alike(board: Post) -> None:
    assert asked("Board") == []
    assert asked("Health and Wellbeing Board") == []


def test_an_answer_is_remembered_for_every_plan(quality: Post, lead: Person, area: Area) -> None:
    old = plans.add_action(area=area, text="Audit", leads=["JW"], by=lead, on=TODAY)
    assert old.leads.get().post is None
    said = operations.say_spelling(post=quality, raw="JW", is_meant=True, by=lead, on=TODAY)
    assert (old.leads.get().post, old.leads.get().raw) == (quality, "JW")
    new = plans.add_action(area=area, text="Audit again", leads=["jw"], by=lead, on=TODAY)
    assert new.leads.get().post == quality
    operations.unsay_spelling(spelling=said, by=lead, on=TODAY)
    assert old.leads.get().post is None and new.leads.get().post is None


def test_no_is_remembered_too(quality: Post, lead: Person) -> None:
    operations.say_spelling(post=quality, raw="JW", is_meant=False, by=lead, on=TODAY)
    operations.say_spelling(post=quality, raw="HoS QA", is_meant=False, by=lead, on=TODAY)
    assert asked("JW") == [] and asked("HoS QA") == []


def test_a_text_means_one_entry_and_the_last_word_holds(quality: Post, board: Post, lead: Person) -> None:
    operations.say_spelling(post=quality, raw="QB", is_meant=True, by=lead, on=TODAY)
    operations.say_spelling(post=board, raw="QB", is_meant=True, by=lead, on=TODAY)
    assert means("QB").post == board


def test_two_posts_that_one_person_held_are_not_told_by_the_name(quality: Post, lead: Person) -> None:
    other = operations.add_post(title="Principal Social Worker", by=lead, on=TODAY)
    operations.add_holder(post=other, version=other.version, name="Imran Sayle", by=lead, on=TODAY)
    assert means("Imran Sayle").post is None
    assert {title for title, _ in asked("Imran Sayle")} == {quality.title, other.title}


def test_merged_entries_are_one_and_can_be_parted(board: Post, lead: Person, area: Area) -> None:
    short = operations.add_post(title="The Board", kind="body", by=lead, on=TODAY)
    action = plans.add_action(area=area, text="Report", partners=["The Board"], by=lead, on=TODAY)
    operations.merge_posts(post=short, version=short.version, into=board, by=lead, on=TODAY)
    assert (action.partners.get().post, action.partners.get().raw) == (board, "The Board")
    assert list(queries.posts(lead, on=TODAY)) == [board]
    operations.part_posts(post=short, version=short.version, by=lead, on=TODAY)
    assert action.partners.get().post == short


def test_an_entry_is_not_merged_into_itself_by_any_way(board: Post, lead: Person) -> None:
    other = operations.add_post(title="The Board", kind="body", by=lead, on=TODAY)
    operations.merge_posts(post=other, version=other.version, into=board, by=lead, on=TODAY)
    with pytest.raises(PlanError, match="not merged into itself"):
        operations.merge_posts(post=board, version=board.version, into=other, by=lead, on=TODAY)


def test_who_holds_it_depends_on_the_day(quality: Post) -> None:
    def names(on: date) -> list[str]:
        return [each.name for each in queries.holders_on(quality, on)]

    assert names(date(2026, 3, 31)) == ["Jo Westbrook"]
    assert names(date(2026, 4, 1)) == ["Imran Sayle"]
    assert names(date(2023, 12, 31)) == []


def test_the_link_gives_nobody_a_right(quality: Post, lead: Person, area: Area, world: World) -> None:
    person = world.person("SW", name="Imran Sayle")
    operations.edit_holder(
        holder=quality.holders.get(name="Imran Sayle"), version=1, name="Imran Sayle", from_on=None, until_on=None,
        by=lead, on=TODAY,
    )  # fmt: skip
    action = plans.add_action(area=area, text="Audit", leads=["HoS QA"], by=lead, on=TODAY)
    assert (action.leads.get().post, action.leads.get().person) == (quality, None)
    assert action not in Action.objects.filter(leads__person=person)


def test_what_is_not_known_is_listed_with_where_it_stands(quality: Post, lead: Person, area: Area) -> None:
    for text in ("One", "Two"):
        plans.add_action(area=area, text=text, leads=["JW", "HoS QA"], partners=["Schools"], by=lead, on=TODAY)
    found = queries.unknown(lead, on=TODAY)
    assert [(each.raw, each.times) for each in found] == [("JW", 2), ("Schools", 2)]
    assert queries.counts(queries.named(lead, on=TODAY)) == {quality.pk: 2}


def test_two_entries_do_not_share_a_title_and_days_stand_in_order(quality: Post, lead: Person) -> None:
    with pytest.raises(PlanError, match="already an entry"):
        operations.add_post(title="head of service,  QUALITY assurance", by=lead, on=TODAY)
    with pytest.raises(PlanError, match="before the first"):
        operations.add_holder(
            post=quality, version=quality.version, name="Nia Pell", from_on=TODAY, until_on=date(2026, 1, 1), by=lead,
            on=TODAY,
        )  # fmt: skip


def test_changes_are_told_claimed_and_kept_from_others(quality: Post, lead: Person, world: World) -> None:
    with pytest.raises(StaleVersion):
        operations.edit_post(
            post=quality, version=1, title="Other", kind="person", unit=None, organisation=None, by=lead, on=TODAY
        )
    kinds = set(Entry.objects.values_list("kind", flat=True))
    assert {"plans.post_added", "plans.holder_added"} <= kinds
    with pytest.raises(NotAllowed):
        operations.add_post(title="New", by=world.person("SW"), on=TODAY)
