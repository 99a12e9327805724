"""Tables sort, filter, page and export what the address says."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from goldenthread.web import tables


class Action(NamedTuple):
    ref: str
    owner: str
    due_on: date | None
    areas: tuple[str, ...] = ()


ACTIONS = [
    Action("A1", "Head of service", date(2026, 11, 27), ("Front door",)),
    Action("A2", "Team manager", None, ("Front door", "Care")),
    Action("A3", "Head of service", date(2026, 9, 1)),
]
COLUMNS = (
    tables.Column("ref", "Reference", lambda one: one.ref),
    tables.Column("owner", "Owner", lambda one: one.owner),
    tables.Column("due", "Due", lambda one: str(one.due_on or ""), order=lambda one: one.due_on),
)
FILTERS = (
    tables.Search("q", "Words", lambda one: f"{one.ref} {one.owner}"),
    tables.Filter("owner", "Owner", lambda one: one.owner),
    tables.Filter("area", "Area", lambda one: one.areas),
)


def shown(query: str, **options: object) -> tables.Table:
    return tables.Table(ACTIONS, COLUMNS, QueryDict(query), filters=FILTERS, noun="action", **options)


@pytest.mark.parametrize(
    ("query", "refs"),
    [
        ("", ["A1", "A2", "A3"]),
        ("sort=due", ["A3", "A1", "A2"]),
        ("sort=-due", ["A1", "A3", "A2"]),
        ("sort=nonsense", ["A1", "A2", "A3"]),
        ("owner=Head+of+service", ["A1", "A3"]),
        ("area=Care", ["A2"]),
        ("q=MANAGER+a2", ["A2"]),
        ("q=nobody", []),
        ("page=99", ["A1", "A2", "A3"]),
        ("page=-1", ["A1", "A2", "A3"]),
        ("page=²", ["A1", "A2", "A3"]),
    ],
)
def test_rows_follow_the_address_and_a_missing_date_sorts_last(query: str, refs: list[str]) -> None:
    assert [row.thing.ref for row in shown(query).rows] == refs


def test_the_head_of_the_sorted_column_says_so_and_turns_round() -> None:
    headers = {header.title: header for header in shown("sort=due&owner=Team+manager").headers}
    assert headers["Due"].aria_sort == "ascending"
    assert headers["Due"].address == "?owner=Team+manager&sort=-due"
    assert headers["Owner"].aria_sort == ""


def test_the_sentence_says_how_many_are_hidden() -> None:
    assert shown("").sentence == "3 actions"
    assert shown("area=Care").sentence == "1 of 3 actions shown"


def test_pages_keep_the_rest_of_the_address() -> None:
    table = shown("sort=ref&page=2", per_page=2)
    assert [row.thing.ref for row in table.rows] == ["A3"]
    assert table.pages.previous == "?sort=ref&page=1"
    assert table.pages.next == ""


def test_an_export_holds_what_is_seen_on_all_pages_and_runs_nothing() -> None:
    hostile = [Action("=1+1", "@SUM(A1)", None), Action("-12.5", "+44", None)]
    table = tables.Table(hostile, COLUMNS, QueryDict("export=csv"), can_export=True, per_page=1)
    assert table.is_export
    lines = table.as_csv("actions.csv").content.decode().splitlines()
    assert lines == ["\ufeffReference,Owner,Due", "'=1+1,'@SUM(A1),", "-12.5,'+44,"]


def test_nothing_is_exported_by_those_who_may_not() -> None:
    assert not shown("export=csv").is_export


def test_a_row_whose_first_cell_holds_nothing_says_so_in_its_heading() -> None:
    nameless = tables.Table([Action("", "Head of service", None)], COLUMNS, QueryDict(""), noun="action")
    page = render_to_string("components/table.html", {"table": nameless})
    heading = page.split('scope="row"')[1].split("</th>")[0]
    assert "not given" in heading
