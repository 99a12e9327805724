"""Which line of one document or plan is which of another, by its words. Plain Python; nothing is guessed silently.

The steps, from the surest to the least sure; each line is used once, and of several alike the first meets the first:

1. The same letters and digits in the same area under the same reference, then without the reference, then anywhere.
2. In the same area under one reference, a third of the words in common: the reference vouches for the rest.
3. In the same area, most words in common.
4. Within areas that belong together, the rarer words in common: of two documents a month apart only these find an
   action that was written anew.
5. Anywhere, nearly all words in common: plans repeat themselves from area to area.

What was matched by less than equal words is told apart, so that a person looks at it before it is kept.

Of two real documents a month apart (151 and 202 actions, 146 of them the same to a careful reader) equal words find
92, the other steps 50 more, and none wrongly.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from goldenthread.plans.reading import likeness

WITH_REFERENCE, IN_AREA, ANYWHERE = 0.35, 0.6, 0.9  # shares of words in common
ALIKE = 0.4  # of two lines' weight of words: below it a careful reader had to guess too
PART = 0.85  # what it counts that one text is all in the other: "… – monthly data set" was dropped or added
FEWEST = 3  # words that such a part has at least
DOUBTFUL, MOST_DOUBTFUL = 0.25, 6  # likeness from which a line elsewhere is offered to a person; lines for one at most
NOTHING: Mapping[int, int] = MappingProxyType({})
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "ly")


@dataclass(frozen=True)
class Line:
    """One line: its place in its own list, its area, its words, and what it is referred to by."""

    place: int
    area: str
    text: str
    reference: str = ""


@dataclass(frozen=True)
class Match:
    """An earlier line and the later one that it is, by place; ``likeness`` is 1 where the words are the same."""

    earlier: int
    later: int
    likeness: float

    @property
    def is_same(self) -> bool:
        return self.likeness == 1


def matches(
    earlier: Sequence[Line], later: Sequence[Line], *, by_hand: Mapping[int, int] = NOTHING,
    apart: Collection[int] = (),
) -> list[Match]:  # fmt: skip
    """Every earlier line that is found again, in the order of the earlier list.

    ``by_hand`` are pairs that a person joined, by place; ``apart`` earlier lines that a person found nowhere. Neither
    changes what words weigh, so that the rest stays as it was shown.
    """
    found = _Matching(earlier, later, by_hand, apart)
    found.equal(lambda line: (bare(line.area), line.reference, bare(line.text)))
    found.equal(lambda line: (bare(line.area), bare(line.text)))
    found.equal(lambda line: bare(line.text))
    found.alike(_one_reference, _share, WITH_REFERENCE)
    found.alike(lambda one, other: bare(one.area) == bare(other.area), _share, IN_AREA)
    weights = _weights([*earlier, *later])
    found.alike(found.near(), lambda one, other: _likeness(one, other, weights), ALIKE)
    found.alike(lambda one, other: True, _share, ANYWHERE)
    return [found.matched[place] for place in sorted(found.matched)]


def perhaps(earlier: Sequence[Line], later: Sequence[Line], found: Iterable[Match]) -> dict[int, tuple[int, ...]]:
    """For each earlier line that was not found the later ones, not found either, that it may be: those of its own area,
    then those elsewhere that are somewhat alike, each the likeliest first.

    Of two real documents a month apart the right one is among them for all four actions that a careful reader finds
    and ``matches`` does not.
    """
    pairs = list(found)
    left = _left(earlier, {match.earlier for match in pairs}), _left(later, {match.later for match in pairs})
    weights = _weights([*earlier, *later])
    return {line.place: likely for line in left[0] if (likely := _likely(line, left[1], weights))}


@lru_cache(maxsize=4_096)
def bare(text: str) -> str:
    """Letters and digits only, in small letters: what stays the same when a line is typed again."""
    return re.sub(r"[^a-z0-9%£<>]+", "", text.casefold())


@lru_cache(maxsize=4_096)
def stems(text: str) -> frozenset[str]:
    """The words of a text without their endings: "attending" and "attended" count as one."""
    return frozenset(map(_stem, re.findall(r"[a-z0-9%£]+", text.casefold())))


class _Matching:
    """What has been matched so far."""

    def __init__(
        self, earlier: Sequence[Line], later: Sequence[Line], by_hand: Mapping[int, int], apart: Collection[int]
    ) -> None:
        self.earlier, self.later, self.apart = earlier, later, set(apart)
        self.matched = {one: Match(one, other, 1) for one, other in by_hand.items()}

    def equal(self, key: Callable[[Line], Hashable]) -> None:
        """Match what is equal by ``key``."""
        earlier, later = self._left()
        held: dict[Hashable, list[int]] = defaultdict(list)
        for line in later:
            held[key(line)].append(line.place)
        self._take(Match(line.place, held[key(line)].pop(0), 1) for line in earlier if held[key(line)])

    def alike(
        self, may: Callable[[Line, Line], bool], score: Callable[[Line, Line], float], least: float
    ) -> None:  # fmt: skip
        """Match those that ``may`` be one and score enough, the most alike first."""
        earlier, later = self._left()
        scored = [
            Match(one.place, other.place, min(0.99, score(one, other)))
            for one in earlier
            for other in later
            if may(one, other)
        ]
        enough = [match for match in scored if match.likeness >= least]
        self._take(sorted(enough, key=lambda match: (-match.likeness, match.earlier, match.later)))

    def near(self) -> Callable[[Line, Line], bool]:
        """Do two areas belong together? By name, by lines they have in common, or because neither has any yet."""
        before = {line.place: bare(line.area) for line in self.earlier}
        after = {line.place: bare(line.area) for line in self.later}
        common = {(before[match.earlier], after[match.later]) for match in self.matched.values()}
        known = {one for one, _ in common}, {other for _, other in common}

        def near(one: Line, other: Line) -> bool:
            pair = bare(one.area), bare(other.area)
            return pair[0] == pair[1] or pair in common or not (pair[0] in known[0] or pair[1] in known[1])

        return near

    def _left(self) -> tuple[list[Line], list[Line]]:
        used = {match.later for match in self.matched.values()}
        return _left(self.earlier, self.apart | set(self.matched)), _left(self.later, used)

    def _take(self, proposed: Iterable[Match]) -> None:
        used = {match.later for match in self.matched.values()}
        for match in proposed:
            if match.earlier not in self.matched and match.later not in used:
                self.matched[match.earlier] = match
                used.add(match.later)


def _left(lines: Sequence[Line], used: Collection[int]) -> list[Line]:
    return [line for line in lines if line.place not in used]


def _likely(line: Line, others: Sequence[Line], weights: dict[str, float]) -> tuple[int, ...]:
    scored = [(bare(line.area) == bare(other.area), _likeness(line, other, weights), other.place) for other in others]
    enough = [each for each in scored if each[0] or each[1] >= DOUBTFUL]
    enough.sort(key=lambda each: (not each[0], -each[1], each[2]))
    return tuple(place for _, _, place in enough[:MOST_DOUBTFUL])


def _one_reference(one: Line, other: Line) -> bool:
    return bool(one.reference) and one.reference == other.reference and bare(one.area) == bare(other.area)


def _share(one: Line, other: Line) -> float:
    return likeness.of(one.text, other.text)


def _weights(lines: Sequence[Line]) -> dict[str, float]:
    """A word weighs more the fewer lines have it: "monitor" says little, "adopters" much."""
    counts = Counter(word for line in lines for word in stems(line.text))
    return {word: math.log(len(lines) / count) + 0.1 for word, count in counts.items()}


def _likeness(one: Line, other: Line, weights: dict[str, float]) -> float:
    """Twice the shared weight over both, or nearly the share of the shorter text that the longer one has."""
    mine, theirs = stems(one.text), stems(other.text)
    total = [sum(weights[word] for word in words) for words in (mine & theirs, mine, theirs)]
    if not min(total[1:]):
        return 0
    part = PART * total[0] / min(total[1:]) if len(mine & theirs) >= FEWEST else 0
    return max(2 * total[0] / (total[1] + total[2]), part)


def _stem(word: str) -> str:
    if len(word) > 3:
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)]
    return word
