"""How time and memory grow from one council to all of England: the six heaviest measures for sixty months.

    python bench/scale.py                              one council and ten, quick
    python bench/scale.py --scale 50 --scale 150       the rest; 150 writes 1.2 GB into the temporary folder

The input is made up (``_england.py``): datasets of six years, sealed. The same six measures are computed by our own
engine from their definitions, by SQL written by hand for DuckDB (``_by_hand.py``), and four of them in pandas where
it is installed (``_in_pandas.py``), beside our own four. Each runs in a process of its own that says its largest
size, reading of the sealed files included; all must give the same totals for every team and month. Exit status 1 when
they differ, when our own do not come, or when a limit of all England is passed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings_test")

import django

django.setup()

import _england  # noqa: E402
from _rows import HISTORIES  # noqa: E402

from goldenthread.core import periods  # noqa: E402
from goldenthread.measures.calculation import Figure  # noqa: E402

MONTHS = periods.months_ending(periods.Month(2026, 10), 60)
ENGLAND, SECONDS, MEGABYTES, RATIO = 150, 60.0, 4000, 1.5
# The six with the most processor time of the whole library at scale 10, measured one by one, among those whose tables
# this dataset carries (it has no supervision: the measures of it would count everybody as missing).
SIX = (
    "visits-due-in-ten-working-days",
    "children-with-a-current-reviewed-plan",
    "social-workers-since-the-case-opened",
    "open-children-per-worker",
    "teams-since-the-case-opened",
    "caseloads-within-the-policy",
)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", type=int, action="append")
    parser.add_argument("--only", choices=list(WAYS), action="append")
    parser.add_argument("--in-process", nargs=2, metavar=("WAY", "FOLDER"))
    given = parser.parse_args()
    if given.in_process:
        print(json.dumps(alone(*given.in_process)))
        return 0
    print(f"input: made-up datasets; {len(SIX)} measures, {len(MONTHS)} months; load average {os.getloadavg()[0]:.1f}")
    return max([run(scale, given.only or list(WAYS)) for scale in given.scale or (1, 10)])


def run(scale: int, ways: list[str]) -> int:
    """Prints one scale; 1 where totals differ or a limit is passed."""
    with tempfile.TemporaryDirectory() as folder:
        _england.write(Path(folder) / "england", scale)
        rows = sum(HISTORIES.values()) * scale
        print(f"scale {scale}: {rows:,} rows in {len(HISTORIES)} tables, {25 * scale:,} teams")
        took = {way: found for way in ways if (found := in_process(way, scale, folder))}
    ours = took.get("ours")
    for way, found in took.items():
        print(_line(way, found, took.get("four") if way == "pandas" else ours))
    agree = all(len({each["totals"].get(slug) for each in took.values()} - {None}) <= 1 for slug in SIX)
    if len(took) > 1:
        print("           the totals of all teams and months are the same" if agree else "           TOTALS DIFFER")
    came = "ours" not in ways or ours is not None
    return 0 if agree and came and _is_within(scale, ours, took.get("sql")) else 1


def _is_within(scale: int, ours: dict | None, by_hand: dict | None) -> bool:
    """Are our figures had in the time and memory of all England, and in no more than so much of the time by hand?"""
    if ours and by_hand and ours["processor"] > RATIO * by_hand["processor"]:
        return False
    return not ours or scale < ENGLAND or (ours["seconds"] <= SECONDS and ours["megabytes"] <= MEGABYTES)


def _line(way: str, found: dict, ours: dict | None) -> str:
    line = (
        f"  {way:7}  {found['seconds']:6.1f} s, {found['processor']:6.1f} s of processor time,"
        f" {found['megabytes']:5.0f} MB, {found['cells']:,} totals; load average {os.getloadavg()[0]:.1f}"
    )
    if ours and way in ("sql", "pandas"):
        line += f"; ours takes {ours['processor'] / found['processor']:.2f} times its processor time"
    return line


def in_process(way: str, scale: int, folder: str) -> dict | None:
    """What one way took, or nothing where it cannot be had; the reason is printed."""
    if way in ("four", "pandas") and importlib.util.find_spec("pandas") is None:
        print(f"  {way:7}  pandas is not installed")
        return None
    words = (sys.executable, __file__, "--in-process", way, str(Path(folder) / "england"))
    out = subprocess.run(words, check=False, capture_output=True, text=True)
    if out.returncode:
        print(f"  {way:7}  did not end: {out.stderr.strip().splitlines()[-1][:300]}")
        return None
    return dict(json.loads(out.stdout))


def alone(way: str, folder: str) -> dict:
    """One way in this process: time with reading, the largest size, and what the totals come to.

    Figures are written as totals, to be held against those of others, after the clock was read.
    """
    wall, processor = time.perf_counter(), time.process_time()
    found = WAYS[way](Path(folder))
    took = {
        "seconds": time.perf_counter() - wall,
        "processor": time.process_time() - processor,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    totals = found if isinstance(found, dict) else totals_of(found)
    return took | {"cells": len(totals), "totals": _england.digests(totals)}


def totals_of(figures: Iterable[Figure]) -> dict:
    """Numerator, denominator and missing of each measure, month and team."""
    return {
        (each.slug, each.period_id, each.cut): (each.numerator or 0, each.denominator or 0, each.missing)
        for each in figures
        if each.breakdown == "team"
    }


def four(folder: Path) -> list[Figure]:
    """Our own engine for those measures that are written in pandas."""
    import _in_pandas

    return ours(folder, [slug for slug in SIX if slug in _in_pandas.SLUGS])


def ours(folder: Path, slugs: Sequence[str] = SIX) -> list[Figure]:
    """Our own engine over the definitions, as figures are computed for a council."""
    from goldenthread.measures import across, definition
    from goldenthread.records import engine

    measures = [definition.get(slug) for slug in slugs]
    snapshot, texts = _england.opened(folder), [measure.body for measure in measures]
    asked = {snapshot.id: MONTHS}
    in_shares = all(measure.head.in_shares for measure in measures)
    with engine.open_engine([snapshot], asked, (), texts, in_shares=in_shares) as room:
        return across.all_figures(room, measures, asked)


def by_hand(folder: Path) -> dict:
    """SQL that an analyst would write for DuckDB, over tables in memory."""
    import _by_hand

    return _by_hand.totals(_england.opened(folder), SIX, MONTHS)


def in_pandas(folder: Path) -> dict:
    """The same with data frames."""
    import _in_pandas

    return _in_pandas.totals(_england.opened(folder), MONTHS)


WAYS = {"ours": ours, "sql": by_hand, "four": four, "pandas": in_pandas}

if __name__ == "__main__":
    sys.exit(main())
