"""The register of recommendations: every one of every plan within reach, by when, and how far its answer is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.accounts import policies as rights
from goldenthread.plans import covering, delivery, positions, queries
from goldenthread.plans.covering import Cover, Hole
from goldenthread.plans.delivery import Delivery, Rating, day_words
from goldenthread.plans.models import Plan, Recommendation, Source
from goldenthread.plans.timebands import Meant
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.living import bands
from goldenthread.web.plans import lists, words
from goldenthread.web.plans.presenters import Rated

NOTHING = "Nothing to rate"
WHEN = {"past": "Its day has passed", "coming": "Its day is to come", "none": "No day"}
# How far from good: what is off track stands on top, what nothing answers after it.
_URGENCY = {rating: place for place, rating in enumerate(["red", "", "amber", "green", "grey", "blue", "embedded"])}


@dataclass(frozen=True)
class Line:
    """One recommendation. ``outcomes`` and ``actions`` are those within reach, ``unseen`` counts the rest."""

    recommendation: Recommendation
    band: Meant
    outcomes: int
    actions: int
    unseen: int
    rated: Rated | None
    """None while no action within reach answers it."""
    holes: tuple[Hole, ...]
    when: str

    @property
    def plan(self) -> Plan:
        return self.recommendation.plan

    @property
    def source(self) -> Source | None:
        return self.recommendation.source

    @property
    def address(self) -> str:
        return reverse("recommendation", args=[self.recommendation.pk])

    @property
    def rating(self) -> str:
        return self.rated.rating if self.rated else ""


@page("plan.view")
def register(request: Asking) -> HttpResponse:
    found = queries.recommendations_visible_to(request.user, on=request.on).order_by(
        "plan__name", "plan", "order", "pk"
    )
    lines = [_line(cover, request.on) for cover in covering.of(found, request.user, on=request.on)]
    can_export = rights.can(request.user, "export.aggregate", on=request.on)
    table = tables.Table(
        lines, _COLUMNS, request.GET, filters=_FILTERS, can_export=can_export, noun="recommendation", per_page=50
    )
    if table.is_export:
        return table.as_csv("recommendations.csv")
    writes = rights.can(request.user, "plan.edit", on=request.on)
    context = {
        "table": table, "add_address": reverse("source-begin") if writes else "", "answer": _answer(lines),
        "area_rule": delivery.AREA_RULE, "rule": covering.RULE,
    }  # fmt: skip
    return render(request, "coverage/register.html", context)


def _line(cover: Cover, on: date) -> Line:
    band = bands.of(cover.recommendation)
    strands = sum(strand.is_open for strand in cover.outcomes)
    backings = [each for each in cover.backings if each.is_open]
    unseen = len(cover.outcomes) - strands + len(cover.backings) - len(backings)
    when = "none" if band.day is None else "past" if band.day < on else "coming"
    return Line(cover.recommendation, band, strands, len(backings), unseen, _rated(cover, on), cover.holes, when)


def _rated(cover: Cover, on: date) -> Rated | None:
    """The actions within reach that answer it, rated together as those of an area are."""
    found = [positions.of_action(each.action, on=on) for each in cover.backings if each.is_open]
    if not found:
        return None
    told: Delivery = delivery.rate_area(
        [each.reported for each in found], all_embedded=all(each.is_embedded for each in found)
    )
    return Rated("embedded" if told.is_embedded else told.rating.value, told.sentence, ())


def _answer(lines: list[Line]) -> str:
    """``17 recommendations: two are off track, one has no outcome and no action.``"""
    if not lines:
        return "No plan within your reach answers a recommendation yet."
    red = sum(line.rating == Rating.RED for line in lines)
    bare = sum(Hole.NO_OUTCOME in line.holes and Hole.NO_ACTION in line.holes for line in lines)
    late = sum(line.when == "past" and line.rating not in {"blue", "embedded"} for line in lines)
    said = [f"{words.some(red)} {'are' if red > 1 else 'is'} off track"]
    said += [f"{words.number(bare)} {'have' if bare > 1 else 'has'} no outcome and no action"] if bare else []
    said += [f"{words.number(late)} {'are' if late > 1 else 'is'} past the day and not complete"] if late else []
    return f"{words.begin(words.counted(len(lines), 'recommendation'))}: {words.joined(said)}."


def _source(line: Line) -> str:
    return line.source.title if line.source else ""


def _source_address(line: Line) -> str:
    return reverse("plan-source", args=[line.plan.pk, line.source.pk]) if line.source else ""


def _kind(line: Line) -> str:
    return line.source.get_kind_display() if line.source else ""


def _published(line: Line) -> date | None:
    return line.source.published_on if line.source else None


def _by(line: Line) -> str:
    """``Within three months: 30 Nov 2026``; the reason where it means no day."""
    said = day_words(line.band.day) if line.band.day else line.band.reason
    return f"{line.recommendation.timeframe}: {said}" if line.recommendation.timeframe else said


def _rating(line: Line) -> str:
    """``Off track; No outcome; 2 that you may not open``: the rating and what stands beside it."""
    unseen = [f"{line.unseen} that you may not open"] if line.unseen else []
    return "; ".join([lists.RATINGS.get(line.rating, NOTHING), *(hole.label for hole in line.holes), *unseen])


_COLUMNS = (
    tables.Column("text", "Recommendation", lambda line: str(line.recommendation), link=lambda line: line.address),
    tables.Column("source", "Source", _source, link=_source_address),
    tables.Column("kind", "Kind of source", _kind),
    tables.Column(
        "date", "Date", lambda line: day_words(day) if (day := _published(line)) else "", order=_published
    ),
    tables.Column("by", "By when", _by, order=lambda line: line.band.day),
    tables.Column(
        "plan", "Plan", lambda line: line.plan.name, link=lambda line: reverse("plan", args=[line.plan.pk])
    ),
    tables.Column(
        "outcomes", "Outcomes", lambda line: str(line.outcomes), order=lambda line: line.outcomes, is_number=True
    ),
    tables.Column(
        "actions", "Actions", lambda line: str(line.actions), order=lambda line: line.actions, is_number=True
    ),
    tables.Column(
        "rating", "Delivery", _rating,
        order=lambda line: _URGENCY[line.rating], template="coverage/answered_cell.html",
    ),
)  # fmt: skip
_FILTERS = (
    tables.Search("q", "Words", lambda line: str(line.recommendation)),
    tables.Filter("source", "Source", _source),
    tables.Filter("kind", "Kind of source", _kind),
    tables.Filter("plan", "Plan", lambda line: line.plan.name),
    tables.Filter("state", "State of the plan", lambda line: line.plan.status, dict(Plan.Status.choices)),
    tables.Filter("when", "By when", lambda line: line.when, WHEN),
    tables.Filter("rating", "Delivery", lambda line: line.rating or "none", {**lists.RATINGS, "none": NOTHING}),
)
