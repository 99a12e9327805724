"""The shared plans written as workbooks and presentations: each gives the plan that its Word file gives."""

from __future__ import annotations

from functools import cache

import pytest

from goldenthread.plans.reading import document, formats
from goldenthread.plans.reading.tables import Cell, Manuscript
from tests.plans.reading import in_formats, truth
from tests.plans.reading.test_formats import content
from tests.shared import shared

PLANS = (
    "000_southampton_improvement_plan",
    "001_southampton_exception_report",
    "003_west_sussex_practice_improvement_plan",
)
SAID_WITH_PLACES = {"warnings"}


@cache
def parts(name: str) -> in_formats.Parts:
    path = shared(f"plans/{name}.docx")
    found = formats.manuscript(path.read_bytes(), name=path.name)
    return (*_parts(found), *found.closing)


def _parts(found: Manuscript) -> list[str | in_formats.Rows]:
    said: list[str | in_formats.Rows] = []
    for table in found.tables:
        said += [*table.headings, tuple(tuple(map(_lines, row.cells)) for row in table.rows)]
    return said


def _lines(cell: Cell) -> list[str]:
    texts = [f"{'* ' if line.bullet else ''}{line.text}" for line in cell.lines]
    return [*texts, *([f"#{cell.fill}"] if cell.fill else [])]


@pytest.mark.parametrize("kind", ["xlsx", "pptx"])
@pytest.mark.parametrize("name", PLANS)
def test_a_shared_plan_in_another_format_is_the_same_plan(name: str, kind: str) -> None:
    written = in_formats.WRITERS[kind](parts(name))
    found, word = content(document.read(written, name=f"plan.{kind}")), content(truth.read(name))
    assert {key: found[key] for key in found if key not in SAID_WITH_PLACES} == {
        key: word[key] for key in word if key not in SAID_WITH_PLACES
    }
    assert len(found["warnings"]) == len(word["warnings"])
