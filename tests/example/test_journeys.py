"""The council is of the size that it claims, always the same, and its story is the one that the example tells."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from goldenthread.core.periods import Month
from goldenthread.example import extracts, organisation
from goldenthread.example.council import Council
from goldenthread.example.days import weekday_after
from tests.example import rows
from tests.example.conftest import AS_AT, NUMBER, UNTIL

MonthEnds = dict[date, dict[str, extracts.Columns]]
_SAME_ELSEWHERE = """
import hashlib
from goldenthread.core.periods import Month
from goldenthread.example import extracts, journeys
until = Month.parse("{until}")
tables = extracts.tables_at(journeys.build({number}, until), until.last_day)
print(hashlib.sha256(repr(tables).encode()).hexdigest())
"""


def test_the_same_number_and_month_give_the_same_council_in_another_process(month_ends: MonthEnds) -> None:
    here = hashlib.sha256(repr(month_ends[AS_AT]).encode()).hexdigest()
    told = subprocess.run(
        [sys.executable, "-c", _SAME_ELSEWHERE.format(until=UNTIL, number=NUMBER)],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2], env={"PYTHONHASHSEED": "4711"},
    )  # fmt: skip
    assert told.stdout.strip() == here


def test_every_month_end_has_the_size_of_a_mid_sized_authority(month_ends: MonthEnds) -> None:
    for tables in month_ends.values():
        status = Counter(tables["cin_episode"]["case_status"])
        assert 1750 <= sum(status.values()) - status["CLOSED"] <= 2150
        assert 280 <= tables["cp_plan"]["ended_on"].count(None) <= 420
        assert 440 <= tables["cla_period"]["ceased_on"].count(None) <= 570
        assert 220 <= len(tables["care_leaver"]["child_id"]) <= 340
        assert 1300 <= len(tables["referral"]["child_id"]) <= 1900


def test_about_25_teams_and_150_workers_hold_the_work(month_ends: MonthEnds) -> None:
    held = rows.of(month_ends[AS_AT]["involvement"])
    holders = {row["worker_id"] for row in held if row["open"] != "N" and row["worker_id"]}
    assert 20 <= len({row["team_id"] for row in held}) <= 28
    assert 130 <= len(holders) <= 190


def test_published_shares_are_in_sight(month_ends: MonthEnds) -> None:
    tables = month_ends[AS_AT]
    again = [count > 0 for count in tables["referral"]["referrals_last_12_months"]]
    repeat = [row["previous_plans"] > 0 for row in rows.of(tables["cp_plan"])]
    suitable = [flag == "Y" for flag in tables["care_leaver"]["suitable"] if flag]
    busy = [activity[0] != "G" for activity in tables["care_leaver"]["activity"] if activity]
    assert 0.17 <= rows.share(again) <= 0.29
    assert 0.17 <= rows.share(repeat) <= 0.32
    assert 0.84 <= rows.share(suitable) <= 0.95
    assert 0.45 <= rows.share(busy) <= 0.6


def _assessed_in_time(tables: dict[str, extracts.Columns], month: Month, team: str, *, is_team: bool) -> float:
    done = [
        row["authorised_on"] <= weekday_after(row["started_on"], 45)
        for row in rows.of(tables["assessment"])
        if row["authorised_on"] and month.first_day <= row["authorised_on"] and (row["team_id"] == team) == is_team
    ]
    return rows.share(done)


def test_one_team_goes_wrong_in_the_last_six_months_and_the_others_do_not(month_ends: MonthEnds) -> None:
    before, now = UNTIL.plus(-12), UNTIL.plus(-2)
    then, late = month_ends[before.last_day], month_ends[AS_AT]
    assert _assessed_in_time(then, before.plus(-2), "Assessment East", is_team=True) > 0.75
    assert _assessed_in_time(late, now, "Assessment East", is_team=True) < 0.62
    assert _assessed_in_time(late, now, "Assessment East", is_team=False) > 0.78


def test_conferences_within_15_days_improve_for_real(council: Council) -> None:
    conferences = [
        (enquiry.held_on, enquiry.held_on <= weekday_after(enquiry.started_on, 15))
        for child in council.children for episode in child.episodes for enquiry in episode.enquiries
        if enquiry.held_on
    ]  # fmt: skip
    changed = UNTIL.plus(-11)
    before = [met for held_on, met in conferences if changed.plus(-12).first_day <= held_on < changed.first_day]
    after = [met for held_on, met in conferences if changed.first_day <= held_on <= AS_AT]
    assert 0.55 <= rows.share(before) <= 0.75
    assert 0.78 <= rows.share(after) <= 0.92


def test_a_team_closes_and_opens_again_under_another_name(month_ends: MonthEnds) -> None:
    def holding(day: date) -> set[str]:
        return {row["team_id"] for row in rows.of(month_ends[day]["cin_episode"]) if row["closed_on"] is None}

    assert organisation.reorganised_on(UNTIL) == date(2025, 8, 1)
    early, late = UNTIL.plus(-18).last_day, AS_AT
    assert "Safeguarding West" in holding(early) and "Family Safeguarding West" not in holding(early)
    assert "Family Safeguarding West" in holding(late) and "Safeguarding West" not in holding(late)


def test_there_are_unborn_children_twins_and_children_without_a_worker(month_ends: MonthEnds) -> None:
    tables = month_ends[AS_AT]
    unborn = [row for row in rows.of(tables["person"]) if row["age_years"] == -1]
    unheld = [row for row in rows.of(tables["cin_episode"]) if row["closed_on"] is None and row["worker_id"] is None]
    assert 10 <= len(unborn) <= 200
    assert {row["expected_on"] is None for row in unborn} == {True, False}
    assert 10 <= len(unheld) <= 90


def test_the_social_worker_of_the_team_going_wrong_holds_children(council: Council, month_ends: MonthEnds) -> None:
    accounts = {account.username: account for account in organisation.accounts(council)}
    worker = accounts["social-worker"].worker_id
    held = [row for row in rows.of(month_ends[AS_AT]["cin_episode"]) if row["worker_id"] == worker]
    assert len([row for row in held if row["closed_on"] is None]) >= 5
