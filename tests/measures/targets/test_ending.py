"""A target that nothing follows ends by two people, and months that are over keep it."""

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.core.errors import StaleVersion
from goldenthread.history import chain
from goldenthread.measures import operations
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Target
from goldenthread.measures.targets import ending, queries
from tests.measures.agreed import SLUG, agreed, proposed, second

ON, JANUARY, LAST = date(2026, 6, 8), date(2026, 1, 1), date(2026, 7, 31)
WHY = "The measure is not part of the new plan"


@pytest.fixture
def analyst(world):
    return world.person("DT", name="Data manager")


@pytest.fixture
def director(world):
    return second(world)


@pytest.fixture
def target(analyst, director):
    return agreed(analyst, agreed_by=director, on=ON, starts_on=JANUARY)


def end(target, by, ends_on=LAST, reason=WHY, on=ON):
    return operations.propose_end(target=target, ends_on=ends_on, reason=reason, by=by, on=on)


def in_force(on):
    return list(queries.in_force([SLUG], on=on))


def test_a_target_ends_once_a_second_person_agrees_and_nothing_follows(target, analyst, director):
    made = end(target, analyst)
    assert in_force(date(2026, 8, 1)) == [target], "it counts for nothing yet"
    operations.approve_end(ending=made, version=1, by=director, on=ON)
    assert (in_force(LAST), in_force(date(2026, 8, 1))) == ([target], [])
    lines = [(line.kind, line.by_name) for line in chain.lines_about(made).order_by("seq")]
    assert lines == [
        ("measures.target_end_proposed", analyst.name), ("measures.target_end_approved", director.name),
    ]  # fmt: skip
    assert chain.verify() == []


def test_who_proposes_the_end_does_not_agree_to_it(world, target):
    lead = world.person("PL")
    made = end(target, lead)
    with pytest.raises(MeasureError, match="You proposed this"):
        operations.approve_end(ending=made, version=1, by=lead, on=ON)
    with pytest.raises(NotAllowed):
        operations.approve_end(ending=made, version=1, by=world.person("DT"), on=ON)


def test_months_that_were_over_when_it_was_agreed_keep_the_target(target, analyst, director):
    made = end(target, analyst, ends_on=date(2026, 6, 10))
    operations.approve_end(ending=made, version=1, by=director, on=date(2026, 8, 4))
    assert (in_force(date(2026, 7, 31)), in_force(date(2026, 8, 1))) == ([target], [])


def test_after_it_a_target_may_be_proposed_again(target, analyst, director):
    operations.approve_end(ending=end(target, analyst, ends_on=ON), version=1, by=director, on=ON)
    later = agreed(analyst, agreed_by=director, on=ON, value=95.0, starts_on=date(2026, 6, 9))
    assert in_force(date(2026, 6, 9)) == [later]


def test_a_declined_or_withdrawn_end_leaves_the_target_as_it_is(target, analyst, director):
    operations.decline_end(ending=end(target, analyst), version=1, reason="It is in the plan", by=director, on=ON)
    operations.withdraw_end(ending=end(target, analyst), version=1, by=analyst, on=ON)
    assert in_force(date(2026, 8, 1)) == [target]
    assert ending.waiting(target) is None


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"reason": " "}, "Say why"), ({"ends_on": date(2026, 6, 7)}, "today or later"),
    ],
)  # fmt: skip
def test_what_is_no_end_is_refused(target, analyst, more, said):
    with pytest.raises(MeasureError, match=said):
        end(target, analyst, **more)


def test_only_what_holds_can_be_ended_and_only_earlier(target, analyst, director):
    with pytest.raises(MeasureError, match="not in force"):
        end(proposed(analyst, on=ON), analyst)
    made = end(target, analyst)
    with pytest.raises(MeasureError, match="Another proposal to end it waits"):
        end(target, analyst)
    operations.approve_end(ending=made, version=1, by=director, on=ON)
    target = Target.objects.get(pk=target.pk)
    with pytest.raises(MeasureError, match="no later than that already"):
        end(target, analyst)


def test_of_two_who_decide_at_once_the_second_is_told(target, analyst, director, world):
    made = end(target, analyst)
    stale = type(made).objects.get(pk=made.pk)
    operations.approve_end(ending=made, version=1, by=director, on=ON)
    with pytest.raises((StaleVersion, MeasureError)):
        operations.decline_end(ending=stale, version=1, reason="No", by=world.person("PL"), on=ON)


def test_the_proposal_waits_for_those_who_may_decide(target, analyst, director):
    made = end(target, analyst)
    assert queries.waiting_for(director, on=ON) == ([], [], [made])
    assert queries.waiting_for(analyst, on=ON) == ([], [], [])
