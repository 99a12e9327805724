"""What is asked of a port before anything is made: each way that it cannot be had, in words."""

from __future__ import annotations

import errno
import socket
from pathlib import Path

import pytest

from goldenthread.core.errors import Refusal
from goldenthread.jobs import command, site


@pytest.fixture
def taken() -> int:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_in_use_is_refused_before_a_folder_is_filled(taken: int, tmp_path: Path, capsys, monkeypatch) -> None:
    made = []
    monkeypatch.setattr("goldenthread.jobs.database.prepare", lambda: made.append("database"))
    monkeypatch.setenv("GOLDENTHREAD_DATA", "")  # the command sets it for what it starts; here it is put back
    assert command.main(["--data", str(tmp_path), "serve", "--port", str(taken)]) == 2
    assert made == []
    assert f"Port {taken} is in use by another program. Choose another: --port {taken + 1}" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["0", "65536", "99999", "-1", "http", "80.5"])
def test_what_is_no_port_is_refused_with_what_is_one(text: str, capsys) -> None:
    with pytest.raises(SystemExit) as refused:
        command.parser().parse_args(["serve", f"--port={text}"])
    assert refused.value.code == 2
    assert f"{text} is no port. Give a number from 1 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "Port 80 is kept for the system's administrator"),
        (errno.EADDRNOTAVAIL, "This machine has no address 192.0.2.1"),
    ],
)
def test_other_troubles_are_not_called_a_port_in_use(number: int, words: str, monkeypatch) -> None:
    def refuse(self: object, address: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(site.socket.socket, "bind", refuse)
    with pytest.raises(Refusal, match=words):
        site.check_port("192.0.2.1", 80)
