"""Every field of every table of plans goes out and comes back, in both formats; what stays is listed with reasons."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.apps import apps

from goldenthread.accounts.models import Person
from goldenthread.files.models import StoredFile
from goldenthread.plans import importing
from goldenthread.plans import models as held
from goldenthread.plans.carrying import holdings, staying
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Evidence, Plan, Update
from goldenthread.plans.reading import document, our_tables
from goldenthread.plans.reading import model as read
from goldenthread.reporting import operations
from tests.reporting import whole_plan
from tests.reporting.whole_plan import TODAY
from tests.world import World

KINDS = ("docx", "xlsx")
MODELS = [model for model in apps.get_app_config("plans").get_models() if model.__name__ not in staying.MODELS]


@pytest.fixture
def taker(world: World) -> Person:
    return world.person("PL", name="Programme lead")


@pytest.fixture
def plan(world: World, taker: Person) -> Plan:
    return whole_plan.made(world.authority, taker, world.person("PL", name="Second lead"))


def taken(plan: Plan, kind: str, by: Person) -> bytes:
    return operations.take_out_plan(plan=plan, kind=kind, by=by, on=TODAY).content


def brought(content: bytes, kind: str, plan: Plan, by: Person) -> Plan:
    reading = read.Reading.from_json(document.read(content, name=f"plan.{kind}").as_json())
    assert reading.is_settled and reading.warnings == ()
    return importing.import_reading(reading, name=plan.name, unit=plan.unit, by=by, on=TODAY)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_travels_comes_back_as_it_was(plan: Plan, taker: Person, kind: str) -> None:
    before = whole_plan.as_values(plan)
    back = brought(taken(plan, kind, taker), kind, plan, taker)
    after = whole_plan.as_values(back)
    for name, rows in before.items():
        assert after[name] == rows, name


def test_the_plan_that_goes_round_says_something_in_every_field_that_travels(plan: Plan) -> None:
    """So that a new field fails here until the plan has it, and above until a document carries it."""
    values = whole_plan.as_values(plan)
    empty = [
        f"{model.__name__}.{field.name}"
        for model in MODELS
        for field in [*model._meta.concrete_fields, *model._meta.many_to_many]
        if not staying.reason(model.__name__, field.name)
        and not any(says_something(row[field.name]) for row in values[model.__name__])
    ]
    assert empty == []


def test_the_list_of_what_stays_names_nothing_that_is_not_there() -> None:
    known = {model.__name__: model for model in apps.get_app_config("plans").get_models()}
    assert set(staying.MODELS) <= set(known)
    for name in staying.FIELDS:
        model, field = name.split(".")
        known[model]._meta.get_field(field)
    assert set(holdings.MODELS) == {table.key for table in our_tables.TABLES}


def test_each_column_of_a_further_table_is_a_field_of_what_it_holds() -> None:
    for table in our_tables.TABLES:
        fields = {field.name for field in holdings.MODELS[table.key]._meta.get_fields()}
        for column in table.columns:
            parts = {
                our_tables.Kind.DATE: {f"{column.name}_raw", f"{column.name}_iso"},
                our_tables.Kind.ABOUT: {"area", "action"},
            }
            wanted = parts.get(column.kind, {column.name})
            assert wanted <= fields, (table.key, column.name)


def test_what_was_withdrawn_or_holds_child_data_does_not_leave(plan: Plan, taker: Person) -> None:
    action = Action.objects.filter(area__plan=plan).first()
    for words, more in (
        ("Secret one", {"withdrawn_on": TODAY, "withdrawn_by": taker, "withdrawn_reason": "Wrong"}),
        ("Secret two", {"contains_child_data": True}),
    ):
        Evidence.objects.create(action=action, kind="text", text=words, made_on=TODAY, made_by=taker, **more)
    held.Difference.objects.create(
        area=action.area, kind="staff", text="Secret three", period="2026-10", made_on=TODAY, made_by=taker,
        withdrawn_on=TODAY, withdrawn_by=taker,
    )  # fmt: skip
    newer = action.updates.filter(period="2026-11").get()
    newer_words = Update.objects.create(
        action=action, period="2026-11", progress="Secret four", made_on=TODAY, made_by=taker, superseded_by=newer
    )
    assert newer_words.is_superseded
    texts = every_cell(taken(plan, "xlsx", taker))
    assert "Minutes of\n* the board" in texts and not [each for each in texts if "Secret" in each]


def test_a_file_stays_and_comes_back_as_words_that_name_it(plan: Plan, taker: Person) -> None:
    action = Action.objects.filter(area__plan=plan).order_by("pk").first()
    file = StoredFile.objects.create(
        name="audit.pdf", kind="pdf", size=1, sha256="0" * 64, made_on=TODAY, made_by_id="1", made_by_name="x"
    )
    Evidence.objects.create(action=action, kind="file", file=file, text="Page 3", made_on=TODAY, made_by=taker)
    back = brought(taken(plan, "docx", taker), "docx", plan, taker)
    found = Evidence.objects.get(action__area__plan=back, text__contains="audit.pdf")
    assert (found.kind, found.file) == ("text", None) and found.text.endswith("Page 3")


def test_whoever_brings_a_document_in_answers_for_what_it_says(plan: Plan, taker: Person, world: World) -> None:
    other = world.person("PL", name="Second lead")
    back = brought(taken(plan, "xlsx", taker), "xlsx", plan, other)
    said = Update.objects.filter(action__area__plan=back).first()
    assert said.made_by == other and back.status == Plan.Status.DRAFT and back.signed_off_on is None
    latest = Action.objects.filter(area__plan=back).first().latest_update
    assert latest.period == "2026-11"


def test_a_row_that_can_not_be_read_is_left_out_and_said(plan: Plan, taker: Person) -> None:
    book = openpyxl.load_workbook(io.BytesIO(taken(plan, "xlsx", taker)))
    milestones = book["Milestones"]
    milestones.append(["Nobody knows when", "31/02/2027", None])
    updates = book["Updates"]
    heads = [each.value for each in updates[1]]
    updates.append([{"Number": "U99", "About": "A99", "Month": "Oct 2026", "Progress": "x"}.get(h) for h in heads])
    reading = document.read(saved(book), name="plan.xlsx")
    assert len(reading.warnings) == 2 and "31/02/2027" in reading.warnings[0] and "A99" in reading.warnings[1]
    back = importing.import_reading(reading, name="B", unit=plan.unit, by=taker, on=TODAY)
    assert back.milestones.count() == 2


def test_a_document_that_contradicts_itself_is_refused_whole(plan: Plan, taker: Person) -> None:
    book = openpyxl.load_workbook(io.BytesIO(taken(plan, "xlsx", taker)))
    ratings = book["Areas month by month"]
    ratings.append([each.value for each in ratings[2]])
    reading = document.read(saved(book), name="plan.xlsx")
    with pytest.raises(PlanError, match="tells one thing twice"):
        importing.import_reading(reading, name="B", unit=plan.unit, by=taker, on=TODAY)
    assert not Plan.objects.filter(name="B").exists()


def test_a_row_taken_out_takes_no_other_row_s_links_along(plan: Plan, taker: Person) -> None:
    book = openpyxl.load_workbook(io.BytesIO(taken(plan, "xlsx", taker)))
    outcomes = book["Outcomes"]
    outcomes.delete_rows(2)  # O1: what names O2 still means O2
    back = importing.import_reading(
        document.read(saved(book), name="plan.xlsx"), name="B", unit=plan.unit, by=taker, on=TODAY
    )
    held_by = Action.objects.get(area__plan=back, text="Ask")
    assert [each.text for each in held_by.outcomes.all()] == ["Heard"]


def says_something(value: Any) -> bool:
    return value is not None and value is not False and value not in ("", [], {})


def saved(book: Any) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def every_cell(content: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [str(c.value) for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.value is not None]
