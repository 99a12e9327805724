"""Promises kept: by owner and by area, how often what was promised was done by its day, and how far days slipped."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts import policies as rights
from goldenthread.plans import kept as promises
from goldenthread.plans import policies
from goldenthread.plans.kept import Kept
from goldenthread.plans.models import Action
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.living import asked
from goldenthread.web.plans import pages, words
from goldenthread.web.plans.forms import VersionForm

VIEWS = {"owner": "By owner", "area": "By area"}


@page("plan.view")
def kept(request: Asking, plan_id: int) -> HttpResponse:
    """``by`` in the address says by what: owner or area."""
    found = asked.plan(request, plan_id)
    actions = list(asked.actions_of(request, found).prefetch_related("date_changes", "leads"))
    view = request.GET.get("by", "")
    view = view if view in VIEWS else "owner"
    lines = (promises.by_area if view == "area" else promises.by_owner)(actions, on=request.on)
    can_export = rights.can(request.user, "export.aggregate", on=request.on)
    table = tables.Table(
        lines, _columns(view), request.GET, filters=(tables.Search("q", VIEWS[view][3:].capitalize(), _name),),
        can_export=can_export, noun=view, per_page=50,
    )  # fmt: skip
    if table.is_export:
        return table.as_csv(f"promises-kept-by-{view}-{found.pk}.csv")
    context = {
        "plan": found, "table": table, "answer": _answer(actions, request), "view": view, "views": VIEWS,
        "caption": f"Promises kept, {VIEWS[view].lower()}",
        "earlier": list(found.earlier_documents.select_related("recorded_by").reverse()),
        "can_edit": policies.can_edit_plan(found, by=request.user, on=request.on),
        "version_form": VersionForm(initial={"version": found.version}), "trail": pages.plan_trail(found),
    }  # fmt: skip
    return render(request, "living/kept.html", context)


def _answer(actions: list[Action], request: Asking) -> str:
    """``Of 40 promises whose day has come, 31 were kept by the day first promised and 36 by the day last agreed.``"""
    every = promises.of([promises.promise(action) for action in actions], "", on=request.on)
    if not every.first_due:
        return "The day of no action has come yet, so no promise is kept or broken."
    said = (
        f"Of {words.counted(every.first_due, 'promise')} whose first day has come, {words.some(every.first_met)} "
        f"{_were(every.first_met)} kept by it ({_share(every.first_share)}). By the day last agreed it is "
        f"{words.some(every.last_met)} of {words.some(every.last_due)}."
    )
    if not every.moved:
        return f"{said} No date was moved."
    moved, moves = words.counted(every.moved, "action"), words.counted(every.moves, "time")
    return f"{said} {words.begin(moved)} moved, {moves} in all."


def _columns(view: str) -> tuple[tables.Column, ...]:
    return (
        tables.Column("name", VIEWS[view][3:].capitalize(), _name),
        tables.Column(
            "actions", "Actions", lambda line: str(line.actions), order=lambda line: line.actions, is_number=True
        ),
        tables.Column(
            "first", "Done by the first day", lambda line: _of(line.first_met, line.first_due),
            order=lambda line: line.first_share, is_number=True,
        ),
        tables.Column(
            "first_share", "Share", lambda line: _share(line.first_share), order=lambda line: line.first_share,
            is_number=True,
        ),
        tables.Column(
            "last", "Done by the day last agreed", lambda line: _of(line.last_met, line.last_due),
            order=lambda line: line.last_share, is_number=True,
        ),
        tables.Column(
            "last_share", "Share of these", lambda line: _share(line.last_share), order=lambda line: line.last_share,
            is_number=True,
        ),
        tables.Column(
            "moves", "Moves an action", lambda line: f"{line.moves_each:.1f}", order=lambda line: line.moves_each,
            is_number=True,
        ),
        tables.Column(
            "slip", "Median slip, working days", _slip, order=lambda line: line.median_slip, is_number=True
        ),
    )  # fmt: skip


def _name(line: Kept) -> str:
    return line.name


def _of(met: int, due: int) -> str:
    return f"{met} of {due}" if due else "none due yet"


def _share(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f}%"


def _slip(line: Kept) -> str:
    return "" if line.median_slip is None else f"{line.median_slip:g}"


def _were(count: int) -> str:
    return "was" if count < 2 else "were"
