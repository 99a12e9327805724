"""Where a measure goes if nothing else changes: a flat line, a band that past errors drew, and the odds of its target.

Percentages are foretold as log odds, counts and rates as logarithms. The band is 80 % of what forecasts of the same
kind of figure have really missed by; nothing is said of more than twelve months, where one bad winter meets all
measures at once and no bank of errors can know it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Literal, Protocol

from goldenthread.core.periods import Month
from goldenthread.measures.courses import Course
from goldenthread.measures.definition import Definition
from goldenthread.measures.entry import MILESTONE
from goldenthread.measures.error_banks import Bank, Banks, Method
from goldenthread.measures.signals import NOT_A_SERIES, ROLLING, STOCK, Restart
from goldenthread.measures.statistics import forecast
from goldenthread.measures.statistics.forecast import FEWEST, HORIZON, Flat, Scale, Way
from goldenthread.measures.statistics.prime import PER_SIGMA
from goldenthread.measures.statistics.xmr import moving_ranges, screened_mean

State = Literal["ok", "too_few", "not_suited", "no_movement"]
SUSTAINED = 3
_WAYS: dict[str, Way] = {">=": "increase", ">": "increase", "<=": "decrease", "<": "decrease"}


class Wanted(Protocol):
    """A target with its day."""

    @property
    def operator(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def due_on(self) -> object: ...


@dataclass(frozen=True)
class Ahead:
    """One month to come, in the measure's unit."""

    month: Month
    median: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Chance:
    """The chance that ``month`` meets the target, and that it and the two months before it all do (None: too near)."""

    month: Month
    meets: float
    sustained: float | None


@dataclass(frozen=True)
class Forecast:
    """``why`` says why there is none. ``rows``: how many past errors the first month's band rests on, ``own`` whether
    they are this council's. ``review``: past bands held too rarely or too often, so this one is widened."""

    state: State
    why: str = ""
    bank: Bank = "percentages"
    method: Method = "blend"
    ahead: tuple[Ahead, ...] = ()
    chance: Chance | None = None
    required: float | None = None
    best: float | None = None
    rows: int = 0
    own: bool = False
    review: bool = False
    not_said: str = ""
    """Why no chance is given although there is a target; empty otherwise."""


def of(
    measure: Definition, course: Course, banks: Banks, *, target: Wanted | None = None, due: Month | None = None,
    restarts: Sequence[Restart] = (),
) -> Forecast:  # fmt: skip
    """The forecast from the last month that is known. ``due`` is the month in which the target is to be reached,
    None when it holds already: then the chance is that of the next month."""
    basis = _basis(measure, course, banks, restarts)
    return basis if isinstance(basis, Forecast) else _forecast(basis, target, due)


def chance_to_meet(
    measure: Definition, course: Course, banks: Banks, *, target: Wanted, due: Month | None = None,
    restarts: Sequence[Restart] = (),
) -> float | None:  # fmt: skip
    """The chance that ``of`` gives to the month of the target, and nothing else of it: a rating asks no more, and the
    rest is nine tenths of the time."""
    basis = _basis(measure, course, banks, restarts)
    months, way = _months_until(due, basis.last) if isinstance(basis, _Basis) else 0, _WAYS.get(target.operator)
    if isinstance(basis, Forecast) or way is None or not 1 <= months <= HORIZON:
        return None
    return _meets(basis, months, target, way)


@dataclass(frozen=True)
class _Basis:
    """What a forecast rests on: the months used, where they stand on their scale, and the errors of their like."""

    used: Course
    flat: Flat
    last: Month
    scale: Scale
    bank: Bank
    method: Method
    banks: Banks

    @property
    def point(self) -> float:
        return self.flat.point if self.method == "blend" else self.flat.mean12

    def sigma(self, months: int) -> float:
        """A month's usual movement, widened where past bands held too rarely.

        What had to be widened some months ahead is not surer further ahead, where too few outcomes are known to say so.
        """
        return self.flat.sigma * max(self.banks.widening(self.bank, self.method, h) for h in range(1, months + 1))

    def predicted(self, months: int, target: float | None = None, way: Way | None = None) -> forecast.Predicted:
        """The spread so many months ahead."""
        errors = self.banks.ranked(self.bank, self.method)[months - 1]
        back = partial(forecast.from_scale, scale=self.scale)
        return forecast.predictive(self.point, self.sigma(months), errors, back, target, way)


def _basis(measure: Definition, course: Course, banks: Banks, restarts: Sequence[Restart]) -> _Basis | Forecast:
    """The basis, or a forecast that says why there is none."""
    if why := unsuited(measure):
        return Forecast("not_suited", why)
    used = since_restart(course, restarts)
    values = on_scale(measure, used)
    flat = flat_of(values)
    if flat is None:
        known = sum(value is not None for value in values)
        return Forecast("too_few", f"A forecast needs {FEWEST} months with a figure; there are {known}.")
    if not flat.sigma:
        return Forecast("no_movement", "The months hardly differ, so a band about them would mean nothing.")
    last = max(month for month, value in zip(used.months, values, strict=True) if value is not None)
    bank = bank_of(measure)
    return _Basis(used, flat, last, scale_of(measure), bank, banks.better(bank), banks)


def unsuited(measure: Definition) -> str:
    """Why this measure is not foretold; empty when it is."""
    if measure.head.kind == MILESTONE or measure.head.basis in NOT_A_SERIES:
        return "It is no figure of every month, so it is not foretold."
    if measure.head.basis in ROLLING:
        return "Each figure repeats most of the one before, so that a forecast of it would look surer than it is."
    return ""


def bank_of(measure: Definition) -> Bank:
    """Whose errors are like this measure's."""
    if measure.head.basis == STOCK:
        return "stocks"
    return "percentages" if measure.head.kind in ("proportion", "weighted") else "counts"


