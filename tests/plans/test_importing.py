from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.plans import importing
from goldenthread.plans.errors import QuestionsOpen
from goldenthread.plans.models import Action, Area, Outcome, Plan, ScorecardLine
from goldenthread.plans.reading import answers, document
from goldenthread.plans.reading import model as read
from tests.shared import shared
from tests.world import World

TODAY = date(2026, 11, 20)


def reading(**parts: object) -> read.Reading:
    whole = {
        "document": read.DocumentFacts(title="Our plan", period="2026-27", name="plan.docx"),
        "recommendations": (read.Recommendation(ref="R1", text="See children sooner.", source="Inspection"),),
        "areas": (
            read.Area("Front door", officers=("Head of Front Door",), recommendations=("R1",), linked_plans=("Help",)),
        ),
        "outcomes": (read.Outcome("Front door", "Seen in time", recommendation="See children sooner."),),
        "actions": (
            read.Action(
                "a1", "Visit at once", "Front door", outcome="Seen in time", leads=("Head of Front Door",),
                partners=("Fenmere Health", "Police"), dates=(read.ReadDate("Jul-27", "2027-07"),),
                start=read.ReadDate("TBC", None, "to be confirmed"), cost=read.Cost("£53k pa", 53000, "year"),
                measures_named=("Visits in time",),
            ),
        ),
        "measures": (
            read.Measure(
                "m1", "Visits in time", area="Front door", baseline_raw="70%", target_raw=">80%",
                baseline=(read.ReadValue(None, 70, "%"),), targets=(read.ReadTarget(None, ">", 80, "%"),),
                comparators={"SN": 76, "region": None, "England": None}, outcome="Seen in time",
            ),
        ),
    }  # fmt: skip
    return read.Reading(**whole | parts)


def imported(world: World, by: Person, **parts: object) -> Plan:
    return importing.import_reading(reading(**parts), name="Our plan", unit=world.authority, by=by, on=TODAY)


def test_every_word_and_raw_date_of_the_reading_is_kept(world: World, lead: Person) -> None:
    head = world.person("HOS", name="Head of Front Door")
    plan = imported(world, lead)
    area, action, line = plan.areas.get(), Action.objects.get(), ScorecardLine.objects.get()
    assert [officer.person for officer in area.officers.all()] == [head]
    assert [each.reference for each in area.recommendations.all()] == ["R1"]
    assert [linked.text for linked in area.linked_plans.all()] == ["Help"]
    assert (action.due_raw, action.due_on, action.original_due_raw) == ("Jul-27", date(2027, 7, 31), "Jul-27")
    assert (action.start_raw, action.start_reason, action.starts_on) == ("TBC", "to be confirmed", None)
    assert (action.cost_raw, action.cost_amount, action.cost_period) == ("£53k pa", 53000, "year")
    assert [(each.raw, each.organisation) for each in action.partners.all()] == [
        ("Fenmere Health", world.partner),
        ("Police", None),
    ]
    assert [named.raw for named in action.measures.all()] == ["Visits in time"]
    outcome = action.outcomes.get()
    assert [each.reference for each in outcome.recommendations.all()] == ["R1"]
    assert (line.area, line.outcome, line.targets[0]["value"], line.comparators["SN"]) == (area, outcome, 80, 76)


def test_open_questions_refuse_the_import_and_nothing_is_kept(world: World, lead: Person) -> None:
    question = read.Question("q1", "counts_differ", "table 3, row 2", "12 actions stand beside 13 dates")
    with pytest.raises(QuestionsOpen, match="1 question is still open"):
        imported(world, lead, questions=(question,))
    assert not Plan.objects.exists()


def test_those_who_do_not_write_plans_do_not_import_them(world: World) -> None:
    with pytest.raises(NotAllowed):
        imported(world, world.person("DT"))


def test_a_failing_row_leaves_nothing_behind(world: World, lead: Person) -> None:
    long = read.Action("a2", "x" * 5000, "Front door")
    with pytest.raises(Exception, match="at most 4,000"):
        imported(world, lead, actions=(long,))
    assert not Plan.objects.exists()
    assert not Area.objects.exists()


def test_of_several_dates_the_last_counts_and_all_are_kept() -> None:
    due = importing.due_of((read.ReadDate("April-21", "2021-04"), read.ReadDate("July -20", "2020-07")))
    assert (due.raw, due.iso) == ("April-21; July -20", "2021-04")
    assert due.reason == "The document gives 2 dates; the last of them counts."


def test_a_completed_line_of_the_document_is_complete(world: World, lead: Person) -> None:
    done = read.Action("a1", "Visit at once", "Front door", completed=read.ReadDate("Oct-26", "2026-10"))
    imported(world, lead, actions=(done,))
    assert (Action.objects.get().status, Action.objects.get().completed_on) == ("complete", date(2026, 10, 31))


def test_an_area_that_only_an_action_names_is_added(world: World, lead: Person) -> None:
    imported(world, lead, actions=(read.Action("a1", "Visit", "Back door"), read.Action("a2", "Call", "")))
    assert [area.name for area in Area.objects.order_by("order")] == ["Front door", "Back door", "No area named"]


