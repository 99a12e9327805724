"""The engines of the specs share a DuckDB: each gives what one with its own gives, and knows nothing of the last."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.records import engine, parameters
from goldenthread.records.errors import EngineError
from tests.spec.conftest import _sealed

MAY = Month(2026, 5)
ROWS = "select child_id from contact order by child_id"
BEFORE = "select child_id from contact_history order by child_id"
TERMS = "select amount from setting where name = 'school_term'"
DAYS = "select count(*) from calendar where day = date '2026-05-25' and is_working = 0"
TERM = parameters.Value("school_term", date(2026, 4, 20), None, 1, "The council's term dates")


def contacts(*names: str) -> str:
    return "\n".join(["child_id | received_on", "---", *(f"{name} | 2026-05-04" for name in names)])


def test_each_has_its_own_rows_keys_and_settings_and_the_calendar_stays(one_duckdb, tmp_path):
    said = []
    for number, (names, settings) in enumerate([(("Amara", "Ben"), [TERM]), (("Chidi",), []), ((), [])]):
        older = _sealed(tmp_path / f"older {number}", date(2026, 4, 30), {"contacts": contacts("Dana")}, "annex_a")
        newer = _sealed(tmp_path / f"{number}", MAY.last_day, {"contacts": contacts(*names)}, "annex_a")
        asked = ([older, newer], {newer.id: [MAY]}, settings)
        with one_duckdb.opened(*asked) as ours, engine.open_engine(*asked) as own:
            found = [[each.run(text, at=newer.id) for text in (ROWS, BEFORE, TERMS, DAYS)] for each in (ours, own)]
        assert found[0] == found[1]
        said.append([found[0][0], len(found[0][2])])
    assert said == [[[("Amara",), ("Ben",)], 1], [[("Chidi",)], 0], [[], 0]]


def test_it_opens_no_file_elsewhere(one_duckdb, tmp_path):
    snapshot = _sealed(tmp_path / "here", MAY.last_day, {"contacts": contacts("Amara")}, "annex_a")
    with one_duckdb.opened([snapshot], {snapshot.id: [MAY]}) as ours, pytest.raises(EngineError):
        ours.run("select * from read_csv('/etc/hostname')", at=snapshot.id)
