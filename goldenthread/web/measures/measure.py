"""One measure: its figure, its course, its teams, its definition in words, and what rests on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.accounts import policies
from goldenthread.accounts.errors import OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.measures import answers, definition, due, flagging, queries, rated, reported, worked_words
from goldenthread.measures import policies as entering
from goldenthread.measures.definition import Definition
from goldenthread.measures.disclosure import queries as disclosed
from goldenthread.measures.queries import Sight
from goldenthread.plans import following
from goldenthread.records.models import Snapshot
from goldenthread.records.snapshots import first_answering
from goldenthread.web.access import Asking, page
from goldenthread.web.entries import links as entries
from goldenthread.web.measures import charts_of, links, measure_page, others, owner_says, periods, shown, target_section
from goldenthread.web.measures.periods import Choice


@page("kpi.view_suppressed")
def measure(request: Asking, slug: str) -> HttpResponse:
    found, seen = named(slug), queries.sight(request.user, on=request.on)
    choice = periods.choose(request.GET, on=request.on, seen=seen)
    context = _words(found, choice, request.user, on=request.on) | {"sight": seen, "choice": choice}
    context |= target_section.context(found, seen, request.user, on=request.on)
    context |= owner_says.context(found, choice.month, seen, request.user, on=request.on)
    if seen.published:
        context |= _published(found, choice, seen)
    elif seen.allowed:
        context |= _figures(found, choice, seen, request)
    else:
        context["example"] = measure_page.worked_example(found, shown.result(found, None, choice.month), None)
        context["answer"] = f"{measure_page.KINDS[found.head.kind]}, {measure_page.BASES[found.head.basis]}."
    return render(request, "measures/measure.html", context)


def named(slug: str) -> Definition:
    """The definition of that address; OutOfReach, as for everything that is not there."""
    if slug not in definition.library():
        raise OutOfReach
    return definition.get(slug)


def trail(found: Definition | None = None, choice: Choice | None = None) -> list[tuple[str, str]]:
    """The way back: the scorecard, and the measure's own page."""
    way = [("Scorecard", reverse("scorecard"))]
    if found is None:
        return way
    address = links.measure(found.slug, choice.month) if choice else reverse("measure", args=[found.slug])
    return [*way, (found.head.title, address)]


def _words(found: Definition, choice: Choice, reader: Person, *, on: date) -> dict[str, Any]:
    """What everybody may read: the definition, the targets, the plans."""
    companion = definition.library().get(found.head.companion)
    can_set = policies.can_whole(reader, "target.edit", on=on)
    return {
        "others": others.of_measure(found, on=on),
        "choose_address": reverse("measure-beside", args=[found.slug]) if can_set else "",
        "data_ages": shown.data_ages(found, on=on),
        "measure": found, "worked": worked_words.examples(found), "trail": trail(),
        "kind": measure_page.KINDS[found.head.kind],
        "basis": measure_page.BASES[found.head.basis], "better": measure_page.BETTER[found.head.better],
        "companion": companion, "companion_address": links.measure(companion.slug, choice.month) if companion else "",
        "lists": ", ".join(str(number) for number in found.head.lists), "is_due": found.head.review_due < on,
        "enter_address": _enter_address(found, choice, reader, on),
        **_resting(found, reader, on=on),
    }  # fmt: skip


def _enter_address(found: Definition, choice: Choice, reader: Person, on: date) -> str:
    """Where the reader enters its figure, if it is entered at all and theirs to enter."""
    if not found.entry or not entering.can_enter(found, "", by=reader, on=on):
        return ""
    return entries.enter(found, choice.month)


def _resting(found: Definition, reader: Person, *, on: date) -> dict[str, Any]:
    """The scorecard lines and actions that name the measure, for those who may open plans."""
    if not policies.can(reader, "plan.view", on=on):
        return {"can_see_plans": False}
    lines, actions = following.resting_on(found.slug, reader, on=on)
    return {
        "can_see_plans": True,
        "lines": [(line, reverse("area", args=[line.area_id]) if line.area_id else "") for line in lines],
        "actions": [(action, reverse("action", args=[action.pk])) for action in actions],
    }


def _figures(found: Definition, choice: Choice, seen: Sight, request: Asking) -> dict[str, Any]:
    standing = rated.standing(found.slug, choice.month, seen=seen)
    figure = shown.standing(standing, choice.month)
    team = request.GET.get("team", "")
    team = team if team and seen.sees_team(team) else ""
    can_list = not found.entry and policies.can(request.user, "child.list_pseudonymous", on=request.on)
    bars, team_rows = measure_page.teams(found, choice, standing, seen, can_list=can_list)
    result = standing.result
    loads = list(Snapshot.objects.filter(pk__in=result.snapshots)) if result else []
    return {
        "figure": figure, "answer": _answer(found, figure, choice), "bars": bars,
        "team_rows": team_rows, "team": team, "settings_used": measure_page.settings_used(result),
        "example": measure_page.worked_example(found, figure, result), "result": result,
        "divisions": links.divisions(found, choice.month, team) if result and seen.teams != frozenset() else [],
        "snapshots": loads, "names_last": answers.names_last_team(loads[-1] if loads else None, found, choice.month),
        "in_time": bool(first_answering(choice.month, loads[-1:])),
        "cases_address": links.measure(found.slug, choice.month, "measure-cases") if can_list else "",
        "entry": due.entry_of(standing.result.figure_id) if standing.result else None,
        "kept": [(name, kept) for name, kept in (("team", team), ("chart", request.GET.get("chart"))) if kept],
        **charts_of.context(found, choice, seen, standing, team, request.GET, teams=len(team_rows)),
        "flags": _flags(found, choice, seen), "versions": reported.versions(result) if result else [],
    }  # fmt: skip


def _published(found: Definition, choice: Choice, seen: Sight) -> dict[str, Any]:
    """The figures as the last edition told them, and who put it out; nothing of what stands behind them."""
    standing = rated.standing(found.slug, choice.month, seen=seen)
    figure = shown.standing(standing, choice.month)
    bars, team_rows = measure_page.teams(found, choice, standing, seen, can_list=False)
    course, months = measure_page.months(found, choice, seen, standing, None, ())
    return {
        "figure": figure, "answer": _answer(found, figure, choice), "course": course, "months": months, "bars": bars,
        "team_rows": team_rows, "example": measure_page.worked_example(found, figure, standing.result),
        "edition": disclosed.edition_of(found.slug, choice.month.id),
    }  # fmt: skip


def _flags(found: Definition, choice: Choice, seen: Sight) -> list[str]:
    """What to look at twice in the month's figures within sight; a team's begins with its name."""
    return [
        f"{one.team}: {flag.sentence}" if one.team else flag.sentence
        for one in flagging.of_month(choice.month, seen=seen, slugs=[found.slug])
        for flag in one.flags
    ]


def _answer(found: Definition, figure: shown.Shown, choice: Choice) -> str:
    """The figure and how it stands, in a sentence."""
    if figure.state == "suppressed":
        return f"The figure of {choice.month.label} is withheld: {figure.reason}."
    if not figure.is_known:
        return f"{choice.month.label} has no figure: {figure.reason or 'nothing is known'}."
    counted = f" ({figure.counted})" if figure.counted else ""
    start = f"{figure.value}{counted} in {choice.month.label}"
    if figure.rating or figure.against in (shown.UNRATED, shown.NO_COMPARATOR):
        return f"{start}{figure.sentence.removeprefix(figure.value)}"
    return f"{start}. {shown.NO_DIRECTION}." if found.head.better == "neither" else f"{start}. No target is set."
