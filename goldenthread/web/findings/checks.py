"""The check of one load: what each team has to put right before it is handed over, live or not yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms as django
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from goldenthread.accounts import policies as rights
from goldenthread.ingest import before_submission, checked
from goldenthread.ingest.findings import policies
from goldenthread.ingest.models import Load
from goldenthread.ingest.reading.findings import KINDS, SEVERITIES
from goldenthread.measures import queries as figures
from goldenthread.records import found as sealed
from goldenthread.records import store
from goldenthread.records.found import Count
from goldenthread.web import forms
from goldenthread.web.access import Asking, page
from goldenthread.web.findings import opening, presenters

EXPORT = "export.child_level"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_GONE = (Load.State.WITHDRAWN, Load.State.REFUSED)


class TakeForm(forms.Form):
    """Why the records leave this site."""

    reason = django.CharField(
        label="What you need the file for",
        help_text="It is written into the access log with your name. Leave out names of children.",
        max_length=300,
        error_messages={"required": "Say what you need the file for"},
    )


@dataclass(frozen=True)
class RuleLine:
    """One rule in one column of a list: how many rows break it, and where they can be opened."""

    kind: str
    list_name: str
    heading: str
    sentence: str
    severity: str
    remedy: str
    rows: int
    address: str


@page(figures.CAPABILITY)
def check(request: Asking, load_id: int) -> HttpResponse:
    """How many rows break which rule, by list, team and worker: of the reader's teams, or of one of them. For a role
    that sees totals only, those of the whole council by rule, and no team."""
    found, seen = _find(load_id), figures.sight(request.user, on=request.on)
    by_team = seen.sees_teams
    team = request.GET.get("team", "") if by_team else ""
    if team not in ("", presenters.NO_TEAM) and not seen.sees_team(team):
        raise Http404  # "nothing has to be put right" of a team that is not theirs would be taken for praise
    counts = [each for each in sealed.counts(found.snapshot) if not by_team or seen.sees_team(each.team)]
    left_out = checked.not_checked(found.report.get("warnings", []))
    may_open = rights.can(request.user, policies.SEE, on=request.on)
    of_team = [each for each in counts if not team or _team(each) == team]
    context = {
        "load": found, "team": team, "rules": _rules(of_team, found, team, may_open=may_open),
        "teams": _counted(counts, _team), "workers": _counted(of_team, _worker),
        "answer": _answer(of_team, team, whole=not left_out),
        "is_live": found.state == Load.State.LIVE, "may_open": may_open, "not_checked": left_out,
        "is_whole": seen.teams is None or not by_team, "by_team": by_team,
        "may_take": rights.can(request.user, EXPORT, on=request.on) and may_open,
        "rows_address": _address("load-check-rows", found, team), "trail": _trail(request, found),
        "take_address": _address("load-check-excel", found, team),
    }  # fmt: skip
    return render(request, "findings/check.html", context)


@page(policies.SEE)
def check_rows(request: Asking, load_id: int) -> HttpResponse:
    """The rows behind the counts, for those who may list them. The access line is written first."""
    found = _find(load_id)
    part = _part(request, found)
    select = opening.of_check(found.snapshot, part)
    capability = store.best_capability(request.user, on=request.on)
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    opened = opening.rows(request, select, capability, purpose="Putting an extract right", number=number)
    pages = [(each, _part_address("load-check-rows", found, part, page=str(each))) for each in _numbers(opened)]
    context = {
        "load": found, "part": part, "rule": checked.rule_of(part.rule) if part.rule else None, "opened": opened,
        "lines": [opening.line(row) for row in opened.rows], "numbers": pages,
        "has_ids": capability == store.IDENTIFIABLE, "trail": [*_trail(request, found), _check_link(found)],
        "may_take": rights.can(request.user, EXPORT, on=request.on),
        "take_address": _part_address("load-check-excel", found, part),
    }  # fmt: skip
    return render(request, "findings/check_rows.html", context)


@page(EXPORT)
def check_excel(request: Asking, load_id: int) -> HttpResponse:
    """The same rows as an Excel file: after a fresh sign-in, for a reason that the access log keeps."""
    found = _find(load_id)
    part = _part(request, found)
    form = TakeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _file(request, found, part, form.cleaned_data["reason"])
    context = {
        "load": found, "part": part, "rule": checked.rule_of(part.rule) if part.rule else None, "form": form,
        "most": store.LIMIT,
        "trail": [*_trail(request, found), _check_link(found)],
    }  # fmt: skip
    return render(request, "findings/take.html", context, status=forms.status(form))


def _file(request: Asking, found: Load, part: opening.Part, reason: str) -> HttpResponse:
    select = opening.of_check(found.snapshot, part)
    # Whoever has just signed in again and said why sees the ids that need that, too.
    named = rights.can(request.user, store.IDENTIFIABLE, on=request.on)
    capability = store.IDENTIFIABLE if named else store.PSEUDONYMOUS
    opened = opening.rows(request, select, capability, purpose=reason, number=1, size=store.LIMIT, also=EXPORT)
    title = before_submission.title(found.kind, found.as_at)
    lines = [each.line for each in map(opening.line, opened.rows)]
    made = checked.workbook(lines, title=f"{title}. {opened.sentence}")
    response = HttpResponse(made, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="to-put-right-{found.as_at:%Y-%m-%d}.xlsx"'
    return response


def _rules(counts: Iterable[Count], load: Load, team: str, *, may_open: bool) -> list[RuleLine]:
    together: Counter[tuple[str, str, str]] = Counter()
    for each in counts:
        together[each.rule, each.list_name, each.heading] += each.rows
    order = {code: place for place, code in enumerate(checked.RULES)}
    every = sorted(together, key=lambda place: (order.get(place[0], len(order)), place))
    return [_rule_line(place, together[place], load, team, may_open) for place in every]


def _rule_line(place: tuple[str, str, str], rows: int, load: Load, team: str, may_open: bool) -> RuleLine:
    code, name, heading = place
    rule = checked.rule_of(code)
    address = _address("load-check-rows", load, team, rule=code, list=name, column=heading) if may_open else ""
    return RuleLine(
        KINDS.get(rule.kind, ""), name, heading, rule.sentence, SEVERITIES[rule.severity], rule.remedy, rows, address
    )


def _counted(counts: Iterable[Count], by: Any) -> list[tuple[str, int]]:
    found: Counter[str] = Counter()
    for each in counts:
        found[by(each)] += each.rows
    return found.most_common()


def _team(each: Count) -> str:
    return each.team or presenters.NO_TEAM


def _worker(each: Count) -> str:
    return each.worker or presenters.NO_WORKER


def _part(request: Asking, load: Load) -> opening.Part:
    """Which rows are asked for; 404 for a rule, list or column that the check has nothing of."""
    team, *place = (request.GET.get(key, "") for key in ("team", "rule", "list", "column"))
    known = {(each.rule, each.list_name, each.heading) for each in sealed.counts(load.snapshot)}
    if any(place) and not any(all(a in ("", b) for a, b in zip(place, one, strict=True)) for one in known):
        raise Http404
    return opening.Part(team, *place)


def _answer(counts: list[Count], team: str, *, whole: bool) -> str:
    """``whole``: everything that belongs in the extract was there to be checked."""
    rows = sum(each.rows for each in counts)
    whose = f" of {team}" if team else ""
    if not rows:
        return f"Nothing{whose} has to be put right{'' if whole else ' in what was checked'}: every rule is kept."
    rules = len({each.rule for each in counts})
    return f"{rows:,} thing{'' if rows == 1 else 's'}{whose} to put right, by {rules} rule{'' if rules == 1 else 's'}."


def _numbers(opened: store.Page) -> range:
    return range(1, opened.pages + 1) if opened.pages > 1 else range(0)


def _address(name: str, load: Load, team: str, **more: str) -> str:
    asked = {key: value for key, value in {"team": team, **more}.items() if value}
    return reverse(name, args=[load.pk]) + (f"?{urlencode(asked)}" if asked else "")


def _part_address(name: str, load: Load, part: opening.Part, **more: str) -> str:
    return _address(name, load, part.team, rule=part.rule, list=part.list_name, column=part.heading, **more)


def _trail(request: Asking, found: Load) -> list[tuple[str, str]]:
    """By way of the loads for those who see them, else by way of the queue."""
    if rights.can(request.user, "import.make_live", on=request.on):
        return [("Data loads", reverse("load-list")), (str(found), reverse("load", args=[found.pk]))]
    return [("Data quality", reverse("finding-counts"))]


def _check_link(found: Load) -> tuple[str, str]:
    return "Check", reverse("load-check", args=[found.pk])


def _find(load_id: int) -> Load:
    """A load whose rows were held against rules and that was not taken back."""
    found = Load.objects.select_related("snapshot").filter(pk=load_id, report__has_key="findings")
    load = found.exclude(state__in=_GONE).first()
    if load is None or load.snapshot is None:
        raise Http404
    return load
