"""Given words that go out, when they name a small group, then somebody is asked whether they should."""

from __future__ import annotations

import pytest

from goldenthread.measures.disclosure import wording


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Delay was down to one family of three.", "family of three"),
        ("The two siblings moved in May.", "two siblings"),
        ("Three of the children waited for a school.", "Three of the children"),
        ("It was 2 young people in the same placement.", "2 young people"),
        ("Both boys are home.", "Both boys"),
        ("A single unaccompanied child arrived.", "single unaccompanied"),
        ("The twins were placed together.", "twins"),
        ("Only four looked-after children changed school.", "four looked-after"),
        ("A group of 4 left.", "group of 4"),
    ],
)
def test_a_small_group_is_named(text: str, words: str) -> None:
    assert words.lower() in wording.small_groups(text)[0].words.lower()


@pytest.mark.parametrize(
    "text",
    [
        "Children are seen within 5 working days.",
        "We heard 42 children.",
        "Of 1,205 families 15 were waiting.",
        "In 2 days the family was seen.",
        "The figure fell by 3 percentage points.",
        "Four teams were trained.",
        "Standard 2.4: children are safe.",
        "Six children waited.",
        "Open two family hubs.",
        "A clinic with three children’s stories.",
        "Two in three young people had the same worker.",
        "",
    ],
)
def test_what_names_nobody_is_left_alone(text: str) -> None:
    assert wording.small_groups(text) == []


def test_each_sentence_is_told_once_and_by_itself() -> None:
    found = wording.in_all(["All is well. Two sisters waited.\nTwo sisters waited.", "Two sisters waited."])
    assert [one.sentence for one in found] == ["Two sisters waited."]


def test_a_reason_holds_for_the_sentence_as_it_stood() -> None:
    named = wording.small_groups("Two sisters waited. Two brothers waited.")
    left = wording.not_accepted(named, [{"sentence": "Two sisters waited.", "reason": "They are staff."}])
    assert [one.sentence for one in left] == ["Two brothers waited."]
