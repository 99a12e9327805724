"""Periods of care from episodes, placements across moves with the same carer, and who held a child on a day."""

from __future__ import annotations

import datetime as dt

from goldenthread.ingest.ssd import reader
from goldenthread.ingest.ssd.holding import Holders
from tests.ingest.ssd import good

DAY = dt.date


def episode(number: int, start: str, end: str = "", *, why: str = "S", ended: str = "", **more: str) -> dict[str, str]:
    return {
        "clae_cla_episode_id": f"E{number}", "clae_person_id": good.BEN, "clae_cla_episode_start_date": start,
        "clae_cla_episode_start_reason": why, "clae_cla_primary_need_code": "N1", "clae_cla_episode_ceased_date": end,
        "clae_cla_episode_ceased_reason": ended, "clae_cla_placement_id": f"PL{number}", **more,
    }  # fmt: skip


def placement(number: int, start: str, end: str = "", kind: str = "U6") -> dict[str, str]:
    return {
        "clap_cla_placement_id": f"PL{number}", "clap_person_id": good.BEN, "clap_cla_placement_start_date": start,
        "clap_cla_placement_end_date": end, "clap_cla_placement_type": kind, "clap_cla_placement_provider": "PR1",
    }  # fmt: skip


def read(**tables: list[dict[str, str]]):
    data = good.extract(good.rows() | {"ssd_cla_reviews": [], "ssd_cla_visits": []} | tables)
    return reader.read(data, name="ssd.zip", as_at=good.AS_AT)


def periods(*episodes: dict[str, str]) -> list[tuple]:
    found = read(ssd_cla_episodes=list(episodes)).tables["cla_period"]
    return sorted(zip(found["started_on"], found["ceased_on"], found["ceased_reason"], strict=True))


def test_episodes_that_follow_on_the_same_day_are_one_period() -> None:
    assert periods(
        episode(1, "2024-04-02", "2024-06-01", ended="X1"),
        episode(2, "2024-06-01", "2025-02-03", why="P", ended="E4A - Returned home"),
    ) == [(DAY(2024, 4, 2), DAY(2025, 2, 3), "E4A")]


def test_a_gap_starts_a_new_period() -> None:
    assert periods(
        episode(1, "2024-04-02", "2024-06-01", ended="E4A"), episode(2, "2024-06-05", clae_entered_care_date="")
    ) == [(DAY(2024, 4, 2), DAY(2024, 6, 1), "E4A"), (DAY(2024, 6, 5), None, None)]


def test_another_id_of_the_period_starts_a_new_one_even_on_the_same_day() -> None:
    assert [start for start, *_ in periods(
        episode(1, "2024-04-02", "2024-06-01", ended="E4A", clae_cla_id="L1"),
        episode(2, "2024-06-01", clae_cla_id="L2"),
    )] == [DAY(2024, 4, 2), DAY(2024, 6, 1)]  # fmt: skip


def test_care_that_began_before_the_extract_starts_on_the_day_that_care_was_entered() -> None:
    assert [start for start, *_ in periods(
        episode(1, "2021-04-02", why="L", clae_cla_id="L1", clae_entered_care_date="2017-09-01")
    )] == [DAY(2017, 9, 1)]  # fmt: skip


def test_a_day_of_entering_care_that_belongs_to_another_period_is_not_taken() -> None:
    assert [start for start, *_ in periods(
        episode(1, "2021-04-02", "2021-08-01", ended="E4A", clae_cla_id="L1", clae_entered_care_date="2023-05-01"),
        episode(2, "2023-05-01", clae_cla_id="L2", clae_entered_care_date="2021-04-02"),
    )] == [DAY(2021, 4, 2), DAY(2023, 5, 1)]  # fmt: skip


def test_a_last_episode_that_says_another_follows_is_told() -> None:
    found = read(ssd_cla_episodes=[episode(1, "2024-04-02", "2024-06-01", ended="X1")])
    assert "no_next_episode" in [each.code for each in found.warnings]
    assert found.tables["cla_period"]["ceased_on"] == [DAY(2024, 6, 1)]
    assert found.tables["cla_period"]["ceased_reason"] == [None]


def test_care_again_within_twelve_months_is_marked() -> None:
    found = read(
        ssd_cla_episodes=[
            episode(1, "2024-04-02", "2024-06-01", ended="E4A"), episode(2, "2025-06-01", "2025-07-01", ended="E4A"),
            episode(3, "2026-04-02"),
        ]
    ).tables["cla_period"]  # fmt: skip
    repeats = dict(zip(found["started_on"], found["repeat_in_12_months"], strict=True))
    assert repeats == {DAY(2024, 4, 2): "N", DAY(2025, 6, 1): "Y", DAY(2026, 4, 2): "Y"}


def test_earlier_short_breaks_are_no_earlier_care() -> None:
    found = read(
        ssd_cla_episodes=[episode(1, "2025-04-02", "2025-06-01", ended="E8"), episode(2, "2025-09-01")],
        ssd_legal_status=[
            {"lega_person_id": good.BEN, "lega_legal_status_start_date": "2025-04-02", "lega_legal_status": "V4",
             "lega_legal_status_end_date": "2025-06-01"},
        ],
    ).tables["cla_period"]  # fmt: skip
    assert found["repeat_in_12_months"] == ["N", "N"]


