"""The same child, or the same event, more than once; and codes that the standard does not have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from goldenthread.ingest.annex_a import codes, oddities
from goldenthread.ingest.annex_a.cells import Value
from goldenthread.ingest.annex_a.checking.book import ADOPTERS, Book, Caught, number_of
from goldenthread.ingest.annex_a.rows import Row


def child_twice(book: Book) -> Iterator[Caught]:
    """More than one row for a child in a list that has one row for each."""
    for number, each in book.lists.items():
        if each.annex_list.one_row_per_child:
            for row in each.rows:
                if len(book.of(number, row[1])) > 1:
                    yield Caught(number, row, 1)


def event_twice(book: Book) -> Iterator[Caught]:
    """The row that was kept of several about the same event."""
    for number, each in book.lists.items():
        kept = {twin.kept for twin in each.duplicates}
        yield from (Caught(number, row, 1) for row in each.rows if row.number in kept)


def two_ids(book: Book) -> Iterator[Caught]:
    """Rows that are the same but for the id: one child may have two."""
    for number, each in book.lists.items():
        for rows in oddities.of_one_child(each):
            yield from (Caught(number, row, 1) for row in rows)


def births_differ(book: Book) -> Iterator[Caught]:
    """Rows of a child whose date of birth is not the same in every list."""
    born: dict[Value, set[Value]] = defaultdict(set)
    every = list(_births(book))
    for _, row, item in every:
        born[row[1]].add(row[item])
    return (Caught(number, row, item) for number, row, item in every if len(born[row[1]]) > 1)


def _births(book: Book) -> Iterator[tuple[int, Row, int]]:
    for number in book.lists:
        item = number_of(number, "Date of Birth")
        for row in book.rows(number) if item and number != ADOPTERS else ():
            if row[item or 0] is not None:
                yield number, row, item or 0


def unknown_code(book: Book) -> Iterator[Caught]:
    """A code that was kept as it was written, because the standard does not have it."""
    for number, each in book.lists.items():
        for item in each.annex_list.items:
            if item.kind == "code":
                known = {*codes.labels(item.codes), None}
                yield from (Caught(number, row, item.number) for row in each.rows if row[item.number] not in known)
