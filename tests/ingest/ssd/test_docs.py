"""The page about the dataset says what is declared."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def test_the_tables_of_the_page_are_those_that_are_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])  # a program, so it adds to them
    spec = importlib.util.spec_from_file_location("make_ssd", ROOT / "docs/returns/make_ssd.py")
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    text = made.PAGE.read_text(encoding="utf-8")
    assert made.page(text) == text, "run: python docs/returns/make_ssd.py"
