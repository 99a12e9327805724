"""``extract load``: what it prints, what it keeps, and how it leaves."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from django.conf import settings

from goldenthread.ingest import operations
from goldenthread.ingest.models import Load
from goldenthread.jobs import command
from tests.ingest.annex_a import csvs, good
from tests.ingest.reading.zips import zipped
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


def test_an_example_folder_with_nobody_in_it_gets_its_accounts_first(roles: None, tmp_path: Path, capsys) -> None:
    place = tmp_path / "good.xlsx"
    place.write_bytes(good.workbook())
    assert load(place, "--json") == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["state"] == "checked"
    assert "Making the example council's accounts." in told.err
    assert Load.objects.get().by.email.endswith("@example.goldenthread.test")


def test_a_check_that_was_cut_off_is_made_when_the_file_comes_again(world: World, workbook: Path, capsys) -> None:
    person = world.person("DT")
    operations.start_load(
        kind="annex_a", data=workbook.read_bytes(), name="a.xlsx", as_at=good.AS_AT, by=person,
        on=dt.date(2026, 6, 3), later=False,
    )  # fmt: skip
    assert load(workbook, "--json", "--by", person.email) == 1
    assert json.loads(capsys.readouterr().out)["state"] == "checked"


def test_a_file_that_is_being_checked_by_the_site_is_left_to_it(world: World, workbook: Path, capsys) -> None:
    person = world.person("DT")
    operations.start_load(
        kind="annex_a", data=workbook.read_bytes(), name="a.xlsx", as_at=good.AS_AT, by=person, on=dt.date(2026, 6, 3)
    )
    assert load(workbook, "--by", person.email) == 2
    assert "being checked at this moment" in capsys.readouterr().err


def test_a_folder_of_csv_files_is_read_as_a_zip_would_be(db: None, tmp_path: Path, capsys) -> None:
    folder = tmp_path / "may"
    (folder / "more").mkdir(parents=True)
    for name, text in csvs.files({4: "more/assessments.csv"}).items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "notes.docx").write_bytes(b"not a list")
    assert load(folder, "--dry-run", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert [each["rows_kept"] for each in report["lists"]] == [2, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1]
    assert report["lists"][3]["sheet"] == "more/assessments.csv"


def test_a_folder_handed_in_twice_is_known_again(world: World, tmp_path: Path, capsys) -> None:
    (tmp_path / "may").mkdir()
    (tmp_path / "may" / "contacts.csv").write_text(csvs.text(1), encoding="utf-8")
    person = world.person("DT")
    load(tmp_path / "may", "--by", person.email)
    (tmp_path / "may" / "contacts.csv").touch()
    load(tmp_path / "may", "--by", person.email)
    assert [(kept.file.name, kept.file.kind) for kept in Load.objects.all()] == [("may.zip", "zip")]


def test_a_folder_without_csv_files_is_refused_by_name(db: None, tmp_path: Path, capsys) -> None:
    (tmp_path / "june").mkdir()
    assert load(tmp_path / "june", "--dry-run") == 2
    assert "june.zip" in capsys.readouterr().err


def test_in_words_a_rejection_of_a_csv_file_names_the_file(db: None, tmp_path: Path, capsys) -> None:
    place = tmp_path / "may.zip"
    changed = good.rows()[1]
    changed[0]["Date of Contact"] = "31/02/2026"
    place.write_bytes(zipped({"list_1.csv": csvs.text(1, changed)}))
    load(place, "--dry-run")
    assert "file list_1.csv, row 2, column Date of Contact (text like 99/99/9999)" in capsys.readouterr().out


def test_in_words_twins_cells_left_blank_and_codes_are_told(db: None, tmp_path: Path, capsys) -> None:
    changed = good.rows()
    changed[1][1] = dict(changed[1][0], Gender="who knows")
    changed[1][0]["Gender"] = "male"
    place = tmp_path / "annex a.xlsx"
    place.write_bytes(good.workbook(changed))
    load(place, "--dry-run")
    said = capsys.readouterr().out
    assert "List 1: Contacts (sheet List_1): 1 of 2 rows kept, 0 rejected, 1 left out as the same event again" in said
    assert "  column Gender: male read as M" in said
    assert "  sheet List_1, row 4, column Gender (text of 9 characters), left blank: it is not a code of the" in said
    assert "List_1: rows 3, 4 are one event; row 3 was kept. They differ in Gender." in said


def test_a_dry_run_says_what_changed_since_the_load_that_is_live(world: World, tmp_path: Path, capsys) -> None:
    first, second, on = world.person("DT"), world.person("DT"), dt.date(2026, 6, 3)
    kept = operations.start_load(
        kind="annex_a", data=good.workbook(), name="a.xlsx", as_at=good.AS_AT, by=first, on=on, later=False
    )
    kept = operations.check_load(load=kept, on=on)
    operations.submit(load=kept, version=kept.version, by=first, on=on)
    accepted = {doubt["code"] for doubt in kept.second_look}
    operations.make_live(load=kept, version=kept.version, accepted=accepted, by=second, on=on)
    fewer = good.rows()
    del fewer[1][1:]
    place = tmp_path / "annex a.xlsx"
    place.write_bytes(good.workbook(fewer))
    load(place, "--dry-run")
    said = capsys.readouterr().out
    assert "Against the load before:\n" in said
    assert "  contact: 2 rows then, 1 now; 0 new, 1 gone, 0 changed" in said
    assert Load.objects.count() == 1
