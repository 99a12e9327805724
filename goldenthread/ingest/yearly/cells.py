"""Each cell of a module read by its item, with a note of all that a person should be told about the column."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection

from goldenthread.ingest.reading import values
from goldenthread.ingest.reading.codes import Coded, CodeSet
from goldenthread.ingest.reading.items import Item
from goldenthread.ingest.yearly.modules import Module, Rules

Value = str | int | dt.date | None
# An extract may be taken some days after the day that it speaks of; beyond a week a later date is a slip.
LATE_DAYS = 7
# "zz/zz/2009", "xx/10/2009", "??/??/????": the guidance lets a council say that it knows the year alone, or nothing.
_MASKED = re.compile(r"^(?:[zx?]{2}|\d{1,2})/(?:[zx?]{2}|\d{1,2})/(?:[zx?]{4}|\d{4})$", re.IGNORECASE)


class Masked(values.Unreadable):
    """A date of which the day, the month or all is written as unknown."""

    def __init__(self) -> None:
        super().__init__("its day, month or year is written as unknown", "Write the whole date where it is known.")


class CellReader:
    """Reads the cells of one module; ``values.Unreadable`` says why a cell cannot be used."""

    def __init__(self, module: Module, rules: Rules, *, as_at: dt.date, year: int) -> None:
        self.module, self.rules, self.as_at, self.year = module, rules, as_at, year
        self.late: dict[str, list[int]] = defaultdict(list)
        self.month_first: Counter[str] = Counter()
        self.either_order: Counter[str] = Counter()
        self.masked: Counter[str] = Counter()
        self.codes: dict[str, dict[str, str]] = {}
        self.unknown_codes: dict[str, Counter[str]] = {}
        self.other_years: dict[str, Counter[str]] = {}
        self._days: dict[str, dt.date] = {}
        self._seen: dict[tuple[str, str], Coded] = {}

    def read(self, row: int, item: Item, cell: object) -> Value:
        """The value of a cell that is not blank."""
        if item.kind == "date":
            return self._date(row, item, cell)
        if item.kind == "code":
            return self._code(item, values.text(cell))
        if item.kind == "id":
            return values.identifier(cell)
        if item.kind == "integer":
            return values.whole_number(cell)
        values.check_not_error(cell)
        return values.text(cell)[:200]

    def words_of(self, item: Item) -> Collection[str]:
        """The codes that the item may hold; none for what is no code."""
        return self.rules.sets[item.codes].ways if item.kind == "code" else ()

    def _date(self, row: int, item: Item, cell: object) -> dt.date:
        written = values.text(cell)
        values.check_not_error(written)
        if _MASKED.match(written) and not written.replace("/", "").isdigit():
            self.masked[item.heading] += 1
            raise Masked
        day = self._days.get(written) or self._read_day(item, written)
        if day <= self.as_at:
            return day
        allowed = self.module.ahead.get(item.heading, LATE_DAYS)
        if (day - self.as_at).days > allowed:
            raise values.Unreadable(f"it is more than {allowed} days after the as-at date, {self.as_at:%d/%m/%Y}")
        if item.heading in self.module.ahead:
            return day
        self.late[item.heading].append(row)
        return day

    def _read_day(self, item: Item, written: str) -> dt.date:
        self.month_first[item.heading] += values.looks_month_first(written)
        if values.could_be_either(written):
            self.either_order[item.heading] += 1
            return values.day(written)
        # A return has few days and many cells; those whose order is in doubt are counted one by one.
        return self._days.setdefault(written, values.day(written))

    def _code(self, item: Item, raw: str) -> str:
        values.check_not_error(raw)
        codes: CodeSet = self.rules.sets[item.codes]
        key = (item.codes, raw)
        coded = self._seen[key] if key in self._seen else self._seen.setdefault(key, codes.read(raw))
        if not coded.known:
            return self._unknown(item, raw, coded)
        if raw != coded.code:
            self.codes.setdefault(item.heading, {})[raw] = coded.code
        first, last = self.rules.years.get(item.codes, {}).get(coded.code, (0, 9999))
        if not first <= self.year <= last:
            self.other_years.setdefault(item.heading, Counter())[coded.code] += 1
        return coded.code

    def _unknown(self, item: Item, raw: str, coded: Coded) -> str:
        shown = coded.code if coded.looks_like_one else values.value_class(raw)
        self.unknown_codes.setdefault(item.heading, Counter())[shown] += 1
        if item.codes == "yes_no":
            raise values.Unreadable("it is neither yes nor no", "Write 1 or 0, true or false, yes or no.")
        if not coded.looks_like_one:
            raise values.NOT_A_CODE
        return coded.code
