"""What is published: the editions, and the figures of one with the rule beneath them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.accounts import policies as rights
from goldenthread.core.periods import Month
from goldenthread.measures import definition
from goldenthread.measures.disclosure import gathering, policies, preparing, presets, queries
from goldenthread.measures.models import FigureEdition, PublishedFigure
from goldenthread.reporting import words as said
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import links, shown

NAMED = 40  # shares of none or all that the page names; the table has them all
TRAIL = [("Scorecard", "/scorecard/"), ("Published figures", "/editions/")]


@page(policies.READ)
def edition_list(request: Asking) -> HttpResponse:
    """The published editions; those who prepare or approve see the others too."""
    found = [preparing.settle(edition=each, on=request.on) for each in queries.editions(all_of_them=_sees_all(request))]
    preset, rule = queries.preset_of(request.on), queries.rule_of(request.on)
    context = {
        "table": tables.Table(found, _EDITIONS, request.GET, noun="edition"), "trail": TRAIL[:1], "preset": preset,
        "rule": rule, "answer": _standing(found),
        "can_prepare": policies.can_prepare(by=request.user, on=request.on),
        "can_set": policies.can_approve(by=request.user, on=request.on),
    }  # fmt: skip
    return render(request, "editions/list.html", context)


@page(policies.READ)
def edition(request: Asking, edition_id: int) -> HttpResponse:
    """The figures as they went out, or would go out; as a file with the flag in a column of its own."""
    found = find(request, edition_id)
    lines = list(found.figures.all())
    table = tables.Table(
        lines, _columns(found, exporting=request.GET.get("export") == "csv"), request.GET, filters=_FILTERS,
        noun="figure", can_export=_may_export(request),
    )  # fmt: skip
    if table.is_export:
        return table.as_csv(f"figures-edition-{found.number or found.pk}.csv")
    return render(request, "editions/edition.html", _context(request, found, lines) | {"table": table})


def find(request: Asking, edition_id: int) -> FigureEdition:
    """The edition, if it is published or the person prepares or approves; OutOfReach otherwise."""
    return preparing.settle(edition=queries.edition(edition_id, all_of_them=_sees_all(request)), on=request.on)


def _context(request: Asking, found: FigureEdition, lines: list[PublishedFigure]) -> dict[str, Any]:
    by, on = request.user, request.on
    return {
        "edition": found, "trail": TRAIL, "answer": answer(found, lines), "works_on_it": _sees_all(request),
        "can_decide": policies.can_decide(found, by=by, on=on), "rule": presets.Preset(**found.rules),
        "can_withdraw": policies.can_withdraw(found, by=by, on=on),
        "is_mine": found.prepared_by_id == by.pk and found.state == FigureEdition.State.PREPARED,
        "json_address": reverse("edition-json", args=[found.pk]) if found.sha256 and _may_export(request) else "",
        "job_address": _job_address(request, found),
        "telling": _telling(found),
    }  # fmt: skip


def _may_export(request: Asking) -> bool:
    return rights.can(request.user, "export.aggregate", on=request.on)


def _telling(found: FigureEdition) -> list[str]:
    """The shares of none or all, the first of many by name: a breakdown has hundreds."""
    every = [_name(*key) for key in found.audit.get("telling", [])]
    return every if len(every) <= NAMED else [*every[:NAMED], f"and {len(every) - NAMED} more"]


def _job_address(request: Asking, found: FigureEdition) -> str:
    """Where whoever asked for the edition sees how far it is; nothing for anybody else, whose page that is not."""
    is_mine = found.prepared_by_id == request.user.pk and found.state == FigureEdition.State.PREPARING
    return reverse("job", args=[found.job_id]) if is_mine and found.job_id else ""


def answer(found: FigureEdition, lines: list[PublishedFigure]) -> str:
    """How much is told and how much is withheld, in a sentence; why there is nothing yet."""
    if found.state == FigureEdition.State.PREPARING:
        return "The figures are being gathered and audited."
    if found.state == FigureEdition.State.FAILED:
        return f"Nothing was prepared. {found.reason}"
    withheld = sum(line.flag == PublishedFigure.Flag.WITHHELD for line in lines)
    hidden = "none is withheld" if not withheld else f"{withheld} {'is' if withheld == 1 else 'are'} withheld"
    every = said.begin(said.count(len(lines), "figure"))
    return f"{every}, {_months(found)}: {hidden}."


def _standing(found: list[FigureEdition]) -> str:
    out = [each for each in found if each.state == FigureEdition.State.PUBLISHED]
    waiting = sum(each.state == FigureEdition.State.PREPARED for each in found)
    start = (
        f"The latest is edition {out[0].number}, “{out[0].title}”." if out else "No edition of figures is published."
    )
    if not waiting:
        return start
    return f"{start} {said.begin(said.in_words(waiting))} {'waits' if waiting == 1 else 'wait'} for approval."


def _sees_all(request: Asking) -> bool:
    by, on = request.user, request.on
    return policies.can_prepare(by=by, on=on) or policies.can_approve(by=by, on=on)


def _months(found: FigureEdition) -> str:
    first, last = _month(found.first_period).label, _month(found.last_period).label
    return first if first == last else f"{first} to {last}"


def _month(text: str) -> Month:
    return Month.parse(text)


def _name(slug: str, period: str, cut: str) -> str:
    return f"{_title(slug)}, {_month(period).label}{f', {cut}' if cut else ''}"


def _title(slug: str) -> str:
    library = definition.library()
    return library[slug].head.title if slug in library else slug


def _value(line: PublishedFigure) -> str:
    if line.flag or line.measure not in definition.library():
        return ""
    return shown.result(definition.get(line.measure), line, _month(line.period)).value


def _counted(line: PublishedFigure) -> str:
    if line.flag or line.measure not in definition.library():
        return ""
    return shown.counted(definition.get(line.measure), line)


def _part(line: PublishedFigure) -> str:
    return gathering.cut_of(line) or "Whole council"


def _columns(found: FigureEdition, *, exporting: bool) -> tuple[tables.Column, ...]:
    start = tables.Column("measure", "Measure", lambda line: _title(line.measure), link=_measure_address)
    month = tables.Column("period", "Month", lambda line: _month(line.period).label, order=lambda line: line.period)
    part = (tables.Column("part", "Part", _part),) if found.with_teams or found.parts else ()
    value = tables.Column("value", "Figure", _value, order=lambda line: line.value, template="editions/cell_value.html")
    numbers = (
        tables.Column("numerator", "Numerator", lambda line: _plain(line.numerator)),
        tables.Column("denominator", "Denominator", lambda line: _plain(line.denominator)),
        tables.Column("flag", "Flag", lambda line: line.flag),
        tables.Column("flag_means", "Flag means", lambda line: line.get_flag_display()),
    )
    counted = (tables.Column("counted", "Counted", _counted, can_sort=False),)
    return (start, month, *part, value, *(numbers if exporting else counted))


def _plain(number: float | None) -> str:
    return "" if number is None else f"{number:g}" if abs(number) < 100_000 else f"{number:.0f}"


def _measure_address(line: PublishedFigure) -> str:
    return links.measure(line.measure, _month(line.period)) if line.measure in definition.library() else ""


_FILTERS = (
    tables.Search("q", "Words", lambda line: _title(line.measure)),
    tables.Filter("period", "Month", lambda line: line.period),
    tables.Filter("flag", "Flag", lambda line: line.flag, dict(PublishedFigure.Flag.choices)),
)
_EDITIONS = (
    tables.Column("title", "Edition", str, link=lambda each: reverse("edition", args=[each.pk])),
    tables.Column("months", "Months", _months, order=lambda each: each.last_period),
    tables.Column("state", "State", lambda each: each.get_state_display()),
    tables.Column("small", "Small numbers", lambda each: "Withheld" if each.is_suppressed else "Shown, with a reason"),
    tables.Column("approved", "Approved by", lambda each: each.decided_by.name if each.number else ""),
)  # fmt: skip
