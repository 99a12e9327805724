"""Everything an exception report says, gathered for one reader: positions, words, evidence, figures, voices.

The number of queries does not depend on how many areas, actions or measures the plan has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.measures import definition, rated
from goldenthread.measures import queries as figures
from goldenthread.measures.queries import Sight, Standing
from goldenthread.plans import exceptions, queries
from goldenthread.plans.delivery import Rating
from goldenthread.plans.exceptions import ActionInPeriod, AreaInPeriod, Criterion
from goldenthread.plans.models import ActionMeasure, Area, AreaRating, Difference, Evidence, Plan, ScorecardLine
from goldenthread.records.models import Snapshot

# A finding or a voice is still told in the reports of the two months after its own.
HEARD_MONTHS = 3
# Where an action is rated worse and its area is not; the other criteria of an action are its area's too.
ACTION_WORSE = "An action's position deteriorated"
MISSED = ("red", "amber")


@dataclass(frozen=True)
class Measured:
    """A measure that an area's lines or actions name, as its figure stands in the period."""

    slug: str
    standing: Standing

    @property
    def title(self) -> str:
        return self.standing.definition.head.title

    @property
    def has_target(self) -> bool:
        return self.standing.judgement.rating is not None

    @property
    def is_missed(self) -> bool:
        """Does the figure miss a target that it should have reached by now?"""
        return self.standing.judgement.rating in MISSED


@dataclass(frozen=True)
class Pieces:
    """The evidence of one action or area in the period: what may be named, and how many pieces may not."""

    named: tuple[Evidence, ...] = ()
    held_back: int = 0


@dataclass(frozen=True)
class AreaFacts:
    """One area at the period. ``kept`` is the rating recorded for the period itself, if that was done."""

    at: AreaInPeriod
    kept: AreaRating | None
    measures: tuple[Measured, ...]
    unlinked: tuple[str, ...]
    differences: tuple[Difference, ...]
    evidence: dict[str, Pieces]

    @property
    def area(self) -> Area:
        return self.at.area

    @property
    def reported(self) -> list[ActionInPeriod]:
        """The actions that meet a criterion, in the plan's order."""
        return [each for each in self.at.actions if each.findings]

    @property
    def has_worse_action(self) -> bool:
        """Is an action rated worse than before, though the area as a whole is not?"""
        worse = Criterion.DETERIORATED
        return worse not in self.at.criteria and bool(self.at.meeting(worse))

    @property
    def reasons(self) -> list[str]:
        """Why the area is reported, in the words of the criteria."""
        met = [criterion.label.lower() for criterion in self.at.criteria]
        return [*met, f"{ACTION_WORSE[:1].lower()}{ACTION_WORSE[1:]}"] if self.has_worse_action else met

    def pieces_of(self, address: str) -> Pieces:
        """The evidence behind ``area:3`` or ``action:12``."""
        return self.evidence.get(address, Pieces())

    def said_by(self, kind: str) -> list[Difference]:
        """What is told of one kind (``children``), newest first."""
        return [each for each in self.differences if each.kind == kind]


@dataclass(frozen=True)
class PlanFacts:
    """A plan at a period for one reader. ``areas_in_plan`` counts also those out of the reader's reach."""

    plan: Plan
    period: Month
    on: date
    sight: Sight
    areas: tuple[AreaFacts, ...]
    areas_in_plan: int
    data_as_at: date | None

    @property
    def in_exception(self) -> list[AreaFacts]:
        return [each for each in self.areas if each.at.is_exception]

    @property
    def others(self) -> list[AreaFacts]:
        return [each for each in self.areas if not each.at.is_exception]

    @property
    def actions(self) -> list[ActionInPeriod]:
        return [each for area in self.areas for each in area.at.actions]

    @property
    def measures(self) -> list[Measured]:
        """Each measure once, in the order of the plan."""
        return list({each.slug: each for area in self.areas for each in area.measures}.values())

    def meeting(self, criterion: Criterion) -> list[AreaFacts]:
        """The areas that meet a criterion themselves."""
        return [each for each in self.areas if criterion in each.at.criteria]

    @property
    def with_worse_actions(self) -> list[AreaFacts]:
        """The areas that hold their rating while one of their actions has lost its own."""
        return [each for each in self.areas if each.has_worse_action]

    def count(self, rating: Rating) -> int:
        return sum(each.position.reported == rating for each in self.actions)


