"""Every address × every role × every kind of thing: the right answer, and no word about a child who is not theirs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
import pytest_django
from django.conf import LazySettings
from django.db import connection, transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from goldenthread.accounts import policies
from tests.authz import asking
from tests.authz.council import DAY, Sample, Someone, letters, people, verdict
from tests.authz.samples import Samples
from tests.authz.table import RULES, Rule
from tests.world import World

OURS = sorted(name for name, rule in RULES.items() if not rule.theirs)
UNSAFE = ("put", "patch", "delete")
Council = tuple[list[Someone], Samples]


def _names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}"


def test_every_address_has_a_name_and_a_line_in_the_table() -> None:
    names = list(_names(get_resolver().url_patterns))
    assert [name for name in names if name.endswith("None")] == []
    assert sorted(set(names) - set(RULES)) == []
    assert sorted(set(RULES) - set(names)) == []


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[Council]:
    """The people and their things, made once for all addresses: half a second that each would pay again."""
    with django_db_blocker.unblock(), override_settings(TODAY=DAY), transaction.atomic():
        world = World()
        found = people(world)
        yield found, Samples(world, found)
        transaction.set_rollback(True)


@pytest.fixture
def council(made: Council, db: None, settings: LazySettings, no_contexts: None) -> Council:
    """What an address does is undone before the next. Sessions are in memory: not they are asked here."""
    settings.TODAY = DAY
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"
    return made


@pytest.mark.parametrize("name", OURS)
def test_an_address_answers_each_person_as_the_matrix_says(name: str, council: Council, client: Client) -> None:
    """With and without a fresh sign-in, as a page and one thing as a part of one; signs in once a person."""
    rule, (everybody, samples) = RULES[name], council
    things = samples.of(rule.kind)
    faults = []
    for someone in everybody if connection.vendor == "sqlite" else _one_of_each(rule, everybody, things):
        asking.sign_in(client, someone, fresh=True)
        if rule.post:  # a change uses its thing up, so each asking gets new ones; the last is asked as a part
            *pages, last = samples.of(rule.kind)
            asked = [*((thing, False) for thing in pages), (last, bool(pages))]
        else:
            asked = [*((thing, False) for thing in things), (things[0], True)]
        if _stops_at_the_door(rule, someone, things):
            asked = [asked[0], asked[-1]] if len(asked) > 1 else asked
        for thing, part in asked:
            faults += _faults(client, name, someone, thing, part=part)
        if rule.capability and rule.step_up:
            asking.sign_in(client, someone, fresh=False)
            faults += _faults(client, name, someone, samples.of(rule.kind)[0] if rule.post else things[0], fresh=False)
    assert faults == []


def _stops_at_the_door(rule: Rule, someone: Someone, things: list[Sample]) -> bool:
    """Is the answer the same no for every thing, also for one that was never given? Then none is looked up, and the
    first, once as a page and the last as a part show it: two questions in place of up to nine."""
    answers = {verdict(rule, someone, thing, fresh=True) for thing in things}
    return len(answers) == 1 and not answers & {"ALLOW", "404"} and not all(thing.exists for thing in things)


def _one_of_each(rule: Rule, everybody: list[Someone], things: list[Sample]) -> list[Someone]:
    """The first of those who are let as far, by the same letters of the matrix, to all of the things.

    A second database is asked the same questions for each of them, so who else gets the same answers is asked once,
    on the embedded one: here 6 people in place of 24 for an address, and a third of the time.
    """
    first: dict[object, Someone] = {}
    for someone in everybody:
        known = someone.person is not None
        answers = tuple(verdict(rule, someone, thing, fresh=True) for thing in things)
        first.setdefault((known, letters(rule, someone), answers), someone)
    return list(first.values())


def _faults(
    client: Client, name: str, someone: Someone, thing: Sample, *, part: bool = False, fresh: bool = True
) -> Iterator[str]:
    rule, address = RULES[name], reverse(name, args=thing.arguments)
    wanted = ("ALLOW" if thing.exists else "404") if rule.public else verdict(rule, someone, thing, fresh=fresh)
    headers = {"HX-Request": "true"} if part else {}
    ask = partial(client.post, data=thing.form) if rule.post else client.get
    answer = ask(address, headers=headers)
    said = asking.meaning(answer)
    if said != wanted:
        yield f"{someone.code} asks {name} ({thing.name}): {said} where {wanted} is right"
    for word in asking.leaked(answer, someone, thing):
        yield f"{someone.code} asks {name} ({thing.name}): shows {word}"


@pytest.mark.parametrize("name", [name for name in OURS if RULES[name].kind != "page"][:6])
def test_other_methods_never_open_what_get_does_not(name: str, council: Council, client: Client) -> None:
    rule, (everybody, samples) = RULES[name], council
    outsider = next(someone for someone in everybody if someone.code == "NOROLE")
    asking.sign_in(client, outsider, fresh=True)
    address = reverse(name, args=samples.of(rule.kind)[0].arguments)
    for method in UNSAFE:
        assert asking.meaning(getattr(client, method)(address)) != "ALLOW" or rule.public or rule.capability is None


def test_the_matrix_notices_a_door_left_open(council: Council, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of the test: with the capability of one page no longer asked, faults are found."""
    everybody, samples = council
    director = next(someone for someone in everybody if someone.code == "DIR")
    asking.sign_in(client, director, fresh=True)
    page = samples.of("page")[0]
    assert list(_faults(client, "person-add", director, page)) == []
    open_door = policies.reach(samples.by_code["SA"], "user.manage", on=DAY)
    monkeypatch.setattr(policies, "reach", lambda *given, **more: open_door)
    assert list(_faults(client, "person-add", director, page))
