"""When two places speak of the same measure, the same area, the same council; for actions see ``pairing``.

When in doubt they do not: a contradiction that is none costs more than one that is missed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from goldenthread.plans.checking.terms import alike, bag, inside, terms, words
from goldenthread.plans.checking.view import LineView, PlanView

YEAR = 366  # days
SAME_LINE = 0.7
CLEARLY = 1.3  # times as alike as the next line
SUBJECT_INSIDE = 0.6  # of the words of a sentence's subject, in the measure's words
_GENERIC = words(
    "council county city borough district london metropolitan children child young people family learning education "
    "service social care safeguarding directorate department improvement practice plan report exception the and of "
    "authority unitary local first board draft"
)
# A word that only one of two measures has, and that makes it a measure of fewer: repeat plans, seen alone.
_NARROWER = words(
    "repeat second subsequent first initial alone offered accepted eligible internal external agency permanent boys "
    "girls male female unaccompanied under manager newly qualified sen ehc looked lookedafter careleaver inneed "
    "protectionplan"
)
_SMALL = words("and of the in for")
_SHARE = re.compile(r"%|per ?cent|proportion", re.IGNORECASE)
_RATE = re.compile(r"\brate\b|\bper [\d,]+", re.IGNORECASE)
_DAYS = re.compile(r"\b(?:number of )?days\b", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def same_area(a: str, b: str) -> bool:
    """Do two area names mean one area? One unnamed is not held against the other. Initials count: SEND."""
    one, other = _area(a), _area(b)
    if not one or not other:
        return True
    return one == other or inside(one, other) == 1 or inside(other, one) == 1 or _initials(a) & _initials(b) != set()


def _area(name: str) -> frozenset[str]:
    return terms(name) or bag(name)


def _initials(name: str) -> set[str]:
    parts = [part for part in re.findall(r"[A-Za-z]+", name) if part.casefold() not in _SMALL]
    return {"".join(part[0] for part in parts).upper(), *(part for part in parts if part.isupper())} - {""}


def same_organisation(a: PlanView, b: PlanView) -> bool:
    """False only when both plans say whose they are, and say it differently: two councils may want different things."""
    one, other = bag(a.organisation) - _GENERIC, bag(b.organisation) - _GENERIC
    return not one or not other or bool(one & other)


def of_one_time(a: PlanView, b: PlanView) -> bool:
    """False only when both plans say when they are of, and that is more than a year apart."""
    one, other = a.begins_on or a.as_of, b.begins_on or b.as_of
    return one is None or other is None or abs((one - other).days) <= YEAR


def same_line(a: LineView, b: LineView) -> bool:
    """Is it one measure? By the computed measure behind both, else by their words and the kind of number."""
    if a.slug and b.slug:
        return a.slug == b.slug
    one, other = terms(a.text), terms(b.text)
    if len(one & other) < 2 or alike(one, other) < SAME_LINE or (one ^ other) & _NARROWER:
        return False
    return _kind(a) == _kind(b) and same_area(a.area, b.area)


def is_narrower(subject: str, of: str) -> bool:
    """Does a subject speak of fewer children than another: repeat plans, children seen alone?"""
    return bool((terms(subject) - terms(of)) & _NARROWER)


def _kind(line: LineView) -> str:
    """What kind of number a line is: a share, a rate, days, or a count."""
    if _SHARE.search(line.text) or any("%" in unit for unit in line.units):
        return "share"
    if _RATE.search(line.text):
        return "rate"
    return "days" if any("day" in unit for unit in line.units) or _DAYS.search(line.text) else "count"


def line_of(subject: str, area: str, unit: str, lines: Sequence[LineView]) -> LineView | None:
    """The one measure that a sentence speaks of: of its area first, else of the whole plan on stronger grounds."""
    about = terms(subject)
    if not about:
        return None
    fitting = [line for line in lines if _unit_fits(unit, line)]
    near = [line for line in fitting if area and same_area(line.area, area)]
    told = _area(area) if about - _area(area) else frozenset()
    return _best(about - told, near, told, least=SUBJECT_INSIDE) or _best(about, fitting, None, least=0.8)


def _best(
    about: frozenset[str], lines: Sequence[LineView], area: frozenset[str] | None, *, least: float
) -> LineView | None:
    """The line that holds most of the words; None when another is nearly as near, or when too little is shared. One
    word in common is enough only within the area, whose own words tell nothing apart."""
    known = {line.key: (terms(line.text) - (area or frozenset())) or terms(line.text) for line in lines}
    found = ((inside(about, known[line.key]), alike(about, known[line.key]), line) for line in lines)
    scored = sorted(found, key=lambda each: (-each[0], -each[1]))
    if not scored or scored[0][0] < least:
        return None
    if len(scored) > 1 and scored[0][0] == scored[1][0] and scored[0][1] < CLEARLY * scored[1][1]:
        return None
    line = scored[0][2]
    return line if area is not None or len(about & known[line.key]) >= 2 else None


def _unit_fits(unit: str, line: LineView) -> bool:
    """A percentage is not held against days. A figure without a unit may be anything but a percentage."""
    units = {_unit(unit) for unit in line.units}
    if not unit or not units:
        return True
    return _unit(unit) in units


def _unit(unit: str) -> str:
    lowered = unit.casefold()
    return "%" if "%" in lowered else "days" if "day" in lowered else "weeks" if "week" in lowered else lowered
