"""What the course of a measure says: a signal where the statistics can carry one, else the reason why they cannot.

XmR, or Laney's p′ and u′ where the denominators move more than twofold; the rules of Making Data Count. Figures that
roll or cumulate never get a signal: each month repeats the one before, and limits from neighbours' differences would
cry wolf in more than half of cases. Figures of a month's last day get one from 24 months on, and like all others only
where the months do not depend on each other (autocorrelation at lag 1 up to 2/√n).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from goldenthread.core.periods import Month
from goldenthread.measures.courses import Course
from goldenthread.measures.definition import Definition
from goldenthread.measures.entry import MILESTONE
from goldenthread.measures.statistics import icons, prime, rules, xmr
from goldenthread.measures.statistics.xmr import Direction, Limits

State = Literal[
    "ok", "trial", "no_variation", "too_few", "little_variation", "dependent", "rolling", "stock", "milestone", "rare",
    "no_figure", "empty",
]  # fmt: skip
Method = Literal["XmR", "p′", "u′"]
ROLLING = ("rolling_12", "rolling_6", "rolling_3", "year_to_date", "school_year_to_date")
NOT_A_SERIES = ("once", "occasion")
STOCK = "month_end_stock"
# Counts of fewer a month are mostly noughts and ones: 5.5 % of stable ones would show a signal, not 1.8 %.
RARE = 3
# A signal, or the certainty that nothing moves.
SAID: tuple[State, ...] = ("ok", "trial", "no_variation")
# A course can be drawn with its limits although the last month gets no signal.
DRAWN: tuple[State, ...] = (*SAID, "no_figure", "dependent", "stock")
_STATES: dict[str, State] = {"too_few_points": "too_few", "insufficient_variation": "little_variation"}
_WAYS: dict[str, Direction] = {"higher": "increase", "lower": "decrease", "neither": "neutral"}
_VARIATIONS = {
    "common_cause": "no_change", "improvement": "improving", "concern": "worsening", "neutral_high": "higher",
    "neutral_low": "lower",
}  # fmt: skip
_ONE_SIGMA = Limits(0.0, 1.0, -3.0, 3.0, -2.0, 2.0)
# A shift is worth a new baseline once seven points follow its first.
FOLLOWING = 8


@dataclass(frozen=True)
class Restart:
    """A month from which limits and rules begin again; ``fixed``: limits of that many first points, then kept."""

    starts: Month
    fixed: int = 0


@dataclass(frozen=True)
class Piece:
    """One stretch between two restarts: its limits for each month and the rules that fired there, name to sign."""

    method: Method
    centre: float | None
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    fired: tuple[dict[str, int], ...]
    status: str
    sigma_z: float | None = None


@dataclass(frozen=True, eq=False)
class Signal:
    """What is said of a course, and all that it rests on. Sequences have one place for each month of ``course``. The
    same course always gives the same object, so that what is drawn of it can be remembered.

    ``variation``: improving, worsening, no_change, higher, lower; empty where ``state`` says why there is none.
    ``assurance``: consistent_pass, consistent_fail, inconsistent, or empty. ``rules``: every rule that fired on the
    last month, the one that names it first. ``mixed``: rules that point opposite ways. ``suggestion``: the month at
    which a new baseline might begin, for a person to decide. ``sigma_z`` of p′ and u′: about 1 is chance alone.
    """

    state: State
    course: Course
    variation: str = ""
    assurance: str = ""
    rules: tuple[str, ...] = ()
    sign: int = 0
    mixed: bool = False
    method: Method | None = None
    centres: tuple[float | None, ...] = ()
    lower: tuple[float | None, ...] = ()
    upper: tuple[float | None, ...] = ()
    marks: tuple[str, ...] = ()
    fired: tuple[tuple[str, ...], ...] = ()
    sigma_z: float | None = None
    dependence: float | None = None
    suggestion: Month | None = None
    fixed: int = 0

    @property
    def is_special(self) -> bool:
        """Has something changed by more than chance?"""
        return bool(self.variation) and self.variation != "no_change"

    @property
    def centre(self) -> float | None:
        """The average that the last month is held against."""
        return self.centres[-1] if self.centres else None


def of(measure: Definition, course: Course, *, target: float | None = None, restarts: Sequence[Restart] = ()) -> Signal:
    """The signal of a course. Pure: the same figures always give the same answer, and are read once."""
    per = measure.entry.per if measure.entry and measure.entry.per else 10_000
    return _read(measure.head.kind, measure.head.basis, measure.head.better, per, course, target, tuple(restarts))


@lru_cache(maxsize=4096)
def _read(
    kind: str, basis: str, better: str, per: int, course: Course, target: float | None, restarts: tuple[Restart, ...]
) -> Signal:  # fmt: skip
    if not course.known:
        return Signal("empty", course)
    if kind == MILESTONE or basis in NOT_A_SERIES:
        return Signal("milestone", course)
    if basis in ROLLING:
        return Signal("rolling", course)
    starts = _starts(course, restarts)
    pieces = [_piece(kind, per, course.between(first, last), fixed) for (first, fixed), (last, _) in pairwise(starts)]
    first, fixed = starts[-2]
    state = _state(kind, basis, course.between(first, len(course.values)), pieces[-1])
    return _signal(state, course, pieces, _WAYS[better], target, first, fixed)


def _starts(course: Course, restarts: tuple[Restart, ...]) -> list[tuple[int, int]]:
    """Where each stretch begins with how many of its points fix its limits, and the end."""
    ids = list(course.months)
    inside = {ids.index(each.starts): each.fixed for each in restarts if each.starts in ids}
    before = [each for each in sorted(restarts, key=lambda each: each.starts) if each.starts < ids[0]]
    begin = {0: before[-1].fixed if before and before[-1].starts.plus(1) > ids[0] else 0}
    return [*sorted((begin | inside).items()), (len(ids), 0)]


def _piece(kind: str, per: int, part: Course, fixed: int) -> Piece:
    """Limits by the method that the denominators call for; fixed limits are always those of XmR."""
    if kind in ("proportion", "rate") and not fixed and _moves(part, kind) and (found := _primed(kind, per, part)):
        return found
    limits = xmr.xmr_limits(part.values, baseline=fixed or None)
    status = xmr.status_of(part.values, limits)
    level = status == "no_variation"
    low, high = (limits.mean, limits.mean) if level else (limits.lpl, limits.upl)
    size = len(part.values)
    return Piece(
        "XmR", limits.mean, (low,) * size, (high,) * size, tuple(xmr.signals(part.values, limits)), status
    )  # fmt: skip


def _moves(part: Course, kind: str) -> bool:
    pairs = [(x, n) for x, n in zip(part.numerators, part.denominators, strict=True) if x is not None and n]
    whole = all(0 <= x <= n for x, n in pairs) or kind == "rate"
    return bool(pairs) and len(pairs) == part.known and whole and prime.is_called_for([n for _, n in pairs])


def _primed(kind: str, per: int, part: Course) -> Piece | None:
    """p′ or u′, the rules upon z in units of its own movement; None where nothing moves."""
    find = prime.p_prime_with_gaps if kind == "proportion" else prime.u_prime_with_gaps
    found, times = find(part.numerators, part.denominators), 100 if kind == "proportion" else per
    if not found.sigma_z:
        return None
    scaled = [None if z is None else z / found.sigma_z for z in found.z]
    lower, upper = (tuple(None if end is None else end * times for end in ends) for ends in (found.lower, found.upper))
    status = xmr.status_of(scaled, _ONE_SIGMA)
    fired = tuple(xmr.signals(scaled, _ONE_SIGMA))
    method: Method = "p′" if kind == "proportion" else "u′"
    return Piece(method, found.centre * times, lower, upper, fired, status, found.sigma_z)


def _state(kind: str, basis: str, part: Course, piece: Piece) -> State:
    """Whether the last month may get a signal, and if not, why."""
    if piece.status in _STATES:
        return _STATES[piece.status]
    counted = part.values if kind == "count" else part.numerators if kind == "rate" else ()
    known = [each for each in counted if each is not None]
    if known and sum(known) < RARE * len(known):
        return "rare"
    if basis == STOCK and part.known < xmr.SETTLED:
        return "stock"
    if xmr.depends_on_the_month_before(part.values):
        return "dependent"
    if not icons.is_present(part.values):
        return "no_figure"
    return "ok" if piece.status == "ok" else "no_variation" if piece.status == "no_variation" else "trial"


def _signal(
    state: State, course: Course, pieces: list[Piece], way: Direction, target: float | None, first: int, fixed: int
) -> Signal:  # fmt: skip
    fired = [signs for piece in pieces for signs in piece.fired]
    named = [_by_precedence(signs) for signs in fired]
    kinds = [xmr.meaning(signs[names[0]] if names else 0, way) for signs, names in zip(fired, named, strict=True)]
    last, is_said = pieces[-1], state in SAID
    return Signal(
        state, course, variation=_VARIATIONS[kinds[-1]] if is_said else "",
        assurance=_assured(state, last, target, way) if is_said else "", rules=named[-1] if is_said else (),
        sign=fired[-1].get(named[-1][0], 0) if named[-1] else 0, mixed=len(set(fired[-1].values())) > 1,
        method=last.method, centres=tuple(piece.centre for piece in pieces for _ in piece.fired),
        lower=tuple(end for piece in pieces for end in piece.lower),
        upper=tuple(end for piece in pieces for end in piece.upper),
        marks=tuple("" if kind == "common_cause" else kind for kind in kinds), fired=tuple(named),
        sigma_z=last.sigma_z, dependence=xmr.lag_one(course.values[first:]), fixed=fixed,
        suggestion=_suggestion(course, last, first) if state in (*SAID, "dependent") else None,
    )  # fmt: skip


def _by_precedence(signs: dict[str, int]) -> tuple[str, ...]:
    return tuple(name for name in rules.PRECEDENCE if name in signs)


def _assured(state: State, last: Piece, target: float | None, way: Direction) -> str:
    if state == "no_variation" and last.centre is not None:
        return icons.assurance_without_variation(last.centre, target, way) or ""
    return icons.assurance(last.lower[-1], last.upper[-1], target, way) or ""


def _suggestion(course: Course, last: Piece, first: int) -> Month | None:
    """The first month of a run on one side of the average that lasts until now, once seven months follow it."""
    if last.centre is None:
        return None
    side = rules.sides(course.values[first:], last.centre)
    run = next((back for back, here in enumerate(reversed(side)) if here != side[-1]), len(side))
    at = len(course.months) - run
    return course.months[at] if side[-1] and run >= FOLLOWING and at > first else None
