"""Pairing by hand: for each action of a row, boxes to choose its dates, measures or partners from the row's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms as django

from goldenthread.plans.reading.answers import ACCEPT
from goldenthread.plans.reading.model import Question
from goldenthread.web import forms
from goldenthread.web.plan_documents.words import many

COLUMNS = ("dates", "measures", "partners", "leads")
NOUNS = {"dates": "date", "measures": "measure", "partners": "partner", "leads": "lead"}
LONGEST = 70  # characters of a line in a box; the whole line stands beside it
Chosen = dict[tuple[str, str], list[int]]


@dataclass(frozen=True)
class Box:
    """One select: which line goes with the action; ``chosen`` counts from 1, 0 is none."""

    name: str
    id: str
    label: str
    chosen: int


@dataclass(frozen=True)
class Column:
    """One list of the row that is to be paired."""

    name: str
    title: str
    lines: tuple[str, ...]
    options: tuple[tuple[int, str], ...]
    unused: tuple[str, ...]

    @property
    def counted(self) -> str:
        return many(len(self.lines), NOUNS[self.name])


@dataclass(frozen=True)
class PairRow:
    """One action, and for each column its boxes: those filled, and one more."""

    number: int
    text: str
    cells: tuple[tuple[Column, tuple[Box, ...]], ...]


class PairsForm(forms.VersionedForm):
    """The pairs of one question. ``is_accepted``: the proposal as it stands, whatever the boxes say."""

    def __init__(self, *args: Any, question: Question, answer: Any = None, is_accepted: bool = False, **more: Any):
        super().__init__(*args, **more)
        self.question, self.is_accepted = question, is_accepted
        self.differs = tuple(name for name in COLUMNS if name in question.about["differs"])
        self.texts = dict(zip(("actions", *COLUMNS), question.readings, strict=False))
        self.actions = [pair["action"] for pair in question.proposal if pair["action"] is not None]
        stands = answer if isinstance(answer, list) else question.proposal
        self.chosen = self._sent() if self.is_bound else self._places(stands)

    def clean(self) -> dict[str, Any] | None:
        """Boxes that name a line which the row does not have were not sent by this page."""
        for (column, _), places in self.chosen.items():
            if any(not 1 <= place <= len(self.texts[column]) for place in places):
                raise django.ValidationError("This is not a line of this row. Choose from the boxes again.")
        return super().clean()

    def given(self) -> Any:
        """The answer as ``plans.reading.answers`` takes it; lines that no box names stand in a pair of no action."""
        if self.is_accepted:
            return ACCEPT
        certain = {pair["action"]: pair for pair in self.question.proposal}
        pairs = [
            {"action": key, "dates": list(certain[key]["dates"])}
            | {column: self._lines(column, self.chosen[column, key]) for column in self.differs}
            for key in self.actions
        ]
        left = {column.name: list(column.unused) for column in self.columns() if column.unused}
        return [*pairs, {"action": None, "dates": [], **left}] if left else pairs

    def columns(self) -> tuple[Column, ...]:
        """The lists to be paired, with what no action has."""
        return tuple(self._column(name) for name in self.differs)

    def rows(self) -> tuple[PairRow, ...]:
        """The boxes, action by action."""
        columns = self.columns()
        return tuple(
            PairRow(number, text, tuple((column, self._boxes(column, key, number)) for column in columns))
            for number, (key, text) in enumerate(zip(self.actions, self.texts["actions"], strict=True), start=1)
        )

    def _column(self, name: str) -> Column:
        lines = self.texts[name]
        used = {place for (column, _), places in self.chosen.items() if column == name for place in places}
        unused = tuple(line for place, line in enumerate(lines, start=1) if place not in used)
        options = tuple((place, f"{place}. {_short(line)}") for place, line in enumerate(lines, start=1))
        return Column(name, name.capitalize(), lines, options, unused)

    def _boxes(self, column: Column, key: str, number: int) -> tuple[Box, ...]:
        name, noun = f"{column.name}-{key}", NOUNS[column.name]
        return tuple(
            Box(name, f"{name}-{place}", f"{'Another' if place else 'The'} {noun} for action {number}", chosen)
            for place, chosen in enumerate([*self.chosen[column.name, key], 0])
        )

    def _sent(self) -> Chosen:
        """What the boxes of a sent form say; a text that is no number counts as a line that does not exist."""
        found: Chosen = {}
        for column in self.differs:
            for key in self.actions:
                sent = [text for text in self.data.getlist(f"{column}-{key}") if text not in {"", "0"}]
                places = [int(text) if text.isascii() and text.isdigit() else -1 for text in sent]
                found[column, key] = list(dict.fromkeys(places))
        return found

    def _places(self, pairs: Sequence[dict[str, Any]]) -> Chosen:
        """Which lines the pairs mean: of lines with the same words, the first that no pair before it has."""
        found: Chosen = {(column, key): [] for column in self.differs for key in self.actions}
        for column in self.differs:
            taken: set[int] = set()
            for pair in pairs:
                for text in pair.get(column) or ():
                    place = self._place(column, text, taken)
                    taken.add(place)
                    if pair["action"] is not None:
                        found[column, pair["action"]].append(place)
        return found

    def _place(self, column: str, text: str, taken: set[int]) -> int:
        alike = [place for place, line in enumerate(self.texts[column], start=1) if line == text]
        return next((place for place in alike if place not in taken), alike[0])

    def _lines(self, column: str, places: Iterable[int]) -> list[str]:
        return [self.texts[column][place - 1] for place in places]


def _short(line: str) -> str:
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
