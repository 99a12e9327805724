"""A team beside the whole: its sums, its states, and exact limits for its size."""

from __future__ import annotations

from datetime import date
from math import comb

import pytest

from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.accounts.models import Unit, UnitName
from goldenthread.core.periods import Month
from goldenthread.measures import definition, queries, teams
from goldenthread.measures.models import Result
from tests.world import World

MAY, ON = Month(2026, 5), date(2026, 6, 8)
SHARE = "assessments-within-45-working-days"


def kind(wanted: str) -> definition.Definition:
    return next(each for each in definition.library().values() if each.head.kind == wanted)


def figure(above: float | None, below: float | None, value: float | None = None, state: str = "known") -> Result:
    given = 100 * above / below if value is None and above is not None and below else value
    return Result(numerator=above, denominator=below, value=given, state=state, missing=0, reason="", period=MAY.id)


def store(slug: str, cut: str, above: float, below: float, month: Month = MAY) -> None:
    Result.objects.create(
        figure_id=f"{Result.objects.count():016d}", measure=slug, period=month.id, cut=cut,
        breakdown=queries.TEAM if cut else queries.COUNCIL, numerator=above, denominator=below,
        value=100 * above / below, missing=0, state="known", fingerprint="f", rule_version="1", computed_on=ON,
    )  # fmt: skip


def tail(n: int, p: float, counts: range) -> float:
    """How often chance gives one of these counts: the slow and obvious sum."""
    return sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in counts)


@pytest.mark.parametrize("of", [1, 2, 12, 40])
@pytest.mark.parametrize("p0", [0.02, 0.3, 0.85])
def test_a_team_stands_out_when_chance_gives_so_few_or_many_less_than_once_in_a_thousand(of: int, p0: float) -> None:
    for above in range(of + 1):
        place = teams.standing(definition.get(SHARE), figure(above, of), figure(round(p0 * 1000), 1000)).place
        assert (place == "below") == (tail(of, p0, range(above + 1)) < 0.001)
        assert (place == "above") == (tail(of, p0, range(above, of + 1)) <= 0.001)


def test_the_limits_are_whole_cases_and_narrower_for_a_larger_team() -> None:
    small = teams.standing(definition.get(SHARE), figure(10, 12), figure(850, 1000))
    large = teams.standing(definition.get(SHARE), figure(100, 120), figure(850, 1000))
    assert (small.fewest, small.most, small.of) == (6, 12, 12)  # method 3.4: .424 exact is between 5 and 6 of 12
    assert small.fewest / 12 < large.fewest / 120 < 0.85 < large.most / 120 < small.most / 12
    assert not small.widened


def test_a_team_that_is_the_whole_is_not_held_against_itself() -> None:
    assert teams.standing(definition.get(SHARE), figure(5, 10), figure(5, 10)).place == "whole"


def test_where_all_or_none_meet_the_standard_no_team_stands_out() -> None:
    found = teams.standing(definition.get(SHARE), figure(12, 12), figure(50, 50))
    assert (found.place, found.fewest, found.most) == ("within", 12, 12)


@pytest.mark.parametrize(
    ("team", "whole"),
    [
        (None, figure(8, 10)),
        (figure(8, 10), None),
        (figure(None, None, state="unknown"), figure(8, 10)),
        (figure(3, 10, state="suppressed"), figure(8, 10)),
        (figure(0, 0, state="not_applicable"), figure(8, 10)),
        (figure(12, 10), figure(80, 100)),
    ],
)
def test_without_two_shares_there_are_no_limits(team: Result | None, whole: Result | None) -> None:
    found = teams.standing(definition.get(SHARE), team, whole)
    assert (found.place, found.fewest, found.most) == ("none", None, None)


@pytest.mark.parametrize("name", ["count", "mean", "per", "rate", "weighted"])
def test_only_shares_have_limits_and_the_rest_say_why(name: str) -> None:
    found = teams.standing(kind(name), figure(8, 10), figure(80, 100))
    assert found.place == "none"
    assert found.reason


def test_teams_that_differ_by_more_than_chance_widen_the_limits(db: None) -> None:
    for number in range(10):
        store(SHARE, f"Team {number}", 60 if number % 2 else 95, 100)
    spread = teams.spreads([SHARE], MAY)[SHARE]
    plain = teams.standing(definition.get(SHARE), figure(60, 100), figure(775, 1000))
    wide = teams.standing(definition.get(SHARE), figure(60, 100), figure(775, 1000), spread=spread)
    assert (plain.place, wide.place, wide.widened) == ("below", "within", True)


