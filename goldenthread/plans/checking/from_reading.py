"""A document that was only read, as the checks see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.plans import delivery
from goldenthread.plans.checking import bands, beginnings
from goldenthread.plans.checking.view import (
    ActionView,
    AreaView,
    Due,
    Figure,
    LineView,
    OutcomeView,
    PlanView,
    RecommendationView,
    Said,
    Target,
)
from goldenthread.plans.reading import our_tables
from goldenthread.plans.reading.dates import MONTHS
from goldenthread.plans.reading.model import Action, Area, Measure, ReadDate, Reading, ReadTarget, ReadValue

_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*\.?\s+(20\d\d)\b", re.IGNORECASE)


def of_reading(reading: Reading) -> PlanView:
    """The view of a reading. Its day is the month that its title or period names, else that of its figures."""
    facts = reading.document
    stated = f"{facts.period} {facts.title}"
    is_report = _is_report(reading)
    return PlanView(
        key=f"document:{facts.name}", name=facts.name or facts.title, organisation=facts.organisation,
        begins_on=None if is_report else beginnings.first_day(stated), as_of=_as_of(stated, reading), is_document=True,
        areas=tuple(AreaView(area.name, (*area.officers, *area.leads)) for area in reading.areas),
        recommendations=() if is_report else _recommendations(reading),  # a report does not repeat the plan's outcomes
        outcomes=() if is_report else _outcomes(reading),
        actions=tuple(_action(each, reading) for each in reading.actions),
        lines=tuple(_line(each) for each in reading.measures),
        said=tuple(said for area in reading.areas for said in _said(area)),
    )  # fmt: skip


def _is_report(reading: Reading) -> bool:
    """A document that tells how it goes speaks of a month, and is not begun in it."""
    return any(area.progress or area.risks or area.key_developments for area in reading.areas)


def _as_of(stated: str, reading: Reading) -> date | None:
    months = [month for each in reading.measures if (month := _parsed(each.period))]
    month = _parsed(getattr(reading.document, "month", "")) or _month(stated) or max(months, default=None)
    return month.last_day if month else None


def _month(text: str) -> Month | None:
    found = _MONTH.search(text)
    return Month(int(found[2]), MONTHS.index(found[1].lower()) + 1) if found else None


def _parsed(text: str) -> Month | None:
    try:
        return Month.parse(text)
    except ValueError:
        return _month(text)


def _recommendations(reading: Reading) -> tuple[RecommendationView, ...]:
    """A recommendation is answered by an outcome that names it, or that stands in an area under it."""
    named = {outcome.recommendation for outcome in reading.outcomes if outcome.recommendation}
    with_outcomes = {outcome.area for outcome in reading.outcomes}
    with_outcomes |= {area.name for area in reading.areas if area.improvement_outcomes}
    named |= {text for area in reading.areas if area.name in with_outcomes for text in area.recommendations}
    return tuple(
        RecommendationView(f"recommendation:{n}", f"{r.ref} {r.text}".strip(), "", bool({r.ref, r.text} & named))
        for n, r in enumerate(reading.recommendations, start=1)
    )


def _outcomes(reading: Reading) -> tuple[OutcomeView, ...]:
    shown = {_plain(each.outcome) for each in reading.measures if each.outcome}
    measured_areas = {each.area for each in reading.measures if each.ref}
    return tuple(
        OutcomeView(
            f"outcome:{n}", each.text, each.area, each.where,
            is_measured=_plain(each.text) in shown or each.area in measured_areas
            or any(a.outcome == each.text and a.area == each.area and a.measures_named for a in reading.actions),
        )
        for n, each in enumerate(reading.outcomes, start=1)
    )  # fmt: skip


def _action(action: Action, reading: Reading) -> ActionView:
    outcomes = [f"outcome:{n}" for n, each in enumerate(reading.outcomes, start=1) if each.text == action.outcome]
    keys = {each.number: each.key for each in reading.actions if action.waits_for}
    return ActionView(
        key=f"action:{action.key}", text=action.text, area=action.area, reference=action.ref, where=action.where,
        owners=action.leads, partners=action.partners, due=tuple(_due(each) for each in action.dates),
        bands=bands.over(action.group, _timeframes(action, reading)),
        starts_on=delivery.meant_start(action.start.iso or "") if action.start else None,
        is_complete=bool(action.completed and action.completed.iso),
        cost_raw=action.cost.raw if action.cost else "", cost_amount=action.cost.amount if action.cost else None,
        measures=action.measures_named, outcomes=tuple(outcomes),
        claimed_on=date.fromisoformat(action.claimed) if action.claimed else None,
        waits_for=tuple(f"action:{keys[number]}" for number in action.waits_for if number in keys),
    )  # fmt: skip


def _timeframes(action: Action, reading: Reading) -> Iterator[tuple[str, date | None]]:
    """By when the recommendations that it answers are to be met; a document seldom says the day of its source."""
    answered = {reading.recommendations[at].text for at in action.answers if at < len(reading.recommendations)}
    answered |= {action.recommendation} if action.recommendation else set()
    days = _days_of_sources(reading)
    for each in reading.recommendations:
        if answered & ({each.ref, each.text} - {""}):
            yield each.timeframe, days.get(each.source_number)


def _days_of_sources(reading: Reading) -> dict[str, date]:
    """The days of the sources that a document of ours numbers."""
    told = (each for each in reading.told if each.kind == our_tables.SOURCES.key)
    return {each.number: date.fromisoformat(on) for each in told if (on := each.said.get("published_on"))}


def _due(read: ReadDate) -> Due:
    return Due(read.raw, delivery.meant_due(read.iso or ""))


def _line(measure: Measure) -> LineView:
    return LineView(
        key=f"line:{measure.key}",
        text=measure.text,
        area=measure.area,
        reference=measure.ref,
        where=measure.where,
        outcome=measure.outcome,
        slug=getattr(measure, "slug", ""),
        period=measure.period,
        baseline_raw=measure.baseline_raw,
        actual_raw=measure.actual_raw,
        target_raw=measure.target_raw,
        comparator_raw=measure.comparator_raw,
        baseline=figures(measure.baseline),
        actual=figures(measure.actual),
        targets=targets(measure.targets),
    )


def figures(read: tuple[ReadValue, ...]) -> tuple[Figure, ...]:
    """The numbers that were read from a cell; what is not a number is left out."""
    return tuple(Figure(each.value, each.unit or "", each.label or "") for each in read if each.value is not None)


def targets(read: tuple[ReadTarget, ...]) -> tuple[Target, ...]:
    """The targets that were read from a cell, interim ones left out."""
    kept = [each for each in read if each.value is not None and not each.interim]
    return tuple(Target(e.value or 0.0, e.op or "", e.unit or "", e.label or "", e.by or "") for e in kept)


def _said(area: Area) -> Iterator[Said]:
    lists: dict[str, tuple[str, ...]] = {
        "key development": area.key_developments,
        "key risk": area.key_risks,
        "progress": tuple(statement.text for statement in area.progress),
        "risk": tuple(statement.text for statement in area.risks),
    }
    for name, texts in lists.items():
        for number, each in enumerate(texts, start=1):
            # What a report says may carry beside it what it names as evidence.
            text = str(getattr(each, "text", each))
            yield Said(f"said:{area.name}:{name}:{number}", text, area.name, f"{name} {number}")


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" .:;").casefold()
