"""What a table of the dataset is made of, and the short words in which ``listed`` declares its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goldenthread.ingest.reading import headings
from goldenthread.ingest.reading.items import Item


@dataclass(frozen=True)
class SourceTable:
    """One table of the dataset. ``without`` completes the sentence "without it … cannot be computed".

    ``deciding`` are the columns without which a row cannot be understood; ``spans`` are pairs of columns, start and
    end, where the end may not come before the start. ``others`` are other names that the table goes by.
    """

    name: str
    without: str
    items: tuple[Item, ...]
    spans: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()
    prefix: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "prefix", self.items[0].heading.split("_")[0] + "_")
        object.__setattr__(self, "items", tuple(self._spelt(item, at) for at, item in enumerate(self.items, 1)))

    def _spelt(self, item: Item, number: int) -> Item:
        """The item with its number; its heading is also met without the table's prefix."""
        bare = item.heading.removeprefix(self.prefix)
        return replace(item, number=number, others=(bare, *item.others))

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(item.heading for item in self.items)

    @property
    def deciding(self) -> frozenset[str]:
        ends = {end for _, end in self.spans}
        return frozenset(item.heading for item in self.items if item.weight == "essential" or item.heading in ends)

    def item(self, heading: str) -> Item:
        return next(item for item in self.items if item.heading == heading)


def same_name(text: str) -> str:
    """A table's name as it is compared: no schema, no ``ssd``, no date or number at the end, no plural."""
    words = headings.plain(text).split()
    if "ssd" in words:
        words = words[len(words) - words[::-1].index("ssd") :]
    while words and words[-1].isdigit():
        words.pop()
    return " ".join(word.removesuffix("s") for word in words)


def child(heading: str) -> Item:
    """The child's id; a row without it is rejected."""
    return Item(0, heading, "id", weight="essential")


def key(heading: str, *others: str) -> Item:
    """An id that other rows point at, or that points at another row, a team or a worker; -1 stands for none."""
    return Item(0, heading, "text", codes="key", expected=False, others=others)


def must_day(heading: str, *others: str) -> Item:
    """A date that makes the row an event; a row without it is rejected."""
    return Item(0, heading, "date", weight="essential", others=others)


def day(heading: str, *, expected: bool = False) -> Item:
    """A date that may be blank; a row in which it cannot be read is rejected."""
    return Item(0, heading, "date", weight="event", expected=expected)


def due(heading: str) -> Item:
    """A date that may lie ahead; one that cannot be read is set aside."""
    return Item(0, heading, "date", codes="ahead", expected=False)


def part_day(heading: str) -> Item:
    """A date of which only month and year may be known, as zz/05/2020; such a date is left blank."""
    return Item(0, heading, "date", codes="part", expected=False)


def code(heading: str, codes: str, *others: str, expected: bool = True) -> Item:
    return Item(0, heading, "code", codes, expected=expected, others=others)


def flag(heading: str, *, expected: bool = False) -> Item:
    return Item(0, heading, "code", "flag", expected=expected)


def text(heading: str, *others: str) -> Item:
    return Item(0, heading, "text", expected=False, others=others)


def number(heading: str) -> Item:
    return Item(0, heading, "number", expected=False)


def json(heading: str) -> Item:
    return Item(0, heading, "json", expected=False)


def optional(item: Item) -> Item:
    """A column that only some case systems' extracts have; it is not missed where it is not there."""
    return replace(item, optional_edition=True, expected=False)


def all_columns(tables: Sequence[SourceTable]) -> dict[str, SourceTable]:
    """Each column's table."""
    return {heading: table for table in tables for heading in table.columns}
