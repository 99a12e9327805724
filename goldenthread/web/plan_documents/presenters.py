"""A reading laid out for people: by area, the document's row beside what was read, with its questions in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.plans import documents
from goldenthread.plans.documents import Asked
from goldenthread.plans.models import PlanDocument
from goldenthread.plans.reading import answers, in_doubt
from goldenthread.plans.reading.model import Action, Area, Block, ReadDate, Reading
from goldenthread.web.plan_documents import answering
from goldenthread.web.plan_documents.words import beside, date_words, many, numbered

SHORT_DATE = 12  # characters
COLUMNS = {"dates": "Dates", "measures": "Measures", "partners": "Partners", "leads": "Leads"}
OWN = {
    "column": ("Its heading", "What stands below it"), "row": ("What stands in it",), "rest_of": ("The words",),
}  # fmt: skip
"""The headings of questions that are about a part of what others of their kind are about."""
WORDS = "The lines"
HEADINGS = {
    "area_not_named": ("Officers", "Linked plans"),
    "table_not_understood": ("Its first row",),
    "rating_not_understood": ("The document says",),
    "leads_run_together": ("The document says", "Read as"),
    "lines_in_doubt": ("Read as one line", "The pieces"),
}


@dataclass(frozen=True)
class Card:
    """A question for a person, open or answered."""

    asked: Asked
    total: int
    title: str
    said: str = ""
    left_over: tuple[tuple[str, tuple[str, ...]], ...] = ()
    earlier_said: str = ""
    """What was answered when the row still read otherwise, in words."""

    @property
    def id(self) -> str:
        return self.asked.question.id

    @property
    def link(self) -> str:
        return f"#{self.id}"

    @property
    def kind(self) -> str:
        return self.asked.question.kind

    @property
    def is_open(self) -> bool:
        return self.asked.is_open

    @property
    def differs(self) -> tuple[str, ...]:
        return tuple(self.asked.question.about.get("differs", ()))

    @property
    def field(self) -> answering.Field | None:
        """The field that answers it, if it is answered by one: it begins with the earlier answer, or the proposal."""
        found, earlier = answering.field(self.asked.question), self.asked.earlier
        if found and isinstance(earlier, str) and earlier != answers.ACCEPT:
            return replace(found, value=earlier)
        return found

    @property
    def lists(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What the question rests on where no row stands beside it: a heading, and the lines."""
        readings = self.asked.question.readings
        if self.kind == in_doubt.LINES:
            readings = (readings[0], numbered(readings[1]))
        about = self.asked.question.about
        if "listed" in about:
            return ((WORDS, numbered(readings[0])),)
        own = next((headings for name, headings in OWN.items() if name in about), HEADINGS.get(self.kind, ()))
        pairs = zip(own, readings, strict=False)
        return tuple((heading, lines) for heading, lines in pairs if lines)


@dataclass(frozen=True)
class DateLine:
    raw: str
    words: str
    is_understood: bool

    @property
    def is_short(self) -> bool:
        """Short enough to stand on one line of a narrow column."""
        return len(self.raw) <= SHORT_DATE


@dataclass(frozen=True)
class ActionLine:
    """One action as it was read."""

    number: int
    text: str
    dates: tuple[DateLine, ...]
    measures: tuple[str, ...]
    partners: tuple[str, ...]
    leads: tuple[str, ...] = ()
    group: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One row of the document, as it stands and as it was read."""

    anchor: str
    where: str
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    """What stands there: "12 actions" and the actions, "13 dates" and the dates."""
    actions: tuple[ActionLine, ...]
    pairs: Card | None = None
    cards: tuple[Card, ...] = ()

    @property
    def has_leads(self) -> bool:
        """Does the row name who leads, so that the page shows a column for them?"""
        return any(action.leads for action in self.actions) or (
            self.pairs is not None and "leads" in self.pairs.differs
        )

    @property
    def is_asking(self) -> bool:
        return bool(self.pairs or self.cards)


@dataclass(frozen=True)
class Section:
    """One area of the plan."""

    name: str
    anchor: str
    area: Area | None
    rows: tuple[Row, ...]
    open: int = 0
    actions: int = 0


@dataclass(frozen=True)
class Layout:
    """The whole page."""

    sections: tuple[Section, ...]
    loose: tuple[Card, ...]
    cards: tuple[Card, ...]

    @property
    def first_open(self) -> Card | None:
        return next((card for card in self.cards if card.is_open), None)


def layout(document: PlanDocument, original: Reading, settled: Reading, *, only_questions: bool = False) -> Layout:
    """The reading as the page shows it; with ``only_questions`` just the rows that ask or asked something."""
    asked = documents.asked(document, original)
    cards = tuple(card(each, len(asked)) for each in asked)
    placed = _by_row(cards, settled.blocks)
    found = {each.key: each for each in settled.actions}
    sections = [_section(number, *each, placed, found) for number, each in enumerate(_by_area(settled), start=1)]
    if only_questions:
        sections = [_only_questions(each) for each in sections]
    loose = tuple(each for each in cards if each.id not in {one.id for row in placed.values() for one in row})
    return Layout(tuple(each for each in sections if each.rows or not only_questions), loose, cards)


def row_of(document: PlanDocument, question_id: str) -> Row | None:
    """The document's row that a question is about, with no question in it; None where it is about no row."""
    found = layout(document, documents.as_read(document), documents.settled(document))
    for row in (row for section in found.sections for row in section.rows):
        asking = (row.pairs, *row.cards) if row.pairs else row.cards
        if question_id in {each.id for each in asking}:
            return replace(row, pairs=None, cards=())
    return None


