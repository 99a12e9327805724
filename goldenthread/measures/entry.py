"""Measures that no extract can give: what the files of ``entered/`` say of each. A person enters their figures.

One file for each domain, one table for each measure; what stands above the tables holds for all of them.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from goldenthread.core.periods import Month
from goldenthread.measures.errors import DefinitionError

FOLDER = Path(__file__).parent / "entered"
MILESTONE = "milestone"
Nature = Literal["computed", "entered", "milestone"]
KINDS = ("proportion", "count", "rate", "mean", "ratio", MILESTONE)
DIVIDED = ("proportion", "rate", "mean", "ratio")
# Spans that only an entered measure has. ``once``: reached once and then kept; ``occasion``: when it takes place.
BASES = ("rolling_3", "half_yearly", "termly", "yearly", "occasion", "once")
# The months for which a figure is due, where it is not every month. Terms end at Christmas, Easter and in summer.
DUE_MONTHS: dict[str, tuple[int, ...]] = {
    "quarterly": (3, 6, 9, 12), "half_yearly": (3, 9), "termly": (4, 7, 12), "yearly": (3,), "occasion": (), "once": (),
}  # fmt: skip
SPANS = {
    "quarterly": "quarter", "half_yearly": "half-year", "termly": "term", "yearly": "year", "occasion": "occasion",
    "once": "milestone",
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """How a measure gets its figure. ``per`` is the population that a rate is for, as 1,000.

    ``fractions``: its numbers need not be whole (full-time equivalents, hours). ``above_whole``: more may be counted
    above the line than below it, as leavers in a year that outnumber the average of those in post.
    """

    domain: str
    numerator: str
    denominator: str = ""
    per: int = 0
    fractions: bool = False
    above_whole: bool = False
    due_month: int = 0


@dataclass(frozen=True)
class Words:
    """One measure of a file: its address, the words of its head, and how it is entered."""

    slug: str
    head: Mapping[str, Any]
    entry: Entry
    fingerprint: str


def read_all(folder: Path = FOLDER) -> Iterator[Words]:
    """Every measure of every file; DefinitionError names the file, the measure and the fault."""
    for path in sorted(folder.glob("*.toml")):
        yield from read(path.name, path.read_text("utf-8"))


def read(name: str, text: str) -> Iterator[Words]:
    """The measures of one file, each with what stands above the tables unless it says otherwise."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(f"{name}: it is not valid TOML: {error}.", remedy="Correct the file.") from error
    shared = {key: value for key, value in found.items() if not isinstance(value, dict)}
    for slug, own in found.items():
        if isinstance(own, dict):
            yield _words(name, slug, shared | own)


def is_due(basis: str, month: Month, entry: Entry) -> bool:
    """Should somebody enter a figure for that month? Every month, or the last month of the quarter, term or year."""
    if basis == "yearly" and entry.due_month:
        return month.number == entry.due_month
    return month.number in DUE_MONTHS.get(basis, range(1, 13))


def spoken(basis: str) -> str:
    """What a figure is entered for: ``month``, ``quarter``, ``year``, ``occasion``."""
    return SPANS.get(basis, "month")


def _words(name: str, slug: str, said: dict[str, Any]) -> Words:
    """The order of keys and the short name in lists of measures change no figure, so neither enters the fingerprint."""
    entered = {field.name for field in fields(Entry)}
    head = {key: value for key, value in said.items() if key not in entered}
    head.setdefault("short_title", said.get("title", ""))
    try:
        entry = Entry(**{key: value for key, value in said.items() if key in entered})
    except TypeError as error:
        raise _fault(name, slug, f"it leaves something out: {error}") from error
    _check(name, slug, head, entry)
    counted = {key: value for key, value in said.items() if key != "library"}
    digest = hashlib.sha256(json.dumps([slug, counted], sort_keys=True, default=str).encode()).hexdigest()
    return Words(slug, head, entry, digest)


def _check(name: str, slug: str, head: Mapping[str, Any], entry: Entry) -> None:
    kind, divided = head.get("kind"), bool(entry.denominator)
    if kind not in KINDS:
        raise _fault(name, slug, f"kind must be one of {', '.join(KINDS)}")
    if (kind in DIVIDED) != divided:
        raise _fault(name, slug, "a share, rate, average or ratio, and only these, has a denominator in words")
    if (kind == "rate") != bool(entry.per):
        raise _fault(name, slug, "a rate, and only a rate, says for how many people it is (per)")
    if (kind == MILESTONE) != (head.get("unit") == MILESTONE):
        raise _fault(name, slug, "a milestone, and only a milestone, has the unit milestone")
    if empty := [key for key, value in (*head.items(), ("numerator", entry.numerator)) if value == ""]:
        raise _fault(name, slug, f"{empty[0]} is empty")


def _fault(name: str, slug: str, what: str) -> DefinitionError:
    return DefinitionError(f"{name}, {slug}: {what}.", remedy="Correct the file.")
