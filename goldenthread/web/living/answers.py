"""What sources ask of a plan: their list, and each with what it found."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import policies as rights
from goldenthread.plans import operations, parts, policies, queries, responding
from goldenthread.plans.models import Plan, Recommendation, Source
from goldenthread.plans.responding import Clock
from goldenthread.plans.timebands import Meant
from goldenthread.web.access import Asking, page
from goldenthread.web.living import asked, bands
from goldenthread.web.living.source_forms import FoundForm, HereForm, SourceFields, WhichPlanForm
from goldenthread.web.plans import pages, words


@dataclass(frozen=True)
class Found:
    """One thing that a source asks for, by when, and how many outcomes and actions of its plan name it."""

    recommendation: Recommendation
    band: Meant
    outcomes: int
    actions: int

    @property
    def is_answered(self) -> bool:
        return bool(self.outcomes or self.actions)


@dataclass(frozen=True)
class Line:
    """A source of a plan with its response clock and what of it the plan answers."""

    clock: Clock
    found: tuple[Found, ...]

    @property
    def source(self) -> Source:
        return self.clock.source

    @property
    def answered(self) -> int:
        return sum(each.is_answered for each in self.found)


@page("plan.view")
def sources(request: Asking, plan_id: int) -> HttpResponse:
    """Every source that the plan answers; for those who write it, also the others that are here."""
    plan = asked.plan(request, plan_id)
    lines = _lines(request, plan)
    can_edit = policies.can_edit_plan(plan, by=request.user, on=request.on)
    others = parts.sources_visible_to(request.user, on=request.on).exclude(pk__in=[line.source.pk for line in lines])
    context = {
        "plan": plan, "lines": lines, "can_edit": can_edit, "others": list(others) if can_edit else [],
        "loose": plan.recommendations.filter(source=None).count(), "answer": _answer(lines),
        "trail": pages.plan_trail(plan),
    }  # fmt: skip
    return render(request, "living/sources.html", context)


@page("plan.view")
def source(request: Asking, plan_id: int, source_id: int) -> HttpResponse:
    """One source as a plan answers it."""
    plan = asked.plan(request, plan_id)
    found = parts.any_source_for(request.user, source_id, on=request.on)
    told = _found(plan.recommendations.filter(source=found))
    can_edit = policies.can_edit_plan(plan, by=request.user, on=request.on)
    elsewhere = queries.recommendations_visible_to(request.user, on=request.on).filter(source=found)
    context = {
        "plan": plan, "source": found, "found": told, "clock": responding.clock(found, on=request.on),
        "loose": plan.recommendations.filter(source=None).exists(), "answer": _of_source(told),
        "can_edit": can_edit, "takes_up": can_edit and policies.can_take_up(plan, found),
        "can_sources": rights.can_whole(request.user, "plan.edit", on=request.on),
        "elsewhere": sorted({each.plan for each in elsewhere.exclude(plan=plan)}, key=lambda one: one.name),
        "trail": trail(plan),
    }  # fmt: skip
    return render(request, "living/source.html", context)


@page("plan.edit")
def add(request: Asking, plan_id: int) -> HttpResponse:
    plan = asked.plan_to_edit(request, plan_id)
    form = SourceFields(request.POST or None)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_source(**typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The source is added. Now write down what it asks for.")
        return redirect("source-found", plan.pk, form.outcome.pk)
    return pages.show_form(
        request, form, title="Add a source", button="Add", trail=trail(plan), caption=plan.name,
        answer="An inspection, a visit, a review, a complaint or the council’s own look at itself. What it asks for "
        "comes next.",
    )  # fmt: skip


@page("plan.edit")
def found(request: Asking, plan_id: int, source_id: int) -> HttpResponse:
    """Write down what a source asks for; each line becomes a recommendation of the plan."""
    plan = asked.plan_to_edit(request, plan_id)
    about = parts.any_source_for(request.user, source_id, on=request.on)
    policies.check_takes_up(plan, about)
    form = FoundForm(request.POST or None)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_recommendations(plan=plan, source=about, **typed, by=request.user, on=request.on)
    ):
        said = words.counted(len(form.outcome), "recommendation")
        messages.success(request, f"{words.begin(said)} added. Open each to say what in the plan answers it.")
        return redirect("plan-source", plan.pk, about.pk)
    way = [*trail(plan), (about.title, reverse("plan-source", args=[plan.pk, about.pk]))]
    return pages.show_form(request, form, title="What it asks for", button="Add", trail=way, caption=about.title)


@page("plan.edit")
def here(request: Asking, plan_id: int, source_id: int) -> HttpResponse:
    """Say which recommendations that the plan has already came from a source, as after reading a document."""
    plan = asked.plan_to_edit(request, plan_id)
    about = parts.any_source_for(request.user, source_id, on=request.on)
    loose = plan.recommendations.filter(source=None)
    form = HereForm(request.POST if request.method == "POST" else None, loose=loose)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.name_source_of(plan=plan, source=about, **typed, by=request.user, on=request.on)
    ):
        said = words.begin(words.counted(len(form.outcome), "recommendation"))
        messages.success(request, f"{said} came from {about.title}.")
        return redirect("plan-source", plan.pk, about.pk)
    way = [*trail(plan), (about.title, reverse("plan-source", args=[plan.pk, about.pk]))]
    return pages.show_form(
        request, form, title="What came from it", button="Say that they came from it", trail=way, caption=about.title,
        answer="Their time bands then turn into days, counted from its own.",
    )  # fmt: skip


@page("plan.edit")
def which_plan(request: Asking) -> HttpResponse:
    """From the register: in which plan a source is to be written down. With one plan only nothing is asked."""
    able = _writable(request)
    if len(able) == 1:
        return redirect("source-add", able[0].pk)
    if not able:
        messages.info(request, "There is no open plan that you write. Begin one, then add what it answers.")
        return redirect("plan-list")
    offered = Plan.objects.filter(pk__in=[plan.pk for plan in able])
    form = WhichPlanForm(request.POST or None, plans=offered, initial={"plan": able[0].pk})
    if request.method == "POST" and form.is_valid():
        return redirect("source-add", form.cleaned_data["plan"].pk)
    return pages.show_form(
        request, form, title="Add a source", button="Continue",
        trail=[("Recommendations", reverse("recommendation-list"))],
    )  # fmt: skip


def trail(plan: Plan) -> pages.Trail:
    """The way back to the list of a plan's sources."""
    return [*pages.plan_trail(plan), ("Sources", reverse("plan-sources", args=[plan.pk]))]


