"""The capability × role file: who may do what, as data.

A cell is a letter for how far it reaches, then marks. ``L`` whole authority, ``S`` own branch, ``O`` own, owned or
allocated, ``R`` released to or shared with them, ``W`` inside an inspector's window, ``G`` a grant by name.
``u`` fresh step-up, ``r`` a reason, ``2`` a second, different person. ``-`` is no.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "permissions.csv"
ROLES = FILE.with_name("roles.csv")
LETTERS = frozenset("LSORWG")
MARKS = frozenset("ur2")


@dataclass(frozen=True)
class Cell:
    """What one role may do with one capability."""

    letter: str
    step_up: bool
    reason: bool
    second: bool


@dataclass(frozen=True)
class Capability:
    """One line of the file: its tier and what each role may do."""

    name: str
    tier: str
    cells: dict[str, Cell]


@cache
def capabilities() -> dict[str, Capability]:
    """Every capability by name, read once; ValueError names the line that is not understood."""
    with FILE.open(newline="", encoding="utf-8") as lines:
        rows = csv.DictReader(lines)
        roles = [name for name in rows.fieldnames or [] if name not in {"capability", "tier"}]
        return {row["capability"]: _capability(row, roles) for row in rows}


@cache
def roles() -> tuple[str, ...]:
    """The codes of all roles, in the order of the file."""
    header = FILE.read_text(encoding="utf-8").splitlines()[0]
    return tuple(header.split(",")[2:])


@cache
def role_names() -> dict[str, str]:
    """The name of each role by its code, as ``roles.csv`` gives it: ``TM`` is ``Team manager``."""
    with ROLES.open(newline="", encoding="utf-8") as lines:
        return {row["code"]: row["name"] for row in csv.DictReader(lines)}


def cell(capability: str, role: str) -> Cell | None:
    """What the role may do, or None. KeyError when the capability does not exist: a misspelling never means yes."""
    return capabilities()[capability].cells.get(role)


def _capability(row: dict[str, str], roles: list[str]) -> Capability:
    cells = {role: read for role in roles if (read := _cell(row[role], row["capability"]))}
    return Capability(row["capability"], row["tier"], cells)


def _cell(text: str, where: str) -> Cell | None:
    if text == "-":
        return None
    letter, marks = text[0], set(text[1:])
    if letter not in LETTERS or not marks <= MARKS:
        raise ValueError(f"{FILE.name}: {where}: {text!r} is not understood")
    return Cell(letter, "u" in marks, "r" in marks, "2" in marks)
