"""The paragraphs of a report between its tables: which area comes next, and what is said of it outside a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.plans.reading import dates, notes, ratings, report_area, statements
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.notes import DEVELOPMENTS, KEY_RISKS
from goldenthread.plans.reading.tables import Cell, Line

LONGEST_NAME = 90  # characters; a longer paragraph is text, not the name of an area
LONGEST_DATE = 30
TITLED = re.compile(r"(?:[\w’']+ ){0,4}report\s*[-–—:]\s*(?P<name>\S.*)", re.I)
WHEN = re.compile(r"\b(?:20\d\d|quarter|q[1-4]|month(?:ly)?)\b", re.I)
TITLE = re.compile(r"\b(?:report|plan|highlights|update|20\d\d)\b", re.I)
LABELS = {
    DEVELOPMENTS: re.compile(r"(?:key )?(?:developments?|achievements?|successes)\s*(?::\s*(?P<rest>.*))?", re.I),
    KEY_RISKS: re.compile(r"key (?:risks?|issues?)(?:(?: and | ?[/&] ?)\w+)?\s*(?::\s*(?P<rest>.*))?", re.I),
}
RATING = re.compile(
    r"(?P<column>previous|last|current|latest)(?: rag)?(?: rating| status)?\s*[:–-]\s*(?P<rating>.+)", re.I
)
PREVIOUS = ("previous", "last")
ANALYSIS = "analysis"


def label(text: str) -> tuple[str, str]:
    """Developments or risks, and what stands behind the label; empty for any other line."""
    for part, pattern in LABELS.items():
        if match := pattern.fullmatch(text):
            return part, match["rest"] or ""
    return "", ""


@dataclass
class Told:
    """What the paragraphs left for the table that follows: an area's name that no cell has used yet, and a plain
    area, whose actions stand in paragraphs."""

    name: str = ""
    cell: list[Line] = field(default_factory=list)
    actions: list[Line] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)


def take(found: Gathering, texts: Sequence[str], *, last: bool = False) -> None:
    """Reads the paragraphs before a table; ``last`` says that no table follows."""
    walker = _Walker(found)
    for index, text in enumerate(texts):
        follower = texts[index + 1] if index + 1 < len(texts) else ""
        ends = not follower and not last
        if not text.isdigit() and text.casefold() != "draft":
            walker.take(text, is_name=_may_be_name(text) and (label(follower)[0] == DEVELOPMENTS or ends))
    walker.finish()


def _may_be_name(text: str) -> bool:
    return len(text) <= LONGEST_NAME and not text.endswith((".", ":")) and not TITLE.search(text)


class _Walker:
    """Walks the paragraphs once; ``section`` is the part that the last label opened."""

    def __init__(self, found: Gathering) -> None:
        self.found = found
        self.section = ""
        self.plain = Told()

    def take(self, text: str, *, is_name: bool) -> None:
        part, rest = label(text)
        titled = TITLED.fullmatch(text)
        if titled and not WHEN.search(titled["name"]):
            self._open(titled["name"])
        elif part:
            self.section = part
            self._say(rest)
        elif rated := RATING.fullmatch(text):
            self._rate(rated)
        elif is_name and self.section in ("", KEY_RISKS) and not self.plain.cell:
            self._open(text, plainly=True)
        else:
            self._say(text)

    def finish(self) -> None:
        """Keeps an area that stands in paragraphs alone."""
        if self.plain.actions or self.plain.dates:
            report_area.keep_plain(self.found, self.plain.cell, self.plain.actions, self.plain.dates)
        self.plain = Told()

    def _open(self, name: str, *, plainly: bool = False) -> None:
        self.finish()
        self.section = ""
        report_area.announce(self.found, name, plainly=plainly)

    def _rate(self, rated: re.Match[str]) -> None:
        if self.found.area:
            column = "previous" if rated["column"].lower() in PREVIOUS else "current"
            notes.of_area(self.found, self.found.area).rate(column, ratings.of_text(rated["rating"]))
            self.section = "actions"

    def _say(self, text: str) -> None:
        if not text or not (self.found.announced or self.section in (DEVELOPMENTS, KEY_RISKS)):
            return
        about = notes.of_area(self.found, self.found.area)
        line = Line(text)
        _, named = statements.divided([line], "")
        if self.section in (DEVELOPMENTS, KEY_RISKS):
            about.say(self.section, [line])
        elif self.section == ANALYSIS or named:
            self.section = ANALYSIS
            about.analyse([line])
        elif self.section == "actions" and len(text) <= LONGEST_DATE and dates.is_known(text):
            self.plain.dates.append(text)
        elif self.section == "actions":
            self.plain.actions.append(line)
        else:
            self.plain.cell.append(line)


def cell_of(lines: Sequence[Line]) -> Cell:
    """The lines as the cell they would be in a table."""
    return Cell(tuple(lines))
