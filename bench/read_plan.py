"""How long a Word plan takes to read, best of three runs.

``python bench/read_plan.py [FILE]``; without a file, a made-up plan of a real one's size is read.
"""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import docx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from goldenthread.plans.reading import document  # noqa: E402

AREAS, ACTIONS, MEASURES = 16, 13, 42  # about what the largest published plan we know holds
RUNS = 3
LIMIT = 2.0  # seconds


def made_up() -> bytes:
    """A plan of sixteen areas, one row each, whose partners are one short so that every row is a question."""
    word = docx.Document()
    for area in range(AREAS):
        word.add_paragraph(f"Area {area + 1}")
        actions = ["Outcome: Children are seen quickly", *(f"Review step {n} of visits" for n in range(ACTIONS))]
        cells = (
            ["Responsible officers:", f"Service manager {area + 1}"],
            actions,
            ["Jul-26"] * ACTIONS,
            [f"Step {n} reviewed each month" for n in range(ACTIONS)],
            ["Police"] * (ACTIONS - 1),
        )
        _table(word, [("Area", "Actions", "Target date", "Performance measures", "Key partners"), cells])
    figures = [("Visits", f"Measure {n}", "70%", "80%", ">90%", "Seen") for n in range(MEASURES)]
    _table(word, [("Area", "Measure", "Baseline", "Actual (May 2026)", "Target", "Outcome"), *figures])
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _table(word: docx.document.Document, rows: list[tuple]) -> None:
    table = word.add_table(rows=len(rows), cols=len(rows[0]))
    for made, row in zip(table.rows, rows, strict=True):
        for cell, content in zip(made.cells, row, strict=True):
            for text in [content] if isinstance(content, str) else content:
                cell.add_paragraph(text)


def main(argv: list[str]) -> int:
    name = Path(argv[0]).name if argv else "made-up plan"
    data = Path(argv[0]).read_bytes() if argv else made_up()
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        reading = document.read(data, name=name)
        seconds.append(time.perf_counter() - start)
    found = f"{len(reading.actions)} actions, {len(reading.measures)} measures, {len(reading.questions)} questions"
    print(f"read plan: {name}, {len(data) / 1024:.0f} kB, {found}:")
    print(f"  best of {RUNS} {min(seconds):.3f} s, {min(seconds) / LIMIT:.0%} of the {LIMIT:.0f} s allowed")
    return 0 if min(seconds) <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
