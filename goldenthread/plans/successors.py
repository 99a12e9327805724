"""Which line of a plan is which line of its next version, told by place, reference and words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from goldenthread.plans.naming import key
from goldenthread.plans.reading import likeness

# Shares of words in common. A reference vouches for half of it; words that moved to another area must be nearly the
# same, for plans repeat themselves from area to area.
WITH_REFERENCE, IN_AREA, ANYWHERE = 0.35, 0.6, 0.85


@dataclass(frozen=True)
class Line:
    """What a line of a plan is known by."""

    text: str
    area: str = ""
    reference: str = ""


def match(old: Sequence[Line], new: Sequence[Line]) -> list[int | None]:
    """For each new line the old one that it is, by position; None for one that was not there.

    Each old line is given once, so that of an action pasted five times the first meets the first. The same words in
    the same place come first, then the same words, then a reference with likely words, then likeness alone.
    """
    found = _Matches(old, new)
    found.by(lambda line: (key(line.area), line.reference, key(line.text)))
    found.by(lambda line: (key(line.area), key(line.text)))
    found.by(lambda line: key(line.text))
    found.alike(lambda line: (key(line.area), line.reference) if line.reference else None, WITH_REFERENCE)
    found.alike(lambda line: key(line.area), IN_AREA)
    found.alike(lambda line: "", ANYWHERE)
    return found.places


class _Matches:
    """What has been matched so far; ``places`` holds for each new line its old one."""

    def __init__(self, old: Sequence[Line], new: Sequence[Line]) -> None:
        self.old, self.new = old, new
        self.places: list[int | None] = [None] * len(new)
        self.free = set(range(len(old)))

    def by(self, name: Callable[[Line], Hashable]) -> None:
        """Match what has the same name, the first with the first."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for at in sorted(self.free, reverse=True):
            waiting[name(self.old[at])].append(at)
        for place in self._open():
            if same := waiting.get(name(self.new[place])):
                self._take(place, same.pop())

    def alike(self, group: Callable[[Line], Hashable], least: float) -> None:
        """Match within each group by likeness, the likest first; a group of None is left out."""
        near = []
        for place in self._open():
            wanted = group(self.new[place])
            for at in self.free if wanted is not None else ():
                if group(self.old[at]) == wanted:
                    score = likeness.of(self.old[at].text, self.new[place].text)
                    near.append((-score, place, at))
        for score, place, at in sorted(near):
            if -score >= least and at in self.free and self.places[place] is None:
                self._take(place, at)

    def _open(self) -> list[int]:
        return [place for place, at in enumerate(self.places) if at is None]

    def _take(self, place: int, at: int) -> None:
        self.places[place] = at
        self.free.discard(at)
