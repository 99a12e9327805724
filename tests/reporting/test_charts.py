from dataclasses import replace

import pytest

from goldenthread.reporting import charts
from tests.reporting import samples


def line(*values, target=None, unit="%"):
    periods = tuple(f"P{at}" for at in range(len(values)))
    return charts.TimeChart("In time", unit, periods, (charts.Series("Council", values),), target=target)


def bars(*values, target=None, better="higher"):
    made = tuple(charts.Bar(f"Team {at}", value) for at, value in enumerate(values))
    return charts.BarChart("In time by team", "%", made, target=target, better=better)


def test_a_line_is_described_by_its_latest_value_distance_and_range():
    assert samples.LINE.description() == (
        "Council: 78.8% in Oct 2026, 6.2 percentage points below the target of 85%; "
        "lowest 75% in Aug 2026, highest 83% in Jan 2026; no data in 1 period."
    )


def test_equal_values_are_said_to_be_equal():
    assert line(80.0, 80.0).description() == "Council: 80% in P1; the same in all 2 periods with data."


def test_one_value_has_no_range():
    assert line(80.0).description() == "Council: 80% in P0."


def test_no_values_are_said_to_be_missing():
    assert line(None, None).description() == "Council: no data in any of 2 periods."
    assert charts.TimeChart("In time", "%", (), ()).description() == "There are no figures for In time."
    assert bars().description() == "There are no figures for In time by team."


def test_a_withheld_figure_is_not_said_to_be_missing():
    series = charts.Series("Council", (75.0, None, None, 80.0), withheld=1)
    chart = charts.TimeChart("In time", "%", ("Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026"), (series,))
    assert chart.description().endswith("; withheld in 1 period; no data in 1 period.")
    every = charts.Series("Council", (None, None), withheld=2)
    chart = charts.TimeChart("In time", "%", ("Jan 2026", "Feb 2026"), (every,))
    assert chart.description() == "Council: withheld in 2 periods."


def test_bars_are_described_by_their_ends_their_misses_and_their_gaps():
    assert samples.BARS.description() == (
        "Highest: Assessment West 88.5%; lowest: Assessment East 61%. "
        "1 of the 3 with data misses the target of 85%. 1 has no data."
    )
    assert (
        bars(90.0, 90.0, target=85).description()
        == "Every value known is 90%. None of the 2 with data miss the target of 85%."
    )


def test_the_bar_of_the_whole_is_none_of_those_that_are_counted():
    """Three teams, two below 85%: the council's own figure is no fourth team that misses, nor the highest or lowest."""
    teams = bars(80.0, 84.0, 90.0, target=85)
    whole = charts.Bar("Council", 95.0, is_whole=True)
    with_whole = replace(teams, bars=(whole, *teams.bars))
    assert with_whole.description() == teams.description()
    assert "2 of the 3 with data miss" in with_whole.description()
    assert with_whole.values == [95.0, 80.0, 84.0, 90.0]  # it is drawn, on the same scale


@pytest.mark.parametrize(("better", "missing"), [("higher", ["Team 0"]), ("lower", ["Team 2"]), ("", [])])
def test_which_side_of_the_target_misses_depends_on_what_is_better(better, missing):
    chart = bars(80.0, 85.0, 90.0, None, target=85.0, better=better)
    assert [bar.label for bar in chart.bars if chart.misses(bar)] == missing


def test_what_cannot_be_drawn_counts_as_no_data():
    chart = line(float("nan"), float("inf"), 80.0, target=float("nan"))
    assert chart.series[0].values == (None, None, 80.0)
    assert chart.target is None


def test_the_table_holds_every_number_of_the_chart():
    table = samples.LINE.as_table()
    rows = [[cell.plain for cell in row] for row in table.rows]
    assert [column.title for column in table.columns] == ["Period", "Council", "Target"]
    assert rows[0] == ["Nov 2025", "81.2% (162 of 200)", "85%"]
    assert rows[6] == ["May 2026", "no data", "85%"]
    assert len(rows) == 12


def test_the_table_of_bars_says_the_distance_in_words():
    rows = [[cell.plain for cell in row] for row in samples.BARS.as_table().rows]
    assert rows[0] == ["Assessment East", "61% (25 of 41)", "24 percentage points below the target of 85%"]
    assert rows[3] == ["Disabled children", "no data", "not known"]


def test_a_series_of_another_length_is_refused():
    with pytest.raises(ValueError, match="has 1 values for 2 periods"):
        charts.TimeChart("In time", "%", ("May", "Jun"), (charts.Series("Council", (1.0,)),))
    with pytest.raises(ValueError, match="has 1 details for 2 values"):
        charts.Series("Council", (1.0, 2.0), ("1 of 1",))
