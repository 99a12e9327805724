"""A plan taken out and read back is the same plan, in both formats, whatever it holds."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.core.errors import Refusal
from goldenthread.history.models import Entry
from goldenthread.plans import importing
from goldenthread.plans import operations as plans
from goldenthread.plans.models import Action, Outcome, Plan
from goldenthread.plans.reading import document
from goldenthread.plans.reading import model as read
from goldenthread.plans.reading.dates import understand
from goldenthread.plans.reading.tables import Manuscript, Row, Table, cell
from goldenthread.reporting import operations
from tests.world import World

TODAY = date(2026, 11, 20)
KINDS = ("docx", "xlsx")


def manuscript(data: bytes) -> Manuscript:
    """A workbook as any reader of workbooks sees it: a table for each sheet, lines within cells."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    tables = []
    for number, sheet in enumerate(book.worksheets, start=1):
        rows = tuple(
            Row(at, tuple(cell(str(value or "").split("\n")) for value in row))
            for at, row in enumerate(sheet.iter_rows(values_only=True), start=1)
        )
        tables.append(Table(number, rows, (sheet.title,)))
    return Manuscript("plan.xlsx", (), tuple(tables))


def read_back(kind: str, content: bytes) -> read.Reading:
    return document.read(content, name="plan.docx") if kind == "docx" else document.understand(manuscript(content))


def again(plan: Plan, kind: str, by: Person) -> Plan:
    """The plan that the plan's own file gives."""
    made = operations.take_out_plan(plan=plan, kind=kind, by=by, on=TODAY)
    reading = read_back(kind, made.content)
    assert reading.is_settled and not reading.warnings
    return importing.import_reading(reading, name=plan.name, unit=plan.unit, by=by, on=TODAY)


def told(plan: Plan) -> dict[str, Any]:
    """Everything that has to come back, with links by place and not by id."""
    recommendations = list(plan.recommendations.all())
    outcomes = list(Outcome.objects.filter(area__plan=plan).order_by("order", "pk"))

    def places(things: Any, every: list[Any]) -> list[int]:
        return sorted(every.index(each) for each in things.all())

    return {
        "facts": (plan.title, plan.period),
        "recommendations": [
            (r.reference, r.text, r.kind, r.timeframe, r.inspection_refs, r.source.title if r.source else "")
            for r in recommendations
        ],
        "areas": [
            (a.name, [(o.raw, o.kind) for o in a.officers.all()], [each.text for each in a.linked_plans.all()],
             places(a.recommendations, recommendations))
            for a in plan.areas.all()
        ],
        "outcomes": [(o.area.name, o.text, o.phase, places(o.recommendations, recommendations)) for o in outcomes],
        "actions": [
            (a.area.name, a.reference, a.text, *dates(a), a.status, a.completed_on, a.cost_raw, a.cost_amount,
             a.cost_period, a.cost_category, [each.raw for each in a.leads.all()],
             [each.raw for each in a.partners.all()], [each.raw for each in a.measures.all()],
             places(a.outcomes, outcomes), places(a.recommendations, recommendations))
            for a in Action.objects.filter(area__plan=plan).order_by("area__order", "order", "pk")
        ],
        "scorecard": [
            (s.area_text, s.reference, s.text, s.baseline_raw, s.actual_raw, s.actual_period, s.comparator_raw,
             s.target_raw, s.baseline, s.actual, known(s.comparators), s.targets,
             s.measure_slug, "" if s.outcome else s.outcome_text,
             None if s.outcome is None else outcomes.index(s.outcome))
            for s in plan.scorecard.all()
        ],
    }  # fmt: skip


def known(figures: dict[str, Any]) -> dict[str, Any]:
    """The figures that there are: none is the same whether it is said or not."""
    return {name: value for name, value in figures.items() if value is not None}


def dates(action: Action) -> tuple[Any, ...]:
    """Each date as written and understood. Of a date that nobody wrote there is no reason to keep."""
    names = ("start", "due", "original_due")
    return tuple(
        (getattr(action, f"{name}_raw"), getattr(action, f"{name}_iso"),
         getattr(action, f"{name}_reason") if getattr(action, f"{name}_raw") else "")
        for name in names
    )  # fmt: skip


