"""Pages that come from the declarations are as the declarations are today."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest

from tests.shared import ROOT


def _make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_make", ROOT / "docs" / "make.py")
    assert spec and spec.loader
    module, usual = importlib.util.module_from_spec(spec), [*sys.path]
    spec.loader.exec_module(module)
    sys.path[:] = usual  # a program, so it added to them
    return module


MAKE = _make()


@pytest.mark.parametrize("name", sorted(MAKE.PAGES))
def test_a_page_is_current(name: str) -> None:
    """When this fails: python3 docs/make.py, and look at what changed."""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == MAKE.page(name)


def test_the_pages_of_the_measures_are_current_and_there_is_no_other() -> None:
    """When this fails: python3 docs/make.py, and look at what changed."""
    stored = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / MAKE.MEASURES).glob("*.md")}
    wanted = MAKE.measure_pages()
    assert {name for name in stored.keys() | wanted.keys() if stored.get(name) != wanted.get(name)} == set()
