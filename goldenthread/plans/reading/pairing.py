"""Which date, measure and partner goes with which action, when a row holds lists of each.

Lists of the same length go together by position. Otherwise the document does not say, and what comes from
here is only a proposal for a person, made in this order:

1. measures are laid against actions by the words they share, in order;
2. a single lead leads them all;
3. a list as long as the measures' goes with them, line by line;
4. a list that is short by as many as the actions left without a measure leaves those out;
5. otherwise by position: a surplus is a line cut in two where that explains it, else it is taken out of
   the longest run of equal entries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

COLUMNS = ("dates", "measures", "partners", "leads")
EXTRA, SKIPPED, LEFT_OVER = -0.15, -0.2, -0.25  # what an uneven step costs, against likeness of 0 to 1
STOP_WORDS = frozenset(("the", "and", "for", "with", "that", "are", "our", "has", "been", "this", "from", "all"))
MOST_LINES = 150  # beyond this a row is no list a person wrote, and position is proposal enough
Shared = frozenset[int]
Places = list[int | Shared | None]


@dataclass(frozen=True)
class Pairing:
    """For each column, for each of its lines, the action (by position from 0), those that share it, or None.

    ``differs`` names the columns whose length is not that of the actions; only these are proposals.
    """

    places: Mapping[str, Places]
    differs: tuple[str, ...]

    def of(self, action: int | None, column: str, lines: Sequence[str]) -> tuple[str, ...]:
        """The lines of a column that go with an action; with None, those that go with none."""
        places = zip(lines, self.places[column], strict=True)
        return tuple(line for line, place in places if place == action or _shares(action, place))


def pair(actions: Sequence[str], given: Mapping[str, Sequence[str]], *, groups: Sequence[str] = ()) -> Pairing:
    """Pairs every column with the actions. A single action takes all; an empty column pairs with nothing.

    ``groups`` says for each numbered action under which number it stands (1.2 for 1.2.1): one line for all, or
    one for each such group, is then proposed to be shared.
    """
    columns = {name: given.get(name, ()) for name in COLUMNS}
    differs = tuple(name for name in COLUMNS if _is_uneven(len(actions), len(columns[name])))
    places: dict[str, Places] = {
        name: _even(len(actions), len(columns[name])) for name in COLUMNS if name not in differs
    }
    for name in differs:
        if shared := _shared(groups, len(columns[name])):
            places[name] = shared
    if "leads" in differs and len(columns["leads"]) == 1:
        places["leads"] = [frozenset(range(len(actions)))]
    if "measures" in differs and "measures" not in places:
        small = max(len(actions), len(columns["measures"])) <= MOST_LINES
        laid = _by_words if small else _by_position_of
        places["measures"] = laid(actions, columns["measures"])
    for name in differs:
        if name not in places:
            places[name] = _like_measures(len(actions), columns[name], places["measures"])
    return Pairing(places, differs)


def _shares(action: int | None, place: int | Shared | None) -> bool:
    return isinstance(place, frozenset) and action in place


def _shared(groups: Sequence[str], lines: int) -> Places:
    """Who shares each line, when there is one line for all or one for each group; empty otherwise."""
    names = list(dict.fromkeys(groups))
    if lines == 1 and groups:
        return [frozenset(range(len(groups)))]
    if lines != len(names) or lines < 2:
        return []
    return [frozenset(at for at, group in enumerate(groups) if group == name) for name in names]


def _is_uneven(actions: int, lines: int) -> bool:
    return lines not in (0, actions) and actions != 1


def _even(actions: int, lines: int) -> Places:
    return [0] * lines if actions == 1 else list(range(lines))


def _like_measures(actions: int, lines: Sequence[str], measures: Places) -> Places:
    if len(lines) == len(measures):
        return list(measures)
    served = [index for index in range(actions) if index in measures]
    if len(lines) == len(served):
        return list(served)
    return _by_position(actions, lines)


def _by_position(actions: int, lines: Sequence[str]) -> Places:
    surplus = len(lines) - actions
    if surplus <= 0:
        return list(range(len(lines)))
    if len(cut_lines := _cut_lines(lines)) == surplus:
        starts = [index not in cut_lines for index in range(len(lines))]
        return [sum(starts[: index + 1]) - 1 for index in range(len(lines))]
    start, length = _longest_run(lines)
    cut = start + length if length > surplus else len(lines)
    before = list(range(cut - surplus))
    return [*before, *[None] * surplus, *range(len(before), actions)]


def _by_position_of(actions: Sequence[str], lines: Sequence[str]) -> Places:
    return _by_position(len(actions), lines)


def _cut_lines(lines: Sequence[str]) -> list[int]:
    """Lines that together with the one before make words found elsewhere in the list: an entry cut in two."""
    return [
        index for index in range(1, len(lines)) if any(f"{lines[index - 1]} {lines[index]}" in other for other in lines)
    ]


def _longest_run(lines: Sequence[str]) -> tuple[int, int]:
    best, start = (0, 1), 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index] != lines[start]:
            best = max(best, (start, index - start), key=lambda run: run[1])
            start = index
    return best


def _by_words(actions: Sequence[str], lines: Sequence[str]) -> Places:
    """The best laying of lines against actions, in order; a line may be an action's second, or left over."""
    likeness = _likeness(actions, lines)

    @cache
    def best(action: int, line: int, taken: bool) -> tuple[float, tuple[int | None, ...]]:
        if line == len(lines):
            return SKIPPED * (len(actions) - action - taken), ()
        if action == len(actions):
            score, rest = best(action, line + 1, taken)
            return score + LEFT_OVER, (None, *rest)
        options = []
        score, rest = best(action, line + 1, True)
        options.append((score + likeness[action][line] + (EXTRA if taken else 0), (action, *rest)))
        score, rest = best(action + 1, line, False)
        options.append((score + (0 if taken else SKIPPED), rest))
        score, rest = best(action, line + 1, taken)
        options.append((score + LEFT_OVER, (None, *rest)))
        return max(options, key=lambda option: option[0])

    return list(best(0, 0, False)[1])


def _likeness(actions: Sequence[str], lines: Sequence[str]) -> list[list[float]]:
    """Shared words, a word that many lines have counting for less; 0 nothing in common, 1 the same."""
    left, right = [_stems(text) for text in actions], [_stems(text) for text in lines]
    frequency = Counter(stem for stems in [*left, *right] for stem in stems)

    def weight(stems: set[str]) -> float:
        return sum(1 / frequency[stem] for stem in stems)

    return [[weight(a & b) / (sqrt(weight(a) * weight(b)) or 1) for b in right] for a in left]


def _stems(text: str) -> set[str]:
    """The first four letters of words: enough to see audit, audits and audited, grade and grading as one."""
    return {word[:4] for word in re.findall(r"[a-z]{3,}", text.lower()) if word not in STOP_WORDS}