def gather(
    plan: Plan, *, period: Month, reader: Person, on: date, capability: str = "plan.view", published: bool = False
) -> PlanFacts:
    """What is known of a plan at a period, within the reader's reach of ``plan.view`` and of ``capability``.

    Without ``kpi.view_unsuppressed``, and for anybody who asks for what is ``published``, figures are those of the
    editions that stand; where there is none, ``sight.reason`` says why.
    """
    areas = _areas(plan, reader, on, capability)
    standing = exceptions.of_areas(areas, period=period, on=on)
    pks = [each.area.pk for each in standing]
    seen = figures.edition_sight() if published else figures.sight(reader, on=on)
    slugs, unlinked = _named(pks)
    wanted = list(dict.fromkeys(slug for pk in pks for slug in slugs[pk]))
    found = rated.standings(wanted, period, seen=seen) if seen.shows else {}
    kept = {each.area_id: each for each in AreaRating.objects.filter(area__in=pks, period=period.id)}
    voices, shown = _voices(pks, period), _evidence(standing, reader, on)
    return PlanFacts(
        plan=plan, period=period, on=on, sight=seen, areas_in_plan=plan.areas.count(),
        areas=tuple(
            AreaFacts(
                at=each, kept=kept.get(each.area.pk),
                measures=tuple(Measured(slug, found[slug]) for slug in slugs[each.area.pk] if slug in found),
                unlinked=tuple(unlinked[each.area.pk]), differences=tuple(voices[each.area.pk]), evidence=shown,
            )
            for each in standing
        ),
        data_as_at=_data_as_at(found.values()),
    )  # fmt: skip


def _areas(plan: Plan, reader: Person, on: date, capability: str) -> QuerySet[Area]:
    areas = queries.areas_visible_to(reader, on=on).filter(plan=plan)
    if capability == "plan.view":
        return areas
    within = queries.areas_visible_to(reader, on=on, capability=capability)
    return areas.filter(pk__in=within.values("pk"))


def _named(pks: list[int]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """For each area the computed measures that it names, and in words the scorecard lines without one."""
    slugs: dict[int, list[str]] = defaultdict(list)
    unlinked: dict[int, list[str]] = defaultdict(list)
    for line in ScorecardLine.objects.filter(area__in=pks):
        if line.measure_slug in definition.library():
            slugs[line.area_id].append(line.measure_slug)
        else:
            unlinked[line.area_id].append(line.text)
    named = ActionMeasure.objects.filter(action__area__in=pks).select_related("line", "action")
    for each in named.order_by("action__order", "pk"):
        if each.slug in definition.library():
            slugs[each.action.area_id].append(each.slug)
    once = {pk: list(dict.fromkeys(found)) for pk, found in slugs.items()}
    return defaultdict(list, once), unlinked


def _voices(pks: list[int], period: Month) -> dict[int, list[Difference]]:
    """What audits found and people said in the period or shortly before it."""
    since = period.plus(1 - HEARD_MONTHS).id
    entries = Difference.objects.filter(
        area__in=pks, withdrawn_on__isnull=True, period__lte=period.id, period__gte=since
    )
    found: dict[int, list[Difference]] = defaultdict(list)
    for each in entries.select_related("made_by", "area__plan"):
        found[each.area_id].append(each)
    return found


def _evidence(standing: Sequence[AreaInPeriod], reader: Person, on: date) -> dict[str, Pieces]:
    """What was handed in for the period, by ``area:3`` or ``action:12``. A report is passed on, so what could name a
    child is only counted, whoever reads."""
    shown = {f"area:{each.area.pk}": list(each.area.shown) for each in standing}
    shown |= {f"action:{each.action.pk}": list(each.action.shown) for area in standing for each in area.actions}
    every = {piece.pk for pieces in shown.values() for piece in pieces}
    allowed = {each.pk: each for each in _openable(every, reader, on)}
    found = {}
    for address, pieces in shown.items():
        named = tuple(allowed[piece.pk] for piece in pieces if piece.pk in allowed)
        found[address] = Pieces(named, len(pieces) - len(named))
    return found


def _openable(pks: set[int], reader: Person, on: date) -> Iterable[Evidence]:
    try:
        visible = queries.evidence_visible_to(reader, on=on)
    except NotAllowed:
        return []
    return visible.filter(Q(pk__in=pks), contains_child_data=False)


def _data_as_at(found: Iterable[Standing]) -> date | None:
    """The latest day that the figures' data loads speak of."""
    pks = {pk for each in found if each.result for pk in each.result.snapshots}
    days = Snapshot.objects.filter(pk__in=pks).order_by("-as_at").values_list("as_at", flat=True) if pks else []
    return next(iter(days), None)
