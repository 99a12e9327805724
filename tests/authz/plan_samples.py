"""Things of plans behind the addresses: the authority's, a team's, another branch's; owned, shared, published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goldenthread.accounts.models import Person
from goldenthread.files import store
from goldenthread.plans.models import (
    AcceptedFinding,
    Action,
    ActionLead,
    ActionMeasure,
    Area,
    Difference,
    Edition,
    Evidence,
    Outcome,
    Override,
    Plan,
    Recommendation,
    ScorecardLine,
    Share,
)
from tests.authz.council import DAY, Sample
from tests.world import World

# The organisation that the partner and the board member come from: what is shared with it is released to them.
RELEASED = {"PA", "BM"}
SECRET = "CanaryInEvidence"
WORDS = "CanaryInWords"
# Who may read words about a child of each place: evidence in reach, and children's names without being asked why.
# QA reads both, for she handed them in.
READERS = {"north": {"HOS", "SM", "TM", "SW", "QA"}, "looked_after": {"PRA", "QA"}}


class PlanSamples:
    """Two plans: the authority's, shared with a partner, and one of the care service, shared with nobody."""

    def __init__(self, world: World, by_code: dict[str, Person]) -> None:
        self.world, self.by_code = world, by_code
        self.plan = self._plan("Authority plan", "authority", shared=True)
        self.care_plan = self._plan("Care plan", "care", shared=False)
        self.areas = {
            "authority": self._area(self.plan, None),
            "north": self._area(self.plan, "north"),
            "south": self._area(self.plan, "south"),
            "looked_after": self._area(self.care_plan, "looked_after"),
        }

    def kinds(self) -> dict[str, Callable[[], list[Sample]]]:
        return {
            "plan": self.plans,
            "recommendation": self.recommendations,
            "area": lambda: [self.of(place, area) for place, area in self.areas.items()],
            "outcome": lambda: [self.of(place, self._outcome(place)) for place in self.areas],
            "action": lambda: [self._action_sample(place) for place in self.areas],
            "named-measure": self.named_measures,
            "line": lambda: [self._line(self.plan, "authority"), self._line(self.care_plan, "care")],
            "accepted-finding": lambda: [
                self._accepted(self.plan, "authority"),
                self._accepted(self.care_plan, "care"),
            ],
            "override": lambda: [self._override(place) for place in self.areas],
            "evidence": self.evidence,
            "piece": self.pieces,
            "withdrawn-evidence": lambda: [self._withdrawn(place) for place in self.areas],
            "difference": lambda: [self._difference(place) for place in self.areas],
            "withdrawn-difference": lambda: [self._difference(place, withdrawn=True) for place in self.areas],
            "published": self.published,
        }

    def plans(self) -> list[Sample]:
        return [
            Sample("the authority's plan", [self.plan.pk], unit="authority", shared_with=RELEASED),
            Sample("the care plan", [self.care_plan.pk], unit="care"),
        ]

    def recommendations(self) -> list[Sample]:
        near = Recommendation.objects.create(plan=self.plan, text="Visit children in time")
        far = Recommendation.objects.create(plan=self.care_plan, text="Review children in time")
        return [
            Sample("a recommendation of the authority's plan", [near.pk], unit="authority", shared_with=RELEASED),
            Sample("a recommendation of the care plan", [far.pk], unit="care"),
        ]

    def named_measures(self) -> list[Sample]:
        found = []
        for place in self.areas:
            action, owners = self.action(place)
            named = ActionMeasure.objects.create(action=action, raw="Assessments in time")
            found.append(self.of(place, named, owners))
        return found

    def evidence(self) -> list[Sample]:
        found = []
        for place in ("north", "looked_after"):
            action, owners = self.action(place)
            maker = "SW" if place == "north" else "PRA"
            plain = self._piece(action, maker, b"Minutes of a meeting")
            secret = self._piece(action, maker, SECRET.encode(), contains_child_data=True)
            found += [self.of(place, plain, owners), self.of(place, secret, owners)]
            found[-1].also = "child.view_identifiable"
            found[-1].maker = found[-2].maker = maker
        return found

    def pieces(self) -> list[Sample]:
        """Evidence that is read on its own page: words about a child, and words about none."""
        found = []
        for place, readers in READERS.items():
            action, owners = self.action(place)
            secret, plain = self._words(action, contains_child_data=True), self._words(action, "Minutes of a meeting")
            found += [self.of(place, plain, owners), self.of(place, secret, owners)]
            found[-1].also, found[-1].canaries, found[-1].maker = "child.view_identifiable", {WORDS: readers}, "QA"
        return found

    def published(self) -> list[Sample]:
        leader = self.by_code["PL"]
        Edition.objects.create(
            plan=self.plan, number=1, published_on=DAY, published_by=leader,
            content={"name": "Authority plan", "title": "", "period": "", "recommendations": [], "areas": []},
        )  # fmt: skip
        Plan.objects.filter(pk=self.plan.pk).update(published_on=DAY, published_by=leader)
        return [
            Sample("a published plan", [self.plan.pk], anyone=True),
            Sample("a plan that is not published", [self.care_plan.pk], exists=False),
        ]

    def of(self, place: str, thing: Any, owners: set[str] | None = None) -> Sample:
        shared = RELEASED if place != "looked_after" else set()
        return Sample(
            f"{type(thing).__name__.lower()} of {place}", [thing.pk], unit=place, owners=owners or set(),
            shared_with=shared, form={"version": getattr(thing, "version", 1), "begun": "True"},
        )  # fmt: skip

    def _plan(self, name: str, place: str, *, shared: bool) -> Plan:
        leader = self.by_code["PL"]
        plan = Plan.objects.create(
            name=name, unit=getattr(self.world, place), created_on=DAY, created_by=leader,
            released_on=DAY if shared else None, released_by=leader if shared else None,
        )  # fmt: skip
        if shared:
            Share.objects.create(plan=plan, organisation=self.world.partner, shared_on=DAY, shared_by=leader)
        return plan

    def _area(self, plan: Plan, place: str | None) -> Area:
        unit = getattr(self.world, place) if place else None
        return Area.objects.create(plan=plan, name=f"Area {place or 'of all'}", unit=unit)

    def _outcome(self, place: str) -> Outcome:
        return Outcome.objects.create(area=self.areas[place], text=f"Outcome of {place}")

    def action(self, place: str) -> tuple[Action, set[str]]:
        """An action led by one person of the place: by somebody whose role reaches only what they own."""
        owners = {"looked_after": {"PRA", "PA"}, "north": {"SW"}}.get(place, set())
        action = Action.objects.create(area=self.areas[place], text=f"Action of {place}")
        for code in sorted(owners):
            ActionLead.objects.create(action=action, raw=code, person=self.by_code[code])
        return action, owners

    def _action_sample(self, place: str) -> Sample:
        """With words about a child, which no page of the action itself may show to anybody."""
        action, owners = self.action(place)
        self._words(action, contains_child_data=True)
        sample = self.of(place, action, owners)
        sample.canaries = {WORDS: set()}
        return sample

    def _line(self, plan: Plan, place: str) -> Sample:
        line = ScorecardLine.objects.create(plan=plan, text=f"Line of {place}")
        return Sample(
            f"a scorecard line of {place}",
            [line.pk],
            unit=place,
            shared_with=RELEASED & ({"PA", "BM"} if place == "authority" else set()),
        )

    def _accepted(self, plan: Plan, place: str) -> Sample:
        number = plan.accepted_findings.count()
        accepted = AcceptedFinding.objects.create(
            plan=plan, key=f"Q01:action:{number}", code="Q01", reason="The owner starts soon", accepted_on=DAY,
            accepted_by=self.by_code["PL"], expires_on=DAY,
        )  # fmt: skip
        shared = RELEASED if place == "authority" else set()
        return Sample(f"an accepted finding of {place}", [accepted.pk], unit=place, shared_with=shared)

    def _override(self, place: str) -> Sample:
        action, owners = self.action(place)
        override = Override.objects.create(
            action=action,
            rating="amber",
            reason="A date moved",
            made_on=DAY,
            made_by=self.by_code["PL"],
            expires_on=DAY,
        )
        return self.of(place, override, owners)

    def _piece(self, action: Action, maker: str, content: bytes, **more: Any) -> Evidence:
        by = self.by_code[maker]
        file = store.seal(content, name="note.txt", kind="txt", by=by, on=DAY)
        return Evidence.objects.create(action=action, kind="file", file=file, made_on=DAY, made_by=by, **more)

    def _words(self, action: Action, text: str = f"{WORDS} was seen", **more: Any) -> Evidence:
        maker = self.by_code["QA"]
        return Evidence.objects.create(action=action, kind="text", text=text, made_on=DAY, made_by=maker, **more)

    def _withdrawn(self, place: str) -> Sample:
        action, owners = self.action(place)
        piece = self._piece(action, "PL", b"Withdrawn")
        Evidence.objects.filter(pk=piece.pk).update(
            withdrawn_on=DAY, withdrawn_by=self.by_code["PL"], withdrawn_reason="wrong file"
        )
        sample = self.of(place, piece, owners)
        sample.maker = "PL"
        return sample

    def _difference(self, place: str, *, withdrawn: bool = False) -> Sample:
        maker = self.by_code["QA"]
        gone = {"withdrawn_on": DAY, "withdrawn_by": maker, "withdrawn_reason": "said twice"} if withdrawn else {}
        said = Difference.objects.create(
            area=self.areas[place], kind="children", text="We know our worker", period="2026-10", made_on=DAY,
            made_by=maker, **gone,
        )  # fmt: skip
        sample = self.of(place, said)
        sample.maker = "QA"
        return sample
