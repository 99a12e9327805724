"""How often control charts cry wolf on series in which nothing has changed, with and without our guards; and how fast.

    python bench/signals.py [--series 1000]

Prints for each kind of series the share of charts whose last point carries a wrong icon: as the bare rules give it, and
as a page of ours shows it. A series that rolls or cumulates says so by its basis and never gets an icon; the guard
printed here is the other one, which looks at the series itself. Then the seconds for a scorecard's signals and for
hiding the small numbers of a table.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from goldenthread.measures.statistics import icons, suppression, xmr

Series = list[float | None]
# What the published simulation found for the bare rules, per cent of charts (Monte Carlo error about 0.5).
PUBLISHED = {
    "independent, 24 months": 1.8, "independent, 36 months": 1.7, "independent, 60 months": 1.8,
    "month-end stock (each month 0.9 of the last), 24 months": 55.0, "rolling 12 months, 24 months": 63.0,
    "half of the last month, 24 months": 13.0, "proportion .85, denominators 15 to 90, 24 months": 2.7,
    "counts of 3 on average, 24 months": 2.8,
}  # fmt: skip
MEASURES, MONTHS = 120, 36


def independent(rng: random.Random, months: int) -> Series:
    return [rng.gauss(80, 5) for _ in range(months)]


def dependent(share: float) -> Callable[[random.Random, int], Series]:
    def series(rng: random.Random, months: int) -> Series:
        values = [rng.gauss(0, 1)]
        for _ in range(months + 50):
            values.append(share * values[-1] + rng.gauss(0, 1))
        return [500 + value for value in values[-months:]]

    return series


def rolling(rng: random.Random, months: int) -> Series:
    flow = [rng.gauss(80, 5) for _ in range(months + 11)]
    return [sum(flow[at : at + 12]) / 12 for at in range(months)]


def proportion(rng: random.Random, months: int) -> Series:
    sizes = [rng.randint(15, 90) for _ in range(months)]
    return [100 * sum(rng.random() < 0.85 for _ in range(size)) / size for size in sizes]


def counts(rng: random.Random, months: int) -> Series:
    return [sum(rng.random() < 0.003 for _ in range(1000)) for _ in range(months)]


KINDS: list[tuple[str, Callable[[random.Random, int], Series], int]] = [
    ("independent, 24 months", independent, 24),
    ("independent, 36 months", independent, 36),
    ("independent, 60 months", independent, 60),
    ("half of the last month, 24 months", dependent(0.5), 24),
    ("month-end stock (each month 0.9 of the last), 24 months", dependent(0.9), 24),
    ("rolling 12 months, 24 months", rolling, 24),
    ("proportion .85, denominators 15 to 90, 24 months", proportion, 24),
    ("counts of 3 on average, 24 months", counts, 24),
]


def main(series: int) -> None:
    print(f"input: {series:,} series of each kind in which nothing changes; share with an icon on the last point")
    print(f"{'kind':<58}{'published':>10}{'bare rules':>12}{'shown':>8}")
    for name, make, months in KINDS:
        bare, shown = alarms(make, months, series)
        print(f"{name:<58}{PUBLISHED[name]:>9.1f}%{bare:>11.1f}%{shown:>7.1f}%")
    signals()
    tables()


def alarms(make: Callable[[random.Random, int], Series], months: int, series: int) -> tuple[float, float]:
    rng, bare, shown = random.Random(20261), 0, 0  # noqa: S311
    for _ in range(series):
        values = make(rng, months)
        chart = xmr.xmr_chart(values, direction="increase")
        wrong = icons.variation(chart) != "common_cause"
        bare += wrong
        shown += wrong and not xmr.depends_on_the_month_before(values)
    return 100 * bare / series, 100 * shown / series


def signals() -> None:
    rng = random.Random(7)  # noqa: S311
    values = [independent(rng, MONTHS) for _ in range(MEASURES)]
    start = time.process_time()
    for each in values:
        icons.shown_variation(xmr.xmr_chart(each, direction="increase"))
    ours = time.process_time() - start
    print(f"signals of {MEASURES} measures x {MONTHS} months: {1000 * ours:.0f} ms of processor time")


def tables() -> None:
    rng = random.Random(3)  # noqa: S311
    counts = [[int(rng.expovariate(1 / 30)) for _ in range(15)] for _ in range(12)]
    table = suppression.Table.of_grid(counts)
    suppression.suppress(suppression.Table.of_grid([[3, 40], [50, 60]]))  # scipy is imported by then; a row needs none
    start = time.process_time()
    found = suppression.suppress(table)
    seconds = time.process_time() - start
    print(
        f"table of 12 x 15 with totals: {len(found.primary)} small counts and {len(found.secondary)} more hidden,"
        f" audited, in {seconds:.2f} s of processor time (limit 1 s)"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=1000)
    main(parser.parse_args().series)
