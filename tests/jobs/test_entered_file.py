"""``extract load entered``: the report of a CSV of figures, and the file put before a second person."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import settings

from goldenthread.jobs import command
from goldenthread.measures.models import EnteredValue, EntryFile
from tests.world import World

LINES = "measure,period,numerator,denominator\naudits-good-overall,2026-05,12,16\naudits-completed,2026-05,5,4\n"


def load(path: Path, *more: str) -> int:
    words = ["--data", str(settings.DATA.path), "extract", "load", "entered", str(path), "--as-at", "2026-05-31", *more]
    return command.main(words)


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    place = tmp_path / "figures.csv"
    place.write_text(LINES)
    return place


def test_a_dry_run_reports_every_row_and_keeps_nothing(world: World, figures: Path, capsys) -> None:
    assert load(figures, "--dry-run", "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["id"], report["rows_read"], len(report["entered"])) == (None, 2, 1)
    (wrong,) = report["rejected"]
    assert (wrong["file"], wrong["row"], wrong["column"], wrong["value"]) == ("figures.csv", 3, "numerator", "5")
    assert not EntryFile.objects.exists()


def test_in_words_a_rejected_row_names_file_row_column_and_remedy(world: World, figures: Path, capsys) -> None:
    load(figures, "--dry-run")
    said = capsys.readouterr().out
    assert "figures.csv: 1 of 2 rows would be entered (dry run)." in said
    assert "figures.csv, row 3, column numerator (5): 5 is more than the 4 it is a part of. Check" in said


def test_a_file_waits_for_a_second_person(world: World, figures: Path, capsys) -> None:
    person = world.person("DT")
    assert load(figures, "--by", person.email) == 1
    assert "1 of 2 rows wait for a second person." in capsys.readouterr().out
    assert EntryFile.objects.get().by == person and not EnteredValue.objects.exists()


def test_a_file_that_is_no_csv_is_refused(world: World, tmp_path: Path, capsys) -> None:
    place = tmp_path / "figures.csv"
    place.write_bytes(b"")
    assert load(place, "--dry-run") == 2
    assert "is empty" in capsys.readouterr().err
