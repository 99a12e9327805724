"""Which process runs a job, and whether it is still there.

A process that runs jobs holds a lock on a file of its own for as long as it lives, and the system lets go of it however
the process ends. So another process on the same data folder can tell work that goes on from work that was cut off.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from django.conf import settings

from goldenthread.work.turns import hold, turn

# By process: one that was forked takes a name of its own.
_held: dict[int, tuple[str, BinaryIO]] = {}
_guard = Lock()


def name() -> str:
    """This process's name, with its lock; both are made the first time."""
    with _guard:
        if os.getpid() not in _held:
            _held[os.getpid()] = _begin()
        return _held[os.getpid()][0]


def is_there(worker: str) -> bool:
    """Whether the process of that name still runs; one without a name never does."""
    place = _place(worker)
    if not worker or not place.exists():
        return False
    with turn(place) as free:
        if not free:
            return True
    with contextlib.suppress(OSError):  # somebody else looked at the same moment
        place.unlink()
    return False


def _begin() -> tuple[str, BinaryIO]:
    made = secrets.token_hex(8)
    file = hold(_place(made))
    if file is None:
        raise RuntimeError("a new file cannot be locked in the data folder")
    return made, file


def _place(worker: str) -> Path:
    return settings.DATA.room("workers") / worker
