"""Any measure by any part of those it counts."""

from datetime import date
from pathlib import Path

import pytest

from goldenthread.core.periods import Month
from goldenthread.measures import breakdown, definition
from goldenthread.records import engine, returns, sealed
from tests.spec import drawn

MAY = Month(2026, 5)
IN_TIME = "assessments-within-45-working-days"
PLANS = "children-on-a-protection-plan"
CARE = "looked-after-children"

PEOPLE = """
    child_id | sex | ethnicity | born_on    | expected_on
    ---------+-----+-----------+------------+------------
    Amara    | F   | BAFR      | 2025-06-01 |
    Ben      | M   | WBRI      | 2025-05-31 |
    Chidi    | M   | BCRB      | 2010-06-01 |
    Dana     | F   | WIRI      | 2010-05-31 |
    Ezra     | U   | NOBT      |            | 2026-08-01
    Farah    |     |           |            |
"""
ASSESSMENTS = """
    child_id | started_on | authorised_on | team_id | worker_id
    ---------+------------+---------------+---------+----------
    Amara    | 2026-05-01 | 2026-05-20    | North   | Worker A
    Ben      | 2026-01-05 | 2026-05-20    | North   | Worker B
    Chidi    | 2026-05-01 | 2026-05-20    | South   | Worker C
    Dana     | 2026-05-01 | 2026-05-20    | South   | Worker C
    Ezra     | 2026-05-01 | 2026-05-20    |         |
    Farah    | 2026-05-01 | 2026-05-20    | North   | Worker A
"""


@pytest.fixture
def by(tmp_path: Path):
    """``by(slug, dimension, people=…, assessments=…)``: the parts, as label to (numerator, denominator)."""

    def divide(slug: str, code: str, *, teams=None, services=None, **drawings: str):
        tables = {
            drawn.table_called(word).name: drawn.read(drawn.table_called(word), text) for word, text in drawings.items()
        }
        key, folder = sealed.new_key(), tmp_path / str(len(list(tmp_path.iterdir())))
        manifest = sealed.write(folder, tables, key=key)
        sha256s = {one.table: one.sha256 for one in manifest}
        snapshot = engine.SealedSnapshot("one", MAY.last_day, folder, key, sha256s)
        with engine.open_engine([snapshot], {"one": [MAY]}) as opened:
            return breakdown.broken_down(
                opened, definition.get(slug), breakdown.BY_CODE[code], at="one", period=MAY, teams=teams,
                services=services,
            )  # fmt: skip

    return divide


def numbers(figures):
    return {figure.cut: (figure.numerator, figure.denominator) for figure in figures}


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("sex", {"Boys": (1, 2), "Girls": (2, 2), "Not known": (2, 2)}),
        ("ethnicity", {"Black": (2, 2), "White": (1, 2), "Not known": (2, 2)}),
        ("team", {"North": (2, 3), "South": (2, 2), "Not known": (1, 1)}),
        ("worker", {"Worker A": (2, 2), "Worker B": (0, 1), "Worker C": (2, 2), "Not known": (1, 1)}),
        ("locality", {"Not known": (5, 6)}),
    ],
)
def test_each_part_has_its_own_numerator_and_denominator(by, code, parts):
    assert numbers(by(IN_TIME, code, people=PEOPLE, assessments=ASSESSMENTS)) == parts


def test_an_age_is_of_the_last_day_and_a_birthday_on_it_counts(by):
    found = by(IN_TIME, "age", people=PEOPLE, assessments=ASSESSMENTS)
    assert [(figure.cut, figure.denominator) for figure in found] == [
        ("Under 1", 1), ("1 to 4", 1), ("10 to 15", 1), ("16 and 17", 1), ("Unborn", 1), ("Not known", 1),
    ]  # fmt: skip


def test_the_parts_add_up_to_the_whole(by):
    for code in ("team", "worker", "age", "sex", "ethnicity", "locality"):
        found = by(IN_TIME, code, people=PEOPLE, assessments=ASSESSMENTS)
        assert (sum(f.numerator for f in found), sum(f.denominator for f in found)) == (5, 6)


def test_a_service_holds_its_teams_and_a_team_of_none_is_not_known(by):
    found = by(IN_TIME, "service", services={"North": "Assessment"}, people=PEOPLE, assessments=ASSESSMENTS)
    assert numbers(found) == {"Assessment": (2, 3), "Not known": (3, 3)}


def test_only_the_teams_asked_for_are_counted(by):
    assert numbers(by(IN_TIME, "sex", teams=["South"], people=PEOPLE, assessments=ASSESSMENTS)) == {
        "Boys": (1, 1), "Girls": (1, 1),
    }  # fmt: skip
    assert by(IN_TIME, "sex", teams=[], people=PEOPLE, assessments=ASSESSMENTS) == []


def test_a_team_whose_name_is_a_piece_of_sql_is_only_a_name(by):
    assert by(IN_TIME, "sex", teams=["') or 1=1 --"], people=PEOPLE, assessments=ASSESSMENTS) == []


