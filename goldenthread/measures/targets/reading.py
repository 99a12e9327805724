"""Targets as people type them. What can be read in two ways is refused with both readings, never guessed."""

from __future__ import annotations

import re
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.measures import words
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.targets.course import Point
from goldenthread.measures.targets.wanted import SAID

_SIGNS = {
    ">=": ">=", "≥": ">=", "at least": ">=", "no less than": ">=", "<=": "<=", "≤": "<=", "at most": "<=",
    "no more than": "<=", "up to": "<=", ">": ">", "more than": ">", "above": ">", "over": ">", "<": "<",
    "less than": "<", "fewer than": "<", "below": "<", "under": "<", "=": "=", "exactly": "=",
}  # fmt: skip
_SIGN = re.compile("|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True)))
_NUMBER = r"\d+(?:[.,]\d+)*"
_ONE = re.compile(rf"({_NUMBER})\s*(.*)", re.DOTALL)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_SHARE = ("%", "per cent", "percent", "percentage")
_NAMED = re.compile(r"(?:\d{1,2}\s+)?([A-Za-z]{3,9})\s+(20\d\d)\b[\s:,=–-]*(.+)")
_ISO = re.compile(r"(20\d\d)-(\d\d)(?:-\d\d)?\b[\s:,=]*(.+)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = 60


def value(text: str, *, operator: str, unit: str, field: str = "value") -> float:
    """The number of a target typed beside a chosen ``operator``, in the measure's ``unit``; MeasureError otherwise."""
    said = " ".join(text.lower().split())[:_LONGEST]
    if (sign := _SIGN.match(said)) and (meant := _SIGNS[sign[0]]) != operator:
        rest = said[sign.end() :].strip()
        raise _two_ways(said, f"{SAID[operator]} {rest}", f"{SAID[meant]} {rest}", field)
    said = said[sign.end() :].strip() if sign else said
    found = _ONE.fullmatch(said)
    if not found:
        raise MeasureError("A target is a number.", remedy=f"Enter a number, in {_spoken(unit)}.", field=field)
    number, after = found[1], found[2].strip()
    if other := re.search(_NUMBER, after):
        raise _two_ways(said, _with(number, unit), _with(other[0], unit), field)
    return _checked(_number(number, unit, field), number, after, unit, field)


def points(text: str, *, operator: str, unit: str) -> tuple[Point, ...]:
    """Dated values, one on each line: ``Sep 2026 75``; in order of time. MeasureError names the line."""
    found: dict[date, float] = {}
    for line in filter(None, (" ".join(each.split()) for each in text.splitlines())):
        month, rest = _dated(line)
        if month.last_day in found:
            raise MeasureError(f"{month.label} is given twice.", remedy="Leave one of the two.", field="points")
        found[month.last_day] = value(rest, operator=operator, unit=unit, field="points")
    return tuple(Point(on, found[on]) for on in sorted(found))


def check_share(number: float, unit: str, field: str) -> None:
    """A share lies between nothing and all; no figure lies below nought."""
    if number < 0 or (unit == "%" and number > 100):
        raise MeasureError(
            f"{words.value(number, unit)} can never be reached.",
            remedy="Enter 0 to 100." if unit == "%" else "Enter 0 or more.",
            field=field,
        )


def _number(text: str, unit: str, field: str) -> float:
    if _PLAIN.fullmatch(text):
        return float(text)
    if _THOUSANDS.fullmatch(text):
        return float(text.replace(",", ""))
    digits = re.sub(r"[.,]", "", text)
    raise _two_ways(text, _with(text.replace(",", "."), unit), _with(digits, unit), field)


def _checked(number: float, typed: str, after: str, unit: str, field: str) -> float:
    if after and not _is_unit(after, unit):
        raise MeasureError(
            f"This measure is counted in {_spoken(unit)}, not in {after}.",
            remedy=f"Enter a number, in {_spoken(unit)}.",
            field=field,
        )
    if unit == "%" and 0 < number < 1 and not after:
        raise _two_ways(typed, f"{typed}%", words.value(number * 100, "%"), field)
    check_share(number, unit, field)
    return number


def _is_unit(said: str, unit: str) -> bool:
    if unit == "%":
        return said in _SHARE
    plain = said.rstrip(".")
    return plain in {unit.lower(), words.value(1, unit).partition(" ")[2].lower()}


def _dated(line: str) -> tuple[Month, str]:
    if (named := _NAMED.fullmatch(line)) and named[1][:3].lower() in _MONTHS:
        return Month(int(named[2]), _MONTHS.index(named[1][:3].lower()) + 1), named[3]
    if (iso := _ISO.fullmatch(line)) and 1 <= int(iso[2]) <= 12:
        return Month(int(iso[1]), int(iso[2])), iso[3]
    raise MeasureError(
        f"“{line[:_LONGEST]}” is not a month and a value.", remedy="Write each on its own line, as: Sep 2026 75.",
        field="points",
    )  # fmt: skip


def _two_ways(text: str, one: str, other: str, field: str) -> MeasureError:
    return MeasureError(
        f"“{text}” can be read as {one} or as {other}.", remedy="Write the one that is meant.", field=field
    )


def _with(number: str, unit: str) -> str:
    return f"{number}%" if unit == "%" else f"{number} {unit}"


def _spoken(unit: str) -> str:
    return "per cent" if unit == "%" else unit
