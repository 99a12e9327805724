"""The shapes of table that are understood, each in a module of its own. A new shape is added here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldenthread.plans.reading import rows
from goldenthread.plans.reading.cut_rows import Lists, Seam
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.shapes import (
    contents,
    headlines,
    numbered,
    ours,
    priorities,
    recommended,
    report,
    scorecard,
    started_completed,
    time_bands,
)
from goldenthread.plans.reading.tables import Row, Table


@dataclass(frozen=True)
class Shape:
    """``recognise`` gives the columns of a table of this shape; ``understand`` adds its content.

    ``understand`` is also called, with the columns of the table before and ``continued``, for a table that
    goes on over the page without its headings. ``adopt`` says whether a table before it, whose headings were
    lost, is of the same layout by what it holds; ``close`` reads the paragraphs after the last table. ``fit`` puts
    a row under its headings, and ``is_rest`` says whether the first row of a table that goes on is the rest of the last
    one before it; ``lists`` counts the actions of a row and what stands beside them. ``closing`` says how many rows at
    the end of a table only name something of which nothing is said, as words do that close a document; ``listed`` what
    they would be if they were part of the plan. ``belongs`` says whether a row between its rows and those of a table
    right below is one of its own: surely, maybe or not.
    """

    name: str
    recognise: Callable[[Table], Layout | None]
    understand: Callable[[Table, Layout, Gathering, bool], None]
    adopt: Callable[[Table, Layout], bool] = lambda table, layout: False
    close: Callable[[Sequence[str], Gathering], None] = lambda texts, found: None
    fit: Callable[[Row, Layout], Row] = lambda row, layout: row
    is_rest: Callable[[Seam], bool] = lambda seam: False
    closing: Callable[[Sequence[Row]], int] = lambda rows: 0
    lists: Callable[[Row, Layout], Lists] = lambda row, layout: Lists(0, ())
    listed: str = ""
    belongs: Callable[[Row, Sequence[Row], Sequence[Row]], str] = lambda row, above, below: recommended.NOT


AREAS, MEASURES, RECOMMENDATIONS = "areas", "measures", "recommendations"
SHAPES = (
    Shape("ours", ours.recognise, ours.understand),
    Shape(
        "priorities", priorities.recognise, priorities.understand, fit=priorities.fit, is_rest=priorities.is_rest,
        lists=priorities.lists, closing=priorities.closing, listed=AREAS,
    ),
    Shape(
        "scorecard", scorecard.recognise, scorecard.understand, fit=scorecard.fit, is_rest=scorecard.is_rest,
        closing=rows.closing, listed=MEASURES,
    ),
    Shape(
        "report", report.recognise, report.understand, close=report.close, fit=report.fit, is_rest=report.is_rest,
        lists=report.lists, closing=priorities.closing, listed=AREAS,
    ),
    Shape("headlines", headlines.recognise, headlines.understand, close=report.close),
    Shape(
        "numbered", numbered.recognise, numbered.understand, adopt=numbered.adopt, close=numbered.close,
        fit=numbered.fit, is_rest=numbered.is_rest, lists=numbered.lists,
    ),
    Shape(
        "time bands", time_bands.recognise, time_bands.understand, closing=time_bands.closing,
        listed=RECOMMENDATIONS, belongs=time_bands.belongs,
    ),
    Shape(
        "started and completed", started_completed.recognise, started_completed.understand,
        closing=recommended.closing, listed=RECOMMENDATIONS, belongs=recommended.belongs,
    ),
    Shape("contents", contents.recognise, contents.understand),
)  # fmt: skip
