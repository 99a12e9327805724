"""One figure of others, ready to stand beside ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Group = Literal["own", "neighbours", "region", "england", "good"]
LABELS: dict[Group, str] = {
    "own": "This council, as published", "neighbours": "Statistical neighbours", "region": "Region",
    "england": "England", "good": "Good or outstanding authorities",
}  # fmt: skip
SHORT: dict[Group, str] = {"own": "Own", "neighbours": "SN", "region": "Region", "england": "England", "good": "Good+"}
GROUPS: tuple[Group, ...] = ("neighbours", "region", "england", "good")
# How our states name what publishers' markers mean.
_STATES = {"known": "known", "suppressed": "suppressed", "not applicable": "not_applicable"}


@dataclass(frozen=True)
class Comparator:
    """A published figure of a group of authorities in one year. ``value`` is None unless ``state`` is known.

    ``reason`` says why there is none, or how many members of a group were left out of its mean; ``warning`` what is
    not like for like.
    """

    group: Group
    label: str
    value: float | None
    state: str
    year: int
    period: str
    unit: str
    source: str
    warning: str = ""
    reason: str = ""

    @property
    def short(self) -> str:
        return SHORT[self.group]

    @property
    def is_known(self) -> bool:
        return self.state == "known" and self.value is not None


@dataclass(frozen=True)
class Value:
    """What one release says of one area and year, as it is read from the database."""

    amount: float | None
    state: str
    marker: str
    period: str
    years: int
    numerator: float | None = None
    denominator: float | None = None


def state_of(published: str) -> str:
    """Known, suppressed, not_applicable, or unknown for everything that a publisher leaves out otherwise."""
    return _STATES.get(published, "unknown")


def period_words(kind: str, ends: str, year: int, value: Value | None) -> str:
    """``year ending 31 March 2025``, ``on 31 March 2025``; several years together say so."""
    if value and value.years > 1:
        return f"{value.period}, {value.years} years together"
    if not ends:
        return value.period if value else str(year)
    return f"{'on' if kind == 'snapshot' else 'year ending'} {ends} {year}"


def last_day(ends: str, year: int) -> date:
    """The day on which a published period ends; 31 March where the file does not say."""
    return date(year, 9, 30) if ends.startswith("30 September") else date(year, 3, 31)
