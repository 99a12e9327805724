"""The canonical tables of a month-end: what reading that month-end's workbook would give, without the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from goldenthread.example import lists
from goldenthread.example.council import Council
from goldenthread.example.view import Row
from goldenthread.records import tables

FIRST_ROW = 3  # the template has its title in row 1 and its headings in row 2
Tables = dict[str, dict[str, list[object]]]

# Where each table's columns stand in its list, counted from 1 as the return does; team and worker come last.
_EVENTS: dict[str, tuple[int, dict[str, int]]] = {
    "contact": (1, {"child_id": 1, "received_on": 6, "source_code": 7}),
    "early_help_episode": (2, {"child_id": 1, "started_on": 6, "completed_on": 7, "organisation": 8}),
    "referral": (3, {
        "child_id": 1, "received_on": 6, "source_code": 7, "no_further_action": 8, "referrals_last_12_months": 9,
        "team_id": 10, "worker_id": 11,
    }),
    "assessment": (4, {
        "child_id": 1, "started_on": 7, "child_seen": 8, "authorised_on": 9, "needs_support": 10, "team_id": 11,
        "worker_id": 12,
    }),
    "s47_enquiry": (5, {
        "child_id": 1, "started_on": 7, "conference_unnecessary": 8, "enquiries_last_12_months": 11, "team_id": 13,
        "worker_id": 14,
    }),
    "initial_cp_conference": (5, {
        "child_id": 1, "held_on": 9, "led_to_plan": 10, "conferences_last_12_months": 12, "team_id": 13, "worker_id": 14,
    }),
    "cin_episode": (6, {
        "child_id": 1, "started_on": 7, "primary_need": 8, "last_seen_on": 9, "closed_on": 10, "closure_reason": 11,
        "case_status": 12, "team_id": 13, "worker_id": 14,
    }),
    "cp_plan": (7, {
        "child_id": 1, "started_on": 7, "initial_category": 8, "latest_category": 9, "ended_on": 13,
        "emergency_protection": 14, "previous_plans": 15, "team_id": 16, "worker_id": 17,
    }),
    "cp_visit": (7, {"child_id": 1, "visited_on": 10, "seen_alone": 11, "team_id": 16, "worker_id": 17}),
    "cp_review": (7, {"child_id": 1, "held_on": 12, "team_id": 16, "worker_id": 17}),
    "cla_period": (8, {
        "child_id": 1, "started_on": 8, "category_of_need": 9, "repeat_in_12_months": 10, "permanence_plan": 15,
        "last_iro_contact_on": 16, "placements_last_12_months": 19, "ceased_on": 20, "ceased_reason": 21,
        "missing_last_12_months": 29, "absent_last_12_months": 30, "return_interview_offered": 31,
        "return_interview_accepted": 32, "team_id": 33, "worker_id": 34,
    }),
    "legal_status": (8, {"child_id": 1, "started_on": 11, "legal_status": 12}),
    "cla_placement": (8, {"child_id": 1, "started_on": 22, "placement_type": 23, "provider": 24, "location": 27}),
    "cla_review": (8, {"child_id": 1, "held_on": 13, "team_id": 33, "worker_id": 34}),
    "cla_visit": (8, {"child_id": 1, "visited_on": 14, "team_id": 33, "worker_id": 34}),
    "care_leaver": (9, {
        "child_id": 1, "eligibility": 11, "pathway_reviewed_on": 12, "in_touch": 13, "last_contact_on": 14,
        "accommodation": 15, "suitable": 16, "activity": 17, "personal_adviser_id": 10, "team_id": 8, "worker_id": 9,
    }),
    "permanence": (10, {
        "child_id": 1, "entered_care_on": 8, "decided_on": 9, "placement_order_on": 10, "matched_on": 11,
        "placed_on": 12, "adopted_on": 13, "reversed_on": 14, "reversal_reason": 15, "early_placed_on": 16,
    }),
    "adopter": (11, {name: place for place, name in enumerate((
        "adopter_id", "family_id", "sex", "ethnicity", "disability", "fostering_for_adoption", "enquired_on",
        "stage_1_started_on", "stage_1_ended_on", "stage_2_started_on", "stage_2_ended_on", "applied_on", "approved_on",
        "matched_on", "placed_on", "children_placed", "adopted_on", "left_on", "leaving_reason",
    ), start=1)}),
}  # fmt: skip
# The fact without which a row of the list is no event of the table: a list 7 row without a visit gives no visit.
_NEEDS = {
    "initial_cp_conference": "held_on", "cp_visit": "visited_on", "cp_review": "held_on", "cla_review": "held_on",
    "cla_visit": "visited_on",
}  # fmt: skip
# Ids of the thing that an event belongs to, as (column, table, position of that thing's own date in the list).
_PARENTS = {
    "initial_cp_conference": ("enquiry_id", 7), "cp_visit": ("plan_id", 7), "cp_review": ("plan_id", 7),
    "cla_placement": ("care_id", 8), "cla_review": ("care_id", 8), "cla_visit": ("care_id", 8),
}  # fmt: skip
# Who holds a child: list, role, positions of team, worker and of the dates or flags that say that it is over.
_HOLDERS = (
    (3, "REFERRAL", 10, 11), (4, "ASSESSMENT", 11, 12), (5, "ENQUIRY", 13, 14), (6, "CIN", 13, 14), (7, "CP", 16, 17),
    (8, "CLA", 33, 34), (9, "CARE_LEAVER", 8, 9), (9, "PERSONAL_ADVISER", 8, 10),
)  # fmt: skip


def tables_at(council: Council, as_at: date) -> Tables:
    """Every declared table with its declared columns, as one Annex A of ``as_at`` would fill them."""
    all_lists = lists.lists_at(council, as_at)
    made = {name: _event(name, all_lists) for name in _EVENTS}
    made |= {"person": _people(all_lists), "cla_health": _checks(all_lists[8]), "involvement": _holders(all_lists)}
    return {table.name: made[table.name] for table in tables.TABLES}


def sheet(number: int) -> str:
    """The sheet's name in the template."""
    return f"List_{number}"


