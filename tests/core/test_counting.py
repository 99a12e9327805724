"""One is one: no page says “1 actions” or “1 times”."""

from __future__ import annotations

from goldenthread.core.counting import counted, times


def test_one_thing_is_one_and_several_are_several() -> None:
    assert [counted(number, "action") for number in (0, 1, 2, 3400)] == [
        "0 actions", "1 action", "2 actions", "3,400 actions",
    ]  # fmt: skip
    assert [counted(number, "person", "people") for number in (1, 2)] == ["1 person", "2 people"]


def test_what_happened_one_time_happened_once() -> None:
    assert [times(number) for number in (1, 2, 12)] == ["once", "2 times", "12 times"]
