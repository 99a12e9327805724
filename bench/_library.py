"""One step of ``compute_measures.py`` in a process of its own, so that its memory is its own.

python bench/_library.py FOLDER load annex_a 2024-11 2026-10   a load for each of these months, live
python bench/_library.py FOLDER compute 2026-10                the whole library for the 24 months up to this one
"""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from goldenthread.jobs import command  # noqa: E402

START = date(2020, 1, 1)


def load(kind: str, first: str, last: str) -> None:
    """Loads of one return for the months from first to last, each live."""
    from _rows import HISTORIES, SIZES, made_up

    from goldenthread.core.periods import Month
    from goldenthread.records import snapshots

    month, until, (by, second) = Month.parse(first), Month.parse(last), _people()
    while month <= until:
        rows = made_up(HISTORIES if kind == "ssd" else SIZES, month)
        made = snapshots.stage_tables(
            tables=rows, kind=kind, as_at=month.last_day, source_name="made up", by=by, on=month.last_day
        )
        snapshots.make_live(snapshot=made, by=second, on=month.last_day)
        month = month.plus(1)


def _people() -> list:
    from goldenthread.accounts.models import Organisation, Person
    from goldenthread.jobs import database

    if database.prepare():
        council = Organisation.objects.create(name="Fenmere Council", kind="council")
        for number in (1, 2):
            Person.objects.create_user(
                f"person{number}@fenmere.example", "x" * 20, organisation=council, created_on=START
            )
    return list(Person.objects.order_by("pk")[:2])


def compute(last: str) -> None:
    """Computes and keeps, and prints what it took."""
    from goldenthread.core import periods
    from goldenthread.measures import operations

    months = periods.months_ending(periods.Month.parse(last), 24)
    wall, processor = time.perf_counter(), time.process_time()
    made = operations.compute(months=months, on=months[-1].last_day)
    took = {
        "seconds": time.perf_counter() - wall,
        "processor": time.process_time() - processor,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "measures": len({result.measure for result in made if result.state != "unknown"}),
        "results": len(made),
    }
    print(json.dumps(took))


if __name__ == "__main__":
    command.set_up(Path(sys.argv[1]))
    {"load": load, "compute": compute}[sys.argv[2]](*sys.argv[3:])
