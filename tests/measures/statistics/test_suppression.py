"""Given a table that leaves the service, when small counts are hidden, then nobody can work them out."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.measures.statistics import attacker, suppression
from goldenthread.measures.statistics.suppression import GRAND, Table, suppress

GRIDS = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 14), min_size=width, max_size=width), min_size=2, max_size=4)
)


def shown(counts: list[int]) -> list[object]:
    found = suppress(Table.of_row(counts))
    return ["c" if (0, at) in found.hidden else count for at, count in enumerate(counts)]


@pytest.mark.parametrize(
    ("counts", "published"),
    [
        ([3, 40, 57, 120], ["c", "c", 57, 120]),  # one small cell: the smallest other goes with it
        ([3, 4, 57, 120], ["c", "c", 57, 120]),  # they add up to 7: either may be 0 to 7
        ([1, 2, 57, 120], ["c", "c", "c", 120]),  # they add up to 3: both would be known to be at most 3
        ([5, 1, 57, 120], ["c", "c", 57, 120]),  # five is small, six is not
        ([6, 7, 8], [6, 7, 8]),
        ([0, 0, 9], [0, 0, 9]),  # nought is a number
    ],
)
def test_a_row_with_its_total(counts: list[int], published: list[object]) -> None:
    assert shown(counts) == published


def test_a_small_total_is_hidden_too() -> None:
    assert GRAND in suppress(Table.of_row([2, 0, 0, 0])).hidden


def test_a_lone_small_cell_in_a_table_wants_three_others() -> None:
    found = suppress(Table.of_grid([[3, 20, 30], [16, 22, 19], [30, 12, 21]]))
    assert (len(found.primary), len(found.secondary)) == (1, 3)


def test_two_hidden_in_every_row_and_column_are_not_enough() -> None:
    """Hidden in a square they protect one another; in a chain one of them may be told."""
    table = Table.of_grid([[3, 40, 0], [40, 3, 0], [0, 0, 50]])
    found = attacker.reaches(table.counts, table.relations, {(0, 0), (0, 1), (1, 0), (1, 1)})
    assert found[0, 0] == attacker.Reach(0, 43)


@settings(deadline=None, max_examples=60)
@given(GRIDS)
def test_no_table_gives_a_small_count_away(counts: list[list[int]]) -> None:
    table = Table.of_grid(counts)
    found = suppress(table)
    assert all(found.audit[cell].is_safe() for cell in found.primary)
    assert not attacker.unsafe_sums(table.counts, table.relations, found.hidden)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 7), min_size=2, max_size=4))
def test_the_attacker_is_as_clever_as_trying_everything(counts: list[int]) -> None:
    """Every way to fill the hidden cells of a row with its total, one by one."""
    table = Table.of_row(counts)
    hidden = [(0, at) for at, count in enumerate(counts) if count % 2]
    found = attacker.reaches(table.counts, table.relations, hidden)
    left = sum(table.counts[cell] for cell in hidden)
    ways = [way for way in product(range(left + 1), repeat=len(hidden)) if sum(way) == left]
    for at, cell in enumerate(hidden):
        assert found[cell] == attacker.Reach(min(way[at] for way in ways), max(way[at] for way in ways))


@pytest.mark.parametrize(
    ("numerator", "denominator", "value"),
    [(4, 40, None), (38, 40, None), (3, 5, None), (40, 40, 100.0), (0, 40, 0.0), (120, 200, 60.0), (0, 0, None)],
)
def test_a_percentage_of_small_counts(numerator: int, denominator: int, value: float | None) -> None:
    assert suppression.percentage(numerator, denominator)[0] == value


def test_a_month_more_gives_away_the_month() -> None:
    assert suppression.derived_small([23, 27, 41]) == [4]
