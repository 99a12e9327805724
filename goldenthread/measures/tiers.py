"""How much of what improvement plans ask for the library answers, by tier; see ``tiers.toml``."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from goldenthread.measures import definition

_FILE = Path(__file__).parent / "tiers.toml"
TITLES: Mapping[str, str] = {
    "A": "computed from records of children",
    "B": "partly in records of children, partly elsewhere",
    "C": "counted by people",
    "D": "milestones and assurance",
}


@dataclass(frozen=True)
class Tier:
    """One tier: how many measures plans ask for, how many of them are answered in which way, and which are not."""

    name: str
    title: str
    asked: int
    answered: Mapping[str, int]
    """By ``definition.Definition.nature``."""
    missing: tuple[str, ...]


@lru_cache(maxsize=1)
def listed() -> Mapping[str, tuple[str, ...]]:
    """The short names of each tier."""
    return {name: tuple(ids) for name, ids in tomllib.loads(_FILE.read_text("utf-8")).items()}


def counts() -> list[Tier]:
    """Each tier against the library as it is."""
    natures = {found.head.library: found.nature for found in definition.library().values() if found.head.library}
    return [
        Tier(
            name, TITLES[name], len(ids), Counter(natures[each] for each in ids if each in natures),
            tuple(each for each in ids if each not in natures),
        )
        for name, ids in listed().items()
    ]  # fmt: skip
