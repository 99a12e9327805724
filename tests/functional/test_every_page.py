"""Every page that somebody may open, in a real browser: accessible, within its policy, and nothing sideways.

The addresses come from the same table that says who may open them, so a new page is looked at as soon as it exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse

from tests.authz import asking
from tests.authz.council import DAY, Sample, Someone, people, verdict
from tests.authz.samples import Samples
from tests.authz.table import RULES
from tests.functional.browser import Visitor
from tests.world import World

FILES = {
    "edition-json",
    "evidence-download",
    "exception-report-word",
    "exception-report-html",
    "plan-word",
    "plan-excel",
}
LIBRARY = {"account_reauthenticate", "account_change_password", "mfa_index", "mfa_activate_totp"}
PAGES = [name for name, rule in RULES.items() if not (rule.post or rule.theirs or name in FILES)]
# Whoever sees most of a page looks at it; the rest of the roles only where these may not.
FIRST = ("PL", "DIR", "HOS", "TM", "SW", "DT", "QA", "SA", "IG")


def _looks(name: str, everybody: list[Someone], samples: Samples) -> Iterator[tuple[Someone, Sample]]:
    """For each thing behind the address, the first person who may open it."""
    order = sorted(everybody, key=lambda one: FIRST.index(one.code) if one.code in FIRST else len(FIRST))
    for thing in samples.of(RULES[name].kind):
        reader = next((one for one in order if verdict(RULES[name], one, thing, fresh=True) == "ALLOW"), None)
        if reader and thing.exists:
            yield reader, thing


def _be(visitor: Visitor, someone: Someone) -> None:
    """Give the browser the session of a person who has just signed in."""
    client = Client()
    asking.sign_in(client, someone, fresh=True)
    cookie = client.cookies[configured.SESSION_COOKIE_NAME]
    visitor.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": visitor.address}])


# Two browsers share them out, so the last to end leaves the other idle for a tenth of the whole and not for a third.
PARTS = 10


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_accessible_and_keeps_to_its_policy(
    part: int, visit: Callable[..., Visitor], council: World, settings: object
) -> None:
    settings.TODAY = DAY
    everybody = people(council)
    samples = Samples(council, everybody)
    visitor = visit()
    faults = []
    for name in PAGES[part::PARTS]:
        for reader, thing in list(_looks(name, everybody, samples))[:2]:
            _be(visitor, reader)
            answer = visitor.page.goto(reverse(name, args=thing.arguments))
            faults += _faults(visitor, f"{name} as {reader.code}, {answer.status if answer else 'no answer'}")
    assert faults == []


def test_pages_of_signing_in_and_pages_that_refuse_are_accessible_too(
    visit: Callable[..., Visitor], council: World, settings: object
) -> None:
    settings.TODAY = DAY
    everybody = {one.code: one for one in people(council)}
    visitor = visit()
    _be(visitor, everybody["EM"])
    faults = []
    for address in [*map(reverse, sorted(LIBRARY)), "/plans/", "/plans/987654/", "/nowhere/"]:
        visitor.page.goto(address)
        faults += _faults(visitor, address)
    assert faults == []


def _faults(visitor: Visitor, where: str) -> list[str]:
    try:
        visitor.check()
    except AssertionError as fault:
        visitor.complaints.clear()
        return [f"{where}: {fault}"]
    return []
