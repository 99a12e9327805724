"""Restricted records: hidden by one person at once, shown again only when two agree, one of them a guardian."""

from datetime import date, timedelta

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.core.errors import StaleVersion
from goldenthread.history import chain
from goldenthread.records import operations, restrictions
from goldenthread.records.errors import RecordsError
from goldenthread.records.models import RestrictedChild

ON = date(2026, 11, 10)
NEXT = ON + timedelta(days=1)


def restricted(by) -> RestrictedChild:
    return operations.restrict_child(child_id="Amara", reason="Close to staff", by=by, on=ON, confirmed=True)


def asked(world, by, child_id="Amara") -> RestrictedChild:
    found = restricted(world.person("DT"))
    return operations.ask_lift(
        restriction=found, version=found.version, child_id=child_id, reason="Moved away", by=by, on=ON
    )


def agree(found: RestrictedChild, by, on=ON) -> RestrictedChild:
    return operations.agree_lift(restriction=found, version=found.version, by=by, on=on)


def test_two_people_lift_a_restriction_and_history_says_who(world):
    found = asked(world, world.person("DIR"))
    assert found.lifted_on is None
    agree(found, world.person("IG"))
    assert found.lifted_on == ON
    assert [line.kind for line in chain.lines_about(found)] == [
        "records.restriction_lifted", "records.restriction_lift_asked", "records.child_restricted",
    ]  # fmt: skip
    again = restricted(world.person("DT"))
    assert again.pk != found.pk and RestrictedChild.objects.filter(lifted_on__isnull=True).get() == again


def test_the_one_who_asked_does_not_agree(world):
    guardian = world.person("IG")
    found = asked(world, guardian)
    with pytest.raises(RecordsError, match="second person must agree"):
        agree(found, guardian, NEXT)


def test_a_second_who_is_no_guardian_waits_a_day(world):
    found = asked(world, world.person("IG"))
    director = world.person("DIR")
    with pytest.raises(RecordsError, match="nothing is shown again on the same day"):
        agree(found, director)
    agree(found, director, NEXT)
    assert found.lifted_on == NEXT


def test_two_who_are_no_guardians_lift_nothing(world):
    found = asked(world, world.person("DIR"))
    with pytest.raises(RecordsError, match="must guard the records"):
        agree(found, world.person("DIR"), NEXT)


def test_the_id_of_another_record_is_refused(world):
    with pytest.raises(RecordsError, match="of another record"):
        asked(world, world.person("IG"), child_id="Ben")
    assert RestrictedChild.objects.get().lift_asked_on is None


def test_a_manager_restricts_and_cannot_lift(world):
    manager = world.person("TM", world.north)
    found = restricted(manager)
    with pytest.raises(NotAllowed):
        operations.ask_lift(
            restriction=found, version=found.version, child_id="Amara", reason="Moved away", by=manager, on=ON
        )


def test_what_was_asked_is_taken_back_and_a_stale_yes_lifts_nothing(world):
    found = asked(world, world.person("DIR"))
    seen = found.version
    operations.take_back_lift(restriction=found, version=seen, by=world.person("IG"), on=ON)
    assert (found.lift_asked_on, found.lift_reason) == (None, "")
    with pytest.raises(RecordsError, match="Nobody has asked"):
        agree(found, world.person("IG"))
    operations.ask_lift(
        restriction=found, version=found.version, child_id="Amara", reason="Again", by=world.person("DIR"), on=ON
    )
    with pytest.raises(StaleVersion):
        operations.agree_lift(restriction=found, version=seen, by=world.person("IG"), on=ON)


def test_who_may_not_lift_sees_only_what_they_restricted(world):
    mine, theirs = world.person("TM", world.north), world.person("DT")
    found = restricted(mine)
    assert list(restrictions.visible_to(mine, on=ON)) == [found]
    assert not restrictions.visible_to(theirs, on=ON).exists()
    assert list(restrictions.visible_to(world.person("IG"), on=ON)) == [found]
