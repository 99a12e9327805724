from __future__ import annotations

import pytest

from goldenthread.plans.reading import indicators
from goldenthread.plans.reading.indicators import Indicator
from goldenthread.plans.reading.tables import Line


def read(*texts: str) -> list[Indicator]:
    return indicators.understand([Line(text) for text in texts]).indicators


def targets(*texts: str) -> list[tuple[bool, str | None, float | None, str | None, str | None]]:
    (one,) = read(*texts)
    return [(t.interim, t.op, t.value, t.unit, t.by) for t in one.targets]


def test_each_number_begins_an_indicator_and_its_target_may_stand_below():
    first, second = read("6. % of visits in time", "Target: 95% by March 2026.", "7. Audits of plans")
    assert (first.ref, first.text, first.target_raw) == ("6", "% of visits in time", "Target: 95% by March 2026.")
    assert (second.ref, second.text, second.targets) == ("7", "Audits of plans", ())


def test_two_indicators_in_one_line_are_cut_at_the_next_number_only():
    found = read("70. Raise visits within 2. days Target: 80% 71. Notes of change")
    assert [(each.ref, each.text) for each in found] == [
        ("70", "Raise visits within 2. days"),
        ("71", "Notes of change"),
    ]


def test_letters_number_too():
    assert [each.ref for each in read("a) Visits", "b) Audits")] == ["a", "b"]


def test_an_interim_target_comes_before_the_target_whichever_way_its_day_is_given():
    wanted = [(True, None, 70, "%", "2026-10"), (False, None, 95, "%", "2027-03")]
    assert targets("1. Visits", "Interim target by Oct 2026: 70% Target by Mar 2027: 95%") == wanted
    assert targets("1. Visits", "Interim target: 70% by Oct 2026 Target by Mar 2027: 95%") == wanted


def test_of_a_target_from_to_the_second_counts_and_the_two_say_the_direction():
    assert targets("1. Repeat visits Interim target: 60% to 40 % by Dec 2026") == [(True, "<=", 40, "%", "2026-12")]


def test_words_between_two_targets_name_the_second():
    (one,) = read("1. % of children seen Target: 95% Seen Alone Target: 70%")
    assert [(target.label, target.value) for target in one.targets] == [(None, 95), ("Seen Alone", 70)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. 95% of visits in time", [(False, None, 95, "%", None)]),
        ("2. < 10 days to allocate", [(False, "<", 10, "days", None)]),
        ("3. >80% of plans agreed", [(False, ">", 80, "%", None)]),
        ("4. At least 90% of audits good", [(False, ">=", 90, "%", None)]),
        (
            "5. 90% of assessments in 45 days (interim 85% by Dec 2026)",
            [(True, None, 85, "%", "2026-12"), (False, None, 90, "%", None)],
        ),
        (
            "8. 90% of talks in time by March 2027 (interim: 75% by Sept 2026)",
            [(True, None, 75, "%", "2026-09"), (False, None, 90, "%", "2027-03")],
        ),
        (
            "9. >80% of plans good by the end of March 2027, milestone: 60% by Dec 2026",
            [(True, None, 60, "%", "2026-12"), (False, ">", 80, "%", "2027-03")],
        ),
        (
            "6. 12 visits are made each year",
            [],
        ),  # how many there are, or how many there shall be
        ("7. 45 day assessments are audited", []),
    ],
)
def test_a_target_with_a_sign_or_as_a_share_may_stand_first_and_the_sentence_keeps_its_words(text, found):
    assert targets(text) == found
    assert [each.text for each in read(text)] == [text[3:]]


@pytest.mark.parametrize(
    ("text", "op", "value", "by"),
    [
        ("Empty posts to be less than 9%", "<", 9, None),
        ("Reduction of empty posts by March 2026 to 8%", "<=", 8, "2026-03"),
        ("Increase visits to 80% by March 2026", ">=", 80, "2026-03"),
    ],
)
def test_a_target_inside_the_sentence_leaves_its_words_whole(text, op, value, by):
    (one,) = read(f"54. {text}")
    assert one.text == text
    assert [(t.op, t.value, t.by) for t in one.targets] == [(op, value, by)]


@pytest.mark.parametrize("sign", ["<10 days", ">80%"])
def test_signs_survive(sign):
    (one,) = read(f"1. Visits Target: {sign}")
    assert one.target_raw == f"Target: {sign}"
    assert one.targets[0].op == sign[0]


def test_a_target_to_be_confirmed_keeps_its_reason():
    (one,) = read("28. Plans over 2 years.", "Target: TBC")
    assert [(t.value, t.reason) for t in one.targets] == [(None, "no target yet: TBC")]


def test_an_interim_target_behind_a_sentence_that_begins_with_its_target_leaves_both():
    (one,) = read("1. >80% of plans good by March 2027, interim target 70%")
    assert one.text == ">80% of plans good by March 2027"
    assert [(t.interim, t.value, t.by) for t in one.targets] == [(True, 70, None), (False, 80, "2027-03")]


def test_the_word_target_in_a_sentence_is_none():
    (one,) = read("1. Each target that we share helps")
    assert one.text == "Each target that we share helps" and not one.targets


def test_lines_that_are_neither_are_told_beside():
    found = indicators.understand([Line("1. Visits"), Line("Target: 90%"), Line("Data reports")])
    assert found.beside == ["Data reports"]


def test_a_cell_without_numbers_has_one_for_each_line():
    assert [(each.ref, each.text) for each in read("Visits", "Audits")] == [("", "Visits"), ("", "Audits")]
