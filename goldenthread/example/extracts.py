"""The canonical tables of a month-end: what reading that month-end's workbook would give, without the workbook.

Which item of which list fills a column is declared beside the column, in ``records.tables``; only what that can not
say stands here. The reader of workbooks is built from the same declarations but shares no code with this, so that
each checks the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from goldenthread.example import lists
from goldenthread.example.council import Council
from goldenthread.example.view import Row
from goldenthread.records import tables
from goldenthread.records.tables import Table

FIRST_ROW = 3  # the template has its title in row 1 and its headings in row 2
Columns = dict[str, list[object]]
# Team and worker of a list, as positions in its rows.
_HELD_BY = {3: (10, 11), 4: (11, 12), 5: (13, 14), 6: (13, 14), 7: (16, 17), 8: (33, 34), 9: (8, 9)}
_ROLES = {3: "REFERRAL", 4: "ASSESSMENT", 5: "ENQUIRY", 6: "CIN", 7: "CP", 8: "CLA", 9: "CARE_LEAVER"}
_ADVISER = 10
_ENDED_BY = {4: 9, 6: 10, 7: 13, 8: 20}
# The column without which a row of the list is no event of the table: a plan never visited gives no visit.
_NEEDS = {
    "initial_cp_conference": "held_on", "cp_visit": "visited_on", "cp_review": "held_on", "cla_review": "held_on",
    "cla_visit": "visited_on",
}  # fmt: skip
# What an event belongs to: the column with its id, its table, and the position of its date.
_PARENTS = {
    "initial_cp_conference": ("enquiry_id", tables.S47_ENQUIRY, 7), "cp_visit": ("plan_id", tables.CP_PLAN, 7),
    "cp_review": ("plan_id", tables.CP_PLAN, 7), "cla_placement": ("care_id", tables.CLA_PERIOD, 8),
    "cla_review": ("care_id", tables.CLA_PERIOD, 8), "cla_visit": ("care_id", tables.CLA_PERIOD, 8),
}  # fmt: skip
_MADE_OTHERWISE = ("person", "cla_health", "involvement")


def tables_at(council: Council, as_at: date) -> dict[str, Columns]:
    """Every declared table with its declared columns, as one Annex A of ``as_at`` would fill them."""
    rows = lists.lists_at(council, as_at)
    made = {"person": _people(rows), "cla_health": _checks(rows[8]), "involvement": _holders(rows)}
    return {table.name: made.get(table.name) or _events(table, rows) for table in tables.TABLES}


def sheet(number: int) -> str:
    """The sheet's name in the template."""
    return f"List_{number}"


def _places(table: Table) -> tuple[int, dict[str, int]]:
    """The list that fills a table, and the position in its rows of every column that it fills."""
    declared = {column.name: column.annex_a.split(".") for column in table.columns if "." in column.annex_a}
    number = int(next(iter(declared.values()))[0])
    places = {name: int(item) for name, (_, item) in declared.items()}
    if "child_id" in table.names:
        places["child_id"] = 1
    if "team_id" in table.names and number in _HELD_BY:
        places["team_id"], places["worker_id"] = _HELD_BY[number]
    return number, places


_PLACES = {
    table.name: _places(table)
    for table in tables.TABLES
    if table.name not in _MADE_OTHERWISE and any("." in column.annex_a for column in table.columns)
}


def _events(table: Table, all_rows: dict[int, list[Row]]) -> Columns:
    if table.name not in _PLACES:  # Annex A has no such rows
        return {name: [] for name in table.names}
    number, places = _PLACES[table.name]
    numbered = list(enumerate(all_rows[number], start=FIRST_ROW))
    if needed := _NEEDS.get(table.name):
        at = places[needed] - 1
        numbered = [(line, row) for line, row in numbered if row[at] is not None]
    rows = [row for _, row in numbered]
    columns: Columns = {name: [row[place - 1] for row in rows] for name, place in places.items()}
    columns["source_sheet"] = [sheet(number)] * len(rows)
    columns["source_row"] = [line for line, _ in numbered]
    first = table.columns[0]
    if first.name not in places:
        columns[first.name] = _ids(table, zip(*(columns[name] for name in table.key), strict=True))
    if table.name in _PARENTS:
        column, parent, place = _PARENTS[table.name]
        columns[column] = _ids(parent, ((row[0], row[place - 1]) for row in rows))
    return {name: columns.get(name, [None] * len(rows)) for name in table.names}


