"""Export tokens: made by those who may take figures out, kept as a hash, ended by a day or at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts import tokens
from goldenthread.accounts.errors import AccountError, NotAllowed, OutOfReach
from goldenthread.accounts.models import ExportToken
from goldenthread.core.errors import StaleVersion
from goldenthread.history import chain
from tests.world import World

ON = date(2026, 11, 20)


def make(person, **more):
    return tokens.make_token(
        **({"label": "Dashboard", "ends_on": ON + timedelta(days=90), "by": person, "on": ON} | more)
    )


def test_the_text_is_given_once_and_only_its_hash_is_kept(world: World) -> None:
    token, text = make(world.person("DT"))
    assert len(text) > 40
    assert text not in str(ExportToken.objects.values())
    assert text.startswith(token.hint)
    assert tokens.find(text) == token
    assert tokens.find(token.digest) is None
    assert tokens.find("") is None
    assert make(token.person)[1] != text


def test_making_and_taking_back_are_in_history_without_the_text(world: World) -> None:
    token, text = make(world.person("DT"))
    tokens.revoke_token(token=token, version=1, by=token.person, on=ON)
    lines = list(chain.lines_about(token))
    assert [line.kind for line in lines] == ["accounts.export_token_revoked", "accounts.export_token_made"]
    assert not [line for line in lines if text in f"{line.detail}{line.changes}" or token.digest in str(line.changes)]


@pytest.mark.parametrize("role", ["DIR", "PL", "HOS", "SM", "TM", "QA", "DT", "IN"])
def test_who_may_take_figures_out_makes_tokens(world: World, role: str) -> None:
    assert make(world.person(role))[0].holds(on=ON)


@pytest.mark.parametrize(
    ("role", "refusal"),
    [("SW", NotAllowed), ("SA", NotAllowed), ("BM", NotAllowed), ("EM", NotAllowed), ("LM", AccountError)],
)
def test_others_do_not(world: World, role: str, refusal: type[Exception]) -> None:
    """A lead member sees figures, and takes out only what is released: no single figure is."""
    with pytest.raises(refusal):
        make(world.person(role))
    assert not ExportToken.objects.exists()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"label": "  "}, "label"),
        ({"ends_on": ON - timedelta(days=1)}, "ends_on"),
        ({"ends_on": ON + timedelta(days=366)}, "ends_on"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(world: World, more: dict[str, object], field: str) -> None:
    with pytest.raises(AccountError) as refused:
        make(world.person("DT"), **more)
    assert refused.value.field == field


def test_a_year_is_the_longest(world: World) -> None:
    assert make(world.person("DT"), ends_on=ON + timedelta(days=365))


def test_ten_tokens_are_the_most_that_one_holds(world: World) -> None:
    person = world.person("DT")
    held = [make(person)[0] for _ in range(10)]
    with pytest.raises(AccountError, match="10 tokens"):
        make(person)
    tokens.revoke_token(token=held[0], version=1, by=person, on=ON)
    assert make(person)


def test_a_token_holds_to_the_end_of_its_last_day(world: World) -> None:
    token, _ = make(world.person("DT"), ends_on=ON)
    assert token.holds(on=ON)
    assert not token.holds(on=ON + timedelta(days=1))


def test_a_closed_account_closes_its_tokens(world: World) -> None:
    token, _ = make(world.person("DT"))
    token.person.is_active = False
    assert not token.holds(on=ON)


def test_only_the_owner_and_who_manages_tokens_take_one_back(world: World) -> None:
    token, _ = make(world.person("DT"))
    with pytest.raises(NotAllowed):
        tokens.revoke_token(token=token, version=1, by=world.person("DIR"), on=ON)
    with pytest.raises(OutOfReach):
        tokens.own(world.person("DT"), token.pk)
    tokens.revoke_token(token=token, version=1, by=world.person("SA"), on=ON)
    assert not token.holds(on=ON)
    with pytest.raises(AccountError):
        tokens.revoke_token(token=token, version=2, by=token.person, on=ON)


def test_a_stale_list_takes_nothing_back(world: World) -> None:
    token, _ = make(world.person("DT"))
    with pytest.raises(StaleVersion):
        tokens.revoke_token(token=token, version=7, by=token.person, on=ON)


def test_the_day_and_the_person_who_took_it_back_stand_together(world: World) -> None:
    token, _ = make(world.person("DT"))
    with pytest.raises(IntegrityError), transaction.atomic():
        ExportToken.objects.filter(pk=token.pk).update(revoked_on=ON)
