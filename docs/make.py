"""Writes what the documentation takes from the declarations: our own returns, the data dictionary, the measures, the
rules of the data-quality check and the codes of the plan check.

    .venv/bin/python docs/make.py
    .venv/bin/python docs/make.py examples    # first runs the specs and keeps what they draw as worked examples

A page of PAGES has a line that says where the written part ends; what stands below it is replaced. The pages of the
measures are written whole. Tests hold the pages against the declarations, and the worked examples against the specs.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PLACE = Path(__file__).resolve().parent
sys.path.insert(0, str(PLACE.parent))

from goldenthread.ingest import checked  # noqa: E402
from goldenthread.ingest.flat import describe  # noqa: E402
from goldenthread.measures import definition, manual  # noqa: E402
from goldenthread.plans.checking import codes  # noqa: E402
from goldenthread.records import dictionary, returns  # noqa: E402

MARK = "<!-- What follows is written by docs/make.py from the declared tables. -->\n"
PAGES = {
    "returns/nightly.md": lambda: describe.markdown(returns.NIGHTLY),
    "returns/workforce.md": lambda: describe.markdown(returns.WORKFORCE),
    "data-dictionary.md": dictionary.markdown,
    "data-quality.md": checked.markdown,
    "plan-checks.md": codes.markdown,
}


MEASURES = "measures"


def page(name: str) -> str:
    """The page as it should be: what people wrote, and what the declarations say."""
    written, mark, _ = (PLACE / name).read_text(encoding="utf-8").partition(MARK)
    if not mark:
        raise SystemExit(f"docs/{name} lacks the line that says where the written part ends.")
    return f"{written}{MARK}\n{PAGES[name]()}"


def measure_pages() -> dict[str, str]:
    """The list of the computed measures and a page for each, by file name."""
    pages = {f"{slug}.md": manual.page(each) for slug, each in definition.computed().items()}
    return {"README.md": manual.index(), **pages}


def write_measures() -> None:
    """Every page of a measure, and no page of one that is gone."""
    folder, pages = PLACE / MEASURES, measure_pages()
    folder.mkdir(exist_ok=True)
    for path in set(folder.glob("*.md")) - {folder / name for name in pages}:
        path.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


def keep_examples() -> None:
    """Run the specs in one process, and keep what they draw where all of them hold."""
    command = [sys.executable, "-m", "pytest", "tests/spec", "-q", "-p", "no:xdist", "--keep-examples"]
    if subprocess.run(command, cwd=PLACE.parent, check=False).returncode:  # noqa: S603 (our own tests)
        raise SystemExit("The specs do not hold, so no example was kept.")


if __name__ == "__main__":
    if sys.argv[1:] == ["examples"]:
        keep_examples()
    for each in PAGES:
        (PLACE / each).write_text(page(each), encoding="utf-8")
    write_measures()
