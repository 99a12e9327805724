from datetime import date

import pytest

from goldenthread.reporting import words


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (78.8, "%", "78.8%"),
        (85.0, "%", "85%"),
        (1204, "", "1,204"),
        (12.5, "days", "12.5 days"),
        (-3, "", "−3"),
        (-0.01, "", "0"),
        (0, "%", "0%"),
        (None, "%", "no data"),
        (float("nan"), "", "no data"),
        (float("inf"), "", "no data"),
        (1e308, "", "1e+308"),
    ],
)
def test_a_number_is_said_with_at_most_one_decimal(value, unit, said):
    assert words.number(value, unit) == said


@pytest.mark.parametrize(
    ("value", "target", "unit", "said"),
    [
        (78.8, 85, "%", "6.2 percentage points below the target of 85%"),
        (86, 85, "%", "1 percentage point above the target of 85%"),
        (85, 85, "%", "at the target of 85%"),
        (84.96, 85, "%", "just below the target of 85%"),
        (19, 16.5, "children", "2.5 children above the target of 16.5 children"),
        (1e308, -1e308, "", "above the target of −1e+308"),
        (None, 85, "%", ""),
        (85, None, "%", ""),
    ],
)
def test_the_distance_from_a_target_is_said_in_words(value, target, unit, said):
    assert words.distance(value, target, unit) == said


def test_days_are_written_with_the_name_of_the_month():
    assert words.day(date(2026, 11, 7)) == "Sat 7 Nov 2026"


def test_counts_take_the_right_noun():
    assert [words.count(n, "action") for n in (0, 1, 2, 1204)] == [
        "no actions",
        "1 action",
        "2 actions",
        "1,204 actions",
    ]
    assert words.count(2, "child", "children") == "2 children"


def test_lists_end_with_and():
    assert [words.listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"])
def test_what_a_document_cannot_hold_is_replaced_and_counted(bad):
    assert words.writable(f"a{bad}b{bad}") == ("a\ufffdb\ufffd", 2)


def test_tabs_line_ends_and_rare_letters_are_kept():
    kept = "a\tb\nc\rd é 😀 \ud7ff\ue000"
    assert words.writable(kept) == (kept, 0)
