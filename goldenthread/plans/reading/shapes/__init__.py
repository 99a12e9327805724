"""The shapes of table that are understood, each in a module of its own. A new shape is added here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.shapes import contents, ours, priorities, scorecard
from goldenthread.plans.reading.tables import Table


@dataclass(frozen=True)
class Shape:
    """``recognise`` gives the columns of a table of this shape; ``understand`` adds its content.

    ``understand`` is also called, with the columns of the table before and ``continued``, for a table that
    goes on over the page without its headings.
    """

    name: str
    recognise: Callable[[Table], Layout | None]
    understand: Callable[[Table, Layout, Gathering, bool], None]


SHAPES = (
    Shape("ours", ours.recognise, ours.understand),
    Shape("priorities", priorities.recognise, priorities.understand),
    Shape("scorecard", scorecard.recognise, scorecard.understand),
    Shape("contents", contents.recognise, contents.understand),
)
