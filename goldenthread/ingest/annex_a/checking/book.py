"""The lists of one workbook as rules look at them: rows by list and by child, what is open, who holds it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from goldenthread.ingest.annex_a import lists, people
from goldenthread.ingest.annex_a.cells import Value
from goldenthread.ingest.annex_a.people import completed_years
from goldenthread.ingest.annex_a.rows import ReadList, Row

IN_NEED, PROTECTION, CARE, LEAVERS, ADOPTION, ADOPTERS = 6, 7, 8, 9, 10, 11
# Lists in which work is open or over, by the list itself: assessments to care leavers.
HELD = (4, 5, IN_NEED, PROTECTION, CARE, LEAVERS)
_BORN = "Date of Birth"
_SHORT_BREAKS = ("V3", "V4")


@dataclass(frozen=True)
class Caught:
    """A row of a list that does not keep a rule, and the item to look at."""

    number: int
    row: Row
    item: int


Look = Callable[["Book"], Iterator[Caught]]


class Book:
    """The readable lists of one workbook, as it stood on ``as_at``."""

    def __init__(self, read_lists: Iterable[ReadList], *, as_at: dt.date) -> None:
        self.as_at = as_at
        self.lists = {each.annex_list.number: each for each in read_lists if each.report.readable}
        self._by_child: dict[int, dict[Value, list[Row]]] = {}

    def rows(self, number: int) -> list[Row]:
        """The rows of a list that are used; none where the list is not there."""
        return self.lists[number].rows if number in self.lists else []

    def of(self, number: int, child: Value) -> list[Row]:
        """A child's rows in a list."""
        if number not in self._by_child:
            together: dict[Value, list[Row]] = defaultdict(list)
            for row in self.rows(number):
                together[row[1]].append(row)
            self._by_child[number] = together
        return self._by_child[number].get(child, [])

    def holds(self, number: int, child: Value) -> bool:
        """Does the child stand in the list, be it on a row that cannot be used? What is rejected is not missing."""
        return bool(self.of(number, child)) or child in self._rejected(number)

    @cache  # noqa: B019 - a book lives for one file in a process of its own
    def _rejected(self, number: int) -> frozenset[Value]:
        return frozenset(row[1] for row in self.lists[number].rejected) if number in self.lists else frozenset()

    def open(self, number: int) -> Iterator[Row]:
        """The rows of a list whose work is open."""
        return (row for row in self.rows(number) if people.open_flag(number, row) == "Y")

    def is_open(self, number: int, child: Value) -> bool:
        """Has the child open work in the list?"""
        return any(people.open_flag(number, row) == "Y" for row in self.of(number, child))

    def in_care(self) -> Iterator[Row]:
        """Children who are looked after; short breaks are not counted as that."""
        return (row for row in self.open(CARE) if row[12] not in _SHORT_BREAKS)

    def age(self, number: int, row: Row) -> int | None:
        """Completed years on the day of the extract, by the date of birth of the row."""
        born = row[number_of(number, _BORN) or 0]
        return completed_years(born, self.as_at) if isinstance(born, dt.date) else None


@cache
def number_of(number: int, heading: str) -> int | None:
    """The item of a list with exactly this heading."""
    return lists.BY_NUMBER[number].numbered(heading)


def holder(number: int, row: Row) -> tuple[str | None, str | None]:
    """The team and the worker that a row names; a care leaver's personal adviser where no worker is named."""
    team, worker, adviser = (named(number, row, heading) for heading in (lists.TEAM, lists.WORKER, lists.ADVISER))
    return team, worker or adviser


def named(number: int, row: Row, heading: str) -> str | None:
    """What a row says under exactly this heading; None where it is blank or the list has no such item."""
    value = row[number_of(number, heading) or 0]
    return str(value) if value else None
