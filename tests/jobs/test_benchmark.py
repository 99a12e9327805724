"""``benchmark populations``: the report of a file, and the file put before a second person."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from goldenthread.ingest.models import PublishedFile
from goldenthread.jobs import command
from goldenthread.measures.models import Release
from goldenthread.records.models import Setting
from tests.ingest.test_publishing import FILE, csv
from tests.measures.comparators import files as comparators
from tests.world import World


def load(path: Path, *more: str) -> int:
    asked = ["--authority", "Fenmere", "--publication", "Mid-year estimates", "--released", "2025-07-30"]
    words = ["--data", str(settings.DATA.path), "benchmark", "populations", str(path), *asked, *more]
    return command.main(words)


@pytest.fixture
def estimates(tmp_path: Path) -> Path:
    place = tmp_path / "estimates.csv"
    place.write_bytes(FILE)
    return place


def test_a_dry_run_says_what_each_year_would_set_and_keeps_nothing(world: World, estimates: Path, capsys) -> None:
    assert load(estimates, "--dry-run") == 1
    said = capsys.readouterr().out
    assert "estimates.csv (Explore Education Statistics), Fenmere: 2 of 3 years would be set (dry run)." in said
    assert "2025-07-30 to the next" in said and "“c” in 2022: suppressed" in said
    assert not PublishedFile.objects.exists()


def test_a_file_whose_every_year_can_be_set_waits_for_a_second_person(world: World, tmp_path: Path, capsys) -> None:
    place = tmp_path / "estimates.csv"
    place.write_bytes(csv(y2024="62000"))
    assert load(place, "--provisional", "--json", "--by", world.person("DT").email) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["state"], report["places"][0]["is_provisional"]) == ("waiting", True)
    assert not Setting.objects.exists()


def test_a_file_that_is_not_there_is_refused_with_a_remedy(world: World, tmp_path: Path, capsys) -> None:
    assert load(tmp_path / "nothing.csv", "--dry-run") == 2
    assert "cannot be read" in capsys.readouterr().err


def load_comparators(path: Path, *more: str) -> int:
    asked = ["--publication", "Children in need tables", "--released", "2025-11-12"]
    return command.main(["--data", str(settings.DATA.path), "benchmark", "load", str(path), *asked, *more])


def test_a_dry_run_of_comparators_names_years_states_and_rows_and_keeps_nothing(
    world: World, tmp_path: Path, capsys
) -> None:
    place = tmp_path / "figures.csv"
    place.write_bytes(comparators.FILE + b"\n2025,Local authority,England,Fens,901,Fenmere,about 20,1,2")
    assert load_comparators(place, "--dry-run") == 1
    said = capsys.readouterr().out
    assert "figures.csv (Explore Education Statistics): 29 rows, 14 areas; nothing is kept (dry run)." in said
    assert "rereferral_pct: 2024 to 2025, 27 numbers, 1 suppressed" in said
    assert "figures.csv, row 30, column rereferral_percent (about 20): This is neither a number" in said
    assert not Release.objects.exists()


def test_a_file_of_comparators_waits_for_a_second_person(world: World, tmp_path: Path, capsys) -> None:
    place = tmp_path / "figures.csv"
    place.write_bytes(re.sub(rb",9(0[1-9]|1[0-2]),", rb",3\1,", comparators.FILE))  # numbers that authorities have
    assert load_comparators(place, "--json", "--by", world.person("DT").email) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["state"], report["lines"][0]["code"]) == ("waiting", "rereferral_pct")
    place.write_bytes(b"a,b\n1,2\n")
    assert load_comparators(place, "--dry-run") == 2
    assert "figures.csv" in capsys.readouterr().err
