"""What is said of a target before anybody agrees to it: already met, looks unreachable, contradicts its direction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.measures import words
from goldenthread.measures.definition import Definition
from goldenthread.measures.targets.course import months
from goldenthread.measures.targets.wanted import FALLING, RISING, Wanted

MET, UNREACHABLE, CONTRADICTS, UNRATED = "already_met", "unreachable", "contradicts", "unrated"
LABELS = {
    MET: "Already met", UNREACHABLE: "Looks unreachable", CONTRADICTS: "Contradicts its direction",
    UNRATED: "Will not be rated",
}  # fmt: skip
SUSTAINED = 12  # months (method 4.2, step 8)
Course = Mapping[Month, float]


@dataclass(frozen=True)
class Doubt:
    """One thing to say of a target, by its code and in a sentence. ``tells`` is whether the sentence holds a figure."""

    code: str
    sentence: str
    tells: bool = True

    @property
    def label(self) -> str:
        return LABELS[self.code]


@dataclass(frozen=True)
class Pace:
    """The change that a target asks for each month, and the largest gain a month that the measure ever sustained over
    twelve (None: less than thirteen months are known)."""

    required: float
    best: float | None

    @property
    def is_beyond(self) -> bool:
        return self.best is not None and self.required > max(self.best, 0.0) + 1e-9


def of(wanted: Wanted, measure: Definition, course: Course) -> list[Doubt]:
    """Everything that gives pause, the direction first. ``course`` holds the known figures by month."""
    found = [_direction(wanted, measure), _met(wanted, measure, course), _reach(wanted, measure, course)]
    return [doubt for doubt in found if doubt]


def pace(wanted: Wanted, course: Course) -> Pace | None:
    """None where nothing is known, the target has no date ahead, or is met."""
    if not course or wanted.value is None or wanted.due_on is None:
        return None
    last = max(course)
    left = months(last.first_day, wanted.due_on)
    if left <= 0 or wanted.reached_by(course[last], wanted.value):
        return None
    rises = wanted.value > course[last]
    return Pace(abs(wanted.value - course[last]) / left, _best(course, rises=rises))


def _best(course: Course, *, rises: bool) -> float | None:
    before = {month: month.plus(-SUSTAINED) for month in course}
    gains = [course[month] - course[year_ago] for month, year_ago in before.items() if year_ago in course]
    if not gains:
        return None
    return (max(gains) if rises else -min(gains)) / SUSTAINED


def _direction(wanted: Wanted, measure: Definition) -> Doubt | None:
    better = measure.head.better
    if better == "neither":
        return Doubt(UNRATED, "Neither higher nor lower is better here: the target is shown, and no rating is.", False)
    if wanted.operator in (FALLING if better == "higher" else RISING):
        return Doubt(CONTRADICTS, f"{better.capitalize()} is better here, and this asks for the opposite.", False)
    return None


def _met(wanted: Wanted, measure: Definition, course: Course) -> Doubt | None:
    if not course or wanted.value is None:
        return None
    last = max(course)
    if not wanted.reached_by(course[last], wanted.value):
        return None
    return Doubt(MET, f"{words.value(course[last], measure.head.unit)} in {last.label} reaches it already.")


def _reach(wanted: Wanted, measure: Definition, course: Course) -> Doubt | None:
    found = pace(wanted, course)
    if found is None or not found.is_beyond:
        return None
    unit, best = measure.head.unit, found.best or 0.0
    ever = f"the most it ever gained over {SUSTAINED} months was {_monthly(best, unit)}"
    if best <= 0:
        ever = f"it never gained over {SUSTAINED} months"
    return Doubt(UNREACHABLE, f"It asks for {_monthly(found.required, unit)}; {ever}.")


def _monthly(size: float, unit: str) -> str:
    """``0.25 percentage points a month``: two places, because a month's part of a gain is small."""
    number = f"{size:.2f}".rstrip("0").rstrip(".")
    plural = "" if number == "1" else "s"
    return f"{number} {f'percentage point{plural}' if unit == '%' else unit} a month"


def said(found: Pace, unit: str) -> str:
    """The two numbers beside each other, or that the second is not known."""
    asks = f"It asks for {_monthly(found.required, unit)}"
    if found.best is None:
        return f"{asks}. Too few months are known to say whether that was ever done."
    ever = _monthly(found.best, unit) if found.best > 0 else "nothing"
    return f"{asks}; the most ever gained over {SUSTAINED} months was {ever}."


def history(results: Mapping[str, float], *, on: date) -> Course:
    """Known figures by month, without months that are not over on that day."""
    return {month: value for text, value in results.items() if (month := Month.parse(text)).last_day <= on}
