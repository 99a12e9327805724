"""The errors that forecasts start with before a council has enough of its own: of simulated series like a council's.

Shares of 30 to 90 cases a month, counts of 5 to 60, and stocks of 100 to 900 that children join and leave; a quarter
of each stays level, drifts, steps once, or has a trend. Each row is there with its mirror image, as made-up series
must not say which way things go. ``python -m goldenthread.measures.starting_errors`` writes the
file anew; a spec holds it to this code.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Callable
from pathlib import Path

from goldenthread.measures.statistics import forecast
from goldenthread.measures.statistics.forecast import HORIZON

SEED = 20261
SERIES, MONTHS = 40, 48
ORIGINS = (20, 28, 36)
FILE = Path(__file__).parent / "starting_errors.json"
Series = list[float]


def simulate() -> dict[str, dict[str, list[list[float]]]]:
    """Bank, method, rows: one row for each series and origin, its errors 1 to 12 months ahead. Always the same."""
    made: dict[str, Callable[[random.Random, int], Series]] = {
        "percentages": _share, "counts": _count, "stocks": _stock,
    }  # fmt: skip
    found = {}
    for place, (bank, make) in enumerate(made.items()):
        rng = random.Random(SEED + place)  # noqa: S311 (made-up series)
        every = [make(rng, number % 4) for number in range(SERIES)]
        rows = [row for series in every for origin in ORIGINS if (row := _errors(series, origin))]
        found[bank] = {
            method: _mirrored([row[place] for row in rows]) for place, method in enumerate(("blend", "last12", "walk"))
        }
    return found


def _mirrored(rows: list[list[float]]) -> list[list[float]]:
    return [*rows, *([-error for error in row] for row in rows)]


def as_text() -> str:
    """The file: a line for each row."""
    banks = [f"{json.dumps(bank)}: {_methods(methods)}" for bank, methods in simulate().items()]
    return "{" + ",\n".join(banks) + "}\n"


def _methods(methods: dict[str, list[list[float]]]) -> str:
    said = [json.dumps(method) + ": [\n" + _lines(rows) + "\n]" for method, rows in methods.items()]
    return "{" + ", ".join(said) + "}"


def _lines(rows: list[list[float]]) -> str:
    return ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)


def _errors(series: Series, origin: int) -> tuple[list[float], ...] | None:
    flat = forecast.blend(series[:origin])
    if flat is None or not flat.sigma:
        return None
    came = series[origin : origin + HORIZON]
    points = (flat.point, flat.mean12, series[origin - 1])
    return tuple([round((each - point) / flat.sigma, 2) for each in came] for point in points)


def _levels(rng: random.Random, way: int, start: float, unit: float) -> list[float]:
    """A level for each month: steady, drifting, with one step, or with a trend; ``unit`` is a usual month's noise."""
    steps, slope = rng.randrange(12, MONTHS), rng.uniform(-0.08, 0.08) * unit
    size, level, found = rng.choice((-1, 1)) * rng.uniform(0.8, 2.0) * unit, start, []
    for month in range(MONTHS):
        level += (0.0, rng.gauss(0, 0.25) * unit, size if month == steps else 0.0, slope)[way]
        found.append(level)
    return found


def _share(rng: random.Random, way: int) -> Series:
    cases, levels = rng.randint(30, 90), _levels(rng, way, rng.uniform(0.0, 2.5), 0.3)
    found = []
    for level in levels:
        n = max(8, round(rng.gauss(cases, cases / 6)))
        p = 1 / (1 + math.exp(-(level + rng.gauss(0, 0.1))))
        found.append(forecast.logit(sum(rng.random() < p for _ in range(n)), n))
    return found


def _count(rng: random.Random, way: int) -> Series:
    usual = rng.uniform(5, 60)
    levels, season = _levels(rng, way, math.log(usual), 1 / math.sqrt(usual)), rng.uniform(0, 0.6) / math.sqrt(usual)
    return [
        forecast.to_scale(_poisson(rng, math.exp(level + season * math.sin(month * math.pi / 6))), "count")
        for month, level in enumerate(levels)
    ]


def _stock(rng: random.Random, way: int) -> Series:
    """Who is there stays with a chance; who joins comes at a rate that may change."""
    size, leave = rng.uniform(100, 900), rng.uniform(0.02, 0.08)
    levels, here, found = _levels(rng, way, math.log(size * leave), 0.1), size, []
    for level in levels:
        here = max(here - _poisson(rng, here * leave) + _poisson(rng, math.exp(level)), 0)
        found.append(forecast.to_scale(here, "count"))
    return found


def _poisson(rng: random.Random, mean: float) -> int:
    """A Poisson number: by products below thirty, by the normal form above."""
    if mean > 30:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    limit, product, number = math.exp(-mean), rng.random(), 0
    while product > limit:
        product, number = product * rng.random(), number + 1
    return number


if __name__ == "__main__":
    FILE.write_text(as_text(), "utf-8")
