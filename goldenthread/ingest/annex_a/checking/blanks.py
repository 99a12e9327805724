"""Blanks: items that the guidance requires on every row, and items that another item of the row asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.ingest.annex_a import lists
from goldenthread.ingest.annex_a.checking.book import HELD, Book, Caught, Look, named, number_of
from goldenthread.ingest.annex_a.rows import ReadList, Row
from goldenthread.ingest.reading.items import Item

# list, the item that asks, the values that ask (none: any value), the item that is then required
_ASKED: Sequence[tuple[int, int, tuple[object, ...], int]] = (
    (4, 9, (), 8),  # an authorised assessment: was the child seen
    (4, 9, (), 10),  # an authorised assessment: was support needed
    (5, 9, (), 10),  # a conference: did it lead to a plan
    (6, 10, (), 11),  # a closed episode: why
    (8, 20, (), 21),  # care that ended: why
    (9, 13, ("Y",), 15),  # in touch: where the young person lives
    (9, 13, ("Y",), 17),  # in touch: what they do
    (9, 15, (), 16),  # a home: is it suitable
    (10, 14, (), 15),  # a decision that was reversed: why
    (11, 18, (), 19),  # an adopter who left: why
)


def required(book: Book) -> Iterator[Caught]:
    """Every blank of an item that the guidance requires. Who holds open work has a rule of its own."""
    for number, each in book.lists.items():
        for item in _required_of(each):
            yield from (Caught(number, row, item.number) for row in each.rows if row[item.number] is None)


def _required_of(each: ReadList) -> Iterator[Item]:
    for item in each.annex_list.items:
        of_holder = item.heading in (lists.TEAM, lists.WORKER) and each.annex_list.number in HELD
        if item.expected and item.weight != "essential" and item.number in each.columns and not of_holder:
            yield item


def asked_for(book: Book) -> Iterator[Caught]:
    """Blanks of items that something else on the row asks for."""
    for number, by, values, item in _ASKED:
        if number in book.lists and item in book.lists[number].columns:
            for row in book.rows(number):
                if _asks(row, by, values) and row[item] is None:
                    yield Caught(number, row, item)


def _asks(row: Row, by: int, values: tuple[object, ...]) -> bool:
    return row[by] in values if values else row[by] is not None


def closed_without_date(book: Book) -> Iterator[Caught]:
    """List 6: the status says closed, or there is a reason for closing, and no date."""
    for row in book.rows(6):
        if row[10] is None and (row[12] == "CLOSED" or row[11] is not None):
            yield Caught(6, row, 10)


def birth(book: Book) -> Iterator[Caught]:
    """No date of birth, of somebody who is not unborn."""
    for number in book.lists:
        born, age = number_of(number, "Date of Birth"), number_of(number, "Age of Child (Years)")
        if born and born in book.lists[number].columns:
            for row in book.rows(number):
                if row[born] is None and row[age or 0] != -1:
                    yield Caught(number, row, born)


def holder(heading: str) -> Look:
    """Open work on whose row nobody is named under a heading."""

    def look(book: Book) -> Iterator[Caught]:
        for number in HELD:
            item = number_of(number, heading)
            if number in book.lists and item in book.lists[number].columns:
                for row in book.open(number):
                    if row[item or 0] is None and not _has_adviser(number, heading, row):
                        yield Caught(number, row, item or 0)

    return look


def _has_adviser(number: int, heading: str, row: Row) -> bool:
    """A care leaver is held by a personal adviser as well as by a worker."""
    return heading == lists.WORKER and named(number, row, lists.ADVISER) is not None