def test_a_move_with_the_same_carer_makes_no_placement() -> None:
    found = read(
        ssd_cla_episodes=[
            episode(1, "2025-10-01", "2025-12-01", ended="X1"),
            episode(2, "2025-12-01", "2026-02-01", why="T", ended="X1"),
            episode(3, "2026-02-01", why="P"),
        ],
        ssd_cla_placement=[
            placement(1, "2025-10-01", "2025-12-01"), placement(2, "2025-12-01", "2026-02-01"),
            placement(3, "2026-02-01", kind="K2"),
        ],
    )  # fmt: skip
    placed = found.tables["cla_placement"]
    assert list(zip(placed["started_on"], placed["ended_on"], placed["placement_type"], strict=True)) == [
        (DAY(2025, 10, 1), DAY(2026, 2, 1), "U6"), (DAY(2026, 2, 1), None, "K2"),
    ]  # fmt: skip
    assert found.tables["cla_period"]["placements_last_12_months"] == [2]
    assert "same_carer" in [each.code for each in found.warnings]


def test_temporary_moves_are_kept_and_not_counted_as_placements_of_the_year() -> None:
    found = read(
        ssd_cla_placement=[
            placement(1, "2024-04-02", "2024-06-01"), placement(2, "2024-06-01", "2026-03-01"),
            placement(3, "2026-03-01", "2026-03-05", kind="T1"), placement(4, "2026-03-05"),
        ]
    )  # fmt: skip
    assert len(found.tables["cla_placement"]["started_on"]) == 4
    assert found.tables["cla_period"]["placements_last_12_months"] == [2]


def test_missing_episodes_of_the_last_twelve_months_are_counted_with_the_last_interview() -> None:
    def away(day: str, kind: str, offered: str, accepted: str) -> dict[str, str]:
        return {
            "miss_person_id": good.BEN, "miss_missing_episode_start_date": day, "miss_missing_episode_type": kind,
            "miss_missing_episode_end_date": day, "miss_missing_rhi_offered": offered,
            "miss_missing_rhi_accepted": accepted,
        }  # fmt: skip

    found = read(
        ssd_missing=[
            away("2025-05-31", "Missing", "N", ""), away("2025-06-01", "M", "Y", "N"),
            away("2026-01-09", "missing", "Y", "Y"),
            away("2026-02-09", "Away from placement without authorisation", "", ""),
        ]
    ).tables  # fmt: skip
    period = {name: found["cla_period"][name][0] for name in found["cla_period"]}
    assert (period["missing_last_12_months"], period["absent_last_12_months"]) == (2, 1)
    assert (period["return_interview_offered"], period["return_interview_accepted"]) == ("Y", "Y")
    assert found["missing_episode"]["looked_after"] == ["Y"] * 4


def test_a_review_belongs_to_the_child_of_its_period_and_a_cancelled_one_is_none() -> None:
    rows = good.rows()
    rows["ssd_cla_reviews"] += [
        {"clar_cla_review_id": "CR2", "clar_cla_id": "L1", "clar_cla_review_date": "2026-04-01",
         "clar_cla_review_cancelled": "Y"},
        {"clar_cla_review_id": "CR3", "clar_cla_id": "L404", "clar_cla_review_date": "2026-04-02"},
    ]  # fmt: skip
    found = reader.read(good.extract(rows), name="ssd.zip", as_at=good.AS_AT)
    assert found.tables["cla_review"]["child_id"] == [good.BEN]
    report = next(each for each in found.lists if each.name == "ssd_cla_reviews")
    assert [(each.row, each.column) for each in report.rejected] == [(4, "clar_cla_id")]
    assert (report.rows_read, report.rows_kept) == (3, 2)
    assert [each.code for each in found.warnings] == ["cancelled"]


def held(worker: str, start: dt.date, end: dt.date | None = None, role: str = "SOCIAL_WORKER") -> dict:
    return {"child_id": "Amara", "team_id": "North", "worker_id": worker, "role": role, "started_on": start,
            "ended_on": end}  # fmt: skip


def test_on_a_day_of_change_the_one_who_took_over_holds_the_child() -> None:
    holders = Holders([held("W1", DAY(2026, 1, 5), DAY(2026, 2, 9)), held("W2", DAY(2026, 2, 9))])
    days = (DAY(2026, 1, 4), DAY(2026, 1, 5), DAY(2026, 2, 8), DAY(2026, 2, 9), DAY(2030, 1, 1))
    found = [holders.on("Amara", day) for day in days]
    assert [each.worker_id if each else None for each in found] == [None, "W1", "W1", "W2", "W2"]


def test_nobody_holds_a_child_between_two_workers_or_by_another_role() -> None:
    holders = Holders([held("W1", DAY(2026, 1, 5), DAY(2026, 2, 9)), held("W2", DAY(2026, 2, 20))])
    assert holders.on("Amara", DAY(2026, 2, 15)) is None
    assert Holders([held("W9", DAY(2026, 1, 5), role="IRO")]).on("Amara", DAY(2026, 2, 1)) is None
    assert holders.on("Ben", DAY(2026, 1, 6)) is None


def test_a_distance_that_stands_for_none_is_blank_and_told() -> None:
    far = placement(1, "2024-04-02", "2024-06-01") | {"clap_cla_placement_distance": "999.9"}
    near = placement(2, "2024-06-01") | {"clap_cla_placement_distance": "20.5"}
    found = read(
        ssd_cla_episodes=[
            episode(1, "2024-04-02", "2024-06-01", ended="X1"),
            episode(2, "2024-06-01", why="P"),
        ],
        ssd_cla_placement=[far, near],
    )
    assert found.tables["cla_placement"]["distance_miles"] == [None, 20.5]
    (told,) = [each for each in found.warnings if each.code == "distance_unknown"]
    assert "1 distance is 999.9, which stands for none" in told.message
