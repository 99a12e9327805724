"""Periods of care, legal statuses and placements from episodes, drawn as a social worker would draw them."""

from __future__ import annotations

from tests.ingest.ssda903.made import codes, day, episodes, rows

X1 = {"REC": "X1"}


def test_episodes_that_follow_one_another_are_one_period_of_care():
    found = episodes(
        {"DECOM": "01/06/2025", "RNE": "S", "DEC": "01/08/2025", "REC": "X1"},
        {"DECOM": "01/08/2025", "RNE": "P", "DEC": "01/10/2025", "REC": "E4A"},
    )
    periods = rows(found, "cla_period", "started_on", "ceased_on", "ceased_reason", "start_known")
    assert periods == [(day("01/06/2025"), day("01/10/2025"), "E4A", "Y")]
    assert rows(found, "cla_episode", "reason_started", "reason_ended") == [("S", "X1"), ("P", "E4A")]
    assert len(set(found.tables["cla_episode"]["care_id"])) == 1


def test_a_child_who_comes_back_has_a_second_period_which_repeats_within_twelve_months():
    found = episodes(
        {"DECOM": "01/06/2024", "RNE": "S", "DEC": "01/07/2024", "REC": "E4A"},
        {"DECOM": "30/06/2025", "RNE": "S"},
    )
    assert rows(found, "cla_period", "started_on", "repeat_in_12_months") == [
        (day("01/06/2024"), "N"), (day("30/06/2025"), "Y"),
    ]  # fmt: skip
    later = episodes(
        {"DECOM": "01/06/2024", "RNE": "S", "DEC": "01/07/2024", "REC": "E4A"},
        {"DECOM": "01/07/2025", "RNE": "S"},
    )
    assert later.tables["cla_period"]["repeat_in_12_months"] == ["N", "N"]


def test_a_change_of_legal_status_makes_no_new_placement_and_a_move_no_new_status():
    found = episodes(
        {"DECOM": "01/06/2025", "RNE": "S", "LS": "V2", "DEC": "01/07/2025"} | X1,
        {"DECOM": "01/07/2025", "RNE": "L", "LS": "C1", "DEC": "01/08/2025"} | X1,
        {"DECOM": "01/08/2025", "RNE": "P", "LS": "C1", "URN": "SC2"},
    )
    assert rows(found, "legal_status", "started_on", "legal_status", "ended_on") == [
        (day("01/06/2025"), "V2", day("01/07/2025")), (day("01/07/2025"), "C1", None),
    ]  # fmt: skip
    assert rows(found, "cla_placement", "started_on", "urn", "ended_on") == [
        (day("01/06/2025"), "SC1", day("01/08/2025")), (day("01/08/2025"), "SC2", None),
    ]  # fmt: skip


def test_moves_with_the_same_carer_are_one_placement_of_its_latest_kind():
    found = episodes(
        {"DECOM": "01/06/2025", "RNE": "S", "PLACE": "U6", "DEC": "01/07/2025"} | X1,
        {"DECOM": "01/07/2025", "RNE": "T", "PLACE": "U4", "DEC": "01/08/2025"} | X1,
        {"DECOM": "01/08/2025", "RNE": "U", "PLACE": "A5", "LS": "E1"},
    )
    assert rows(found, "cla_placement", "started_on", "placement_type") == [(day("01/06/2025"), "A5")]
    assert found.tables["cla_period"]["placements_last_12_months"] == [1]


def test_a_temporary_placement_and_the_return_from_it_do_not_count():
    found = episodes(
        {"DECOM": "01/06/2025", "RNE": "S", "URN": "SC1", "DEC": "01/07/2025"} | X1,
        {"DECOM": "01/07/2025", "RNE": "P", "PLACE": "T1", "URN": "H1", "DEC": "05/07/2025"} | X1,
        {"DECOM": "05/07/2025", "RNE": "P", "URN": "SC1", "DEC": "01/09/2025"} | X1,
        {"DECOM": "01/09/2025", "RNE": "P", "URN": "SC2"},
    )
    assert len(found.tables["cla_placement"]["placement_id"]) == 4
    assert found.tables["cla_period"]["placements_last_12_months"] == [2]


def test_a_placement_that_ended_before_the_last_twelve_months_does_not_count():
    found = episodes(
        {"DECOM": "01/06/2024", "RNE": "S", "DEC": "31/03/2025"} | X1,
        {"DECOM": "31/03/2025", "RNE": "P", "URN": "SC2"},
    )
    assert found.tables["cla_period"]["placements_last_12_months"] == [1]
    found = episodes(
        {"DECOM": "01/06/2024", "RNE": "S", "DEC": "01/04/2025"} | X1,
        {"DECOM": "01/04/2025", "RNE": "P", "URN": "SC2"},
    )
    assert found.tables["cla_period"]["placements_last_12_months"] == [2]


def test_a_period_that_began_before_the_file_says_that_its_start_is_not_known():
    found = episodes({"DECOM": "01/02/2025", "RNE": "P"})
    assert rows(found, "cla_period", "started_on", "start_known", "repeat_in_12_months") == [
        (day("01/02/2025"), "N", "U")
    ]
    assert found.tables["cla_placement"]["start_known"] == ["Y"]
    assert "start_not_in_file" in codes(found)


def test_a_placement_whose_first_episode_is_a_change_of_status_began_before_it():
    found = episodes({"DECOM": "01/02/2025", "RNE": "L"})
    assert found.tables["cla_placement"]["start_known"] == ["N"]


def test_short_breaks_are_kept_and_known_by_their_legal_status():
    found = episodes({"LS": "V4", "DEC": "08/06/2025", "REC": "E4A"})
    assert rows(found, "legal_status", "legal_status", "ended_on") == [("V4", day("08/06/2025"))]
    assert len(found.tables["cla_period"]["care_id"]) == 1


def test_a_last_episode_after_which_another_should_follow_leaves_the_child_looked_after_and_is_told():
    found = episodes({"DEC": "01/02/2026", "REC": "X1"})
    assert found.tables["cla_period"]["ceased_on"] == [None]
    assert "next_episode_missing" in codes(found)


def test_a_reason_without_a_day_ends_nothing_and_is_told():
    found = episodes({"REC": "E4A"})
    assert rows(found, "cla_period", "ceased_on", "ceased_reason") == [(None, None)]
    assert "reason_without_end" in codes(found)


def test_an_end_without_a_reason_ends_the_period():
    assert rows(episodes({"DEC": "01/02/2026"}), "cla_period", "ceased_on", "ceased_reason") == [
        (day("01/02/2026"), None)
    ]


def test_episodes_that_do_not_meet_are_told_and_the_later_start_stands():
    found = episodes(
        {"DECOM": "01/06/2025", "RNE": "S", "DEC": "10/08/2025"} | X1,
        {"DECOM": "01/08/2025", "RNE": "P", "URN": "SC2"},
    )
    assert rows(found, "cla_placement", "started_on", "ended_on")[0] == (day("01/06/2025"), day("01/08/2025"))
    assert [(each.code, each.rows) for each in found.warnings if each.code == "episodes_do_not_meet"] == [
        ("episodes_do_not_meet", (3,))
    ]


def test_a_period_left_open_ends_where_the_next_one_starts_and_is_told():
    found = episodes({"DECOM": "01/06/2025", "RNE": "S"}, {"DECOM": "01/09/2025", "RNE": "S"})
    assert found.tables["cla_period"]["ceased_on"] == [day("01/09/2025"), None]
    assert "periods_overlap" in codes(found)
