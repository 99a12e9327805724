"""Parts of plans and of actions behind the addresses: approvals, sources, streams, milestones, what recurs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goldenthread.files.models import StoredFile
from goldenthread.plans.models import (
    Approval,
    Commitment,
    EarlierDocument,
    Milestone,
    Occurrence,
    Plan,
    PlanDocument,
    Recommendation,
    Source,
    WorkStream,
)
from tests.authz.council import DAY, Sample
from tests.authz.plan_samples import RELEASED, PlanSamples

EMPTY: dict[str, Any] = {
    name: [] for name in ("recommendations", "areas", "outcomes", "actions", "measures", "questions", "blocks")
}


class LivingSamples:
    """One of each for the authority's plan and for the care plan; of actions, one for each place."""

    def __init__(self, plans: PlanSamples) -> None:
        self.plans, self.leader = plans, plans.by_code["PL"]

    def kinds(self) -> dict[str, Callable[[], list[Sample]]]:
        return {
            "approval": lambda: self._each(self._approval),
            "source": lambda: self._each(self._source),
            "stream": lambda: self._each(self._stream),
            "removed-stream": lambda: self._each(self._removed_stream),
            "plan-milestone": lambda: self._each(self._milestone),
            "earlier-document": lambda: self._each(self._earlier),
            "plan-and-document": lambda: self._each(self._document),
            "commitment": lambda: [self._commitment(place) for place in self.plans.areas],
            "commitment-time": self._times,
            "occurrence": lambda: [self._occurrence(place) for place in self.plans.areas],
        }

    def _each(self, make: Callable[[Plan], list[int]]) -> list[Sample]:
        """The thing of the authority's plan, which is shared, and that of the care plan, which is not."""
        form = {"version": 1}
        name, near = make.__name__.strip("_"), make(self.plans.plan)
        return [
            Sample(f"{name} of the authority's plan", near, unit="authority", shared_with=RELEASED, form=form),
            Sample(f"{name} of the care plan", make(self.plans.care_plan), unit="care", form=form),
        ]  # fmt: skip

    def _approval(self, plan: Plan) -> list[int]:
        made = {"recorded_on": DAY, "recorded_by": self.leader}
        return [Approval.objects.create(plan=plan, body="Board", approved_on=DAY, minute="1", **made).pk]

    def _source(self, plan: Plan) -> list[int]:
        source = Source.objects.create(kind="ilacs_standard", title="Inspection", published_on=DAY)
        Recommendation.objects.create(plan=plan, text="See children sooner", source=source)
        return [plan.pk, source.pk]

    def _stream(self, plan: Plan, **more: Any) -> list[int]:
        return [WorkStream.objects.create(plan=plan, name=f"Stream {WorkStream.objects.count()}", **more).pk]

    def _removed_stream(self, plan: Plan) -> list[int]:
        return self._stream(plan, removed_on=DAY, removed_by=self.leader)

    def _milestone(self, plan: Plan) -> list[int]:
        return [Milestone.objects.create(plan=plan, name="Hub opens", due_on=DAY).pk]

    def _earlier(self, plan: Plan) -> list[int]:
        plan.earlier_documents.all().delete()  # one for a day
        made = {"recorded_on": DAY, "recorded_by": self.leader}
        return [EarlierDocument.objects.create(plan=plan, name="Plan of May", dated_on=DAY, **made).pk]

    def _document(self, plan: Plan) -> list[int]:
        file = StoredFile.objects.create(
            sha256="2" * 64, size=1, kind="docx", name="plan.docx", made_by_id="1", made_by_name="", made_on=DAY
        )
        document = PlanDocument.objects.create(
            file=file, plan_name="Plan of May", unit=plan.unit, state="ready", reading={"document": {}, **EMPTY},
            uploaded_on=DAY, uploaded_by=self.leader,
        )  # fmt: skip
        return [plan.pk, document.pk]

    def _commitment(self, place: str) -> Sample:
        action, owners = self.plans.action(place)
        return self.plans.of(place, self._promised(action), owners)

    def _times(self) -> list[Sample]:
        """The first time of a commitment, by its number."""
        found = [self._commitment(place) for place in self.plans.areas]
        for sample in found:
            sample.arguments = [*sample.arguments, 0]
        return found

    def _occurrence(self, place: str) -> Sample:
        action, owners = self.plans.action(place)
        told = Occurrence.objects.create(
            commitment=self._promised(action), due_on=DAY, said="done", done_on=DAY, said_on=DAY, said_by=self.leader
        )
        return self.plans.of(place, told, owners)

    def _promised(self, action: Any) -> Commitment:
        made = {"made_on": DAY, "made_by": self.leader}
        return Commitment.objects.create(action=action, text="Visit", rule="monthly", starts_on=DAY, **made)
