"""The response clock of an inspection."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.history import chain
from goldenthread.plans import operations, responding
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Source
from goldenthread.records import operations as numbers
from tests.world import World

PUBLISHED = date(2026, 9, 1)
TODAY = date(2026, 11, 20)
DUE = date(2026, 12, 8)  # 70 working days after Tuesday 1 September; no bank holiday lies in between


@pytest.fixture
def report(lead: Person) -> Source:
    return operations.add_source(
        kind="ilacs_standard", title="Inspection of 2026", published_on=PUBLISHED, by=lead, on=TODAY
    )


def test_an_ilacs_report_is_answered_within_70_working_days(report: Source) -> None:
    clock = responding.clock(report, on=TODAY)
    assert (clock.given, clock.due_on, clock.left, clock.is_over) == (70, DUE, 12, False)
    assert clock.sentence == "Due on 8 Dec 2026, 12 working days left; nobody is named yet."


@pytest.mark.parametrize(
    ("on", "said", "is_over"),
    [
        (DUE, "Due today, 8 Dec 2026", False),
        (date(2026, 12, 9), "It was due on 8 Dec 2026, 1 working day ago", True),
    ],
)
def test_on_its_last_day_it_is_due_and_on_the_next_it_is_over(
    report: Source, on: date, said: str, is_over: bool
) -> None:
    clock = responding.clock(report, on=on)
    assert clock.sentence.startswith(said)
    assert clock.is_over == is_over


def test_the_number_is_the_councils_own_and_that_of_the_day_of_publication_counts(
    report: Source, lead: Person, world: World
) -> None:
    given = {"name": responding.ILACS, "source": "New regulations", "by": lead, "on": TODAY}
    numbers.set_parameter(amount=60, starts_on=date(2026, 9, 2), **given)
    assert responding.clock(report, on=TODAY).given == 70
    report.published_on = date(2026, 9, 2)
    assert responding.clock(report, on=TODAY).given == 60


def test_other_kinds_have_no_clock_unless_they_bring_their_own(report: Source, lead: Person) -> None:
    report.kind = "peer_challenge"
    assert responding.clock(report, on=TODAY).sentence == "No response clock runs for this kind of source."
    operations.set_response(
        source=report, version=1, response_lead="Head of safeguarding", response_working_days=20, by=lead, on=TODAY
    )
    clock = responding.clock(report, on=PUBLISHED)
    assert (clock.due_on, clock.left) == (date(2026, 9, 29), 20)
    assert clock.sentence.endswith("; Head of safeguarding answers.")


def test_a_source_without_a_date_has_an_unknown_clock(report: Source) -> None:
    report.published_on = None
    clock = responding.clock(report, on=TODAY)
    assert clock.due_on is None
    assert clock.sentence == "The clock is unknown, because the source has no date of publication."


@pytest.mark.parametrize(
    ("sent", "said"),
    [(DUE, "in time (due 8 Dec 2026)."), (date(2026, 12, 10), "2 working days late.")],
)
def test_a_response_stops_the_clock_and_is_taken_back(report: Source, lead: Person, sent: date, said: str) -> None:
    by = {"by": lead, "on": date(2026, 12, 18)}
    operations.record_response(source=report, version=1, responded_on=sent, **by)
    clock = responding.clock(report, on=date(2026, 12, 18))
    assert not clock.is_over and not clock.runs
    assert clock.sentence.endswith(said)
    with pytest.raises(PlanError, match="already recorded"):
        operations.record_response(source=report, version=2, responded_on=sent, **by)
    operations.withdraw_response(source=report, version=2, **by)
    assert responding.clock(report, on=date(2026, 12, 18)).is_over
    kinds = [line.kind for line in chain.lines_about(report)]
    assert kinds[:2] == ["plans.response_withdrawn", "plans.response_recorded"]


def test_a_response_is_neither_before_the_report_nor_in_the_future(report: Source, lead: Person) -> None:
    for day, why in ((date(2026, 8, 31), "published later"), (date(2026, 11, 21), "still to come")):
        with pytest.raises(PlanError, match=why):
            operations.record_response(source=report, version=1, responded_on=day, by=lead, on=TODAY)


def test_only_who_writes_plans_for_the_whole_council_answers_for_it(report: Source, world: World) -> None:
    with pytest.raises(NotAllowed):
        operations.record_response(
            source=report, version=1, responded_on=TODAY, by=world.person("HOS", world.safeguarding), on=TODAY
        )
