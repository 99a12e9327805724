"""How long a chart takes to draw; the goal is about 0.2 ms each. Run: python bench/charts.py"""

from __future__ import annotations

import time

from goldenthread.core import periods
from goldenthread.reporting import charts, charts_svg

ROUNDS = 200


def main() -> None:
    months = tuple(month.label for month in periods.months_ending(periods.Month(2026, 10), 24))
    values = tuple(70.0 + (at * 7 % 23) for at in range(24))
    line = charts.TimeChart("Assessments in time", "%", months, (charts.Series("Council", values),), target=85.0)
    teams = tuple(charts.Bar(f"Team {at}", 50.0 + at, f"{at} of 40") for at in range(25))
    bars = charts.BarChart("Assessments in time by team", "%", teams, target=85.0, better="higher")
    for name, chart in (("line, 24 months, target", line), ("bars, 25 teams, target", bars)):
        start = time.perf_counter()
        for _ in range(ROUNDS):
            svg = charts_svg.draw(chart)
        each = (time.perf_counter() - start) / ROUNDS * 1000
        print(f"{name}: {each:.2f} ms each, {len(svg):,} bytes, {ROUNDS} rounds")


if __name__ == "__main__":
    main()
