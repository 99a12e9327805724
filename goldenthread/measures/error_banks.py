"""What forecasts have missed by: the bank that comes with the product, and the council's own once it is large enough.

One error is (what came − what was foretold) in units of the series' own movement. Rows are kept whole, one for each
past origin with its twelve months, because the errors of neighbouring months go together.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from goldenthread.measures.models import ErrorBank
from goldenthread.measures.statistics.forecast import HORIZON

Bank = Literal["percentages", "counts", "stocks"]
Method = Literal["blend", "last12", "walk"]
Row = Sequence[float | None]
BANKS: tuple[Bank, ...] = ("percentages", "counts", "stocks")
METHODS: tuple[Method, ...] = ("blend", "last12")
# The random walk, "next month is as the last one", is never used to foretell: it is what the others must beat.
TO_BEAT: Method = "walk"
STARTER = Path(__file__).parent / "starting_errors.json"
# The council's own errors count from so many on, horizon by horizon.
ENOUGH = 200
# A band of 80 % is under review when, of at least so many outcomes, fewer or more than these shares fell inside.
ENOUGH_TESTED, LEAST, MOST = 100, 0.72, 0.88


@dataclass(frozen=True, eq=False)
class Banks:
    """The banks in use. ``own`` and ``tested`` are this council's, by bank and method. Two are the same when they are
    one object, so that what was foretold with them can be remembered."""

    own: Mapping[tuple[str, str], Sequence[Row]]
    tested: Mapping[tuple[str, str], Mapping[str, Any]]
    until: str = ""

    def errors(self, bank: Bank, method: Method, months: int) -> list[float]:
        """The errors of forecasts so many months ahead: the council's own if there are enough, else the starter's."""
        own = _at(self.own.get((bank, method), ()), months)
        return own if len(own) >= ENOUGH else _at(starter()[bank][method], months)

    def ranked(self, bank: Bank, method: Method) -> tuple[tuple[float, ...], ...]:
        """The errors of each month ahead from the least, as bands are read off them; put in order once."""
        return _ranked(self, bank, method)

    def is_own(self, bank: Bank, method: Method, months: int) -> bool:
        return len(_at(self.own.get((bank, method), ()), months)) >= ENOUGH

    def whole_rows(self, bank: Bank, method: Method, months: int) -> list[Row]:
        """The rows of the bank in use that are known for each month up to that one."""
        return _whole(self, bank, method, months)

    def better(self, bank: Bank) -> Method:
        """The method whose bands were nearer in the council's own past; the blend until enough is known."""
        scores = {method: self.score(bank, method) for method in METHODS}
        mean, blend = scores["last12"], scores["blend"]
        return "last12" if mean is not None and blend is not None and mean < blend else "blend"

    def widening(self, bank: Bank, method: Method, months: int) -> float:
        """By how much the band is widened: 1, or more where past bands of this council held too rarely."""
        found = self.tested.get((bank, method), {}).get(str(months))
        return float(found["widen"]) if found and is_off(found) else 1.0

    def is_under_review(self, bank: Bank, method: Method) -> bool:
        return any(is_off(found) for found in self.tested.get((bank, method), {}).values())

    def score(self, bank: Bank, method: Method) -> float | None:
        """The mean CRPS of all horizons that enough outcomes are known of, in usual movements; None before that."""
        found = self.tested.get((bank, method), {}).values()
        enough = [each for each in found if each["n"] >= ENOUGH_TESTED]
        weight = sum(each["n"] for each in enough)
        return sum(each["crps"] * each["n"] for each in enough) / weight if weight else None


@lru_cache(maxsize=24)
def _ranked(banks: Banks, bank: Bank, method: Method) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(sorted(banks.errors(bank, method, months))) for months in range(1, HORIZON + 1))


@lru_cache(maxsize=288)
def _whole(banks: Banks, bank: Bank, method: Method, months: int) -> list[Row]:
    is_own = banks.is_own(bank, method, months)
    rows = banks.own.get((bank, method), ()) if is_own else starter()[bank][method]
    return [row for row in rows if None not in row[:months]]


def in_use() -> Banks:
    """What is kept of this council's own. One query; a second where the process has not read them yet."""
    return _read(tuple(ErrorBank.objects.order_by("pk").values_list("pk", "digest")))


@lru_cache(maxsize=4)
def _read(digests: tuple[tuple[int, str], ...]) -> Banks:
    kept = list(ErrorBank.objects.all()) if digests else []
    return Banks(
        {(each.bank, each.method): each.rows for each in kept},
        {(each.bank, each.method): each.tested for each in kept},
        max((each.until for each in kept), default=""),
    )


def is_off(tested: Mapping[str, Any]) -> bool:
    """Did bands of 80 % hold too rarely or too often, on enough outcomes to say so?"""
    return bool(tested["n"] >= ENOUGH_TESTED and not LEAST <= tested["cover80"] <= MOST)


@lru_cache(maxsize=1)
def starter() -> Mapping[Bank, Mapping[Method, list[list[float]]]]:
    """The bank that comes with the product, from ``starting_errors.simulate``."""
    found: Mapping[Bank, Mapping[Method, list[list[float]]]] = json.loads(STARTER.read_text("utf-8"))
    return found


def _at(rows: Sequence[Row], months: int) -> list[float]:
    if not 1 <= months <= HORIZON:
        raise ValueError(f"Nothing is foretold {months} months ahead.")
    return [error for row in rows if (error := row[months - 1]) is not None]
