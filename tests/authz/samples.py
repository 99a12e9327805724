"""One thing of each kind that an address can name: near, elsewhere, shared, never given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from django.db import transaction
from django.utils import timezone

from goldenthread import history
from goldenthread.accounts.models import Erasure, ExportToken, Person
from goldenthread.core.periods import Month
from goldenthread.files.models import StoredFile
from goldenthread.history.models import Entry
from goldenthread.ingest.annex_a.report import ListReport
from goldenthread.ingest.models import Load, PublishedFile
from goldenthread.measures.disclosure import presets
from goldenthread.measures.models import (
    Baseline,
    ChartNote,
    EnteredValue,
    EntryFile,
    FigureEdition,
    RatingOverride,
    Release,
    Result,
    Target,
    TargetEnding,
)
from goldenthread.plans.models import PlanDocument, Post
from goldenthread.records import snapshots
from goldenthread.records.models import RestrictedChild
from goldenthread.work.models import Job
from tests.authz.council import DAY, Sample, Someone
from tests.authz.finding_samples import FindingSamples
from tests.authz.living_samples import LivingSamples
from tests.authz.plan_samples import PlanSamples
from tests.authz.scorecard_samples import ScorecardSamples
from tests.world import World

NEVER = 987_654_321
MEASURE = "assessments-within-45-working-days"
ENTERED = "audits-good-overall"


class Samples:
    """The things behind the addresses, made once for a test; ``of(kind)`` gives its samples."""

    def __init__(self, world: World, people: list[Someone]) -> None:
        self.world = world
        self.by_code = {someone.code: someone.person for someone in people}
        self.of_plans = PlanSamples(world, self.by_code)
        self.living = LivingSamples(self.of_plans)
        self._kinds: dict[str, Callable[[], list[Sample]]] = {
            "page": lambda: [Sample("page", anyone=True)],
            "person": lambda: [
                Sample("person", [self.by_code["TM"].pk], anyone=True), self._never(),
            ],
            "assignment": lambda: [Sample("assignment", [self._waiting()], anyone=True), self._never()],
            "welcome": lambda: [Sample("used-up invitation", [self.by_code["TM"].pk, "no-token"], exists=False)],
            "job": lambda: [self._job("DT"), self._never()],
            "restriction": lambda: [Sample("restriction", [self._restriction()], anyone=True), self._never()],
            "erasure": lambda: [Sample("erasure", [self._erasure()], anyone=True), self._never()],
            "history-line": lambda: [Sample("line of history", [self._line()], anyone=True), self._never()],
            "unit": lambda: [Sample("unit", [world.north.pk], anyone=True), self._never()],
            "plan_document": lambda: [*self._plan_documents(), self._never()],
            "plan_document_question": lambda: [
                *(Sample(each.name, [*each.arguments, "q1"], unit=each.unit) for each in self._plan_documents()),
                Sample("question that is not asked", [*self._plan_documents()[0].arguments, "q9"], exists=False),
                Sample("never given", [NEVER, "q1"], exists=False),
            ],
            "post": lambda: [Sample("entry of the directory", [self._post().pk], anyone=True), self._never()],
            "holder": lambda: [Sample("holder of a post", [self._holder()], anyone=True), self._never()],
            "load": lambda: [Sample("load", [self._load().pk], anyone=True), self._never()],
            "load_list": lambda: [
                Sample("list of a load", [self._load().pk, 1], anyone=True),
                Sample("list that a load lacks", [self._load().pk, 2], exists=False),
                Sample("never given", [NEVER, 1], exists=False),
            ],
            **{kind: partial(self._of_findings, kind) for kind in FindingSamples.KINDS},
            **{kind: partial(self._of_scorecards, kind) for kind in ScorecardSamples.KINDS},
            "measure-part": lambda: [
                Sample("part", [MEASURE, "sex"], anyone=True),
                Sample("never given", [MEASURE, "no-such-part"], exists=False),
            ],
            "measure": lambda: [
                Sample("measure", [MEASURE], anyone=True), Sample("never given", ["no-such-measure"], exists=False),
            ],
            "baseline": lambda: [Sample("baseline", [self._baseline().pk], anyone=True), self._never()],
            "chart-note": lambda: [Sample("note", [self._chart_note().pk], anyone=True), self._never()],
            "entered-measure": lambda: [
                Sample("entered measure", [ENTERED], anyone=True), Sample("computed measure", [MEASURE], exists=False),
            ],
            "entered-value": lambda: [self._entered("north"), self._entered("looked_after"), self._never()],
            "entry-file": lambda: [Sample("file of figures", [self._entry_file().pk], anyone=True), self._never()],
            "target": lambda: [Sample("target", [self._target().pk], anyone=True), self._never()],
            "target-ending": lambda: [Sample("ending", [self._ending().pk], anyone=True), self._never()],
            "rating-override": lambda: [
                Sample("another rating", [self._override().pk], anyone=True), self._never(),
            ],
            "population-file": lambda: [
                Sample("file of populations", [self._population_file().pk], anyone=True), self._never(),
            ],
            "comparator-file": lambda: [
                Sample("published file", [self._file_of_others().pk], anyone=True), self._never(),
            ],
            "measure-rows": lambda: [
                self._rows(), Sample("never given", ["no-such-measure"], exists=False),
            ],
            "own-token": lambda: [self._token("DT", own=True), self._never()],
            "token": lambda: [self._token("DT", own=False), self._never()],
            "figure": lambda: [
                self._figure("authority"), self._figure("north"), Sample("never given", ["0" * 16], exists=False),
            ],
            "edition": lambda: [
                Sample("published edition", [self._edition("published").pk], anyone=True), self._never(),
            ],
            "prepared-edition": lambda: [
                Sample("edition that waits", [self._edition("prepared").pk], anyone=True), self._never(),
            ],
            "setting": lambda: [
                Sample("setting", ["population_0_17"], anyone=True), Sample("never given", ["luck"], exists=False),
            ],
        }  # fmt: skip

    def of(self, kind: str) -> list[Sample]:
        """The samples of a kind; a thing of plans is always joined by an id that was never given."""
        if living := self.living.kinds().get(kind):
            found = living()
            return [*found, Sample("never given", [NEVER, *found[0].arguments[1:]], exists=False)]
        of_plans = self.of_plans.kinds().get(kind)
        return [*of_plans(), self._never()] if of_plans else self._kinds[kind]()

    def _of_findings(self, kind: str) -> list[Sample]:
        return FindingSamples(self.world, self.by_code).of(kind)

    def _of_scorecards(self, kind: str) -> list[Sample]:
        return ScorecardSamples(self.world, self.by_code).of(kind)

    def _never(self) -> Sample:
        return Sample("never given", [NEVER], exists=False)

    def _job(self, code: str) -> Sample:
        owner = self.by_code[code]
        job = Job.objects.create(
            kind="tests.work", title="Work", owner_id=str(owner.pk), owner_name=owner.name, created_at=timezone.now()
        )
        return Sample("a job", [job.pk], owners={code})

    def _plan_documents(self) -> list[Sample]:
        """Documents that ask one question: of the authority, of the people's own branches, and of another."""
        places = ("authority", "north", "looked_after")
        return [Sample(f"document of {place}", [self._plan_document(place).pk], unit=place) for place in places]

    def _plan_document(self, place: str) -> PlanDocument:
        question = {"id": "q1", "kind": "table_not_understood", "where": "table 1", "message": "", "readings": []}
        empty: dict[str, list] = {
            name: [] for name in ("recommendations", "areas", "outcomes", "actions", "measures", "blocks")
        }
        reading = {"document": {}, **empty, "questions": [question]}
        file = StoredFile.objects.create(
            sha256="1" * 64, size=1, kind="docx", name="plan.docx", made_by_id="1", made_by_name="", made_on=DAY
        )
        return PlanDocument.objects.create(
            file=file, plan_name=f"Plan of {place}", unit=getattr(self.world, place), state="asking", reading=reading,
            questions=1, questions_open=1, uploaded_on=DAY, uploaded_by=self.by_code["PL"],
        )  # fmt: skip

    def _post(self) -> Post:
        return Post.objects.create(title="Head of Audit", added_on=DAY, added_by=self.by_code["PL"])

    def _holder(self) -> int:
        return self._post().holders.create(name="Imran Sayle").pk

    def _load(self) -> Load:
        """A load that was checked, with one list."""
        analyst: Person = self.by_code["DT"]
        file = StoredFile.objects.create(
            sha256="0" * 64, size=1, kind="xlsx", name="annex a.xlsx", made_by_id="1", made_by_name="", made_on=DAY
        )
        one = ListReport("List 1: Contacts", "List_1", rows_read=2, rows_kept=2, number=1).as_json()
        number = Load.objects.count()
        return Load.objects.create(
            kind="annex_a", file=file, file_sha256=f"{number:064d}", as_at=DAY, by=analyst, on=DAY, state="checked",
            report={"lists": [one], "children": 1, "absent_lists": []},
        )  # fmt: skip

    def _restriction(self) -> int:
        digest = f"{RestrictedChild.objects.count():064d}"
        made = RestrictedChild.objects.create(
            child_digest=digest, reason="Close to staff", placed_by=self.by_code["DT"], placed_on=DAY
        )
        return made.pk

    def _line(self) -> int:
        by = self.by_code["DT"]
        with transaction.atomic():
            history.record("tests.written", subject=by, by=by, on=DAY, detail="Words")
        return Entry.objects.latest("seq").seq

    def _erasure(self) -> int:
        by = self.by_code["IG"]
        return Erasure.objects.create(line=self._line(), reason="A request", asked_by=by, asked_on=DAY).pk

    def _waiting(self) -> int:
        person = self.world.person(None)
        assignment = self.world.give(person, "IG")
        assignment.agreed_on = None
        assignment.save()
        return assignment.pk

    def _token(self, code: str, *, own: bool) -> Sample:
        """A token that can be taken back by its owner at one address, and at another by who manages tokens."""
        token = ExportToken.objects.create(
            person=self.by_code[code], label="Dashboard", digest=f"{ExportToken.objects.count():064d}", hint="gt_hint",
            made_on=DAY, ends_on=DAY,
        )  # fmt: skip
        return Sample("a token", [token.pk], owners={code} if own else set(), anyone=not own, form={"version": 1})

    def _figure(self, place: str) -> Sample:
        """The council's figure, or a team's, which is nobody's but its branch's."""
        team = "" if place == "authority" else getattr(self.world, place).name
        result = Result.objects.create(
            figure_id=f"figure-{place}", measure=MEASURE, period="2026-10", breakdown="team" if team else "council",
            cut=team, numerator=1, denominator=2, missing=0, value=50, state="known", fingerprint="f",
            rule_version="1", computed_on=DAY,
        )  # fmt: skip
        return Sample(f"a figure of {place}", [result.figure_id], unit=place, also="kpi.view_teams" if team else "")

    def _edition(self, state: str) -> FigureEdition:
        number = FigureEdition.objects.count() + 1 if state == "published" else None
        return FigureEdition.objects.create(
            title="Figures", first_period="2026-10", last_period="2026-10", state=state, preset="dfe_la",
            rules=presets.DFE_LA.frozen(), audit={"telling": [], "sums": 0, "found": 0},
            prepared_by=self.by_code["DT"], prepared_on=DAY,
            number=number, decided_by=self.world.person("PL") if number else None,
        )  # fmt: skip

    def _entered(self, place: str) -> Sample:
        """What was entered for a team: its branch takes it back, and whoever answers for the whole council."""
        value = EnteredValue.objects.create(
            measure=ENTERED, period="2026-10", breakdown="team", cut=getattr(self.world, place).name, numerator=1,
            denominator=2, value=50, by=self.by_code["PL"], on=DAY, is_current=False,
            version=EnteredValue.objects.count() + 1,
        )  # fmt: skip
        return Sample(f"what was entered for {place}", [value.pk], unit=place)

    def _baseline(self) -> Baseline:
        month = Month(2024, 1).plus(Baseline.objects.count()).id
        return Baseline.objects.create(
            measure=MEASURE, starts=month, reason="One team since", proposed_by=self.by_code["DT"], proposed_on=DAY
        )

    def _chart_note(self) -> ChartNote:
        return ChartNote.objects.create(
            measure=MEASURE, happened_on=DAY, text="New rota", by=self.by_code["PL"], on=DAY
        )

    def _entry_file(self) -> EntryFile:
        report = {"rows_read": 0, "entered": [], "unchanged": [], "rejected": [], "columns_not_read": []}
        return EntryFile.objects.create(
            name="figures.csv", sha256=f"{EntryFile.objects.count():064d}", as_at=DAY, report=report,
            by=self.by_code["DT"], on=DAY,
        )  # fmt: skip

    def _target(self) -> Target:
        return Target.objects.create(
            measure=MEASURE, operator=">=", value=90, starts_on=DAY, origin="Plan", set_by=self.by_code["DT"],
            set_on=DAY,
        )  # fmt: skip

    def _ending(self) -> TargetEnding:
        return TargetEnding.objects.create(
            target=self._target(), ends_on=DAY, reason="Nothing is asked of it any more", set_by=self.by_code["DT"],
            set_on=DAY,
        )  # fmt: skip

    def _override(self) -> RatingOverride:
        return RatingOverride.objects.create(
            measure=MEASURE, rating="amber", instead_of="red", reason="A late load", starts_on=DAY, ends_on=DAY,
            set_by=self.by_code["DT"], set_on=DAY,
        )  # fmt: skip

    def _population_file(self) -> PublishedFile:
        report = {
            "file": "ons.csv", "form": "", "rows_read": 0, "authority": "Fenmere", "codes": ["E06000099"], "years": [],
            "rejected": [], "warnings": [], "places": [], "released_on": DAY.isoformat(), "publication": "Estimates",
        }  # fmt: skip
        return PublishedFile.objects.create(
            name="ons.csv", sha256=f"{PublishedFile.objects.count():064d}", publication="Estimates",
            authority="Fenmere", released_on=DAY, report=report, by=self.by_code["DT"], on=DAY,
        )  # fmt: skip

    def _file_of_others(self) -> Release:
        report = {"file": "figures.csv", "form": "", "rows_read": 0, "areas": 0, "lines": [], "others": [],
                  "others_count": 0, "rejected": [], "warnings": []}  # fmt: skip
        return Release.objects.create(
            what="figures", name="figures.csv", sha256=f"{Release.objects.count():064d}", publication="Tables",
            released_on=DAY, year=DAY.year, report=report, by=self.by_code["DT"], on=DAY,
        )  # fmt: skip

    def _rows(self) -> Sample:
        """Rows of two children: the north's, held by the social worker, and one in care, held by the adviser."""
        held = [("CanaryNorth", self.world.north, "SW"), ("CanaryCare", self.world.looked_after, "PRA")]
        children, teams = [child for child, *_ in held], [unit.name for _, unit, _ in held]
        workers = [f"Worker {code}" for *_, code in held]
        tables = {
            "assessment": {
                "assessment_id": children, "child_id": children, "team_id": teams, "worker_id": workers,
                "started_on": [date(2026, 4, 1)] * 2, "authorised_on": [date(2026, 10, 5)] * 2,
            },
            "involvement": {
                "child_id": children, "team_id": teams, "worker_id": workers, "role": ["CIN"] * 2,
                "open": ["Y"] * 2, "source_row": [3, 4],
            },
        }  # fmt: skip
        snapshot = snapshots.stage_tables(
            tables=tables, kind="annex_a", as_at=date(2026, 10, 31), source_name="annex-a.xlsx",
            by=self.by_code["DT"], on=DAY,
        )  # fmt: skip
        snapshots.make_live(snapshot=snapshot, by=self.by_code["PL"], on=DAY)
        canaries = {"CanaryNorth": {"HOS", "SM", "TM", "SW"}, "CanaryCare": {"PRA"}}
        return Sample("rows behind a figure", [MEASURE], anyone=True, canaries=canaries)
