"""How long the server takes over each page of the example council.

    python bench/pages.py [--all] [FOLDER]

Without FOLDER (or GOLDENTHREAD_BENCH_DATA) the example council is made in a temporary folder first, which takes two
to three minutes; a folder named here is filled if it is empty, and kept. The site is started as a server starts it.
After that it takes two to three minutes, and says how long at its end.

Everybody who has an example account opens the four pages that show most; the five who wait longest for these are the
readers of the rest, and of an address that none of them may open whoever may. Each address that answers a GET is
opened as each reader; where one answer took more than half of the limit, the person who waited longest is asked five
times more. Of an address with many things behind it (each measure has a page) twelve from the first to the last are
opened, or with --all every one (three minutes more): once, by the one who waited longest for the first, and five
times more where that took more than the limit.

The connection to the database is kept, as on the site. Pages are ranked by processor time, which says more than the
clock where other work is running. The time of the page for an address that does not exist, which looks nothing up but
the session and the person, is the measuring stick of the same run.
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

RUNS = 5
LIMIT = 150  # milliseconds of processor time, at the median
THINGS = 12  # of those behind one address
NOWHERE = "/there-is-no-such-page/"
# What shows most, by the names of their addresses, and how many of those who wait longest for them read the rest.
WIDEST, READERS = ("home", "scorecard", "plan", "measure"), 5


def main(argv: list[str]) -> int:
    most = None if "--all" in argv else THINGS
    folders = [word for word in argv if not word.startswith("-")]
    named = folders[0] if folders else os.environ.get("GOLDENTHREAD_BENCH_DATA")
    if named:
        return measure_in(Path(named), most)
    with tempfile.TemporaryDirectory() as folder:
        return measure_in(Path(folder) / "data", most)


def measure_in(folder: Path, most: int | None = None) -> int:
    """Fill the folder, open every page and at most so many things of each address, print the table; 1 when a page
    misses its goal."""
    from goldenthread.jobs import command

    command.set_up(folder)

    logging.getLogger("django.request").setLevel(logging.CRITICAL)  # addresses not open to a person are no news

    import _pages

    _pages.fill()

    from goldenthread.web import started

    started.load()  # as a site does before its first answer, and right after it
    started.rest()
    began, used = time.perf_counter(), time.process_time()
    visitors, addresses = _pages.visitors(), _pages.addresses()
    print(f"{_pages.size()}", flush=True)
    stick = ask(visitors[0], NOWHERE)
    visitors = slowest_first(visitors, [addresses[name][0][1] for name in WIDEST])
    print(f"readers: {', '.join(who.title for who in visitors[:READERS])}", flush=True)
    asked = [spread(things, most) for things in addresses.values()]
    found = sorted(chain.from_iterable(every(visitors, some) for some in asked), key=lambda timed: -timed.processor)
    opened = [each for each in found if each.person]
    table(opened, stick)
    closed = [each.name for each in found if not each.person]
    print(f"give no page to a GET of anybody ({len(closed)}): {', '.join(sorted(set(closed)))}")
    without = sorted(name for name, things in addresses.items() if not things)
    print(f"no thing of the example to open ({len(without)}): {', '.join(without)}")
    late = [each for each in opened if each.processor > LIMIT]
    middle = statistics.median(each.processor for each in opened)
    print(f"{len(opened)} pages; median of medians {middle:.0f} ms of processor time; {len(late)} over {LIMIT} ms;")
    print(f"slowest {opened[0].processor:.0f} ms, {opened[0].processor / stick.processor:.1f} times no such page;")
    print(f"load average {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores; opening them took")
    print(f"{time.perf_counter() - began:.0f} s, {time.process_time() - used:.0f} s of processor time")
    return 1 if late else 0


def spread(things: list[tuple[str, str]], most: int | None) -> list[tuple[str, str]]:
    """At most so many of them, from the first to the last, as far apart as may be."""
    if most is None or len(things) <= most:
        return things
    return [things[at * (len(things) - 1) // (most - 1)] for at in range(most)]


@dataclass(frozen=True)
class Timed:
    """A page as its slowest reader has it, in milliseconds by the clock and of processor time: medians of ``runs``."""

    name: str
    path: str
    person: str
    wall: float
    processor: float
    queries: int
    kilobytes: float
    runs: int = 1


def slowest_first(visitors: list[Any], paths: list[str]) -> list[Any]:
    """Everybody in order of how long they wait for these pages, each opened twice: the second time counts."""
    waits = {who: sum(_second(who, path) for path in paths) for who in visitors}
    return sorted(visitors, key=lambda who: -waits[who])


def _second(visitor: Any, path: str) -> float:
    _once(visitor, path)
    return _once(visitor, path).processor


def every(visitors: list[Any], things: list[tuple[str, str]]) -> Iterator[Timed]:
    """The pages of one address: the first of its things as each reader, the others as the one who waited longest."""
    reader, limit = None, LIMIT / 2
    for label, path in things:
        found = _opened([reader], path) if reader else []
        found = found or _opened(visitors[:READERS], path) or _opened(visitors[READERS:], path)
        if not found:
            yield Timed(label, path, "", 0, 0, 0, 0)
            continue
        answer, reader = max(found, key=lambda pair: pair[0].processor)
        often = answer.processor > limit
        yield ask(reader, path, name=label) if often else _timed(label, path, reader, [answer])
        limit = LIMIT


def _opened(visitors: list[Any], path: str) -> list[tuple[Answer, Any]]:
    """The answers of those who may open the page, each with its reader."""
    return [(answer, who) for who in visitors if (answer := _once(who, path)).status == 200]


def ask(visitor: Any, path: str, *, name: str = "(no such page)") -> Timed:
    return _timed(name, path, visitor, [_once(visitor, path) for _ in range(RUNS)])


def _timed(name: str, path: str, visitor: Any, answers: list[Answer]) -> Timed:
    wall, processor = (statistics.median(getattr(one, field) for one in answers) for field in ("wall", "processor"))
    last = answers[-1]
    return Timed(name, path, visitor.title, wall, processor, last.queries, last.kilobytes, len(answers))


@dataclass(frozen=True)
class Answer:
    status: int
    wall: float
    processor: float
    queries: int
    kilobytes: float


def _once(visitor: Any, path: str) -> Answer:
    from django.db import connection

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
    print(f"{'page':60} {'cpu':>5} {'clock':>5} {'runs':>5} {'times':>5} {'queries':>7} {'kB':>5}  slowest for")
    for each in [*found, stick]:
        ratio = each.processor / stick.processor
        print(
            f"{each.name:60} {each.processor:5.0f} {each.wall:5.0f} {each.runs:5} {ratio:5.1f} {each.queries:7} "
            f"{each.kilobytes:5.0f}  {each.person}"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
