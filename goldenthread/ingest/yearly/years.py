"""The year of a yearly return: 1 April to 31 March."""

from __future__ import annotations

import datetime as dt


def year_end(as_at: dt.date) -> dt.date:
    """The 31 March of the year that a day lies in, which is the day itself when it is one."""
    end = dt.date(as_at.year, 3, 31)
    return end if as_at <= end else dt.date(as_at.year + 1, 3, 31)