def test_nine_teams_are_too_few_to_tell_how_much_they_differ(db: None) -> None:
    for number in range(9):
        store(SHARE, f"Team {number}", 60 if number % 2 else 95, 100)
    assert teams.spreads([SHARE], MAY) == {}


def test_several_teams_add_up_to_their_service(world: World) -> None:
    store(SHARE, "Assessment North", 8, 10)
    store(SHARE, "Assessment South", 1, 10)
    store(SHARE, "Looked After West", 9, 9)
    store(SHARE, "", 18, 29)
    seen = queries.sight(world.person("DIR"), on=ON)
    found = teams.series(teams.names(world.safeguarding, on=ON), [MAY], seen=seen)[SHARE, MAY.id]
    assert (found.numerator, found.denominator, found.value, found.state) == (9, 20, 45, "known")


def test_a_team_under_two_names_is_one_team(world: World) -> None:
    UnitName.objects.create(unit=world.north, text="North 2", starts_on=date(2026, 1, 1))
    store(SHARE, "Assessment North", 8, 10)
    store(SHARE, "North 2", 2, 10)
    seen = queries.sight(world.person("DIR"), on=ON)
    found = teams.series(teams.names(world.north, on=ON), [MAY], seen=seen)
    assert found[SHARE, MAY.id].value == 50


def test_what_lies_outside_sight_is_not_added(world: World) -> None:
    store(SHARE, "Assessment North", 8, 10)
    store(SHARE, "Assessment South", 1, 10)
    seen = queries.sight(world.person("TM", world.north), on=ON)
    found = teams.series(teams.names(world.safeguarding, on=ON), [MAY], seen=seen)
    assert found[SHARE, MAY.id].denominator == 10


@pytest.mark.parametrize(
    ("states", "wanted"),
    [
        (["known", "known"], "known"),
        (["known", "stale"], "stale"),
        (["known", "unknown"], "unknown"),
        (["unknown", "suppressed"], "suppressed"),
        (["known", "not_applicable"], "known"),
        (["not_applicable", "not_applicable"], "not_applicable"),
    ],
)
def test_a_sum_is_no_better_known_than_its_parts(states: list[str], wanted: str) -> None:
    parts = [figure(4, 8, state=state) if state in {"known", "stale"} else figure(None, None, state=state)
             for state in states]  # fmt: skip
    found = teams.added_up(definition.get(SHARE), parts)
    assert found.state == wanted
    assert (found.value is None) == (wanted not in {"known", "stale"})


def test_counts_add_up_and_children_for_each_worker_do_not() -> None:
    parts = [figure(3, None, 3), figure(4, None, 4)]
    assert teams.added_up(kind("count"), parts).value == 7
    assert teams.added_up(kind("per"), parts).state == "unknown"


def test_a_mean_of_two_teams_is_of_all_their_cases() -> None:
    parts = [figure(10, 5, 2), figure(90, 10, 9)]
    assert teams.added_up(kind("mean"), parts).value == pytest.approx(100 / 15)


def test_a_share_entered_without_its_numbers_cannot_be_added() -> None:
    found = teams.added_up(definition.get(SHARE), [figure(None, None, 50), figure(4, 8)])
    assert (found.state, found.value) == ("unknown", None)


@pytest.mark.parametrize(
    ("role", "place", "wanted"),
    [
        ("DIR", "authority", ["Assessment North", "Assessment South", "Children in Care", "Looked After West",
                              "Safeguarding"]),
        ("SM", "safeguarding", ["Assessment North", "Assessment South", "Safeguarding"]),
        ("TM", "north", ["Assessment North"]),
    ],
)  # fmt: skip
def test_who_sees_figures_of_a_branch_may_open_its_teams(
    world: World, role: str, place: str, wanted: list[str]
) -> None:
    person = world.person(role, getattr(world, place))
    assert [unit.name for unit in teams.units_for(person, on=ON)] == wanted


def test_another_team_is_out_of_reach_and_a_board_member_has_none(world: World) -> None:
    with pytest.raises(OutOfReach):
        teams.unit_for(world.person("TM", world.north), world.south.pk, on=ON)
    with pytest.raises(OutOfReach):
        teams.unit_for(world.person("DIR"), world.authority.pk, on=ON)
    with pytest.raises(NotAllowed):
        teams.units_for(world.person("BM"), on=ON)


def test_a_team_that_was_closed_is_no_longer_listed(world: World) -> None:
    Unit.objects.filter(pk=world.south.pk).update(ends_on=date(2026, 5, 1))
    assert world.south not in teams.units_for(world.person("DIR"), on=ON)