def _ids(table: Table, keys: Iterable[tuple[object, ...]]) -> list[object]:
    return [tables.key_id(table, key) for key in keys]


def _people(all_rows: dict[int, list[Row]]) -> Columns:
    """One row for each child, in the order of first mention; facts that a list leaves out come from a later one."""
    found: dict[object, dict[str, object]] = {}
    for number in range(1, 11):
        facts = 2 if number == 10 else 1
        disability = {4: 6, 5: 6, 6: 6, 7: 6, 8: 7, 9: 7, 10: 7}.get(number)
        unaccompanied = {8: 6, 9: 6}.get(number)
        for line, row in enumerate(all_rows[number], start=FIRST_ROW):
            person = found.get(row[0])
            if person is None:
                person = found[row[0]] = _person(row, facts, sheet(number), line)
            if disability and person["disability"] is None:
                person["disability"] = row[disability - 1]
            if unaccompanied and person["unaccompanied"] is None:
                person["unaccompanied"] = row[unaccompanied - 1]
    return {name: [person.get(name) for person in found.values()] for name in tables.PERSON.names}


def _person(row: Row, facts: int, source_sheet: str, line: int) -> dict[str, object]:
    sex, ethnicity, born, age = row[facts : facts + 4]
    unborn = age == -1
    return {
        "child_id": row[0], "sex": sex, "ethnicity": ethnicity, "born_on": None if unborn else born,
        "expected_on": born if unborn else None, "age_years": age, "disability": None, "unaccompanied": None,
        "source_sheet": source_sheet, "source_row": line,
    }  # fmt: skip


def _checks(rows: Sequence[Row]) -> Columns:
    """Health assessments and dental checks, both from list 8."""
    checks = [
        (row[0], kind, row[place - 1], line)
        for line, row in enumerate(rows, start=FIRST_ROW)
        for kind, place in (("HEALTH", 17), ("DENTAL", 18))
        if row[place - 1] is not None
    ]
    table = tables.CLA_HEALTH
    return _named(table, ((tables.key_id(table, check[:3]), *check[:3], sheet(8), check[3]) for check in checks))


def _holders(all_rows: dict[int, list[Row]]) -> Columns:
    """Who holds a child, one row for each child, team, worker and role; where two rows differ, open wins."""
    found: dict[tuple[object, ...], list[object]] = {}
    for number, role in _ROLES.items():
        team, worker = _HELD_BY[number]
        for line, row in enumerate(all_rows[number], start=FIRST_ROW):
            _hold(found, (row[0], row[team - 1], row[worker - 1], role), _open(number, row), number, line)
            if number == 9 and row[_ADVISER - 1]:
                _hold(found, (row[0], row[team - 1], row[_ADVISER - 1], "PERSONAL_ADVISER"), "Y", number, line)
    return _named(tables.INVOLVEMENT, found.values())


def _hold(
    found: dict[tuple[object, ...], list[object]], key: tuple[object, ...], is_open: str, number: int, line: int
) -> None:
    held = found.setdefault(key, [*key, is_open, None, None, None, sheet(number), line])
    if is_open == "Y":
        held[4] = "Y"


def _open(number: int, row: Row) -> str:
    """Y or N, or U for a referral, where the list does not say whether the work is over."""
    if number == 3:
        return "N" if row[7] == "Y" else "U"
    if number == 5:
        return "N" if row[7] == "Y" or row[8] is not None else "Y"
    ended = _ENDED_BY.get(number)
    return "N" if ended and row[ended - 1] is not None else "Y"


def _named(table: Table, rows: Iterable[Sequence[object]]) -> Columns:
    columns = list(zip(*rows, strict=True)) or [()] * len(table.names)
    return {name: list(column) for name, column in zip(table.names, columns, strict=True)}
