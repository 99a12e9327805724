"""What is found in a plan document, and what a person still has to decide. Frozen: a reading is never edited.

The names are those of ``plan read --json``. A field that the document does not carry is empty or None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from goldenthread.plans.reading import plainly
from goldenthread.plans.reading.rows_asked import Block as Block
from goldenthread.plans.reading.rows_asked import Decision as Decision
from goldenthread.plans.reading.rows_asked import Question as Question


@dataclass(frozen=True)
class ReadDate:
    """``raw`` as written; ``iso`` as ``2020-07`` or ``2020-07-14``; ``reason`` why not, or what is lost."""

    raw: str
    iso: str | None = None
    reason: str | None = None
    question: str | None = None


@dataclass(frozen=True)
class ReadValue:
    """A figure in a cell. ``label`` says which of several it is; without a value, ``reason`` says why."""

    label: str | None = None
    value: float | None = None
    unit: str | None = None
    op: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class ReadTarget:
    """``op_from`` says what ``op`` rests on: its ``sign``, the measure's ``wording``, a ``limit`` of 0 or
    100 %, or only the ``baseline`` it is to move away from."""

    label: str | None = None
    op: str | None = None
    value: float | None = None
    unit: str | None = None
    by: str | None = None
    interim: bool = False
    op_from: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Cost:
    """``exact`` names the parts of which a document of ours says what its words alone would not give."""

    raw: str
    amount: float | None = None
    period: str | None = None
    category: str | None = None
    funding: str = ""
    since: str = ""
    exact: tuple[str, ...] = ()


@dataclass(frozen=True)
class DocumentFacts:
    """``month`` is the month that a report is about, as ``2020-07``, where the document or a person says it.
    ``purpose`` and ``iteration`` are said by documents of ours alone."""

    title: str = ""
    organisation: str = ""
    period: str = ""
    name: str = ""
    month: str = ""
    purpose: str = ""
    iteration: str = ""


@dataclass(frozen=True)
class Recommendation:
    """``source_number`` tells sources of one title apart, in a document of ours."""

    ref: str = ""
    text: str = ""
    source: str = ""
    timeframe: str = ""
    inspection_refs: tuple[dict[str, int], ...] = ()
    kind: str = ""
    source_number: str = ""


@dataclass(frozen=True)
class Statement:
    """What a report says of an area, in its words; ``evidence`` is what it names as evidence there."""

    text: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Area:
    """Ratings are Red, Amber, Green, Blue or Grey, with what stands in the cell beside them: words or ``#FFC000``."""

    name: str
    officers: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    linked_plans: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    rag_previous: str | None = None
    rag_current: str | None = None
    rag_previous_raw: str = ""
    rag_current_raw: str = ""
    key_developments: tuple[str, ...] = ()
    key_risks: tuple[str, ...] = ()
    progress: tuple[Statement, ...] = ()
    risks: tuple[Statement, ...] = ()
    improvement_outcomes: tuple[str, ...] = ()
    where: str = ""
    answers: tuple[int, ...] = ()
    links: dict[str, str] = field(default_factory=dict)
    """The address of each linked plan that has one, by its place among them."""


@dataclass(frozen=True)
class Outcome:
    """``recommendation`` is the reference or the words by which the document ties it to one. Where a document of
    ours ties it by number, ``answers`` holds the places of all of them in the reading, here and wherever it stands."""

    area: str
    text: str
    recommendation: str | None = None
    phase: str | None = None
    where: str = ""
    answers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Action:
    """``key`` is unique in the reading; ``block`` is the key of the row it stands in.

    ``group`` is the heading inside the cell under which it stands, such as ``Phase 1``; from a document of ours
    its phase.
    From a document of ours: ``number`` is what it goes by there, ``serves`` and ``answers`` are the places of its
    outcomes and recommendations, ``waits_for`` the numbers of the actions to be done first, ``first_due`` the raw text,
    ISO date and reason of what was first promised, where that was something else. ``claimed``, ``embedded`` and
    ``dropped`` are days; ``despite`` says what was missing when it was called embedded, ``dropped_reason`` why it is
    no longer promised, ``dropped_agreed_by`` who agreed to that.
    """

    key: str
    text: str
    area: str
    ref: str = ""
    outcome: str | None = None
    recommendation: str | None = None
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    dates: tuple[ReadDate, ...] = ()
    start: ReadDate | None = None
    completed: ReadDate | None = None
    cost: Cost | None = None
    measures_named: tuple[str, ...] = ()
    where: str = ""
    block: str = ""
    group: str = ""
    serves: tuple[int, ...] = ()
    answers: tuple[int, ...] = ()
    first_due: tuple[str, ...] = ()
    is_under_way: bool = False
    is_claimed: bool = False
    number: str = ""
    waits_for: tuple[str, ...] = ()
    claimed: str = ""
    embedded: str = ""
    despite: str = ""
    dropped: str = ""
    dropped_reason: str = ""
    dropped_agreed_by: str = ""


