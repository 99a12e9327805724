"""How plan pages say the dates of a plan."""

from __future__ import annotations

from django import template

from goldenthread.web.measures.shown import Shown
from goldenthread.web.plans import words
from goldenthread.web.plans.figures import Figures

register = template.Library()


@register.filter
def due_words(iso: str) -> str:
    """``2027-03`` as ``Mar 2027``; a day as ``Wed 31 Mar 2027``; empty for no date."""
    return words.due(iso)


@register.filter
def of(found: Figures, slug: str) -> Shown | None:
    """The figure of a measure, or nothing."""
    return found.get(slug)
