"""How long the made-up council's dataset of six years takes to load, from its bytes to a sealed snapshot.

``python bench/load_ssd.py`` makes the dataset, loads it in the limited child process as the site does, and says what
the child used of what it may.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from goldenthread.core.periods import Month  # noqa: E402
from goldenthread.example import dataset, journeys  # noqa: E402
from goldenthread.files import child  # noqa: E402
from goldenthread.ingest import child as reading  # noqa: E402
from goldenthread.ingest.readers import READERS  # noqa: E402

UNTIL = Month(2026, 9)
SECONDS, MEGABYTES = 20.0, 600


def main() -> int:
    as_at = UNTIL.last_day
    data = dataset.packed(dataset.tables_at(journeys.build(7, UNTIL), as_at))
    with tempfile.TemporaryDirectory() as folder:
        seal = reading.place(Path(folder) / "snapshot", os.urandom(32))
        options = {"kind": "ssd", "name": dataset.name(as_at), "as_at": as_at.isoformat(), "seal": seal}
        start = time.perf_counter()
        report = child.run(reading.TARGET, source=data, options=options, limits=READERS["ssd"].limits)
        wall = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    rows = sum(each["rows_kept"] for each in report["lists"])
    print(f"load the dataset: {rows:,} rows, {len(data) / 1024:,.0f} kB, snapshot sealed:")
    print(f"  {processor:.1f} s of a processor, {processor / SECONDS:.0%} of the {SECONDS:.0f} s allowed; {wall:.1f} s")
    print(f"  at most {memory:.0f} MB in the child, {memory / MEGABYTES:.0%} of the {MEGABYTES} MB allowed")
    return 0 if processor <= SECONDS and memory <= MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
