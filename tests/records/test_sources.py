"""Where a council's databases are named, and what keeps their addresses private."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.files import folder
from goldenthread.records import sources
from goldenthread.records.sources import SourceRefused

ADDRESS = "postgresql://reader:very-secret@db.invalid/ssd"


@pytest.fixture
def council(tmp_path: Path) -> folder.DataFolder:
    return folder.prepare(tmp_path / "data", "council")


def written(council: folder.DataFolder, text: str, mode: int = 0o600) -> None:
    place = council.path / sources.FILE
    place.write_text(text)
    place.chmod(mode)


def find(council: folder.DataFolder, name: str = "reporting", **environment: str) -> sources.Source:
    return sources.find(name, folder=council, environment=environment)


def test_a_database_is_found_by_its_name_in_the_file(council) -> None:
    written(council, f'[reporting]\naddress = "{ADDRESS}"\nschema = "ssd"\nseconds = 60\n')
    found = find(council)
    assert (found.address, found.schema, found.seconds, found.is_postgres) == (ADDRESS, "ssd", 60, True)


def test_the_environment_stands_before_the_file(council) -> None:
    written(council, '[reporting-two]\naddress = "postgresql://other"\n')
    assert find(council, "reporting-two", GOLDENTHREAD_SOURCE_REPORTING_TWO=ADDRESS).address == ADDRESS


def test_an_odbc_string_is_not_postgres(council) -> None:
    assert not find(council, GOLDENTHREAD_SOURCE_REPORTING="Driver={ODBC Driver 18};Server=x").is_postgres


def test_an_address_is_never_shown(council) -> None:
    found = find(council, GOLDENTHREAD_SOURCE_REPORTING=ADDRESS)
    assert "very-secret" not in f"{found} {found!r}"


@pytest.mark.parametrize(
    "text", ['[reporting]\naddress = "very-secret', "[reporting]\naddress = 7\n", "", 'reporting = "x"']
)
def test_a_file_that_does_not_say_it_is_refused_without_repeating_it(council, text: str) -> None:
    written(council, text)
    with pytest.raises(SourceRefused) as refused:
        find(council)
    assert "very-secret" not in str(refused.value)


@pytest.mark.parametrize("seconds", ["0", "true", '"60"', "4000"])
def test_seconds_are_a_whole_number(council, seconds: str) -> None:
    written(council, f'[reporting]\naddress = "{ADDRESS}"\nseconds = {seconds}\n')
    with pytest.raises(SourceRefused, match="seconds"):
        find(council)


def test_a_file_that_others_can_read_is_refused(council) -> None:
    written(council, f'[reporting]\naddress = "{ADDRESS}"\n', mode=0o640)
    with pytest.raises(SourceRefused, match="chmod 600"):
        find(council)


@pytest.mark.parametrize("name", ["", "Reporting", "postgresql://x", "../x", "a" * 40])
def test_an_address_is_not_a_name(council, name: str) -> None:
    with pytest.raises(SourceRefused, match="small letters"):
        find(council, name)


def test_an_example_folder_reads_no_database(tmp_path: Path) -> None:
    example = folder.prepare(tmp_path / "example", "example")
    with pytest.raises(SourceRefused, match="never meet"):
        find(example, GOLDENTHREAD_SOURCE_REPORTING=ADDRESS)
