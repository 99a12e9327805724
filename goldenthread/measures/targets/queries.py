"""What is wanted of measures on a day, and by which rules. The number of queries never depends on how many."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from django.db.models import Q, QuerySet

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.core import periods
from goldenthread.measures import definition, rating
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import Result
from goldenthread.measures.rating import Found, Judgement, Overriding, Rules
from goldenthread.measures.statistics.performance import USUAL, Thresholds
from goldenthread.measures.targets import doubts, others, policies, wanted
from goldenthread.measures.targets.doubts import Doubt
from goldenthread.measures.targets.models import Decided, RatingOverride, RatingRule, Target, TargetEnding, Tolerance
from goldenthread.measures.targets.wanted import Lookup, Wanted

KEPT = ("", "team")  # the breakdowns whose figures are kept: see docs/decisions/0017
EVERY = ""  # of a tolerance or a rule: every measure without one of its own


class Part(Found, Protocol):
    """The figure of one part."""

    @property
    def cut(self) -> str: ...


@dataclass(frozen=True)
class Terms:
    """What a measure is held against on a day, and by which rules."""

    target: Target | None
    wanted: Wanted | None
    rules: Rules
    override: RatingOverride | None = None

    @property
    def overriding(self) -> Overriding | None:
        return overriding(self.override) if self.override else None


def terms(measures: Collection[Definition], *, on: date, compared: Lookup = others.compared) -> dict[str, Terms]:
    """The terms of each measure's council figure by slug. Four queries, and what ``compared`` asks."""
    slugs = [each.slug for each in measures]
    targets = _first(in_force(slugs, on=on).filter(breakdown=""))
    asked = wanted_of(targets.values(), on=on, compared=compared)
    tolerances = _first(_dated(Tolerance.objects.filter(measure__in=[EVERY, *slugs]), on))
    rules = _first(_dated(RatingRule.objects.filter(measure__in=[EVERY, *slugs]), on))
    overrides = _first(_overrides(slugs, on))
    return {
        each.slug: Terms(
            targets.get(each.slug), asked.get(targets[each.slug].pk) if each.slug in targets else None,
            _rules(each, tolerances, rules), overrides.get(each.slug),
        )
        for each in measures
    }  # fmt: skip


def in_force(slugs: Iterable[str], *, on: date) -> QuerySet[Target]:
    """The approved targets of these measures that hold that day, of the council and of parts."""
    approved = Target.objects.filter(state=Target.State.APPROVED, measure__in=list(slugs))
    return _dated(approved, on)


def measures() -> set[str]:
    """The measures that have, had or will have a target, of the whole council or a part. One query."""
    approved = Target.objects.filter(state=Target.State.APPROVED)
    return set(approved.order_by().values_list("measure", flat=True).distinct())


def of_parts(slug: str, breakdown: str, *, on: date) -> dict[str, Target]:
    """The targets that parts of a measure have of their own, by part. One query."""
    found: dict[str, Target] = {}
    for target in in_force([slug], on=on).filter(breakdown=breakdown):
        found.setdefault(target.cut, target)
    return found


def wanted_of(targets: Iterable[Target], *, on: date, compared: Lookup = others.compared) -> dict[int, Wanted]:
    """What each target asks that day, by its id; comparators are looked up all at once."""
    found = list(targets)
    pairs = {(target.measure, target.comparator) for target in found if target.comparator}
    found_of_others = compared(pairs, on) if pairs else {}
    return {target.pk: wanted.of(target, on=on, compared=found_of_others) for target in found}


def rules_of(measure: Definition, *, on: date) -> Rules:
    """By what a measure, or a part of it, is rated that day. Two queries."""
    asked = [EVERY, measure.slug]
    tolerances = _first(_dated(Tolerance.objects.filter(measure__in=asked), on))
    return _rules(measure, tolerances, _first(_dated(RatingRule.objects.filter(measure__in=asked), on)))


def history_of(slug: str) -> list[Target]:
    """Every target of a measure, whatever became of it, the newest first; the whole council before its parts."""
    found = Target.objects.filter(measure=slug).select_related("set_by", "decided_by")
    return list(found.order_by("breakdown", "cut", "-starts_on", "-pk"))


def overrides_of(slug: str) -> list[RatingOverride]:
    """Every other rating of a measure than the rule's, the newest first."""
    return list(RatingOverride.objects.filter(measure=slug).select_related("set_by", "decided_by"))


