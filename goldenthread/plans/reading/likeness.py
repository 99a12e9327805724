"""How alike two texts are, and in which words they differ."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Piece:
    """Some words of a comparison. ``kind`` is ``same``, ``gone`` or ``new``."""

    kind: str
    text: str


def of(one: str, other: str) -> float:
    """The share of words in common, counted as often as they stand there: 0 nothing, 1 the same words."""
    left, right = _counted(one), _counted(other)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else float(one == other)


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts as one, word by word: what stays, what is gone, what is new."""
    old, new = before.split(), after.split()
    found: list[Piece] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", " ".join(old[i1:i2])))
            continue
        found += [Piece("gone", " ".join(old[i1:i2]))] if i2 > i1 else []
        found += [Piece("new", " ".join(new[j1:j2]))] if j2 > j1 else []
    return tuple(found)


@lru_cache(maxsize=4096)
def _counted(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.casefold()))
