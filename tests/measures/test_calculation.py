"""How rows become figures: each kind, missing rows, and what stays unknown."""

from dataclasses import replace

import pytest

from goldenthread.core.periods import Month, months_ending
from goldenthread.measures import across, calculation, definition
from goldenthread.measures.errors import DefinitionError
from goldenthread.records import coverage, engine, sealed
from goldenthread.records.portions import Size
from tests.measures.test_definition import HEAD

MAY = Month(2026, 5)
ROWS = """select p.period_id, r.referral_id as case_id, r.child_id, r.team_id, r.worker_id,
       r.received_on as counted_on{0}
from referral r join period p on r.received_on between p.first_day and p.last_day"""


def write(folder, month=MAY):
    key = sealed.new_key()
    rows = {
        "child_id": ["Amara", "Ben", "Chidi", "Dana", "Eli"],
        "received_on": [month.first_day] * 5,
        "referrals_last_12_months": [0, 1, 2, 9, None],
        "team_id": ["East", "East", "West", "West", "West"],
    }
    sealed.write(folder / month.id, {"referral": rows}, key=key)
    return engine.SealedSnapshot(month.id, month.last_day, folder / month.id, key)


@pytest.fixture
def opened(tmp_path):
    with engine.open_engine([write(tmp_path)], {MAY.id: [MAY]}) as found:
        yield found


def measure(kind, column="", second="", missing_limit="0.5", **words):
    head = HEAD.replace('"count"', f'"{kind}"').replace("0.1", missing_limit)
    for name, value in words.items():
        head = head.replace(f'{name} = "neither"', f'{name} = "{value}"')
    return definition.parse("made-up", f"/*{head}*/\n{ROWS.format(column)}", second)


def computed(opened, one, cut=""):
    found = calculation.figures(opened, one, at=MAY.id, periods=[MAY])
    return next(figure for figure in found if figure.cut == cut)


def test_a_mean_leaves_out_rows_without_the_amount_and_counts_them(opened):
    figure = computed(opened, measure("mean", ", r.referrals_last_12_months as amount"))
    assert (figure.numerator, figure.denominator, figure.value, figure.missing) == (12, 4, 3, 1)


def test_a_median_is_the_middle_of_what_is_known(opened):
    figure = computed(opened, measure("median", ", r.referrals_last_12_months as amount"))
    assert (figure.value, figure.denominator, figure.missing) == (1.5, 4, 1)


def test_a_ratio_divides_the_rows_of_one_body_by_those_of_the_other(opened):
    second = ROWS.format("") + " where r.referrals_last_12_months > 0"
    one = measure("ratio", second=second)
    assert computed(opened, one).value == pytest.approx(5 / 3)
    assert computed(opened, one, "East").value == 2


def test_a_ratio_over_nothing_is_not_applicable(opened):
    figure = computed(opened, measure("ratio", second=ROWS.format("") + " where 1 = 0"))
    assert (figure.state, figure.value) == ("not_applicable", None)


def test_a_count_of_met_rows_leaves_the_others_out(opened):
    known = "case when r.referrals_last_12_months > 0 then 1 else 0 end"
    met = f", case when r.referrals_last_12_months is null then null else {known} end as met"
    figure = computed(opened, measure("count", met))
    assert (figure.value, figure.missing) == (3, 1)


def test_too_many_missing_make_the_figure_unknown_and_keep_the_numbers(opened):
    figure = computed(opened, measure("mean", ", r.referrals_last_12_months as amount", missing_limit="0.1"))
    assert (figure.state, figure.value, figure.denominator) == ("unknown", None, 4)
    assert figure.reason == "1 of 5 rows lack the fact; the measure allows 10%"


def test_the_limit_holds_for_each_team_by_itself(opened):
    one = measure("mean", ", r.referrals_last_12_months as amount", missing_limit="0.3")
    assert computed(opened, one).state == "known"
    assert computed(opened, one, "West").state == "unknown"


def test_a_body_without_its_column_is_refused(opened):
    with pytest.raises(DefinitionError, match="no column met"):
        computed(opened, measure("proportion"))


def test_a_period_without_a_snapshot_is_unknown_and_says_why():
    figure = calculation.unanswered(definition.get("looked-after-children"), "2026-05", "No data load answers May 2026")
    assert (figure.state, figure.value, figure.reason) == ("unknown", None, "No data load answers May 2026")


def test_a_return_without_lists_that_lacked_what_decides_leaves_the_figure_unknown(tmp_path):
    gone = coverage.AbsentColumn(0, "episodes.DEC", "cla_period.ceased_on")
    snapshot = replace(write(tmp_path), absent_columns=(gone,), kind="ssda903")
    with engine.open_engine([snapshot], {MAY.id: [MAY]}) as opened:
        looked_after = definition.get("looked-after-children")
        figure = calculation.figures(opened, looked_after, at=MAY.id, periods=[MAY])[0]
        assert (figure.state, figure.value, figure.reason) == ("unknown", None, "The file had no “episodes.DEC”")
        assert calculation.absent(opened, definition.get("contacts-that-become-referrals"), MAY.id) == ""


def test_two_threads_give_what_one_gives(tmp_path):
    months = months_ending(MAY, 4)
    snapshots = [write(tmp_path, month) for month in months]
    answers = {month.id: [month] for month in months}
    library = list(definition.computed().values())
    with engine.open_engine(snapshots, answers) as opened:
        together = across.all_figures(opened, library, answers)
        alone = [
            figure
            for month in months
            for one in library
            for figure in calculation.figures(opened, one, at=month.id, periods=[month])
        ]
    order = lambda figure: (figure.slug, figure.period_id, figure.breakdown, figure.cut)  # noqa: E731
    assert sorted(together, key=order) == sorted(alone, key=order)


def test_one_body_at_a_time_in_portions_gives_what_all_give_at_once(tmp_path):
    months = months_ending(MAY, 4)
    dataset = replace(write(tmp_path), kind="ssd")
    answers, library = {dataset.id: months}, list(definition.computed().values())
    texts = [body for one in library for body in one.bodies]
    with engine.open_engine([dataset], answers) as opened:
        at_once = across.all_figures(opened, library, answers)
    with engine.open_engine([dataset], answers, texts=texts, size=Size(2, "1GB", 3)) as opened:
        assert across.all_figures(opened, library, answers) == at_once
