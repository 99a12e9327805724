"""``extract watch``: what it prints, and how it leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from goldenthread.accounts.models import Person
from goldenthread.ingest.models import Load, Watch
from goldenthread.jobs import command, watching
from goldenthread.work import turns
from tests.ingest.flat import made_up
from tests.world import World


@pytest.fixture
def feed(world: World) -> Person:
    person = world.person(None, name="Nightly feed")
    Person.objects.filter(pk=person.pk).update(kind=Person.Kind.SERVICE)
    world.give(person, "SV")
    return person


def watch(folder: Path, by: str, *more: str) -> int:
    words = ["--data", str(settings.DATA.path), "extract", "watch", str(folder), "--kind", "nightly", "--by", by]
    return command.main([*words, "--settle", "0", *more])


def put(folder: Path) -> str:
    """An extract of today."""
    name, today = f"nightly-{timezone.localdate()}.zip", timezone.localdate().isoformat()
    rows = f"child_id,received_on,source_code,outcome\nAmara,{today},6,NFA\n"
    (folder / name).write_bytes(made_up.extract(person=made_up.people("Amara"), contact=rows))
    return name


def test_an_empty_folder_has_nothing_to_load(feed: Person, tmp_path: Path, capsys) -> None:
    assert watch(tmp_path, feed.email) == 0
    assert capsys.readouterr().out == "Nothing to load.\n"
    assert Watch.objects.get().folder == str(tmp_path.resolve())


def test_a_held_file_leaves_a_question_for_a_person(feed: Person, tmp_path: Path, capsys) -> None:
    name = put(tmp_path)
    assert watch(tmp_path, feed.email) == 1
    assert capsys.readouterr().out == (
        f"{name}: held, what was live before stays. No load of this kind is live yet, so there is nothing to compare "
        "this one with.\n"
    )


def test_as_json_each_file_has_its_outcome_reason_and_load(feed: Person, tmp_path: Path, capsys) -> None:
    name = put(tmp_path)
    (tmp_path / "nightly.zip").write_bytes(b"not a zip")
    assert watch(tmp_path, feed.email, "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert [(each["name"], each["outcome"]) for each in report["files"]] == [("nightly.zip", "refused"), (name, "held")]
    assert report["files"][1]["load"] == Load.objects.get().pk
    assert report["waiting"] == []


def test_a_second_pass_at_the_same_time_does_nothing(feed: Person, tmp_path: Path, capsys) -> None:
    put(tmp_path)
    name = watching.lock_name("nightly", tmp_path.resolve())
    with turns.turn(settings.DATA.room("watching") / name):
        assert watch(tmp_path, feed.email) == 0
    assert "under way" in capsys.readouterr().out
    assert Load.objects.count() == 0


@pytest.mark.parametrize("by", ["nobody@fenmere.example", ""])
def test_a_name_that_nobody_has_is_refused(feed: Person, tmp_path: Path, by: str, capsys) -> None:
    assert watch(tmp_path, by) == 2
    assert "Add a service account under People" in capsys.readouterr().err


def test_a_person_of_the_data_team_is_refused(world: World, tmp_path: Path, capsys) -> None:
    put(tmp_path)
    assert watch(tmp_path, world.person("DT").email) == 2
    assert "is not a service account" in capsys.readouterr().err
    assert Load.objects.count() == 0


def test_a_folder_that_is_not_there_is_refused(feed: Person, tmp_path: Path, capsys) -> None:
    assert watch(tmp_path / "nowhere", feed.email) == 2
    assert "There is no folder" in capsys.readouterr().err
