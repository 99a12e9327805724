"""Every rule of the Annex A check, held against made-up children."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.ingest.annex_a.checking import check, rules
from goldenthread.ingest.annex_a.rows import Row
from goldenthread.ingest.reading.findings import KINDS, Found
from goldenthread.ingest.reading.report import Duplicate
from tests.ingest.annex_a.checking.cases import CASES
from tests.ingest.annex_a.checking.drawn import AS_AT, read_list

ASKED = [*(rule.code for rule in rules.OWN), *(rule.code for rule, _ in rules.SHARED)]


def found(drawn: dict[int, str]) -> list[Found]:
    return check.found([read_list(number, text) for number, text in drawn.items()], as_at=AS_AT)


@pytest.mark.parametrize("code", CASES)
def test_a_rule_catches_those_who_break_it_and_nobody_else(code: str) -> None:
    everybody = {str(row[1]) for number, text in CASES[code].items() for row in read_list(number, text).rows}
    caught = {each.child for each in found(CASES[code]) if each.rule == code}
    assert caught == {child for child in everybody if child.startswith("Bad")}
    assert everybody - caught, "nobody shows that the rule leaves anyone alone"


def test_every_rule_that_is_asked_has_its_made_up_children() -> None:
    assert sorted({*ASKED} - {*CASES}) == ["same-event-twice"]  # drawn below: twins are found while rows are read


def test_every_rule_says_what_is_wrong_and_what_to_do() -> None:
    assert len(rules.RULES) == len(rules.READING) + len(rules.OWN)
    for rule in rules.RULES.values():
        assert rule.kind in KINDS
        assert rule.sentence.endswith(".")
        assert rule.remedy.endswith(".")


def test_of_rows_about_one_event_the_one_that_was_kept_is_named() -> None:
    contacts = read_list(1, CASES["code-unknown"][1])
    contacts.duplicates = [Duplicate("List_1", (3, 9), 3, ())]
    caught = [each for each in check.found([contacts], as_at=AS_AT) if each.rule == "same-event-twice"]
    assert [(each.child, each.row) for each in caught] == [("BadAmy", 3)]


def test_a_child_on_a_rejected_row_is_not_missing_from_the_list() -> None:
    plans, need = (read_list(number, CASES["plan-not-in-need"][number]) for number in (7, 6))
    need.rejected = [Row(9, {1: "BadAmy"})]
    assert "plan-not-in-need" not in {each.rule for each in check.found([plans, need], as_at=AS_AT)}


def test_a_rule_about_two_lists_is_not_asked_when_one_is_not_there() -> None:
    only = {7: CASES["plan-not-in-need"][7]}
    assert not {each.rule for each in found(only)} & {"plan-not-in-need", "plan-need-closed", "plan-status-differs"}


def test_a_finding_names_the_team_the_worker_and_the_record_and_no_day_of_birth() -> None:
    born = dt.date(2019, 1, 2)
    drawn = {
        7: """
            child | started    | born       | ended | team  | worker
            ------+------------+------------+-------+-------+-------
            Amara | 2026-03-02 | 2019-01-02 |       | North |
        """
    }
    [one] = [each for each in found(drawn) if each.rule == "open-without-worker"]
    assert (one.team, one.worker, one.row, one.record) == ("North", None, 3, ("Amara", "2026-03-02"))
    assert one.list_name == "List 7: Child protection"
    assert one.heading == "Allocated Worker"
    assert born.isoformat() not in repr(one)
    assert one.said == ""
