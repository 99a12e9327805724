"""Keeps a worker beside the site: when it dies, another one takes its place.

Without it one worker that the system ends (out of memory, say) would leave every later load and report waiting until
somebody starts the site again. Runs as a process of its own, ``python -m goldenthread.jobs.keeper PARENT``, and loads
nothing of the site, so that what kills a worker does not reach it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence

STEADY = 30.0  # seconds after which a worker that ends was not ended by its own start
LONGEST = 60.0  # seconds between two tries of a worker that never gets that far
PATIENCE = 10.0  # seconds that a worker may take to end when asked to


def keep(command: Sequence[str], *, is_wanted: Callable[[], bool], pause: float = 1.0) -> None:
    """Run the command while it is wanted, and again whenever it ends before that; each quick end doubles the pause."""
    wait = pause
    while is_wanted():
        began = time.monotonic()
        _attend(subprocess.Popen(command), is_wanted)  # noqa: S603
        wait = pause if time.monotonic() - began > STEADY else min(2 * wait, LONGEST)
        if is_wanted():
            print("goldenthread: the worker ended; another one takes its place.", file=sys.stderr, flush=True)
            _rest(wait, is_wanted)


def _attend(process: subprocess.Popen, is_wanted: Callable[[], bool]) -> None:
    while process.poll() is None:
        if not is_wanted():
            stop(process)
            return
        time.sleep(0.2)


def _rest(seconds: float, is_wanted: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while is_wanted() and time.monotonic() < until:
        time.sleep(0.1)


def stop(process: subprocess.Popen) -> None:
    """Ask the process to end, and end it when it does not."""
    process.terminate()
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


def main(parent: int) -> None:
    """A worker for as long as ``parent``, the site's process, lives and nobody asks us to stop."""
    asked = threading.Event()
    for kind in (signal.SIGTERM, signal.SIGINT):
        signal.signal(kind, lambda *_: asked.set())

    def is_wanted() -> bool:
        return not asked.is_set() and (os.getppid() == parent or sys.platform == "win32")

    keep([sys.executable, "-m", "goldenthread", "worker", "--parent", str(os.getpid())], is_wanted=is_wanted)


if __name__ == "__main__":
    main(int(sys.argv[1]))
