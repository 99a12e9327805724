"""How long a Word plan takes to read: ``python bench/read_plan.py FILE`` (best of three runs)."""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from goldenthread.plans.reading import document  # noqa: E402

DEFAULT = ROOT.parent / "shared" / "plans" / "000_southampton_improvement_plan.docx"
RUNS = 3
LIMIT = 2.0  # seconds


def main(argv: list[str]) -> int:
    path = Path(argv[0]) if argv else DEFAULT
    if not path.exists():
        print(f"read plan: skipped, {path.name} is not here; name a .docx to read")
        return 0
    seconds, reading = [], None
    for _ in range(RUNS):
        start = time.perf_counter()
        reading = document.read(path, name=path.name)
        seconds.append(time.perf_counter() - start)
    assert reading is not None
    found = f"{len(reading.actions)} actions, {len(reading.measures)} measures"
    size = f"{path.stat().st_size / 1024:.0f} kB"
    print(f"read plan: {path.name}, {size}: {found}; best of {RUNS} {min(seconds):.3f} s (limit {LIMIT:.0f})")
    return 0 if min(seconds) <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
