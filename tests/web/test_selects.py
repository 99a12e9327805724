"""Boxes of choices are what Django's own templates make of them, but for the space between."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from goldenthread.web.forms import Renderer

FLAT = [("", "Choose"), (1, "One & only"), ("<b>", '"quoted"'), (2026, 2026), (3, mark_safe("<i>kept</i>"))]
GROUPED = [("Teams & more", [("e", "East"), ("w", "West")]), ("n", "No team")]


@pytest.mark.parametrize("choices", [FLAT, GROUPED, []])
@pytest.mark.parametrize("chosen", [None, "", 1, "<b>", "w"])
@pytest.mark.parametrize("attributes", [{}, {"id": 'x"y', "class": "a b", "disabled": True, "hidden": False, "n": 3}])
@pytest.mark.parametrize("kind", [forms.Select, forms.SelectMultiple, forms.NullBooleanSelect])
def test_a_box_is_the_same_as_from_the_template(choices, chosen, attributes, kind) -> None:
    box = kind(attrs=attributes) if kind is forms.NullBooleanSelect else kind(attrs=attributes, choices=choices)
    value = [chosen] if kind is forms.SelectMultiple and chosen is not None else chosen
    ours = box.render("place", value, renderer=Renderer())
    assert _close(ours) == _close(box.render("place", value, renderer=DjangoTemplates()))
    assert hasattr(ours, "__html__")


def _close(markup: str) -> str:
    return re.sub(r">\s+<", "><", markup).strip()


def test_what_is_chosen_is_marked_and_what_is_typed_is_escaped() -> None:
    ours = forms.Select(choices=FLAT).render("<place>", "<b>", renderer=Renderer())
    assert '<select name="&lt;place&gt;">' in ours
    assert '<option value="&lt;b&gt;" selected>&quot;quoted&quot;</option>' in ours
    assert ours.count(" selected") == 1