def test_a_real_plan_is_stored_whole(world: World, lead: Person) -> None:
    path = shared("plans/000_southampton_improvement_plan.docx")
    found = document.read(path, name=path.name)
    settled = answers.answer(found, {question.id: "accept" for question in found.questions})
    importing.import_reading(settled, name="Whole", unit=world.authority, by=lead, on=TODAY)
    assert (Area.objects.count(), Outcome.objects.count()) == (16, 63)
    assert (Action.objects.count(), ScorecardLine.objects.count()) == (202, 42)
    assert Action.objects.filter(outcomes=None).count() == 0
    raws = [date.raw for action in settled.actions for date in action.dates]
    kept = "; ".join(Action.objects.order_by("order").values_list("original_due_raw", flat=True))
    assert all(raw in kept for raw in raws)


def test_what_a_report_says_of_an_area_is_its_update_of_that_month_with_its_evidence(
    world: World, lead: Person
) -> None:
    area = read.Area(
        "Front door", rag_previous="Green", rag_current="Amber", key_developments=("A rota is in place.",),
        key_risks=("Two posts are vacant.",), risks=(read.Statement("Visits are late."),),
        progress=(read.Statement("Audits improved – evidence: audit grades.", ("audit grades",)),),
    )  # fmt: skip
    report = read.DocumentFacts(title="Our report", name="report.docx", month="2026-10")
    plan = imported(world, lead, areas=(area,), document=report)
    kept = plan.areas.get()
    update = kept.updates.get()
    assert update.period == kept.last_progress_period == "2026-10"
    assert update.progress.splitlines() == [
        "Rating reported: now Amber, before Green.", "A rota is in place.", "Audits improved – evidence: audit grades."
    ]  # fmt: skip
    assert update.risk.splitlines() == ["Two posts are vacant.", "Visits are late."]
    assert [(shown.text, shown.area) for shown in update.evidence.all()] == [("audit grades", kept)]


def test_an_area_of_which_nothing_is_reported_has_no_update(world: World, lead: Person) -> None:
    assert not imported(world, lead).areas.get().updates.exists()


def test_initials_and_several_leads_in_a_line_are_joined_to_people(world: World, lead: Person) -> None:
    ann = world.person("TM", name="Ann Fell")
    action = read.Action("a1", "Visit at once", "Front door", leads=("AF/ Head of Homes",))
    imported(world, lead, actions=(action,), initials={"AF": "Ann Fell"})
    assert [(each.raw, each.person) for each in Action.objects.get().leads.all()] == [
        ("AF", ann), ("Head of Homes", None)
    ]  # fmt: skip


def test_an_objective_longer_than_a_name_is_cut_and_its_words_are_kept(world: World, lead: Person) -> None:
    objective = "Every child is seen by the same worker. " * 7 + "Always."
    parts = {"areas": (read.Area(objective, recommendations=(objective,)),), "outcomes": (), "measures": ()}
    whole = read.Recommendation(ref="1", text=objective, inspection_refs=({"page": 5, "paragraph": 13},))
    plan = imported(world, lead, recommendations=(whole,), actions=(read.Action("a1", "See", objective),), **parts)
    area = plan.areas.get()
    assert area.name.endswith("…") and len(area.name) == 200
    assert [(r.text, r.inspection_refs) for r in area.recommendations.all()] == [
        (objective, [{"page": 5, "paragraph": 13}])
    ]
    assert Action.objects.get().area == area


@pytest.mark.parametrize(
    ("name", "areas", "actions", "lines"),
    [("001_southampton_exception_report", 17, 151, 0), ("003_west_sussex_practice_improvement_plan", 12, 96, 68)],
)
def test_real_documents_of_other_shapes_are_stored_whole(
    world: World, lead: Person, name: str, areas: int, actions: int, lines: int
) -> None:
    settled = answers.accept_all(document.read(shared(f"plans/{name}.docx"), name=f"{name}.docx"))
    plan = importing.import_reading(settled, name="Whole", unit=world.authority, by=lead, on=TODAY)
    assert (Area.objects.count(), Action.objects.count(), ScorecardLine.objects.count()) == (areas, actions, lines)
    for area, kept in zip(settled.areas, plan.areas.order_by("order"), strict=True):
        said = [*area.key_developments, *area.key_risks, *(each.text for each in (*area.progress, *area.risks))]
        told = "\n".join(f"{update.progress}\n{update.risk}" for update in kept.updates.all())
        assert all(text in told for text in said), area.name
        assert [o.text for o in kept.outcomes.order_by("order") if o.text in area.improvement_outcomes] == list(
            area.improvement_outcomes
        )


def test_an_action_keeps_the_phase_it_stands_under_or_else_the_time_band_of_its_recommendation(
    world: World, lead: Person
) -> None:
    banded = (read.Recommendation(ref="R1", text="See children sooner.", timeframe="Within three months"),)
    actions = (
        read.Action("a1", "Visit", "Front door", group="Phase 2", recommendation="See children sooner."),
        read.Action("a2", "Ring", "Front door", recommendation="See children sooner."),
        read.Action("a3", "Write", "Front door"),
    )
    plan = imported(world, lead, recommendations=banded, actions=actions)
    kept = [each.phase for each in Action.objects.filter(area__plan=plan).order_by("order")]
    assert kept == ["Phase 2", "Within three months", ""]
