"""The recommendation that rows answer: numbered or not, split over rows, continued on the next page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from goldenthread.plans.reading import rows
from goldenthread.plans.reading.area_cell import same, unquoted
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.model import Recommendation
from goldenthread.plans.reading.tables import Row

WORDS = (
    r"(?:[\w'’]+ ){0,3}recommendations?(?: (?:from|of|in) .{1,40})?|findings?|what needs to (?:improve|change)|"
    r"areas? for (?:improvement|development|priority action)"
)
# "2. Make sure", "Recommendation 2: make sure", "R2", "2 Make sure"; but not "16 and 17 year olds".
NUMBER = re.compile(
    r"^(?:(?:recommendation|rec|no)\.?\s*|r(?=\d))?(?P<ref>\d{1,2}[a-z]?(?:\.\d{1,2})?)"
    r"(?:\s*[.):–-]+(?=\s|$)|\s+(?=[A-Z\"'“‘(])|\s*$|\s+(?=cont))\s*",
    re.I,
)
NUMBER_CASE = re.compile(r"^\d{1,2}\s+[a-z]")
CONTINUED = re.compile(r"^[\[(]?\s*cont(?:inued|['’]?d|\.|(?=\W|$))[\])]?\s*[:.–-]?\s*", re.I)
TAIL = re.compile(r"\s*[\[(]\s*cont(?:inued|['’]?d|\.)?\.?\s*[\])]\s*$", re.I)
LEADING = re.compile(r"\d+")
ENDS = re.compile(r"[.!?;:]['’”\")]?$")
SURELY, MAYBE, NOT = "surely", "maybe", "not"


@dataclass
class Standing:
    """The recommendation of the row read last; ``entry`` is None before the first."""

    found: Gathering
    source: str = ""
    timeframe: str = ""
    entry: Recommendation | None = None

    @classmethod
    def at(cls, found: Gathering, layout: Layout) -> Standing:
        """Where the document stands when a table begins: after the recommendation read last."""
        heading = layout.words.get("recommendation", "")
        match = re.match(r"^(.*?)\s*recommendations?\b", heading, re.I)
        last = next(reversed(found.recommendations.values()), None)
        return cls(found, source=match[1].strip() if match else "", entry=last)

    @property
    def words(self) -> str | None:
        """What ties an action to the recommendation: its words, or its number when the document gives only that."""
        return (self.entry.text or self.entry.ref) if self.entry else None

    def take(self, cell: str) -> None:
        """Reads a cell: empty or continued for the one standing, else more of its words, or a new one."""
        ref, text, goes_on = _parts(cell)
        if not ref and not text:
            return
        known = self._known(ref) if ref else self.entry
        if known and (goes_on or (ref and not text)):
            self.entry = known
            self._add(text if goes_on else "")
        elif not ref and self._is_more(text):
            self._add(text)
        else:
            self._open(ref, text)

    def _known(self, ref: str) -> Recommendation | None:
        named = [each for each in self.found.recommendations.values() if each.ref == ref]
        return next(
            (each for each in reversed(named) if each.timeframe == self.timeframe), named[-1] if named else None
        )

    def _is_more(self, text: str) -> bool:
        """Whether words without a number go on from the row above: numbers, or half a sentence, say so."""
        if self.entry is None or same(text) == same(self.entry.text):
            return self.entry is not None
        if self.entry.ref and self.entry.timeframe == self.timeframe:
            return True
        return text[:1].islower() and not ENDS.search(self.entry.text)

    def _add(self, text: str) -> None:
        """More words of the standing recommendation, for the actions that already answer it too."""
        if self.entry is None or not text or same(text) in same(self.entry.text):
            return
        old, longer = self.entry, replace(self.entry, text=f"{self.entry.text} {text}".strip())
        entries = self.found.recommendations
        renewed = {key: longer if each is old else each for key, each in entries.items()}
        entries.clear()
        entries.update({(same(longer.text) if each is longer else key): each for key, each in renewed.items()})
        before, self.entry = self.words, longer
        self.found.actions[:] = [
            replace(each, recommendation=self.words) if each.recommendation == before else each
            for each in self.found.actions
        ]

    def _open(self, ref: str, text: str) -> None:
        self._note_gap(ref)
        words = unquoted(text)
        entry = Recommendation(ref=ref, text=words, source=self.source, timeframe=self.timeframe)
        key = same(words) or same(f"{self.timeframe} {ref}")
        if key in self.found.recommendations and self.found.recommendations[key].timeframe != self.timeframe:
            key = f"{key} ({same(self.timeframe)})"
        self.entry = self.found.recommendations.setdefault(key, entry)

    def _note_gap(self, ref: str) -> None:
        before = self.entry.ref if self.entry and self.entry.timeframe == self.timeframe else ""
        if ref.isdigit() and before.isdigit() and int(ref) > int(before) + 1:
            missing = ", ".join(str(number) for number in range(int(before) + 1, int(ref)))
            self.found.warnings.append(f"Recommendations are numbered {before}, then {ref}: {missing} is not there.")


def closing(body: Sequence[Row], is_content: Callable[[Row], bool] = lambda row: False) -> int:
    """How many rows at the end have words in their first cell alone, from the first that belongs to no recommendation.

    One that does is numbered on from the one above, or is half a sentence that goes on in small letters.
    """
    count = rows.closing(body)
    for at in range(len(body) - count, len(body)):
        if not is_content(body[at]) and not _belongs(body[at].cell(0).text, [row.cell(0).text for row in body[:at]]):
            return len(body) - at
    return 0


def belongs(row: Row, above: Sequence[Row], below: Sequence[Row]) -> str:
    """Whether words between the rows of two tables are the next recommendation of the one above, of which nothing
    more is said: surely, maybe or not.

    Surely where they are half a sentence or numbered between those above and below; maybe where only the number above
    says so, or no recommendation has one.
    """
    text, standing = row.cell(0).text, [each.cell(0).text for each in above]
    ref, numbers = _number(_parts(text)[0]), _numbers(standing)
    if not text or (not ref and numbers):
        return SURELY if text and _belongs(text, standing) else NOT
    if ref and numbers and ref != numbers[-1] + 1:
        return NOT
    is_between = bool(ref and numbers) and _numbers([each.cell(0).text for each in below])[:1] == [ref + 1]
    return SURELY if is_between or (not ref and _belongs(text, standing)) else MAYBE


def _numbers(texts: Sequence[str]) -> list[int]:
    return [number for text in texts if (number := _number(_parts(text)[0]))]


def _belongs(text: str, above: Sequence[str]) -> bool:
    ref, _, goes_on = _parts(text)
    if ref:
        refs = _numbers(above)
        return not refs or _number(ref) - refs[-1] in (0, 1)
    last = next(filter(None, reversed(above)), "")
    return goes_on or (bool(last) and text[:1].islower() and not ENDS.search(last))


def numbered(text: str) -> tuple[str, str]:
    """The number of a recommendation and its words without quotation marks."""
    ref, words, _ = _parts(text)
    return ref, unquoted(words)


def _number(ref: str) -> int:
    """The number that a reference begins with; nought without one."""
    match = LEADING.match(ref)
    return int(match[0]) if match else 0


def _parts(cell: str) -> tuple[str, str, bool]:
    """The number, the words, and whether the cell says that it goes on from before."""
    match = None if NUMBER_CASE.match(cell) and not re.match(r"^\d{1,2}\s+cont", cell, re.I) else NUMBER.match(cell)
    ref = match["ref"] if match else ""
    rest = cell[match.end() :] if match else cell
    if label := CONTINUED.match(rest):
        return ref, rest[label.end() :].strip(), True
    bare = TAIL.sub("", rest).strip()
    return ref, bare, bare != rest.strip()
