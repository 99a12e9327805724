"""Dates that cannot be so beside another date of the row, the day of birth, or the day of the extract."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from goldenthread.ingest.annex_a import oddities
from goldenthread.ingest.annex_a.checking.book import CARE, LEAVERS, PROTECTION, Book, Caught, Look, number_of

# list, the item that comes first, the item that cannot be before it
_IN_ORDER: Sequence[tuple[int, int, int]] = (
    (PROTECTION, 7, 10),  # the last visit of this plan
    (PROTECTION, 7, 12),  # its latest review
    (CARE, 8, 13),  # the latest review of this period of care
    (CARE, 8, 14),  # its last visit
    (CARE, 8, 16),  # the last contact of the reviewing officer
    (10, 9, 11),  # the match, after the decision that adoption is the plan
    (10, 11, 12),  # the placement, after the match
    (10, 12, 13),  # the order, after the placement
    (11, 7, 8),  # stage one, after the enquiry
    (11, 8, 10),  # stage two, after stage one began
    (11, 12, 13),  # the approval, after the application
)
_ADULT, _YOUNGEST_LEAVER = 18, 16
# Ages may be those of the event or of the day of the export, some months from the as-at date.
_YEAR_OUT = 1


def out_of_order(book: Book) -> Iterator[Caught]:
    """Something that happened before what it belongs to had begun."""
    for number, first, then in _IN_ORDER:
        for row in book.rows(number):
            began, came = row[first], row[then]
            if isinstance(began, dt.date) and isinstance(came, dt.date) and came < began:
                yield Caught(number, row, then)


def before_birth(book: Book) -> Iterator[Caught]:
    """A date before birth: by more than a pregnancy, or at all for care, leaving care and adoption."""
    for number, each in book.lists.items():
        born = number_of(number, "Date of Birth")
        allowed = oddities.before_birth_allowed(number)
        for item in (item for item in each.annex_list.items if born and item.kind == "date" and item.number != born):
            for row in each.rows:
                if oddities.is_before(row, item, born or 0, allowed):
                    yield Caught(number, row, item.number)


def after_the_extract(book: Book) -> Iterator[Caught]:
    """A date after the day that the extract speaks of; those over a week after it were not read at all."""
    for number, each in book.lists.items():
        for item in each.annex_list.items:
            if item.kind == "date" and item.heading != "Date of Birth":
                for row in each.rows:
                    day = row[item.number]
                    if isinstance(day, dt.date) and day > book.as_at:
                        yield Caught(number, row, item.number)


def age_differs(book: Book) -> Iterator[Caught]:
    """An age that is more than a year from that of the date of birth."""
    for number in book.lists:
        item = number_of(number, "Age of Child (Years)")
        for row in book.rows(number) if item else ():
            written, age = row[item or 0], book.age(number, row)
            if isinstance(written, int) and age is not None and written >= 0 and abs(age - written) > _YEAR_OUT:
                yield Caught(number, row, item or 0)


def adult(number: int, ended: int) -> Look:
    """Somebody of eighteen or more for whom a plan, or care, is still open."""

    def look(book: Book) -> Iterator[Caught]:
        return (Caught(number, row, ended) for row in book.open(number) if (book.age(number, row) or 0) >= _ADULT)

    return look


def too_young_to_leave(book: Book) -> Iterator[Caught]:
    """A care leaver who is not sixteen yet."""
    for row in book.rows(LEAVERS):
        if _is_under(book.age(LEAVERS, row), _YOUNGEST_LEAVER):
            yield Caught(LEAVERS, row, number_of(LEAVERS, "Date of Birth") or 0)


def _is_under(age: int | None, years: int) -> bool:
    return age is not None and age < years
