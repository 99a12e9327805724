import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.reporting import scales

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(st.lists(FINITE, min_size=1, max_size=8), st.none() | FINITE, st.sampled_from(["%", ""]))
def test_every_value_lies_on_the_scale_and_few_lines_are_drawn(values, target, unit):
    for scale in (scales.around(values, target, unit), scales.from_zero(values, target, unit)):
        assert scale.low < scale.high
        assert 1 <= len(scale.ticks) <= scales.INTERVALS + 3
        assert all(0 <= scale.share(value) <= 1 for value in values)
        assert scale.low <= min(values)
        assert scale.high >= max(values)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8))
def test_per_cent_never_leaves_nought_to_a_hundred(values):
    scale = scales.around(values, None, "%")
    assert scale.low >= 0
    assert scale.high <= 100


def test_bars_start_at_zero():
    assert scales.from_zero([70.0, 80.0], 85.0, "%").low == 0
    assert scales.from_zero([12.0], None, "").low == 0


def test_scales_have_round_numbers():
    assert scales.around([75.0, 83.0], 85.0, "%").ticks == (75.0, 77.5, 80.0, 82.5, 85.0)
    assert scales.from_zero([70.0], None, "%").ticks == (0.0, 25.0, 50.0, 75.0, 100.0)


@pytest.mark.parametrize(
    ("of", "at"),
    [
        (0, []),
        (1, [0]),
        (2, [0, 1]),
        (3, [0, 1, 2]),
        (5, [0, 2, 4]),
        (4, [0, 3]),
        (12, [0, 6, 11]),
        (24, [0, 12, 23]),
    ],
)
def test_labels_of_periods_leave_each_other_room(of, at):
    assert scales.labelled(of) == at
