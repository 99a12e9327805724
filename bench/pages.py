"""How long the server takes over each page of the example council.

    python bench/pages.py [FOLDER]

Without FOLDER (or GOLDENTHREAD_BENCH_DATA) the example council is made in a temporary folder first, which takes two
to three minutes; a folder named here is filled if it is empty, and kept. Every address of the site that answers a GET
is opened as everybody who has an example account; the person whose answer took longest is then asked nine times more.
Of an address with many things behind it (each measure has a page) the first is opened as everybody, the others as the
three who waited longest for that one, and nine times only where one answer took more than half of the limit.
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
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
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
    found = sorted(chain.from_iterable(every(visitors, things) for things in addresses.values()), key=lambda t: -t.wall)
    opened = [each for each in found if each.person]
    table(opened, stick)
    closed = [each.name for each in found if not each.person]
    print(f"give no page to a GET of anybody ({len(closed)}): {', '.join(sorted(set(closed)))}")
    without = sorted(name for name, things in addresses.items() if not things)
    print(f"no thing of the example to open ({len(without)}): {', '.join(without)}")
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


def every(visitors: list[Any], things: list[tuple[str, str]]) -> Iterator[Timed]:
    """The pages of one address: the first of its things as everybody, the others as the three slowest readers."""
    readers = visitors
    for number, (label, path) in enumerate(things):
        waited = sorted(((_once(who, path), who) for who in readers), key=lambda pair: -pair[0].processor)
        open_to = [(answer, who) for answer, who in waited if answer.status == 200]
        if not open_to:
            yield Timed(label, path, "", 0, 0, 0, 0)
        else:
            answer, who = open_to[0]
            often = number == 0 or answer.wall > LIMIT / 2
            yield ask(who, path, name=label, runs=RUNS if often else 1)
        readers = [who for _, who in open_to[:3]] or visitors if number == 0 else readers


def ask(visitor: Any, path: str, *, name: str = "(no such page)", runs: int = RUNS) -> Timed:
    answers = [_once(visitor, path) for _ in range(runs)]
    wall, processor = (statistics.median(getattr(one, field) for one in answers) for field in ("wall", "processor"))
    return Timed(name, path, visitor.title, wall, processor, answers[-1].queries, answers[-1].kilobytes)


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
