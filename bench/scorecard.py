"""How long the server takes over a scorecard of 120 measures and 36 months with every signal, and over its charts.

    python bench/scorecard.py

The whole page is asked for as the director opens it, the connection kept as on the site: cold, the first time in a
worker that has started as the site starts it and has opened another page, and again the first time after a load in
which every figure is another one (300 ms at most each), and warm (100 ms at most), in processor time. Beside it
stand, in the same run, the signals alone and the same signals with a query for each measure, which they must beat
twofold. Then sixty control charts of 36 months: 150 KB and 50 ms at most. Exit status 1 when anything misses.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

MEASURES, MONTHS, RUNS, CHARTS = 120, 36, 9, 60
COLD, WARM, DRAWN, KILOBYTES, RATIO = 300, 100, 50, 150, 2.0
ON, STARTS, DUE = date(2026, 11, 3), date(2026, 1, 1), date(2027, 3, 31)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        from goldenthread.jobs import command, database

        command.set_up(Path(folder) / "data")
        database.prepare()
        return measure()


def measure() -> int:
    slugs = fill()
    from goldenthread.web import started

    started.load()  # as a site does before its first answer, and right after it
    started.rest()
    client = signed_in()
    client.get("/glossary/")
    cold, answer = timed(lambda: ask(client))
    size = len(answer.content) / 1024
    warm = statistics.median(timed(lambda: ask(client))[0] for _ in range(RUNS))
    load()
    loaded, _ = timed(lambda: ask(client))
    ours, theirs = alone(slugs)
    drawn, kilobytes = charts(slugs)
    print(f"input: {MEASURES} measures x {MONTHS} months, targets; the page has {size:.0f} KB; ms of processor")
    print(f"scorecard, cold {cold:.0f}, after a load {loaded:.0f} (limit {COLD} each)")
    print(f"scorecard, warm, median of {RUNS}: {warm:.0f} (limit {WARM})")
    print(f"signals alone, nothing kept: {ours:.0f}; a query for each: {theirs:.0f}, {theirs / ours:.1f} times")
    print(f"{CHARTS} control charts: {drawn:.0f} (limit {DRAWN}), {kilobytes:.0f} KB (limit {KILOBYTES})")
    missed = max(cold, loaded) > COLD or warm > WARM or theirs < RATIO * ours or drawn > DRAWN or kilobytes > KILOBYTES
    print("misses a limit" if missed else "within its limits")
    return int(missed)


def fill() -> list[str]:
    """Made-up figures: levels, steps and drifts, some with denominators that move."""
    from goldenthread.core.periods import Month, months_ending
    from goldenthread.measures import definition
    from goldenthread.measures.models import Result, Target

    rng, slugs = random.Random(20261), list(definition.computed())[:MEASURES]  # noqa: S311
    months, (by, second) = months_ending(Month(2026, 10), MONTHS), two_people()
    made, targets = [], []
    for number, slug in enumerate(slugs):
        p = rng.uniform(0.5, 0.95)
        for at, month in enumerate(months):
            below = rng.randint(15, 90) if number % 2 else rng.randint(50, 60)
            share = p - 0.25 * (number % 5 == 0 and at > 26)
            above = sum(rng.random() < share for _ in range(below))
            made.append(
                Result(
                    figure_id=f"{number:04d}{month.id}", measure=slug, period=month.id, breakdown="council",
                    numerator=above, denominator=below, missing=0, value=100 * above / below, state="known",
                    fingerprint="0" * 64, snapshots=[1, 2, 3], parameters={}, rule_version="1", computed_on=ON,
                )
            )  # fmt: skip
        targets.append(
            Target(
                measure=slug,
                operator=">=",
                value=85,
                starts_on=STARTS,
                due_on=DUE,
                origin="Plan",
                state="approved",
                set_by=by,
                set_on=ON,
                decided_by=second,
                decided_on=ON,
            )
        )
    Result.objects.bulk_create(made)
    Target.objects.bulk_create(targets)
    return slugs


def load() -> None:
    """Every figure is another one, as after a load that corrects them all; a page shown before helps with none."""
    from django.db.models import F

    from goldenthread.measures.models import Result

    above = F("numerator") - 1
    Result.objects.update(numerator=above, value=100.0 * above / F("denominator"))


def two_people() -> tuple[Any, Any]:
    """A target counts when a second person has approved it: the director opens the page."""
    from tests.world import World

    world = World()
    return world.person("PL"), world.person("DIR")


def signed_in() -> Any:
    from django.test import Client

    from goldenthread.accounts.models import Person

    client = Client(SERVER_NAME="localhost")
    client.force_login(Person.objects.order_by("pk").last())
    return client


def ask(client: Any) -> Any:
    answer = client.get("/scorecard/?plan=all&period=2026-10")
    assert answer.status_code == 200
    return answer


def alone(slugs: list[str]) -> tuple[float, float]:
    """The signals of all, read at once and one by one, nothing kept from before."""
    from goldenthread.core.periods import Month
    from goldenthread.measures import courses, definition, signals
    from goldenthread.measures.flagging import WHOLE

    until, every = Month(2026, 10), [definition.get(slug) for slug in slugs]

    def at_once() -> None:
        signals._read.cache_clear()
        rows = courses.read(slugs, seen=WHOLE, until=until)
        for one in every:
            signals.of(one, courses.of(one, rows[one.slug], until=until))

    def one_by_one() -> None:
        from goldenthread.measures import queries

        signals._read.cache_clear()
        for one in every:
            found = queries.series(one.slug, seen=WHOLE, until=until, months=MONTHS)
            signals.of(one, courses.of(one, found, until=until))

    ours, theirs = ([timed(run)[0] for _ in range(3)] for run in (at_once, one_by_one))
    return min(ours), min(theirs)


def charts(slugs: list[str]) -> tuple[float, float]:
    from goldenthread.core.periods import Month
    from goldenthread.measures import courses, definition, signals
    from goldenthread.measures.flagging import WHOLE
    from goldenthread.reporting import course_svg
    from goldenthread.reporting.course_charts import Band, CourseChart, Line

    until, rows = Month(2026, 10), courses.read(slugs, seen=WHOLE, until=Month(2026, 10))
    every = []
    for slug in slugs[:CHARTS]:
        one = definition.get(slug)
        found = signals.of(one, courses.of(one, rows[slug], until=until))
        course, size = found.course, len(found.course.values)
        drawn = found.lower or (None,) * size
        every.append(
            CourseChart(
                one.head.short_title, "%", tuple(month.label for month in course.months), course.values,
                "What the course says, in one sentence.", target=85.0, marks=found.marks or ("",) * size,
                bands=(Band("limits of chance", drawn, found.upper or drawn),),
                lines=(Line("average", found.centres or drawn),),
            )
        )  # fmt: skip
    taken, svgs = timed(lambda: [course_svg.course(chart) for chart in every])
    return taken, sum(map(len, svgs)) / 1024


def timed(run: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    answer = run()
    return 1000 * (time.process_time() - start), answer


if __name__ == "__main__":
    sys.exit(main())
