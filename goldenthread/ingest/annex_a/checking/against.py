"""One list against another: what list 7 says of a child must agree with what lists 6, 8 and 9 say of the same child."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from goldenthread.ingest.annex_a.checking.book import (
    ADOPTION,
    CARE,
    IN_NEED,
    LEAVERS,
    PROTECTION,
    Book,
    Caught,
    Look,
)
from goldenthread.ingest.annex_a.rows import Row
from goldenthread.records import calendar

_ENQUIRIES, _ASSESSMENTS = 5, 4
_STATUS = 12  # of list 6
# Lists 1 to 8 hold six months.
_WINDOW_MONTHS = 6
Pick = Callable[[Book], Iterable[Row]]


def open_in(number: int) -> Pick:
    """The rows of a list whose work is open; of list 8 without short breaks."""
    return lambda book: book.in_care() if number == CARE else book.open(number)


def every(number: int) -> Pick:
    """Every row of a list."""
    return lambda book: book.rows(number)


def missing(pick: Pick, number: int, other: int) -> Look:
    """Rows of list ``number`` whose child does not stand in list ``other`` at all."""
    return lambda book: (Caught(number, row, 1) for row in pick(book) if not book.holds(other, row[1]))


def closed(pick: Pick, number: int, other: int) -> Look:
    """Rows of list ``number`` whose child stands in list ``other``, but there everything is closed."""

    def look(book: Book) -> Iterator[Caught]:
        for row in pick(book):
            if book.of(other, row[1]) and not book.is_open(other, row[1]):
                yield Caught(number, row, 1)

    return look


def status_without(status: str, other: int) -> Look:
    """Open rows of list 6 with a case status for which list ``other`` has nothing open."""

    def look(book: Book) -> Iterator[Caught]:
        for row in book.open(IN_NEED):
            rejected = book.holds(other, row[1]) and not book.of(other, row[1])
            if row[_STATUS] == status and not book.is_open(other, row[1]) and not rejected:
                yield Caught(IN_NEED, row, _STATUS)

    return look


def status_other(pick: Pick, *allowed: str) -> Look:
    """Open rows of list 6 whose child is among those picked, and whose case status is none of those allowed."""

    def look(book: Book) -> Iterator[Caught]:
        picked = {row[1] for row in pick(book)}
        for row in book.open(IN_NEED):
            if row[1] in picked and row[_STATUS] is not None and row[_STATUS] not in allowed:
                yield Caught(IN_NEED, row, _STATUS)

    return look


def leaver_in_care(book: Book) -> Iterator[Caught]:
    """A care leaver who is looked after. Eligible children (the later edition's fourth category) are."""
    care = {row[1] for row in book.in_care()}
    return (Caught(LEAVERS, row, 11) for row in book.rows(LEAVERS) if row[1] in care and row[11] != "ELIGIBLE")


def enquiry_not_in_need(book: Book) -> Iterator[Caught]:
    """An enquiry of a child who is not in list 6, and whom no assessment since then found not to need support.

    Cases closed after assessment with nothing further to do (RC8) may stay out of list 6.
    """
    for caught in missing(every(_ENQUIRIES), _ENQUIRIES, IN_NEED)(book):
        found = {each[10] for each in book.of(_ASSESSMENTS, caught.row[1]) if _ended_since(each, caught.row[7])}
        if found != {"N"}:
            yield caught


def _ended_since(assessment: Row, day: object) -> bool:
    ended = assessment[9]
    return isinstance(ended, dt.date) and (not isinstance(day, dt.date) or ended >= day)


def conference_without_plan(book: Book) -> Iterator[Caught]:
    """A conference that led to a plan, of a child with no plan in list 7 that began on its day or later."""
    for row in book.rows(_ENQUIRIES):
        held = row[9]
        if row[10] == "Y" and isinstance(held, dt.date) and not _has_plan_from(book, row, held):
            yield Caught(_ENQUIRIES, row, 10)


def _has_plan_from(book: Book, row: Row, held: dt.date) -> bool:
    plans = book.of(PROTECTION, row[1])
    if not plans:
        return book.holds(PROTECTION, row[1])
    return any(isinstance(plan[7], dt.date) and plan[7] >= held for plan in plans)


def plan_without_conference(book: Book) -> Iterator[Caught]:
    """A plan that began within the six months of list 5, of a child with no conference there."""
    first = calendar.months_from(book.as_at, -_WINDOW_MONTHS)
    for row in book.rows(PROTECTION):
        held = any(each[9] is not None for each in book.of(_ENQUIRIES, row[1]))
        rejected = book.holds(_ENQUIRIES, row[1]) and not book.of(_ENQUIRIES, row[1])
        if isinstance(row[7], dt.date) and row[7] >= first and not held and not rejected:
            yield Caught(PROTECTION, row, 7)


def conference_not_needed(book: Book) -> Iterator[Caught]:
    """A conference that was held, on an enquiry that says that none was needed."""
    return (Caught(5, row, 8) for row in book.rows(_ENQUIRIES) if row[8] == "Y" and row[9] is not None)


def conference_without_enquiry(book: Book) -> Iterator[Caught]:
    """A conference on a row without the day on which the enquiry began."""
    return (Caught(5, row, 7) for row in book.rows(_ENQUIRIES) if row[7] is None and row[9] is not None)


def outcome_without_conference(book: Book) -> Iterator[Caught]:
    """What a conference decided, on a row without the day of the conference."""
    return (Caught(5, row, 9) for row in book.rows(_ENQUIRIES) if row[10] is not None and row[9] is None)


def adopted_in_care(book: Book) -> Iterator[Caught]:
    """An adoption order, of a child who is still looked after in list 8."""
    care = {row[1] for row in book.in_care()}
    return (Caught(ADOPTION, row, 13) for row in book.rows(ADOPTION) if row[13] is not None and row[1] in care)


def for_adoption(book: Book) -> Iterable[Row]:
    """Children for whom adoption is the plan: no order yet, and no decision against it."""
    return (row for row in book.rows(ADOPTION) if row[13] is None and row[14] is None)


def died_and_open(book: Book) -> Iterator[Caught]:
    """A child who has died by one list, with something open in another, or there."""
    died = {row[1] for number, item, code in _DIED for row in book.rows(number) if row[item] == code}
    for number in (_ASSESSMENTS, IN_NEED, PROTECTION, CARE):
        yield from (Caught(number, row, 1) for row in book.open(number) if row[1] in died)


# List, item and code that say that a child has died.
_DIED = ((IN_NEED, 11, "RC2"), (CARE, 21, "E2"), (LEAVERS, 13, "DIED"))
