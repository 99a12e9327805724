"""How long a plan takes to read in each format, in the child process that reads uploads: seconds of processor, memory.

``python bench/read_plan.py [FILE]``; without a file, a made-up plan of a real one's size is written in every format.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.plans.reading import in_formats  # noqa: E402
from tests.plans.reading.made_up import PRIORITIES, SCORECARD  # noqa: E402

AREAS, ACTIONS, MEASURES = 16, 13, 42  # about what the largest published plan we know holds
LIMIT = 3.0  # seconds of processor time
MEMORY = 300  # MB in the child process
READ = """
import resource, sys
from pathlib import Path
from goldenthread.plans.reading import document
path = Path(sys.argv[1])
found = document.read(path.read_bytes(), name=path.name)
used = resource.getrusage(resource.RUSAGE_SELF)
print(len(found.actions), len(found.measures), len(found.questions), used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def made_up_plan() -> in_formats.Parts:
    """A plan of sixteen areas, one row each, whose partners are one short so that every row is a question."""
    parts: list[str | in_formats.Rows] = ["Improvement Plan 2026-27", "Northmoor Council"]
    for area in range(AREAS):
        actions = ["Outcome: Children are seen quickly", *(f"* Review step {n} of each visit" for n in range(ACTIONS))]
        row = (
            [f"Area {area + 1}", "Responsible officers:", f"* Service manager {area + 1}"],
            actions,
            ["* Jul-26"] * ACTIONS,
            [f"* Step {n} reviewed each month" for n in range(ACTIONS)],
            ["* Police"] * (ACTIONS - 1),
        )
        parts += [f"Area {area + 1}", (PRIORITIES, row)]
    figures = [("Visits", f"Measure {n}", "70%", "80%", ">90%", "Seen") for n in range(MEASURES)]
    return [*parts, "Measures", (SCORECARD, *figures)]


def made_up() -> bytes:
    """The same plan as a Word document."""
    return in_formats.docx(made_up_plan())


def measured(path: Path) -> bool:
    """Reads the file in a process of its own and says what it took; whether that is within the limits."""
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True, cwd=ROOT)
    actions, measures, questions, seconds, kilobytes = done.stdout.split()
    used, held = float(seconds), int(kilobytes) / 1024
    found = f"{actions} actions, {measures} measures, {questions} questions"
    print(f"read plan: {path.name}, {path.stat().st_size / 1024:.0f} kB, {found}:")
    print(f"  {used:.2f} s of processor, {used / LIMIT:.0%} of {LIMIT:.0f} s; {held:.0f} MB of {MEMORY} MB")
    return used <= LIMIT and held <= MEMORY


def main(argv: list[str]) -> int:
    if argv:
        within = [measured(Path(each).resolve()) for each in argv]
        return 0 if all(within) else 1
    writers = {"docx": in_formats.docx, **in_formats.WRITERS}
    with tempfile.TemporaryDirectory() as folder:
        within = []
        for kind, write in writers.items():
            path = Path(folder, f"made-up plan.{kind}")
            path.write_bytes(write(made_up_plan()))
            within.append(measured(path))
    return 0 if all(within) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
