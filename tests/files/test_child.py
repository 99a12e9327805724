"""Whatever becomes of the child process, the person gets an answer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from goldenthread.files import child
from goldenthread.files.errors import FileRefused
from goldenthread.files.limits import MIB, Limits

# Each is asked of a child with a start of its own, and of one forked from a warm process, as most tests have it.
BOTH = ["a start of its own", *(["forked"] if hasattr(os, "fork") else [])]
HERE = "tests.files.readers"
linux_only = pytest.mark.skipif(sys.platform == "win32", reason="only the time limit holds on Windows")


@pytest.fixture(params=BOTH, autouse=True)
def _start(request: pytest.FixtureRequest) -> None:
    if request.param == BOTH[0]:
        request.getfixturevalue("own_start")


def run(function: str, data: bytes = b"abc", limits: Limits | None = None) -> dict:
    return child.run(f"{HERE}:{function}", source=data, options={"x": 1}, limits=limits, name="plan.docx")


def test_the_answer_comes_back_with_bytes_and_options_handed_over() -> None:
    assert run("echo", b"a\nb\x00c") == {"size": 5, "options": {"x": 1}}


def test_a_path_may_be_given_in_place_of_bytes(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_bytes(b"hello")
    assert child.run(f"{HERE}:echo", source=place, options={}) == {"size": 5, "options": {}}


def test_a_refusal_inside_is_the_same_refusal_outside() -> None:
    with pytest.raises(FileRefused) as refused:
        run("refuse")
    assert (refused.value.code, refused.value.remedy) == ("damaged", "Save it again.")


@pytest.mark.parametrize("function", ["break_down", "die", "print_and_die"])
def test_a_reader_that_breaks_or_dies_becomes_a_refusal_without_its_words(function: str, caplog) -> None:
    with pytest.raises(FileRefused) as refused:
        run(function)
    assert refused.value.code == "unreadable"
    assert "plan.docx" in refused.value.message
    assert "Amara" not in caplog.text + str(refused.value)


def test_what_a_reader_prints_does_not_disturb_its_answer() -> None:
    assert run("chatter") == {"fine": True}


def test_a_reader_that_never_ends_is_stopped() -> None:
    with pytest.raises(FileRefused) as refused:
        run("sleep", limits=Limits(wall=1))
    assert refused.value.code == "too_slow"


@linux_only
def test_a_reader_that_computes_for_ever_is_stopped() -> None:
    with pytest.raises(FileRefused) as refused:
        run("spin", limits=Limits(cpu=1, wall=20))
    assert refused.value.code == "too_slow"


@linux_only
def test_a_reader_that_asks_for_too_much_memory_is_stopped() -> None:
    with pytest.raises(FileRefused) as refused:
        run("hoard", limits=Limits(memory=256 * MIB))
    assert refused.value.code == "too_large"


@pytest.mark.parametrize("_start", BOTH[:1], indirect=True)
def test_the_child_reads_what_its_parent_compiled_and_writes_nothing_there(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path))
    assert {"PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"} <= set(run("environment")["names"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("_start", BOTH[:1], indirect=True)
def test_the_child_sees_no_secret_of_its_parent(monkeypatch) -> None:
    monkeypatch.setenv("GOLDENTHREAD_SECRET", "hush")
    names = run("environment")["names"]
    assert "GOLDENTHREAD_SECRET" not in names
    assert "DJANGO_SETTINGS_MODULE" not in names
