"""What the page of one measure shows of its charts: the tab that is asked for, and what the course says."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from goldenthread.measures import baselines, signal_words, uncertainty
from goldenthread.measures.definition import Definition
from goldenthread.measures.queries import Sight, Standing
from goldenthread.web.measures import forecast_pane, funnel_pane, links, measure_page, panes, signal_cells
from goldenthread.web.measures.panes import Asked, Pane
from goldenthread.web.measures.periods import Choice


def context(
    found: Definition, choice: Choice, seen: Sight, standing: Standing, team: str, address: QueryDict, *, teams: int
) -> dict[str, Any]:  # fmt: skip
    """The first sentence about the course, the tabs, and the chart of the one that is open. ``teams``: how many teams
    the reader sees figures of."""
    there = panes.offered(found, teams)
    here = panes.chosen(address.get("chart"), there)
    asked = Asked(
        found, choice, seen, standing, team, tuple(baselines.notes(found.slug)), address.get("limits") == "whole"
    )
    shown = _over_time(asked) if here == panes.TREND else {"pane": _pane(here, asked)}
    return {"tabs": panes.tabs(there, choice, team, here), "chart": here, **_said(asked), **shown}


def _said(asked: Asked) -> dict[str, Any]:
    """Of the whole council, whichever team is chosen for the chart."""
    found = asked.measure
    signal = panes.signal_of(Asked(found, asked.choice, asked.seen, asked.standing, ""))
    return {
        "signal": signal_cells.cell(found, signal), "signal_said": signal_words.body(signal, found.head.unit),
        "assured": signal_words.ASSURANCES.get(signal.assurance, ""),
        "interval": uncertainty.sentence(found, asked.standing.result),
        "how_address": links.measure(found.slug, asked.choice.month, "measure-how"),
    }  # fmt: skip


def _over_time(asked: Asked) -> dict[str, Any]:
    course, months = measure_page.months(
        asked.measure, asked.choice, asked.seen, asked.standing, asked.team or None, asked.notes
    )
    return {"course": course, "months": months}


def _pane(here: str, asked: Asked) -> Pane:
    if here == panes.TEAMS:
        return funnel_pane.teams(asked)
    return forecast_pane.forecast(asked) if here == panes.FORECAST else panes.control(asked)
