"""Files are sealed on disk and come back as they were."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings

from goldenthread.core.errors import Refusal
from goldenthread.files import store
from tests.world import World

DAY = date(2026, 11, 20)
TEXT = b"Amara was seen on Tuesday" * 100


def test_a_file_comes_back_as_it_was_and_is_not_readable_on_disk(world: World) -> None:
    file = store.seal(TEXT, name="note.txt", kind="txt", by=world.person("PL"), on=DAY)
    assert store.unseal(file) == TEXT
    on_disk = b"".join(path.read_bytes() for path in settings.DATA.room("files").rglob("*") if path.is_file())
    assert b"Amara" not in on_disk


def test_the_same_content_is_kept_once_with_both_names(world: World) -> None:
    person = world.person("PL")
    first = store.seal(b"same twice", name="a.txt", kind="txt", by=person, on=DAY)
    second = store.seal(b"same twice", name="b.txt", kind="txt", by=person, on=DAY)
    assert first.sha256 == second.sha256 and {first.name, second.name} == {"a.txt", "b.txt"}


def test_a_file_altered_on_disk_is_refused(world: World) -> None:
    file = store.seal(b"to be altered", name="a.txt", kind="txt", by=world.person("PL"), on=DAY)
    place = store._place(file.sha256)
    *kept, last = place.read_bytes()
    place.write_bytes(bytes([*kept, last ^ 1]))
    with pytest.raises(Refusal):
        store.unseal(file)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\plan.docx", "plan.docx"),
        ("..", "file"),
        ("a\u202egpj.exe", "a\ufffdgpj.exe"),
    ],
)
def test_a_name_keeps_no_folders_and_no_hidden_characters(given: str, kept: str) -> None:
    assert store.clean_name(given) == kept
