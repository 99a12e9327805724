"""The tree of a plan's coverage as rows: a recommendation, below it its outcomes, below each of these its actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from goldenthread.plans import positions
from goldenthread.plans.covering import Backing, Cover, Hole, Strand
from goldenthread.plans.delivery import Status, day_words
from goldenthread.web.plans import presenters, words
from goldenthread.web.plans.presenters import Rated

ANY = "any"
UNSEEN_OUTCOME, UNSEEN_ACTION = "An outcome that you may not open", "An action that you may not open"
DIRECT = "Without an outcome"


@dataclass(frozen=True)
class Row:
    """One thing of the tree. ``holes`` are its own; ``below`` those of it and of all that hangs on it."""

    cover: Cover
    holes: tuple[Hole, ...]
    below: frozenset[Hole]
    words: str
    """What a search looks through: the text of the way down to it and of all below it."""
    strand: Strand | None = None
    backing: Backing | None = None
    rated: Rated | None = None

    @property
    def level(self) -> str:
        return "action" if self.backing else "outcome" if self.strand else "recommendation"

    @property
    def recommendation(self) -> str:
        return str(self.cover.recommendation)

    @property
    def outcome(self) -> str:
        return outcome_words(self.strand) if self.strand else ""

    @property
    def action(self) -> str:
        return action_words(self.backing) if self.backing else ""

    @property
    def address(self) -> str:
        """Where the action is seen; empty for one that the reader may not open."""
        return reverse("action", args=[self.backing.action.pk]) if self.backing and self.backing.is_open else ""

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures named for the outcome, or by the action."""
        if self.backing:
            return self.backing.measures if self.backing.is_open else ()
        return self.strand.lines if self.strand and self.strand.is_open else ()

    @property
    def evidence(self) -> str:
        return evidence_words(self.backing) if self.backing and self.backing.is_open else ""

    @property
    def missing(self) -> str:
        return "; ".join(hole.label for hole in self.holes)

    @property
    def found(self) -> list[str]:
        """What the filter by hole looks at."""
        return [ANY, *self.below] if self.below else []


def of(covers: Iterable[Cover], *, on: date) -> list[Row]:
    """Every row of the tree, each thing before what hangs on it."""
    return [row for cover in covers for row in _rows(cover, on)]


def outcome_words(strand: Strand) -> str:
    if strand.outcome is None:
        return DIRECT
    return strand.outcome.text if strand.is_open else UNSEEN_OUTCOME


def action_words(backing: Backing) -> str:
    return str(backing.action) if backing.is_open else UNSEEN_ACTION


def evidence_words(backing: Backing) -> str:
    """``2 pieces, the newest of 2 Oct 2026; 1 that you may not open``."""
    said = []
    if count := len(backing.evidence):
        newest = day_words(max(piece.made_on for piece in backing.evidence))
        said.append(f"1 piece, of {newest}" if count == 1 else f"{count} pieces, the newest of {newest}")
    if backing.evidence_hidden:
        said.append(f"{backing.evidence_hidden} that you may not open")
    if not said and backing.action.status == Status.NOT_STARTED:
        return "Not begun, so nothing to show yet"
    return "; ".join(said) or "None"


def _rows(cover: Cover, on: date) -> Iterator[Row]:
    top = str(cover.recommendation)
    everything = " ".join([top, *(_words(strand) for strand in cover.strands)])
    yield Row(cover, cover.holes, cover.every_hole, everything)
    for strand in cover.strands:
        below = frozenset((*strand.holes, *(hole for each in strand.backings for hole in each.holes)))
        yield Row(cover, strand.holes, below, f"{top} {_words(strand)}", strand)
        for each in strand.backings:
            said = f"{top} {outcome_words(strand)} {action_words(each)}"
            yield Row(cover, each.holes, frozenset(each.holes), said, strand, each, _rated(each, on))


def _words(strand: Strand) -> str:
    return " ".join([outcome_words(strand), *(action_words(each) for each in strand.backings)])


def _rated(backing: Backing, on: date) -> Rated | None:
    return presenters.rated(positions.of_action(backing.action, on=on)) if backing.is_open else None


def answer(covers: list[Cover]) -> str:
    """``Two of three recommendations have holes: one without an outcome, two actions without evidence.``"""
    if not covers:
        return "No recommendation has been written down yet, so nothing says what the plan answers."
    broken = sum(bool(cover.every_hole) for cover in covers)
    every = words.counted(len(covers), "recommendation")
    if not broken:
        return f"Nothing is missing: {every} with outcomes, actions, measures and evidence."
    return f"{_subject(broken, len(covers))} something missing: {words.joined(_holes(covers))}."


def _subject(broken: int, total: int) -> str:
    """``Two of nine recommendations have``, ``All nine recommendations have``."""
    if broken == total:
        return "The one recommendation has" if total == 1 else f"All {words.number(total)} recommendations have"
    verb = "has" if broken == 1 else "have"
    return f"{words.begin(words.number(broken))} of {words.counted(total, 'recommendation')} {verb}"


def _holes(covers: list[Cover]) -> list[str]:
    strands = {s.outcome.pk: s for cover in covers for s in cover.strands if s.outcome}
    actions = {each.action.pk: each for cover in covers for each in cover.backings}
    told = [
        ("recommendation", "without an outcome", sum(Hole.NO_OUTCOME in each.holes for each in covers)),
        ("recommendation", "without an action", sum(Hole.NO_ACTION in each.holes for each in covers)),
        ("outcome", "without an action", sum(Hole.NO_ACTION in each.holes for each in strands.values())),
        ("outcome", "without a measure", sum(Hole.NO_MEASURE in each.holes for each in strands.values())),
        ("action", "without a measure", sum(Hole.NO_MEASURE in each.holes for each in actions.values())),
        ("action", "without evidence", sum(Hole.NO_EVIDENCE in each.holes for each in actions.values())),
        ("action", "with old evidence", sum(Hole.OLD_EVIDENCE in each.holes for each in actions.values())),
    ]
    return [f"{words.counted(count, noun)} {what}" for noun, what, count in told if count]
