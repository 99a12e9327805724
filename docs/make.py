"""Writes what the documentation takes from the declarations: the files of our own returns and the data dictionary.

    .venv/bin/python docs/make.py

Each page has a line that says where the written part ends; what stands below it is replaced. A test holds the pages
against the declarations.
"""

from __future__ import annotations

import sys
from pathlib import Path

PLACE = Path(__file__).resolve().parent
sys.path.insert(0, str(PLACE.parent))

from goldenthread.ingest.flat import describe  # noqa: E402
from goldenthread.records import dictionary, returns  # noqa: E402

MARK = "<!-- What follows is written by docs/make.py from the declared tables. -->\n"
PAGES = {
    "returns/nightly.md": lambda: describe.markdown(returns.NIGHTLY),
    "returns/workforce.md": lambda: describe.markdown(returns.WORKFORCE),
    "data-dictionary.md": dictionary.markdown,
}


def page(name: str) -> str:
    """The page as it should be: what people wrote, and what the declarations say."""
    written, mark, _ = (PLACE / name).read_text(encoding="utf-8").partition(MARK)
    if not mark:
        raise SystemExit(f"docs/{name} lacks the line that says where the written part ends.")
    return f"{written}{MARK}\n{PAGES[name]()}"


if __name__ == "__main__":
    for each in PAGES:
        (PLACE / each).write_text(page(each), encoding="utf-8")
