"""The lines of a scorecard: what a plan says it would move, beside what the records say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.urls import reverse

from goldenthread.core import periods
from goldenthread.core.periods import Month
from goldenthread.measures import answers, comparators, definition, due, queries, rated
from goldenthread.measures.comparators import queries as queries_of_others
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import Result
from goldenthread.measures.queries import Sight, Standing
from goldenthread.measures.signals import Signal
from goldenthread.measures.targets import queries as targets
from goldenthread.plans.models import Amendment, ScorecardLine
from goldenthread.web import told
from goldenthread.web.measures import links, others, shown, signal_cells
from goldenthread.web.measures.periods import Choice
from goldenthread.web.measures.shown import Shown
from goldenthread.web.measures.signal_cells import SignalCell

LINKED, NOT_LINKED = "yes", "no"
LOCAL = "none compares, the measure is local"


@dataclass(frozen=True)
class PlanSays:
    """The cells of a plan's own scorecard, as written."""

    baseline: str
    actual: str
    actual_period: str
    target: str
    comparator: str
    amended: tuple[str, ...] = ()
    """What was changed of it after sign-off, a sentence for each."""


@dataclass(frozen=True)
class Line:
    """One line: its words, what the plan says, and the figure where there is one."""

    key: str
    title: str
    measure: Definition | None = field(hash=False)
    address: str
    """The measure's page at the month shown."""
    area: str
    area_address: str
    place: int
    owner: str
    plan: PlanSays | None
    now: Shown | None
    before: Shown | None
    apart: str
    signal: SignalCell | None
    link_address: str
    edit_address: str = ""
    comments_address: str = ""
    others: str = ""
    """What others have, in short; for a linked measure without one the word local, or that none is loaded."""
    not_alike: str = ""
    says: str = ""
    """What the owner says of the month, and in ``says_who`` who said it and when; empty where nothing is."""
    says_who: str = ""

    @property
    def linked(self) -> str:
        return LINKED if self.measure else NOT_LINKED

    @property
    def against(self) -> str:
        return self.now.against if self.now else ""

    @property
    def figures(self) -> str:
        """How its figure stands, for the filter: known, unknown, stale, …; empty where nothing is linked."""
        return self.now.state if self.now else ""

    @property
    def measure_title(self) -> str:
        return self.measure.head.title if self.measure else ""

    @property
    def plan_says(self) -> list[tuple[str, str]]:
        """The plan's own cells that hold something, each with its heading."""
        if not self.plan:
            return []
        actual = f"Actual, {told.dated(self.plan.actual_period)}" if self.plan.actual_period else "Actual"
        cells = [("Baseline", self.plan.baseline), (actual, self.plan.actual), ("Target", self.plan.target)]
        cells += [("Others", self.comparator), *(("Changed after sign-off", each) for each in self.plan.amended)]
        return [(name, text) for name, text in cells if text]

    @property
    def comparator(self) -> str:
        """What the plan says others have; never beside a measure that is counted in the council's own way."""
        if not self.plan or not self.plan.comparator:
            return ""
        return LOCAL if self.measure and self.measure.head.local else self.plan.comparator


@dataclass(frozen=True)
class Known:
    """What was computed for a set of measures: how each stands in the month shown, in the month compared, and what
    its course says."""

    standings: Mapping[str, Standing]
    before: Mapping[str, Result]
    signals: Mapping[str, Signal]
    published: bool = False

    def of(self, slug: str, month: Month) -> Result | None:
        """The figure of the month compared, or None; of those that are published, one that says it is not."""
        found = self.before.get(slug)
        return queries.unpublished(slug, month) if found is None and self.published else found


def with_others(lines: Sequence[Line], *, on: date) -> list[Line]:
    """The lines with what others published beside each. At most eight queries, however many lines."""
    linked = queries_of_others.linked({line.measure.slug for line in lines if line.measure})
    found = queries_of_others.beside_linked(linked, on=on)
    told = [_others(line, found, linked) for line in lines]
    return [
        replace(line, others=said, not_alike=not_alike) for line, (said, not_alike) in zip(lines, told, strict=True)
    ]


def _others(
    line: Line, found: Mapping[str, Sequence[comparators.Comparator]], linked: Mapping[str, queries_of_others.Linked]
) -> tuple[str, str]:
    """What others have, in short, and what of it is not counted alike."""
    if line.measure is None:
        return "", ""
    slug = line.measure.slug
    if slug in found:
        said, not_alike = others.in_short(found[slug])
        return said or "Not known", not_alike
    return "Not loaded" if slug in linked else "Local", ""


