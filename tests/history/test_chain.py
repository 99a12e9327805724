"""History holds, and shows when it does not."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from goldenthread import history
from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.history import chain, versions
from goldenthread.history.models import Entry, Head
from tests.world import World

DAY = date(2026, 11, 20)


def _three_lines(world: World) -> None:
    someone = world.person("PL")
    with transaction.atomic():
        for detail in ("first", "second", "third"):
            history.record("tests.said", subject=world.north, by=someone, on=DAY, detail=detail)


def test_a_chain_that_nobody_touched_holds(world: World) -> None:
    _three_lines(world)
    assert chain.verify() == []
    assert [entry.detail for entry in chain.lines_about(world.north)] == ["third", "second", "first"]


@pytest.mark.parametrize("field", ["detail", "by_name", "kind", "subject_id", "on"])
def test_a_line_that_was_altered_shows(world: World, field: str) -> None:
    _three_lines(world)
    Entry.objects.filter(seq=2).update(**{field: date(2020, 1, 1) if field == "on" else "changed"})
    assert {fault.seq for fault in chain.verify()} == {2}


def test_a_line_taken_out_of_the_middle_shows(world: World) -> None:
    _three_lines(world)
    Entry.objects.filter(seq=2).delete()
    assert chain.verify()


def test_the_newest_line_taken_out_shows(world: World) -> None:
    _three_lines(world)
    Entry.objects.filter(seq=3).delete()
    assert [fault.reason for fault in chain.verify()] == ["the newest lines are missing"]


def test_the_newest_line_taken_out_shows_although_the_head_went_too(world: World) -> None:
    _three_lines(world)
    Entry.objects.filter(seq=3).delete()
    Head.objects.all().delete()
    assert chain.verify()


def test_a_line_written_anew_without_the_folders_key_shows(world: World) -> None:
    _three_lines(world)
    last = Entry.objects.get(seq=3)
    last.by_name = "Somebody else"
    last.digest = chain._digest(last, b"another key")
    last.save()
    Head.objects.update(digest=last.digest)
    assert [fault.reason for fault in chain.verify()] == ["was altered"]


def test_an_erased_text_leaves_the_chain_whole_and_a_line_that_says_who_did_it(world: World) -> None:
    _three_lines(world)
    officer, second = world.person("IG", name="Ines"), Entry.objects.get(seq=2)
    chain.erase_text(entry=second, reason="Request 12 of 3 November", by=officer, on=DAY)
    assert (second.detail, Entry.objects.get(seq=2).detail) == ("", "")
    line = chain.lines_about(second).get()
    assert (line.seq, line.kind, line.by_name, line.on) == (4, "history.text_erased", "Ines", DAY)
    assert (line.detail, line.changes) == ("Request 12 of 3 November", {"line": [None, 2]})
    assert chain.verify() == []


def test_an_erasure_needs_a_reason_and_happens_once(world: World) -> None:
    _three_lines(world)
    officer, second = world.person("IG"), Entry.objects.get(seq=2)
    with pytest.raises(Refusal, match="Say why"):
        chain.erase_text(entry=second, reason=" ", by=officer, on=DAY)
    assert Entry.objects.get(seq=2).detail == "second"
    chain.erase_text(entry=second, reason="Request 12", by=officer, on=DAY)
    with pytest.raises(Refusal, match="line 2 of the history is erased already"):
        chain.erase_text(entry=second, reason="Request 12", by=officer, on=DAY)
    assert Entry.objects.count() == 4


def test_a_text_erased_without_a_line_shows(world: World) -> None:
    _three_lines(world)
    Entry.objects.filter(seq=2).update(detail="", changes={}, salt="", erased=True)
    assert [(fault.seq, fault.reason) for fault in chain.verify()] == [
        (2, "its text was erased, and no line says by whom")
    ]


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_a_transaction_is_refused() -> None:
    world = World()
    someone = world.person("PL")
    with pytest.raises(RuntimeError):
        history.record("tests.said", subject=world.north, by=someone, on=DAY)


def test_of_two_forms_opened_at_the_same_version_the_second_is_told(world: World) -> None:
    opened = world.north.version
    versions.claim(world.north, opened)
    with pytest.raises(StaleVersion):
        versions.claim(world.north, opened)
