"""Lines of cells: which of them have a bullet."""

from __future__ import annotations

import pytest

from goldenthread.plans.reading import tables


@pytest.mark.parametrize(
    "text",
    ["- Visit", "• 5 homes", "– % of visits", "- 48% of children", "* 1,200 of them", "- (new) homes", "- “Seen”"],
)
def test_a_typed_bullet_is_taken_off(text: str) -> None:
    line = tables.line(text)
    assert line is not None
    assert (line.bullet, line.text) == (True, text[2:])


@pytest.mark.parametrize("text", ["- 5%", "- 3.4", "–", "-5 of them", "- £53k"])
def test_a_minus_is_no_bullet(text: str) -> None:
    line = tables.line(text)
    assert line is not None
    assert (line.bullet, line.text) == (False, text)