def known(slugs: Iterable[str], choice: Choice, seen: Sight) -> Known:
    """Ten queries at most, however many measures and months."""
    wanted = sorted(set(slugs) & set(definition.library()))
    found = rated.with_signals(wanted, choice.month, seen=seen)
    before: Mapping[str, Result] = {}
    if choice.compared:
        kept = queries.results(seen).filter(measure__in=wanted, period=choice.compared.id, breakdown=queries.COUNCIL)
        before = {each.measure: each for each in kept}
    return Known(found.standings, before, found.signals, seen.published)


def series(slugs: Iterable[str], months: Iterable[Month], *, seen: Sight) -> dict[tuple[str, str], Result]:
    """The council's figures within sight by measure and month. One query."""
    rows = queries.results(seen).filter(breakdown=queries.COUNCIL, measure__in=list(slugs))
    return {(each.measure, each.period): each for each in rows.filter(period__in=[month.id for month in months])}


def of_plan(lines: Sequence[ScorecardLine], choice: Choice, *, seen: Sight) -> list[Line]:
    """The plan's lines in the plan's order, areas first."""
    found = known([line.measure_slug for line in lines], choice, seen) if seen.shows else None
    return [_of_line(line, place, choice, found, seen) for place, line in enumerate(sorted(lines, key=_place))]


def of_library(choice: Choice, *, seen: Sight) -> list[Line]:
    """The measures that the council's loads can answer (all computed ones before the first load), and those it works
    with otherwise, in order of title; for somebody who sees what is published, those that are. The rest are in the
    library."""
    listed = _published(seen) if seen.published else _in_use()
    return of_measures([slug for slug in definition.library() if slug in listed], choice, seen=seen)


def _published(seen: Sight) -> set[str]:
    return set(queries.results(seen).order_by().values_list("measure", flat=True).distinct())


def _in_use() -> set[str]:
    live, computed = answers.live(), definition.computed()
    answered = {slug for slug, one in computed.items() if live.can_answer(one)}
    aimed = targets.measures()
    return answered | aimed | set(due.in_use(aimed=aimed))


def of_measures(slugs: Sequence[str], choice: Choice, *, seen: Sight) -> list[Line]:
    """These measures in this order, without a plan."""
    found = known(slugs, choice, seen) if seen.shows else None
    return [_of_measure(definition.get(slug), place, choice, found) for place, slug in enumerate(slugs)]


def _place(line: ScorecardLine) -> tuple[int, int, int]:
    return (line.area.order if line.area else 10_000, line.order, line.pk)


def _of_line(line: ScorecardLine, place: int, choice: Choice, found: Known | None, seen: Sight) -> Line:
    measure = definition.library().get(line.measure_slug)
    amended = tuple(_amended(each) for each in line.amendments.all())
    says = PlanSays(
        line.baseline_raw, line.actual_raw, line.actual_period, line.target_raw, line.comparator_raw, amended
    )
    if not seen.allowed:  # a number may be small in a plan's words too, and in what was changed of them
        says = PlanSays("", "", "", line.target_raw, line.comparator_raw)
    return Line(
        key=f"line-{line.pk}", title=line.text, measure=measure,
        area=line.area.name if line.area else line.area_text or "No area",
        area_address=reverse("area", args=[line.area_id]) if line.area_id else "", place=place,
        owner=measure.head.owner if measure else "", plan=says,
        link_address=reverse("scorecard-link", args=[line.pk]),
        edit_address=reverse("scorecard-edit", args=[line.pk]),
        comments_address=reverse("line-comments", args=[line.pk]), **_figures(measure, choice, found),
    )  # fmt: skip


def _amended(change: Amendment) -> str:
    who = f"{change.changed_by.name}, {periods.short_day(change.changed_on)}"
    return f"{change.name} from “{change.before}” to “{change.after}” ({who}): {change.reason}"


def _of_measure(measure: Definition, place: int, choice: Choice, found: Known | None) -> Line:
    return Line(
        key=measure.slug, title=measure.head.title, measure=measure, area="", area_address="", place=place,
        owner=measure.head.owner, plan=None, link_address="", **_figures(measure, choice, found),
    )  # fmt: skip


def _figures(measure: Definition | None, choice: Choice, found: Known | None) -> dict[str, Any]:
    address = links.measure(measure.slug, choice.month) if measure else ""
    if measure is None or found is None:
        return {"address": address, "now": None, "before": None, "apart": "", "signal": None}
    now = shown.standing(found.standings[measure.slug], choice.month)
    before = None
    if choice.compared:
        before = shown.result(measure, found.of(measure.slug, choice.compared), choice.compared)
    apart = shown.apart(now, before, measure.head.unit) if before else ""
    signal = signal_cells.cell(measure, found.signals[measure.slug])
    return {"address": address, "now": now, "before": before, "apart": apart, "signal": signal}


def value_of(found: Result | None) -> float | None:
    """What a chart draws: nothing for a figure that is not known."""
    return found.value if found and found.state in {"known", "stale"} else None
