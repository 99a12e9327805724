"""The made-up council's dataset, read back, says what its Annex A says; and more, as it holds every visit."""

from __future__ import annotations

import pytest

from goldenthread.example import dataset
from goldenthread.example.council import Council
from goldenthread.example.days import months_on
from goldenthread.ingest.reading.result import Reading
from tests.example.conftest import AS_AT


@pytest.fixture
def found(dataset_read: Reading) -> Reading:
    return dataset_read


def rows(tables, table: str, *names: str) -> list[tuple]:
    return list(zip(*(tables[table][name] for name in names), strict=True))


def test_every_row_of_the_dataset_is_read(found: Reading) -> None:
    assert all(each.readable and not each.rejected and not each.set_aside for each in found.lists)
    assert not any(each.unknown_codes for each in found.lists)
    assert {each.code for each in found.warnings} == {"table_missing", "column_missing"}


@pytest.mark.parametrize(
    ("table", "ended"),
    [
        ("cp_plan", "ended_on"),
        ("cla_period", "ceased_on"),
        ("cin_episode", "closed_on"),
        ("assessment", "authorised_on"),
    ],
)
def test_the_open_work_is_that_of_annex_a(found: Reading, annex, table: str, ended: str) -> None:
    def still_open(tables) -> set[tuple]:
        return {
            (child, start) for child, start, end in rows(tables, table, "child_id", "started_on", ended) if end is None
        }

    assert still_open(found.tables) == still_open(annex)


@pytest.mark.parametrize(
    ("table", "day"), [("contact", "received_on"), ("referral", "received_on"), ("s47_enquiry", "started_on")]
)
def test_six_months_of_events_are_those_of_annex_a(found: Reading, annex, table: str, day: str) -> None:
    since = months_on(AS_AT, -6)

    def recent(tables) -> set[tuple]:
        return {(child, on) for child, on in rows(tables, table, "child_id", day) if on >= since}

    assert recent(found.tables) == recent(annex)


@pytest.mark.parametrize(
    ("table", "parent", "ended", "day"),
    [
        ("cp_visit", "cp_plan", "ended_on", "visited_on"), ("cp_review", "cp_plan", "ended_on", "held_on"),
        ("cla_visit", "cla_period", "ceased_on", "visited_on"), ("cla_review", "cla_period", "ceased_on", "held_on"),
    ],
)  # fmt: skip
def test_the_latest_of_all_visits_and_reviews_is_the_one_of_annex_a(found, annex, table, parent, ended, day) -> None:
    open_children = {child for child, end in rows(annex, parent, "child_id", ended) if end is None}

    def latest(tables) -> dict:
        last: dict = {}
        for child, on in rows(tables, table, "child_id", day):
            if child in open_children and on:
                last[child] = max(on, last.get(child, on))
        return last

    wanted = latest(annex)
    assert wanted
    assert latest(found.tables) == wanted
    assert len(found.tables[table][day]) > 5 * len(annex[table][day])


def test_who_holds_open_work_is_who_annex_a_says(found: Reading, annex) -> None:
    for table, ended in (("cp_plan", "ended_on"), ("cla_period", "ceased_on"), ("cin_episode", "closed_on")):
        held = ("child_id", ended, "team_id", "worker_id")
        wanted = {row for row in rows(annex, table, *held) if row[1] is None}
        met = {row for row in rows(found.tables, table, *held) if row[1] is None}
        assert met == wanted, table


def test_looked_after_children_are_described_as_in_annex_a(found: Reading, annex) -> None:
    names = ("child_id", "ceased_on", "category_of_need", "permanence_plan", "missing_last_12_months")
    # The made-up Annex A counts the very day a year before as well.
    a_year_ago = months_on(AS_AT, -12)
    away = {child for child, on in rows(found.tables, "missing_episode", "child_id", "started_on") if on == a_year_ago}
    wanted = {row for row in rows(annex, "cla_period", *names) if row[1] is None and row[0] not in away}
    met = {row for row in rows(found.tables, "cla_period", *names) if row[1] is None and row[0] not in away}
    assert met == wanted


def test_how_children_in_need_stand_is_as_in_annex_a(found: Reading, annex) -> None:
    names = ("child_id", "closed_on", "case_status")
    wanted = {row for row in rows(annex, "cin_episode", *names) if row[1] is None}
    met = {row for row in rows(found.tables, "cin_episode", *names) if row[1] is None}
    differ = {row[0] for row in met ^ wanted}
    assert len(differ) <= 0.1 * len(wanted)


def test_the_same_council_gives_the_same_bytes(council: Council, packed: bytes) -> None:
    assert dataset.packed(dataset.tables_at(council, AS_AT)) == packed
