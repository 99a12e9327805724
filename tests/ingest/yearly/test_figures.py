"""From a yearly return to a figure: the rows seal, and measures written for any return count them."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.core.periods import Month
from goldenthread.ingest.reading.result import Reading
from goldenthread.measures import calculation, definition
from goldenthread.records import coverage, engine, sealed
from tests.ingest.cin_census import made as made_census
from tests.ingest.ssda903 import made as made_903

MARCH = Month(2026, 3)


def figure(folder: Path, found: Reading, kind: str, slug: str) -> calculation.Figure:
    key = sealed.new_key()
    sealed.write(folder, found.tables, key=key)
    gone = tuple(map(coverage.AbsentColumn.kept, found.absent_columns))
    snapshot = engine.SealedSnapshot(MARCH.id, MARCH.last_day, folder, key, absent_columns=gone, kind=kind)
    with engine.open_engine([snapshot], {MARCH.id: [MARCH]}) as opened:
        return calculation.figures(opened, definition.get(slug), at=MARCH.id, periods=[MARCH])[0]


def test_looked_after_children_of_an_ssda903_are_counted_without_short_breaks(tmp_path):
    found = made_903.episodes(
        {"CHILD": "Amara"},
        {"CHILD": "Ben", "RNE": "P"},  # in care since before the file begins
        {"CHILD": "Chidi", "LS": "V4"},  # short breaks
        {"CHILD": "Dana", "DEC": "31/03/2026", "REC": "E4A"},  # went home on the day
        {"CHILD": "Eli", "DECOM": "31/03/2026"},  # came on the day
    )
    assert figure(tmp_path, found, "ssda903", "looked-after-children").value == 3


def test_assessments_of_a_census_and_plans_that_it_lacks(tmp_path):
    found = made_census.read(
        made_census.child(made_census.details(made_census.ASSESSMENT.replace("2025-07-02", "2026-03-02")))
    )
    late = figure(tmp_path / "a", found, "cin_census", "assessments-within-45-working-days")
    assert (late.numerator, late.denominator) == (0, 1)
    plans = figure(tmp_path / "b", found, "cin_census", "children-on-a-protection-plan")
    assert (plans.state, plans.value) == ("unknown", None)
    assert "ChildProtectionPlans" in plans.reason


@pytest.mark.parametrize("kind", ["ssda903", "cin_census"])
def test_every_table_of_a_whole_return_can_be_sealed(tmp_path, kind):
    whole = (
        made_903.read({f"{code}.csv": made_903.text(code) for code in made_903.modules.BY_CODE})
        if kind == "ssda903"
        else made_census.read(made_census.whole())
    )
    written = sealed.write(tmp_path, whole.tables, key=sealed.new_key())
    assert {each.table: each.rows for each in written} | {} == {
        name: len(columns["source_row"]) for name, columns in whole.tables.items() if columns["source_row"]
    }
