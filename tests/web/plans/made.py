"""A small made-up plan with one whole thread through it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.plans import operations
from goldenthread.plans.models import Action, Area, Outcome, Plan, Recommendation, ScorecardLine
from tests.world import World

TODAY = date(2026, 11, 20)
MADE = date(2026, 9, 1)
SLUG = "assessments-within-45-working-days"
OWNER = "Team manager, Assessment North"


@dataclass
class Thread:
    """A plan with one thread through it, written by ``lead`` and owned by ``owner``."""

    lead: Person
    owner: Person
    plan: Plan
    asked: Recommendation
    area: Area
    outcome: Outcome
    line: ScorecardLine
    action: Action

    def add(self, due: str = "31 Mar 2027", text: str = "Agree thresholds with partners", **more: object) -> Action:
        return operations.add_action(area=self.area, text=text, due=due, by=self.lead, on=MADE, **more)


def make_thread(world: World) -> Thread:
    """A plan by its lead, with a recommendation, an area, an outcome, a measure and an overdue action of its owner."""
    lead = world.person("PL", name="Programme lead")
    owner = world.person("TM", world.north, name=OWNER)
    made: dict[str, object] = {"by": lead, "on": MADE}
    plan = operations.create_plan(name="Getting it right", unit=world.authority, period="2026 to 2028", **made)
    source = operations.add_source(kind="ilacs_standard", title="Inspection of 2026", **made)
    asked = operations.add_recommendation(plan=plan, text="See children sooner", reference="R1", source=source, **made)
    area = operations.add_area(
        plan=plan, name="Front door", unit=world.safeguarding, officers=["Head of safeguarding"],
        recommendations=[asked], **made,
    )  # fmt: skip
    outcome = operations.add_outcome(area=area, text="Children are seen in time", recommendations=[asked], **made)
    line = operations.add_scorecard_line(
        plan=plan, area=area, outcome=outcome, text="Assessments in time", baseline="71%", target="85% by Mar-27",
        measure_slug=SLUG, **made,
    )  # fmt: skip
    action = operations.add_action(
        area=area, text="Book the first visit at once", reference="FD1", outcomes=[outcome], leads=[OWNER],
        due="Oct-26", measures=["Assessments in time"], **made,
    )  # fmt: skip
    named = action.measures.get()
    operations.link_action_measure(named=named, version=1, line=line, **made)
    return Thread(lead, owner, plan, asked, area, outcome, line, action)