def _writable(request: Asking) -> list[Plan]:
    """The plans that go on and that this person writes, the likeliest first."""
    mine = queries.plans_visible_to(request.user, on=request.on)
    found = [plan for plan in mine if policies.can_edit_plan(plan, by=request.user, on=request.on)]
    return queries.to_choose_from(mine.filter(pk__in=[plan.pk for plan in found]))


def _lines(request: Asking, plan: Plan) -> list[Line]:
    told: dict[int | None, list[Found]] = {}
    for each in _found(plan.recommendations.all()):
        told.setdefault(each.recommendation.source_id, []).append(each)
    return [Line(responding.clock(one, on=request.on), tuple(told.get(one.pk, ()))) for one in parts.sources_of(plan)]


def _found(recommendations: QuerySet[Recommendation]) -> list[Found]:
    asked_for = recommendations.select_related("source").prefetch_related("outcomes", "actions")
    return [
        Found(each, bands.of(each), len(each.outcomes.all()), sum(a.dropped_on is None for a in each.actions.all()))
        for each in asked_for
    ]


def _answer(lines: list[Line]) -> str:
    """``The plan answers two sources, which ask for 17 things; one of them has no answer yet.``"""
    if not lines:
        return "No source of this plan is written down yet."
    asks = sum(len(line.found) for line in lines)
    verb = "asks" if len(lines) == 1 else "ask"
    said = f"The plan answers {words.counted(len(lines), 'source')}, which {verb} for {words.counted(asks, 'thing')}"
    return f"{said}; {_open(asks - sum(line.answered for line in lines))}."


def _of_source(told: list[Found]) -> str:
    if not told:
        return "Nothing that it asks for is written down in this plan yet."
    said = f"It asks for {words.counted(len(told), 'thing')} here"
    return f"{said}; {_open(sum(not each.is_answered for each in told))}."


def _open(number: int) -> str:
    if not number:
        return "an outcome or action names each of them"
    return f"{words.number(number)} {'has' if number == 1 else 'have'} no outcome and no action yet"
