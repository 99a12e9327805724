"""A small council with two months of figures, a plan that names them, and people to look at both."""

from __future__ import annotations

import random
from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month, months_ending
from goldenthread.measures import operations as measures
from goldenthread.measures.models import Result
from goldenthread.plans import operations as plans
from goldenthread.plans.models import Area, Plan, ScorecardLine
from goldenthread.records import snapshots
from tests.measures.agreed import agreed, second
from tests.world import World

APRIL, MAY = Month(2026, 4), Month(2026, 5)
ON = date(2026, 6, 8)
SLUG = "assessments-within-45-working-days"
OPEN_TOO_LONG = "assessments-open-beyond-45-working-days"
VISITS = "protection-plan-visits-in-date"
NORTH, SOUTH = "Assessment North", "Assessment South"
# Who is assessed, by which team and worker; the first ``late`` of them too late.
CHILDREN = [
    ("Amara", NORTH, "W1"), ("Ben", NORTH, "W1"), ("Chidi", NORTH, "W2"), ("Dana", SOUTH, "W3"),
    ("Elif", SOUTH, "W3"), ("Femi", SOUTH, "W4"),
]  # fmt: skip
# Held as well, and not assessed: with them the service is not a small part, the teams are.
HELD = [*CHILDREN, *((f"Other {number}", NORTH, "W5") for number in range(4))]


class MeasuresCouncil:
    """In April one of six assessments was late, in May two: Amara and Ben, both of the north."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.loader, self.second = world.person("DT", name="Data officer"), world.person("DT", name="Data manager")
        self.load(APRIL, late=1)
        self.load(MAY, late=2)
        measures.compute(months=[APRIL, MAY], on=ON)

    def load(self, month: Month, *, late: int) -> None:
        snapshot = snapshots.stage_tables(
            tables=rows(month, late), kind="annex_a", as_at=month.last_day, source_name=f"annex-a-{month}.xlsx",
            by=self.loader, on=ON,
        )  # fmt: skip
        snapshots.make_live(snapshot=snapshot, by=self.second, on=ON)

    def target(self, value: float = 90, *, slug: str = SLUG, operator: str = ">=") -> None:
        director = second(self.world)
        agreed(self.loader, agreed_by=director, on=ON, measure=slug, operator=operator, value=value)

    def plan(self, *, by: Person) -> tuple[Plan, Area]:
        plan = plans.create_plan(name="Getting it right", unit=self.world.authority, by=by, on=ON)
        return plan, plans.add_area(plan=plan, name="Front door", unit=self.world.safeguarding, by=by, on=ON)


def line(plan: Plan, area: Area, text: str, *, by: Person, slug: str = "", **cells: str) -> ScorecardLine:
    return plans.add_scorecard_line(plan=plan, area=area, text=text, measure_slug=slug, by=by, on=ON, **cells)


def rows(month: Month, late: int) -> dict[str, dict[str, list[object]]]:
    """The tables of one load: an assessment for each child, and who holds the child."""
    every, held = len(CHILDREN), len(HELD)
    return {
        "assessment": {
            "assessment_id": [f"{month}-{child}" for child, *_ in CHILDREN],
            "child_id": [child for child, *_ in CHILDREN],
            "team_id": [team for _, team, _ in CHILDREN],
            "worker_id": [worker for *_, worker in CHILDREN],
            "started_on": [month.plus(-6).first_day] * late + [month.first_day] * (every - late),
            "authorised_on": [month.last_day] * every,
        },
        "involvement": {
            "child_id": [child for child, *_ in HELD],
            "team_id": [team for _, team, _ in HELD],
            "worker_id": [worker for *_, worker in HELD],
            "role": ["CIN"] * held,
            "open": ["Y"] * held,
            "source_row": list(range(3, 3 + held)),
        },
    }


def past(slug: str = SLUG, months: int = 26, *, below: int = 50, until: Month = MAY, drop: int = 0) -> None:
    """Figures of the months before the two of the small council; the last ``drop`` of them much lower."""
    rng, every = random.Random(5), months_ending(until.plus(-2), months)  # noqa: S311
    for at, month in enumerate(every):
        p = 0.3 if at >= months - drop else 0.8
        for part, cut in (("council", ""), ("team", NORTH), ("team", SOUTH)):
            above = sum(rng.random() < p for _ in range(below))
            Result.objects.create(
                figure_id=f"{slug[:6]}{month.id}{cut[-3:]}", measure=slug, period=month.id, breakdown=part, cut=cut,
                numerator=above, denominator=below, missing=0, value=100 * above / below, state="known",
                fingerprint="0", rule_version="1", computed_on=ON,
            )  # fmt: skip
