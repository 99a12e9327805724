"""From which day on a set of snapshots knows everything."""

from datetime import date

from goldenthread.records import coverage


def covered(table, *as_ats):
    held = [(as_at, frozenset()) for as_at in as_ats]
    return next(c.covered_from for c in coverage.of(held) if c.table_name == table)


def test_one_annex_a_file_covers_six_months_of_the_event_lists():
    assert covered("referral", date(2026, 5, 31)) == date(2025, 11, 30)
    assert covered("contact", date(2026, 8, 31)) == date(2026, 2, 28)


def test_adoption_lists_cover_twelve_months_and_stock_lists_the_day_itself():
    assert covered("permanence", date(2026, 5, 31)) == date(2025, 5, 31)
    assert covered("cla_period", date(2026, 5, 31)) == date(2026, 5, 31)


def test_files_whose_windows_meet_cover_the_longer_time():
    assert covered("referral", date(2026, 5, 31), date(2025, 11, 29), date(2025, 6, 30)) == date(2024, 12, 30)


def test_a_gap_of_one_day_ends_the_cover():
    assert covered("referral", date(2026, 5, 31), date(2025, 11, 28)) == date(2025, 11, 30)


def test_a_file_without_the_list_covers_nothing_of_it():
    held = [(date(2026, 5, 31), frozenset()), (date(2025, 12, 31), frozenset({3}))]
    found = {c.table_name: c.covered_from for c in coverage.of(held)}
    assert (found["referral"], found["contact"]) == (date(2025, 11, 30), date(2025, 6, 30))
    assert "referral" not in {c.table_name for c in coverage.of([(date(2026, 5, 31), frozenset({3}))])}


def test_a_table_that_several_lists_fill_is_never_lacking_as_a_whole():
    assert not coverage.lacks("person", frozenset({1}))
    assert coverage.lacks("cp_visit", frozenset({7}))
