"""How long a new user waits: from a clone to a page, to the second start, and to the whole example council.

    python bench/start.py [--cold]

Clones this checkout into a temporary folder and starts it there as the README says, with the package cache as it is
(or, with --cold, without one). The measuring stick is what cannot be avoided: making an environment and installing
the same lock with pip, nothing else. What is not committed is not measured.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = getattr(sys, "_base_executable", sys.executable)  # the Python of the machine, as a new user has it
WARM, COLD, SECOND, COMPLETE = 20.0, 60.0, 3.0, 180.0
PATIENCE = 900  # seconds, after which something is wrong
FILLED = (
    "import sqlite3, sys; found = sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True)"
    ".execute(\"select count(*) from history_entry where kind = 'example.filled'\").fetchone()[0]; sys.exit(not found)"
)


def main(argv: list[str]) -> int:
    cold = "--cold" in argv
    with tempfile.TemporaryDirectory() as folder:
        place, words = Path(folder), os.environ.copy()
        words.pop("PYTHONPATH", None)
        words.pop("GOLDENTHREAD_DATA", None)
        if cold:
            words["PIP_NO_CACHE_DIR"] = "1"
        else:
            _install_alone(place / "warming", words)  # so that a cache is there, and is no one else's work
        alone = _install_alone(place / "alone", words)
        return report(measure(place / "clone", words), alone, cold=cold)


def measure(clone: Path, words: dict[str, str]) -> dict[str, float]:
    """Seconds to the first page, to the whole example, and to the first page of a second start."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    start = time.perf_counter()
    with served(clone, words) as port:
        first = _page(port) - start
        begun = time.perf_counter()
        wait(lambda: _is_filled(clone))
        complete = time.perf_counter() - begun
    start = time.perf_counter()
    with served(clone, words) as port:
        second = _page(port) - start
    return {"first": first, "second": second, "complete": complete}


def report(took: dict[str, float], alone: float, *, cold: bool) -> int:
    goals = {"first": COLD if cold else WARM, "second": SECOND, "complete": COMPLETE}
    said = {"first": "clone to a page", "second": "second start", "complete": "from the page to the whole example"}
    load = os.getloadavg()[0]
    print(f"start: {'no' if cold else 'warm'} package cache, {os.cpu_count()} cores, load average {load:.1f}")
    for name, seconds in took.items():
        print(f"  {said[name]}: {seconds:.1f} s, {seconds / goals[name]:.0%} of the {goals[name]:.0f} s allowed")
    print(f"  clone to a page is {took['first'] / alone:.2f} of the {alone:.1f} s that venv and pip take alone")
    return int(any(took[name] > goal for name, goal in goals.items()))


@contextmanager
def served(clone: Path, words: dict[str, str]) -> Iterator[int]:
    """``python3 run.py`` on a free port, stopped at the end as Ctrl-C does."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    process = subprocess.Popen(
        [PYTHON, "run.py", "--port", str(port)],
        cwd=clone, env=words, stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        yield port
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


def _page(port: int) -> float:
    """The moment at which the sign-in page was served."""
    wait(lambda: _answers(f"http://127.0.0.1:{port}/sign-in/"))
    return time.perf_counter()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 (our own address)
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _is_filled(clone: Path) -> bool:
    """Asked of a process of its own, which holds nothing open."""
    call = [sys.executable, "-c", FILLED, str(clone / "data" / "database.sqlite3")]
    time.sleep(0.9)
    return subprocess.run(call, stderr=subprocess.DEVNULL).returncode == 0


def wait(done: Callable[[], bool]) -> None:
    until = time.perf_counter() + PATIENCE
    while not done():
        if time.perf_counter() > until:
            raise TimeoutError(f"Nothing after {PATIENCE} s.")
        time.sleep(0.1)


def _install_alone(place: Path, words: dict[str, str]) -> float:
    """Seconds for ``python3 -m venv`` and ``pip install`` of our lock."""
    start = time.perf_counter()
    subprocess.run([PYTHON, "-m", "venv", str(place)], check=True)
    call = [
        str(place / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
    ]
    subprocess.run([*call, "--require-hashes", "-r", str(ROOT / "requirements.txt")], check=True, env=words)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
