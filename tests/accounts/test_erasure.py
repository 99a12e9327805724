"""Words are erased from the history when two people agree; the line and the chain stay."""

from datetime import date

import pytest
from django.db import transaction

from goldenthread import history
from goldenthread.accounts import erasure
from goldenthread.accounts.errors import AccountError, NotAllowed
from goldenthread.accounts.models import Erasure
from goldenthread.history import chain
from goldenthread.history.models import Entry

ON = date(2026, 11, 10)


@pytest.fixture
def line(world) -> Entry:
    by = world.person("PL")
    with transaction.atomic():
        history.record("tests.written", subject=by, by=by, on=ON, detail="Amara Example rang")
    return Entry.objects.latest("seq")


def ask(line: Entry, by) -> Erasure:
    return erasure.ask(line=line.seq, reason="Request 12", by=by, on=ON)


def test_a_second_person_erases_the_text_and_the_chain_holds(world, line):
    asked = ask(line, world.person("IG"))
    line.refresh_from_db()
    assert line.detail == "Amara Example rang"
    told = erasure.agree(asked=asked, version=asked.version, by=world.person("IG"), on=ON)
    line.refresh_from_db()
    assert (line.detail, line.erased, asked.state) == ("", True, Erasure.State.ERASED)
    assert told.detail == "Request 12" and chain.verify() == []


def test_the_one_who_asked_does_not_agree(world, line):
    guardian = world.person("IG")
    asked = ask(line, guardian)
    with pytest.raises(AccountError, match="second person"):
        erasure.agree(asked=asked, version=asked.version, by=guardian, on=ON)
    line.refresh_from_db()
    assert not line.erased


def test_what_is_taken_back_stays_and_can_be_asked_for_again(world, line):
    asked = ask(line, world.person("IG"))
    with pytest.raises(AccountError, match="asked for already"):
        ask(line, world.person("IG"))
    erasure.take_back(asked=asked, version=asked.version, by=world.person("IG"), on=ON)
    with pytest.raises(AccountError, match="decided already"):
        erasure.agree(asked=asked, version=asked.version, by=world.person("IG"), on=ON)
    assert ask(line, world.person("IG")).state == Erasure.State.WAITING


def test_a_line_is_found_by_words_of_three_letters_or_more(world, line):
    guardian = world.person("IG")
    assert list(erasure.lines_that_say(" amara ", by=guardian, on=ON)) == [line]
    assert not erasure.lines_that_say("Nobody said this", by=guardian, on=ON)
    with pytest.raises(AccountError, match="too few letters"):
        erasure.lines_that_say("am", by=guardian, on=ON)


@pytest.mark.parametrize("reason", ["", " ", "x" * 301])
def test_an_erasure_says_why(world, line, reason):
    with pytest.raises(AccountError, match="Say why"):
        erasure.ask(line=line.seq, reason=reason, by=world.person("IG"), on=ON)


def test_nobody_else_asks_or_looks(world, line):
    with pytest.raises(NotAllowed):
        ask(line, world.person("SA"))
    with pytest.raises(NotAllowed):
        erasure.lines_that_say("Amara", by=world.person("DIR"), on=ON)


def test_a_line_that_is_not_there_is_refused(world):
    with pytest.raises(AccountError, match="no such line"):
        erasure.ask(line=999, reason="Request 12", by=world.person("IG"), on=ON)
