"""One figure in words, as every page of measures says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from goldenthread.core.periods import Month
from goldenthread.measures import answers, words
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import Result, Target
from goldenthread.measures.queries import Standing
from goldenthread.measures.targets import wanted
from goldenthread.records import ages
from goldenthread.records.ages import Age
from goldenthread.web.measures import links

# How a figure stands against its target: the words of a filter, worst first, by the rating that the rule gives.
NO_TARGET, NO_FIGURE, UNRATED, NO_COMPARATOR = "no_target", "no_data", "no_direction", "no_comparator"
AGAINST = {
    "red": "Off track",
    "amber": "At risk",
    "grey": "Not yet due",
    "green": "On track",
    NO_TARGET: "No target",
    UNRATED: "Not rated",
    NO_COMPARATOR: "No figure of others",
    NO_FIGURE: "No figure",
}
MISSES = ("red", "amber")
FLAGS = {"suppressed": "c", "unknown": "x", "not_applicable": "z"}
# How a figure itself stands, as filters say it.
FIGURES = {
    "known": "Known", "stale": "Out of date", "unknown": "Unknown", "not_applicable": "Does not apply",
    "suppressed": "Withheld",
}  # fmt: skip
NOT_COMPUTED = "nothing has been computed for this month yet"
NOT_ENTERED = "nobody has entered this month"
# A plain count that nobody wants higher or lower says so instead of having no target.
NO_DIRECTION = "Neither higher nor lower is better"


@dataclass(frozen=True)
class Shown:
    """A figure, what it was counted from, and how it stands against its target."""

    value: str
    counted: str
    """``41 of 52``; for a rate ``350 in a population of 43,210``; empty for a plain count."""
    period: str
    state: str
    reason: str
    missing: str
    target: str
    against: str
    sentence: str
    figure_id: str
    address: str
    number: float | None
    by_rule: str = ""
    """The rule's own rating, where two people agreed on another one."""

    @property
    def is_known(self) -> bool:
        return self.state in {"known", "stale"} and self.number is not None

    @property
    def rating(self) -> str:
        """The key of ``components/rating.html``; empty where the rule gives none."""
        return self.against if self.against in {"red", "amber", "grey", "green"} else ""

    @property
    def amount(self) -> str:
        """The number of the value without its unit, which stands beside it in small; a percentage stays whole."""
        return self.value.partition(" ")[0]

    @property
    def unit(self) -> str:
        return self.value.partition(" ")[2]

    @property
    def gap(self) -> str:
        """The rule's sentence without the figure that stands beside it: ``8.4 percentage points below the target``."""
        said = self.sentence.removeprefix(self.value).lstrip(":; ")
        return said[:1].upper() + said[1:]

    @property
    def flag(self) -> str:
        """What stands in a column of its own where a figure does not: c withheld, x not available, z does not apply."""
        return FLAGS.get(self.state, "")

    @property
    def text(self) -> str:
        """The figure on one line, for an export: ``78.8% (41 of 52), May 2026``; empty where it is withheld."""
        if self.state == "suppressed":
            return ""
        if not self.is_known:
            return f"Unknown: {self.reason}" if self.reason else "Unknown"
        counted = f" ({self.counted})" if self.counted else ""
        return f"{self.value}{counted}, {self.period}"


def standing(found: Standing, period: Month) -> Shown:
    """What a page says of a measure's council figure in a month."""
    measure, judged = found.definition, found.judgement
    against = judged.rating or judged.flag or NO_TARGET
    sentence = judged.sentence
    if against == NO_TARGET:
        sentence = NO_DIRECTION if measure.head.better == "neither" else "No target"
    shown = _shown(measure, found.result, period, found.target, against, sentence)
    return replace(shown, by_rule=judged.by_rule or "") if judged.overridden else shown


def result(measure: Definition, found: Result | None, period: Month) -> Shown:
    """A figure without its target: a team's, or the one of an earlier month."""
    return _shown(measure, found, period, None, NO_TARGET, "")


def _shown(
    measure: Definition, found: Result | None, period: Month, target: Target | None, against: str, sentence: str
) -> Shown:
    aim = target_words(target, measure)
    if found is not None and found.state == "suppressed":
        sentence = ""
    if found is None:
        reason = NOT_ENTERED if measure.entry else NOT_COMPUTED
        return Shown("", "", period.label, "unknown", reason, "", aim, NO_FIGURE, "", "", "", None)
    return Shown(
        value=words.value(found.value, measure.head.unit), counted=counted(measure, found), period=period.label,
        state=found.state, reason=found.reason, missing=missing(found), target=aim, against=against,
        sentence=sentence, figure_id=found.figure_id,
        address=links.figure(found.figure_id) if found.figure_id else "",
        number=found.value,
    )  # fmt: skip


def counted(measure: Definition, found: Result) -> str:
    """What stands behind the value, in the words of its kind; nothing where it is withheld or nothing is known."""
    if found.state == "suppressed" or (found.numerator is None and found.denominator is None):
        return ""
    above, below = number(found.numerator), number(found.denominator)
    match measure.head.kind:
        case "rate":
            return f"{above} in a population of {below}{estimate(measure, found)}" if below else above
        case "per":
            return f"{above} children, {below} workers"
        case "mean" if measure.entry:
            return f"{above} for {below}"
        case "mean" | "median":
            return f"{below} counted"
        case "proportion" | "ratio" | "weighted":
            return f"{above} of {below}"
    return ""


def estimate(measure: Definition, found: Result) -> str:
    """`` (mid-2024 estimate, provisional)``: which estimate a rate is divided by; empty for a number typed in."""
    kept: list[Any] = next((found.parameters[name] for name in measure.populations if name in found.parameters), [])
    return f" ({kept[2]})" if len(kept) > 2 else ""


def missing(found: Result) -> str:
    """How many rows lack the fact; they are counted apart and never dropped in silence."""
    if not found.missing:
        return ""
    return f"{found.missing:,} {'row lacks' if found.missing == 1 else 'rows lack'} the fact"


def target_words(target: Target | None, measure: Definition) -> str:
    """``at least 85%``, with the day it is to be reached by; empty without a target."""
    return wanted.told(target, unit=measure.head.unit) if target else ""


def apart(now: Shown, before: Shown, unit: str) -> str:
    """How two periods differ, without saying that this is a change: two figures can not show one."""
    if now.number is None or before.number is None:
        return ""
    gap = round(now.number - before.number, 1)
    if gap == 0:
        return f"the same in {now.period}"
    size = f"{abs(gap):,.1f}".removesuffix(".0") + (" points" if unit == "%" else "")
    return f"{size} {'more' if gap > 0 else 'less'} in {now.period}"


def number(value: float | None) -> str:
    return "" if value is None else f"{value:,.1f}".removesuffix(".0")


def data_ages(found: Definition, *, on: date) -> list[Age]:
    """How old the returns are that can answer the measure; none for one that is entered."""
    return [] if found.entry else ages.of_returns(on, answers.kinds(found))
