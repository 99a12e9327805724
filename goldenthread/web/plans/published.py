"""What the council has published: promises and published figures, and nothing that names a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.measures.disclosure import queries as disclosed
from goldenthread.plans import queries
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import words
from goldenthread.web.templatetags import words as moments


@dataclass(frozen=True)
class PublicAction:
    reference: str
    text: str
    due: str
    state: str


@dataclass(frozen=True)
class PublicOutcome:
    """An outcome with its actions; without a text, the actions of no outcome."""

    text: str
    actions: tuple[PublicAction, ...]


@dataclass(frozen=True)
class PublicArea:
    name: str
    outcomes: tuple[PublicOutcome, ...]


@page("plan.view_published")
def published_list(request: Asking) -> HttpResponse:
    plans = queries.published_plans(request.user, on=request.on)
    return render(request, "web/plans/published_list.html", {"plans": plans})


@page("plan.view_published")
def published_plan(request: Asking, plan_id: int) -> HttpResponse:
    edition = queries.edition_for(request.user, plan_id, on=request.on)
    areas = tuple(_area(one) for one in edition.content["areas"])
    states = {(action.reference, action.text): action.state for action in _all(areas)}
    context = {
        "edition": edition, "content": edition.content, "areas": areas,
        "figures": _figures(edition.content),
        "answer": _answer(areas, list(states.values()), edition.published_on),
        "trail": [("Published plans", reverse("published-list"))],
    }  # fmt: skip
    return render(request, "web/plans/published.html", context)


def _figures(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The figures that the edition holds, without those of an edition of figures that was withdrawn since."""
    lines: list[dict[str, Any]] = content.get("figures", [])
    stands = disclosed.editions(all_of_them=False).values_list("pk", flat=True) if lines else []
    return [line for line in lines if line["edition"] in set(stands)]


def _area(content: dict[str, Any]) -> PublicArea:
    outcomes = [PublicOutcome(one["text"], _actions(one["actions"])) for one in content["outcomes"]]
    loose = _actions(content["actions"])
    return PublicArea(content["name"], tuple([*outcomes, PublicOutcome("", loose)] if loose else outcomes))


def _actions(content: list[dict[str, str]]) -> tuple[PublicAction, ...]:
    return tuple(PublicAction(one["reference"], one["text"], words.due(one["due"]), one["state"]) for one in content)


def _all(areas: tuple[PublicArea, ...]) -> Iterator[PublicAction]:
    return (action for area in areas for outcome in area.outcomes for action in outcome.actions)


def _answer(areas: tuple[PublicArea, ...], states: list[str], published_on: date) -> str:
    """Said of the day on which it was published: an edition never changes."""
    done, begun = states.count("Complete"), states.count("Under way")
    said = f"{words.begin(words.counted(len(states), 'action'))} in {words.counted(len(areas), 'area')}: "
    counts = [words.number(count) if count else "none" for count in (done, begun)]
    return f"{said}{counts[0]} complete, {counts[1]} under way on {moments.day(published_on)}."
