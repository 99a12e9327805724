"""What the reader of a flat file works out: small examples that can be checked by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.ingest.flat import derived

BESIDE = ("IRO", "PERSONAL_ADVISER", "EARLY_HELP", "HOME_EDUCATION_VISITOR")


def involved(
    team: str, start: str | None, end: str | None = None, role: str | None = "SOCIAL_WORKER"
) -> dict[str, Any]:
    return {
        "team_id": team, "worker_id": f"{team} worker", "role": role,
        "started_on": _day(start), "ended_on": _day(end),
    }  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def team(involvements: list[dict[str, Any]], day: str, *, early_help: bool = False) -> str | None:
    found = derived.held_by(involvements, date.fromisoformat(day), early_help=early_help)
    return found["team_id"] if found else None


def test_the_first_and_the_last_day_both_count() -> None:
    held = [involved("North", "2026-03-02", "2026-03-31")]
    assert [team(held, day) for day in ("2026-03-01", "2026-03-02", "2026-03-31", "2026-04-01")] == [
        None, "North", "North", None,
    ]  # fmt: skip


def test_on_the_day_of_a_hand_over_the_child_is_with_the_new_team() -> None:
    held = [involved("North", "2026-03-02", "2026-04-01"), involved("South", "2026-04-01")]
    assert team(held, "2026-04-01") == "South"


def test_chairs_reviewing_officers_advisers_and_early_help_do_not_hold_a_child() -> None:
    held = [involved(role, "2026-04-01", role=role) for role in BESIDE]
    assert team(held, "2026-05-01") is None
    assert team(held, "2026-05-01", early_help=True) == "EARLY_HELP"


def test_where_two_started_together_nobody_is_chosen() -> None:
    held = [involved("North", "2026-04-01"), involved("South", "2026-04-01")]
    assert team(held, "2026-05-01") is None
    assert team([held[0], held[0]], "2026-05-01") == "North"


def test_without_a_start_nothing_is_known_of_a_day() -> None:
    assert team([involved("North", None)], "2026-05-01") is None


def test_a_conference_belongs_to_the_latest_enquiry_of_the_half_year_before() -> None:
    enquiries = [
        {"child_id": "Ben", "started_on": date(2026, 1, 1)},
        {"child_id": "Ben", "started_on": date(2026, 5, 1)},
    ]
    conferences = [
        {"child_id": "Ben", "held_on": day, "transfer_in": None}
        for day in (date(2026, 5, 1), date(2026, 4, 30), date(2026, 10, 31), date(2026, 11, 1), date(2025, 12, 31))
    ]
    derived.belong({"s47_enquiry": enquiries, "initial_cp_conference": conferences}, as_at=date(2026, 12, 31))
    ids = [conference["enquiry_id"] for conference in conferences]
    assert ids[0] == ids[2] != ids[1]  # 31 October is 183 days after 1 May
    assert ids[3:] == [None, None]


def test_a_missing_child_was_looked_after_when_a_period_covers_the_day_it_began() -> None:
    periods = {"Ben": [{"started_on": date(2026, 1, 5), "ceased_on": date(2026, 3, 1)}]}
    missing = [
        {"child_id": child, "started_on": day, "looked_after": given}
        for child, day, given in (
            ("Ben", date(2026, 3, 1), None), ("Ben", date(2026, 3, 2), None), ("Cara", date(2026, 2, 1), None),
            ("Cara", date(2026, 2, 1), "Y"),
        )
    ]  # fmt: skip
    derived.looked_after(missing, periods)
    assert [each["looked_after"] for each in missing] == ["Y", "N", "N", "Y"]


def test_open_work_is_what_has_not_ended() -> None:
    rows = [
        {"open": None, "ended_on": None}, {"open": None, "ended_on": date(2026, 5, 31)},
        {"open": None, "ended_on": date(2026, 6, 1)}, {"open": "U", "ended_on": None},
    ]  # fmt: skip
    derived.open_work(rows, as_at=date(2026, 5, 31))
    assert [row["open"] for row in rows] == ["Y", "N", "Y", "U"]
