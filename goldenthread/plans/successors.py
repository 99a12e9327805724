"""For each line of a newer version the line of the plan that it is: ``matching``, asked from the newer side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.plans import matching


@dataclass(frozen=True)
class Line:
    """What a line of a plan is known by."""

    text: str
    area: str = ""
    reference: str = ""


def match(old: Sequence[Line], new: Sequence[Line]) -> list[int | None]:
    """For each new line the old one that it is, by position; None for one that was not there."""
    found = {each.later: each.earlier for each in matching.matches(_placed(old), _placed(new))}
    return [found.get(place) for place in range(len(new))]


def _placed(lines: Sequence[Line]) -> list[matching.Line]:
    return [matching.Line(place, each.area, each.text, each.reference) for place, each in enumerate(lines)]
