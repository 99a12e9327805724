"""One cell of a published table: an amount, or a marker that stands for a reason. A marker is never a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

KNOWN = "known"
# The symbols of the department's statistics and of the Office for National Statistics, with and without brackets.
MARKERS: Mapping[str, str] = {
    "c": "suppressed", "*": "suppressed", "s": "suppressed", "low": "rounds to nothing", "k": "rounds to nothing",
    "x": "not available", ":": "not available", "..": "not available", "~": "not available", "na": "not available",
    "n/a": "not available", "": "not available", "z": "not applicable", ".": "not applicable", "u": "not reliable",
    "-": "not given",
}  # fmt: skip
# These stand beside a number and leave it one.
_BESIDE = {"p": "provisional", "e": "estimated", "r": "revised", "b": "a break in the series"}
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_NOTE = re.compile(r"\s*[\[(]?\s*([a-z])\s*[\])]?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Cell:
    """What a cell says. ``amount`` is None unless ``state`` is known; ``marker`` is the symbol as it was written."""

    amount: float | None
    state: str
    marker: str = ""
    is_provisional: bool = False


def read(text: str) -> Cell | None:
    """The cell, or None where it is neither a number nor a marker that is known."""
    plain = text.strip().replace("\N{NO-BREAK SPACE}", "")
    if (state := MARKERS.get(plain.strip("[]()").lower())) is not None:
        return Cell(None, state, plain)
    number, beside = _apart(plain)
    if not _NUMBER.fullmatch(number):
        return None
    return Cell(float(number.replace(",", "")), KNOWN, beside, beside == "p")


def _apart(text: str) -> tuple[str, str]:
    """A number and the letter beside it, as in ``12,345 [p]``."""
    note = _NOTE.search(text)
    if note is None or note[1].lower() not in _BESIDE or not text[: note.start()].strip():
        return text, ""
    return text[: note.start()].strip(), note[1].lower()
