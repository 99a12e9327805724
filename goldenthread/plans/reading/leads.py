"""Who leads: several names in one line, initials, and names that a converter ran together.

A run of names is cut only at names that stand alone elsewhere in the document, and at initials.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

INITIALS = re.compile(r"[A-Z]{2,3}")
WITH_INITIALS = re.compile(r"(?P<name>.+?)\s*\((?P<initials>[A-Z]{2,3})\)")
TOKEN = re.compile(r"/|[^\s/]+")
NAME_WORD = re.compile(r"[A-Z][a-z’'-]+(?:[A-Z][a-z]+)?")
OFFICES = (
    "head director manager officer service services lead leader team board housing health education police",
    "principal assistant executive chief strategic interim deputy all partners council",
)
NOT_A_NAME = frozenset(" ".join(OFFICES).split())
NOBODY = re.compile(r"\bto be (?:confirmed|agreed|appointed)\b|^(?:tbc|tba|vacant)\b", re.I)
MOST_WORDS = 12  # of a name or post; more is a sentence, which nothing is cut at
PAIR, LONGEST = 2, 3  # words of a usual name, and of one that slashes mark off in a run of names


class Directory:
    """The names of a document's leads, from ``rows``: each row's lines, and how many actions it has."""

    def __init__(self, rows: Sequence[tuple[Sequence[str], int]]) -> None:
        self.known: set[str] = set()
        names: dict[str, str] = {}
        for lines, actions in rows:
            for line in lines:
                names.update({_same(each): each for each in _certain(line, alone=len(lines) > 1 or actions == 1)})
        self.known = set(names)
        self.initials = _initials([line for lines, _ in rows for line in lines], list(names.values()))
        self.known |= {_same(each) for each in self.initials}
        self.longest = max((len(name.split()) for name in self.known), default=0)

    def entries(self, lines: Sequence[str]) -> tuple[str, ...]:
        """The entries of a row's lines: a line that runs several together is cut; ``/`` keeps names together."""
        return tuple(entry for line in lines for entry in self._cut(line))

    def _cut(self, line: str) -> list[str]:
        pieces: list[tuple[int, int]] = []
        joined = False
        for start, end in self._atoms(list(TOKEN.finditer(line)), line):
            if line[start:end] == "/" or joined:
                pieces[-1:] = [(pieces[-1][0], end)] if pieces else [(start, end)]
            else:
                pieces.append((start, end))
            joined = line[start:end] == "/"
        return [line[start:end] for start, end in pieces]

    def _atoms(self, tokens: list[re.Match[str]], line: str) -> Iterable[tuple[int, int]]:
        """Known names, slashes, and what stands between them, each with its place."""
        at, unknown = 0, None
        while at < len(tokens):
            length = 1 if tokens[at][0] == "/" else self._match(tokens[at:], line)
            if not length:
                unknown = tokens[at].start() if unknown is None else unknown
                at += 1
                continue
            if unknown is not None:
                yield unknown, tokens[at - 1].end()
                unknown = None
            yield tokens[at].start(), tokens[at + length - 1].end()
            at += length
        if unknown is not None:
            yield unknown, tokens[-1].end()

    def _match(self, tokens: list[re.Match[str]], line: str) -> int:
        """How many of the tokens make the longest known name; 0 when none does."""
        for length in range(min(self.longest, len(tokens)), 0, -1):
            if _same(line[tokens[0].start() : tokens[length - 1].end()]) in self.known:
                return length
        return 0


def run_together(line: str) -> tuple[str, ...]:
    """Two or more people of two words each that stand in one line without a sign between them; else empty."""
    words = line.split()
    plain = all(NAME_WORD.fullmatch(word) and word.lower() not in NOT_A_NAME for word in words)
    if not plain or len(words) < 2 * PAIR or len(words) % PAIR:
        return ()
    return tuple(" ".join(words[at : at + PAIR]) for at in range(0, len(words), PAIR))


def is_nobody(line: str) -> bool:
    """True for a line that says that a lead is still to be found."""
    return bool(NOBODY.search(line))


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()


def _certain(line: str, *, alone: bool) -> list[str]:
    """The names in a line that surely begin and end where they do."""
    parts = [part.strip() for part in line.split("/")]
    sure = parts if alone else [part for part in parts[1:-1] if len(part.split()) <= LONGEST]
    if not alone and len(parts) == 1 and len(line.split()) <= PAIR:
        sure = parts
    found = [part for part in sure if part and len(part.split()) <= MOST_WORDS]
    for part in list(found):
        if match := WITH_INITIALS.fullmatch(part):
            found += [match["name"], match["initials"]]
    return found


def _initials(lines: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Initials used in the lines with the one name that they can stand for."""
    told = {m["initials"]: m["name"] for name in names if (m := WITH_INITIALS.fullmatch(name))}
    used = {token[0] for line in lines for token in TOKEN.finditer(line) if INITIALS.fullmatch(token[0])}
    people = {*_people(names), *(pair for line in lines for pair in _pairs(line))}
    for short in sorted(used - told.keys()):
        fitting = {name for name in people if "".join(word[0] for word in name.split()) == short}
        if len(fitting) == 1:
            told[short] = fitting.pop()
    return told


def _people(names: Iterable[str]) -> list[str]:
    return [name for name in names if len(name.split()) >= PAIR and all(map(_is_name, name.split()))]


def _pairs(line: str) -> list[str]:
    """Every two words beside each other that look like a person's name."""
    words = line.split()
    return [f"{one} {two}" for one, two in pairwise(words) if _is_name(one) and _is_name(two)]


def _is_name(word: str) -> bool:
    return bool(NAME_WORD.fullmatch(word)) and word.lower() not in NOT_A_NAME
