"""Where a measure goes if nothing else changes: a flat line, a band that past errors drew, and the odds of its target.

Percentages are foretold as log odds, counts and rates as logarithms. The band is 80 % of what forecasts of the same
kind of figure have really missed by; nothing is said of more than twelve months, where one bad winter meets all
measures at once and no bank of errors can know it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, Protocol

from goldenthread.core.periods import Month
from goldenthread.measures import error_banks
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
    return _forecast(measure, used, flat, last, banks, target, due)


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


def _forecast(
    measure: Definition, course: Course, flat: Flat, last: Month, banks: Banks, target: Wanted | None,
    due: Month | None,
) -> Forecast:  # fmt: skip
    bank = bank_of(measure)
    method = banks.better(bank)
    point = flat.point if method == "blend" else flat.mean12
    scale = scale_of(measure)
    inverse = partial(forecast.from_scale, scale=scale)
    used = banks.ranked(bank, method)
    widened = [flat.sigma * banks.widening(bank, method, h) for h in range(1, HORIZON + 1)]
    ahead = tuple(
        _ahead(last.plus(h), forecast.predictive(point, widened[h - 1], used[h - 1], inverse))
        for h in range(1, HORIZON + 1)
    )
    chance, not_said = None, ""
    way = _WAYS.get(target.operator) if target else None
    months = _months_until(due, last) if target else 0
    if target and not way:
        not_said = "A target that only one exact number meets has no chance worth saying."
    elif target and months > HORIZON:
        not_said = f"The target is {months} months ahead; nothing is said beyond {HORIZON}."
    elif target and months < 1:
        not_said = "The month of the target is over."
    elif target and way:
        rows = banks.whole_rows(bank, method, months)
        chance = _chance(last.plus(months), months, point, widened, rows, used, scale, target, way)
    return Forecast(
        "ok", "", bank, method, ahead, chance, _required(ahead, target, months, due),
        best_change(course.values, way) if way else None, len(used[0]), banks.is_own(bank, method, 1),
        banks.is_under_review(bank, method), not_said,
    )  # fmt: skip


def _ahead(month: Month, found: forecast.Predicted) -> Ahead:
    return Ahead(month, found.median, found.lo80, found.hi80)


def _months_until(due: Month | None, last: Month) -> int:
    return 1 if due is None else (due.year - last.year) * 12 + due.number - last.number


def _required(ahead: Sequence[Ahead], target: Wanted | None, months: int, due: Month | None) -> float | None:
    """The change a month from where the forecast stands to the target in its month; None without a month to come."""
    if target is None or due is None or months < 1:
        return None
    return (target.value - ahead[0].median) / months


def _chance(
    month: Month, months: int, point: float, widened: Sequence[float], rows: Sequence[error_banks.Row],
    used: Sequence[Sequence[float]], scale: Scale, target: Wanted, way: Way,
) -> Chance:  # fmt: skip
    found = forecast.predictive(
        point, widened[months - 1], used[months - 1], partial(forecast.from_scale, scale=scale), target.value, way
    )
    edge = forecast.place_of(target.value, scale, way)
    return Chance(month, found.p_meet or 0.0, _sustained(months, point, widened, rows, edge, way))


def _sustained(
    months: int, point: float, widened: Sequence[float], rows: Sequence[error_banks.Row], edge: float, way: Way
) -> float | None:
    """The share of past origins after which each of the three months to the due one would have met the target."""
    if months < SUSTAINED or not rows:
        return None
    turn = 1 if way == "increase" else -1
    least = [(at, turn * (edge - point) / widened[at]) for at in range(months - SUSTAINED, months)]
    hits = sum(all(turn * (row[at] or 0.0) >= error for at, error in least) for row in rows)
    return (hits + 0.5) / (len(rows) + 1)
