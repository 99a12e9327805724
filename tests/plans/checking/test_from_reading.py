"""A document as the checks see it: its days, its outcomes, and texts that nobody would type."""

from __future__ import annotations

import time
from datetime import date
from types import SimpleNamespace

import pytest

from goldenthread.plans.checking.from_reading import of_reading
from goldenthread.plans.reading.model import Area, DocumentFacts, Measure, Outcome, Reading, Recommendation, Statement
from tests.plans.checking.made import against, plan, said
from tests.plans.reading import made_up


def reading(title: str = "Plan", period: str = "", **parts: object) -> Reading:
    return Reading(DocumentFacts(title, "Northmoor Council", period, "plan.docx"), **parts)


@pytest.mark.parametrize(
    ("stated", "begins", "as_of"),
    [
        ("2026-27", date(2026, 4, 1), None),
        ("2026 to 2028", date(2026, 4, 1), None),
        ("July 2026", date(2026, 7, 1), date(2026, 7, 31)),
        ("DRAFT SEPT 2026", date(2026, 9, 1), date(2026, 9, 30)),
        ("", None, None),
    ],
)
def test_the_days_of_a_document(stated: str, begins: date | None, as_of: date | None) -> None:
    view = of_reading(reading(period=stated))
    assert (view.begins_on, view.as_of) == (begins, as_of)


def test_a_report_of_a_month_does_not_begin_in_it() -> None:
    view = of_reading(
        reading(period="July 2026", areas=(Area("Front door", progress=(Statement("The rota is out."),)),))
    )
    assert (view.begins_on, view.as_of) == (None, date(2026, 7, 31))


def test_what_a_report_says_may_carry_its_evidence_and_a_report_is_not_asked_for_outcomes() -> None:
    said = SimpleNamespace(text="The rota is out.", evidence=("rota",))
    area = Area("Front door", progress=(said,))
    view = of_reading(reading(areas=(area,), recommendations=(Recommendation("R1", "See children"),)))
    assert [each.text for each in view.said] == ["The rota is out."]
    assert view.recommendations == ()


def test_the_day_of_a_document_without_one_is_that_of_its_latest_figures() -> None:
    lines = [Measure(f"m{n}", "Visits", period=period) for n, period in enumerate(("2026-05", "2026-06", ""))]
    assert of_reading(reading(measures=tuple(lines))).as_of == date(2026, 6, 30)


def test_what_a_made_up_document_holds() -> None:
    view = of_reading(made_up.UNEVEN.read())
    texts = [action.text for action in view.actions]
    assert texts == ["Review the duty rota", "Train screening staff", "Audit decisions"]
    assert view.organisation == "Northmoor Council"
    assert view.officers_of("Front Door") == ("Head of Service, Front Door", "Screening Service Manager")


def test_an_outcome_is_measured_by_a_line_and_a_recommendation_answered_by_an_outcome() -> None:
    view = of_reading(
        reading(
            recommendations=(Recommendation("R1", "See children"), Recommendation("R2", "Hear them")),
            areas=(Area("Front door"),),
            outcomes=(Outcome("Front door", "Children are seen.", "R1"), Outcome("Front door", "Children are heard")),
            measures=(Measure("m1", "Visits", outcome="children are seen"),),
        )
    )
    assert [each.is_measured for each in view.outcomes] == [True, False]
    assert [each.is_answered for each in view.recommendations] == [True, False]


LONG = ["target of " * 400, "1" * 4000, "A " * 2000, "5% off " * 600, "(" * 4000, "is 1 " * 900, "Board " * 700]


@pytest.mark.parametrize("text", LONG)
def test_a_long_text_from_outside_takes_no_long_time(text: str) -> None:
    begun = time.process_time()
    against(plan(said(text[:4000])))
    assert time.process_time() - begun < 1