def test_the_category_is_that_of_the_latest_plan_begun_by_the_last_day(by):
    plans = """
        child_id | started_on | ended_on   | latest_category | previous_plans
        ---------+------------+------------+-----------------+---------------
        Amara    | 2025-01-01 | 2025-06-01 | PHY             | 0
        Amara    | 2026-01-01 |            | NEG             | 1
        Ben      | 2026-01-01 |            | EMO             | 0
    """
    assert numbers(by(PLANS, "category", cp_plan=plans)) == {"Neglect": (1, None), "Emotional abuse": (1, None)}


def test_placements_of_one_kind_are_one_part(by):
    periods = """
        child_id | started_on
        ---------+-----------
        Amara    | 2026-01-01
        Ben      | 2026-01-01
        Chidi    | 2026-01-01
    """
    placements = """
        child_id | started_on | placement_type
        ---------+------------+---------------
        Amara    | 2026-01-01 | K2
        Amara    | 2026-03-01 | U1
        Ben      | 2026-01-01 | U6
        Chidi    | 2026-06-01 | U1
    """
    found = by(CARE, "placement", cla_period=periods, cla_placement=placements)
    assert numbers(found) == {"Foster care": (2, None), "Not known": (1, None)}


def test_supported_accommodation_is_no_childrens_home_under_either_code(by):
    periods = """
        child_id | started_on
        ---------+-----------
        Amara    | 2026-01-01
        Ben      | 2026-01-01
        Chidi    | 2026-01-01
        Dana     | 2026-01-01
        Eli      | 2026-01-01
    """
    placements = """
        child_id | started_on | placement_type
        ---------+------------+---------------
        Amara    | 2026-01-01 | K1
        Ben      | 2026-01-01 | K2
        Chidi    | 2026-01-01 | K3
        Dana     | 2026-01-01 | H5
        Eli      | 2026-01-01 | X9
    """
    assert numbers(by(CARE, "placement", cla_period=periods, cla_placement=placements)) == {
        "Children's homes": (2, None),
        "Supported accommodation": (2, None),
        "Not known": (1, None),
    }


def test_a_child_born_after_the_last_day_was_unborn_on_it(by):
    plans = """
        child_id | started_on
        ---------+-----------
        Amara    | 2026-04-01
        Ben      | 2026-04-01
    """
    people = """
        child_id | born_on
        ---------+-----------
        Amara    | 2026-06-01
        Ben      | 2026-05-31
    """
    assert numbers(by(PLANS, "age", cp_plan=plans, people=people)) == {"Under 1": (1, None), "Unborn": (1, None)}


def test_a_rate_gives_its_count_and_says_that_a_part_has_no_population(by):
    plans = """
        child_id | started_on
        ---------+-----------
        Amara    | 2026-01-01
    """
    (found,) = by("children-on-a-protection-plan-rate", "sex", cp_plan=plans, people=PEOPLE)
    assert (found.cut, found.numerator, found.value, found.state) == ("Girls", 1, None, "not_applicable")


@pytest.mark.parametrize("code", list(breakdown.BY_CODE))
def test_every_measure_can_be_divided_by_everything(tmp_path, code):
    key, table = sealed.new_key(), drawn.table_called("people")
    (one,) = sealed.write(tmp_path / "one", {"person": drawn.read(table, PEOPLE)}, key=key)
    snapshot = engine.SealedSnapshot("one", MAY.last_day, tmp_path / "one", key, {one.table: one.sha256})
    with engine.open_engine([snapshot], {"one": [MAY]}) as opened:
        for measure in definition.computed().values():
            breakdown.broken_down(
                opened, measure, breakdown.BY_CODE[code], at="one", period=MAY, services={"North": "Assessment"}
            )


def test_what_a_return_does_not_carry_is_not_offered():
    codes = [each.code for each in breakdown.offered(definition.get(PLANS), returns.SSDA903)]
    assert "placement" in codes
    assert "category" not in codes


def test_ages_are_held_against_the_calendar():
    assert breakdown._age(date(2024, 2, 29))[1][1] == date(2006, 2, 28)


def test_two_sums_are_divided_for_each_part(by):
    people = """
        child_id | sex | born_on
        ---------+-----+-----------
        Amara    | F   | 2015-01-05
        Ben      | M   | 2015-01-05
    """
    care = """
        child_id | started_on
        ---------+-----------
        Amara    | 2024-01-08
        Ben      | 2024-01-08
    """
    events = """
        child_id | event      | happened_on | amount | possible
        ---------+------------+-------------+--------+---------
        Amara    | ATTENDANCE | 2026-05-15  | 9      | 10
        Amara    | ATTENDANCE | 2026-05-22  | 5      | 10
        Ben      | ATTENDANCE | 2026-05-22  | 10     | 10
    """
    found = by("looked-after-childrens-attendance", "sex", people=people, cla_periods=care, case_events=events)
    assert [(each.cut, each.numerator, each.denominator, each.value) for each in found] == [
        ("Boys", 10, 10, 100), ("Girls", 14, 20, 70),
    ]  # fmt: skip
