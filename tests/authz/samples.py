"""One thing of each kind that an address can name: near, elsewhere, shared, never given."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from goldenthread.accounts.models import Person
from goldenthread.files import store
from goldenthread.ingest.annex_a.report import ListReport
from goldenthread.ingest.models import Load
from goldenthread.plans.models import Action, ActionLead, Area, Plan, Share
from goldenthread.work.models import Job
from tests.authz.council import DAY, Sample, Someone
from tests.world import World

NEVER = 987_654_321
OWNERS = ("SW", "TM", "QA", "DT", "PA", "IRO", "PRA")


class Samples:
    """The things behind the addresses, made once for a test; ``of(kind)`` gives its samples."""

    def __init__(self, world: World, people: list[Someone]) -> None:
        self.world = world
        self.by_code = {someone.code: someone.person for someone in people}
        self.plan = self._plan("Authority plan", "authority", shared=True)
        self.care_plan = self._plan("Care plan", "care", shared=False)
        self.areas = {
            "authority": self._area(self.plan, None),
            "north": self._area(self.plan, "north"),
            "south": self._area(self.plan, "south"),
            "looked_after": self._area(self.care_plan, "looked_after"),
        }
        self._kinds: dict[str, Callable[[], list[Sample]]] = {
            "page": lambda: [Sample("page", anyone=True)],
            "person": lambda: [
                Sample("person", [self.by_code["TM"].pk], anyone=True), self._never(),
            ],
            "assignment": lambda: [Sample("assignment", [self._waiting()], anyone=True), self._never()],
            "load": lambda: [self._load(), self._never()],
            "load-rows": lambda: [self._load(4), Sample("never given", [NEVER, 4], exists=False)],
            "welcome": lambda: [Sample("used-up invitation", [self.by_code["TM"].pk, "no-token"], exists=False)],
            "job": lambda: [self._job("DT"), self._never()],
            "unit": lambda: [Sample("unit", [world.north.pk], anyone=True), self._never()],
        }  # fmt: skip

    def of(self, kind: str) -> list[Sample]:
        return self._kinds[kind]()

    def _never(self) -> Sample:
        return Sample("never given", [NEVER], exists=False)

    def _plan(self, name: str, place: str, *, shared: bool) -> Plan:
        leader: Person = self.by_code["PL"]
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

    def _action(self, place: str, owners: tuple[str, ...] = ()) -> Action:
        action = Action.objects.create(area=self.areas[place], text=f"Action of {place}")
        for code in owners:
            ActionLead.objects.create(action=action, raw=code, person=self.by_code[code])
        return action

    def _job(self, code: str) -> Sample:
        owner = self.by_code[code]
        job = Job.objects.create(
            kind="tests.work", title="Work", owner_id=str(owner.pk), owner_name=owner.name, created_at=timezone.now()
        )
        return Sample("a job", [job.pk], owners={code})

    def _load(self, *more: int) -> Sample:
        file = store.seal(b"x", name="annex-a.xlsx", kind="xlsx", by=self.by_code["DT"], on=DAY)
        report = {"lists": [ListReport(4, "Assessments", rows_read=1, rows_kept=1).as_json()]}
        load, _ = Load.objects.get_or_create(
            kind="annex_a", file_sha256="0" * 64, as_at=DAY,
            defaults={"file": file, "by": self.by_code["DT"], "on": DAY, "state": "checked", "report": report},
        )  # fmt: skip
        return Sample("a load", [load.pk, *more], anyone=True)

    def _waiting(self) -> int:
        person = self.world.person(None)
        assignment = self.world.give(person, "IG")
        assignment.agreed_on = None
        assignment.save()
        return assignment.pk
