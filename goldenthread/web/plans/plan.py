"""Plans: the list, one plan, and all of its actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.accounts import policies as rights
from goldenthread.core.periods import Month
from goldenthread.plans import covering, delivery, exceptions, policies, queries
from goldenthread.plans.checking import standing
from goldenthread.plans.delivery import Rating
from goldenthread.plans.exceptions import AreaInPeriod
from goldenthread.plans.models import AreaRating, Plan
from goldenthread.reporting import policies as reports
from goldenthread.web.access import Asking, page
from goldenthread.web.living import beside
from goldenthread.web.plans import lists, pages, presenters, views_of_plan, words
from goldenthread.web.plans.presenters import Rated

CYCLES = 6  # how many periods the ratings at a glance look back


@dataclass(frozen=True)
class AreaLine:
    """One area of a plan: where it stands, where it stood, and what is next."""

    found: AreaInPeriod
    rated: Rated
    earlier: tuple[str, ...]

    @property
    def red(self) -> int:
        return self.found.standing.count(Rating.RED)

    @property
    def amber(self) -> int:
        return self.found.standing.count(Rating.AMBER)

    @property
    def blue(self) -> int:
        return self.found.standing.count(Rating.BLUE)


@page("plan.view")
def plan_list(request: Asking) -> HttpResponse:
    lines = lists.plan_lines(request.user, on=request.on)
    context = {
        "lines": lines,
        "answer": lists.answer(lines),
        "can_add": rights.can(request.user, "plan.edit", on=request.on),
        "upload_address": pages.address("plan-upload"),
        "documents_address": pages.address("plan-document-list"),
    }
    return render(request, "web/plans/list.html", context)


@page("plan.view")
def plan(request: Asking, plan_id: int) -> HttpResponse:
    """One plan. ``by`` in the address says by what its actions are seen: area, recommendation, owner or month."""
    found = queries.plan_for(request.user, plan_id, on=request.on)
    month = pages.period_of(request.on)
    areas = _areas(request, found, month)
    view = views_of_plan.chosen(request.GET.get("by", ""))
    all_areas = queries.count_areas(found, request.user, on=request.on, seen=len(areas))
    context = {
        "plan": found, "answer": words.of_plan(areas, month, all_areas=all_areas), "all_areas": all_areas,
        "coverage": words.of_coverage(covering.counts(found)),
        "view": view, "views": views_of_plan.VIEWS, "month": month, "trail": pages.plan_trail(),
        "rule": delivery.RULE, "area_rule": delivery.AREA_RULE, "can": _rights(request, found),
        "exceptions_address": _of_plan("exceptions", found), "scorecard_address": _of_plan("scorecard", found),
        "life": beside.of_plan(request, found),
        "to_look_at": standing.counted(found, request.user, on=request.on),
        **_shown(request, found, areas, view),
    }  # fmt: skip
    return render(request, "web/plans/plan.html", context)


def _of_plan(name: str, found: Plan) -> str:
    """The address of another area's page that shows one plan."""
    address = pages.address(name)
    return f"{address}?plan={found.pk}" if address else ""


def _areas(request: Asking, found: Plan, month: Month) -> list[AreaInPeriod]:
    visible = queries.areas_visible_to(request.user, on=request.on).filter(plan=found)
    return exceptions.of_areas(visible, period=month, on=request.on)


def _shown(request: Asking, found: Plan, areas: Sequence[AreaInPeriod], view: str) -> dict[str, object]:
    match view:
        case "recommendation":
            return {"recommendations": views_of_plan.by_recommendation(request, found, areas)}
        case "owner":
            return {"groups": views_of_plan.by_owner(areas, reverse("plan-actions", args=[found.pk]))}
        case "month":
            return {"groups": views_of_plan.by_month(areas)}
    periods, kept = _cycles(found)
    return {"lines": [_line(each, periods, kept) for each in areas], "periods": [Month.parse(p) for p in periods]}


def _cycles(found: Plan) -> tuple[list[str], dict[tuple[int, str], str]]:
    """The latest periods for which ratings were kept, oldest first, and what was kept for each area."""
    rows = AreaRating.objects.filter(area__plan=found).values_list("area_id", "period", "reported")
    periods = sorted({period for _, period, _ in rows})[-CYCLES:]
    return periods, {(area, period): reported for area, period, reported in rows}


def _line(found: AreaInPeriod, periods: Sequence[str], kept: dict[tuple[int, str], str]) -> AreaLine:
    earlier = tuple(kept.get((found.area.pk, period), "") for period in periods)
    return AreaLine(found, presenters.rated(found.position, found.flags), earlier)


def _rights(request: Asking, found: Plan) -> dict[str, bool]:
    by, on = request.user, request.on
    edits = policies.can_edit_plan(found, by=by, on=on)
    is_closed = found.status == Plan.Status.CLOSED
    waits = not (found.signed_off_on or is_closed)
    signs = waits and found.created_by_id != by.pk and rights.can(by, "plan.sign_off", on=on)
    return {
        "edit": edits, "sign_off": signs, "publish": edits and bool(found.signed_off_on),
        "take_out": reports.can_download(found, by=by, on=on),
        "reopen": is_closed and policies.can_take_back(found, by=by, on=on),
    }  # fmt: skip


def _plain(rating: str) -> str:
    return "blue" if rating == "embedded" else rating
