"""Which things of a plan each further table of a document holds, in the order in which they stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Coalesce

from goldenthread.plans.models import (
    Action,
    ActionMeasure,
    ActionRating,
    Amendment,
    Area,
    AreaRating,
    Commitment,
    DateChange,
    Difference,
    EarlierDocument,
    Evidence,
    Milestone,
    Occurrence,
    Override,
    Plan,
    Recommendation,
    ScorecardLine,
    Source,
    Update,
    WorkStream,
)
from goldenthread.plans.reading import our_tables
from goldenthread.plans.reading.our_tables import Kind, OurTable

MODELS: Mapping[str, type[Model]] = {
    our_tables.SOURCES.key: Source,
    our_tables.STREAMS.key: WorkStream,
    our_tables.MILESTONES.key: Milestone,
    our_tables.COMMITMENTS.key: Commitment,
    our_tables.OCCURRENCES.key: Occurrence,
    our_tables.MEASURES.key: ActionMeasure,
    our_tables.EARLIER.key: EarlierDocument,
    our_tables.MOVES.key: DateChange,
    our_tables.AMENDMENTS.key: Amendment,
    our_tables.UPDATES.key: Update,
    our_tables.EVIDENCE.key: Evidence,
    our_tables.DIFFERENCES.key: Difference,
    our_tables.OVERRIDES.key: Override,
    our_tables.AREA_RATINGS.key: AreaRating,
    our_tables.ACTION_RATINGS.key: ActionRating,
}
_PLACE = ("action__area__order", "action__area__pk", "action__order", "action__pk")


@dataclass(frozen=True)
class Within:
    """As much of a plan as a person takes out: its parts within reach, and the evidence that may leave."""

    plan: Plan
    areas: list[Area] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    lines: list[ScorecardLine] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    evidence: QuerySet[Evidence] = field(default_factory=Evidence.objects.none)


def of(table: OurTable, within: Within) -> list[Any]:
    """The things of one table. What was withdrawn, taken away or said anew since is not among them."""
    found = _FOUND[table.key](within)
    if not isinstance(found, QuerySet):
        return list(found)
    told = [column.name for column in table.columns if column.kind in {Kind.SAID, Kind.ONE} or column.name == "file"]
    about = {Kind.AREA: ["area"], Kind.ABOUT: ["area", "action"]}
    beside = [name for column in table.columns for name in about.get(column.kind, [])]
    return list(found.select_related(*told, *beside))


def _of_actions(model: Any, *order: str | Coalesce) -> Callable[[Within], QuerySet[Any]]:
    return lambda within: model.objects.filter(action__in=within.actions).order_by(*_PLACE, *order, "pk")


def _about(model: Any, within: Within, *order: str) -> QuerySet[Any]:
    """Of an area as a whole first, then of its actions one by one."""
    found = model.objects.filter(Q(area__in=within.areas) | Q(action__in=within.actions))
    places = (Coalesce("area__order", "action__area__order"), Coalesce("area__pk", "action__area__pk"))
    return found.order_by(*places, Coalesce("action__order", -1), Coalesce("action__pk", -1), *order, "pk")


def _of_areas(model: Any, within: Within, *order: str) -> QuerySet[Any]:
    return model.objects.filter(area__in=within.areas).order_by("area__order", "area__pk", *order, "pk")


def _sources(within: Within) -> Iterable[Source]:
    return dict.fromkeys(each.source for each in within.recommendations if each.source)


def _occurrences(within: Within) -> QuerySet[Occurrence]:
    found = Occurrence.objects.filter(commitment__action__in=within.actions)
    return found.order_by(*(f"commitment__{name}" for name in _PLACE), "commitment__starts_on", "commitment", "due_on")


def _amendments(within: Within) -> QuerySet[Amendment]:
    found = Amendment.objects.filter(Q(action__in=within.actions) | Q(line__in=within.lines))
    return found.order_by("changed_on", "pk")


def _evidence(within: Within) -> QuerySet[Evidence]:
    mine = _about(Evidence, within, "made_on").filter(pk__in=within.evidence.values("pk"))
    return mine.filter(Q(update__isnull=True) | Q(update__superseded_by=None))


_FOUND: Mapping[str, Callable[[Within], Iterable[Any]]] = {
    our_tables.SOURCES.key: _sources,
    our_tables.STREAMS.key: lambda within: within.plan.streams.filter(removed_on=None).prefetch_related("actions"),
    our_tables.MILESTONES.key: lambda within: within.plan.milestones.all(),
    our_tables.COMMITMENTS.key: _of_actions(Commitment, "starts_on"),
    our_tables.OCCURRENCES.key: _occurrences,
    our_tables.MEASURES.key: lambda within: _of_actions(ActionMeasure, "order")(within).prefetch_related(
        "action__measures"
    ),
    our_tables.EARLIER.key: lambda within: within.plan.earlier_documents.all(),
    our_tables.MOVES.key: _of_actions(DateChange, Coalesce("as_at", "changed_on")),
    our_tables.AMENDMENTS.key: _amendments,
    our_tables.UPDATES.key: lambda within: _about(Update, within, "period", "made_on").filter(superseded_by=None),
    our_tables.EVIDENCE.key: _evidence,
    our_tables.DIFFERENCES.key: lambda within: _of_areas(Difference, within, "period", "made_on").filter(
        withdrawn_on=None
    ),
    our_tables.OVERRIDES.key: lambda within: _about(Override, within, "made_on"),
    our_tables.AREA_RATINGS.key: lambda within: _of_areas(AreaRating, within, "period"),
    our_tables.ACTION_RATINGS.key: _of_actions(ActionRating, "period"),
}
