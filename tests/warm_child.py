"""Limited child processes that are forked from one that has imported the readers already.

A small extract takes 0.44 s of a processor where the child has a start of its own, nearly all of it for Python and the
imports, and 0.03 to 0.06 s where it is forked; hundreds of tests read one. From the limits on it is the same code
(``files.limited``). tests/files/test_child.py asks the same of both; one good file of each kind, and whatever a started
command reads, have a start of their own.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Lock

_ROOT = Path(__file__).resolve().parents[1]
_LOST = Path(os.devnull)
_NUMBER = struct.Struct("!i")


class Warm:
    """``begin`` in the place of ``files.child.begin``; the process to fork from is started by the first that asks."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._line: socket.socket | None = None
        self._parent: subprocess.Popen[bytes] | None = None

    def begin(self, request: bytes, environment: dict[str, str], wall: int) -> subprocess.CompletedProcess[bytes]:
        with self._lock, tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as said, _LOST.open("wb") as lost:
            asked.write(request)
            asked.seek(0)
            line = self._line or self._start(environment)
            socket.send_fds(line, [b"x"], [asked.fileno(), said.fileno(), lost.fileno()])
            child = _receive(line)
            line.settimeout(wall)
            try:
                status = _receive(line)
            except TimeoutError:
                line.settimeout(None)
                os.killpg(child, signal.SIGKILL)
                _receive(line)
                raise subprocess.TimeoutExpired("goldenthread.files.limited", wall) from None
            line.settimeout(None)
            said.seek(0)
            return subprocess.CompletedProcess([], os.waitstatus_to_exitcode(status), said.read(), b"")

    def end(self) -> None:
        """The process to fork from ends when nobody is left to ask it."""
        if self._line and self._parent:
            self._line.close()
            self._parent.wait()

    def _start(self, environment: dict[str, str]) -> socket.socket:
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        with theirs:
            self._parent = subprocess.Popen(
                [sys.executable, "-s", "-P", "-m", "tests.warm_child", str(theirs.fileno())],
                env=environment, cwd=_ROOT, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
            )  # fmt: skip
        return self._line


def _receive(line: socket.socket) -> int:
    found = line.recv(_NUMBER.size, socket.MSG_WAITALL)
    if len(found) < _NUMBER.size:
        raise ConnectionError("the process that children are forked from is gone")
    return int(_NUMBER.unpack(found)[0])


def _import_readers() -> None:
    """What a child would import in the course of its reading."""
    from goldenthread.ingest.readers import READERS
    from goldenthread.plans.reading import formats

    for one in READERS.values():
        one.module()
    names = ["goldenthread.files.limited", "goldenthread.ingest.child", "goldenthread.plans.reading.child"]
    names += ["goldenthread.ingest.published.child", "goldenthread.ingest.published.comparing"]
    for name in [*names, *(f"goldenthread.plans.reading.{name}" for name in formats.READERS.values())]:
        importlib.import_module(name)


def _answer(line: socket.socket, files: list[int]) -> int:
    """In the forked child: what a fresh one finds, its request on standard input; then the same as there."""
    from goldenthread.files import limited

    line.close()
    os.setsid()
    for place, file in enumerate(files):
        os.dup2(file, place)
        os.close(file)
    return limited.main()


def _serve(line: socket.socket) -> None:
    while True:
        _, files, _, _ = socket.recv_fds(line, 1, 3)
        if not files:
            return
        child = os.fork()
        if not child:
            status = 1
            with suppress(BaseException):
                status = _answer(line, files)
            os._exit(status)
        line.sendall(_NUMBER.pack(child))
        for file in files:
            os.close(file)
        line.sendall(_NUMBER.pack(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    _import_readers()
    gc.freeze()
    _serve(socket.socket(fileno=int(sys.argv[1])))
