"""Given small numbers, when figures are published, then two people see to it and scrutiny reads the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.functional.browser import Visitor
from tests.measures.disclosure.made import COUNT, MAY, ON, SHARE, figure
from tests.world import World

PASSWORD = "a long enough password"
Visit = Callable[..., Visitor]


def test_from_preparing_an_edition_to_reading_it(visit: Visit, council: World, settings: Any) -> None:
    settings.TODAY = ON
    for back in range(6):
        figure(SHARE, MAY.plus(-back), 3 if back == 0 else 400 + back, 613)
        figure(COUNT, MAY.plus(-back), 30 + back)
    prepare(visit(), council)
    approve(visit(), council)
    visitor = visit()
    visitor.sign_in(council.person("EM").email, PASSWORD)
    visitor.page.goto("/scorecard/?plan=all")
    expect(visitor.page.get_by_text("c: not shown, because a number from 1 to 5")).to_be_visible()
    visitor.check()
    visitor.page.goto(f"/measures/{SHARE}/")
    expect(visitor.page.locator(".gt-answer")).to_contain_text("is withheld")
    visitor.check()
    visitor.page.get_by_role("link", name="Edition 1: For scrutiny").click()
    expect(visitor.page.locator(".gt-answer")).to_contain_text("1 is withheld")
    visitor.check()


def prepare(visitor: Visitor, council: World) -> None:
    visitor.sign_in(council.person("DT").email, PASSWORD)
    visitor.page.goto("/editions/")
    visitor.check()
    visitor.page.get_by_role("button", name="Prepare an edition").click()
    visitor.page.get_by_label("Title").fill("For scrutiny")
    visitor.page.get_by_label("Words that go with the figures").fill("Most of it was one family of three.")
    visitor.page.get_by_role("button", name="Prepare it").click()
    visitor.check()
    visitor.page.get_by_label("Why this may go out").fill("The family asked us to tell it.")
    visitor.page.get_by_role("button", name="Prepare it").click()
    visitor.page.get_by_role("button", name="See what it made").click()
    expect(visitor.page.get_by_text("You prepared it, so another person")).to_be_visible()


def approve(visitor: Visitor, council: World) -> None:
    visitor.sign_in(council.person("PL").email, PASSWORD)
    visitor.page.goto("/editions/")
    visitor.page.get_by_role("link", name="For scrutiny").click()
    visitor.check()
    visitor.page.get_by_role("button", name="Approve it").click()
    visitor.check()
    visitor.page.get_by_role("button", name="Publish it").click()
    expect(visitor.page.get_by_text("The edition is published.")).to_be_visible()
