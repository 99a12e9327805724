"""Given a system administrator, when they add somebody and give them a role, then that person can work here."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from goldenthread.accounts.models import Person
from tests.functional.browser import Visitor
from tests.world import World

PASSWORD = "a long enough password"
Visit = Callable[..., Visitor]


def test_somebody_is_added_given_a_role_and_lets_themselves_in(visit: Visit, council: World) -> None:
    admin = council.person("SA", name="System administrator")
    visitor = visit()
    page = visitor.page
    visitor.sign_in(admin.email, PASSWORD)
    visitor.check()

    page.get_by_role("link", name="People", exact=True).click()
    visitor.check()
    page.get_by_role("button", name="Add a person").click()
    visitor.check()
    page.get_by_role("button", name="Add").click()
    expect(page.locator(".govuk-error-summary li")).to_have_count(2)
    visitor.check()

    page.get_by_label("Name", exact=True).fill("Practice lead")
    page.get_by_label("E-mail address").fill("practice@fenmere.example")
    page.get_by_role("button", name="Add").click()
    page.get_by_role("heading", name="Practice lead", level=1).wait_for()
    visitor.check()

    page.get_by_role("button", name="Give a role").click()
    visitor.check()
    page.get_by_label("Role").select_option("Quality assurance")
    page.get_by_label("For").select_option("Fenmere (authority)")
    page.get_by_role("button", name="Give it").click()
    expect(page.get_by_role("rowheader", name="Quality assurance")).to_be_visible()
    visitor.check()

    page.get_by_role("button", name="Make an invitation").click()
    visitor.check()
    address = page.locator(".gt-quote").inner_text()

    theirs = visit()
    theirs.page.goto(address)
    theirs.check()
    theirs.page.locator("input[type=password]").fill("four words not together")
    theirs.page.get_by_role("button", name="Choose it").click()
    theirs.sign_in("practice@fenmere.example", "four words not together")
    expect(theirs.page.locator("h1")).to_have_text("Practice lead", use_inner_text=True)
    theirs.check()


def test_two_administrators_change_one_person_and_nothing_is_lost(visit: Visit, council: World) -> None:
    council.person("SA", name="First administrator")
    person = council.person("TM", council.north, name="Team manager")
    page = (visitor := visit()).page
    visitor.sign_in(Person.objects.get(name="First administrator").email, PASSWORD)
    page.goto(f"/people/{person.pk}/change/")
    Person.objects.filter(pk=person.pk).update(post="Stored meanwhile", version=2)
    page.get_by_label("Post (optional)").fill("Typed by me")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#conflict")).to_contain_text("Stored meanwhile", use_inner_text=True)
    expect(page.get_by_label("Post (optional)")).to_have_value("Typed by me")
    visitor.check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()
    assert Person.objects.get(pk=person.pk).post == "Typed by me"


def test_closing_an_account_can_be_undone_for_ten_seconds(visit: Visit, council: World) -> None:
    person = council.person("TM", council.north, name="Team manager")
    page = (visitor := visit()).page
    visitor.sign_in(council.person("SA").email, PASSWORD)
    page.goto(f"/people/{person.pk}/close/")
    page.get_by_label("Why").fill("Left the council")
    page.get_by_role("button", name="Close it").click()
    page.get_by_role("button", name="Undo").wait_for()
    visitor.check()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("is open.").wait_for()
    assert Person.objects.get(pk=person.pk).is_active


def test_the_organisation_is_a_tree_and_works_without_scripts(visit: Visit, council: World) -> None:
    visitor = visit(javascript=False)
    page = visitor.page
    visitor.sign_in(council.person("DT").email, PASSWORD)
    page.get_by_role("link", name="Organisation").click()
    page.get_by_role("link", name="Assessment North").click()
    page.get_by_role("link", name="Close it").click()
    page.get_by_role("button", name="Close it").click()
    expect(page.locator(".gt-answer")).to_contain_text("Open until", use_inner_text=True)
