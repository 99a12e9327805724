"""A watched folder on disk: which files are complete, which day they speak of, where they go."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from goldenthread.core.errors import Refusal
from goldenthread.files.errors import FileRefused
from goldenthread.ingest import inbox


def put(folder: Path, name: str, text: str = "content") -> Path:
    place = folder / name
    place.write_text(text)
    return place


def names(found: list[inbox.Found]) -> list[str]:
    return [each.path.name for each in found]


def test_links_folders_hidden_files_and_files_under_a_passing_name_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.zip", ".hidden.zip", "b.zip.part", "c.tmp", "~d.zip", "e.ZIP.filepart"):
        put(tmp_path, name)
    (tmp_path / "folder.zip").mkdir()
    (tmp_path / "link.zip").symlink_to(tmp_path / "a.zip")
    assert names(inbox.look(tmp_path)) == ["a.zip"]


def test_a_file_that_grows_between_two_looks_waits(tmp_path: Path) -> None:
    put(tmp_path, "still-2026-05-30.zip")
    growing = put(tmp_path, "grows-2026-05-31.zip")
    first = inbox.look(tmp_path)
    with growing.open("a") as more:
        more.write("more")
    complete, waiting = inbox.settled(first, inbox.look(tmp_path))
    assert (names(complete), waiting) == (["still-2026-05-30.zip"], ["grows-2026-05-31.zip"])


def test_so_do_one_written_anew_in_the_same_size_one_that_is_empty_and_one_that_only_just_came(tmp_path: Path) -> None:
    anew, _ = put(tmp_path, "anew.zip"), put(tmp_path, "empty.zip", "")
    first = inbox.look(tmp_path)
    os.utime(anew, ns=(1, 1))
    put(tmp_path, "new.zip")
    complete, waiting = inbox.settled(first, inbox.look(tmp_path))
    assert (complete, waiting) == ([], ["anew.zip", "empty.zip", "new.zip"])


def test_the_earliest_day_is_read_first_whatever_the_names(tmp_path: Path) -> None:
    for name in ("a-2026-05-31.zip", "b-20260529.zip", "c_2026_05_30.zip"):
        put(tmp_path, name)
    found = inbox.look(tmp_path)
    assert names(inbox.settled(found, found)[0]) == ["b-20260529.zip", "c_2026_05_30.zip", "a-2026-05-31.zip"]


def test_a_file_that_changes_after_it_was_looked_at_is_not_read(tmp_path: Path) -> None:
    place = put(tmp_path, "a.zip")
    found = inbox.look(tmp_path)[0]
    assert inbox.content(found) == b"content"
    place.write_text("content and more")
    with pytest.raises(inbox.StillWritten):
        inbox.content(found)
    place.unlink()
    with pytest.raises(inbox.StillWritten):
        inbox.content(found)


def test_a_file_larger_than_any_that_is_taken_is_refused_before_it_is_read(tmp_path: Path) -> None:
    place = tmp_path / "huge.zip"
    with place.open("wb") as out:
        out.truncate(101 * 1024 * 1024)
    with pytest.raises(FileRefused):
        inbox.content(inbox.look(tmp_path)[0])


@pytest.mark.parametrize(
    "name", ["nightly-2026-05-31.zip", "20260531_0200_nightly.zip", "a 2026.05.31.zip", "31.zip 2026-05-31 2026-05-31"]
)
def test_the_day_is_in_the_name(name: str) -> None:
    assert inbox.named_day(name) == date(2026, 5, 31)


@pytest.mark.parametrize("name", ["nightly.zip", "2026-13-01.zip", "2026-05-30 to 2026-05-31.zip", "12026-05-311.zip"])
def test_a_name_without_one_day_is_refused(name: str) -> None:
    with pytest.raises(Refusal) as refused:
        inbox.named_day(name)
    assert "nightly-2026-05-31.zip" in refused.value.remedy


def test_nothing_that_was_moved_before_is_overwritten(tmp_path: Path) -> None:
    place = inbox.prepare(tmp_path)
    for _ in range(3):
        put(place, "a.zip")
        inbox.move(inbox.look(place)[0], inbox.REFUSED, "It was refused.")
    found = sorted(path.name for path in (place / "refused").iterdir())
    assert found == ["a (2).zip", "a (2).zip.txt", "a (3).zip", "a (3).zip.txt", "a.zip", "a.zip.txt"]
    assert (place / "refused" / "a.zip.txt").read_text(encoding="utf-8") == "It was refused.\n"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        inbox.prepare(tmp_path / "nowhere")


def test_a_place_for_read_files_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "done").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refusal):
        inbox.prepare(tmp_path)
