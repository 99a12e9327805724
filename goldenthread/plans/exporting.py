"""A plan laid out as tables of plain lines, for every format it is taken out in. ``reading.shapes.ours`` reads it back.

What the layout does not carry is listed in ``carrying.staying``, with the reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from goldenthread.core.periods import short_day
from goldenthread.plans import naming, positions
from goldenthread.plans.carrying import promises, writing
from goldenthread.plans.carrying.holdings import Within
from goldenthread.plans.models import (
    Action,
    Approval,
    Area,
    Evidence,
    LinkedPlan,
    Outcome,
    Plan,
    Recommendation,
    ScorecardLine,
)
from goldenthread.plans.operations.scorecard import understood
from goldenthread.plans.reading import our_cells, our_tables, our_words
from goldenthread.plans.reading.our_cells import Lines
from goldenthread.plans.reading.our_tables import OurTable


@dataclass(frozen=True)
class Sheet:
    """One table: each cell is lines. A cell under ``Rating`` holds the rating's key."""

    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Lines, ...], ...]
    about: str = ""
    is_record: bool = False
    """What was said and done since, rather than what is promised."""


CAPTIONS = {
    "Recommendations": "What the plan answers", "Areas": "Who answers for what", "Actions": "What is promised",
    "Outcomes": "What is to be different for children", "Scorecard": "What the plan is to move, from where to where",
    "No longer in the plan": "What is no longer promised, since when and why",
}  # fmt: skip


def sheets(plan: Plan, areas: QuerySet[Area], evidence: QuerySet[Evidence], *, on: date, by_area: bool) -> list[Sheet]:
    """The tables of a plan as far as ``areas`` go, empty ones left out. ``by_area``: a table of actions for each area,
    its dates in one column, as paper wants it; otherwise one for all, a column for each date. Of ``evidence`` no piece
    that holds child data leaves."""
    found = _Exporting(plan, areas, evidence.filter(contains_child_data=False), on)
    return [sheet for sheet in found.everything(by_area=by_area) if sheet.rows]


