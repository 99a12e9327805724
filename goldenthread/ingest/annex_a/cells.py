"""Each cell of one list read by its item, with a note of all that a person should be told about the column."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict

from goldenthread.ingest.annex_a import codes
from goldenthread.ingest.reading import values
from goldenthread.ingest.reading.codes import Coded
from goldenthread.ingest.reading.items import Item

Value = str | int | dt.date | None
# An extract may be taken some days after the day that it speaks of; beyond a week a later date is a slip.
_LATE_DAYS = 7
# A birth expected more than forty-two weeks after the as-at date is a slip.
_EXPECTED_DAYS = 42 * 7
_FLAGS = ("yes_no", "suitability")
_AS_TEXT = "Format the column as text and fill it again."


class CellReader:
    """Reads the cells of one list; ``values.Unreadable`` says why a cell cannot be used.

    ``youngest`` is the lowest age that the list may hold: -1 where a child may be unborn.
    """

    def __init__(self, *, as_at: dt.date, from_1904: bool, youngest: int = -1) -> None:
        self.as_at, self.from_1904, self.youngest = as_at, from_1904, youngest
        self.late: dict[str, list[int]] = defaultdict(list)
        self.month_first: Counter[str] = Counter()
        self.either_order: Counter[str] = Counter()
        self.codes: dict[str, dict[str, str]] = {}
        self.unknown_codes: dict[str, Counter[str]] = {}
        self._seen: dict[tuple[str, str], Coded] = {}
        # Codes, teams and workers repeat on thousands of rows; what each was read as is kept, by item and cell.
        self._read: dict[tuple[int, str], str] = {}

    def read(self, row: int, item: Item, cell: object) -> Value:
        """The value of a cell that is not blank."""
        if item.kind == "date":
            return self._date(row, item, cell)
        if item.kind in ("code", "text"):
            return self._words(item, cell)
        if item.kind == "id":
            return values.identifier(cell)
        if item.kind == "integer":
            is_age = item.heading.startswith("Age")
            return values.whole_number(cell, lowest=self.youngest if is_age else 0, decimals=is_age)
        raise ValueError(item.kind)

    def _words(self, item: Item, cell: object) -> str:
        known = self._read.get((item.number, cell)) if isinstance(cell, str) else None
        if known is not None:
            return known
        if item.kind == "code":
            return self._code(item, cell)
        values.check_not_error(cell)
        found = values.text(cell)[:200]
        if isinstance(cell, str):
            self._read[item.number, cell] = found
        return found

    def _date(self, row: int, item: Item, cell: object) -> dt.date:
        if isinstance(cell, str):
            self.month_first[item.heading] += values.looks_month_first(cell)
            self.either_order[item.heading] += values.could_be_either(cell)
        day = values.day(cell, from_1904=self.from_1904)
        is_birth = item.heading == "Date of Birth"
        allowed = _EXPECTED_DAYS if is_birth else _LATE_DAYS
        if (day - self.as_at).days > allowed:
            raise values.Unreadable(f"it is more than {allowed} days after the as-at date, {self.as_at:%d/%m/%Y}")
        if day > self.as_at and not is_birth:
            self.late[item.heading].append(row)
        return day

    def _code(self, item: Item, cell: object) -> str:
        values.check_not_error(cell)
        if isinstance(cell, dt.date | dt.time | dt.timedelta):
            raise values.Unreadable("Excel has turned the code into a date", _AS_TEXT)
        raw = values.text(cell)
        key = (item.codes, raw)
        coded = self._seen[key] if key in self._seen else self._seen.setdefault(key, codes.read(raw, item.codes))
        if not coded.known:
            return self._unknown_code(item, raw, coded)
        if raw != coded.code:
            self.codes.setdefault(item.heading, {})[raw] = coded.code
        if isinstance(cell, str):
            self._read[item.number, cell] = coded.code
        return coded.code

    def _unknown_code(self, item: Item, raw: str, coded: Coded) -> str:
        shown = coded.code if coded.looks_like_one else values.value_class(raw)
        self.unknown_codes.setdefault(item.heading, Counter())[shown] += 1
        if item.codes in _FLAGS:
            raise values.Unreadable("it is neither yes nor no", "Write yes, no or unknown.")
        if not coded.looks_like_one:
            raise values.NOT_A_CODE
        return coded.code
