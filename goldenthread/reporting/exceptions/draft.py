"""The exception report as blocks: what a board must know of a plan at a month, and where each number comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.core import working_days
from goldenthread.core.periods import Month
from goldenthread.measures import rating as performance
from goldenthread.measures.disclosure import queries as disclosed
from goldenthread.plans import delivery
from goldenthread.plans.exceptions import RULES
from goldenthread.plans.models import Plan
from goldenthread.reporting import blocks, words
from goldenthread.reporting.exceptions import area, facts, quotes, summary
from goldenthread.reporting.exceptions.facts import PlanFacts
from goldenthread.reporting.exceptions.figures import Figures


def draft(
    plan: Plan, *, period: Month, reader: Person, on: date, capability: str = "plan.view", published: bool = False
) -> blocks.Report:
    """The report of a plan at a month, as ``reader`` may see it on that day.

    Areas out of reach of ``plan.view``, or of ``capability``, are left out, and the report says how many. Without
    ``kpi.view_unsuppressed``, or when what is ``published`` is asked for, figures are those of the editions that
    stand. Sentences are made from what is stored; what people wrote is quoted. Equal facts give an equal report.
    """
    known = Figures(facts.gather(plan, period=period, reader=reader, on=on, capability=capability, published=published))
    written = tuple(_blocks(known))
    return blocks.Report(
        title="Exception report", subtitle=plan.name, period=period.label, made_on=on, blocks=written,
        figures=known.in_order(written), made_for=quotes.who(reader),
        marking=blocks.WITHHELD if published or known.facts.sight.published else blocks.INTERNAL,
    )  # fmt: skip


def _blocks(known: Figures) -> Iterator[blocks.Block]:
    yield from summary.written(known)
    if known.facts.in_exception:
        yield blocks.Heading("Areas in exception")
        for each in known.facts.in_exception:
            yield from area.written(each, known)
    yield from _others(known)
    yield from _rules(known.facts)


def _others(known: Figures) -> Iterator[blocks.Block]:
    """The areas that need no discussion, in one short table."""
    others = known.facts.others
    if not others:
        return
    yield blocks.Heading("Areas not in exception")
    yield blocks.Table.of(
        "Areas that meet no criterion",
        [blocks.Column("Area", 5), blocks.Column("Rating", 3), blocks.Column("Why", 9)],
        [
            [
                each.area.name,
                area.chip(each.at.position),
                blocks.Span(each.at.position.sentence, (known.of_area(each),)),
            ]
            for each in others
        ],
    )


def _rules(found: PlanFacts) -> Iterator[blocks.Block]:
    """What a reader needs to check a rating: the rules in force, and how old the data is."""
    yield blocks.Heading("How this report is made")
    rules = [(f"{criterion.label}: ", rule) for criterion, rule in RULES.items()]
    rules += [
        ("Delivery rating of an action: ", delivery.RULE), ("Delivery rating of an area: ", delivery.AREA_RULE),
        ("Working days: ", working_days.RULE),
    ]  # fmt: skip
    if found.sight.published:
        rules += [
            ("Rating of a measure: ", performance.RULE),
            ("Figures: ", f"As they were published. {_withheld(found)}"),
        ]
    if found.sight.allowed:
        rules += [("Rating of a measure: ", performance.RULE), ("Age of the data: ", _age(found))]
    yield blocks.Bullets.of(*(blocks.sentence(blocks.Span(label, strong=True), rule) for label, rule in rules))


def _withheld(found: PlanFacts) -> str:
    return disclosed.preset_of(found.on).said


def _age(found: PlanFacts) -> str:
    if found.data_as_at is None:
        return "No figure here rests on a data load."
    return f"The newest data behind the figures is as at {words.day(found.data_as_at)}."
