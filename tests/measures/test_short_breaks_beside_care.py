"""Short breaks that were never ended hide no child who came into care after them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from goldenthread.measures import across, definition
from goldenthread.records import engine, sealed
from tests.spec import gathered

SHORT_BREAKS = ("V1", "V3", "V4")
CONCERNED = [one for one in definition.computed().values() if any("'V4'" in body for body in one.bodies)]
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> list[dict[tuple, tuple]]:
    """The figures of the children of all specs, and of the same children with short breaks beside what they have."""
    found = gathered.gather()
    months = sorted(found.months)
    made = []
    under_orders = with_orders(found.rows)
    for rows in (under_orders, with_short_breaks(under_orders)):
        folder, key = tmp_path_factory.mktemp("sealed"), sealed.new_key()
        columns = gathered.Gathered(rows=rows).columns()
        hashes = {one.table: one.sha256 for one in sealed.write(folder, columns, key=key)}
        snapshot = engine.SealedSnapshot("all", months[-1].last_day, folder, key, hashes, kind="ssd")
        with engine.open_engine([snapshot], {"all": months}, settings=list(found.settings.values())) as opened:
            made.append(across.all_figures(opened, CONCERNED, {"all": months}))
    return [{each[:4]: each[4:] for each in figures} for figures in made]


def with_orders(rows: Rows) -> Rows:
    """Children who are looked after or go missing, and of whom their spec draws no status, are under a care order."""
    drawn = {each["child_id"] for each in rows["legal_status"]}
    named = {each["child_id"] for name in ("cla_period", "missing_episode") for each in rows[name]} - drawn
    orders = [{"child_id": child, "legal_status": "C2", "started_on": date(2015, 1, 5)} for child in sorted(named)]
    return {**rows, "legal_status": [*rows["legal_status"], *orders]}


def with_short_breaks(rows: Rows) -> Rows:
    return {**rows, "legal_status": [*rows["legal_status"], *_beside(rows["legal_status"])]}


def _beside(statuses: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """For each other status short breaks that began a day before it and end with it."""
    for each in statuses:
        first = each.get("started_on")
        if each.get("legal_status") not in (None, *SHORT_BREAKS) and first:
            yield {**each, "legal_status": "V4", "started_on": first - timedelta(days=1)}


@pytest.mark.parametrize("slug", [one.slug for one in CONCERNED])
def test_short_breaks_before_another_status_and_beside_it_change_no_figure(
    both: list[dict[tuple, tuple]], slug: str
) -> None:
    before, after = ({key: told for key, told in each.items() if key[0] == slug} for each in both)
    changed = {key[1:]: (told, after.get(key)) for key, told in before.items() if after.get(key) != told}
    assert not changed, changed
    assert any(told[0] or told[1] for told in before.values())