def key_id(*parts: object) -> str:
    """An id made from the columns that make two rows the same event."""
    return "/".join("" if part is None else str(part) for part in parts)


def _event(name: str, all_lists: dict[int, list[Row]]) -> dict[str, list[object]]:
    """The table's columns in their declared order, from the rows of its list that hold the event."""
    number, places = _EVENTS[name]
    numbered = list(enumerate(all_lists[number], start=FIRST_ROW))
    if needed := _NEEDS.get(name):
        at = places[needed] - 1
        numbered = [(line, row) for line, row in numbered if row[at] is not None]
    rows = [row for _, row in numbered]
    columns = _columns(rows, places)
    columns["source_sheet"] = [sheet(number)] * len(rows)
    columns["source_row"] = [line for line, _ in numbered]
    table = tables.BY_NAME[name]
    columns[table.names[0]] = columns.get(table.names[0]) or _ids(table, columns)
    if name in _PARENTS:
        column, at = _PARENTS[name]
        columns[column] = [key_id(row[0], row[at - 1]) for row in rows]
    return {column: columns.get(column, [None] * len(rows)) for column in table.names}


def _columns(rows: Sequence[Row], places: dict[str, int]) -> dict[str, list[object]]:
    return {name: [row[place - 1] for row in rows] for name, place in places.items()}


def _ids(table: tables.Table, columns: dict[str, list[object]]) -> list[object]:
    return [key_id(*key) for key in zip(*(columns[name] for name in table.key), strict=True)]


def _people(all_lists: dict[int, list[Row]]) -> dict[str, list[object]]:
    """One row for each child, in the order of first mention; facts that a list leaves out come from the next."""
    found: dict[object, dict[str, object]] = {}
    for number in range(1, 11):
        facts = 2 if number == 10 else 1
        disability = {4: 6, 5: 6, 6: 6, 7: 6, 8: 7, 9: 7, 10: 7}.get(number)
        unaccompanied = {8: 6, 9: 6}.get(number)
        for line, row in enumerate(all_lists[number], start=FIRST_ROW):
            person = found.get(row[0])
            if person is None:
                person = found[row[0]] = _person(row, facts, sheet(number), line)
            if disability and person["disability"] is None:
                person["disability"] = row[disability - 1]
            if unaccompanied and person["unaccompanied"] is None:
                person["unaccompanied"] = row[unaccompanied - 1]
    names = tables.PERSON.names
    return {name: [person[name] for person in found.values()] for name in names}


def _person(row: Row, facts: int, source_sheet: str, line: int) -> dict[str, object]:
    sex, ethnicity, born, age = row[facts : facts + 4]
    unborn = age == -1
    return {
        "child_id": row[0], "sex": sex, "ethnicity": ethnicity, "born_on": None if unborn else born,
        "expected_on": born if unborn else None, "age_years": age, "disability": None, "unaccompanied": None,
        "source_sheet": source_sheet, "source_row": line,
    }  # fmt: skip


def _checks(rows: Sequence[Row]) -> dict[str, list[object]]:
    """Health assessments and dental checks, both from list 8."""
    made = [
        (key_id(row[0], kind, row[place - 1]), row[0], kind, row[place - 1], sheet(8), line)
        for line, row in enumerate(rows, start=FIRST_ROW)
        for kind, place in (("HEALTH", 17), ("DENTAL", 18))
        if row[place - 1] is not None
    ]
    return _named(tables.CLA_HEALTH.names, made)


def _holders(all_lists: dict[int, list[Row]]) -> dict[str, list[object]]:
    """Who holds a child in which list, one row for each child, team, worker and role; open wins over closed."""
    found: dict[tuple[object, ...], list[object]] = {}
    for number, role, team, worker in _HOLDERS:
        for line, row in enumerate(all_lists[number], start=FIRST_ROW):
            is_open = "Y" if _is_open(number, row) else "N"
            key = (row[0], row[team - 1], row[worker - 1], role)
            held = found.setdefault(key, [*key, is_open, sheet(number), line])
            if is_open == "Y":
                held[4] = "Y"
    return _named(tables.INVOLVEMENT.names, found.values())


def _is_open(number: int, row: Row) -> bool:
    if number == 3:
        return row[7] != "Y"
    if number == 5:
        return row[7] is None or (row[7] == "N" and row[8] is None)
    closed_at = {4: 9, 6: 10, 7: 13, 8: 20}.get(number)
    return closed_at is None or row[closed_at - 1] is None


def _named(names: Iterable[str], rows: Iterable[Sequence[object]]) -> dict[str, list[object]]:
    columns: list[Iterator[object]] = list(map(iter, zip(*rows, strict=True)))
    return {name: list(columns[place]) if columns else [] for place, name in enumerate(names)}
