"""The made-up council's workforce return: one row for each post that works with children, as it stood on a day."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example.chance import lot, whole_lot
from goldenthread.example.council import Council, Team
from goldenthread.example.days import plus
from goldenthread.records import tables

Row = dict[str, object]
AGENCY_BEFORE = 0.24  # of those in post two years ago
_COLUMNS = tuple(each.name for each in tables.POST.columns if each.name not in ("source_sheet", "source_row"))
_LIMITS = {"SOCIAL_WORKER": 18, "SENIOR": 16, "PERSONAL_ADVISER": 22}


def name(as_at: date) -> str:
    """The file's name: ``workforce-2026-05-31.csv``."""
    return f"workforce-{as_at.isoformat()}.csv"


def written(council: Council, as_at: date) -> bytes:
    """The return as it stood at the end of ``as_at``."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _COLUMNS)
    writer.writeheader()
    writer.writerows(rows_at(council, as_at))
    return text.getvalue().encode()


def tables_at(council: Council, as_at: date) -> dict[str, dict[str, list[object]]]:
    """The canonical tables that reading the return would give: posts, and every other table empty."""
    rows = [
        row | {"source_sheet": name(as_at), "source_row": line}
        for line, row in enumerate(rows_at(council, as_at), start=2)
    ]
    return {
        table.name: {column: [row[column] for row in rows] if table is tables.POST else [] for column in table.names}
        for table in tables.TABLES
    }


def rows_at(council: Council, as_at: date) -> Iterator[Row]:
    """A post for each seat of a team that holds children, and one for its manager."""
    for team in council.teams.values():
        if team.seats:
            for seat in range(team.seats):
                yield _seat(council, team, seat, as_at)
            yield _post(f"{team.key}-M", team, as_at, "MANAGER", f"Manager {team.key}", None, None)


def _seat(council: Council, team: Team, seat: int, as_at: date) -> Row:
    held = [(since, worker) for since, worker in council.workers[team.key, seat] if since <= as_at]
    since, worker = held[-1]
    post_id = f"{team.key}-{seat + 1:02d}"
    role = "PERSONAL_ADVISER" if team.function == "leaving" else "SENIOR" if seat == 0 else "SOCIAL_WORKER"
    left_on = since if len(held) > 1 and plus(since, 365) > as_at else None
    made = _post(post_id, team, as_at, role, worker, since if worker else None, left_on)
    if worker is None or is_agency(worker, council.until, as_at):
        made["vacant_since"] = since
    if made["filled"] == "Y" and is_agency(str(worker), council.until, as_at):
        made["agency"] = "Y"
    return made


def _post(
    post_id: str, team: Team, as_at: date, role: str, worker: str | None, since: date | None, left_on: date | None
) -> Row:
    part_time = lot("hours", worker) < 0.15
    return {
        "post_id": post_id, "team_id": team.name_on(as_at), "worker_id": worker, "role": role,
        "full_time": 0.6 if worker and part_time else 1.0, "established": "Y", "filled": "Y" if worker else "N",
        "agency": "N" if worker else None, "holder_started_on": since, "holder_left_on": left_on,
        "vacant_since": None, "days_absent": whole_lot(0, 17, "absent", worker) if worker else None,
        "caseload_limit": _LIMITS.get(role),
    }  # fmt: skip


def is_agency(worker: str, until: Month, day: date) -> bool:
    """Whether an agency supplies the worker: many did two years ago, and most of those have taken a post since."""
    if worker.startswith("Agency"):
        return True
    stays_until = until.plus(10 - whole_lot(0, 34, "takes a post", worker)).first_day
    return lot("agency", worker) < AGENCY_BEFORE and day < stays_until
