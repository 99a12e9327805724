"""Doubts that return in a document: the same words broken at the same place are asked about once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldenthread.plans.reading import seams
from goldenthread.plans.reading.tables import Doubt


@dataclass
class Asked:
    """A doubt to be asked about, and every place where its answer counts, in the order of the document."""

    doubt: Doubt
    places: list[str]
    first: int


def once(doubts: Sequence[tuple[str, Doubt]]) -> list[Asked]:
    """Each doubt once, with all places where it stands; those of few pieces settle their part of the longer ones."""
    found: list[Asked] = []
    known: list[tuple[re.Pattern[str], Asked]] = []
    short_first = sorted(enumerate(doubts), key=lambda each: (len(each[1][1].instead), each[0]))
    for number, (where, doubt) in short_first:
        twin = next((each for each in found if each.doubt == doubt), None)
        left = None if twin else _left(doubt, known)
        for settled in [twin] if twin else _settled(doubt, known):
            if where not in settled.places:
                settled.places.append(where)
        if left:
            asked = Asked(left, [where], number)
            found.append(asked)
            known += [(seams.between(*pair), asked) for pair in itertools.pairwise(left.instead)]
    return sorted(found, key=lambda each: each.first)


def _left(doubt: Doubt, known: Sequence[tuple[re.Pattern[str], Asked]]) -> Doubt | None:
    """The doubt with those pieces together whose seam has been asked about; None when no seam is left."""
    if len(doubt.instead) == 1:
        return doubt
    pieces = [doubt.instead[0]]
    for before, after in itertools.pairwise(doubt.instead):
        if _asked(before, after, known):
            pieces[-1] = f"{pieces[-1]} {after}"
        else:
            pieces.append(after)
    return replace(doubt, instead=tuple(pieces)) if len(pieces) > 1 else None


def _settled(doubt: Doubt, known: Sequence[tuple[re.Pattern[str], Asked]]) -> list[Asked]:
    """The questions that settle seams of this doubt."""
    return [asked for pair in itertools.pairwise(doubt.instead) if (asked := _asked(*pair, known))]


def _asked(before: str, after: str, known: Sequence[tuple[re.Pattern[str], Asked]]) -> Asked | None:
    """The question about these words side by side, broken at the same place."""
    text, place = f"{before} {after}", len(before)
    return next((asked for seam, asked in known if any(m.start("gap") == place for m in seam.finditer(text))), None)
