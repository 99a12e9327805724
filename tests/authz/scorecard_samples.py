"""What the addresses of scorecards name: teams, sets of measures, and views that people keep."""

from __future__ import annotations

from goldenthread.accounts import matrix
from goldenthread.accounts.models import Person
from goldenthread.measures.models import ScorecardSet
from goldenthread.web.models import SavedView
from tests.authz.council import DAY, Sample
from tests.world import World

NEVER = 999_999
MEASURE = "assessments-within-45-working-days"
OWNER = "TM"


class ScorecardSamples:
    """The things made anew for each asking."""

    KINDS = ("team", "set", "removed-set", "view", "removed-view", "view-to-open")

    def __init__(self, world: World, by_code: dict[str, Person | None]) -> None:
        self.world, self.by_code = world, by_code

    def of(self, kind: str) -> list[Sample]:
        never = Sample("never given", ["never-given" if kind.endswith("set") else NEVER], exists=False)
        match kind:
            case "team":
                places = ("north", "looked_after")
                return [*(Sample(each, [getattr(self.world, each).pk], unit=each) for each in places), never]
            case "set" | "removed-set":
                return [self._set(removed=kind != "set"), never]
            case "view-to-open":
                return [self._view(), self._view(is_shared=True), never]
        return [self._view(is_removed=kind == "removed-view"), never]

    def _set(self, *, removed: bool) -> Sample:
        number = ScorecardSet.objects.count()
        made = ScorecardSet.objects.create(
            key=f"set-{number}", name=f"Set {number}", measures=[MEASURE], is_removed=removed,
            changed_by=self.by_code["DT"], changed_on=DAY,
        )  # fmt: skip
        return Sample("set", [made.key], anyone=True, form={"version": 1})

    def _view(self, *, is_shared: bool = False, is_removed: bool = False) -> Sample:
        """A view of the owner's own; one that is shared opens for whoever sees scorecards."""
        view = SavedView.objects.create(
            person=self.by_code[OWNER], name=f"View {SavedView.objects.count()}", asked="q=plan", kept_on=DAY,
            is_shared=is_shared, is_removed=is_removed,
        )  # fmt: skip
        readers = set(matrix.capabilities()["kpi.view_suppressed"].cells) if is_shared else {OWNER}
        return Sample("shared view" if is_shared else "view", [view.pk], owners=readers, form={"version": 1})
