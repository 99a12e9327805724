"""What a careful reader found in the shared plan documents is found, and little else."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from goldenthread.plans.checking import contradictions, from_reading, quality
from goldenthread.plans.checking.finding import Contradiction
from goldenthread.plans.checking.view import PlanView
from goldenthread.plans.reading import document
from tests.shared import shared

ON = date(2026, 11, 21)


@pytest.fixture(scope="module")
def improvement_plan() -> PlanView:
    return _read("000_southampton_improvement_plan.docx")


@pytest.fixture(scope="module")
def exception_report() -> PlanView:
    return _read("001_southampton_exception_report.docx")


@pytest.fixture(scope="module")
def other_council() -> PlanView:
    return _read("003_west_sussex_practice_improvement_plan.docx")


def _read(name: str) -> PlanView:
    path = shared(f"plans/{name}")
    return from_reading.of_reading(document.read(path.read_bytes(), name=path.name))


@pytest.fixture(scope="module")
def clashes(improvement_plan: PlanView, exception_report: PlanView) -> list[Contradiction]:
    within = contradictions.of(exception_report, on=ON)
    return [*contradictions.of(improvement_plan, [exception_report], on=ON), *within]


@pytest.mark.parametrize(
    ("code", "left", "right"),
    [
        ("C01", "target 5 days", "target 8 days"),
        ("C01", "on the target (402 days)", "target <365 days; 2020-07: 306"),
        ("C01", "aspiration is 18", "target 20 allocated children per worker in PACT; 15 per worker in LAC"),
        ("C02", "in 99% of cases", "98%"),
        ("C02", "under 2% from target", "8% lower than target"),
        ("C03", "8% lower than target", "target 81%; 2020-07: 86%"),
        ("C03", "(2%) lower than target", "target 95%; 2020-07: 96%"),
        ("C03", "remains within target", "target >109; 2020-07: 108"),
        ("C04", "100%: Allocations", "88.8%"),
        ("C04", "4.5% off target", "95.6%"),
        ("C09", "516 to 512", "100 to 101"),
    ],
)
def test_what_the_careful_reader_found(clashes: list[Contradiction], code: str, left: str, right: str) -> None:
    found = [each for each in clashes if each.code == code]
    assert any(left in each.left.says and right in each.right.says for each in found), [e.left.says for e in found]


def test_how_many_contradictions_there_are(clashes: list[Contradiction]) -> None:
    """So that a rule that begins to cry wolf is seen. Each but the dates was judged by hand."""
    counted = Counter(each.code for each in clashes)
    assert counted == {"C01": 3, "C02": 2, "C03": 4, "C04": 2, "C05": 53, "C08": 5, "C09": 2}


def test_nothing_is_held_against_another_council(improvement_plan: PlanView, other_council: PlanView) -> None:
    assert contradictions.of(other_council, [improvement_plan], on=ON) == []


def test_how_many_findings_there_are(
    improvement_plan: PlanView, exception_report: PlanView, other_council: PlanView
) -> None:
    counted = [Counter(e.code for e in quality.check(v, on=ON)) for v in (exception_report, other_council)]
    assert counted == [
        {"Q01": 1, "Q02": 2, "Q06": 48, "Q19": 2},
        {"Q01": 1, "Q02": 1, "Q06": 4, "Q10": 28, "Q11": 1, "Q13": 1, "Q14": 2},
    ]
    assert Counter(each.code for each in quality.check(improvement_plan, on=ON)) == {
        "Q01": 1, "Q02": 2, "Q04": 1, "Q06": 54, "Q11": 5, "Q12": 2, "Q13": 1, "Q14": 1, "Q15": 9, "Q16": 2, "Q19": 3,
    }  # fmt: skip
