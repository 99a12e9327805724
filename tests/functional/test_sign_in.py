"""Given the small council, when people sign in and out, then they get where they belong and nothing is given away."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.functional.browser import Visitor
from tests.world import World

PASSWORD = "a long enough password"
Visit = Callable[..., Visitor]


def test_a_team_manager_signs_in_and_out(visit: Visit, council: World) -> None:
    person = council.person("TM", council.north, name="Team manager, Assessment North")
    visitor = visit()
    visitor.page.goto("/")
    visitor.check()
    visitor.sign_in(person.email, PASSWORD)
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(
        "Team manager, Assessment North", use_inner_text=True
    )
    visitor.check()
    visitor.page.get_by_role("button", name="Sign out").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Sign in", use_inner_text=True)
    visitor.page.goto("/")
    visitor.page.wait_for_url("**/sign-in/**")


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(visit: Visit, council: World) -> None:
    person = council.person("TM", council.north)
    visitor = visit()
    told = []
    for email in (person.email, "nobody@fenmere.example"):
        visitor.sign_in(email, "not the right password")
        summary = visitor.page.locator(".govuk-error-summary")
        expect(summary).to_be_focused()
        told.append(summary.inner_text())
        assert visitor.page.get_by_label("E-mail address", exact=True).input_value() == email
        visitor.check()
    assert told[0] == told[1]


def test_signing_in_works_without_scripts(visit: Visit, council: World) -> None:
    person = council.person("SW", council.north)
    visitor = visit(javascript=False)
    visitor.sign_in(person.email, PASSWORD)
    expect(visitor.page.locator("h1")).to_have_text(person.name, use_inner_text=True)


def test_the_keyboard_reaches_the_content_first(visit: Visit, council: World) -> None:
    visitor = visit()
    visitor.sign_in(council.person("TM", council.north).email, PASSWORD)
    visitor.page.wait_for_load_state("networkidle")  # a Tab into a page that is still being built is lost
    visitor.page.keyboard.press("Tab")
    expect(visitor.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("#main")).to_be_focused()
