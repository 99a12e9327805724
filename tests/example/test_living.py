"""What came after sign-off in the example: so that no page of a living plan is empty there."""

from __future__ import annotations

import pytest

from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.example import drafting, living, people, plan_text
from goldenthread.plans import agreement, positions
from goldenthread.plans.models import (
    AcceptedFinding,
    Action,
    Comment,
    Mention,
    Plan,
    Post,
    Recommendation,
    Source,
)
from tests.kept import Kept

UNTIL = Month(2026, 10)


def _filled() -> Plan:
    staff = people.staff(7, UNTIL)
    people.found(staff)
    people.fill(staff, on=UNTIL.last_day, progress=lambda share, sentence: None)
    plan = drafting.fill(plan_text.read(UNTIL), UNTIL)
    living.fill(plan, UNTIL)
    return Plan.objects.get(pk=plan.pk)


# Two seconds of a processor.
kept = Kept(_filled)


@pytest.fixture
def plan(db: None) -> Plan:
    return kept()


def test_each_page_of_the_living_plan_has_something_on_it(plan: Plan) -> None:
    visit = Source.objects.get(title=living.VISIT)
    asked = Recommendation.objects.filter(source=visit)
    assert [each.outcomes.count() for each in asked] == [1, 0]
    assert plan.children.get().name == living.BELOW
    assert not agreement.of(plan.children.get()).approvals
    assert set(Action.objects.filter(area__plan=plan).values_list("phase", flat=True)) == {
        "Phase 1", "Phase 2", "Phase 3",
    }  # fmt: skip
    assert AcceptedFinding.objects.count() == 2
    assert Post.objects.count() > 20
    assert plan.milestones.filter(reached_on__isnull=False).count() == 1


def test_comments_are_answered_and_mentions_wait(plan: Plan) -> None:
    lead = Person.objects.get(email__startswith="programme-lead@")
    assert Comment.objects.filter(plan=plan).count() == 2
    assert Comment.objects.filter(action__reference="LC2").count() == 2
    assert Mention.objects.filter(person=lead, read_on__isnull=True).count() >= 3


def test_the_visits_of_the_lead_member_miss_their_last_time(plan: Plan) -> None:
    clinic = Action.objects.get(area__plan=plan, reference="LW4")
    missed = positions.missed(clinic, since=UNTIL.first_day, on=UNTIL.plus(1).last_day)
    assert [time.due_on.month for _, time in missed] == [10]


def test_a_second_fill_adds_nothing(plan: Plan) -> None:
    before = Comment.objects.count()
    living.fill(plan, UNTIL)
    assert Comment.objects.count() == before