def card(asked: Asked, total: int) -> Card:
    """A question with its title, and what was answered in words."""
    said = answering.said(asked.question, asked.answer)
    return Card(asked, total, answering.title(asked.question), said, tuple(_left_over(asked)), _said_earlier(asked))


def answer_sentence(document: PlanDocument, settled: Reading) -> str:
    """What the page says first."""
    unknown = sum(date.iso is None for action in settled.actions for date in action.dates)
    waiting = f"{document.questions_open or 'nothing left'} to confirm"
    return (
        f"{many(len(settled.actions), 'action')}, {waiting}, {many(unknown, 'date')} not understood as a day or month."
    )


def facts(settled: Reading) -> list[tuple[str, str]]:
    """The counts on top, in the order in which people check them."""
    dates = [date for action in settled.actions for date in action.dates]
    return [
        ("Recommendations", str(len(settled.recommendations))),
        ("Areas", str(len(settled.areas))),
        ("Outcomes", str(len(settled.outcomes))),
        ("Actions", str(len(settled.actions))),
        ("Dates understood", f"{sum(date.iso is not None for date in dates)} of {len(dates)}"),
        ("Scorecard measures", str(len(settled.measures))),
    ]


def _by_row(cards: Sequence[Card], blocks: Iterable[Block]) -> dict[str, list[Card]]:
    """The questions of each row, by the row's key; those about no row are in none."""
    keys, at = {each.key for each in blocks}, {each.where: each.key for each in blocks}
    placed: dict[str, list[Card]] = defaultdict(list)
    for each in cards:
        question = each.asked.question
        key = question.about.get("block") or at.get(question.where, "")
        if key in keys:
            placed[key].append(each)
    return placed


def _by_area(settled: Reading) -> list[tuple[str, Area | None, list[Block]]]:
    rows: dict[str, list[Block]] = {area.name: [] for area in settled.areas}
    for block in settled.blocks:
        rows.setdefault(block.area, []).append(block)
    known = {area.name: area for area in settled.areas}
    return [(name, known.get(name), blocks) for name, blocks in rows.items()]


def _section(
    number: int, name: str, area: Area | None, blocks: list[Block], placed: dict[str, list[Card]],
    found: dict[str, Action],
) -> Section:  # fmt: skip
    rows = tuple(_row(block, placed.get(block.key, []), found) for block in blocks)
    waiting = sum(each.is_open for block in blocks for each in placed.get(block.key, []))
    return Section(name, f"area-{number}", area, rows, waiting, sum(len(row.actions) for row in rows))


def _only_questions(section: Section) -> Section:
    rows = tuple(row for row in section.rows if row.is_asking)
    return Section(section.name, section.anchor, section.area, rows, section.open, section.actions)


def _row(block: Block, cards: Sequence[Card], found: dict[str, Action]) -> Row:
    pairs = next((each for each in cards if each.kind == "counts_differ"), None)
    actions = [found[key] for key in block.actions if key in found]
    if pairs and pairs.is_open:
        actions = [answers.as_proposed(action, pairs.asked.question) for action in actions]
    lists = {
        "outcome": block.outcomes, "action": tuple(action.text for action in actions), "date": block.dates_raw,
        "measure": block.measures_raw, "partner": block.partners_raw, "lead": block.leads_raw,
    }  # fmt: skip
    return Row(
        anchor=block.key,
        where=block.where,
        lists=tuple((many(len(lines), noun), lines) for noun, lines in lists.items() if lines),
        actions=tuple(_action(number, action) for number, action in enumerate(actions, start=1)),
        pairs=pairs,
        cards=tuple(each for each in cards if each.kind != "counts_differ"),
    )


def _action(number: int, action: Action) -> ActionLine:
    dates = tuple(date_line(date) for date in action.dates)
    text = f"{action.ref} {action.text}".strip()
    return ActionLine(
        number, text, dates, action.measures_named, action.partners, action.leads, action.group, beside(action)
    )


def date_line(date: ReadDate) -> DateLine:
    """A date as written, and what it was understood to be or why it was not."""
    return DateLine(date.raw, date_words(date.iso) or date.reason or "not understood", date.iso is not None)


def _said_earlier(asked: Asked) -> str:
    """What was answered while the row read otherwise; empty when that was only to accept a proposal."""
    if asked.earlier is None or asked.earlier == answers.ACCEPT:
        return ""
    if not isinstance(asked.earlier, list):
        return answering.said(asked.question, asked.earlier)
    texts = {pair["action"]: pair["text"] for pair in asked.question.proposal}
    pairs = [(texts.get(pair["action"]), pair.get("dates")) for pair in asked.earlier]
    return "; ".join(f"{text}: {', '.join(due) or 'no date'}" for text, due in pairs if text)


def _left_over(asked: Asked) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Lines that go with no action, by column: as proposed, or as answered."""
    if asked.question.kind != "counts_differ":
        return
    given: Any = asked.answer if isinstance(asked.answer, list) else asked.question.proposal
    for pair in given:
        if pair["action"] is None:
            yield from ((COLUMNS[name], tuple(pair[name])) for name in COLUMNS if pair.get(name))
