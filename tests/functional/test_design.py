"""The design itself: every component in every state, the waiting page, and proof that the checks find faults."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.template.loader import render_to_string
from django.utils import timezone
from playwright.sync_api import expect

from goldenthread.work import workers
from goldenthread.work.models import Job
from tests.functional.browser import Visitor, fits, page_is_accessible
from tests.world import World

PASSWORD = "a long enough password"
Visit = Callable[..., Visitor]
RATINGS = ["grey", "red", "amber", "green", "blue", "embedded", ""]
STATES = ["unknown", "stale", "suppressed", "not_applicable"]
WAYS_OF_SEEING = [{"forced_colors": "active"}, {"reduced_motion": "reduce"}, {"contrast": "more"}, {"media": "print"}]
SIGNALS = ["improving", "worsening", "no_change", "too_few", "not_suited"]


def _gallery() -> str:
    parts = [render_to_string("components/rating.html", {"rating": one}) for one in RATINGS]
    parts += [render_to_string("components/state.html", {"state": one, "reason": "why"}) for one in STATES]
    parts += [render_to_string("components/signal.html", {"signal": one}) for one in SIGNALS]
    parts += [
        render_to_string("components/flag.html", {"text": "No update received"}),
        render_to_string(
            "components/figure.html",
            {"value": "81.4 %", "numerator": 35, "denominator": 43, "period": "Oct 2026", "distance": "3 points below"},
        ),
        render_to_string("components/empty.html", {"title": "Plans", "text": "None.", "address": "/", "action": "Go"}),
        render_to_string("components/progress.html", {"percent": 40, "sentence": "Reading list 4 of 11."}),
        render_to_string("components/breadcrumbs.html", {"trail": [("Plans", "/")]}),
    ]
    head = '<link rel="stylesheet" href="/static/vendor/govuk-frontend.min.css">'
    head += '<link rel="stylesheet" href="/static/web/golden-thread.css"><title>Gallery</title>'
    body = "".join(f"<p>{part}</p>" if part.strip().startswith("<span") else part for part in parts)
    start = f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body class="govuk-template__body">'
    return f"{start}<main><h1>Parts</h1>{body}</main></body></html>"


@pytest.fixture
def gallery(visit: Visit) -> Visitor:
    visitor = visit()
    visitor.page.route("**/gallery/", lambda route: route.fulfill(body=_gallery(), content_type="text/html"))
    visitor.page.goto("/gallery/")
    return visitor


def test_every_component_in_every_state_is_accessible(gallery: Visitor) -> None:
    gallery.check()


@pytest.mark.parametrize("seen", WAYS_OF_SEEING, ids=str)
def test_every_component_survives_other_ways_of_seeing(gallery: Visitor, seen: dict[str, str]) -> None:
    gallery.page.emulate_media(**seen)
    for word in ("On track", "Off track", "Improving", "Unknown"):
        expect(gallery.page.get_by_text(word).first).to_be_visible()


def test_the_checks_find_what_is_wrong(gallery: Visitor) -> None:
    """A negative control: without it, a check that never runs would look like a page without faults."""
    page = gallery.page
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\"><input>')")
    with pytest.raises(AssertionError, match="image-alt"):
        page_is_accessible(page)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<div class=wide>x</div>')")
    page.evaluate("document.styleSheets[1].insertRule('.wide { width: 900px }')")
    with pytest.raises(AssertionError, match="px wide"):
        fits(page)


def test_what_the_policy_blocks_is_heard(visit: Visit) -> None:
    visitor = visit()
    visitor.page.goto("/glossary/")
    visitor.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    visitor.page.wait_for_timeout(200)
    assert any("Content Security Policy" in line for line in visitor.complaints)


def test_the_waiting_page_moves_by_itself_and_says_when_it_is_done(visit: Visit, council: World) -> None:
    person = council.person("DT")
    job = Job.objects.create(
        kind="tests.counting", title="Counting to ten", owner_id=str(person.pk), created_at=timezone.now(),
        state="running", worker=workers.name(), percent=40, sentence="Four so far.",
    )  # fmt: skip
    visitor = visit()
    visitor.sign_in(person.email, PASSWORD)
    visitor.page.goto(f"/jobs/{job.pk}/")
    visitor.check()
    Job.objects.filter(pk=job.pk).update(percent=80, sentence="Eight so far.")
    visitor.page.get_by_text("Eight so far.").wait_for()
    Job.objects.filter(pk=job.pk).update(state="done", percent=100, sentence="Ten.")
    visitor.page.get_by_text("Done. Ten.").wait_for()
    visitor.page.locator("#gt-polite", has_text="Counting to ten: Done").wait_for(state="attached")
    visitor.check()
    visitor.page.goto("/jobs/")
    visitor.check()


@pytest.mark.parametrize("path", ["/sign-in/", "/glossary/", "/accessibility/", "/nothing/here/"])
def test_pages_for_everybody_are_accessible(visit: Visit, council: World, path: str) -> None:
    visitor = visit()
    visitor.page.goto(path)
    visitor.check()


def test_pages_of_ones_own_account_are_accessible(visit: Visit, council: World) -> None:
    visitor = visit()
    visitor.sign_in(council.person("TM", council.north).email, PASSWORD)
    for path in ("/account/", "/password/", "/second-factor/", "/second-factor/totp/activate/", "/sign-in/again/"):
        visitor.page.goto(path)
        visitor.check()


def test_nothing_of_a_page_stays_behind_in_the_browser(visit: Visit, council: World) -> None:
    visitor = visit()
    visitor.sign_in(council.person("TM", council.north).email, PASSWORD)
    assert visitor.page.evaluate("localStorage.length + sessionStorage.length") == 0
