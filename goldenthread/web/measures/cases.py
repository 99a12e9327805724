"""The rows behind a figure, for those who may list children of their part of the service. One door: records.store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts import policies
from goldenthread.accounts.errors import OutOfReach
from goldenthread.measures import answers, queries
from goldenthread.measures.definition import Definition
from goldenthread.records import store
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import links, measure, periods, shown
from goldenthread.web.measures.periods import Choice

PURPOSE = "Looking at the rows behind a figure"
NO_CHILD = "About no child"
EXCEPTIONS, EVERY = "exceptions", "all"
ROWS = 200  # on a page
THEN, LAST = ("Team then", "Worker then"), ("Last team", "Last worker")
COLUMNS = ("child_id", "team_id", "worker_id", "counted_on")


@dataclass(frozen=True)
class Case:
    """One row; a restricted one has only its words."""

    child: str
    team: str
    worker: str
    counted_on: date | None
    judged: str
    is_restricted: bool


@page("child.list_pseudonymous")
def cases(request: Asking, slug: str) -> HttpResponse:
    found, choice = measure.named(slug), periods.choose(request.GET, on=request.on)
    if found.entry:
        raise OutOfReach
    team = request.GET.get("team") or None
    which = EVERY if request.GET.get("rows") == EVERY or not found.lists_exceptions else EXCEPTIONS
    selected = queries.selection(slug, choice.month, team=team, exceptions=which == EXCEPTIONS)
    context: dict[str, Any] = {
        "measure": found, "choice": choice, "team": team or "", "which": which,
        "data_ages": shown.data_ages(found, on=request.on), "trail": measure.trail(found, choice),
        "every_address": _address(found, choice, team, EVERY),
        "exceptions_address": _address(found, choice, team, EXCEPTIONS),
    }  # fmt: skip
    if selected:
        capability = store.best_capability(request.user, on=request.on)
        opened = store.rows(
            reader=request.user, capability=capability, purpose=PURPOSE, select=selected,
            columns=_columns(found), on=request.on, page=_page(request), size=ROWS,
        )  # fmt: skip
        context["names_last"] = answers.names_last_team(selected.answer, found, choice.month)
        context |= _rows(found, opened, capability, request, held=LAST if context["names_last"] else THEN)
        context["answer"] = _answer(which, opened, found, choice)
    return render(request, "measures/cases.html", context)


_EXTRA = {"per": ["group_id"], "mean": ["amount"], "median": ["amount"], "weighted": ["amount", "possible"]}


def _columns(found: Definition) -> list[str]:
    return [*COLUMNS, *(["met"] if "as met" in found.body else []), *_EXTRA.get(found.head.kind, [])]


def _rows(
    found: Definition, opened: store.Page, capability: str, request: Asking, *, held: tuple[str, str]
) -> dict[str, Any]:
    numbers = [(number, _page_address(request, number)) for number in range(1, opened.pages + 1)]
    judged_title = "This measure says" if _has_standard(found) else found.head.short_title
    columns = _headers(judged_title if found.lists_exceptions else "", held, can_sort=opened.pages <= 1)
    table = tables.Table([_case(found, row) for row in opened.rows], columns, request.GET, per_page=ROWS)
    return {
        "opened": opened, "rows": table.things, "headers": table.headers,
        "has_ids": capability == store.IDENTIFIABLE,
        "numbers": numbers if opened.pages > 1 else [], "shows_judged": found.lists_exceptions,
        "judged_title": judged_title, "held": held,
        "is_whole": policies.reach(request.user, capability, on=request.on).whole,
    }  # fmt: skip


def _headers(judged_title: str, held: tuple[str, str], *, can_sort: bool) -> list[tables.Column]:
    """Sorted only where all rows are on one page: the door hands them out page by page, in its own order. A restricted
    row comes last whatever is asked, so that its place tells nothing."""

    def column(name: str, title: str) -> tables.Column:
        value = attrgetter(name)
        return tables.Column(
            name, title, lambda row: str(value(row) or ""), can_sort=can_sort,
            order=lambda row: None if row.is_restricted else value(row) or None,
        )  # fmt: skip

    titles = ("Child", judged_title, "Counted on", *held)
    named = zip(("child", "judged", "counted_on", "team", "worker"), titles, strict=True)
    return [column(name, title) for name, title in named if title]


def _case(found: Definition, row: dict[str, Any]) -> Case:
    restricted = row["child_id"] == store.RESTRICTED
    return Case(
        row["child_id"] or NO_CHILD, row["team_id"] or "", row["worker_id"] or "", row["counted_on"],
        "" if restricted else _judged(found, row), restricted,
    )  # fmt: skip


def _judged(found: Definition, row: dict[str, Any]) -> str:
    """What the measure says of the row, in words."""
    if found.head.kind == "per":
        return "No worker named" if row["group_id"] is None else "Counted"
    if "possible" in row:
        both = row["amount"] is not None and row["possible"] is not None
        return f"{row['amount']:g} of {row['possible']:g}" if both else "Fact missing"
    if "amount" in row:
        return "" if row["amount"] is None else f"{row['amount']:g} {found.head.unit}"
    if "met" not in row:
        return "Counted"
    if row["met"] is None:
        return "Fact missing"
    if _has_standard(found):
        return "Meets" if row["met"] else "Does not meet"
    return "Yes" if row["met"] else "No"


def _has_standard(found: Definition) -> bool:
    """Whether a row meets something; otherwise it is, or is not, what the title counts."""
    return found.head.better == "higher" or found.head.kind == "per"


def _answer(which: str, opened: store.Page, found: Definition, choice: Choice) -> str:
    if not opened.total:
        what = "to look at first" if which == EXCEPTIONS else "behind this figure"
        return f"There is no row {what} in your part of the service for {choice.month.label}."
    return f"{'To look at first: ' if which == EXCEPTIONS else 'Every row: '}{opened.sentence}"


def _address(found: Definition, choice: Choice, team: str | None, which: str) -> str:
    return links.measure(found.slug, choice.month, "measure-cases", team=team or "", rows=which)


def _page(request: Asking) -> int:
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


def _page_address(request: Asking, number: int) -> str:
    asked = request.GET.copy()
    asked["page"] = str(number)
    return f"?{asked.urlencode()}"
