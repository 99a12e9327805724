"""The further tables of our own layout, column by column: what a plan holds beside its areas, outcomes and actions.

Each column carries one field of what is stored. ``our_cells`` turns it into lines and back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What stands in a cell."""

    TEXT = "text"
    DAY = "day"
    MONTH = "month"
    NUMBER = "number"
    YES = "yes"
    CHOICE = "choice"
    """The words that pages show for a stored word."""
    DATE = "date"
    """A date as written and as understood: two fields, ``…_raw`` and ``…_iso``."""
    MONTHS = "months"
    """A month, or the first and the last of several in a row of which the same is said."""
    AREA = "area"
    """The name of an area."""
    ABOUT = "about"
    """The number of an action as for ``ONE``, or the name of an area: two fields, of which one is filled."""
    ONE = "one"
    """The number of another row, such as ``A12``, with the beginning of its words below."""
    MANY = "many"
    SAID = "said"
    """For people only: who it was. Whoever reads a document in answers for it."""


@dataclass(frozen=True)
class Column:
    title: str
    name: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class OurTable:
    """``caption`` says what it tells. ``core`` are the columns that it is known by; others are left out where nothing
    stands in them.

    ``letter`` begins the numbers of its rows, where other rows name them.
    """

    key: str
    name: str
    caption: str
    columns: tuple[Column, ...]
    core: tuple[str, ...]
    letter: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        own = (NUMBER,) if self.letter else ()
        return (*own, *(column.title for column in self.columns))

    @property
    def links(self) -> tuple[str, ...]:
        """The fields that name one other row."""
        return tuple(
            "action" if column.kind == Kind.ABOUT else column.name
            for column in self.columns
            if column.kind in {Kind.ONE, Kind.ABOUT}
        )

    def is_about(self, said: Collection[str]) -> bool:
        """Do these fields name what a row belongs to, where the rows of this table belong to something?"""
        names = {column.name for column in self.columns}
        owners = {"area", "action"} if "about" in names else names & {"area", "action", "line", "commitment"}
        return not owners or any(name in said for name in owners)


NUMBER = "Number"
_AREA, _ACTION = Column("Area", "area", Kind.AREA), Column("Of action", "action", Kind.ONE)
_ABOUT = Column("About", "about", Kind.ABOUT)
_DAY, _WHO = Kind.DAY, Kind.SAID

