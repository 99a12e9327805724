"""A made-up plan in October: one area in trouble with a figure, words and evidence; one area with nothing to report."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.measures.models import Result
from goldenthread.plans import operations
from goldenthread.plans.models import Action, Area
from tests.measures.agreed import agreed, second
from tests.world import World

TODAY = date(2026, 11, 20)
OCTOBER = Month(2026, 10)
MADE = date(2026, 9, 1)
SAID = date(2026, 10, 18)
SLUG = "assessments-within-45-working-days"
TITLE = "Assessments authorised within 45 working days"
FIGURE = "0123456789abcdef"


class Planned:
    """``late`` is overdue and told with evidence, ``silent`` is due soon and untold, ``calm`` begins next year."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.lead = self.person("PL", "Improvement programme lead")
        self.plan = operations.create_plan(name="Getting it right", unit=world.authority, by=self.lead, on=MADE)
        self.door = self.area("Front door", world.safeguarding, officers=["Head of safeguarding"])
        self.early = self.area("Early help", None)
        self.late = self.action(self.door, "FD1", "Agree thresholds with partners", due="31 Oct 2026")
        self.silent = self.action(
            self.door, "FD2", "Answer every contact in a day", due="1 Dec 2026", start="1 Oct 2026"
        )
        self.calm = self.action(self.early, "EH1", "Open two family hubs", due="31 Mar 2027", start="1 Jan 2027")
        self.keep("2026-09", date(2026, 9, 30))

    def person(self, role: str, post: str, **more: object) -> Person:
        person = self.world.person(role, name=f"Somebody, {post}", **more)
        person.post = post
        person.save()
        return person

    def area(self, name: str, unit: object, **more: object) -> Area:
        return operations.add_area(plan=self.plan, name=name, unit=unit, by=self.lead, on=MADE, **more)

    def action(self, area: Area, reference: str, text: str, **more: object) -> Action:
        return operations.add_action(
            area=area, reference=reference, text=text, leads=["Team manager, Assessment North"], by=self.lead, on=MADE,
            **more,
        )  # fmt: skip

    def keep(self, period: str, on: date) -> None:
        operations.record_ratings(plan=self.plan, period=period, by=self.lead, on=on)

    def tell(self) -> None:
        """What was said and shown for October, and what difference it made."""
        by, on = self.lead, SAID
        update = operations.update_action(
            action=self.late, version=self.late.version, period="2026-10", progress="The police <agreed>.",
            risk="Health has not.", by=by, on=on,
        )  # fmt: skip
        operations.add_evidence(about=self.late, kind="text", text="Minutes of 12 Oct", update=update, by=by, on=on)
        operations.add_evidence(
            about=self.late, kind="text", text="A case about Amara", contains_child_data=True, by=by, on=on
        )
        operations.update_area(
            area=self.door, version=self.door.version, period="2026-10", progress="Contacts fell.", by=by, on=on
        )
        operations.add_difference(
            area=self.door, kind="audit_finding", text="Six of ten were answered in a day.", period="2026-10", by=by,
            on=on,
        )  # fmt: skip

    def figure(self, *, slug: str = SLUG, target: float | None = 85, **more: object) -> Result:
        """A figure of October behind a line of the front door's scorecard."""
        operations.add_scorecard_line(
            plan=self.plan, area=self.door, text="More assessments in time", measure_slug=slug, by=self.lead, on=MADE
        )
        if target is not None:
            agreed(
                self.lead, agreed_by=second(self.world), on=MADE, measure=slug, value=target, starts_on=date(2026, 4, 1)
            )
        known = {
            "figure_id": FIGURE, "measure": slug, "period": "2026-10", "breakdown": "council", "numerator": 41,
            "denominator": 52, "missing": 0, "value": 100 * 41 / 52, "state": "known", "fingerprint": "f" * 64,
            "snapshots": [3, 4, 5, 9], "rule_version": "1", "computed_on": TODAY,
        } | more  # fmt: skip
        return Result.objects.create(**known)
