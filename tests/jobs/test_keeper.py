"""A worker that dies has another one in its place; one that is no longer wanted goes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from goldenthread.jobs import keeper

WRITES_ITS_NUMBER = (
    "import os, pathlib, sys, time; f = pathlib.Path(sys.argv[1]).open('a'); print(os.getpid(), file=f, flush=True); "
)


def command(book: Path, then: str) -> list[str]:
    return [sys.executable, "-c", WRITES_ITS_NUMBER + then, str(book)]


def written(book: Path) -> list[int]:
    return [int(line) for line in book.read_text().splitlines()] if book.exists() else []


def soon(is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + 20
    while not is_so() and time.monotonic() < until:
        time.sleep(0.05)
    return is_so()


def test_whatever_way_it_ends_another_one_begins(tmp_path: Path, capsys) -> None:
    book = tmp_path / "book"
    keeper.keep(command(book, "os.abort()"), is_wanted=lambda: len(written(book)) < 3, pause=0.01)
    assert len(set(written(book))) == 3
    assert "another one takes its place" in capsys.readouterr().err


def test_one_that_is_no_longer_wanted_is_ended(tmp_path: Path) -> None:
    book = tmp_path / "book"
    keeper.keep(command(book, "time.sleep(600)"), is_wanted=lambda: not written(book))
    (number,) = written(book)
    assert not Path(f"/proc/{number}").exists()


def test_it_keeps_a_worker_of_the_site_and_goes_when_told(tmp_path: Path, monkeypatch) -> None:
    """The command that the keeper starts, as a stand-in of that name would be started."""
    book, package = tmp_path / "book", tmp_path / "goldenthread"
    package.mkdir()
    (package / "__main__.py").write_text(WRITES_ITS_NUMBER.replace("sys.argv[1]", repr(str(book))) + "time.sleep(600)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSAFEPATH", "1")
    kept = subprocess.Popen([sys.executable, keeper.__file__, str(os.getpid())])
    try:
        assert soon(lambda: len(written(book)) == 1)
        os.kill(written(book)[0], signal.SIGKILL)
        assert soon(lambda: len(written(book)) == 2)
    finally:
        kept.terminate()
    assert kept.wait(timeout=20) == 0
    assert not Path(f"/proc/{written(book)[1]}").exists()
