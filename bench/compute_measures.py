"""How long it takes to compute twelve measures from 24 snapshots of 25 teams, and the whole library for 24 months.

    python bench/compute_measures.py

The twelve are computed in this process, best of three, beside plain Python loops over one measure's rows. The library
is computed and kept in the database of a council with an Annex A a month and a dataset of six years: cold, after one
new Annex A, and after one new dataset (of which every month is computed again as known now), each in a process of its
own that says its largest size. Exit status 1 when a limit is passed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings_test")

import django

django.setup()

import pyarrow.parquet as pq  # noqa: E402
import pyarrow.parquet.encryption as pe  # noqa: E402
from _rows import MONTHS, SIZES, TEAMS, made_up  # noqa: E402

from goldenthread.core import periods, working_days  # noqa: E402
from goldenthread.measures import across, definition  # noqa: E402
from goldenthread.records import engine, parameters, sealed  # noqa: E402

POPULATION = parameters.Value("population_0_17", date(2020, 1, 1), None, 50_000, "Made up for this bench")
LIMIT, WHOLE_LIMIT, NEW_LIMIT, MEGABYTES = 2.0, 10.0, 3.0, 1000
# The twelve measures that a plan asks for first: nineteen definitions, with their rates, companions and age bands.
TWELVE = (
    "assessments-open-beyond-45-working-days",
    "assessments-within-45-working-days",
    "care-leavers-in-education-employment-or-training-17-18",
    "care-leavers-in-education-employment-or-training-19-21",
    "care-leavers-suitable-accommodation-17-18",
    "care-leavers-suitable-accommodation-19-21",
    "children-on-a-protection-plan",
    "children-on-a-protection-plan-rate",
    "conferences-within-15-working-days",
    "contacts-that-become-referrals",
    "looked-after-children",
    "looked-after-children-rate",
    "looked-after-reviews-in-date",
    "open-children-per-worker",
    "protection-plan-children-seen-alone",
    "protection-plan-children-seen-in-date",
    "protection-plan-visits-in-date",
    "re-referrals-within-12-months",
    "second-or-later-protection-plans",
)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        snapshots = [write(Path(folder), month) for month in MONTHS]
        rows = sum(SIZES.values())
        measures = [definition.get(slug) for slug in TWELVE]
        print(f"input: {len(snapshots)} snapshots of {rows:,} rows in {len(SIZES)} tables;")
        print(f"       {len(MONTHS)} months, {len(TEAMS)} teams, two threads")
        processor = time.process_time()
        seconds, figures = min((compute(snapshots, measures) for _ in range(3)), key=lambda run: run[0])
        processor = (time.process_time() - processor) / 3
        print(
            f"twelve measures ({len(measures)} definitions): {seconds:.2f} s for {figures:,} figures"
            f" (limit {LIMIT} s on two idle cores)"
        )
        print(f"              {processor:.2f} s of processor time; load average {os.getloadavg()[0]:.1f}")
        one = min(compute(snapshots, [definition.get("assessments-within-45-working-days")])[0] for _ in range(3))
        loops = min(plain_loops(snapshots) for _ in range(3))
        print(f"one measure: {one:.3f} s; the same with pyarrow and Python loops: {loops:.3f} s")
        print(f"all {len(measures)} take {seconds / loops:.1f} times as long as one does in loops")
        return 0 if (seconds <= LIMIT) & library(Path(folder) / "data") else 1


def library(folder: Path) -> bool:
    """Prints what the whole library takes; were all limits kept?"""
    first, last, following = MONTHS[0].id, MONTHS[-1].id, MONTHS[-1].plus(1).id
    _step(folder, "load", "annex_a", first, last)
    _step(folder, "load", "ssd", last, last)
    cold = _said("the whole library, cold", _step(folder, "compute", last), WHOLE_LIMIT)
    _step(folder, "load", "annex_a", following, following)
    monthly = _said("after one new Annex A", _step(folder, "compute", following), NEW_LIMIT)
    _step(folder, "load", "ssd", following, following)
    dataset = _said("after one new dataset", _step(folder, "compute", following), NEW_LIMIT)
    return cold and monthly and dataset


def _step(folder: Path, *words: str) -> dict:
    script = Path(__file__).with_name("_library.py")
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    words = (sys.executable, str(script), str(folder), *words)
    out = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, env=kept)
    return json.loads(out.stdout or "{}")


def _said(what: str, took: dict, limit: float) -> bool:
    print(
        f"{what}: {took['seconds']:.2f} s (limit {limit:.0f} s), {took['processor']:.2f} s of processor time, at most"
        f" {took['megabytes']:.0f} MB (limit {MEGABYTES} MB);"
    )
    print(
        f"              {took['results']:,} new results, {took['measures']} definitions with figures;"
        f" load average {os.getloadavg()[0]:.1f}"
    )
    return bool(took["seconds"] <= limit and took["megabytes"] <= MEGABYTES)


def compute(snapshots: list[engine.SealedSnapshot], measures: list[definition.Definition]) -> tuple[float, int]:
    start = time.perf_counter()
    asked = {snapshot.id: [month] for snapshot, month in zip(snapshots, MONTHS, strict=True)}
    texts = [text for measure in measures for text in measure.bodies]
    with engine.open_engine(snapshots, asked, [POPULATION], texts) as opened:
        count = len(across.all_figures(opened, measures, asked))
    return time.perf_counter() - start, count


def plain_loops(snapshots: list[engine.SealedSnapshot]) -> float:
    """The 45-day measure by team, the obvious way."""
    start = time.perf_counter()
    for snapshot, month in zip(snapshots, MONTHS, strict=True):
        met: dict[str, list[int]] = {}
        for row in _rows(snapshot, "assessment"):
            if row["authorised_on"] and month.first_day <= row["authorised_on"] <= month.last_day:
                days = working_days.working_days_between(row["started_on"], row["authorised_on"])
                met.setdefault(row["team_id"], []).append(int(days <= 45))
    return time.perf_counter() - start


def _rows(snapshot: engine.SealedSnapshot, table: str) -> list[dict]:
    key = pe.create_decryption_properties(sealed.table_key(snapshot.key, table))
    return pq.read_table(sealed.path_of(snapshot.folder, table), decryption_properties=key).to_pylist()


def write(folder: Path, month: periods.Month) -> engine.SealedSnapshot:
    """A snapshot at the month's end."""
    key = sealed.new_key()
    manifest = sealed.write(folder / month.id, made_up(SIZES, month), key=key)
    return engine.SealedSnapshot(
        month.id, month.last_day, folder / month.id, key, {one.table: one.sha256 for one in manifest}
    )


if __name__ == "__main__":
    sys.exit(main())
