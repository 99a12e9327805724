"""``extract load``: what it prints, what it keeps, and how it leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import settings

from goldenthread.ingest.models import Load
from goldenthread.jobs import command
from tests.ingest.annex_a import good
from tests.world import World


def load(path: Path, *more: str) -> int:
    words = ["--data", str(settings.DATA.path), "extract", "load", "annex_a", str(path), "--as-at", "2026-05-31", *more]
    return command.main(words)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    changed = good.rows()
    changed[1][0]["Date of Contact"] = "31/02/2026"
    place = tmp_path / "annex a.xlsx"
    place.write_bytes(good.workbook(changed))
    return place


def test_a_dry_run_prints_every_row_that_was_rejected_and_keeps_nothing(db: None, workbook: Path, capsys) -> None:
    assert load(workbook, "--dry-run", "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report["snapshot"] is None
    assert report["tables"]["contact"] == 1
    first = report["lists"][0]
    assert (first["name"], first["rows_read"], first["rows_kept"]) == ("List 1: Contacts", 2, 1)
    assert {name: first["rejected"][0][name] for name in ("row", "column", "value", "reason")} == {
        "row": 3, "column": "Date of Contact", "value": "text like 99/99/9999", "reason": "there is no such day",
    }  # fmt: skip
    assert Load.objects.count() == 0


def test_in_words_each_rejection_names_sheet_row_column_and_remedy(db: None, workbook: Path, capsys) -> None:
    load(workbook, "--dry-run")
    said = capsys.readouterr().out
    assert "sheet List_1, row 3, column Date of Contact (text like 99/99/9999): there is no such day. Write it" in said


def test_a_good_workbook_leaves_with_nothing_to_ask(db: None, tmp_path: Path, capsys) -> None:
    place = tmp_path / "good.xlsx"
    place.write_bytes(good.workbook())
    assert load(place, "--dry-run") == 0


def test_a_load_is_staged_once_however_often_it_is_asked_for(world: World, workbook: Path, capsys) -> None:
    person = world.person("DT")
    assert load(workbook, "--json", "--by", person.email) == 1
    first = json.loads(capsys.readouterr().out)
    load(workbook, "--json", "--by", person.email)
    again = json.loads(capsys.readouterr().out)
    assert first["snapshot"] == again["snapshot"] == str(Load.objects.get().snapshot_id)
    assert again["warnings"][0]["code"] == "already_loaded"


@pytest.mark.parametrize(
    ("content", "told"), [(b"", "is empty"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007")]
)
def test_a_bad_file_is_refused_on_standard_error(content: bytes, told: str, tmp_path: Path, capsys) -> None:
    place = tmp_path / "bad.xlsx"
    place.write_bytes(content)
    assert load(place, "--dry-run") == 2
    assert told in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys) -> None:
    assert load(tmp_path / "none.xlsx") == 2
    assert "cannot be read" in capsys.readouterr().err


def test_somebody_without_the_right_is_refused(world: World, workbook: Path, capsys) -> None:
    assert load(workbook, "--by", world.person("TM").email) == 2
    assert Load.objects.count() == 0
