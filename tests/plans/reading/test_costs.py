"""Costs as plans write them: the words stay, an amount and a period only where they are said."""

from __future__ import annotations

import pytest

from goldenthread.plans.reading import costs


@pytest.mark.parametrize(
    ("raw", "amount", "period", "category"),
    [
        ("£53k pa", 53000, "year", None),
        ("£9,500 pcm", 9500, "month", None),
        ("£4,000 per month", 4000, "month", None),
        ("£500 per quarter", 500, "quarter", None),
        ("£12,000 one-off (training budget)", 12000, "once", None),
        ("Net saving of £120,000 in a full year", 120000, "year", "net saving"),
        ("c. £48,000 p.a. - to be confirmed", 48000, "year", "to be confirmed"),
        ("£20k saving to be confirmed", 20000, None, "to be confirmed"),
        ("Cost to be determined", None, None, "to be confirmed"),
        ("£53 000", 53000, None, None),
        ("12,500", 12500, None, None),
        ("c. 20k pa", 20000, "year", None),
        ("£30,000 (1 x social worker)", 30000, None, None),
        ("Contained within existing resources", None, None, "existing resources"),
    ],
)
def test_what_the_words_of_a_cost_say(raw: str, amount: float | None, period: str | None, category: str | None) -> None:
    found = costs.understand(raw)
    assert found is not None
    assert (found.raw, found.amount, found.period, found.category) == (raw, amount, period, category)


@pytest.mark.parametrize(
    "raw",
    ["£25-30k", "£25,000 - £30,000", "£12,000 + £3,000 pa", "£2,000 x 4", "£150 per child", "£2,000 each", "2", "2026",
     "1.5 FTE", "12,500 posts"],
)  # fmt: skip
def test_a_range_a_multiple_and_what_may_be_no_money_give_no_amount(raw: str) -> None:
    found = costs.understand(raw)
    assert found is not None and (found.raw, found.amount, found.period) == (raw, None, None)


def test_an_empty_cell_is_no_cost() -> None:
    assert costs.understand(" ") is None