@dataclass(frozen=True)
class Measure:
    """``group`` is the heading inside the cell under which it stands."""

    key: str
    text: str
    area: str = ""
    ref: str = ""
    baseline_raw: str = ""
    actual_raw: str = ""
    period: str = ""
    comparator_raw: str = ""
    target_raw: str = ""
    baseline: tuple[ReadValue, ...] = ()
    actual: tuple[ReadValue, ...] = ()
    comparators: dict[str, float | None] = field(default_factory=dict)
    targets: tuple[ReadTarget, ...] = ()
    outcome: str = ""
    where: str = ""
    group: str = ""
    serves: int | None = None
    slug: str = ""
    number: str = ""


@dataclass(frozen=True)
class Told:
    """One row of a table that only documents of ours have, such as an update: see ``our_tables``.

    ``kind`` names the table, ``number`` what the row goes by. ``said`` holds text, a number, True, or numbers of other
    rows, by the name of the field; an empty cell is left out.
    """

    kind: str
    where: str
    number: str = ""
    said: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """Everything found in one document, in the document's order. ``initials`` are those of leads, with the name.

    ``dropped`` are actions that a document of ours says are no longer promised, ``told`` what else it tells.
    """

    document: DocumentFacts
    recommendations: tuple[Recommendation, ...] = ()
    areas: tuple[Area, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    actions: tuple[Action, ...] = ()
    measures: tuple[Measure, ...] = ()
    questions: tuple[Question, ...] = ()
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    initials: dict[str, str] = field(default_factory=dict)
    dropped: tuple[Action, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def is_settled(self) -> bool:
        """True when nothing waits for a person, so that the plan may be stored."""
        return not self.questions

    def as_json(self) -> dict[str, Any]:
        """The object that ``plan read --json`` prints: dicts, lists, strings, numbers and None only."""
        return {name: plainly.written(getattr(self, name)) for name in self.__dataclass_fields__}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Reading:
        """The reading that ``as_json`` wrote; TypeError when it holds a name that no reading has."""
        return cls(
            document=DocumentFacts(**data["document"]),
            recommendations=plainly.every(Recommendation, data["recommendations"]),
            areas=tuple(_area(item) for item in data["areas"]),
            outcomes=plainly.every(Outcome, data["outcomes"]),
            actions=tuple(_action(item) for item in data["actions"]),
            measures=tuple(_measure(item) for item in data["measures"]),
            questions=tuple(_question(item) for item in data["questions"]),
            blocks=plainly.every(Block, data.get("blocks", [])),
            warnings=tuple(data.get("warnings", [])),
            initials=dict(data.get("initials", {})),
            dropped=tuple(_action(item) for item in data.get("dropped", [])),
            told=tuple(Told(**item) for item in data.get("told", [])),
            decisions=tuple(
                Decision(_question(item["question"]), item["answer"]) for item in data.get("decisions", [])
            ),
        )


def _area(item: dict[str, Any]) -> Area:
    said = {name: plainly.every(Statement, item.get(name, [])) for name in ("progress", "risks")}
    return Area(**{**plainly.frozen(item), **said})


def _action(item: dict[str, Any]) -> Action:
    parts = {
        "dates": plainly.every(ReadDate, item["dates"]),
        "start": plainly.maybe(ReadDate, item.get("start")),
        "completed": plainly.maybe(ReadDate, item.get("completed")),
        "cost": plainly.maybe(Cost, item.get("cost")),
    }
    return Action(**{**plainly.frozen(item), **parts})


def _measure(item: dict[str, Any]) -> Measure:
    parts = {
        "baseline": plainly.every(ReadValue, item["baseline"]),
        "actual": plainly.every(ReadValue, item["actual"]),
        "targets": plainly.every(ReadTarget, item["targets"]),
    }
    return Measure(**{**plainly.frozen(item), **parts})


def _question(item: dict[str, Any]) -> Question:
    readings = tuple(tuple(reading) for reading in item["readings"])
    return Question(**{**plainly.frozen(item), "readings": readings})