class _Exporting:
    """One plan on its way out: its things in order, and the number that each goes by."""

    def __init__(self, plan: Plan, areas: QuerySet[Area], evidence: QuerySet[Evidence], on: date) -> None:
        self.plan, self.on = plan, on
        self.areas = list(areas.order_by("order", "pk").prefetch_related("officers", "linked_plans", "recommendations"))
        mine = [area.pk for area in self.areas]
        self.recommendations = list(plan.recommendations.select_related("source").order_by("order", "pk"))
        self.outcomes = list(_in_order(Outcome.objects.filter(area__in=mine)).prefetch_related("recommendations"))
        ordered = Action.objects.filter(area__in=mine).select_related("area__plan")
        self.actions = list(ordered.order_by("area__order", "area", "order", "pk").prefetch_related(*_PARTS))
        self.lines = [line for line in _lines_of(plan) if line.area_id is None or line.area_id in mine]
        self.within = Within(plan, self.areas, self.actions, self.lines, self.recommendations, evidence)
        self.numbers: dict[tuple[type, int], str] = {}
        lists = {"R": self.recommendations, "O": self.outcomes, "A": self.actions, "M": self.lines}
        for letter, things in lists.items():
            for number, thing in enumerate(things, start=1):
                self.numbers[type(thing), thing.pk] = f"{letter}{number}"
        self.numbers |= {(type(thing), thing.pk): number for thing, number in writing.numbered(self.within)}

    def everything(self, *, by_area: bool) -> Iterator[Sheet]:
        yield Sheet("Plan", "The plan", our_words.FACTS, tuple(self._facts()))
        yield self._further(our_tables.SOURCES)
        yield self._sheet("Recommendations", our_words.RECOMMENDATIONS, map(self._recommendation, self.recommendations))
        yield self._sheet("Areas", our_words.AREAS, map(self._area, self.areas))
        yield self._sheet("Outcomes", our_words.OUTCOMES, map(self._outcome, self.outcomes))
        yield from self._actions_by_area() if by_area else [self._all_actions()]
        yield self._sheet("Scorecard", our_words.SCORECARD, map(self._line, self.lines))
        yield Sheet(
            "Figures", "Figures that the scorecard's words alone do not give", our_words.FIGURES,
            tuple(row for line in self.lines for row in self._figures(line)),
        )  # fmt: skip
        yield from map(self._further, our_tables.OF_THE_PLAN[1:])
        dropped = (self._dropped(each) for each in self.actions if each.dropped_on)
        yield self._sheet("No longer in the plan", our_words.DROPPED, dropped)
        yield from (self._further(table) for table in our_tables.TABLES if table not in our_tables.OF_THE_PLAN)

    def _further(self, table: OurTable) -> Sheet:
        rows = tuple(writing.rows(table, self.within, self._named))
        return Sheet(table.name, table.caption, table.titles, rows, is_record=table not in our_tables.OF_THE_PLAN)

    def _sheet(self, name: str, columns: tuple[str, ...], rows: Iterable[tuple[Lines, ...]]) -> Sheet:
        return Sheet(name, CAPTIONS.get(name, name), columns, tuple(rows))

    def _facts(self) -> Iterator[tuple[Lines, ...]]:
        plan = self.plan
        said = {
            "Name": plan.name, "Title": plan.title, "Period": plan.period, "Purpose": plan.purpose,
            "Status": plan.get_status_display(), "Iteration": str(plan.iteration),
            "Signed off": f"{short_day(plan.signed_off_on)}" if plan.signed_off_on else "",
            "Approved": "\n".join(_approval(each) for each in plan.approvals.filter(withdrawn_on=None)),
        }  # fmt: skip
        yield from ((_text(name), _text(words)) for name, words in said.items() if words)

    def _recommendation(self, each: Recommendation) -> tuple[Lines, ...]:
        places = tuple(
            ", ".join(f"{name} {ref[name]}" for name in (our_words.PAGE, our_words.PARAGRAPH) if name in ref)
            for ref in each.inspection_refs
        )
        return (
            self._number(each), _text(each.text), _text(each.reference), _text(each.get_kind_display()),
            self._source(each), _text(each.timeframe), places,
        )  # fmt: skip

    def _source(self, each: Recommendation) -> Lines:
        """The title of its source, with the number where another source has the same title."""
        if each.source is None:
            return ()
        alike = {other.source_id for other in self.recommendations if other.source} - {each.source_id}
        titles = {other.source.title for other in self.recommendations if other.source and other.source_id in alike}
        return (*_text(each.source.title), *(self._number(each.source) if each.source.title in titles else ()))

    def _area(self, each: Area) -> tuple[Lines, ...]:
        named = {kind: [o.raw for o in each.officers.all() if o.kind == kind] for kind in ("responsible", "lead")}
        plans = tuple(line for linked in each.linked_plans.all() for line in _linked(linked))
        return (
            _text(each.name), tuple(named["responsible"]), tuple(named["lead"]), plans,
            self._numbers(each.recommendations.all()),
        )  # fmt: skip

    def _outcome(self, each: Outcome) -> tuple[Lines, ...]:
        answers = self._numbers(each.recommendations.all())
        return self._number(each), _text(each.area.name), _text(each.text), _text(each.phase), answers

    def _actions_by_area(self) -> Iterator[Sheet]:
        for area in self.areas:
            own = [each for each in self.actions if each.area_id == area.pk and each.dropped_on is None]
            rows = tuple(_row(our_words.ACTIONS, **self._action(each)) for each in own)
            caption = f"{our_words.ACTIONS_OF}{area.name}"
            yield Sheet("Actions", caption, our_words.ACTIONS, rows, about=area.name)

    def _all_actions(self) -> Sheet:
        standing = (each for each in self.actions if each.dropped_on is None)
        return self._sheet(
            "Actions", our_words.SPREAD, (_row(our_words.SPREAD, **self._action(each)) for each in standing)
        )

    def _action(self, each: Action) -> dict[str, Lines | str]:
        when = promises.when(each)
        return {
            "Number": self._number(each), "Area": each.area.name, "Reference": each.reference, "Action": each.text,
            "Phase": each.phase,
            "Serves": self._numbers([*each.outcomes.all(), *each.recommendations.all()]),
            "Owners": tuple(lead.raw for lead in each.leads.all()), **when, "Dates": promises.in_one(when),
            "Status": promises.state(each), "Rating": _rating(each, self.on),
            "Measures named": tuple(named.raw for named in each.measures.all()),
            "Partners": tuple(partner.raw for partner in each.partners.all()),
            "Waits for": self._numbers(each.waits_for.all()), "Cost": promises.cost(each),
        }  # fmt: skip

    def _dropped(self, each: Action) -> tuple[Lines, ...]:
        since = short_day(each.dropped_on) if each.dropped_on else ""
        told = {
            our_words.DROPPED_ACTION: each.text, "Since": since, "Why": each.dropped_reason,
            "Agreed by": each.dropped_agreed_by,
        }  # fmt: skip
        return _row(our_words.DROPPED, **self._action(each), **told)

    def _line(self, each: ScorecardLine) -> tuple[Lines, ...]:
        return _row(
            our_words.SCORECARD, Number=self._number(each), Area=_area_of(each),
            Reference=each.reference, Measure=each.text, Baseline=each.baseline_raw, Actual=each.actual_raw,
            Period=each.actual_period, Comparators=each.comparator_raw, Target=each.target_raw,
            Outcome=each.outcome.text if each.outcome else each.outcome_text,
            Serves=self._numbers([each.outcome] if each.outcome else []),
            **{"Computed measure": each.measure_slug},
        )  # fmt: skip

    def _figures(self, each: ScorecardLine) -> Iterator[tuple[Lines, ...]]:
        again = understood(each.text, each.baseline_raw, each.actual_raw, each.comparator_raw, each.target_raw)
        number = self._number(each)
        for name, cell in (("baseline", "baseline"), ("actual", "actual"), ("targets", "target")):
            if getattr(each, name) != again[name]:
                for figure in getattr(each, name) or [{}]:
                    yield _figure(number, cell, figure)
        for label in again["comparators"] | each.comparators:
            value = each.comparators.get(label)
            if value != again["comparators"].get(label):
                yield _figure(number, "comparators", {"label": label, "value": value})

    def _number(self, thing: Any) -> Lines:
        return (self.numbers[type(thing), thing.pk],)

    def _named(self, thing: Any) -> str:
        return self.numbers.get((type(thing), thing.pk), "")

    def _numbers(self, things: Iterable[Any]) -> Lines:
        """The numbers of the things that are in the document, in order; those out of reach are not."""
        found = map(self._named, things)
        return tuple(sorted(filter(None, found), key=lambda number: (number[0], int(number[1:]))))


