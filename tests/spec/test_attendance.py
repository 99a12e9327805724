"""School attendance of looked-after children: all sessions attended out of all that were possible."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.records.returns import NIGHTLY

SLUG = "looked-after-childrens-attendance"
MAY = Month(2026, 5)
AS_AT = date(2026, 6, 8)
PEOPLE = """
    child_id | born_on    | age_years
    ---------+------------+----------
    Amara    | 2020-08-31 |
    Ben      | 2009-09-01 |
    Chidi    |            | 15
    Dana     | 2020-09-01 |
    Eli      | 2009-08-31 |
    Farah    | 2015-01-05 |
"""
CARE = """
    child_id | started_on | ceased_on  | team_id
    ---------+------------+------------+--------
    Amara    | 2024-01-08 |            | West
    Ben      | 2026-03-02 |            | West
    Chidi    | 2024-01-08 |            | East
    Dana     | 2024-01-08 |            | West
    Eli      | 2024-01-08 |            | West
    Farah    | 2024-01-08 | 2026-05-31 | West
"""


def events(*rows):
    head = "child_id | event | happened_on | amount | possible"
    return "\n".join([head, "-", *(" | ".join(("%s", "%s", "%s", "%s", "%s")) % row for row in rows)])


def row(child, day, amount, possible, event="ATTENDANCE"):
    return child, event, day, amount, possible


def test_sessions_of_all_children_are_added_up_so_a_short_stretch_counts_for_less(spec):
    attended = events(
        row("Amara", "2025-12-19", 140, 140), row("Amara", "2026-05-22", 60, 100), row("Ben", "2026-05-22", 10, 10),
        row("Chidi", "2026-05-22", 200, 250),
    )  # fmt: skip
    spec(
        SLUG, MAY, as_at=AS_AT, kind=NIGHTLY, people=PEOPLE, cla_periods=CARE, case_events=attended,
        result=(410, 500), value=82, exceptions={"Amara", "Chidi"}, teams={"West": (210, 250), "East": (200, 250)},
        shows={
            "Ben": "counted at the edge: 15 on 31 August, the last year of school age",
            "Chidi": "counted: 200 sessions of 250",
            "Dana": "not counted at the edge: 4 on 31 August",
            "Eli": "not counted at the edge: 16 on 31 August",
            "Farah": "not counted: had ceased to be looked after by the last day",
        },
    )  # fmt: skip


def test_the_school_year_begins_on_1_september_and_care_with_its_first_day(spec):
    attended = events(
        row("Amara", "2025-08-31", 0, 50), row("Amara", "2025-09-01", 1, 2), row("Amara", "2026-05-31", 2, 2),
        row("Amara", "2026-06-01", 0, 50), row("Ben", "2026-03-02", 0, 50), row("Ben", "2026-03-03", 1, 1),
        row("Chidi", "2026-05-22", 1, 1),
    )  # fmt: skip
    spec(SLUG, MAY, as_at=AS_AT, kind=NIGHTLY, people=PEOPLE, cla_periods=CARE, case_events=attended, result=(5, 6))


def test_a_child_without_an_entry_and_one_with_more_than_was_possible_are_missing(spec):
    attended = events(
        row("Amara", "2026-05-22", 19, 20), row("Ben", "2026-05-22", 21, 20), row("Ben", "2026-05-15", 20, 20),
        *(row("Amara", f"2026-04-{day}", 1, 1) for day in range(10, 30)),
    )  # fmt: skip
    spec(
        SLUG, MAY, as_at=AS_AT, kind=NIGHTLY, people=PEOPLE, cla_periods=CARE, case_events=attended, missing=2,
        result=(59, 60), exceptions={"Amara", "Ben", "Chidi"},
        shows={"Chidi": "missing: no entry at all"},
    )  # fmt: skip


def test_with_too_many_missing_the_figure_is_unknown(spec):
    attended = events(row("Amara", "2026-05-22", 19, 20))
    spec(SLUG, MAY, as_at=AS_AT, kind=NIGHTLY, people=PEOPLE, cla_periods=CARE, case_events=attended, missing=2,
         state="unknown")  # fmt: skip


def test_outside_school_age_on_a_short_break_and_out_of_care_nobody_counts(spec):
    attended = events(
        *(row(child, "2026-05-22", 10, 20) for child in ("Dana", "Eli", "Farah", "Chidi")),
        row("Amara", "2026-05-22", 20, 20), row("Ben", "2026-05-22", 20, 20),
        row("Ben", "2026-05-22", 0, 20, "IN_SCHOOL"),
    )  # fmt: skip
    breaks = """
        child_id | started_on | legal_status
        ---------+------------+-------------
        Chidi    | 2024-01-08 | V1
    """
    spec(SLUG, MAY, as_at=AS_AT, kind=NIGHTLY, people=PEOPLE, cla_periods=CARE, case_events=attended,
         legal_statuses=breaks, result=(40, 40))  # fmt: skip


def test_no_session_that_was_possible_gives_no_share(spec):
    attended = events(*(row(child, "2026-05-22", 0, 0) for child in ("Amara", "Ben", "Chidi")))
    spec(SLUG, MAY, as_at=AS_AT, kind=NIGHTLY, people=PEOPLE, cla_periods=CARE, case_events=attended, result=(0, 0),
         state="not_applicable")  # fmt: skip


@pytest.mark.parametrize("kind", ["ssd", "annex_a"])
def test_other_returns_do_not_carry_it(kind):
    from goldenthread.measures import answers, definition

    assert kind not in answers.kinds(definition.get(SLUG))
