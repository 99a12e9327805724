"""What a cell of a workbook shows, as far as its number format says: dates, percentages, pounds."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def shown(value: Any, number_format: str = "General") -> str:
    """The text for a value as a person sees it: ``14/08/2020``, ``Aug 2020``, ``85%``, ``£53,000``, ``12.5``."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (date, datetime)):
        return _day(value, QUOTED.sub("", number_format).lower())
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    return str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")


def _day(value: date, number_format: str) -> str:
    """A month where only that is shown: Excel keeps ``Aug-20`` as the first day of August."""
    return value.strftime("%d/%m/%Y") if "d" in number_format or "m" not in number_format else value.strftime("%b %Y")


def _number(value: float, number_format: str) -> str:
    form = number_format.split(";")[0]
    places = len(match[1]) if (match := re.search(r"\.(0+)", form)) else 0
    if "%" in form:
        return f"{_plain(round(value * 100, places or 2), places)}%"
    sign = "£" if "£" in form else ""
    return f"{sign}{value:,.{places}f}" if sign or "#,##" in form else _plain(value, places)


def _plain(value: float, places: int) -> str:
    """No more digits than a person typed: ``0.1 + 0.2`` is ``0.3``."""
    if places:
        return f"{value:.{places}f}"
    return str(int(value)) if float(value).is_integer() else f"{value:.12g}"
