from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plans.reading import values
from goldenthread.plans.reading.model import ReadTarget, ReadValue


def figures(raw: str) -> list[tuple[str | None, float | None, str | None]]:
    return [(v.label, v.value, v.unit) for v in values.understand_values(raw)]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("94%", [(None, 94, "%")]),
        ("81.1", [(None, 81.1, None)]),
        ("1,250", [(None, 1250, None)]),
        ("430 days", [(None, 430, "days")]),
        ("2 per month", [(None, 2, "per month")]),
        ("550 per 10,000", [(None, 550, "per 10,000")]),
        ("18 (across teams)", [("across teams", 18, None)]),
        ("5% nurses; 9% overall", [("nurses", 5, "%"), ("overall", 9, "%")]),
        ("66.7% - <16 yrs 46.1% - >16 yrs", [("<16 yrs", 66.7, "%"), (">16 yrs", 46.1, "%")]),
        ("0.51 (10 sentences)", [("10 sentences", 0.51, None)]),
        ("7 in progress 2 done", [("in progress", 7, None), ("done", 2, None)]),
        ("20 children per worker in North; 15 per worker in South", [
            ("North", 20, "children per worker"), ("South", 15, "per worker"),
        ]),
        ("", []),
    ],
)  # fmt: skip
def test_figures_are_found_with_their_labels_and_units(raw, found):
    assert figures(raw) == found


@pytest.mark.parametrize("raw", ["N/A", "NA", "?", "tbc", "From Sept 2026", "see note"])
def test_a_cell_without_a_figure_says_so(raw):
    (value,) = values.understand_values(raw)
    assert value.value is None
    assert raw in value.reason


def test_a_figure_that_is_only_bounded_keeps_its_sign():
    assert values.understand_values("above 25") == (ReadValue(value=25, op=">"),)


def test_a_sign_holds_for_both_figures_that_and_joins():
    assert values.understand_values("above 25 in North and 20 in South") == (
        ReadValue(label="North", value=25, op=">"),
        ReadValue(label="South", value=20, op=">"),
    )


@pytest.mark.parametrize(
    ("raw", "target"),
    [
        (">80%", ReadTarget(op=">", value=80, unit="%", op_from="sign")),
        ("<365 days", ReadTarget(op="<", value=365, unit="days", op_from="sign")),
        ("≥ 95%", ReadTarget(op=">=", value=95, unit="%", op_from="sign")),
        ("at least 12", ReadTarget(op=">=", value=12, op_from="sign")),
        ("8 or more", ReadTarget(op=">=", value=8, op_from="sign")),
        ("200 by 2028", ReadTarget(value=200, by="2028")),
        ("95% by March 2027", ReadTarget(value=95, unit="%", by="2027-03")),
        ("76% SN", ReadTarget(label="SN", value=76, unit="%")),
        ("100%", ReadTarget(op=">=", value=100, unit="%", op_from="limit")),
        ("0%", ReadTarget(op="<=", value=0, unit="%", op_from="limit")),
        ("tbc", ReadTarget(reason="no target yet: tbc")),
        ("Interim: 60%", ReadTarget(value=60, unit="%", interim=True)),
    ],
)
def test_a_target_is_parsed_and_says_where_its_direction_comes_from(raw, target):
    assert values.understand_target(raw) == (target,)


def test_a_bare_target_takes_its_direction_from_the_measures_wording():
    (target,) = values.understand_target("5%", measure="Reduce agency staff")
    assert (target.op, target.op_from) == ("<=", "wording")


def test_a_bare_target_of_a_neutral_measure_is_directed_away_from_its_baseline():
    baseline = values.understand_values("464")
    (target,) = values.understand_target("328", measure="Number of plans", baseline=baseline)
    assert (target.op, target.op_from) == ("<=", "baseline")


def test_a_target_equal_to_its_baseline_has_no_direction():
    (target,) = values.understand_target("3", measure="Number", baseline=values.understand_values("3"))
    assert (target.op, target.op_from) == (None, None)


def test_two_targets_in_a_cell_keep_their_labels():
    found = values.understand_target("75% - < 16 yrs 70% - > 16 yrs", measure="Increase learning")
    assert [(t.label, t.op, t.value) for t in found] == [("<16 yrs", ">=", 75), (">16 yrs", ">=", 70)]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("SN 76%/ Reg 81% / Nat 82%", {"SN": 76, "region": 81, "England": 82}),
        ("SN - 0.23", {"SN": 0.23, "region": None, "England": None}),
        ("Regional 42.5", {"SN": None, "region": 42.5, "England": None}),
        ("Statistical neighbours: 12, England 14", {"SN": 12, "region": None, "England": 14}),
        ("Local indicator", {"SN": None, "region": None, "England": None}),
    ],
)
def test_comparators_go_to_their_names_in_any_order(raw, found):
    assert values.understand_comparators(raw) == found


def test_a_line_is_a_comparator_only_when_it_compares():
    assert values.is_comparator("Local Indicator")
    assert values.is_comparator("SN 463 Nat 486")
    assert not values.is_comparator("8.8% (in established posts)")


@pytest.mark.parametrize("raw", ["1" * 60_000, "by " * 20_000, "- <" * 20_000, "(" * 60_000])
def test_a_cell_that_is_no_cell_of_figures_says_so_at_once(raw):
    assert values.understand_values(raw)[0].value is None
    assert values.understand_target(raw)[0].value is None


@given(st.text(max_size=80))
def test_no_text_is_too_strange_for_a_cell(raw):
    for value in (*values.understand_values(raw), *values.understand_target(raw)):
        assert value.value is None or 0 <= value.value < 10**12


@pytest.mark.parametrize(
    ("line", "own", "beside"),
    [
        ("82% SN 76%/ Reg 81%", "82%", "SN 76%/ Reg 81%"), ("14 days Local Indicator", "14 days", "Local Indicator"),
        ("SN 76%", "", "SN 76%"), ("5 (of 20) SN - 0.23", "5 (of 20)", "SN - 0.23"), ("82%", "82%", ""),
        ("National 5 and rising", "", "National 5 and rising"), ("8 in Region 5 homes", "8 in Region 5 homes", ""),
    ],
)  # fmt: skip
def test_what_compares_is_told_from_the_figure_before_it_on_one_line(line, own, beside):
    assert values.divided(line) == (own, beside)
