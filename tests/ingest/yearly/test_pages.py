"""What the pages about the yearly returns say of columns is what the declarations say."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[3] / "docs" / "returns"
MADE = runpy.run_path(str(HERE / "yearly.py"))


@pytest.mark.parametrize("name", sorted(MADE["PAGES"]))
def test_the_page_is_current(name: str) -> None:
    found = MADE["page"](name)
    assert (HERE / name).read_text(encoding="utf-8") == found, "run: python docs/returns/yearly.py"
    assert found.count("\n| ") > 40
