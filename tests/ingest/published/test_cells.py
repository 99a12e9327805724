"""Numbers and markers of published tables."""

import pytest

from goldenthread.ingest.published import ages, cells, years


@pytest.mark.parametrize(
    ("text", "amount"), [("22771", 22771), ("22,771", 22771), ("78.400000000000006", 78.400000000000006), ("0", 0)]
)
def test_a_number_is_known(text, amount):
    assert (cells.read(text).amount, cells.read(text).state) == (amount, "known")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("c", "suppressed"), ("[c]", "suppressed"), ("*", "suppressed"), ("x", "not available"),
        ("[x]", "not available"), (":", "not available"), ("", "not available"), ("z", "not applicable"),
        ("low", "rounds to nothing"), ("[low]", "rounds to nothing"), ("k", "rounds to nothing"),
        ("u", "not reliable"), ("-", "not given"),
    ],
)  # fmt: skip
def test_a_marker_is_a_state_and_never_a_number(text, state):
    assert (cells.read(text).amount, cells.read(text).state) == (None, state)


def test_a_number_marked_provisional_stays_a_number():
    for text in ("22,771 [p]", "22771p", "22771 (p)"):
        assert (cells.read(text).amount, cells.read(text).is_provisional) == (22771, True)
    assert (cells.read("22771 [r]").amount, cells.read("22771 [r]").is_provisional) == (22771, False)


@pytest.mark.parametrize("text", ["12,34", "about 5", "22771 [c]", "#N/A", "1.2.3", "=1+1"])
def test_anything_else_is_neither(text):
    assert cells.read(text) is None


@pytest.mark.parametrize(
    ("label", "band"),
    [
        ("Children aged 0 to 17 years", (0, 17)), ("0-17", (0, 17)), ("Aged 0-17", (0, 17)), ("Under 18", (0, 17)),
        ("Age 7", (7, 7)), ("7", (7, 7)), ("Aged 10 to 15", (10, 15)), ("Under 1", (0, 0)),
        ("85+", None), ("Aged 18 and over", None), ("All ages", None), ("Total", None), ("17 to 0", None),
    ],
)  # fmt: skip
def test_a_label_means_these_ages(label, band):
    assert ages.read(label) == band


def test_a_mid_year_is_one_year_and_a_span_is_none():
    assert (years.read("2024").number, years.read("Mid-2024 (p)").is_provisional) == (2024, True)
    assert [years.read(text) for text in ("2023-24", "202324", "2023/24", "2024 Q1", "")] == [None] * 5
