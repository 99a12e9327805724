"""When two places speak of the same measure, the same action, the same area. When in doubt they do not: a contradiction
that is none costs more than one that is missed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from goldenthread.plans.checking.terms import alike, bag, inside, terms, words
from goldenthread.plans.checking.view import ActionView, LineView, PlanView

SAME_ACTION = 0.75  # of the words of two actions
NEARLY_ALL = 0.85
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
# "Monitor the level of adoptions" and "Monitor number of adoptions" are one action.
_HOW_MANY = words("level number percentage percent no the a an of in to and for that who are is per")
_SHARE = re.compile(r"%|per ?cent|proportion", re.IGNORECASE)
_RATE = re.compile(r"\brate\b|\bper [\d,]+", re.IGNORECASE)
_DAYS = re.compile(r"\b(?:number of )?days\b", re.IGNORECASE)


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
    if _kind(a) != _kind(b) or not same_area(a.area, b.area):
        return False
    one, other = terms(a.text), terms(b.text)
    return len(one & other) >= 2 and alike(one, other) >= SAME_LINE and not (one ^ other) & _NARROWER


def _kind(line: LineView) -> str:
    """What kind of number a line is: a share, a rate, days, or a count."""
    if _SHARE.search(line.text) or any("%" in unit for unit in line.units):
        return "share"
    if _RATE.search(line.text):
        return "rate"
    return "days" if any("day" in unit for unit in line.units) or _DAYS.search(line.text) else "count"


def same_actions(ours: Sequence[ActionView], theirs: Sequence[ActionView]) -> list[tuple[ActionView, ActionView]]:
    """Pairs of actions that are one: in one area, the most alike first, each used once."""
    marked = [(_marks(b.text), b) for b in theirs]
    scored = []
    for a in ours:
        words, verb = _marks(a.text)
        for (others, other_verb), b in marked:
            score = _likeness(words, others, same_verb=verb == other_verb)
            if score >= SAME_ACTION and same_area(a.area, b.area):
                scored.append((score, a, b))
    pairs, used_a, used_b = [], set(), set()
    for _, a, b in sorted(scored, key=lambda each: -each[0]):
        if a.key not in used_a and b.key not in used_b:
            used_a.add(a.key)
            used_b.add(b.key)
            pairs.append((a, b))
    return pairs


@lru_cache(maxsize=20_000)
def _marks(text: str) -> tuple[frozenset[str], str]:
    """The words by which an action is known again, and the one that it begins with."""
    return bag(text) - _HOW_MANY, text.split(maxsplit=1)[0].casefold() if text.strip() else ""


def _likeness(one: frozenset[str], other: frozenset[str], *, same_verb: bool) -> float:
    """How much two actions share. What begins with another verb is another action unless nearly all is shared."""
    fewer, more = sorted((len(one), len(other)))
    if not fewer or fewer < SAME_ACTION * more or one.isdisjoint(other):
        return 0.0
    score = alike(one, other)
    return score if same_verb or score >= NEARLY_ALL else 0.0


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
