"""Which actions of two plans are one: nearly the same words in one area, whoever wrote them.

Of 200 actions and 150 others 30,000 pairs would have to be looked at. Two sets of words that share three quarters
share one of the rarest of each: only pairs that do are looked at, and no pair is lost by it (prefix filtering:
Chaudhuri, Ganti and Kaushik, 2006).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.plans.checking.sameness import same_area
from goldenthread.plans.checking.terms import alike, bag, words
from goldenthread.plans.checking.view import ActionView

SAME_ACTION = 0.75  # of the words of two actions
NEARLY_ALL = 0.85
FEWEST = 3  # words besides how often it is done, from which two short actions can be told to be one
# "Monitor the level of adoptions" and "Monitor number of adoptions" are one action.
_HOW_MANY = words("level number percentage percent no the a an of in to and for that who are is per")

_OFTEN = words(
    "daily weekly fortnightly monthly quarterly termly annual annually yearly every each once twice day week fortnight "
    "month quarter term year two three four five six eight ten twelve"
)

Pair = tuple[ActionView, ActionView]


@dataclass(frozen=True)
class _Marks:
    """The words by which an action is known again, and the one that it begins with."""

    words: frozenset[str]
    verb: str


def between(ours: Sequence[ActionView], theirs: Sequence[ActionView]) -> list[Pair]:
    """Pairs of actions that are one: in one area, the most alike first, each used once."""
    found = Index([*ours, *theirs], theirs)
    return _once((score, a, b) for a in ours for score, _, b in found.like(a))


def at_intervals(ours: Sequence[ActionView], theirs: Sequence[ActionView]) -> list[Pair]:
    """Pairs of actions that are one but for how often they are done: “Hold a weekly team meeting” and “Hold a monthly
    team meeting” share too few words to be one by all of them.

    For actions of two plans that ``between`` does not pair. Within one plan both may well be meant.
    """
    kept = [(b, _but_how_often(b.text)) for b in theirs]
    return _once(
        (score, a, b)
        for a in ours
        for mine in (_but_how_often(a.text),)
        if len(mine.words) >= FEWEST
        for b, other in kept
        if (score := likeness(mine, other)) >= NEARLY_ALL and same_area(a.area, b.area)
    )


def _once(scored: Iterable[tuple[float, ActionView, ActionView]]) -> list[Pair]:
    """The pairs, the most alike first, each action used once."""
    pairs, used_a, used_b = [], set(), set()
    for _, a, b in sorted(scored, key=lambda each: -each[0]):
        if a.key not in used_a and b.key not in used_b:
            used_a.add(a.key)
            used_b.add(b.key)
            pairs.append((a, b))
    return pairs


def within(actions: Sequence[ActionView]) -> Iterator[Pair]:
    """Each action of one plan with the later one that is most like it, where one is the same."""
    found = Index(actions, actions)
    for place, action in enumerate(actions):
        later = [(score, -there, other) for score, there, other in found.like(action) if there > place]
        if later:
            yield action, max(later, key=lambda each: each[:2])[2]


class Index:
    """Actions by the rarest of their words; ``every`` says which words are rare."""

    def __init__(self, every: Sequence[ActionView], kept: Sequence[ActionView]) -> None:
        self._many = Counter(word for action in every for word in _marks(action.text).words)
        self._kept = kept
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, action in enumerate(kept):
            for word in self._rarest(_marks(action.text).words):
                self._places[word].append(place)

    def like(self, action: ActionView) -> Iterator[tuple[float, int, ActionView]]:
        """Those kept that are the same action, each with how alike they are and its place."""
        mine = _marks(action.text)
        for place in sorted({place for word in self._rarest(mine.words) for place in self._places.get(word, ())}):
            other = self._kept[place]
            score = likeness(mine, _marks(other.text))
            if score >= SAME_ACTION and same_area(action.area, other.area):
                yield score, place, other

    def _rarest(self, marks: frozenset[str]) -> list[str]:
        """So many words that two sets which share ``SAME_ACTION`` of all must share one of them."""
        length = len(marks) - math.ceil(SAME_ACTION * len(marks)) + 1 if marks else 0
        return sorted(marks, key=lambda word: (self._many[word], word))[:length]


@lru_cache(maxsize=20_000)
def _marks(text: str) -> _Marks:
    return _Marks(bag(text) - _HOW_MANY, text.split(maxsplit=1)[0].casefold() if text.strip() else "")


@lru_cache(maxsize=20_000)
def _but_how_often(text: str) -> _Marks:
    """The marks without the words that say how often, and without its numbers: “every 6 weeks”."""
    left = [word for word in text.split() if not bag(word) <= _OFTEN and not word[:1].isdigit()]
    return _marks(" ".join(left))


def likeness(one: _Marks, other: _Marks) -> float:
    """How much two actions share. What begins with another verb is another action unless nearly all is shared."""
    fewer, more = sorted((len(one.words), len(other.words)))
    if not fewer or fewer < SAME_ACTION * more or one.words.isdisjoint(other.words):
        return 0.0
    score = alike(one.words, other.words)
    return score if one.verb == other.verb or score >= NEARLY_ALL else 0.0
