"""Which sets of measures there are: those that every council starts with, as it changed them, and its own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from goldenthread.measures import definition
from goldenthread.measures.models import ScorecardSet

FILE = Path(__file__).with_name("given.toml")


@dataclass(frozen=True)
class Chosen:
    """One set. A given one that nobody has changed yet stands at version 1, as if it had just been stored."""

    key: str
    name: str
    purpose: str
    measures: tuple[str, ...]
    version: int = 1
    is_removed: bool = False

    def __str__(self) -> str:
        return self.name


@lru_cache(maxsize=1)
def given() -> Mapping[str, Chosen]:
    """The sets of the project by key, in the order of its file."""
    found = tomllib.loads(FILE.read_text("utf-8"))
    return {key: Chosen(key, each["name"], each["purpose"], tuple(each["measures"])) for key, each in found.items()}


def every() -> list[Chosen]:
    """The sets in use: the given ones first, then the council's own by name. One query."""
    return [each for each in _stored().values() if not each.is_removed]


def find(key: str) -> Chosen | None:
    """The set of that key as it stands, removed or not; None where there never was one. One query."""
    return _stored().get(key)


def _stored() -> dict[str, Chosen]:
    found = dict(given())
    for row in ScorecardSet.objects.all():
        found[row.key] = as_chosen(row)
    return found


def as_chosen(row: ScorecardSet) -> Chosen:
    """The row without measures that the library has no more: a page must open after a measure was taken out."""
    there = tuple(slug for slug in row.measures if slug in definition.library())
    return Chosen(row.key, row.name, row.purpose, there, row.version, row.is_removed)
