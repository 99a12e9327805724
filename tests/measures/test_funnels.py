"""Given teams of one month, when they are held against their whole, then size decides what chance may do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scipy.stats import binom

from goldenthread.measures import definition, funnels, uncertainty
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import Result

SHARE = definition.get("assessments-within-45-working-days")


def team(name: str, above: float, below: float, state: str = "known") -> Result:
    value = 100 * above / below if below else None
    return Result(measure=SHARE.slug, cut=name, numerator=above, denominator=below, value=value, state=state)


def measure(kind: str, basis: str = "monthly_flow") -> Definition:
    return replace(SHARE, head=replace(SHARE.head, kind=kind, basis=basis))


@pytest.mark.parametrize("size", [1, 3, 5, 12, 40])
@pytest.mark.parametrize("p0", [0.1, 0.5, 0.667, 0.85, 0.97])
def test_only_what_is_rarer_than_one_in_a_thousand_lies_beyond(size: int, p0: float) -> None:
    limits = funnels._limits(p0, size, 0.0)
    for above in range(size + 1):
        if above / size < limits.lower998:
            assert binom.cdf(above, size, p0) < 0.001
        if above / size > limits.upper998:
            assert binom.sf(above - 1, size, p0) < 0.001


def test_three_of_three_is_nothing_special() -> None:
    found = funnels.of(SHARE, [team("North", 1, 3), team("South", 3, 3)])
    assert found and found.beyond == []


def test_the_same_share_is_special_in_a_large_team_only() -> None:
    found = funnels.of(SHARE, [team("Small", 3, 6), team("Large", 60, 120), team("Rest", 8500, 10000)])
    assert found
    assert [each.name for each in found.beyond] == ["Large"]
    assert funnels.sentence(found) == "Large (60 of 120) is lower than chance explains for a team of its size."


def test_limits_narrow_as_teams_grow() -> None:
    found = funnels.of(SHARE, [team("North", 40, 50), team("South", 170, 200)])
    assert found and found.sizes[0] == 1 and found.sizes[-1] == 200
    assert found.limits[-1].lower998 > found.limits[5].lower998
    assert all(0 <= each.lower998 <= each.lower95 <= each.upper95 <= each.upper998 <= 100 for each in found.limits)


def test_overdispersion_is_estimated_from_ten_teams_on() -> None:
    unlike = [team(f"Team {at}", 20 + 50 * (at % 2), 80) for at in range(10)]
    nine, ten = funnels.of(SHARE, unlike[:9]), funnels.of(SHARE, unlike)
    assert nine and nine.phi is None and len(nine.beyond) > 0
    assert ten and ten.phi and ten.phi > 5 and ten.is_widened
    assert ten.beyond == []


@pytest.mark.parametrize(
    ("kind", "results", "said"),
    [
        ("count", [("A", 1, 2), ("B", 1, 2)], "only where the figure is a share"),
        ("proportion", [("A", 1, 2), ("B", 0, 0)], "Fewer than two teams"),
        ("proportion", [("A", 2, 2), ("B", 5, 5)], "same share"),
    ],
)
def test_why_there_is_no_funnel_is_said(kind: str, results: list[tuple[str, int, int]], said: str) -> None:
    every = [team(*each) for each in results]
    assert said in funnels.why_not(measure(kind), every)
    assert funnels.of(measure(kind), every) is None


def test_the_interval_of_a_share_is_wilsons_and_of_few_events_exact() -> None:
    assert "from 30% to 90.3%" in uncertainty.sentence(SHARE, team("", 4, 6))
    five = Result(value=5.0, numerator=5.0, state="known")
    found = uncertainty.of(measure("count"), five)
    assert found and found.lower == pytest.approx(1.62, abs=0.01) and found.upper == pytest.approx(11.67, abs=0.01)


@pytest.mark.parametrize("basis", ["month_end_stock"])
def test_a_count_of_who_is_there_has_no_interval_nor_has_an_unknown_figure(basis: str) -> None:
    assert uncertainty.of(measure("count", basis), Result(value=5.0, state="known")) is None
    assert uncertainty.of(SHARE, None) is None
    assert uncertainty.sentence(SHARE, Result(value=None, state="unknown")) == ""
    assert uncertainty.of(SHARE, team("", 0, 0)) is None
