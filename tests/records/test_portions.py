"""How a long run is cut, and when."""

from datetime import date
from pathlib import Path

import pytest

from goldenthread.core.periods import Month, months_ending
from goldenthread.records import engine, portions, returns, sealed

YEAR = months_ending(Month(2026, 12), 12)
BODY = (
    "select p.period_id, r.child_id from referral r join period p on r.received_on between p.first_day and p.last_day"
)


def dataset(folder: Path, size: int = 0, kind: str = returns.SSD) -> engine.SealedSnapshot:
    rows = {"child_id": [f"Child {n}" for n in range(12)], "received_on": [date(2026, n + 1, 5) for n in range(12)]}
    manifest = sealed.write(folder / kind, {"referral": rows}, key=b"k" * 32)
    if size:
        with (folder / kind / "padding.parquet").open("wb") as file:
            file.truncate(size)  # a hole: nothing is written
    hashes = {one.table: one.sha256 for one in manifest}
    return engine.SealedSnapshot(kind, YEAR[-1].last_day, folder / kind, b"k" * 32, hashes, kind=kind)


def test_one_council_is_computed_in_one_go_with_little(tmp_path):
    assert portions.fitting([dataset(tmp_path)]) == portions.Size(threads=1, memory="1GB", periods_at_once=0)
    assert portions.fitting([]) == portions.Size()


def test_a_dataset_of_many_councils_gets_both_cores_and_fewer_periods_the_larger_it_is(tmp_path):
    sealed_bytes = (400_000_000, 1_200_000_000, 90_000_000_000)
    sizes = [portions.fitting([dataset(tmp_path / str(size), size)]) for size in sealed_bytes]
    assert [size.threads for size in sizes] == [2, 2, 2]
    steps = [size.periods_at_once for size in sizes]
    assert steps == sorted(steps, reverse=True)
    assert steps[0] > steps[1] > steps[2] == 1


def test_what_can_be_run_in_shares_has_a_thread_for_each_statement(tmp_path):
    many = [dataset(tmp_path, 400_000_000)]
    assert portions.fitting(many, in_shares=True).threads == 1
    assert portions.fitting(many, in_shares=True).is_large
    assert portions.fitting([dataset(tmp_path / "one")], in_shares=True) == portions.Size()


def test_a_monthly_file_never_asks_for_portions(tmp_path):
    assert portions.fitting([dataset(tmp_path, 1_200_000_000, returns.ANNEX_A)]) == portions.Size()


@pytest.mark.parametrize("step", [0, 1, 5, 12, 13])
def test_portions_together_give_every_row_once(tmp_path, step):
    held, size = dataset(tmp_path), portions.Size(periods_at_once=step)
    with engine.open_engine([held], {held.id: YEAR}, size=size) as opened:
        found = opened.run_each("select place, period_id, child_id from {rows} as cases", BODY, ats=[held.id])
    assert sorted(found[held.id]) == [(month.id, f"Child {n}") for n, month in enumerate(YEAR)]
