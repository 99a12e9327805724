"""How long it takes to compute twelve measures, and the whole library, for 24 months and 25 teams from 24 snapshots.

    python bench/compute_measures.py

Prints the input, the seconds (best of three) and the ratio to reading one measure's rows with plain Python loops.
"""

from __future__ import annotations

import os
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
from _rows import HISTORIES, MONTHS, SIZES, TEAMS, made_up  # noqa: E402

from goldenthread.core import periods, working_days  # noqa: E402
from goldenthread.measures import across, answers, definition  # noqa: E402
from goldenthread.records import engine, parameters, returns, sealed  # noqa: E402

POPULATION = parameters.Value("population_0_17", date(2020, 1, 1), None, 50_000, "Made up for this bench")
LIMIT, WHOLE_LIMIT = 2.0, 10.0
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


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        snapshots = [write(Path(folder), month) for month in MONTHS]
        rows = sum(SIZES.values())
        measures, whole = [definition.get(slug) for slug in TWELVE], list(definition.computed().values())
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
        carried = [measure for measure in whole if returns.ANNEX_A in answers.kinds(measure)]
        monthly, count = compute(snapshots, carried)
        print(
            f"all {len(carried)} definitions that Annex A can answer, once, cold: {monthly:.2f} s for {count:,} figures"
            f" (limit {WHOLE_LIMIT:.0f} s); {monthly / loops:.0f} times one measure in loops"
        )
        dataset = write(Path(folder) / "dataset", MONTHS[-1], HISTORIES, returns.SSD)
        carried = [measure for measure in whole if returns.SSD in answers.kinds(measure)]
        full, count = compute([dataset], carried)
        print(
            f"all {len(carried)} that the dataset can, {sum(HISTORIES.values()):,} rows, {len(MONTHS)} months at once:"
            f" {full:.2f} s for {count:,} figures (limit {WHOLE_LIMIT:.0f} s)"
        )
        assert seconds <= LIMIT
        assert max(monthly, full) <= WHOLE_LIMIT


def compute(snapshots: list[engine.SealedSnapshot], measures: list[definition.Definition]) -> tuple[float, int]:
    start = time.perf_counter()
    asked = {snapshot.id: [month] for snapshot, month in zip(snapshots, MONTHS, strict=False)}
    if len(snapshots) == 1:
        asked = {snapshots[0].id: MONTHS}
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


def write(
    folder: Path, month: periods.Month, sizes: dict[str, int] = SIZES, kind: str = returns.ANNEX_A
) -> engine.SealedSnapshot:
    """A snapshot at the month's end."""
    key = sealed.new_key()
    manifest = sealed.write(folder / month.id, made_up(sizes, month), key=key)
    return engine.SealedSnapshot(
        month.id, month.last_day, folder / month.id, key, {one.table: one.sha256 for one in manifest}, kind=kind
    )


if __name__ == "__main__":
    main()
