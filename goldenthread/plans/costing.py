"""What an action costs: how much, how often, and whether the money is there. Plain Python, in pounds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldenthread.plans.delivery import Word
from goldenthread.plans.reading import costs

LONG = 60  # working days: about a quarter, after which a cost "to be confirmed" is told as old


class Funding(Word):
    EXISTING = "existing", "Existing resources"
    AGREED = "agreed", "Agreed"
    REQUESTED = "requested", "Requested"
    TO_CONFIRM = "to_confirm", "To be confirmed"
    SAVING = "saving", "Net saving"


class Every(Word):
    ONCE = "once", "Once"
    MONTH = "month", "A month"
    YEAR = "year", "A year"


_NOTHING_NEW = (
    r"\b(existing|within (current|base)|no (additional |extra )?costs?|nil|cost[- ]neutral)\b|^(none|n ?/ ?a)\.?$"
)
# In this order: "net saving, to be confirmed" is not yet a saving.
_FUNDING = (
    (Funding.TO_CONFIRM, re.compile(rf"\b(?:{costs.UNKNOWN})\b", re.I)),
    (Funding.SAVING, re.compile(r"\bsavings?\b", re.I)),
    (Funding.REQUESTED, re.compile(r"\b(requested|bid|business case|growth)\b", re.I)),
    (Funding.EXISTING, re.compile(_NOTHING_NEW, re.I)),
    (Funding.AGREED, re.compile(r"\b(agreed|approved|funded)\b", re.I)),
)
# How often words say that a cost falls due, as what it is kept as, and how many times that comes in it. A rate for an
# hour or a day is no cost: nobody says of how many.
_EVERY = {
    "once": (Every.ONCE, 1), "month": (Every.MONTH, 1), "year": (Every.YEAR, 1),
    "quarter": (Every.YEAR, 4), "week": (Every.YEAR, 52),
}  # fmt: skip
_NOT_ALL_YEAR = re.compile(r"\bfor \w+ (?:weeks|quarters)\b", re.I)
_AMOUNT = re.compile(r"£\s?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<times>k|m|million|thousand)?\b", re.I)
_TIMES = {"": 1, "k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}


@dataclass(frozen=True)
class Cost:
    """What one thing costs. Without a funding nobody has said where the money comes from."""

    raw: str = ""
    amount: Decimal | None = None
    every: str = ""
    funding: str = ""
    since: date | None = None

    @property
    def is_open(self) -> bool:
        """Is something still to be confirmed: the amount, or where the money comes from?"""
        return self.funding == Funding.TO_CONFIRM or not self.funding or (self.amount is None and not self.is_covered)

    @property
    def is_covered(self) -> bool:
        return self.funding == Funding.EXISTING


def understand(raw: str) -> Cost:
    """What the words of a cost say, as far as they do: ``£53k pa`` is 53,000 a year, ``£500 a quarter`` 2,000 a year.

    Two amounts, a range, a rate for an hour or one for some weeks are no amount."""
    period = costs.period_in(raw)
    every, times = _EVERY.get("" if _NOT_ALL_YEAR.search(raw) else period or "", ("", 0))
    named = costs.amount_in(raw) if period is None or times else None
    amount = None if named is None else round(Decimal(str(named)) * (times or 1), 2)
    funding = next((word.value for word, form in _FUNDING if form.search(raw)), "")
    return Cost(raw, amount, str(every) or ("once" if amount is not None else ""), funding)


def amount(typed: str) -> Decimal | None:
    """An amount typed by itself, with or without its sign: ``12,000``, ``£12k``, ``-5``; None for anything else."""
    text = typed.strip()
    below = text.startswith("-")
    found = _AMOUNT.fullmatch(f"£{text.removeprefix('-').strip().removeprefix('£').strip()}")
    if found is None:
        return None
    pounds = _pounds(found["number"], found["times"] or "")
    return -pounds if below else pounds


def as_kept(raw: str, amount: Decimal | None, every: str, funding: str, since: date | None) -> Cost:
    """A cost as an action keeps it. Where nobody has chosen a funding its words may still name one."""
    return Cost(raw, amount, every, funding or understand(raw).funding, since)


@dataclass(frozen=True)
class Total:
    """The sum of the costs of one funding, by how often they fall due; ``unpriced`` of them have no amount."""

    funding: str
    once: Decimal
    month: Decimal
    year: Decimal
    lines: int
    unpriced: int

    @property
    def first_year(self) -> Decimal:
        """What it comes to in twelve months: what falls due once, twelve months, and one year."""
        return self.once + 12 * self.month + self.year


def totals(costs: Iterable[Cost]) -> list[Total]:
    """One total for each funding that occurs, in the order of ``Funding``; those that nobody named come last."""
    held: dict[str, list[Cost]] = defaultdict(list)
    for cost in costs:
        held[cost.funding].append(cost)
    return [_total(funding, held[funding]) for funding in (*Funding, "") if held[funding]]


def together(costs: Iterable[Cost]) -> Total:
    """The sum of all that is spent, wherever it comes from; savings are none of it."""
    return _total("", [cost for cost in costs if cost.funding != Funding.SAVING])


def _total(funding: str, costs: list[Cost]) -> Total:
    sums = {every: sum((c.amount or Decimal(0) for c in costs if c.every == every), Decimal(0)) for every in Every}
    unpriced = sum(cost.amount is None for cost in costs)
    return Total(str(funding), sums[Every.ONCE], sums[Every.MONTH], sums[Every.YEAR], len(costs), unpriced)


def pounds(amount: Decimal) -> str:
    """``£53,000``, ``£12.50``: pence only where there are some."""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def words(cost: Cost) -> str:
    """``£53,000 a year, requested``; the raw words where nothing was understood."""
    parts = [] if cost.amount is None else [pounds(cost.amount)]
    if parts and cost.every in {Every.MONTH, Every.YEAR}:
        parts[0] += f" {Every(cost.every).label.lower()}"
    if cost.funding:
        parts.append(Funding(cost.funding).label.lower())
    return ", ".join(parts) or cost.raw


def _pounds(number: str, times: str) -> Decimal:
    return round(Decimal(number.replace(",", "")) * _TIMES[times.casefold()], 2)
