"""Given an action's dates as day numbers, when it slips from its first promise, then moving the date hides nothing."""

from __future__ import annotations

import pytest

from goldenthread.plans.slippage import Dates, suggest


@pytest.mark.parametrize(
    ("dates", "colour"),
    [
        (Dates(100, 130), "green"),
        (Dates(100, 130, forecast=158), "amber"),  # four weeks
        (Dates(100, 130, forecast=159), "red"),
        (Dates(144, 130), "amber"),  # two weeks overdue
        (Dates(145, 130), "red"),
        (Dates(145, 130, forecast=150), "red"),  # a new date does not turn it back
        (Dates(100, 130, start=100, started=False), "green"),  # due to start today
        (Dates(101, 130, start=100, started=False), "amber"),
        (Dates(100, 130, redated=1), "green"),
        (Dates(100, 130, redated=2), "amber"),
        (Dates(100, 130, done=130), "blue"),
    ],
)
def test_the_colour(dates: Dates, colour: str) -> None:
    assert suggest(dates).rag == colour


def test_completing_late_is_complete_and_says_how_late() -> None:
    assert suggest(Dates(160, 130, done=150)).reasons == ("complete", "20 days after the baseline date")


def test_every_reason_is_told() -> None:
    found = suggest(Dates(100, 130, forecast=140, start=90, started=False, redated=3))
    assert found.reasons == (
        "10 days beyond the baseline date", "not started, 10 days after planned start", "re-dated 3 times",
    )  # fmt: skip
