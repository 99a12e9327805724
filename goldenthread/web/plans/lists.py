"""Lists of plans and of actions: sorted, filtered and exported as the address says."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.plans import positions, queries
from goldenthread.plans.delivery import Rating, Status
from goldenthread.plans.models import Plan
from goldenthread.plans.positions import AreaPosition
from goldenthread.web import tables
from goldenthread.web.plans import presenters, words
from goldenthread.web.plans.presenters import ActionLine

RATINGS = {
    "red": "Off track", "amber": "At risk", "green": "On track", "grey": "Not started", "blue": "Complete",
    "embedded": "Embedded",
}  # fmt: skip
WHEN = {
    "overdue": "Overdue", "soon": "In the next 20 working days", "later": "Later", "undated": "No date understood",
    "done": "Complete or claimed",
}  # fmt: skip
# How far from good: what is off track stands on top.
_URGENCY = {rating: place for place, rating in enumerate(RATINGS)}


@dataclass(frozen=True)
class PlanLine:
    """One plan in the list."""

    plan: Plan
    areas: int
    ratings: list[Rating]
    next_due_on: date | None

    @property
    def red(self) -> int:
        return self.ratings.count(Rating.RED)

    @property
    def amber(self) -> int:
        return self.ratings.count(Rating.AMBER)

    @property
    def address(self) -> str:
        return reverse("plan", args=[self.plan.pk])


def plan_lines(person: Person, *, on: date) -> list[PlanLine]:
    """The plans within reach, each with the areas within reach; the same queries however many there are."""
    standing: dict[int, list[AreaPosition]] = defaultdict(list)
    for each in positions.of_areas(queries.areas_visible_to(person, on=on), on=on):
        standing[each.area.plan_id].append(each)
    return [_plan_line(plan, standing[plan.pk]) for plan in queries.plans_visible_to(person, on=on)]


def actions(
    lines: list[ActionLine], asked: QueryDict, person: Person, *, on: date, per_page: int = 50, choose: bool = False
) -> tables.Table:
    """The actions of a plan. Those who may take figures away may export them; ``choose`` puts a box to each."""
    can_export = rights.can(person, "export.aggregate", on=on)
    due = tables.Filter("due", "Due", lambda line: presenters.when(line.action, on), WHEN)
    phases = {line.action.phase for line in lines} - {""}
    phase = (tables.Filter("phase", "Phase", lambda line: line.action.phase),) if phases else ()
    filters = (*_FILTERS, *phase, due)
    is_file = asked.get("export") == "csv"  # a column of its own in a file; on the page it stands below the text
    in_file = (tables.Column("phase", "Phase", lambda line: line.action.phase),) if phases and is_file else ()
    more = (*in_file, *((_CHOOSE,) if choose and not is_file else ()))
    columns = (*_columns(on), *more)
    return tables.Table(lines, columns, asked, filters=filters, can_export=can_export, noun="action", per_page=per_page)


def answer(lines: list[PlanLine]) -> str:
    """What slipped in the plans in force; a draft has promised nothing yet, so it counts only beside none in force."""
    in_force = [line for line in lines if line.plan.status == Plan.Status.IN_FORCE]
    return words.of_actions([rating for line in in_force or lines for rating in line.ratings])


def _columns(on: date) -> tuple[tables.Column, ...]:
    return (
        tables.Column("ref", "Reference", lambda line: line.action.reference),
        tables.Column(
            "text", "Action", lambda line: line.action.text, template="web/plans/parts/action_cell.html"
        ),
        tables.Column("area", "Area", lambda line: line.area),
        tables.Column("owner", "Owner", lambda line: line.owner),
        tables.Column(
            "due", "Due", lambda line: words.due(line.action.due_iso) or line.action.due_raw,
            order=lambda line: line.action.due_on, template="web/plans/parts/due_cell.html",
        ),
        tables.Column("status", "Status", lambda line: line.status),
        tables.Column(
            "rating", "Delivery", lambda line: "; ".join([RATINGS[line.rated.rating], *line.rated.flags]),
            order=lambda line: _URGENCY[line.rated.rating], template="web/plans/parts/rating_cell.html",
        ),
    )  # fmt: skip


_CHOOSE = tables.Column(
    "choose", "Choose", lambda _: "", template="web/plans/parts/choose_cell.html", can_sort=False
)  # fmt: skip
_FILTERS = (
    tables.Search("q", "Words", lambda line: f"{line.action.reference} {line.action.text}"),
    tables.Filter("area", "Area", lambda line: line.area),
    tables.Filter("owner", "Owner", lambda line: line.owners),
    tables.Filter("rating", "Delivery", lambda line: line.rated.rating, RATINGS),
    tables.Filter("status", "Status", lambda line: line.action.status, {s.value: s.label for s in Status}),
)


def _plan_line(plan: Plan, areas: list[AreaPosition]) -> PlanLine:
    ratings = [position.reported for area in areas for _, position in area.actions]
    dues = [area.next_due_on for area in areas if area.next_due_on]
    return PlanLine(plan, len(areas), ratings, min(dues, default=None))
