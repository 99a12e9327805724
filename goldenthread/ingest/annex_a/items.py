"""What a list of Annex A is made of: its items (columns), how their headings are met, what may be in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["id", "text", "date", "integer", "code"]
# What becomes of a row when a cell cannot be used:
# ``essential`` blank or unreadable: the row is rejected; ``event`` unreadable: the row is rejected, blank is allowed or
# counted; ``detail`` unreadable: the cell is set aside and named, the row is kept.
Weight = Literal["essential", "event", "detail"]


@dataclass(frozen=True)
class Item:
    """One column of one list.

    ``words`` finds the heading when no spelling fits: a heading that holds all of them, if only one does.
    ``expected`` says that the guidance does not allow a blank; blanks are counted and reported, never invented.
    """

    number: int
    heading: str
    kind: Kind = "text"
    codes: str = ""
    weight: Weight = "detail"
    expected: bool = True
    optional_edition: bool = False
    others: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class AnnexList:
    """One of the eleven lists.

    ``key`` holds the item numbers that make two rows the same event. ``spans`` holds pairs of item numbers, start
    and end, where the end may not come before the start. ``one_row_per_child`` is so where the guidance says so.
    ``without`` completes the sentence "without this list … cannot be computed".
    """

    number: int
    title: str
    sheet_names: tuple[str, ...]
    items: tuple[Item, ...]
    key: tuple[int, ...]
    without: str
    spans: tuple[tuple[int, int], ...] = ()
    one_row_per_child: bool = False
    either: tuple[int, ...] = field(default=())

    @property
    def name(self) -> str:
        return f"List {self.number}: {self.title}"

    def item(self, number: int) -> Item:
        """The item with this number; the first is 1."""
        return self.items[number - 1]

    def numbered(self, heading: str) -> int | None:
        """The number of the item with exactly this heading, or None."""
        return next((item.number for item in self.items if item.heading == heading), None)
