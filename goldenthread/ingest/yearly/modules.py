"""What a module of a yearly return is made of: a CSV file of the SSDA903, or a group of elements of the census."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from goldenthread.ingest.reading.codes import CodeSet
from goldenthread.ingest.reading.items import Item

BIRTH_DAYS = 42 * 7  # a birth expected later than this is a slip
ANY_DAYS = 100 * 366


@dataclass(frozen=True)
class Module:
    """One module. Items are known by their headings, as the return writes them.

    ``key`` holds the headings that make two rows the same event; ``spans`` holds pairs, start and end, where the end
    may not come before the start. ``known_by`` holds headings that no other module has. ``names`` are other names of
    its file. ``without`` completes "without it … cannot be computed". ``since`` is the year from which returns have it.
    ``ahead`` are dates that may
    lie after the as-at date, each with how many days.
    """

    code: str
    title: str
    items: tuple[Item, ...]
    key: tuple[str, ...]
    without: str
    known_by: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    spans: tuple[tuple[str, str], ...] = ()
    ahead: Mapping[str, int] = field(default_factory=dict)
    since: int = 0

    def item(self, heading: str) -> Item:
        return next(item for item in self.items if item.heading == heading)

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(item.heading for item in self.items)


@dataclass(frozen=True)
class Rules:
    """The code sets of a return, and which codes only some years have: code to its first and last year."""

    sets: Mapping[str, CodeSet]
    years: Mapping[str, Mapping[str, tuple[int, int]]] = field(default_factory=dict)


def numbered(*items: Item) -> tuple[Item, ...]:
    """The items with their places, from 1."""
    return tuple(replace(item, number=number) for number, item in enumerate(items, start=1))


def ident(heading: str, *others: str) -> Item:
    """The child's id, without which a row says nothing."""
    return Item(0, heading, "id", weight="essential", others=others)


def must(heading: str) -> Item:
    """A date without which a row says nothing."""
    return Item(0, heading, "date", weight="essential")


def date(heading: str, *, expected: bool = False) -> Item:
    """A date that decides what the row means: unreadable, the row is rejected; blank, it has not happened."""
    return Item(0, heading, "date", weight="event", expected=expected)


def about(heading: str, *, expected: bool = False) -> Item:
    """A date beside the event: unreadable, the cell is set aside and the row kept."""
    return Item(0, heading, "date", expected=expected)


def code(heading: str, codes: str, *, expected: bool = True) -> Item:
    return Item(0, heading, "code", codes, expected=expected)


def flag(heading: str, *, expected: bool = True) -> Item:
    return Item(0, heading, "code", "yes_no", expected=expected)


def number(heading: str, *, expected: bool = False) -> Item:
    return Item(0, heading, "integer", expected=expected)


def text(heading: str, *, expected: bool = False) -> Item:
    return Item(0, heading, "text", expected=expected)
