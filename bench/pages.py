"""How long the server takes over each page of the example council.

    python bench/pages.py [FOLDER]

Without FOLDER (or GOLDENTHREAD_BENCH_DATA) the example council is made in a temporary folder first, which takes two
to three minutes; a folder named here is filled if it is empty, and kept. Every address of the site that answers a GET
is opened as everybody who has an example account; the person whose answer took longest is then asked nine times more.
Each request opens the database anew, as on the site. The time of the page for an address that does not exist, which
looks nothing up but the session and the person, is the measuring stick of the same run.
"""

from __future__ import annotations

import logging
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

RUNS = 9
LIMIT = 150  # milliseconds, at the median
NOWHERE = "/there-is-no-such-page/"


def main(argv: list[str]) -> int:
    named = argv[0] if argv else os.environ.get("GOLDENTHREAD_BENCH_DATA")
    if named:
        return measure_in(Path(named))
    with tempfile.TemporaryDirectory() as folder:
        return measure_in(Path(folder) / "data")


def measure_in(folder: Path) -> int:
    """Fill the folder, open every page, print the table; 1 when a page misses its goal."""
    from goldenthread.jobs import command

    command.set_up(folder)

    logging.getLogger("django.request").setLevel(logging.CRITICAL)  # addresses not open to a person are no news

    import _pages

    _pages.fill()

    visitors, addresses = _pages.visitors(), _pages.addresses()
    print(f"{_pages.size()}; median of {RUNS} requests, each with a new connection to the database")
    stick = ask(visitors[0], NOWHERE)
    found = sorted((slowest(visitors, name, path) for name, path in addresses), key=lambda each: -each.wall)
    opened = [each for each in found if each.person]
    table(opened, stick)
    closed = [each.name for each in found if not each.person]
    print(f"give no page to a GET of anybody ({len(closed)}): {', '.join(sorted(set(closed)))}")
    late = [each for each in opened if each.wall > LIMIT]
    print(f"{len(opened)} pages; median of medians {statistics.median(each.wall for each in opened):.0f} ms; ")
    print(f"slowest {opened[0].wall:.0f} ms, {opened[0].wall / stick.wall:.1f} times the page that does not exist;")
    print(f"{len(late)} of them over {LIMIT} ms; load average {os.getloadavg()[0]:.1f}")
    return 1 if late else 0


@dataclass(frozen=True)
class Timed:
    """A page as its slowest reader has it: medians in milliseconds, by the clock and of processor time."""

    name: str
    path: str
    person: str
    wall: float
    processor: float
    queries: int
    kilobytes: float


def slowest(visitors: list[Any], name: str, path: str) -> Timed:
    """Ask once as everybody, then nine times as the one who waited longest among those whom it is open to."""
    once = {visitor: _once(visitor, path) for visitor in visitors}
    open_to = [visitor for visitor, answer in once.items() if answer.status == 200]
    if not open_to:
        return Timed(name, path, "", 0, 0, 0, 0)
    return ask(max(open_to, key=lambda visitor: once[visitor].processor), path, name=name)


def ask(visitor: Any, path: str, *, name: str = "(no such page)") -> Timed:
    runs = [_once(visitor, path) for _ in range(RUNS)]
    wall, processor = (statistics.median(getattr(run, field) for run in runs) for field in ("wall", "processor"))
    return Timed(name, path, visitor.title, wall, processor, runs[-1].queries, runs[-1].kilobytes)


@dataclass(frozen=True)
class Answer:
    status: int
    wall: float
    processor: float
    queries: int
    kilobytes: float


def _once(visitor: Any, path: str) -> Answer:
    from django.db import connection

    connection.close()
    count = 0

    def counted(execute: Any, *rest: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*rest)

    with connection.execute_wrapper(counted):
        wall, processor = time.perf_counter(), time.process_time()
        answer = visitor.client.get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return Answer(answer.status_code, wall * 1000, processor * 1000, count, len(content) / 1024)


def table(found: list[Timed], stick: Timed) -> None:
    print(f"{'page':60} {'ms':>5} {'cpu':>5} {'times':>5} {'queries':>7} {'kB':>5}  slowest for")
    for each in [*found, stick]:
        ratio = each.wall / stick.wall
        print(
            f"{each.name:60} {each.wall:5.0f} {each.processor:5.0f} {ratio:5.1f} {each.queries:7} {each.kilobytes:5.0f}"
            f"  {each.person}"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
