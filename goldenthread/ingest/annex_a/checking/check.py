"""The whole check: what could not be read, and every rule asked of every list that it needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from goldenthread.ingest.annex_a.checking import rules
from goldenthread.ingest.annex_a.checking.book import ADOPTERS, Book, Caught, holder, number_of
from goldenthread.ingest.annex_a.rows import ReadList, Row
from goldenthread.ingest.reading import findings
from goldenthread.ingest.reading.findings import Found
from goldenthread.ingest.reading.report import Rejection

# What a rejected cell is called, by the kind of its item.
_BY_KIND = {"date": "date-impossible", "code": "code-unreadable"}


def found(read_lists: Iterable[ReadList], *, as_at: dt.date) -> list[Found]:
    """Everything that is wrong with the lists, rule by rule; a fault of the whole extract as one."""
    every = list(read_lists)
    book = Book(every, as_at=as_at)
    unread = [one for each in book.lists.values() for one in _unread(each)]
    caught = [_found(book, code, one) for code, look in _asked(book) for one in look(book)]
    rows = {each.annex_list.name: len(each.rows) for each in every}
    return findings.together([*unread, *caught], rows)


def _asked(book: Book) -> Iterator[tuple[str, Callable[[Book], Iterable[Caught]]]]:
    """The rules that can be asked: one that needs a list that is not there is not kept and not broken."""
    yield from ((rule.code, look) for rule, look in rules.SHARED)
    yield from ((rule.code, rule.look) for rule in rules.OWN if rule.look and set(rule.lists) <= book.lists.keys())


def _found(book: Book, code: str, caught: Caught) -> Found:
    each = book.lists[caught.number]
    return _about(each, caught.row, code, each.annex_list.item(caught.item).heading)


def _about(each: ReadList, row: Row, code: str, heading: str, said: str = "") -> Found:
    number = each.annex_list.number
    child = str(row[1]) if row[1] is not None else None
    team, worker = holder(number, row)
    record = tuple(str(row[item] or "") for item in each.annex_list.key) if child else ()
    return Found(
        code, each.annex_list.name, heading, said, each.sheet, row.number, record,
        None if number == ADOPTERS else child, team, worker,
    )  # fmt: skip


def _unread(each: ReadList) -> Iterator[Found]:
    """Rows that were rejected, and cells that were left blank."""
    rows = {row.number: row for row in [*each.rejected, *each.rows]}
    for cell in each.report.rejected:
        yield _about(each, rows.get(cell.row, Row(cell.row, {})), _code(each, cell), cell.column, cell.reason)
    for cell in each.report.set_aside:
        yield _about(each, rows.get(cell.row, Row(cell.row, {})), "cell-left-blank", cell.column, cell.reason)


def _code(each: ReadList, cell: Rejection) -> str:
    if cell.value == "blank":
        return "blank-essential"
    number = number_of(each.annex_list.number, cell.column)
    return _BY_KIND.get(each.annex_list.item(number).kind if number else "", "row-rejected")
