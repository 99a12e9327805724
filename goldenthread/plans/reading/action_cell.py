"""The cell of outcomes and actions: which lines say what will be different, which what will be done."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from goldenthread.plans.reading.tables import Cell, Line

MARK = re.compile(r"^(?:intended\s+|desired\s+)?outcomes?(?:\s+\d+)?\s*[:;]\s*", re.I)
# "INVESTIGATION REPORT REC 2": a reference in capitals at the end of an outcome, or on a line of its own.
REFERENCE = re.compile(r"\s*\(?\b((?:[A-Z][A-Z&]+\s+){1,5}REC(?:OMMENDATION)?S?\.?\s*\d+)\)?\s*$")
PHASE = re.compile(r"^(?:phase|stage|step|wave|tranche)\s+(?:\d+|[ivx]+|one|two|three|four)\b.{0,20}$", re.I)


@dataclass(frozen=True)
class ReadOutcome:
    text: str
    recommendation: str | None = None
    phase: str | None = None


@dataclass(frozen=True)
class ReadAction:
    """``ref`` is its number where the document numbers its actions, ``group`` the heading it stands under."""

    text: str
    outcome: ReadOutcome | None
    ref: str = ""
    group: str = ""


@dataclass(frozen=True)
class ActionCell:
    """``outcomes`` in order, those without an action too; ``doubts`` are lines whose part is not certain.

    ``is_plain`` says that neither a bullet nor a word tells outcomes and actions apart, as where bullets were lost.
    """

    outcomes: tuple[ReadOutcome, ...]
    actions: tuple[ReadAction, ...]
    doubts: tuple[str, ...] = ()
    is_plain: bool = False


def understand(cell: Cell, *, standing: ReadOutcome | None = None) -> ActionCell:
    """The cell's outcomes and actions; actions before any outcome belong to the ``standing`` one above."""
    reader = _Reader(marked=any(MARK.match(text) for text in cell.texts), outcomes=[standing])
    for index, line in enumerate(cell.lines):
        follower = cell.lines[index + 1] if index + 1 < len(cell.lines) else None
        reader.take(line, follower)
    found = [outcome for outcome in reader.outcomes[1:] if outcome]
    actions = tuple(ReadAction(text, reader.outcomes[at]) for text, at in reader.actions)
    return ActionCell(tuple(found), actions, tuple(reader.doubts), is_plain(cell))


def is_plain(cell: Cell) -> bool:
    """Whether no line of several is a bullet or marked as an outcome."""
    return len(cell.lines) > 1 and not any(line.bullet or MARK.match(line.text) for line in cell.lines)


def under(action: ReadAction, group: str) -> ReadAction:
    """The action as one that stands under that heading inside the cell."""
    return replace(action, group=group)


def is_outcome(text: str) -> bool:
    """True when the line is marked as an outcome."""
    return bool(MARK.match(text))


def opens(above: Cell, below: Cell) -> bool:
    """Whether the cell below, read behind the one above, begins with an outcome of its own."""
    first, *more = below.lines or (Line(""),)
    if MARK.match(first.text):
        return True
    is_marked = any(is_outcome(text) for text in above.texts)
    return not is_marked and not first.bullet and bool(more) and more[0].bullet


class _Reader:
    """Walks the lines once; outcomes may still gain a reference or a phase from the lines after them."""

    def __init__(self, *, marked: bool, outcomes: list[ReadOutcome | None]) -> None:
        self.marked = marked
        self.outcomes = outcomes
        self.actions: list[tuple[str, int]] = []
        self.doubts: list[str] = []
        self.just_opened = False

    def take(self, line: Line, follower: Line | None) -> None:
        heads_list = not line.bullet and follower is not None and follower.bullet
        if MARK.match(line.text) or (heads_list and not self.marked):
            self._open(MARK.sub("", line.text))
        elif self.just_opened and not line.bullet and self._lacks_words():
            self._amend(text=line.text)
        elif self.just_opened and (reference := REFERENCE.fullmatch(line.text)):
            self._amend(recommendation=reference[1])
        elif self.just_opened and not line.bullet and PHASE.match(line.text):
            self._amend(phase=line.text)
        else:
            self._act(line, doubtful=heads_list and self.just_opened)

    def _open(self, text: str) -> None:
        reference = REFERENCE.search(text)
        bare = REFERENCE.sub("", text)
        self.outcomes.append(ReadOutcome(bare, recommendation=reference[1] if reference else None))
        self.just_opened = True

    def _lacks_words(self) -> bool:
        """Whether the outcome is only a label so far, its words standing on the next line."""
        last = self.outcomes[-1]
        return last is not None and not last.text

    def _amend(self, **changes: str) -> None:
        last = self.outcomes[-1]
        if last:
            self.outcomes[-1] = replace(last, **changes)

    def _act(self, line: Line, *, doubtful: bool) -> None:
        self.actions.append((line.text, len(self.outcomes) - 1))
        if doubtful:
            self.doubts.append(line.text)
        self.just_opened = False
