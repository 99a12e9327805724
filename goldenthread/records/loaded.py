"""Which tables are in an engine's memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from threading import Lock
from typing import Any


class Loaded:
    """Which tables are in memory; shared by the engines of several threads, so that each is read once."""

    def __init__(self) -> None:
        self._done: set[str] = set()
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._guard = Lock()

    def once(self, target: str, load: Callable[[], Any]) -> None:
        if target in self._done:
            return
        with self._guard:
            lock = self._locks[target]
        with lock:
            if target not in self._done:
                load()
                self._done.add(target)

    def forget(self, target: str) -> bool:
        """Whether it was there; the next who asks loads it again. For an engine that no other thread shares."""
        was = target in self._done
        self._done.discard(target)
        return was

    def forget_all(self, start: str) -> None:
        """Those whose names begin so are gone."""
        with self._guard:
            gone = [target for target in list(self._done) if target.startswith(start)]
            self._done.difference_update(gone)
            for target in gone:
                self._locks.pop(target, None)
