"""What has been found so far while a document is walked, each thing once and in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from goldenthread.plans.reading.area_cell import same, unquoted
from goldenthread.plans.reading.model import (
    Action,
    Area,
    Block,
    DocumentFacts,
    Measure,
    Outcome,
    Question,
    Reading,
    Recommendation,
    Told,
)

if TYPE_CHECKING:
    from goldenthread.plans.reading.action_cell import ReadOutcome
    from goldenthread.plans.reading.collecting import Held
    from goldenthread.plans.reading.notes import AreaNotes
    from goldenthread.plans.reading.shapes.ours import Waiting


@dataclass
class Gathering:
    """Filled by the shapes, table by table. ``area`` and ``officers`` are those of the row read last.

    ``announced`` is the area that a heading has named, ``announced_plainly`` without saying that it is one,
    ``cell_named`` the name that a cell gave it since, ``cell_said`` the words of that cell; ``titles`` are the
    document's own title and organisation.
    ``standing`` is the outcome under which a table of actions ended, for one that goes on.
    ``outcomes_open`` says that improvement outcomes follow, ``passed`` are numbers of indicators that only head
    others, ``heading`` the area, number and heading of the indicator read last. ``held`` rows and ``notes`` are put in
    their place by ``endings``, once the whole document has been read.
    """

    area: str = ""
    officers: tuple[str, ...] = ()
    areas: dict[str, Area] = field(default_factory=dict)
    outcomes: dict[tuple[str, str], Outcome] = field(default_factory=dict)
    recommendations: dict[str, Recommendation] = field(default_factory=dict)
    actions: list[Action] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    beside: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Rows at the end of a slide or page, by their places, with those that may be part of them."""
    announced: str = ""
    announced_plainly: bool = False
    cell_named: str = ""
    cell_said: tuple[str, ...] = ()
    month: str = ""
    titles: tuple[str, ...] = ()
    standing: ReadOutcome | None = None
    outcomes_open: bool = False
    passed: list[int] = field(default_factory=list)
    heading: tuple[str, int, str] = ("", 0, "")
    held: list[Held] = field(default_factory=list)
    notes: dict[str, AreaNotes] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    endings: list[Callable[[], None]] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    """What the document says of itself in a table of its own; it comes before what its title suggests."""
    told: set[tuple[int, str]] = field(default_factory=set)
    """The cells of measures whose figures a document of ours spells out."""
    own: list[Waiting] = field(default_factory=list)
    """Rows of a document of ours, read when all of them are there."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The place of each thing that a document of ours numbers (``O3``) among those of its kind."""
    dropped: list[Action] = field(default_factory=list)
    rest: list[Told] = field(default_factory=list)

    def ask(self, kind: str, where: str, message: str, **parts: Any) -> str:
        """Adds a question and gives its id."""
        question = Question(f"q{len(self.questions) + 1}", kind, where, message, **parts)
        self.questions.append(question)
        return question.id

    def open_area(self, name: str, *, where: str) -> str:
        """The area's name as first written; a new area when it has not been met."""
        self.area = self.areas.setdefault(same(name), Area(name, where=where)).name
        return self.area

    def place_area(self, where: str) -> None:
        """Where the standing area is to be found, when only a heading has named it so far."""
        area = self.areas[same(self.area)]
        self.areas[same(self.area)] = replace(area, where=area.where or where)

    def add_to_area(self, **lists: Iterable[str]) -> None:
        """Adds officers, linked plans and recommendations that the standing area does not have yet."""
        area = self.areas[same(self.area)]
        merged: dict[str, Any] = {name: _merged(getattr(area, name), more) for name, more in lists.items()}
        self.areas[same(self.area)] = replace(area, **merged)

    def recommend(self, text: str, *, source: str) -> str:
        """The words of a recommendation without quotation marks, kept once for the whole document."""
        words = unquoted(text)
        entry = Recommendation(text=words, source=source)
        return self.recommendations.setdefault(same(words), entry).text

    def refer(self, ref: str) -> str:
        """A recommendation that the document names by reference only, its words not being there."""
        source = re.sub(r"\s*REC\w*\.?\s*\d+$", "", ref)
        return self.recommendations.setdefault(same(ref), Recommendation(ref=ref, source=source)).ref

    def outcome(self, text: str, *, recommendation: str | None, phase: str | None, where: str) -> Outcome:
        """The outcome of the standing area; one repeated on the next page is the same outcome."""
        key = (same(self.area), same(text))
        worded = self.recommendations.get(same(text))
        answers = recommendation or (worded.text if worded else None)
        found = Outcome(self.area, text, recommendation=answers, phase=phase, where=where)
        return self.outcomes.setdefault(key, found)

    def reading(self, document: DocumentFacts) -> Reading:
        """All that was found, whatever was held back put in its place first."""
        self.month = document.month
        for ending in self.endings:
            ending()
        return Reading(
            document=replace(document, **self.facts),
            recommendations=tuple(self.recommendations.values()),
            areas=tuple(area for key, area in self.areas.items() if area.where or key in self.notes),
            outcomes=tuple(self.outcomes.values()),
            actions=tuple(self.actions),
            measures=tuple(self.measures),
            questions=tuple(self.questions),
            blocks=tuple(self.blocks),
            warnings=tuple(self.warnings),
            initials=dict(self.initials),
            dropped=tuple(self.dropped),
            told=tuple(self.rest),
        )


def _merged(known: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    entries = {same(text): text for text in reversed([*known, *more])}
    return tuple(dict.fromkeys(entries[same(text)] for text in [*known, *more]))
