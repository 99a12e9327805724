"""The data dictionary as a page: every column there is, to filter, to print and to take away."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from goldenthread.records import dictionary, returns
from goldenthread.records import tables as declared
from goldenthread.records.dictionary import Line
from goldenthread.records.tables.declaring import TIERS
from goldenthread.web import tables

# A page is made in a tenth of a second; the filters search all, and the export and docs/data-dictionary.md hold all.
PER_PAGE = 100


@dataclass(frozen=True)
class Place:
    """A line and where it stands among all of them."""

    line: Line
    number: int


def data_dictionary(request: HttpRequest) -> HttpResponse:
    found = _table(request.GET)
    if found.is_export:
        return found.as_csv("data-dictionary.csv")
    context = {
        "table": found, "answer": _answer(request.GET, found), "chosen": _chosen(request.GET), "tiers": TIERS.items(),
    }  # fmt: skip
    return render(request, "web/data_dictionary.html", context)


def _table(asked: QueryDict) -> tables.Table:
    places = [Place(line, number) for number, line in enumerate(dictionary.lines())]
    return tables.Table(
        places, _columns(asked.get("return", "")), asked, filters=_FILTERS, sort="column", can_export=True,
        per_page=PER_PAGE, noun="column",
    )  # fmt: skip


def _columns(code: str) -> tuple[tables.Column, ...]:
    """The columns of the list; with one return chosen, its items alone."""
    return (
        tables.Column("column", "Column", lambda place: place.line.column.name, order=lambda place: place.number),
        tables.Column("table", "Table", lambda place: place.line.table.name),
        tables.Column("meaning", "Meaning", lambda place: place.line.column.meaning, can_sort=False),
        tables.Column("type", "Type", lambda place: dictionary.TYPES[place.line.column.kind]),
        tables.Column("tier", "Tier", lambda place: place.line.column.tier),
        tables.Column("items", "Where it comes from", lambda place: _items(place.line, code), can_sort=False),
    )


def _items(line: Line, code: str) -> str:
    if code in line.items:
        return line.items[code]
    return "; ".join(f"{returns.BY_CODE[one].title}: {line.items[one]}" for one in returns.ORDER if one in line.items)


_FILTERS = (
    tables.Filter(
        "return", "Return", lambda place: place.line.items.keys(),
        words={each.code: each.title for each in returns.RETURNS},
    ),
    tables.Filter(
        "table", "Table", lambda place: place.line.table.name, words={each.name: each.name for each in declared.TABLES}
    ),
    tables.Search(
        "q", "Words", lambda place: f"{place.line.column.name} {place.line.column.meaning} {_items(place.line, '')}"
    ),
)  # fmt: skip


def _chosen(asked: QueryDict) -> declared.Table | None:
    """The one table that was chosen."""
    return declared.BY_NAME.get(asked.get("table", ""))


def _answer(asked: QueryDict, found: tables.Table) -> str:
    if table := _chosen(asked):
        return f"One row of {table.name} is {table.grain}. Its key: {', '.join(table.key)}."
    return f"{len(declared.TABLES)} tables, column by column: what each says, and which item of which return fills it."
