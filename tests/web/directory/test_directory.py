"""The directory, page by page: the list, an entry, a name that is asked, and the way back of each answer."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.plans import operations as plans
from goldenthread.plans.directory import operations
from goldenthread.plans.models import Action, Post
from tests.web.signing import signed_in
from tests.world import World

TODAY = date(2026, 11, 20)


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL", name="Programme lead")


@pytest.fixture
def client(lead: Person) -> Client:
    return signed_in(lead)


@pytest.fixture
def action(world: World, lead: Person) -> Action:
    plan = plans.create_plan(name="Getting it right", unit=world.authority, by=lead, on=TODAY)
    area = plans.add_area(plan=plan, name="Front door", officers=["HoS QA"], by=lead, on=TODAY)
    return plans.add_action(
        area=area, text="Audit files", leads=["JW", "HoS QA"], partners=["Schools"], by=lead, on=TODAY
    )


@pytest.fixture
def post(lead: Person) -> Post:
    made = operations.add_post(title="Head of Service, Quality Assurance", by=lead, on=TODAY)
    operations.add_holder(post=made, version=made.version, name="Jo Westbrook", by=lead, on=TODAY)
    return made


def test_an_empty_directory_says_what_it_is_for(client: Client) -> None:
    page = client.get("/directory/").text
    assert "No plan names anybody yet." in page and "Add the first entry" in page
    assert 'href="/directory/"' in client.get("/").text


def test_the_list_has_holder_spellings_and_how_often_and_exports(action: Action, post: Post, client: Client) -> None:
    page = client.get("/directory/?q=westbrook").text
    assert "2 names in plans lead to nobody for certain yet." in page and "Jo Westbrook" in page
    rows = client.get("/directory/?export=csv").text.splitlines()
    assert rows[1] == '"Head of Service, Quality Assurance",Post,Jo Westbrook,,2'


def test_an_action_says_who_is_meant_and_where_to_say_it(action: Action, post: Post, client: Client) -> None:
    page = client.get(f"/actions/{action.pk}/").text
    assert f'HoS QA <a class="govuk-link gt-small" href="/directory/{post.pk}/">' in page
    assert "Head of Service, Quality Assurance, Jo Westbrook" in page
    assert 'href="/directory/names/one/?raw=JW"' in page


def test_a_proposal_is_answered_with_yes_and_taken_back(action: Action, post: Post, client: Client) -> None:
    page = client.get("/directory/names/").text
    assert "the initials of Jo Westbrook" in page
    reply = client.post("/directory/names/say/", {"raw": "JW", "post": post.pk, "is_meant": "yes"}, follow=True)
    assert "“JW” means Head of Service, Quality Assurance, here and in plans to come." in reply.text
    lead = action.leads.get(raw="JW")
    assert lead.post == post
    client.post("/directory/names/unsay/", {"spelling": post.spellings.get().pk})
    lead.refresh_from_db()
    assert lead.post is None


def test_no_takes_the_proposal_away(action: Action, post: Post, client: Client) -> None:
    client.post("/directory/names/say/", {"raw": "JW", "post": post.pk, "is_meant": "no"})
    assert "the initials of" not in client.get("/directory/names/").text


def test_a_name_nobody_proposes_becomes_a_new_entry(action: Action, client: Client) -> None:
    page = client.get("/directory/names/one/?raw=Schools").text
    assert "Named once in plans" in page and 'value="new" checked' in page
    reply = client.post(
        "/directory/names/one/", {"raw": "Schools", "meant": "new", "title": "Fenmere schools", "kind": "team"}
    )
    assert reply.status_code == 302
    assert action.partners.get().post.title == "Fenmere schools"


def test_a_name_asks_which_other_entry_and_knows_no_text_that_no_plan_has(
    action: Action, post: Post, client: Client
) -> None:
    reply = client.post("/directory/names/one/", {"raw": "Schools", "meant": "other", "title": "x", "kind": "team"})
    assert reply.status_code == 422 and "Choose the entry" in reply.text
    assert client.get("/directory/names/one/?raw=Nobody").status_code == 404


def test_an_entry_shows_where_it_is_named_and_its_history(action: Action, post: Post, client: Client) -> None:
    page = client.get(f"/directory/{post.pk}/").text
    assert "Held today by Jo Westbrook" in page and "Named 2 times in plans." in page
    assert "“HoS QA”, 2 times: a short form of its title" in page


def test_holders_are_added_and_changed_and_days_checked(post: Post, client: Client) -> None:
    days = {"from_on-day": "1", "from_on-month": "4", "from_on-year": "2026"}
    form = {"version": post.version, "name": "Imran Sayle", **days}
    assert client.post(f"/directory/{post.pk}/holders/add/", form).status_code == 302
    jo = post.holders.get(name="Jo Westbrook")
    ends = {"until_on-day": "31", "until_on-month": "3", "until_on-year": "2026"}
    client.post(f"/directory/holders/{jo.pk}/", {"version": jo.version, "name": "Jo Westbrook", **ends})
    assert "Held today by Imran Sayle." in client.get(f"/directory/{post.pk}/").text


def test_two_entries_are_merged_with_a_way_back(post: Post, lead: Person, client: Client) -> None:
    other = operations.add_post(title="Head of QA", by=lead, on=TODAY)
    reply = client.post(f"/directory/{other.pk}/merge/", {"version": other.version, "into": post.pk}, follow=True)
    assert "Head of QA is now Head of Service, Quality Assurance." in reply.text
    other.refresh_from_db()
    assert "Merged into" in client.get(f"/directory/{other.pk}/").text
    client.post(f"/directory/{other.pk}/part/", {"version": other.version})
    other.refresh_from_db()
    assert other.merged_into is None


def test_editing_keeps_what_was_typed_when_the_title_is_taken(post: Post, lead: Person, client: Client) -> None:
    operations.add_post(title="Head of Audit", by=lead, on=TODAY)
    form = {"version": post.version, "title": "head of audit", "kind": "person"}
    reply = client.post(f"/directory/{post.pk}/edit/", form)
    assert reply.status_code == 422 and "There is already an entry called head of audit" in reply.text
    assert client.post(f"/directory/{post.pk}/edit/", form | {"title": "Head of Quality"}).status_code == 302


def test_many_names_are_looked_at_before_any_is_stored(client: Client, post: Post) -> None:
    assert "/directory/many/" in client.get("/directory/").text
    assert "(optional)" not in client.get("/directory/many/").text.split("Lines to add")[0]
    text = f"{post.title}\nDirector; Ann Archer\nDriver"
    looked = client.post("/directory/many/", {"do": "look", "text": text}).text
    assert "Two of three lines are new; one here already." in looked and "Nothing is stored yet." in looked
    assert Post.objects.count() == 1
    added = client.post("/directory/many/", {"do": "add", "text": text, "chosen": ["2"]}, follow=True).text
    assert "One entry added." in added and "Ann Archer" in added
    assert Post.objects.count() == 2
    again = client.post("/directory/many/", {"do": "add", "text": text, "chosen": ["2", "3"]})
    assert again.status_code == 422 and "Here already, so nothing was added: Director." in again.text
    empty = client.post("/directory/many/", {"do": "look", "text": " "})
    assert empty.status_code == 422 and "No title was found." in empty.text


def test_the_download_of_the_directory_is_a_list_that_can_be_brought_in_again(client: Client, post: Post) -> None:
    text = client.get("/directory/?export=csv").text
    assert "Here already" in client.post("/directory/many/", {"do": "look", "text": text}).text
