"""How many children move between states of care: stocks, daily rates and what they add up to.

The idea of stock and flow as used for sufficiency planning, without chance; one step is one day.
"""

from __future__ import annotations

from collections.abc import Mapping

Stock = Mapping[str, float]
Rates = Mapping[tuple[str, str], float]


def step(population: Stock, rates: Rates) -> dict[str, float]:
    """The stocks a day later. Where a state's rates out add up to more than all of it, they share what there is."""
    out: dict[str, float] = {}
    for (start, _), rate in rates.items():
        out[start] = out.get(start, 0.0) + rate
    after = dict(population)
    for (start, end), rate in rates.items():
        moved = population[start] * rate / max(out[start], 1.0)
        after[start] -= moved
        after[end] = after.get(end, 0.0) + moved
    return after


def over(rate: float, days: int) -> float:
    """The share that has moved after some days at a daily rate."""
    return 1 - (1 - rate) ** days
