"""One at a time: a lock on a file, which the system lets go of when its holder ends, however it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def turn(path: Path) -> Iterator[bool]:
    """True while it is ours; False, at once, while another process holds it."""
    file = hold(path)
    try:
        yield file is not None
    finally:
        if file:
            file.close()


def hold(path: Path) -> BinaryIO | None:
    """The file, locked until it is closed or this process ends; None, at once, while somebody else holds it."""
    file = path.open("ab")
    if _lock(file):
        return file
    file.close()
    return None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