ALPHABET = "abcdefgh ABCXYZ 0123456789 .,;:&%£<>=+@'“”()?!áßø🌱"
WORDS = st.text(ALPHABET, min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(
    lambda text: text.strip(". ") and text[0].isalnum() and not text.startswith("o ")
)  # fmt: skip
NAMES = st.sampled_from(["Front door", "Early help", "Leaving care", "Fostering", "Care & Support (16+)"])
TWO = read.ReadDate("Oct-27; Jan-28", "2028-01", "The document gives 2 dates; the last counts.")
DATES = st.sampled_from([
    "", "Jul-27", "July -27", "March- 28", "14/08/27", "TBC 14/08/27", "Nov 2027 & ongoing", "21/22 Business cycle",
    "ongoing", "when Mercury rises", "2027-07-14",
]).map(understand) | st.just(TWO)  # fmt: skip
FIGURES = st.sampled_from(
    ["", "94%", "<10 days", ">80%", "at least 95% by March 2027", "n/a", "SN 76% Eng 70%", "12 in North and 9 in South"]
)
MAYBE = st.one_of(st.just(""), WORDS)
LIST = st.lists(WORDS, max_size=3, unique=True).map(tuple)


@st.composite
def readings(draw: Callable[[Any], Any]) -> read.Reading:
    """A plan of any shape: links by place, so that two things of the same words stay two."""
    many = st.integers(0, 3)
    recommendations = tuple(
        read.Recommendation(ref=f"R{at}" if draw(st.booleans()) else "", text=draw(WORDS), source=draw(MAYBE),
                            timeframe=draw(MAYBE), inspection_refs=draw(REFS), kind=draw(RANKS))
        for at in range(draw(many))
    )  # fmt: skip
    answers = (
        st.lists(st.integers(0, max(len(recommendations) - 1, 0)), unique=True, max_size=2)
        if recommendations
        else st.just([])
    )
    areas = tuple(
        read.Area(name, officers=draw(LIST), leads=draw(LIST), linked_plans=draw(LIST), answers=tuple(draw(answers)))
        for name in draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    )
    where = st.sampled_from([area.name for area in areas])
    outcomes = tuple(
        read.Outcome(draw(where), draw(WORDS), phase=draw(MAYBE) or None, answers=tuple(draw(answers)))
        for _ in range(draw(many))
    )
    serves = st.lists(st.integers(0, max(len(outcomes) - 1, 0)), unique=True, max_size=2) if outcomes else st.just([])
    actions = tuple(draw(an_action(at, where, serves, answers)) for at in range(draw(st.integers(0, 4))))
    measures = tuple(draw(a_measure(at, where, bool(outcomes))) for at in range(draw(many)))
    facts = read.DocumentFacts(title=draw(MAYBE), period="2026-27")
    return read.Reading(facts, recommendations, areas, outcomes, actions, measures)


REFS = st.lists(
    st.fixed_dictionaries({"page": st.integers(1, 90), "paragraph": st.integers(1, 99)}), max_size=2
).map(tuple)  # fmt: skip
RANKS = st.sampled_from(["Recommendation", "What needs to improve", "Area for priority action"])
COSTS = st.sampled_from(
    [None, read.Cost("£53k pa", 53000, "year"), read.Cost("existing resources", None, None, "existing resources"),
     read.Cost("TBC"), read.Cost("£1,250.50", 1250.5)]
)  # fmt: skip


@st.composite
def an_action(draw: Callable[[Any], Any], at: int, where: Any, serves: Any, answers: Any) -> read.Action:
    due, first = draw(DATES), draw(st.none() | DATES)
    done = draw(st.none() | st.dates(date(2026, 1, 1), TODAY))
    return read.Action(
        f"a{at}", draw(WORDS), draw(where), ref=draw(st.sampled_from(["", "1.2", "FD1", "1.2.1"])), leads=draw(LIST),
        partners=draw(LIST), dates=(due,) if due.raw else (), start=draw(st.none() | DATES.filter(lambda d: d.raw)),
        completed=read.ReadDate("", done.isoformat()) if done else None, cost=draw(COSTS), measures_named=draw(LIST),
        serves=tuple(draw(serves)), answers=tuple(draw(answers)),
        first_due=(first.raw, first.iso or "", first.reason or "") if first and first.raw else (),
        is_under_way=not done and draw(st.booleans()),
    )  # fmt: skip


@st.composite
def a_measure(draw: Callable[[Any], Any], at: int, where: Any, has_outcomes: bool) -> read.Measure:
    odd = draw(st.booleans())
    return read.Measure(
        f"m{at}", draw(WORDS), area=draw(where), ref=draw(st.sampled_from(["", "K1"])), baseline_raw=draw(FIGURES),
        actual_raw=draw(FIGURES), period=draw(st.sampled_from(["", "2026-07"])), comparator_raw=draw(FIGURES),
        target_raw=draw(FIGURES), outcome="" if has_outcomes else draw(MAYBE), serves=0 if has_outcomes else None,
        slug=draw(st.sampled_from(["", "assessments-within-45-working-days"])),
        baseline=(read.ReadValue("North", 94, "%"), read.ReadValue(None, None, reason="no figure yet")) if odd else (),
        targets=(read.ReadTarget(None, ">=", 95.5, "%", "2027-03", True, "wording"),) if odd else (),
        comparators={"SN": 76, "region": None, "England": None} if odd else {},
    )  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reading=readings())
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_plan_holds_comes_back_from_its_file(
    world: World, taker: Person, kind: str, reading: read.Reading
) -> None:
    with transaction.atomic():
        plan = importing.import_reading(reading, name="Ours", unit=world.authority, by=taker, on=TODAY)
        assert told(again(plan, kind, taker)) == told(plan)
        transaction.set_rollback(True)


@pytest.fixture
def taker(world: World) -> Person:
    """Who writes plans and takes reports out."""
    return world.person("PL", name="Programme lead")


