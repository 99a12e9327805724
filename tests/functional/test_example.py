"""Given an example that is being filled, when anybody looks, then they see how far it is and keep what they typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from goldenthread.work.models import Job
from tests.functional.browser import Visitor
from tests.world import World

Visit = Callable[..., Visitor]


@pytest.fixture
def job(council: World) -> Job:
    return Job.objects.create(
        kind="example.fill", title="Filling", state=Job.State.RUNNING, percent=43, created_at=timezone.now(),
        sentence="Loading the children of May 2026.",
    )  # fmt: skip


def _bar(visitor: Visitor) -> str:
    return visitor.page.locator("#example label").inner_text()


def test_the_bar_moves_while_somebody_types_and_goes_when_all_is_there(visit: Visit, job: Job) -> None:
    visitor = visit()
    visitor.page.goto("/sign-in/")
    assert _bar(visitor) == "The example council is being filled: 43 %"
    visitor.check()
    email = visitor.page.get_by_label("E-mail address", exact=True)
    email.fill("director@")
    Job.objects.filter(pk=job.pk).update(percent=90, sentence="Computing the measures of 24 months.")
    visitor.page.get_by_text("Computing the measures of 24 months.").wait_for()
    assert _bar(visitor) == "The example council is being filled: 90 %"
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE, percent=100)
    visitor.page.locator("#example").get_by_text("The example council is complete.").wait_for()
    assert email.input_value() == "director@"
    visitor.check()


def test_without_scripts_a_page_of_its_own_refreshes_itself(visit: Visit, job: Job) -> None:
    visitor = visit(javascript=False)
    visitor.page.goto("/sign-in/")
    visitor.page.get_by_role("link", name="See how far it is.").click()
    assert "43 %" in _bar(visitor)
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE, percent=100)
    visitor.page.get_by_text("The example council is complete.").wait_for()
