"""A settled reading of a document becomes a plan: whole, in one transaction, every word and raw date kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Organisation, Person, Unit
from goldenthread.files.models import StoredFile
from goldenthread.measures import definition
from goldenthread.plans import editing, naming, policies, reported, storing_actions
from goldenthread.plans.carrying.storing import Storing
from goldenthread.plans.delivery import meant_due
from goldenthread.plans.directory import linking
from goldenthread.plans.errors import QuestionsOpen
from goldenthread.plans.models import (
    Action,
    ActionLead,
    ActionMeasure,
    ActionPartner,
    Area,
    AreaOfficer,
    LinkedPlan,
    Outcome,
    Plan,
    Recommendation,
    ScorecardLine,
    Source,
)
from goldenthread.plans.operations.scorecard import plain
from goldenthread.plans.reading import model as read

LONGEST_NAME = 200  # characters, as Area.name has
KINDS = {naming.key(label): kind for kind, label in Recommendation.Kind.choices}
NO_AREA = "No area named"


@transaction.atomic
def import_reading(
    reading: read.Reading, *, name: str, unit: Unit, by: Person, on: date, document: StoredFile | None = None
) -> Plan:
    """Store what was read as a draft plan. QuestionsOpen while a question has no answer.

    Leads, officers and partners are joined to people and organisations here by exact name or post only. An action
    with several dates is due on the last of them; all are kept as written. What a report says of an area becomes its
    update of the report's month; the name of an area is cut where it is longer than a name may be, its words being kept
    as those of the recommendation it answers.
    """
    policies.check_edit_unit(unit, by=by, on=on)
    if not reading.is_settled:
        raise QuestionsOpen(len(reading.questions))
    facts = reading.document
    plan = Plan(
        name=name, unit=unit, title=facts.title, period=facts.period, purpose=facts.purpose, document=document,
        iteration=_iteration(facts.iteration), created_on=on, created_by=by,
    )  # fmt: skip
    editing.add(plan)
    further = _Import(plan, reading, by, on).store()
    counts = {"areas": reading.areas, "outcomes": reading.outcomes, "actions": reading.actions}
    stored = {noun: len(things) for noun, things in counts.items()} | further
    changes = {noun: [None, number] for noun, number in stored.items()}
    history.record("plans.plan_imported", subject=plan, by=by, on=on, detail=facts.name, changes=changes)
    return plan


class _Import:
    """One import under way: what has been stored so far, by the words that the document uses for it."""

    def __init__(self, plan: Plan, reading: read.Reading, by: Person, on: date) -> None:
        self.plan, self.reading, self.by, self.on = plan, reading, by, on
        self.people = naming.people(_named_people(reading))
        everything = (*reading.actions, *reading.dropped)
        self.allies = naming.organisations(raw for action in everything for raw in action.partners)
        self.recommendations: dict[str, Recommendation] = {}
        self.areas: dict[str, Area] = {}
        self.outcomes: dict[tuple[str, str], Outcome] = {}
        self.placed: dict[str, list[Any]] = {"recommendations": [], "outcomes": []}
        self.rest = Storing(plan, reading.told, area=self._area, by=by, on=on)

    def store(self) -> dict[str, int]:
        """Everything; how many there are of what only documents of ours tell."""
        self._recommendations()
        self._areas()
        self._outcomes()
        self._scorecard()
        self._actions()
        self._reported()
        return self.rest.rest()

    def _recommendations(self) -> None:
        sources = self.rest.sources()
        for order, item in enumerate(self.reading.recommendations):
            recommendation = Recommendation(
                plan=self.plan, source=_source(item, sources), reference=item.ref, text=item.text, order=order,
                timeframe=item.timeframe, inspection_refs=[dict(each) for each in item.inspection_refs],
                kind=KINDS.get(naming.key(item.kind), Recommendation.Kind.RECOMMENDATION),
            )  # fmt: skip
            editing.add(recommendation)
            self.placed["recommendations"].append(recommendation)
            for words in (item.ref, item.text):
                self.recommendations.setdefault(naming.key(words), recommendation)

    def _areas(self) -> None:
        for order, item in enumerate(self.reading.areas):
            area = editing.add(Area(plan=self.plan, name=_short(item.name), order=order))
            self.areas[naming.key(item.name)] = area
            area.recommendations.set(self._answered(item.answers, item.recommendations))
            named = [(raw, "responsible") for raw in item.officers] + [(raw, "lead") for raw in item.leads]
            _keep_linked(
                AreaOfficer(area=area, raw=raw, kind=kind, order=place, person=self._person(raw))
                for place, (raw, kind) in enumerate(named)
            )
            _keep(
                LinkedPlan(area=area, text=text, link=item.links.get(str(place), ""), order=place)
                for place, text in enumerate(item.linked_plans)
            )

    def _outcomes(self) -> None:
        for order, item in enumerate(self.reading.outcomes):
            area = self._area(item.area)
            outcome = editing.add(Outcome(area=area, text=item.text, phase=item.phase or "", order=order))
            self.outcomes[area.name, naming.key(item.text)] = outcome
            self.placed["outcomes"].append(outcome)
            outcome.recommendations.set(self._answered(item.answers, [item.recommendation or ""]))

    def _scorecard(self) -> None:
        lines = [self._line(order, item) for order, item in enumerate(self.reading.measures)]
        _keep(lines)
        for item, line in zip(self.reading.measures, lines, strict=True):
            self.rest.things.setdefault(item.number, line)

    def _line(self, order: int, item: read.Measure) -> ScorecardLine:
        area = self.areas.get(naming.key(item.area))
        return ScorecardLine(
            plan=self.plan, area=area, area_text=_short(item.area), reference=item.ref, text=item.text, order=order,
            baseline_raw=item.baseline_raw, actual_raw=item.actual_raw, actual_period=item.period,
            comparator_raw=item.comparator_raw, target_raw=item.target_raw, baseline=plain(item.baseline),
            actual=plain(item.actual), comparators=dict(item.comparators), targets=plain(item.targets),
            outcome_text=item.outcome, outcome=self._served(item, area),
            measure_slug=item.slug if item.slug in definition.library() else "",
        )  # fmt: skip

    def _actions(self) -> None:
        items = storing_actions.in_their_order([*self.reading.actions, *self.reading.dropped])
        made = [
            storing_actions.made(
                item, self._area(item.area), order, due=due_of(item.dates), phase=self._phase(item), by=self.by
            )
            for order, item in enumerate(items)
        ]
        Action.objects.bulk_create(made)
        pairs = list(zip(made, items, strict=True))
        self._tie(pairs)
        _keep_linked(
            ActionLead(action=action, raw=raw, order=order, person=self._person(raw))
            for action, item in pairs
            for order, raw in enumerate(_one_by_one(item))
        )
        _keep_linked(
            ActionPartner(action=action, raw=raw, order=order, organisation=self._ally(raw))
            for action, item in pairs
            for order, raw in enumerate(item.partners)
        )
        _keep(
            ActionMeasure(action=action, raw=raw, order=order)
            for action, item in pairs
            for order, raw in enumerate(item.measures_named)
        )

    def _phase(self, item: read.Action) -> str:
        """The heading that it stands under in its cell, else the time band of the recommendation that it answers.

        A document of ours, which numbers its actions, says itself which stand under none.
        """
        named = None if item.number else self.recommendations.get(naming.key(item.recommendation or ""))
        return _short(item.group or (named.timeframe if named else ""))

    def _tie(self, pairs: list[tuple[Action, read.Action]]) -> None:
        for action, item in pairs:
            self.rest.things.setdefault(item.number, action)
        storing_actions.tie_waiting(pairs, self.rest.things)
        served, answered = [], []
        for action, item in pairs:
            alone = [self._outcome(action.area, item.outcome or "")]
            for outcome in self._at("outcomes", item.serves) if item.serves else filter(None, alone):
                served.append(Action.outcomes.through(action_id=action.pk, outcome_id=outcome.pk))
            for each in self._answered(item.answers, [item.recommendation or ""]):
                answered.append(Action.recommendations.through(action_id=action.pk, recommendation_id=each.pk))
        Action.outcomes.through.objects.bulk_create(served)
        Action.recommendations.through.objects.bulk_create(answered)

    def _area(self, name: str) -> Area:
        """The area of that name; one that only outcomes or actions name is added after the others."""
        wanted = naming.key(name)
        if wanted not in self.areas:
            title = _short(name) or NO_AREA
            self.areas[wanted] = editing.add(Area(plan=self.plan, name=title, order=len(self.areas)))
        return self.areas[wanted]

    def _outcome(self, area: Area | None, text: str) -> Outcome | None:
        return self.outcomes.get((area.name, naming.key(text))) if area else None

    def _served(self, item: read.Measure, area: Area | None) -> Outcome | None:
        if item.serves is None:
            return self._outcome(area, item.outcome)
        return next(iter(self._at("outcomes", [item.serves])), None)

    def _answered(self, places: Sequence[int], words: Iterable[str]) -> list[Recommendation]:
        """The recommendations at these places; where the document numbers none, those that the words name."""
        return self._at("recommendations", places) if places else self._recommended(words)

    def _at(self, kind: str, places: Iterable[int]) -> list[Any]:
        """What stands at these places of the reading, each once; a number that the document does not have is none."""
        every = self.placed[kind]
        return [every[at] for at in dict.fromkeys(places) if at < len(every)]

    def _recommended(self, words: Iterable[str]) -> list[Recommendation]:
        found = [self.recommendations.get(naming.key(each)) for each in words if each]
        return list(dict.fromkeys(each for each in found if each))

    def _reported(self) -> None:
        for item in self.reading.areas:
            month = self.reading.document.month
            reported.keep(self._area(item.name), item, month=month, by=self.by, on=self.on)

    def _person(self, raw: str) -> Person | None:
        """Whom the words mean; initials mean the one whose name the document gives in full."""
        return self.people.get(naming.key(self.reading.initials.get(raw, raw)))

    def _ally(self, raw: str) -> Organisation | None:
        return self.allies.get(naming.key(raw))


def due_of(dates: tuple[read.ReadDate, ...]) -> read.ReadDate:
    """The due date of an action: the last of its dates that is understood, with all of them as written."""
    if len(dates) < 2:
        return dates[0] if dates else read.ReadDate(raw="")
    understood = [each.iso for each in dates if each.iso]
    latest = max(understood, key=lambda iso: meant_due(iso) or date.min, default=None)
    reasons = [each.reason for each in dates if each.reason]
    kept = f"The document gives {len(dates)} dates; the last of them counts." if latest else "; ".join(reasons)
    return read.ReadDate(raw="; ".join(each.raw for each in dates), iso=latest, reason=kept)


def counts(reading: read.Reading) -> Mapping[str, int]:
    """What an import of this reading would store, for the page that asks for it."""
    nouns = ("recommendations", "areas", "outcomes", "actions", "measures", "questions")
    return {noun: len(getattr(reading, noun)) for noun in nouns}


def _source(item: read.Recommendation, sources: dict[str, Source]) -> Source | None:
    """One source for each that the document names; what kind it is stays for a person to say."""
    if item.source_number in sources:
        return sources[item.source_number]
    if item.source and item.source not in sources:
        sources[item.source] = editing.add(Source(kind=Source.Kind.NOT_STATED, title=item.source))
    return sources.get(item.source)


def _keep(things: Iterable[Any]) -> None:
    """Check and store many of one kind in few statements."""
    rows = list(things)
    for row in rows:
        editing.check(row)
    if rows:
        type(rows[0])._default_manager.bulk_create(rows)


def _keep_linked(named: Iterable[Any]) -> None:
    """The same for those who name somebody, each with the entry of the directory that is meant for certain."""
    _keep(linking.link(named))


def _named_people(reading: read.Reading) -> list[str]:
    officers = [raw for area in reading.areas for raw in (*area.officers, *area.leads)]
    leads = [raw for action in (*reading.actions, *reading.dropped) for raw in _one_by_one(action)]
    return [*officers, *leads, *reading.initials.values()]


def _one_by_one(item: read.Action) -> list[str]:
    """The leads of an action, several in one line apart: "JB/ Head of Service". In a document of ours, where actions
    are numbered, a line is one lead whatever it holds."""
    if item.number:
        return list(item.leads)
    return [name.strip() for raw in item.leads for name in raw.split("/") if name.strip()]


def _iteration(text: str) -> int:
    """The iteration that a document of ours says; the first where it says none."""
    return int(text) if re.fullmatch(r"[1-9]\d{0,3}", text) else 1


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