SOURCES = OurTable("sources", "Sources", "Where the findings come from", (
    Column("Source", "title"), Column("Kind of source", "kind", Kind.CHOICE), Column("Published", "published_on", _DAY),
    Column("Judgement", "judgement"), Column("Link", "link"),
    Column("Working days to answer", "response_working_days", Kind.NUMBER), Column("Who answers", "response_lead"),
    Column("Answered on", "responded_on", _DAY),
), ("Source", "Kind of source"), "S")  # fmt: skip
STREAMS = OurTable("streams", "Work streams", "Actions that are led together, whatever area they stand in", (
    Column("Work stream", "name"), Column("Led by", "lead"), Column("Its actions", "actions", Kind.MANY),
), ("Work stream", "Its actions"))  # fmt: skip
MILESTONES = OurTable("milestones", "Milestones", "What the plan reaches, and by when", (
    Column("Milestone", "name"), Column("To be reached by", "due_on", _DAY), Column("Reached on", "reached_on", _DAY),
), ("Milestone", "To be reached by"))  # fmt: skip
COMMITMENTS = OurTable("commitments", "What comes round", "What is promised again and again", (
    _ACTION, Column("What comes round", "text"), Column("How often", "rule", Kind.CHOICE),
    Column("From", "starts_on", _DAY), Column("Until", "ends_on", _DAY), Column("Promised on", "made_on", _DAY),
    Column("Promised by", "made_by", _WHO),
), ("Of action", "What comes round", "How often", "From"), "C")  # fmt: skip
OCCURRENCES = OurTable("occurrences", "What came of it", "What was said of each time it came round", (
    Column("What came round", "commitment", Kind.ONE), Column("Fell due", "due_on", _DAY),
    Column("Answer", "said", Kind.CHOICE), Column("Done on", "done_on", _DAY), Column("Note", "note"),
    Column("Said on", "said_on", _DAY), Column("Said by", "said_by", _WHO),
), ("What came round", "Fell due", "Answer"))  # fmt: skip
MEASURES = OurTable("measures", "What named measures mean", "What is behind a measure that actions name", (
    _ACTION, Column("Place", "order", Kind.NUMBER), Column("Measure named", "raw"), Column("Line", "line", Kind.ONE),
    Column("Computed measure", "measure_slug"),
), ("Of action", "Place"))  # fmt: skip
EARLIER = OurTable("earlier", "Earlier documents", "Documents in which an earlier form of the plan stood", (
    Column("Earlier document", "name"), Column("Its day", "dated_on", _DAY),
    Column("Actions in common", "matched", Kind.NUMBER), Column("Dates moved since", "moved", Kind.NUMBER),
    Column("Brought in on", "recorded_on", _DAY), Column("Brought in by", "recorded_by", _WHO),
), ("Earlier document", "Its day"), "D")  # fmt: skip
MOVES = OurTable("moves", "Dates that moved", "Each move of a due date, and why", (
    _ACTION, Column("From", "old", Kind.DATE), Column("To", "new", Kind.DATE), Column("Why", "reason"),
    Column("Agreed by", "agreed_by"), Column("Moved on", "changed_on", _DAY),
    Column("In the document", "earlier", Kind.ONE), Column("Told by", "changed_by", _WHO),
), ("Of action", "From", "To", "Why"))  # fmt: skip
AMENDMENTS = OurTable("amendments", "Changed after sign-off", "What was promised otherwise at sign-off", (
    _ACTION, Column("Of measure", "line", Kind.ONE), Column("What changed", "name"), Column("Before", "before"),
    Column("After", "after"), Column("Why", "reason"), Column("Changed on", "changed_on", _DAY),
    Column("Changed by", "changed_by", _WHO),
), ("What changed", "Before", "After", "Why"))  # fmt: skip
UPDATES = OurTable("updates", "Updates", "What was said of areas and actions, month by month", (
    _ABOUT, Column("Month", "period", Kind.MONTH), Column("Progress", "progress"), Column("Risk", "risk"),
    Column("Next step", "next_step"), Column("Nothing changed", "nothing_changed", Kind.YES),
    Column("Said on", "made_on", _DAY), Column("Said by", "made_by", _WHO),
), ("Number", "Month", "Progress"), "U")  # fmt: skip
EVIDENCE = OurTable("evidence", "Evidence", "What shows it; files themselves are not part of this document", (
    _ABOUT, Column("With update", "update", Kind.ONE), Column("Kind of evidence", "kind", Kind.CHOICE),
    Column("What it shows", "text"), Column("Link", "link"), Column("Measure", "address"), Column("File", "file"),
    Column("Handed in on", "made_on", _DAY), Column("Handed in by", "made_by", _WHO),
), ("Kind of evidence", "What it shows"))  # fmt: skip
DIFFERENCES = OurTable("differences", "What difference it made", "What was found, and what people said", (
    _AREA, Column("Heard or found", "kind", Kind.CHOICE), Column("In their words", "text"),
    Column("Month", "period", Kind.MONTH), Column("Told on", "made_on", _DAY), Column("Told by", "made_by", _WHO),
), ("Area", "Heard or found", "In their words"))  # fmt: skip
OVERRIDES = OurTable("overrides", "Rated otherwise than the rule", "Ratings that people gave in place of the rule", (
    _ABOUT, Column("Rated as", "rating", Kind.CHOICE), Column("Why", "reason"), Column("From", "made_on", _DAY),
    Column("Until", "expires_on", _DAY), Column("Back to the rule on", "lifted_on", _DAY),
    Column("Rated by", "made_by", _WHO),
), ("Rated as", "Why", "Until"))  # fmt: skip
_RATED = (
    Column("Months", "period", Kind.MONTHS), Column("By the rule", "delivery", Kind.CHOICE),
    Column("Reported", "reported", Kind.CHOICE), Column("Because", "sentence"),
)  # fmt: skip
AREA_RATINGS = OurTable(
    "area_ratings",
    "Areas month by month",
    "How each area was rated; months of which the same is said stand together",
    (_AREA, *_RATED),
    ("Area", "Months", "By the rule", "Reported"),
)
ACTION_RATINGS = OurTable(
    "action_ratings",
    "Actions month by month",
    "How each action was rated; months of which the same is said stand together",
    (_ACTION, *_RATED),
    ("Of action", "Months", "By the rule", "Reported"),
)

TABLES = (
    SOURCES, STREAMS, MILESTONES, COMMITMENTS, OCCURRENCES, MEASURES, EARLIER, MOVES, AMENDMENTS, UPDATES, EVIDENCE,
    DIFFERENCES, OVERRIDES, AREA_RATINGS, ACTION_RATINGS,
)  # fmt: skip
"""In the order in which they are stored: what others name comes first."""


OF_THE_PLAN = (SOURCES, STREAMS, MILESTONES, COMMITMENTS)
"""What belongs to the promises; the others are the record of what was said and done since."""


def of(key: str) -> OurTable:
    """The table of that key."""
    return next(each for each in TABLES if each.key == key)


def known_by(titles: Iterable[str]) -> OurTable | None:
    """The table that has these headings, whole or without columns that it may do without."""
    given = set(titles)
    return next((each for each in TABLES if set(each.core) <= given <= set(each.titles)), None)
