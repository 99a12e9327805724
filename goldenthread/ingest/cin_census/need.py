"""What the census says only between its lines: how a case stands, where a conference came from. Pure, by child."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from goldenthread.ingest.yearly.rows import Row

# A plan starts on the day of its conference; one within four weeks may be its plan with a wrong date.
_NEAR_DAYS = 28


def led_to_plan(held_on: dt.date, plans: Sequence[Row]) -> str:
    """Y where a plan of the child starts on the day of the conference, U where one starts within four weeks, else N."""
    days = [(started - held_on).days for each in plans if (started := each.day("CPPstartDate"))]
    if 0 in days:
        return "Y"
    return "U" if any(0 < day <= _NEAR_DAYS for day in days) else "N"


def is_transfer_in(held_on: dt.date, referred_on: dt.date | None, enquiries: Sequence[Row]) -> str:
    """A conference that stands with the referral and not with an enquiry is of a child who moved in with a plan: Y.

    U where an enquiry since the referral has no conference of its own, so that it may be that one's.
    """
    for each in enquiries:
        started = each.day("S47ActualStartDate")
        may_have_led_to_it = started and started <= held_on and (not referred_on or started >= referred_on)
        if may_have_led_to_it and each.day("DateOfInitialCPC") is None and each["ICPCnotRequired"] != "Y":
            return "U"
    return "Y"


def case_status(
    closed_on: dt.date | None, *, as_at: dt.date, plans: Sequence[Row], cin_plans: Sequence[Row],
    assessments: Sequence[Row],
) -> str | None:  # fmt: skip
    """The first that applies: CLOSED, CPP, CINP, ASSESSMENT; None where none does. The census does not know who is
    looked after."""
    if closed_on and closed_on <= as_at:
        return "CLOSED"
    for code, rows, start, end in (
        ("CPP", plans, "CPPstartDate", "CPPendDate"),
        ("CINP", cin_plans, "CINPlanStartDate", "CINPlanEndDate"),
        ("ASSESSMENT", assessments, "AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    ):
        if any(_open(row.day(start), row.day(end), as_at) for row in rows):
            return code
    return None


def _open(started: dt.date | None, ended: dt.date | None, on: dt.date) -> bool:
    return bool(started and started <= on and not (ended and ended <= on))


def disability(codes: Sequence[str]) -> str | None:
    """Y with any disability, N where the census says NONE, None where it says nothing."""
    if not codes:
        return None
    return "N" if set(codes) == {"NONE"} else "Y"
