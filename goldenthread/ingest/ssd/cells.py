"""Each cell of one table read by its item, with a note of all that a person should be told about the column."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict

from goldenthread.ingest.reading import headings, values
from goldenthread.ingest.reading.codes import Coded
from goldenthread.ingest.reading.items import Item
from goldenthread.ingest.ssd import codes

Value = str | int | float | dt.date | None
# An extract may be taken some days after the day that it speaks of; beyond a week a later date is a slip.
LATE_DAYS = 7
# A birth is expected, and a review is due, at most this long after the as-at date.
_AHEAD_DAYS = {"pers_dob": 42 * 7, "pers_expected_dob": 42 * 7}
_MOST_AHEAD = 20 * 365
# What the extract's own scripts write where a case system has nothing: words, a worker of -1, the year 1900.
_PLACEHOLDERS = frozenset({"placeholder_data", "ssd_ph", "[placeholder_data]"})
_NO_ID = frozenset({"-1", "-1.0"})
_MONTH_ONLY = re.compile(r"^(zz|\?\?|xx)[/.-]\d{1,2}[/.-]\d{4}$", re.IGNORECASE)
_LONGEST = 200


def is_placeholder(item: Item, cell: str) -> bool:
    """Whether the cell is what the extract writes for "this system does not have it"."""
    if item.kind == "date":
        return cell.startswith(("1900-01-01", "01/01/1900")) or cell.lower() in _PLACEHOLDERS
    return cell.strip().lower() in _PLACEHOLDERS


class CellReader:
    """Reads the cells of one table; ``values.Unreadable`` says why a cell cannot be used.

    ``late`` and ``ahead`` are row numbers by column; ``part_known`` counts dates without a day.
    """

    def __init__(self, *, as_at: dt.date) -> None:
        self.as_at = as_at
        self.late: dict[str, list[int]] = defaultdict(list)
        self.part_known: Counter[str] = Counter()
        self.month_first: Counter[str] = Counter()
        self.either_order: Counter[str] = Counter()
        self.codes: dict[str, dict[str, str]] = {}
        self.unknown_codes: dict[str, Counter[str]] = {}

    def read(self, row: int, item: Item, cell: str) -> Value:
        """The value of a cell that is not blank and no placeholder."""
        if item.kind == "date":
            return self._date(row, item, cell)
        if item.kind == "code":
            return self._code(item, cell)
        if item.kind == "id":
            return values.identifier(cell)
        if item.kind == "number":
            return _number(cell)
        if item.kind == "json":
            return cell
        return self._text(item, cell)

    def _text(self, item: Item, cell: str) -> str | None:
        values.check_not_error(cell)
        found = values.text(cell)[:_LONGEST]
        if item.codes == "key":
            return None if found in _NO_ID else re.sub(r"^(\d+)\.0$", r"\1", found)
        return found

    def _date(self, row: int, item: Item, cell: str) -> dt.date | None:
        if item.codes == "part" and _MONTH_ONLY.match(cell.strip()):
            self.part_known[item.heading] += 1
            return None
        self.month_first[item.heading] += values.looks_month_first(cell)
        self.either_order[item.heading] += values.could_be_either(cell)
        day = values.day(cell)
        if item.codes == "ahead":
            allowed = _AHEAD_DAYS.get(item.heading, _MOST_AHEAD)
        else:
            allowed = LATE_DAYS
            if self.as_at < day <= self.as_at + dt.timedelta(days=LATE_DAYS):
                self.late[item.heading].append(row)
        if (day - self.as_at).days > allowed:
            raise values.Unreadable(
                f"it is more than {allowed} days after the as-at date, {self.as_at:%d/%m/%Y}",
                "Check the as-at date, or correct it in the case system and export again.",
            )
        return day

    def _code(self, item: Item, cell: str) -> str:
        values.check_not_error(cell)
        raw = values.text(cell)
        coded = codes.read(raw, item.codes)
        if not coded.known:
            self.unknown(item.heading, raw, coded)
            if item.codes in codes.CLOSED:
                raise values.Unreadable("it is not one of the codes that the column may hold", _MAP)
            if not coded.looks_like_one:
                raise values.NOT_A_CODE
            return coded.code
        if raw != coded.code:
            self.codes.setdefault(item.heading, {})[_shown(raw, item.codes)] = coded.code
        return coded.code

    def unknown(self, heading: str, raw: str, coded: Coded, times: int = 1) -> None:
        """Note a code that the standard does not have: it is shown, of anything else only its class."""
        shown = coded.code if coded.looks_like_one else values.value_class(raw)
        self.unknown_codes.setdefault(heading, Counter())[shown] += times


def _shown(raw: str, name: str) -> str:
    """The spelling as the report shows it: in full only when every word of it is a spelling of the standard."""
    known = len(raw) <= 5 or headings.plain(raw) in codes.SETS[name].by_words
    return raw if known else values.value_class(raw)


_MAP = "Map it to a code of the standard in the case system or in the extract, and export again."


def _number(cell: str) -> float:
    values.check_not_error(cell)
    found = values.text(cell)
    if not re.fullmatch(r"-?\d{1,9}(\.\d{1,12})?", found, re.ASCII):
        raise values.Unreadable("it is not a number")
    return float(found)
