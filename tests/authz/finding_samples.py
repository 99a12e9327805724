"""Findings of two children, the north's and one in care, in a load that was checked and is live."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.files.models import StoredFile
from goldenthread.ingest.findings import following
from goldenthread.ingest.models import Finding, Load
from goldenthread.records import snapshots
from tests.authz.council import DAY, Sample
from tests.world import World

AS_AT = date(2026, 10, 31)
NEVER = 987_654_321
# Who may open a row: those who hold the child today, with the id of the case system where their role has it.
NORTH, CARE = {"HOS", "SM", "TM", "SW"}, {"PRA"}


class FindingSamples:
    """``of(kind)`` makes the load once for a test, and gives its findings or itself."""

    KINDS = ("findings", "finding", "finding-row", "findings-chosen", "checked-load")

    def __init__(self, world: World, people: dict[str, Person | None]) -> None:
        self.world, self.people = world, people

    def of(self, kind: str) -> list[Sample]:
        load = Load.objects.filter(report__has_key="findings").first() or self._load()
        canaries = {"CanaryNorth": NORTH, "CanaryCare": CARE}
        if kind == "checked-load":
            return [Sample("checked load", [load.pk], anyone=True, canaries=canaries), self._never()]
        if kind == "findings":
            return [Sample("findings", anyone=True, canaries={word: set() for word in canaries})]
        shown = kind == "finding-row"
        found = [
            self._sample(kind, "Assessment North", "north", {"SW"}, {"CanaryNorth": NORTH if shown else set()}),
            self._sample(kind, "Looked After West", "looked_after", {"PRA"}, {"CanaryCare": CARE if shown else set()}),
        ]
        return [*found, self._never_chosen() if kind == "findings-chosen" else self._never()]

    def _sample(
        self, kind: str, team: str, unit: str, owners: set[str], canaries: dict[str, set[str]]
    ) -> Sample:  # fmt: skip
        finding = Finding.objects.get(team=team)
        form = {"chosen": f"{finding.pk}:{finding.version}"} if kind == "findings-chosen" else {}
        arguments = [] if form else [finding.pk]
        return Sample(f"finding of {unit}", arguments, unit=unit, owners=owners, canaries=canaries, form=form)

    def _never(self) -> Sample:
        return Sample("never given", [NEVER], exists=False)

    def _never_chosen(self) -> Sample:
        return Sample("never given", [], exists=False, form={"chosen": f"{NEVER}:1"})

    def _load(self) -> Load:
        snapshot = snapshots.stage_tables(
            tables=self._tables(), kind="annex_a", as_at=AS_AT, source_name="annex-a.xlsx", by=self.people["DT"], on=DAY
        )
        file = StoredFile.objects.create(
            sha256="2" * 64, size=1, kind="xlsx", name="annex a.xlsx", made_by_id="1", made_by_name="", made_on=DAY
        )
        load = Load.objects.create(
            kind="annex_a", file=file, file_sha256="2" * 64, as_at=AS_AT, by=self.people["DT"], on=DAY, state="live",
            snapshot=snapshot, live_by=self.people["PL"], live_on=DAY,
            report={"lists": [], "children": 2, "absent_lists": [], "findings": {"open-without-worker": 2}},
        )  # fmt: skip
        snapshots.make_live(snapshot=snapshot, by=self.people["PL"], on=DAY)
        following.follow("annex_a", by=self.people["PL"], on=DAY)
        return load

    def _tables(self) -> dict[str, dict[str, list]]:
        children, teams = ["CanaryNorth", "CanaryCare"], [self.world.north.name, self.world.looked_after.name]
        workers = ["Worker SW", "Worker PRA"]
        held = {"child_id": children, "team_id": teams, "worker_id": workers}
        return {
            "involvement": {**held, "role": ["CIN"] * 2, "open": ["Y"] * 2, "source_row": [3, 4]},
            "finding": {
                **held, "finding_id": ["a" * 64, "b" * 64], "rule": ["birth-blank"] * 2,
                "list_name": ["List 6: Children in Need"] * 2, "heading": ["Date of Birth"] * 2, "said": [""] * 2,
                "counted_on": [AS_AT] * 2, "how_many": [1, 1], "source_sheet": ["List_6"] * 2, "source_row": [3, 4],
            },
        }  # fmt: skip