_PARTS = (
    "outcomes", "recommendations", "leads", "partners", "measures", "overrides", "waits_for", positions.COMMITTED,
)  # fmt: skip


def _in_order(things: QuerySet[Any]) -> QuerySet[Any]:
    return things.select_related("area__plan").order_by("order", "pk")


def _lines_of(plan: Plan) -> QuerySet[ScorecardLine]:
    return plan.scorecard.select_related("area", "outcome").order_by("order", "pk")


def _area_of(line: ScorecardLine) -> str:
    """The area's name; as the document wrote it where that differs in letters only, or where it is none of ours."""
    is_same = line.area is None or naming.key(line.area.name) == naming.key(line.area_text)
    return line.area_text if is_same else line.area.name


def _row(columns: Sequence[str], **cells: Lines | str) -> tuple[Lines, ...]:
    """The cells in the order of the columns; a text is split into its own lines."""
    return tuple(_text(cells[name]) if isinstance(cells[name], str) else tuple(cells[name]) for name in columns)


def _text(words: Any) -> Lines:
    return our_cells.text_lines(words)


def _linked(linked: LinkedPlan) -> Lines:
    return (linked.text, f"{our_words.ADDRESS}{linked.link}") if linked.link else (linked.text,)


def _approval(each: Approval) -> str:
    return f"{each.body}, {short_day(each.approved_on)}, {each.minute}"


def _rating(each: Action, on: date) -> str:
    position = positions.of_action(each, on=on)
    return "embedded" if position.is_embedded else position.reported.value


def _figure(number: Lines, cell: str, figure: Mapping[str, Any]) -> tuple[Lines, ...]:
    value = figure.get("value")
    said = {
        "Measure number": number, "Cell": cell, "Label": figure.get("label") or "", "Sign": figure.get("op") or "",
        "Value": our_words.NONE if value is None else repr(value), "Unit": figure.get("unit") or "",
        "By": figure.get("by") or "", "Interim": our_words.YES if figure.get("interim") else "",
        "Rests on": figure.get("op_from") or "", "Reason": figure.get("reason") or "",
    }  # fmt: skip
    return _row(our_words.FIGURES, **said)
