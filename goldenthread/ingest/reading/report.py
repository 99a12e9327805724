"""What a person is told about what was read, table by table and row by row, without an id or a cell's content."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class Rejection:
    """One cell that could not be used. ``row`` is counted as Excel shows it, ``value`` is the kind of content only."""

    sheet: str
    row: int
    column: str
    value: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class Remark:
    """Something to look at. ``code`` is stable, ``message`` says what and where, ``remedy`` what to do."""

    code: str
    message: str
    remedy: str
    sheet: str = ""
    rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class Duplicate:
    """Rows that are the same event by the table's key: which one was kept, and the columns in which they differ."""

    sheet: str
    rows: tuple[int, ...]
    kept: int
    differ: tuple[str, ...]


@dataclass
class Report:
    """One list or table: how many rows it had, what became of them, and how its headings and codes were understood.

    ``rows_read`` = ``rows_kept`` + rows in ``rejected`` + rows left out as duplicates. Cells in ``set_aside`` were
    left blank and their rows kept. ``readable`` is false when a column that decides what its rows mean is missing.
    ``sheet`` is the sheet, the file or the XML element that held it, as ``part`` says.
    """

    name: str
    sheet: str = ""
    part: Literal["sheet", "file", "element"] = "sheet"
    readable: bool = True
    heading_row: int = 0
    rows_read: int = 0
    rows_kept: int = 0
    rejected: list[Rejection] = field(default_factory=list)
    set_aside: list[Rejection] = field(default_factory=list)
    mapped: dict[str, str] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    unknown_codes: dict[str, Counter[str]] = field(default_factory=dict)
    blanks: Counter[str] = field(default_factory=Counter)
    unmatched_columns: list[str] = field(default_factory=list)
    missing_columns: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Where the table stands, to begin a sentence with: Sheet “List_1”, or File “contacts.csv”."""
        return f"{self.part.capitalize()} “{self.sheet}”"

    @property
    def rows_rejected(self) -> int:
        """How many rows were rejected; one row may have several reasons."""
        return len({each.row for each in self.rejected})

    def as_json(self) -> dict[str, Any]:
        """The table as plain JSON, in a stable order."""
        plain = {name: getattr(self, name) for name in self.__dataclass_fields__}
        counted = {heading: dict(codes) for heading, codes in self.unknown_codes.items()}
        return plain | {
            "rows_rejected": self.rows_rejected,
            "rejected": [asdict(each) for each in self.rejected],
            "set_aside": [asdict(each) for each in self.set_aside],
            "unknown_codes": counted,
            "blanks": dict(self.blanks),
        }
