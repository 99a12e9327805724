"""The council's own numbers, set from a day on."""

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed, WholeCouncilOnly
from goldenthread.history import chain
from goldenthread.records import access, operations, snapshots
from goldenthread.records.errors import RecordsError, UnknownChild
from goldenthread.records.models import RestrictedChild, Setting

NAME = "protection_plan_visit_working_days"
ON = date(2026, 6, 1)


def put(by, amount=15, starts_on=ON, source="Practice standards 2026", name=NAME):
    return operations.set_parameter(name=name, amount=amount, starts_on=starts_on, source=source, by=by, on=ON)


def test_a_new_value_ends_the_one_before_on_the_day_before(world):
    data = world.person("DT")
    put(data, 10, date(2025, 4, 1))
    setting = put(data, 15)
    assert [(v.amount, v.starts_on, v.ends_on) for v in operations.values()] == [
        (10, date(2025, 4, 1), date(2026, 5, 31)),
        (15, ON, None),
    ]
    assert chain.lines_about(setting).get().changes == {"amount": [10, 15]}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"amount": 0}, "above zero"),
        ({"amount": 2.5}, "whole number"),
        ({"amount": float("nan")}, "whole number"),
        ({"source": " "}, "where the number is from"),
        ({"name": "visits"}, "no setting called visits"),
        ({"starts_on": date(2025, 4, 1)}, "already starts"),
    ],
)
def test_what_is_not_a_value_is_refused(world, words, message):
    data = world.person("DT")
    put(data, 10, date(2025, 4, 1))
    with pytest.raises(RecordsError, match=message):
        put(data, **words)
    assert Setting.objects.count() == 1


def test_a_role_without_targets_may_not_set_it(world):
    with pytest.raises(NotAllowed):
        put(world.person("SW", world.north))


def test_locking_twice_is_one_restriction_and_names_no_child(world):
    for _ in range(2):
        operations.restrict_child(
            child_id="Amara", reason="Close to staff", by=world.person("DT"), on=ON, confirmed=True
        )
    assert "Amara" not in str(vars(RestrictedChild.objects.get()))
    with pytest.raises(RecordsError, match="Say why"):
        operations.restrict_child(child_id="Ben", reason="", by=world.person("DT"), on=ON, confirmed=True)


def test_blanks_around_an_id_do_not_leave_the_child_open(world):
    data = world.person("DT")
    operations.restrict_child(child_id=" Amara ", reason="Close to staff", by=data, on=ON, confirmed=True)
    assert RestrictedChild.objects.get().child_digest == access.digest(["Amara"])
    for child, reason in ((" ", "Close to staff"), ("Ben", "x" * 301)):
        with pytest.raises(RecordsError):
            operations.restrict_child(child_id=child, reason=reason, by=data, on=ON, confirmed=True)


def loaded(world, children):
    """A live snapshot with these children."""
    first, second = world.person("DT"), world.person("DT")
    snapshot = snapshots.stage_tables(
        tables={"person": {"child_id": children}}, kind="annex_a", as_at=ON, source_name="annex-a.xlsx", by=first, on=ON
    )
    snapshots.make_live(snapshot=snapshot, by=second, on=ON)
    return snapshot


def test_an_id_that_no_live_load_holds_is_refused_until_a_person_confirms_it(world):
    data, asked = world.person("DT"), {"reason": "Close to staff", "on": ON}
    loaded(world, ["000123"])
    with pytest.raises(UnknownChild, match="No live data load holds a record with this id") as refused:
        operations.restrict_child(child_id="123", by=data, **asked)
    assert (refused.value.field, "confirm" in refused.value.remedy) == ("child_id", True)
    assert not RestrictedChild.objects.exists()
    operations.restrict_child(child_id="123", by=data, confirmed=True, **asked)
    operations.restrict_child(child_id="000123", by=data, **asked)
    assert RestrictedChild.objects.count() == 2


def test_a_load_that_was_taken_back_knows_nobody(world):
    snapshot = loaded(world, ["000123"])
    snapshots.withdraw(snapshot=snapshot, by=world.person("DT"), on=ON, reason="Wrong file")
    with pytest.raises(UnknownChild):
        operations.restrict_child(child_id="000123", reason="Close to staff", by=world.person("DT"), on=ON)


def test_a_head_of_one_branch_does_not_set_the_councils_own_numbers(world):
    with pytest.raises(WholeCouncilOnly):
        put(world.person("HOS", world.safeguarding))
    assert not Setting.objects.exists()
