"""Rates and the published populations that they are divided by."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.measures import definition, explaining, operations, recomputing
from goldenthread.measures.models import Result
from goldenthread.records import populations, snapshots
from goldenthread.web.measures import measure_page, shown

MAY = Month(2026, 5)
ON = date(2026, 6, 8)
SIX, TWELVE = "referrals-per-10000-in-six-months", "referrals-per-10000-in-twelve-months"


@pytest.fixture
def people(world):
    return world.person("DT"), world.person("DT")


@pytest.fixture
def put(people):
    """``put(2024, 40_000, released_on)``: one referral is loaded, the estimate is set, and the rates are computed."""
    snapshot = snapshots.stage_tables(
        tables={"referral": {"referral_id": ["1"], "child_id": ["Amara"], "received_on": [date(2026, 5, 4)]}},
        kind="ssd", as_at=MAY.last_day, source_name="ssd.zip", by=people[0], on=ON,
    )  # fmt: skip
    snapshots.make_live(snapshot=snapshot, by=people[1], on=ON)

    def estimate(year, amount, released_on, provisional=False):
        one = populations.Estimate("population_0_17", year, amount, provisional, released_on, f"Mid-{year}")
        populations.set_estimates(estimates=[one], by=people[0], on=ON)
        operations.compute(months=[MAY], on=ON, slugs=[SIX, TWELVE])

    return estimate


def council(slug):
    return Result.objects.get(measure=slug, period=MAY.id, breakdown="council", is_current=True)


def test_a_rate_keeps_which_estimate_it_rests_on_and_gets_its_own_year_when_that_comes_out(put):
    put(2024, 40_000, date(2025, 7, 30))
    assert council(SIX).parameters == {"population_0_17": [40_000, "Mid-2024", "mid-2024 estimate"]}
    assert council(TWELVE).parameters == council(SIX).parameters
    before = council(SIX).figure_id
    put(2025, 50_000, date(2026, 7, 30))
    assert council(SIX).figure_id == before
    assert council(TWELVE).parameters == {"population_0_17_of_the_year": [50_000, "Mid-2025", "mid-2025 estimate"]}
    assert (council(TWELVE).denominator, council(TWELVE).value) == (50_000, pytest.approx(0.2))
    assert recomputing.again(council(TWELVE)).same


def settings_of(slug):
    parts = {part.title: part.sentences for part in explaining.explain(council(slug), whole=True).parts}
    return parts["Which settings were in force"]


def test_the_estimate_is_named_with_the_figure_and_in_its_explanation(put):
    put(2024, 40_000, date(2025, 7, 30), provisional=True)
    said = shown.counted(definition.get(SIX), council(SIX))
    assert said == "1 in a population of 40,000 (mid-2024 estimate, provisional)"
    assert "aged 0 to 17 who live in the area, the mid-2024 estimate, provisional: 40,000" in settings_of(SIX)[0]
    (used,) = measure_page.settings_used(council(SIX))
    assert used.meaning.endswith("mid-2024 estimate, provisional")


def test_twelve_months_say_that_their_own_estimate_was_not_there_yet(put):
    put(2024, 40_000, date(2025, 7, 30))
    assert "The mid-2025 estimate, which lies in these twelve months, was not loaded" in settings_of(TWELVE)[1]
    assert len(settings_of(SIX)) == 1
    put(2025, 50_000, date(2026, 7, 30))
    assert len(settings_of(TWELVE)) == 1
