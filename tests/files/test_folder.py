"""A data folder is marked once."""

import secrets
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from goldenthread.files import folder


def test_the_mark_of_a_folder_can_not_be_changed(tmp_path: Path) -> None:
    folder.prepare(tmp_path / "data", "example")
    with pytest.raises(folder.FolderRefused):
        folder.prepare(tmp_path / "data", "council")
    assert folder.opened(tmp_path / "data").is_example


def test_a_folder_with_other_peoples_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("not ours")
    with pytest.raises(folder.FolderRefused):
        folder.prepare(tmp_path, "example")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    data = folder.prepare(tmp_path / "data", "council")
    key = data.key("files")
    assert len(key) == 32 and data.key("files") == key
    assert (data.path / "keys" / "files").stat().st_mode & 0o077 == 0


def test_two_who_make_one_key_at_the_same_moment_get_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = folder.prepare(tmp_path / "data", "example")
    late = threading.Barrier(2)
    made = secrets.token_bytes

    def together(size: int) -> bytes:
        late.wait(timeout=10)
        return made(size)

    monkeypatch.setattr(secrets, "token_bytes", together)
    with ThreadPoolExecutor(2) as pool:
        keys = list(pool.map(opened.key, ["files", "files"]))
    assert keys[0] == keys[1] == opened.key("files")
    assert [each.name for each in opened.room("keys").iterdir()] == ["files"]
