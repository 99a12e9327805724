"""What is asked of a port before anything is made, each way that it cannot be had, in words; and what begins when."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connections

from goldenthread.config import databases
from goldenthread.core.errors import Refusal
from goldenthread.jobs import command, site
from goldenthread.jobs.commands import serve


@pytest.fixture(autouse=True)
def _folder_put_back(monkeypatch) -> None:
    monkeypatch.setenv("GOLDENTHREAD_DATA", os.environ["GOLDENTHREAD_DATA"])  # the command sets it for what it starts


@pytest.fixture
def taken() -> int:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_in_use_is_refused_before_a_folder_is_filled(taken: int, tmp_path: Path, capsys, monkeypatch) -> None:
    made = []
    monkeypatch.setattr("goldenthread.jobs.database.prepare", lambda: made.append("database"))
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


def test_the_worker_begins_once_pages_can_be_opened_and_ends_with_the_site(monkeypatch, tmp_path: Path) -> None:
    happened = []

    def served(host: str, port: int, announce: Callable[[], None]) -> None:
        happened.append("reads")
        announce()
        happened.append("answers")

    monkeypatch.setattr(site, "serve", served)
    monkeypatch.setattr(site, "check_port", lambda host, port: None)
    monkeypatch.setattr("goldenthread.jobs.database.prepare", lambda: None)
    monkeypatch.setattr("goldenthread.jobs.commands.example.begin", lambda: None)
    monkeypatch.setattr(serve, "announce", lambda host, port: happened.append("says so"))
    monkeypatch.setattr(serve, "start_keeper", lambda: happened.append("worker"))
    monkeypatch.setattr("goldenthread.jobs.keeper.stop", lambda worker: happened.append("worker ends"))
    assert command.main(["--data", str(tmp_path), "serve"]) == 0
    assert happened == ["reads", "worker", "says so", "answers", "worker ends"]


def test_no_connection_goes_into_the_processes_that_answer(db: None, monkeypatch, tmp_path: Path) -> None:
    # SQLite must not be carried across a fork; what the announcement asks of the database is asked before it.
    happened = []
    monkeypatch.setattr(site, "serve", lambda host, port, announce: announce())
    monkeypatch.setattr(site, "check_port", lambda host, port: None)
    monkeypatch.setattr("goldenthread.jobs.database.prepare", lambda: None)
    monkeypatch.setattr("goldenthread.jobs.commands.example.begin", lambda: None)
    monkeypatch.setattr(serve, "announce", lambda host, port: happened.append("asked"))
    monkeypatch.setattr(serve, "start_keeper", lambda: None)
    monkeypatch.setattr("goldenthread.jobs.keeper.stop", lambda worker: None)
    monkeypatch.setattr(connections, "close_all", lambda: happened.append("closed"))
    assert command.main(["--data", str(tmp_path), "serve"]) == 0
    assert happened == ["asked", "closed"]


@pytest.mark.parametrize("address", ["", "postgresql://somebody@localhost/plans"])
def test_a_thread_keeps_its_connection_from_page_to_page(address: str, tmp_path: Path) -> None:
    assert databases.from_url(address, tmp_path / "database.sqlite3")["CONN_MAX_AGE"] > 0


def test_only_the_commands_that_are_named_are_read(capsys) -> None:
    def known(*words: str) -> str:
        with pytest.raises(SystemExit):
            command.parser(words).parse_args(["no-such-command"])
        return capsys.readouterr().err

    assert "'serve'" in known("--data", "plan", "serve")
    assert "'plan'" in known("--data", "plan", "serve")
    assert "'extract'" not in known("--data", "plan", "serve")
    assert all(f"'{word}'" in known("--help") for word in ("benchmark", "extract", "plan", "serve", "worker"))
