"""Words back into lines, and lines back into paragraphs.

A PDF keeps only where words stand. A line starts a new paragraph when it has a bullet or a number of its own, when it
stands further down than lines do, or when its first word would still have had room on the line above.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from goldenthread.plans.reading.pdf.pages import Box, Word
from goldenthread.plans.reading.tables import Line, line, tidy

NUMBERED = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z])[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+\S")
LONE_BULLET = re.compile("^[•‣◦▪●·\u2043\uf0b7\uf0a7o]$")
DASH = re.compile(r"^[–*-](?=\s|$)")  # a bullet where the first line has one, else a dash that came to stand first
MARK = re.compile(r"^(?:outcomes?|(?:interim )?targets?|baseline|progress|risks?|evidence)\s?[:;]", re.I)
LABEL = re.compile(r"^(?:[A-Z][\w'’]*\s?){1,4}[:;]")  # "Outcome:", "Responsible officers:"
TYPED = re.compile(r"^[•‣◦▪●·\u2043\uf0b7\uf0a7o](?:\s+)(?=\S)")
APART = 0.45  # of the size of the type: more than this below the usual distance is a gap between paragraphs
SPACE = 0.3  # of the size of the type, about as wide as a blank is
LOW_SPACE = 0.9  # the same with some doubt: a small letter seldom starts a paragraph
JOINED = 0.12
FILLED = 1.0  # of a letter; with less room than this a line is full
OUT = 2.0  # points; text this far left of a bullet's text is not the bullet's
SHORTEST_CUT = 6  # letters; a column is wider than that
# Words that start a line of their own more often than they end a long one.
_SMALL = (
    "a across after against all an and are as at be before between by each for from has have in into is "
    "it its more no not of on or our over that the their them these they this through to under until up "
    "was we what when where which who will with within "
)
SMALL_WORDS = frozenset(_SMALL.split())


@dataclass(frozen=True)
class Written(Box):
    """A line as it stands, with the width of its first word; ``hang`` is where the text after a bullet begins."""

    text: str
    first: float
    hang: float = 0.0

    @property
    def size(self) -> float:
        return self.bottom - self.top


def written(words: Sequence[Word]) -> list[Written]:
    """The lines that the words make, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (each.top, each.x0)):
        row = next((row for row in reversed(rows[-3:]) if row[0].top <= word.middle[1] <= row[0].bottom), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return [_written(sorted(row, key=lambda each: each.x0)) for row in rows]


def known_words(words: Iterable[Word]) -> frozenset[str]:
    """The words of a document, in small letters: those that are written whole somewhere."""
    return frozenset(part.casefold() for word in words for part in re.findall(r"[^\W\d_]+", word.text))


def paragraphs(
    words: Sequence[Word], *, right: float, known: frozenset[str] = frozenset(), doubts: list[str] | None = None
) -> tuple[Line, ...]:
    """The paragraphs of a cell, or of a page, whose text may reach as far as ``right``.

    ``doubts`` gains the words around each join that may be wrong.
    """
    lines = written(words)
    right = max([right, *(each.x1 for each in lines)])
    usual = _usual_gap(lines)
    dashed = bool(lines) and bool(DASH.match(lines[0].text))
    groups: list[list[Written]] = []
    for each in lines:
        if groups and not (dashed and DASH.match(each.text)) and _goes_on(groups[-1], each, right, usual):
            if doubts is not None and _is_doubtful(groups[-1], each):
                doubts.append(f"{_last_words(groups[-1][-1].text)} | {_first_words(each.text)}")
            groups[-1].append(each)
        else:
            groups.append([each])
    found = (line(_joined(group, right, known)) for group in groups)
    return tuple(each for each in found if each)


def _written(row: list[Word]) -> Written:
    text = row[0].text
    for before, word in itertools.pairwise(row):
        gap = word.x0 - before.x1
        text += word.text if gap < JOINED * (word.bottom - word.top) else f" {word.text}"
    is_listed = len(row) > 1 and bool(LONE_BULLET.match(row[0].text))
    first = row[is_listed].x1 - row[0].x0
    top, bottom = min(word.top for word in row), max(word.bottom for word in row)
    hang = row[1].x0 if is_listed else 0.0
    return Written(row[0].x0, top, row[-1].x1, bottom, tidy(text), first, hang)


def _usual_gap(lines: Sequence[Written]) -> float:
    """The distance between lines that follow each other: the smaller ones, as gaps between paragraphs are larger."""
    gaps = sorted(below.top - above.bottom for above, below in itertools.pairwise(lines))
    return median(gaps[: max(1, len(gaps) // 2)]) if gaps else 0.0


def _goes_on(group: Sequence[Written], below: Written, right: float, usual: float) -> bool:
    above, hang = group[-1], group[0].hang
    if any(mark.match(below.text) for mark in (TYPED, LONE_BULLET, NUMBERED, MARK)) or (
        hang and LABEL.match(below.text)
    ):
        return False
    if below.top - above.bottom > usual + APART * above.size:
        return False
    if LONE_BULLET.match(above.text):
        return True
    if hang and hang > group[0].x0 + OUT:
        return below.x0 > hang - OUT
    space = LOW_SPACE if below.text[:1].islower() else SPACE
    return right - above.x1 < below.first + space * above.size


def _is_doubtful(group: Sequence[Written], below: Written) -> bool:
    """Whether a full line may have been the end of a paragraph: a small word stands last, a capital comes first."""
    last = group[-1].text.split(" ")[-1]
    goes_on = last.casefold() in SMALL_WORDS or last[-1:] in ",/&-(–"
    return not group[0].hang and last[:1].islower() and not goes_on and below.text[:1].isupper()


def _last_words(text: str) -> str:
    return " ".join(text.split(" ")[-3:])


def _first_words(text: str) -> str:
    return " ".join(text.split(" ")[:3])


def _joined(group: Sequence[Written], right: float, known: frozenset[str]) -> str:
    """Lines as one; a word cut at its own hyphen is put together, and the hyphen stays."""
    whole = group[0].text
    for above, below in itertools.pairwise(group):
        cut = re.search(r"\w-$", above.text) and below.text[:1].islower()
        whole += below.text if cut or _is_cut_word(above, below, right, known) else f" {below.text}"
    return whole


def _is_cut_word(above: Written, below: Written, right: float, known: frozenset[str]) -> bool:
    """Whether a word too long for its column goes on: alone on its line, it fills it to the last letter."""
    word = above.text.split(" ")[-1] if above.text.count(" ") <= bool(above.hang) else ""
    letter = (above.x1 - (above.hang or above.x0)) / max(len(word), 1)
    same_case = word[-1:].isupper() == below.text[:1].isupper()
    is_full = right - above.x1 < FILLED * letter
    rest = re.split(r"\W", below.text, maxsplit=1)[0]
    is_rest = bool(rest) and rest.casefold() not in SMALL_WORDS
    if f"{word}{rest}".casefold() not in known and {word.casefold(), rest.casefold()} <= known and len(rest) > 3:
        return False
    return len(word) >= SHORTEST_CUT and word.isalpha() and is_rest and same_case and is_full