def scale_of(measure: Definition) -> Scale:
    """Shares as log odds, counts and rates as logarithms, anything else as it is."""
    if measure.head.kind in ("proportion", "weighted"):
        return "proportion"
    return "count" if measure.head.kind in ("count", "rate") else "identity"


def since_restart(course: Course, restarts: Sequence[Restart]) -> Course:
    """The months since limits last began again where there are twelve of them with a figure, else all."""
    starts = [course.months.index(each.starts) for each in restarts if each.starts in course.months]
    since = course.between(max(starts), len(course.values)) if starts else course
    return since if since.known >= FEWEST else course


def on_scale(measure: Definition, course: Course) -> list[float | None]:
    """The figures on the scale they are foretold on; None for a gap, or a share of more than the whole."""
    scale = scale_of(measure)
    if scale == "proportion":
        pairs = zip(course.numerators, course.denominators, strict=True)
        return [forecast.logit(x, n) if x is not None and n and 0 <= x <= n else None for x, n in pairs]
    usable = [value if scale == "identity" or (value or 0) >= 0 else None for value in course.values]
    return [None if value is None else forecast.to_scale(value, scale) for value in usable]


def flat_of(values: Sequence[float | None]) -> Flat | None:
    """The flat forecast of a series on its scale; its usual movement is never taken across a gap."""
    found = forecast.blend([value for value in values if value is not None])
    if found is None:
        return None
    sigma = (screened_mean(moving_ranges(values))[0] or 0.0) / PER_SIGMA
    return Flat(found.mean12, found.alpha, found.level, found.point, sigma)


def words(chance: float) -> str:
    """``unlikely (about 20%)``: to the nearest five in a hundred, never none and never all."""
    nearest = round(chance * 20) * 5
    about = "less than 5%" if nearest < 5 else "more than 95%" if nearest > 95 else f"about {nearest}%"
    return f"{forecast.words(chance)} ({about})"


def best_change(values: Sequence[float | None], way: Way) -> float | None:
    """The best change a month that was ever kept up for twelve: of the means of three months a year apart.

    None with fewer than fifteen months. Signed: an improvement of a measure that should fall is below nought.
    """
    means = [_mean(values[at - 3 : at]) for at in range(3, len(values) + 1)]
    pairs = zip(means, means[12:], strict=False)
    changes = [(later - earlier) / 12 for earlier, later in pairs if earlier is not None and later is not None]
    if not changes:
        return None
    return max(changes) if way == "increase" else min(changes)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if len(known) == len(values) else None


def _forecast(basis: _Basis, target: Wanted | None, due: Month | None) -> Forecast:
    ahead = tuple(accumulate((_ahead(basis, months) for months in range(1, HORIZON + 1)), _no_surer))
    way = _WAYS.get(target.operator) if target else None
    months = _months_until(due, basis.last) if target else 0
    not_said = _not_said(way, months) if target else ""
    return Forecast(
        "ok", "", basis.bank, basis.method, ahead,
        _chance(basis, months, target, way) if target and way and not not_said else None,
        _required(ahead, target, months, due), best_change(basis.used.values, way) if way else None,
        len(basis.banks.ranked(basis.bank, basis.method)[0]), basis.banks.is_own(basis.bank, basis.method, 1),
        basis.banks.is_under_review(basis.bank, basis.method), not_said,
    )  # fmt: skip


def _not_said(way: Way | None, months: int) -> str:
    """Why no chance is given although there is a target; empty where one is."""
    if not way:
        return "A target that only one exact number meets has no chance worth saying."
    if months > HORIZON:
        return f"The target is {months} months ahead; nothing is said beyond {HORIZON}."
    return "The month of the target is over." if months < 1 else ""


def _ahead(basis: _Basis, months: int) -> Ahead:
    found = basis.predicted(months)
    return Ahead(basis.last.plus(months), found.median, found.lo80, found.hi80)


def _no_surer(before: Ahead, found: Ahead) -> Ahead:
    """A month's band that holds the band of the month before it: months further ahead rest on fewer past errors, or on
    those that come with the product, and would else look surer than nearer ones."""
    return Ahead(found.month, found.median, min(before.lower, found.lower), max(before.upper, found.upper))


def _months_until(due: Month | None, last: Month) -> int:
    return 1 if due is None else (due.year - last.year) * 12 + due.number - last.number


def _required(ahead: Sequence[Ahead], target: Wanted | None, months: int, due: Month | None) -> float | None:
    """The change a month from where the forecast stands to the target in its month; None without a month to come."""
    if target is None or due is None or months < 1:
        return None
    return (target.value - ahead[0].median) / months


def _chance(basis: _Basis, months: int, target: Wanted, way: Way) -> Chance:
    edge = forecast.place_of(target.value, basis.scale, way)
    meets = _meets(basis, months, target, way)
    return Chance(basis.last.plus(months), meets, _sustained(basis, months, edge, way))


def _meets(basis: _Basis, months: int, target: Wanted, way: Way) -> float:
    return basis.predicted(months, target.value, way).p_meet or 0.0


def _sustained(basis: _Basis, months: int, edge: float, way: Way) -> float | None:
    """The share of past origins after which each of the three months to the due one would have met the target."""
    rows = basis.banks.whole_rows(basis.bank, basis.method, months)
    if months < SUSTAINED or not rows:
        return None
    turn = 1 if way == "increase" else -1
    span = range(months - SUSTAINED, months)
    least = [(at, turn * (edge - basis.point) / basis.sigma(at + 1)) for at in span]
    hits = sum(all(turn * (row[at] or 0.0) >= error for at, error in least) for row in rows)
    return (hits + 0.5) / (len(rows) + 1)
