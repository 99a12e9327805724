"""Each part of a page says what it means in a word, not in colour alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template.loader import render_to_string

from goldenthread import web


def shown(name: str, **given: object) -> str:
    return " ".join(render_to_string(f"components/{name}.html", given).split())


@pytest.mark.parametrize(
    ("rating", "shape", "word"),
    [
        ("grey", "○", "Not started"), ("red", "■", "Off track"), ("amber", "▲", "At risk"),
        ("green", "●", "On track"), ("blue", "✓", "Complete"), ("embedded", "✓✓", "Embedded"),
    ],
)  # fmt: skip
def test_a_rating_is_a_word_a_shape_and_a_colour(rating: str, shape: str, word: str) -> None:
    html = shown("rating", rating=rating)
    assert f'aria-hidden="true">{shape}</span>{word}<' in html
    assert f"gt-rating--{rating}" in html


def test_no_rating_is_said_and_an_unknown_word_is_no_rating() -> None:
    assert "Not rated" in shown("rating", rating="")
    assert "Not rated" in shown("rating", rating="purple")


def test_a_figure_tells_its_numbers_and_an_unknown_one_its_reason() -> None:
    known = shown("figure", value="81.4 %", numerator=35, denominator=43, period="Oct 2026", distance="3 points below")
    assert "81.4 %" in known
    assert "35 of 43, Oct 2026" in known
    assert "3 points below" in known
    unknown = shown("figure", value="0 %", state="unknown", reason="12 of 43 rows have no date")
    assert "Unknown: 12 of 43 rows have no date" in unknown
    assert "0 %" not in unknown
    assert "0 of 12" in shown("figure", value="0 %", numerator=0, denominator=12)


def test_a_date_is_said_with_its_distance_or_as_the_document_said_it() -> None:
    from datetime import date

    assert "Thu 26 Nov 2026</time>" in shown("date", value=date(2026, 11, 26))
    assert "in 4 working days" in shown("date", value=date(2026, 11, 26), **{"from": date(2026, 11, 20)})
    assert shown("date", raw="Autumn term") == "Autumn term"
    assert "No date" in shown("date")


def test_text_from_outside_is_never_mark_up() -> None:
    assert "<b>" not in shown("flag", text="<b>x</b>") + shown("empty", title="<b>", text="<b>") + shown(
        "figure", value="<b>"
    )


def test_no_comment_of_a_template_runs_over_a_line_and_is_shown() -> None:
    """Django takes ``{# … #}`` for a comment within one line only."""
    folder = Path(web.__file__).parent / "templates"
    shown = [path.name for path in folder.rglob("*.html") for line in path.read_text(encoding="utf-8").splitlines()
             if line.count("{#") != line.count("#}")]  # fmt: skip
    assert shown == []
