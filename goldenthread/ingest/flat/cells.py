"""Each cell of one flat file read as its declared column says, with a note of what a person should be told."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict

from goldenthread.ingest.flat import codes
from goldenthread.ingest.reading import values
from goldenthread.ingest.reading.codes import Coded
from goldenthread.records.tables import Column, Table

Value = str | int | float | dt.date | None
# An extract may be made some days after the day that it speaks of; beyond a week a later date is a slip.
LATE_DAYS = 7
# Days ahead that these may lie: a birth is expected within forty-two weeks, a review is due within the year, and a
# month is allowed for those that are booked early.
_AHEAD = {"expected_on": 42 * 7, "born_on": 42 * 7, "due_on": 400}
_SHARES = ("full_time",)
_IDS = ("child_id", "other_id", "post_id")
_NUMBER = re.compile(r"\d{1,9}([.,]\d+)?", re.ASCII)
_LONGEST_TEXT, _LONGEST_CODE = 200, 40


class CellReader:
    """Reads the cells of one file; ``values.Unreadable`` says why a cell cannot be used."""

    def __init__(self, table: Table, *, as_at: dt.date) -> None:
        self.table, self.as_at = table, as_at
        self.late: dict[str, list[int]] = defaultdict(list)
        self.month_first: Counter[str] = Counter()
        self.either_order: Counter[str] = Counter()
        self.codes: dict[str, dict[str, str]] = {}
        self.unknown_codes: dict[str, Counter[str]] = {}
        self._sets = {column.name: codes.of(table, column) for column in table.columns}
        self._seen: dict[tuple[str, str], Coded] = {}
        # Most cells repeat, and a cell costs ten times what a look in here does. What is counted is not kept here.
        self._read: dict[tuple[str, str], Value] = {}
        self._days: dict[str, tuple[dt.date, bool]] = {}

    def read(self, row: int, column: Column, cell: str) -> Value:
        """The value of a cell that is not blank."""
        if column.kind == "date":
            return self._date(row, column, cell)
        if column.kind in ("code", "flag"):
            return self._code(column, cell)
        key = (column.name, cell)
        if key not in self._read:
            self._read[key] = self._plain(column, cell)
        return self._read[key]

    def _plain(self, column: Column, cell: str) -> Value:
        values.check_not_error(cell)
        if column.kind == "integer":
            return values.whole_number(cell)
        if column.kind == "number":
            number = _number(values.text(cell), share=column.name in _SHARES)
            return None if column.name == "distance_miles" and number >= values.NO_DISTANCE else number
        return values.identifier(cell) if column.name in _IDS else values.text(cell)[:_LONGEST_TEXT]

    def _date(self, row: int, column: Column, cell: str) -> dt.date:
        if cell not in self._days:
            self.month_first[column.name] += values.looks_month_first(cell)
            self._days[cell] = values.day(cell), values.could_be_either(cell)
        day, either = self._days[cell]
        self.either_order[column.name] += either
        allowed = _AHEAD.get(column.name, LATE_DAYS)
        if (day - self.as_at).days > allowed:
            raise values.Unreadable(f"it is more than {allowed} days after the as-at date, {self.as_at:%d/%m/%Y}")
        if day > self.as_at and column.name not in _AHEAD:
            self.late[column.name].append(row)
        return day

    def _code(self, column: Column, cell: str) -> str:
        key = (column.name, cell)
        if key not in self._seen:
            values.check_not_error(cell)
            raw, known = values.text(cell), self._sets[column.name]
            self._seen[key] = known.read(raw) if known else Coded(raw[:_LONGEST_CODE], True)
        coded = self._seen[key]
        if self._sets[column.name] is None or (coded.known and coded.code == cell):
            return coded.code
        return self._told(column, values.text(cell), coded)

    def _told(self, column: Column, raw: str, coded: Coded) -> str:
        if not coded.known:
            return self._unknown(column, raw, coded)
        if raw != coded.code:
            self.codes.setdefault(column.name, {})[raw] = coded.code
        return coded.code

    def _unknown(self, column: Column, raw: str, coded: Coded) -> str:
        shown = coded.code if coded.looks_like_one else values.value_class(raw)
        self.unknown_codes.setdefault(column.name, Counter())[shown] += 1
        if column.kind == "flag":
            raise values.Unreadable("it is neither yes nor no", "Write Y, N or U (unknown).")
        if not coded.looks_like_one:
            raise values.NOT_A_CODE
        return coded.code


def _number(text: str, *, share: bool) -> float:
    if not _NUMBER.fullmatch(text):
        raise values.Unreadable("it is not a number of zero or more", "Write it with a decimal point, for example 0.6.")
    number = float(text.replace(",", "."))
    if share and number > 1:
        raise values.Unreadable("it is above 1, which is full time", "Write the share of full time, for example 0.6.")
    return number
