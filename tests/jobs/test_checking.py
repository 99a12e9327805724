"""``extract check``: counts without a child on the screen, every record in the Excel file, and nothing kept."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings

from goldenthread.ingest.models import Finding, Load
from goldenthread.jobs import command
from tests.ingest.annex_a import good
from tests.ingest.findings.council import plan, workbook
from tests.shared import ROOT


def check(path: Path, *more: str) -> int:
    return command.main(["--data", str(settings.DATA.path), "extract", "check", str(path), *more])


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    place = tmp_path / "annex-a-2026-05-31.xlsx"
    place.write_bytes(workbook(plan("CanaryChild", **{"Allocated Worker": None})))
    return place


def test_it_prints_counts_by_rule_and_team_and_no_child(db: None, extract: Path, capsys) -> None:
    assert check(extract) == 1
    said = capsys.readouterr().out
    assert "List 7: Child protection, “Allocated Worker”: Open work has no worker." in said
    assert "Assessment North" in said
    assert "CanaryChild" not in said
    assert not Load.objects.exists()
    assert not Finding.objects.exists()


def test_the_workbook_says_team_worker_record_rule_and_what_to_do(
    db: None, extract: Path, tmp_path: Path, capsys
) -> None:
    made = tmp_path / "to put right.xlsx"
    assert check(extract, "--out", str(made)) == 1
    assert "CanaryChild" not in capsys.readouterr().out
    rows = list(openpyxl.load_workbook(made).active.iter_rows(values_only=True))
    assert rows[0][0] == "Annex A as at 31 May 2026: what to put right"
    [row] = [row for row in rows if "Open work has no worker." in row and "List 7: Child protection" in row]
    assert row[:5] == ("Assessment North", "No worker named", "CanaryChild", "List 7: Child protection", 3)
    assert "Allocate it in the case system." in row
    assert check(extract, "--out", str(made)) == 2


def test_as_json_each_count_has_its_rule_list_team_and_worker(db: None, extract: Path, capsys) -> None:
    check(extract, "--json")
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {
        "rule": "open-without-worker", "list_name": "List 7: Child protection", "heading": "Allocated Worker",
        "team": "Assessment North", "worker": "", "rows": 1,
    } in found  # fmt: skip


def test_a_list_that_is_missing_or_not_read_is_named_and_is_no_praise(db: None, tmp_path: Path, capsys) -> None:
    rows = good.rows()
    del rows[10]
    place, made = tmp_path / "annex-a-2026-05-31.xlsx", tmp_path / "out.xlsx"
    place.write_bytes(good.workbook(rows, headings={"Date of Contact": "Contact day"}))
    assert check(place, "--out", str(made)) == 1
    said = capsys.readouterr().out
    assert "Not checked: There is no sheet for List 10: Adoption." in said
    assert "Not checked: List 1: Contacts was not read" in said
    top = openpyxl.load_workbook(made).active["A1"].value
    assert "List 10: Adoption" in top and "List 1: Contacts was not read" in top
    assert check(place, "--json") == 1
    told = json.loads(capsys.readouterr().out)["not_checked"]
    assert len(told) == 2 and all(each["message"] and each["remedy"] for each in told)


def test_a_file_whose_name_says_no_day_is_asked_for_it(db: None, tmp_path: Path, capsys) -> None:
    place = tmp_path / "annex a.xlsx"
    place.write_bytes(workbook(plan()))
    assert check(place) == 2
    assert check(place, "--as-at", "2026-05-31") == 1
    assert "Annex A" not in capsys.readouterr().out


def test_it_runs_as_a_program_of_its_own(db: None, extract: Path) -> None:
    """Inside the tests everything is set up already; on a machine the command begins with nothing."""
    words = [sys.executable, "-m", "goldenthread", "--data", str(settings.DATA.path), "extract", "check", str(extract)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr) == (1, "")
    assert "things to put right" in done.stdout
