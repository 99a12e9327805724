from __future__ import annotations

import hashlib
import io

import docx
import pytest

from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.core.errors import Refusal
from goldenthread.history import chain
from goldenthread.plans import operations as plans
from goldenthread.reporting import operations, policies
from goldenthread.reporting.errors import SmallNumbers
from goldenthread.reporting.operations import File
from tests.reporting.planned import MADE, OCTOBER, TODAY, Planned
from tests.world import World


@pytest.fixture
def planned(world: World) -> Planned:
    return Planned(world)


def take(planned: Planned, by: Person, kind: str = "docx") -> File:
    return operations.take_out_exceptions(plan=planned.plan, period=OCTOBER, kind=kind, by=by, on=TODAY)


def test_a_report_taken_out_leaves_a_line_of_history_with_its_hash(planned: Planned) -> None:
    planned.tell()
    made = take(planned, planned.lead)
    assert made.name == "exceptions-getting-it-right-2026-10.docx"
    assert made.sha256 == hashlib.sha256(made.content).hexdigest()
    line = chain.lines_about(planned.plan)[0]
    assert (line.kind, line.by_name) == ("reporting.exception_report_downloaded", planned.lead.name)
    assert line.changes == {"period": [None, "2026-10"], "kind": [None, "docx"], "sha256": [None, made.sha256]}
    assert chain.verify() == []


def test_the_word_file_opens_with_its_headings_marking_and_words(planned: Planned) -> None:
    planned.tell()
    planned.figure()
    document = docx.Document(io.BytesIO(take(planned, planned.lead).content))
    headings = [each.text for each in document.paragraphs if each.style.name.startswith("Heading")]
    assert headings[:3] == ["Summary", "Areas in exception", "Front door"]
    assert headings[-1] == "Where the figures come from"
    assert "Internal: contains small numbers" in document.sections[0].header._element.xml
    assert any("“Contacts fell.”" in each.text for each in document.paragraphs)


def test_the_web_page_escapes_what_people_wrote(planned: Planned) -> None:
    planned.tell()
    page = take(planned, planned.lead, "html").content.decode()
    assert "The police &lt;agreed&gt;." in page


@pytest.mark.parametrize("role", ["BM", "SW", "PA", "SA", "LM"])
def test_without_the_right_to_make_reports_there_is_none_and_no_line(planned: Planned, role: str) -> None:
    before = chain.lines_about(planned.plan).count()
    with pytest.raises(NotAllowed):
        take(planned, planned.world.person(role))
    assert chain.lines_about(planned.plan).count() == before


def test_who_may_not_see_small_numbers_may_not_take_a_report_out(
    planned: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No role of today's matrix makes reports without seeing figures; a later one may."""
    asked = policies.rights.can
    monkeypatch.setattr(
        policies.rights, "can", lambda who, what, **more: "kpi" not in what and asked(who, what, **more)
    )
    with pytest.raises(SmallNumbers, match="contains small numbers"):
        take(planned, planned.lead)


def test_a_plan_of_another_branch_is_not_there(planned: Planned) -> None:
    world = planned.world
    care = plans.create_plan(name="Care", unit=world.care, by=planned.lead, on=MADE)
    head = world.person("HOS", world.safeguarding)
    assert not policies.can_generate(care, by=head, on=TODAY)
    with pytest.raises(OutOfReach):
        operations.take_out_exceptions(plan=care, period=OCTOBER, kind="docx", by=head, on=TODAY)


def test_an_unknown_kind_of_file_names_those_there_are(planned: Planned) -> None:
    with pytest.raises(Refusal, match="Choose one of: docx, html"):
        take(planned, planned.lead, "pdf")
