"""Two readings of one plan held against each other fact by fact, and which differences a question covers."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from goldenthread.plans.reading.model import Question, Reading
from goldenthread.plans.reading.tables import Manuscript

EVERYWHERE = "the whole document"
PAIRED = {"dates": "dates", "partners": "partners", "leads": "leads", "measures": "measures_named"}
OF_AREA = (
    "officers", "leads", "linked_plans", "recommendations", "key_developments", "key_risks", "improvement_outcomes",
)  # fmt: skip
OF_MEASURE = (
    "baseline_raw", "actual_raw", "period", "comparator_raw", "target_raw", "baseline", "actual", "comparators",
    "targets", "outcome",
)  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Fact:
    """One thing that a reading says: ``kind`` is what it is about, ``said`` what. Where it stands is no part of it."""

    kind: str
    said: tuple[Any, ...]
    area: str = dataclasses.field(default="", compare=False)
    where: str = dataclasses.field(default="", compare=False)


def of(one: Reading, other: Reading) -> tuple[list[Fact], list[Fact]]:
    """The facts that only the first reading has, and those that only the other has."""
    mine, theirs = list(facts(one)), list(facts(other))
    return _without(mine, theirs), _without(theirs, mine)


def _without(some: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    left, kept = Counter(others), []
    for fact in some:
        if left[fact]:
            left[fact] -= 1
        else:
            kept.append(fact)
    return kept


def facts(reading: Reading) -> Iterator[Fact]:
    """Everything that a reading says, but where it stands and what it asks."""
    said = reading.document
    yield Fact("document", (said.title, said.organisation, said.period, said.month), where=EVERYWHERE)
    for each in reading.recommendations:
        yield Fact("recommendation", (each.ref, each.text, each.source, each.timeframe), where=EVERYWHERE)
        yield from (Fact("inspection", (each.text, *ref.values()), where=EVERYWHERE) for ref in each.inspection_refs)
    for area in reading.areas:
        yield from _of_area(area)
    for outcome in reading.outcomes:
        kept = (outcome.area, outcome.text, outcome.recommendation, outcome.phase)
        yield Fact("outcome", kept, outcome.area, outcome.where)
    for action in reading.actions:
        yield from _of_action(action)
    for measure in reading.measures:
        yield Fact("measure", (measure.area, measure.text, measure.ref, measure.group), measure.area, measure.where)
        for name in OF_MEASURE:
            yield Fact(f"measure {name}", (measure.text, str(getattr(measure, name))), measure.area, measure.where)


def _of_area(area: Any) -> Iterator[Fact]:
    def fact(kind: str, *said: Any) -> Fact:
        return Fact(kind, (area.name, *said), area.name, area.where)

    yield fact("area")
    yield fact("rating", area.rag_previous, area.rag_current, area.rag_previous_raw, area.rag_current_raw)
    yield from (fact(f"area {name}", text) for name in OF_AREA for text in getattr(area, name))
    for name in ("progress", "risks"):
        yield from (fact(f"area {name}", each.text, each.evidence) for each in getattr(area, name))


def _of_action(action: Any) -> Iterator[Fact]:
    def fact(kind: str, *said: Any) -> Fact:
        return Fact(kind, (action.text, *said), action.area, action.where)

    yield fact("action", action.ref, action.group)
    yield fact("action area", action.area)
    yield fact("action outcome", action.outcome, action.recommendation)
    for name in ("start", "completed", "cost"):
        found = getattr(action, name)
        yield fact(f"action {name}", found.raw if found else None)
    for name, held in PAIRED.items():
        each = getattr(action, held)
        yield from (fact(f"pair {name}", part.raw, part.iso) if name == "dates" else fact(f"pair {name}", part)
                    for part in each)  # fmt: skip


ABOUT = {
    "counts_differ": ("pair", "action", "outcome"),
    "date_not_understood": "pair dates", "rating_not_understood": "rating",
    "month_not_stated": "document", "leads_run_together": "area leads",
}  # fmt: skip
"""What a question of a kind can be about; any other kind may be about anything at its place."""


def silent(word: Reading, other: Reading, rows: Rows) -> list[str]:
    """The differences that no question of the other reading names by place or area, in words; empty when all are asked.

    ``rows`` says which row of the other writing holds what a row of the first does. A question that only the first
    reading asks is a difference too.
    """
    gone, new = of(word, other)
    held = {
        place: each.area for each in (*other.blocks, *other.actions, *other.outcomes) for place in _places(each.where)
    }
    said = []
    for fact, sign in [*((each, "-") for each in gone), *((each, "+") for each in new)]:
        places = set(_places(fact.where)) if sign == "+" else rows.of(fact.where) or rows.holding(fact.said)
        areas = {fact.area, *(held.get(place, "") for place in places)}
        if not any(_covers(question, fact, places, areas) for question in other.questions):
            said.append(f"{sign} {fact.kind} ({fact.where}): {fact.said}")
    for question in word.questions:
        places = {EVERYWHERE} if question.where == EVERYWHERE else rows.of(question.where)
        if not any(places & _asked_at(each) for each in other.questions):
            said.append(f"? {question.kind} ({question.where}) is not asked")
    return said


def _covers(question: Question, fact: Fact, places: set[str], areas: set[str]) -> bool:
    if not fact.kind.startswith(ABOUT.get(question.kind, "")):
        return False
    if fact.where == EVERYWHERE and any(text in fact.said for lines in question.readings for text in lines):
        return True
    if question.about.get("area") and question.about["area"] in areas:
        return True
    asked = _asked_at(question)
    return bool(asked & places) or any(place.startswith(f"{each}, ") for each in asked for place in places)


def _asked_at(question: Question) -> set[str]:
    return {place for each in (question.where, *question.about.get("places", ())) for place in _places(each)}


def _places(where: str) -> list[str]:
    return where.split(" and ")


class Rows:
    """Where the rows of one writing of a plan stand in another, told by the words they share."""

    def __init__(self, one: Manuscript, other: Manuscript) -> None:
        self.mine, self.theirs = _words(one), _words(other)
        self.nearest = {place: self._likest(words, self.mine) for place, words in self.theirs.items()}

    def of(self, where: str) -> set[str]:
        """The places of the rows that hold what stands at ``where`` in the first; ``where`` alone if it is no row."""
        found = {place for place, mine in self.nearest.items() if mine in _places(where)}
        nearest = {self._likest(self.mine[each], self.theirs) for each in _places(where) if each in self.mine}
        return found | nearest

    def holding(self, said: Sequence[Any]) -> set[str]:
        """The places of the rows of the other that hold the longest of these words."""
        longest = Counter(max((str(each) for each in said), key=len).lower().split())
        return {place for place, words in self.theirs.items() if longest and longest <= words}

    @staticmethod
    def _likest(words: Counter[str], rows: dict[str, Counter[str]]) -> str:
        return max(rows, key=lambda place: ((words & rows[place]).total(), -rows[place].total()))


def _words(found: Manuscript) -> dict[str, Counter[str]]:
    rows = ((table.where(row), row) for table in found.tables for row in table.rows if not row.is_empty)
    return {place: Counter(word for cell in row.cells for word in cell.text.lower().split()) for place, row in rows}
