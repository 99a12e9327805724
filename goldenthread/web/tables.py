"""Lists that sort, filter and export, with their state in the address.

COLUMNS = (Column("name", "Name", lambda person: person.name, link=address_of), …)
table = tables.Table(people, COLUMNS, request.GET, filters=(Search("q", "Name", …), Filter("role", "Role", …)))
if table.is_export: return table.as_csv("people.csv")
{% include "components/table.html" with table=table caption="People" %}
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpResponse, QueryDict

PER_PAGE = 100
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    """One column. ``name`` stands in the address and never changes; ``text`` is what is seen and exported."""

    name: str
    title: str
    text: Callable[[Any], str]
    order: Callable[[Any], Any] | None = None
    """What to sort by; without it the text. None sorts last, whichever way round."""
    link: Callable[[Any], str] | None = None
    template: str = ""
    """A template for the cell, given ``row``, ``text`` and ``value``; the export still holds the text."""
    value: Callable[[Any], Any] | None = None
    is_number: bool = False
    can_sort: bool = True


@dataclass(frozen=True)
class Filter:
    """A choice of one word among those in the rows. ``value`` gives a row's word, or its several words."""

    name: str
    title: str
    value: Callable[[Any], str | Iterable[str]]
    words: Mapping[str, str] = field(default_factory=dict)
    """What to call a value on the page, and in which order; without it the value itself, sorted."""


@dataclass(frozen=True)
class Search:
    """A box for words: a row stays when its text holds all of them."""

    name: str
    title: str
    text: Callable[[Any], str]


@dataclass(frozen=True)
class ShownFilter:
    name: str
    title: str
    chosen: str
    choices: list[tuple[str, str]]
    is_search: bool


@dataclass(frozen=True)
class Header:
    title: str
    address: str
    aria_sort: str
    is_number: bool


@dataclass(frozen=True)
class Cell:
    column: Column
    text: str
    link: str
    value: Any


@dataclass(frozen=True)
class Row:
    thing: Any
    cells: list[Cell]


@dataclass(frozen=True)
class PageLink:
    number: int
    address: str
    is_current: bool


@dataclass(frozen=True)
class Pages:
    count: int
    links: list[PageLink]
    previous: str
    next: str


