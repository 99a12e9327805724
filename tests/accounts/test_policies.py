"""Who may do what, and how far it reaches."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goldenthread.accounts import matrix, policies
from goldenthread.accounts.errors import NotAllowed, OutOfReach, WholeCouncilOnly
from tests.world import World

DAY = date(2026, 11, 20)


def test_the_file_has_every_role_and_no_cell_that_is_not_understood() -> None:
    assert len(matrix.roles()) == 20
    assert len(matrix.capabilities()) == 56


def test_nobody_at_all_may_impersonate_or_edit_history() -> None:
    assert not matrix.capabilities()["user.impersonate"].cells
    assert not matrix.capabilities()["history.edit"].cells


def test_a_capability_that_does_not_exist_is_an_error_and_never_a_yes(world: World) -> None:
    with pytest.raises(KeyError):
        policies.can(world.person("DIR"), "plan.veiw", on=DAY)


def test_a_director_reaches_the_whole_authority(world: World) -> None:
    far = policies.reach(world.person("DIR"), "plan.view", on=DAY)
    assert far.whole and far.covers_unit(world.looked_after.pk) and far.covers_unit(None)


def test_a_service_manager_reaches_the_branch_and_what_lies_above_but_not_the_next_service(world: World) -> None:
    far = policies.reach(world.person("SM", world.safeguarding), "plan.view", on=DAY)
    assert far.covers_unit(world.north.pk)
    assert far.covers_unit(world.authority.pk)
    assert not far.covers_unit(world.looked_after.pk)


def test_a_role_that_is_not_held_is_refused_in_words(world: World) -> None:
    with pytest.raises(NotAllowed) as refusal:
        policies.check(world.person("EM"), "plan.edit", on=DAY)
    assert refusal.value.remedy


def test_something_outside_the_branch_is_as_if_it_did_not_exist(world: World) -> None:
    manager = world.person("SM", world.safeguarding)
    with pytest.raises(OutOfReach):
        policies.check(manager, "plan.edit", on=DAY, unit_id=world.looked_after.pk)


@pytest.mark.parametrize(("last_day", "allowed"), [(DAY, True), (DAY - timedelta(days=1), False)])
def test_a_role_counts_up_to_its_last_day(world: World, last_day: date, allowed: bool) -> None:
    person = world.person(None)
    world.give(person, "PL", ends_on=last_day)
    assert policies.can(person, "plan.edit", on=DAY) is allowed


def test_a_person_who_has_left_can_do_nothing(world: World) -> None:
    leaver = world.person("DIR")
    leaver.is_active = False
    assert not policies.can(leaver, "plan.view", on=DAY)


def test_a_privileged_role_that_nobody_agreed_to_does_not_count(world: World) -> None:
    person = world.person(None)
    assignment = world.give(person, "IG")
    assignment.agreed_on = None
    assignment.save()
    assert not policies.can(person, "access_log.view_all", on=DAY)


def test_an_administrator_may_not_also_be_the_data_team() -> None:
    assert policies.conflicting(["SA", "TM", "DT"]) == ("SA", "DT")
    assert policies.conflicting(["TM", "DT"]) is None


def test_what_belongs_to_the_whole_council_is_read_by_a_branch_and_changed_by_those_who_reach_it_all(
    world: World,
) -> None:
    head, lead = world.person("HOS", world.safeguarding), world.person("PL")
    assert policies.reach(head, "target.edit", on=DAY).covers_unit(None)
    with pytest.raises(WholeCouncilOnly) as refusal:
        policies.check(head, "target.edit", on=DAY)
    assert refusal.value.remedy == "Ask the programme lead or the data team to change it."
    assert policies.check(lead, "target.edit", on=DAY).whole
    assert [policies.can_whole(each, "target.edit", on=DAY) for each in (head, lead)] == [False, True]


def test_a_branch_changes_nothing_that_stands_above_it(world: World) -> None:
    head = world.person("HOS", world.safeguarding)
    assert policies.check(head, "plan.edit", on=DAY, unit_id=world.north.pk)
    with pytest.raises(OutOfReach):
        policies.check(head, "plan.edit", on=DAY, unit_id=world.authority.pk)


def test_a_role_of_a_branch_held_for_the_council_itself_reaches_less_than_the_whole(world: World) -> None:
    """A branch is a branch even when it is the top of the tree: the matrix gives it no say for everybody."""
    with pytest.raises(WholeCouncilOnly):
        policies.check(world.person("HOS", world.authority), "target.edit", on=DAY)
