"""The published indicators that are known by name: what each counts, and how the publishers' files call it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("published.toml")
SNAPSHOT, YEAR, SIX_MONTHS, UNSAID = "snapshot", "year_ending", "six_months", "unsaid"


@dataclass(frozen=True)
class Published:
    """One indicator. ``counts``: share, rate, count or mean. ``polarity`` as its publisher gives it: High, Low or -.

    ``period`` is year_ending or snapshot, and ``ends`` the day of the year on which it ends or is taken.
    """

    code: str
    title: str
    unit: str = ""
    counts: str = "number"
    polarity: str = "-"
    period: str = UNSAID
    ends: str = ""
    long_file: str = ""
    column: str = ""
    numerator: str = ""
    denominator: str = ""

    @property
    def names(self) -> list[str]:
        """What it stands under in files."""
        return [name for name in (self.long_file, self.column) if name]


@lru_cache(maxsize=1)
def every() -> Mapping[str, Published]:
    """All of them by code."""
    return {code: Published(code, **told) for code, told in tomllib.loads(FILE.read_text("utf-8")).items()}


def wanted(more: Iterable[str] = ()) -> list[dict[str, Any]]:
    """What to look for in a file: every known indicator, and those that a person names by what the file calls them."""
    known = {name for each in every().values() for name in each.names}
    asked = [each for each in every().values() if each.names]
    asked += [Published(name[:100], name, long_file=name) for name in more if name and name not in known]
    return [
        {"code": each.code, "names": each.names, "numerator": each.numerator, "denominator": each.denominator}
        for each in asked
    ]  # fmt: skip


def described(code: str, title: str = "") -> Published:
    """What is known of an indicator; of one that a person named only its title, so it has no direction and no band."""
    return every().get(code) or Published(code, title or code)
