"""What a list of Annex A is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.ingest.reading.items import Item


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
