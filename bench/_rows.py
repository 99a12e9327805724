"""Made-up rows for ``compute_measures.py``: of the right number and spread, from a fixed start; they tell no story."""

from __future__ import annotations

import random
from datetime import date, timedelta

from goldenthread.core import periods
from goldenthread.records import tables

MONTHS = periods.months_ending(periods.Month(2026, 10), 24)
TEAMS = [f"Team {number:02d}" for number in range(1, 26)]
# Rows in one snapshot of a mid-sized authority: about 15,000 in all.
SIZES = {
    "contact": 3500, "early_help_episode": 700, "referral": 1600, "assessment": 1500, "s47_enquiry": 650,
    "initial_cp_conference": 260, "cin_episode": 2400, "cp_plan": 450, "cp_visit": 430, "cp_review": 400,
    "cla_period": 560, "cla_review": 540, "cla_visit": 550, "legal_status": 560, "cla_placement": 560,
    "care_leaver": 320, "person": 4200,
}  # fmt: skip
# Six years of the same authority in one dataset with full histories: about 300,000 rows.
HISTORIES = {
    "contact": 42_000, "early_help_episode": 8_000, "referral": 19_000, "assessment": 18_000, "s47_enquiry": 7_800,
    "initial_cp_conference": 3_100, "cin_episode": 19_000, "cin_plan": 9_000, "cin_visit": 40_000, "cp_plan": 2_600,
    "cp_visit": 45_000, "cp_review": 6_000, "cla_period": 1_900, "cla_episode": 6_000, "legal_status": 3_500,
    "cla_placement": 5_000, "cla_review": 9_000, "cla_visit": 22_000, "cla_health": 5_000, "missing_episode": 3_000,
    "care_leaver": 700, "person": 20_000, "involvement": 36_000, "worker": 300, "disability": 3_000,
}  # fmt: skip


def made_up(sizes: dict[str, int], month: periods.Month) -> dict[str, dict[str, list]]:
    """The tables of a snapshot at the month's end."""
    chance = random.Random(month.id)  # noqa: S311 (made-up rows, not a secret)
    return {name: _columns(name, size, month.last_day, chance) for name, size in sizes.items()}


def _columns(name: str, size: int, as_at: date, chance: random.Random) -> dict[str, list]:
    return {
        column.name: [_value(column, place, as_at, chance) for place in range(size)]
        for column in tables.BY_NAME[name].columns
    }


def _value(column: object, place: int, as_at: date, chance: random.Random) -> object:
    name, kind = column.name, column.kind  # type: ignore[attr-defined]
    if name == "team_id":
        return TEAMS[place % len(TEAMS)]
    if name == "worker_id":
        return f"Worker {place % 150:03d}"
    if kind == "date":
        ends = name.startswith(("ended", "ceased", "closed")) and chance.random() < 0.8
        return None if ends else as_at - timedelta(days=int(chance.random() * 180))
    if kind == "integer":
        return chance.choice((0, 0, 0, 1, 2)) if name != "age_years" else chance.randrange(22)
    if kind == "number":
        return round(40 * chance.random(), 1)
    if kind == "flag":
        return chance.choice("YYYN")
    return f"{name}-{place}"