def waiting_for(person: Person, *, on: date) -> tuple[list[Target], list[RatingOverride], list[TargetEnding]]:
    """The proposals of others that this person may decide about, the oldest first. Three queries."""
    if not rights.can_whole(person, policies.APPROVE, on=on):
        return [], [], []
    ends = _waiting(TargetEnding, person).select_related("target", "set_by")
    return list(_waiting(Target, person)), list(_waiting(RatingOverride, person)), list(ends)


def overriding(override: RatingOverride) -> Overriding:
    """The agreed rating and who agreed to what, until when."""
    who = f"{override.set_by.name} and {override.decided_by.name if override.decided_by else 'nobody else'}"
    said = f"{who} rate it {override.get_rating_display().lower()} until {periods.short_day(override.ends_on)}"
    return Overriding(override.rating, override.instead_of, f"{said}: {override.reason.rstrip('.')}.")


def _waiting(model: type[Any], person: Person) -> QuerySet[Any]:
    found = model.objects.filter(state=Decided.State.PROPOSED).exclude(set_by=person)
    return found.select_related("set_by").order_by("set_on", "pk")


def _overrides(slugs: list[str], on: date) -> QuerySet[RatingOverride]:
    found = RatingOverride.objects.filter(state=RatingOverride.State.APPROVED, measure__in=slugs)
    return _dated(found, on).select_related("set_by", "decided_by")


def _rules(measure: Definition, tolerances: Mapping[str, Tolerance], rules: Mapping[str, RatingRule]) -> Rules:
    head = measure.head
    tolerance = tolerances.get(measure.slug) or (tolerances.get(EVERY) if head.unit == "%" else None)
    return Rules(
        head.unit, head.better, tolerance.amount if tolerance else None,  # type: ignore[arg-type]
        head.kind == "proportion" and head.unit == "%", _thresholds(rules.get(EVERY), rules.get(measure.slug)),
    )  # fmt: skip


def _thresholds(council: RatingRule | None, own: RatingRule | None) -> Thresholds:
    found = USUAL
    if council:
        found = Thresholds(
            frozenset(council.movers), council.unlikely or 0.0, council.even or 0.0, council.far or 1.0,
            council.fewest or 1,
        )  # fmt: skip
    return replace(found, movers=frozenset(own.movers)) if own else found


def _dated(rows: QuerySet[Any], on: date) -> QuerySet[Any]:
    return rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on).order_by("-starts_on", "-pk")


def _first(rows: QuerySet[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row in rows:
        found.setdefault(row.measure, row)
    return found


def known_course(target: Target, *, on: date) -> doubts.Course:
    """The known figures of what a target is for, by month, over by that day; none of a part that is worked out only
    when asked for. One query."""
    if target.breakdown not in KEPT:
        return {}
    found = Result.objects.filter(measure=target.measure, is_current=True, state=Result.State.KNOWN, cut=target.cut)
    kept = found.filter(breakdown=target.breakdown or Result.Breakdown.COUNCIL).values_list("period", "value")
    return doubts.history({period: value for period, value in kept if value is not None}, on=on)


def doubts_of(target: Target, *, on: date, compared: Lookup = others.compared) -> list[Doubt]:
    """What is to be said of a target as things stand that day."""
    asked = wanted_of([target], on=on, compared=compared)[target.pk]
    return doubts.of(asked, definition.get(target.measure), known_course(target, on=on))


def council_thresholds(*, on: date) -> Thresholds:
    """What holds that day for every measure without a rule of its own. One query."""
    return _thresholds(_dated(RatingRule.objects.filter(measure=EVERY), on).first(), None)


def judge_parts(
    measure: Definition, breakdown: str, figures: Iterable[Part], *, on: date, compared: Lookup = others.compared
) -> dict[str, Judgement]:
    """The rating of each part that has a target of its own, by part. Three queries at most, one where none has."""
    own = of_parts(measure.slug, breakdown, on=on)
    if not own:
        return {}
    asked, rules = wanted_of(own.values(), on=on, compared=compared), rules_of(measure, on=on)
    return {
        figure.cut: rating.judge(figure, asked[own[figure.cut].pk], rules=rules, on=on)
        for figure in figures
        if figure.cut in own
    }
