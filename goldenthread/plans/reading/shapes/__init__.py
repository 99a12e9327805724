"""The shapes of table that are understood, each in a module of its own. A new shape is added here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.shapes import (
    contents,
    headlines,
    numbered,
    ours,
    priorities,
    report,
    scorecard,
    started_completed,
    time_bands,
)
from goldenthread.plans.reading.tables import Table


@dataclass(frozen=True)
class Shape:
    """``recognise`` gives the columns of a table of this shape; ``understand`` adds its content.

    ``understand`` is also called, with the columns of the table before and ``continued``, for a table that
    goes on over the page without its headings. ``adopt`` says whether a table before it, whose headings were
    lost, is of the same layout by what it holds; ``close`` reads the paragraphs after the last table.
    """

    name: str
    recognise: Callable[[Table], Layout | None]
    understand: Callable[[Table, Layout, Gathering, bool], None]
    adopt: Callable[[Table, Layout], bool] = lambda table, layout: False
    close: Callable[[Sequence[str], Gathering], None] = lambda texts, found: None


SHAPES = (
    Shape("ours", ours.recognise, ours.understand),
    Shape("priorities", priorities.recognise, priorities.understand),
    Shape("scorecard", scorecard.recognise, scorecard.understand),
    Shape("report", report.recognise, report.understand, close=report.close),
    Shape("headlines", headlines.recognise, headlines.understand, close=report.close),
    Shape("numbered", numbered.recognise, numbered.understand, adopt=numbered.adopt, close=numbered.close),
    Shape("time bands", time_bands.recognise, time_bands.understand),
    Shape("started and completed", started_completed.recognise, started_completed.understand),
    Shape("contents", contents.recognise, contents.understand),
)
