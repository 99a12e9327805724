"""Sets of measures: three are given, a council changes them and makes its own, and every change is in history."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed, OutOfReach, WholeCouncilOnly
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.history.models import Entry
from goldenthread.measures import definition
from goldenthread.measures.errors import DefinitionError, MeasureError
from goldenthread.measures.models import ScorecardSet
from goldenthread.measures.sets import operations, queries
from tests.world import World

ON = date(2026, 6, 8)
IN_TIME, OPEN = "assessments-within-45-working-days", "assessments-open-beyond-45-working-days"
BOARD = "corporate-parenting-board"


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL")


def test_every_given_set_names_measures_of_the_library_once() -> None:
    for each in queries.given().values():
        assert [slug for slug in each.measures if slug not in definition.library()] == []
        assert len(set(each.measures)) == len(each.measures) > 5


def test_three_sets_are_there_before_anybody_made_one(db: None) -> None:
    names = [each.name for each in queries.every()]
    assert names == ["Critical measures", "Corporate parenting board", "Early help board"]


def test_a_given_set_is_changed_and_the_project_keeps_its_own(lead: Person) -> None:
    changed = operations.change(
        key=BOARD, version=1, name="Our children's board", purpose="", measures=[OPEN, IN_TIME], by=lead, on=ON
    )
    assert queries.find(BOARD) == changed
    assert changed.measures == (OPEN, IN_TIME)
    assert len(queries.given()[BOARD].measures) > 5
    line = Entry.objects.get(kind="measures.set_changed")
    assert line.changes["measures"] == [list(queries.given()[BOARD].measures), [OPEN, IN_TIME]]
    assert line.changes["name"] == ["Corporate parenting board", "Our children's board"]


def test_two_people_who_change_one_set_do_not_overwrite_each_other(lead: Person) -> None:
    asked = {"key": BOARD, "version": 1, "purpose": "", "measures": [IN_TIME], "by": lead, "on": ON}
    operations.change(name="First", **asked)
    with pytest.raises(StaleVersion):
        operations.change(name="Second", **asked)
    assert queries.find(BOARD).name == "First"


def test_a_council_makes_a_set_of_its_own(lead: Person) -> None:
    made = operations.make(name="Front door board", purpose=" What comes in ", measures=[IN_TIME], by=lead, on=ON)
    assert (made.key, made.purpose, made.measures) == ("front-door-board", "What comes in", (IN_TIME,))
    assert queries.every()[-1] == made
    assert Entry.objects.get(kind="measures.set_made").detail == "Front door board"


def test_a_removed_set_is_on_no_page_until_it_is_restored(lead: Person) -> None:
    removed = operations.remove(key=BOARD, version=1, by=lead, on=ON)
    assert BOARD not in [each.key for each in queries.every()]
    assert queries.find(BOARD).is_removed
    operations.restore(key=BOARD, version=removed.version, by=lead, on=ON)
    assert BOARD in [each.key for each in queries.every()]


def test_a_name_taken_meanwhile_keeps_a_removed_set_away(lead: Person) -> None:
    removed = operations.remove(key=BOARD, version=1, by=lead, on=ON)
    operations.make(name="Corporate parenting board", purpose="", measures=[IN_TIME], by=lead, on=ON)
    with pytest.raises(MeasureError, match="There is a set of this name"):
        operations.restore(key=BOARD, version=removed.version, by=lead, on=ON)


@pytest.mark.parametrize(
    ("name", "measures", "field"),
    [(" ", [IN_TIME], "name"), ("New", [], "measures"), ("early help BOARD", [IN_TIME], "name")],
)
def test_what_is_missing_or_taken_is_told_beside_its_field(
    lead: Person, name: str, measures: list[str], field: str
) -> None:
    with pytest.raises(MeasureError) as caught:
        operations.make(name=name, purpose="", measures=measures, by=lead, on=ON)
    assert caught.value.field == field


def test_a_measure_that_does_not_exist_is_refused(lead: Person) -> None:
    with pytest.raises(DefinitionError):
        operations.make(name="New", purpose="", measures=["no-such-measure"], by=lead, on=ON)


def test_a_set_that_never_was_is_out_of_reach(lead: Person) -> None:
    with pytest.raises(OutOfReach):
        operations.remove(key="never-given", version=1, by=lead, on=ON)


def test_a_measure_that_left_the_library_leaves_the_set(lead: Person) -> None:
    made = operations.make(name="New", purpose="", measures=[IN_TIME], by=lead, on=ON)
    ScorecardSet.objects.filter(key=made.key).update(measures=[IN_TIME, "gone"])
    assert queries.find(made.key).measures == (IN_TIME,)


def test_two_sets_of_like_names_have_keys_of_their_own(lead: Person) -> None:
    first = operations.make(name="A & B", purpose="", measures=[IN_TIME], by=lead, on=ON)
    second = operations.make(name="A - B", purpose="", measures=[IN_TIME], by=lead, on=ON)
    assert (first.key, second.key) == ("a-b", "a-b-2")


@pytest.mark.parametrize(("role", "refusal"), [("DIR", NotAllowed), ("TM", NotAllowed), ("HOS", WholeCouncilOnly)])
def test_only_who_sets_targets_for_the_whole_council_changes_sets(
    world: World, role: str, refusal: type[Exception]
) -> None:
    by = world.person(role, world.safeguarding)
    for change in (
        lambda: operations.make(name="New", purpose="", measures=[IN_TIME], by=by, on=ON),
        lambda: operations.remove(key=BOARD, version=1, by=by, on=ON),
    ):
        with pytest.raises(refusal):
            change()
    assert ScorecardSet.objects.count() == 0