@pytest.fixture
def plan(world: World, taker: Person) -> Plan:
    made = plans.create_plan(name="Getting it right", unit=world.authority, period="2026-27", by=taker, on=TODAY)
    first = plans.add_recommendation(plan=made, text="See children sooner.", reference="R9", by=taker, on=TODAY)
    door = plans.add_area(
        plan=made, name="Front door", officers=["Head of Service"], recommendations=[first], by=taker, on=TODAY
    )
    seen = plans.add_outcome(area=door, text="Children are seen in time", recommendations=[first], by=taker, on=TODAY)
    plans.add_scorecard_line(
        plan=made, text="Visits in time", area=door, target=">80%", outcome=seen, by=taker, on=TODAY
    )
    action = plans.add_action(
        area=door, text="Visit at once\nand write it down", reference="FD1", outcomes=[seen], leads=["JW", "HoS QA"],
        partners=["Police"], due="Mar-27", start="Jan-27", cost="£5k", measures=["Visits in time"], by=taker, on=TODAY,
    )  # fmt: skip
    plans.change_due_date(
        action=action, version=action.version, due="30 Jun 2027", reason="A partner left", by=taker, on=TODAY
    )
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_a_typed_plan_comes_back_with_its_first_date_and_its_own_lines(plan: Plan, taker: Person, kind: str) -> None:
    back = again(plan, kind, taker)
    assert told(back) == told(plan)
    action = Action.objects.get(area__plan=back)
    assert (action.original_due_raw, action.due_raw) == ("Mar-27", "30 Jun 2027")
    assert action.text == "Visit at once\nand write it down"


def test_an_edited_file_gives_the_edited_plan(plan: Plan, taker: Person) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(operations.take_out_plan(plan=plan, kind="xlsx", by=taker, on=TODAY).content)
    )
    sheet = book["Actions"]
    heads = [each.value for each in sheet[1]]
    new = {
        "Number": "2",
        "Area": "Front door",
        "Action": "Ring schools",
        "Due": "Sep-27",
        "Owners": "JW",
        "Serves": "O1",
    }
    sheet.append([new.get(title) for title in heads])
    kept = io.BytesIO()
    book.save(kept)
    back = importing.import_reading(read_back("xlsx", kept.getvalue()), name="B", unit=plan.unit, by=taker, on=TODAY)
    added = Action.objects.get(area__plan=back, text="Ring schools")
    assert (added.due_iso, added.leads.get().raw, added.outcomes.get().text) == (
        "2027-09", "JW", "Children are seen in time",
    )  # fmt: skip


def test_a_dropped_action_is_told_and_does_not_come_back_as_a_promise(plan: Plan, taker: Person) -> None:
    action = Action.objects.get(area__plan=plan)
    plans.drop_action(action=action, version=action.version, reason="The law changed", by=taker, on=TODAY)
    made = operations.take_out_plan(plan=plan, kind="xlsx", by=taker, on=TODAY)
    assert "No longer in the plan" in openpyxl.load_workbook(io.BytesIO(made.content)).sheetnames
    assert read_back("xlsx", made.content).actions == ()


def test_text_stays_text_whatever_it_begins_with(plan: Plan, taker: Person, world: World) -> None:
    door = plan.areas.get()
    plans.add_action(area=door, text="=1+1", by=taker, on=TODAY)
    made = operations.take_out_plan(plan=plan, kind="xlsx", by=taker, on=TODAY)
    cells = [each for row in openpyxl.load_workbook(io.BytesIO(made.content))["Actions"].iter_rows() for each in row]
    assert [each.data_type for each in cells if each.value == "=1+1"] == ["s"]


def test_taking_out_is_kept_in_history_and_equal_plans_give_equal_files(plan: Plan, taker: Person) -> None:
    made = operations.take_out_plan(plan=plan, kind="docx", by=taker, on=TODAY)
    line = Entry.objects.filter(kind="reporting.plan_downloaded").get()
    assert line.changes["sha256"] == [None, made.sha256] and made.name == "getting-it-right.docx"
    assert operations.take_out_plan(plan=plan, kind="docx", by=taker, on=TODAY).sha256 == made.sha256
    later = operations.take_out_plan(plan=plan, kind="docx", by=taker, on=TODAY + timedelta(days=1))
    assert later.sha256 != made.sha256


def test_what_is_out_of_reach_is_left_out_and_who_may_not_gets_nothing(plan: Plan, taker: Person, world: World) -> None:
    plans.add_area(plan=plan, name="Fostering", unit=world.care, by=taker, on=TODAY)
    head = world.person("HOS", unit=world.safeguarding, name="Head of Service")
    made = operations.take_out_plan(plan=plan, kind="xlsx", by=head, on=TODAY)
    assert [area.name for area in read_back("xlsx", made.content).areas] == ["Front door"]
    with pytest.raises((NotAllowed, OutOfReach)):
        operations.take_out_plan(plan=plan, kind="xlsx", by=world.person("SW"), on=TODAY)
    with pytest.raises(Refusal, match="no plan as pdf"):
        operations.take_out_plan(plan=plan, kind="pdf", by=taker, on=TODAY)