class Table:
    """Rows of one list as the address asks for them. Rows are in memory: for lists of at most some thousands."""

    def __init__(
        self, things: Iterable[Any], columns: Sequence[Column], asked: QueryDict, *,
        filters: Sequence[Filter | Search] = (), sort: str = "", can_export: bool = False, per_page: int = PER_PAGE,
        noun: str = "row",
    ) -> None:  # fmt: skip
        self._all = list(things)
        self._columns = columns
        self._asked = asked
        self._filters = filters
        self._first_sort = sort
        self._per_page = per_page
        self._noun = noun
        self.can_export = can_export

    @property
    def columns(self) -> Sequence[Column]:
        """What is seen of each row, from left to right."""
        return self._columns

    @property
    def is_export(self) -> bool:
        return self.can_export and self._asked.get("export") == "csv"

    @cached_property
    def things(self) -> list[Any]:
        """Every row that passes the filters, in order; not only those of this page."""
        kept = [thing for thing in self._all if all(self._passes(one, thing) for one in self._filters)]
        return self._sorted(kept)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of this page, cell by cell."""
        start = (self._page - 1) * self._per_page
        return [self._row(thing) for thing in self.things[start : start + self._per_page]]

    @property
    def headers(self) -> list[Header]:
        return [self._header(column) for column in self._columns]

    @property
    def filters(self) -> list[ShownFilter]:
        return [self._shown(one) for one in self._filters]

    @property
    def is_filtered(self) -> bool:
        return any(self._asked.get(one.name) for one in self._filters)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a new filtering keeps of the address: the order."""
        names = {one.name for one in self._filters} | {"page", "export"}
        return [(name, value) for name, value in self._asked.items() if name not in names]

    @property
    def clear_address(self) -> str:
        """The same list without its filters: what else the address says stays."""
        return self._address(**{one.name: "" for one in self._filters}, page="")

    @property
    def sorted_by(self) -> str:
        """The name of the column that the rows are sorted by."""
        column, _ = self._sort
        return column.name if column else ""

    @property
    def sentence(self) -> str:
        shown, every = len(self.things), len(self._all)
        noun = self._noun if every == 1 else _plural(self._noun)
        return f"{every:,} {noun}" if shown == every else f"{shown:,} of {every:,} {noun} shown"

    @property
    def empty_sentence(self) -> str:
        """Why there is nothing, when that is the filters' doing."""
        return "No row matches what you chose. Show all, or choose something else." if self._all else ""

    @property
    def export_address(self) -> str:
        return self._address(export="csv", page="")

    @property
    def pages(self) -> Pages:
        count = max(1, -(-len(self.things) // self._per_page))
        near = [n for n in range(1, count + 1) if n in {1, count} or abs(n - self._page) <= 2]
        links = [PageLink(n, self._address(page=str(n)), n == self._page) for n in near]
        before = self._address(page=str(self._page - 1)) if self._page > 1 else ""
        after = self._address(page=str(self._page + 1)) if self._page < count else ""
        return Pages(count, links, before, after)

    def as_csv(self, name: str) -> HttpResponse:
        """Exactly the rows and columns seen, all pages. Cells that a spreadsheet would run are kept as text by a '."""
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response.write("\ufeff")
        writer = csv.writer(response)
        writer.writerow([column.title for column in self._columns])
        writer.writerows([as_text(column.text(thing)) for column in self._columns] for thing in self.things)
        return response

    @property
    def _page(self) -> int:
        last = max(1, -(-len(self.things) // self._per_page))
        asked = self._asked.get("page") or "1"
        return min(max(int(asked), 1), last) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1

    @property
    def _sort(self) -> tuple[Column | None, bool]:
        for asked in (self._asked.get("sort") or "", self._first_sort):
            for column in self._columns:
                if column.can_sort and asked.removeprefix("-") == column.name:
                    return column, asked.startswith("-")
        return None, False

    def _sorted(self, things: list[Any]) -> list[Any]:
        column, backwards = self._sort
        if column is None:
            return things
        order = column.order or (lambda thing: column.text(thing).casefold())
        known = [(key, thing) for thing in things if (key := order(thing)) not in {None, ""}]
        unknown = [thing for thing in things if order(thing) in {None, ""}]
        return [thing for _, thing in sorted(known, key=lambda pair: pair[0], reverse=backwards)] + unknown

    def _passes(self, one: Filter | Search, thing: Any) -> bool:
        chosen = (self._asked.get(one.name) or "").strip()
        if not chosen:
            return True
        if isinstance(one, Search):
            text = one.text(thing).casefold()
            return all(word in text for word in chosen.casefold().split())
        return chosen in _several(one.value(thing))

    def _shown(self, one: Filter | Search) -> ShownFilter:
        chosen = self._asked.get(one.name) or ""
        if isinstance(one, Search):
            return ShownFilter(one.name, one.title, chosen, [], True)
        present = {value for thing in self._all for value in _several(one.value(thing)) if value}
        if one.words:
            choices = [(value, words) for value, words in one.words.items() if value in present or value == chosen]
        else:
            choices = [(value, value) for value in sorted(present, key=str.casefold)]
        return ShownFilter(one.name, one.title, chosen, choices, False)

    def _header(self, column: Column) -> Header:
        current, backwards = self._sort
        if not column.can_sort:
            return Header(column.title, "", "", column.is_number)
        if column is not current:
            return Header(column.title, self._address(sort=column.name, page=""), "", column.is_number)
        turned = column.name if backwards else f"-{column.name}"
        return Header(
            column.title, self._address(sort=turned, page=""), "descending" if backwards else "ascending",
            column.is_number,
        )  # fmt: skip

    def _row(self, thing: Any) -> Row:
        return Row(thing, [self._cell(column, thing) for column in self._columns])

    def _cell(self, column: Column, thing: Any) -> Cell:
        link = column.link(thing) if column.link else ""
        return Cell(column, column.text(thing), link, column.value(thing) if column.value else None)

    def _address(self, **changes: str) -> str:
        query = self._asked.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value:
                query[name] = value
        return f"?{query.urlencode()}"


def as_text(text: str) -> str:
    """A cell that a spreadsheet will show and never run: ``'=1+1``. Numbers, also negative ones, stay numbers."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not _is_number(text) else text


def newest_first(value: date | None) -> Any:
    """An order for dates whose newest stands on top."""
    return -value.toordinal() if value else None


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).replace(",", "").isdigit() and not text.startswith("--")


def _several(value: str | Iterable[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _plural(noun: str) -> str:
    return {"person": "people", "entry": "entries"}.get(noun, f"{noun}s")
