"""A document as the checks see it: its days, its outcomes, and texts that nobody would type."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from goldenthread.plans.checking import quality
from goldenthread.plans.checking.from_reading import of_reading
from goldenthread.plans.reading.model import (
    Action,
    Area,
    DocumentFacts,
    Measure,
    Outcome,
    ReadDate,
    Reading,
    Recommendation,
    Statement,
    Told,
)
from tests.plans.checking.made import TODAY, against, plan, said
from tests.plans.reading import made_up

DUE_IN_MARCH, DUE_IN_APRIL = ReadDate("31 Mar 2027", "2027-03-31"), ReadDate("30 Apr 2027", "2027-04-30")


def reading(title: str = "Plan", period: str = "", **parts: object) -> Reading:
    return Reading(DocumentFacts(title, "Northmoor Council", period, "plan.docx"), **parts)


@pytest.mark.parametrize(
    ("stated", "begins", "as_of"),
    [
        ("2026-27", date(2026, 4, 1), None),
        ("2026 to 2028", date(2026, 4, 1), None),
        ("July 2026", date(2026, 7, 1), date(2026, 7, 31)),
        ("DRAFT SEPT 2026", date(2026, 9, 1), date(2026, 9, 30)),
        ("To March 2027", None, date(2027, 3, 31)),
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


@pytest.mark.parametrize(("published", "why"), [({}, "gives none"), ({"published_on": "2026-11-02"}, "")])
def test_a_time_band_counts_from_the_source_where_the_document_says_its_day(
    published: dict[str, str], why: str
) -> None:
    """Within three months of 2 Nov 2026 is 2 Feb 2027; the check is of 20 Nov 2026."""
    view = of_reading(
        reading(
            recommendations=(Recommendation("R1", "See them", timeframe="Within three months", source_number="S1"),),
            actions=(Action("a1", "Publish the rota", "Front door", recommendation="R1", leads=("Head of Service",)),),
            told=(Told("sources", "Sources, row 1", "S1", {"title": "Inspection", **published}),),
        )
    )
    reasons = [each.reason for each in quality.check(view, on=TODAY) if each.code in {"Q02", "Q05"}]
    assert len(reasons) == bool(why) and all(why in each for each in reasons)


LONG = ["target of " * 400, "1" * 4000, "A " * 2000, "5% off " * 600, "(" * 4000, "is 1 " * 900, "Board " * 700]


@pytest.mark.parametrize("text", LONG)
def test_a_long_text_from_outside_takes_no_long_time(text: str) -> None:
    begun = time.process_time()
    against(plan(said(text[:4000])))
    assert time.process_time() - begun < 1


def test_what_an_action_of_a_document_of_ours_waits_for_and_that_it_is_claimed() -> None:
    """A2 waits for A1, which ends a month later; once A1 is claimed complete nothing is wrong, and it is not late."""
    first = Action("a1", "Appoint leads", "Front door", dates=(DUE_IN_APRIL,), leads=("Head",), number="A1")
    then = Action("a2", "Train leads", "Front door", dates=(DUE_IN_MARCH,), leads=("Head",), number="A2",
                  waits_for=("A1", "A7"))  # fmt: skip
    told = quality.check(of_reading(reading(actions=(first, then))), on=TODAY)
    assert [(each.code, each.about) for each in told] == [("Q20", "action:a2")]
    claimed = replace(first, claimed="2026-11-02", is_claimed=True)
    view = of_reading(reading(actions=(claimed, then)))
    assert quality.check(view, on=TODAY) == []
    assert view.actions[0].claimed_on == date(2026, 11, 2)
