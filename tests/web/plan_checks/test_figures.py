"""A plan beside our own figures: followed to how a figure was made, as a workbook, and told while it is typed."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from goldenthread.measures.models import Result
from tests.web.plan_checks.test_counted import figure, linked
from tests.web.plans.made import Thread

pytestmark = pytest.mark.django_db
__all__ = ["figure", "linked"]


def clashes(thread: Thread) -> str:
    return reverse("plan-contradictions", args=[thread.plan.pk])


def test_the_other_side_leads_to_how_the_figure_was_made(leading: Client, linked: Thread, figure: Result) -> None:
    page = leading.get(clashes(linked)).text
    assert "1 place where two readings can not both be right. It was held against our figures." in page
    assert f'<a class="govuk-link" href="/figures/{figure.figure_id}/">78.8% (41 of 52)</a>' in page
    [row] = leading.get(clashes(linked)).context["table"].things
    assert row.mend_address == reverse("scorecard-edit", args=[linked.plan.scorecard.get(actual_raw="70%").pk])
    assert f'href="{row.mend_address}">Put it right' in page
    assert "For Oct 2026 it is 70% here, 78.8% in our figures." in page
    assert leading.get(clashes(linked), {"with": "Our figures"}).context["table"].things
    assert leading.get(clashes(linked), {"with": "This plan"}).context["table"].things == []


@pytest.mark.parametrize(("name", "title"), [("plan-check", "Plan check"), ("plan-contradictions", "Contradictions")])
def test_the_rows_as_filtered_are_a_workbook(
    leading: Client, linked: Thread, figure: Result, name: str, title: str
) -> None:
    answer = leading.get(reverse(name, args=[linked.plan.pk]), {"export": "xlsx", "severity": "Must be put right"})
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == [title]
    cells = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert cells[0][0] == f"{title}: Getting it right" and cells[2][:1] == ["Internal: contains small numbers"]
    assert len(cells) == 6  # title, how many, marking, an empty line, the head, one row
    assert cells[5][4] == "Must be put right"
    nothing = leading.get(reverse(name, args=[linked.plan.pk]), {"export": "xlsx", "severity": "Look at it"})
    assert len(list(load_workbook(io.BytesIO(nothing.content)).active.iter_rows())) == 5


def test_a_line_that_is_typed_is_held_against_its_figure(leading: Client, thread: Thread, figure: Result) -> None:
    cells = {"text": "Assessments in time", "baseline": "71%", "actual": "70%", "actual_period": "Oct 2026",
             "comparator": "", "target": "85%"}  # fmt: skip
    address = reverse("scorecard-advice", args=[thread.line.pk])
    part = leading.post(address, cells).text
    assert "One measure, two values: For Oct 2026 it is 70% here, 78.8% in our figures." in part
    assert "in our figures" not in leading.post(address, cells | {"actual": "79%"}).text
    assert "Arithmetic that does not hold" in leading.post(address, cells | {"actual": "70% (6 of 8)"}).text
