"""Which plan, month and criterion a page is about: all in the address, so that it can be sent to a colleague."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.core.periods import Month, last_full_month, months_ending
from goldenthread.plans import queries
from goldenthread.plans.exceptions import Criterion
from goldenthread.plans.models import Plan
from goldenthread.web.access import Asking

EDITION, PUBLISHED = "edition", "published"
MONTHS = 13  # how many can be chosen: a year and the same month before it


@dataclass(frozen=True)
class Choice:
    """``plan`` is None for somebody with no plan within reach; ``criterion`` None shows all."""

    plan: Plan | None
    plans: tuple[Plan, ...]
    month: Month
    months: tuple[Month, ...]
    criterion: Criterion | None = None


def choose(request: Asking) -> Choice:
    """What the address asks for; else the newest plan in force and the latest month that is over, or OutOfReach."""
    plans = tuple(queries.to_choose_from(queries.plans_visible_to(request.user, on=request.on)))
    asked = request.GET.get("plan", "")
    plan = next((each for each in plans if str(each.pk) == asked), None)
    if asked and plan is None:
        plan = queries.plan_for(
            request.user, int(asked) if asked.isascii() and asked[:9].isdigit() else 0, on=request.on
        )
    month = month_of(request)
    months = _months(month, request.on)
    return Choice(plan or next(iter(plans), None), plans, month, months, _criterion(request.GET.get("criterion", "")))


def month_of(request: Asking) -> Month:
    """The month of the address, if it has begun; otherwise the latest that is over."""
    latest = last_full_month(request.on)
    try:
        asked = Month.parse(request.GET.get("period", ""))
    except ValueError:
        return latest
    return asked if asked <= Month.of(request.on) else latest


def address(name: str, plan: Plan, month: Month, *, published: bool = False) -> str:
    """A page of a plan at a month; with figures as they were ``published``."""
    asked = {"period": month.id} | ({EDITION: PUBLISHED} if published else {})
    return f"{reverse(name, args=[plan.pk])}?{urlencode(asked)}"


def is_published(request: Asking) -> bool:
    """Does the address ask for figures as they were published?"""
    return request.GET.get(EDITION) == PUBLISHED


def overview(plan: Plan, month: Month) -> str:
    """The exceptions of a plan at a month."""
    return f"{reverse('exceptions')}?{urlencode({'plan': plan.pk, 'period': month.id})}"


def _months(month: Month, on: date) -> tuple[Month, ...]:
    """Newest first; the month asked for is among them."""
    recent = months_ending(Month.of(on), MONTHS)
    return tuple(sorted({*recent, month}, reverse=True))


def _criterion(text: str) -> Criterion | None:
    return next((each for each in Criterion if each.value == text), None)
