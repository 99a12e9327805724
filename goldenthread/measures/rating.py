"""The performance rating of a figure by one stated rule; delivery (dates) is rated elsewhere.

The gap to the target, or to what is asked by now on the way to it, gives the colour; what else is known may move it by
one step (``statistics.performance``, which is the rule's only home). No data, no target, a comparator without a figure
and a measure without a direction are words beside a rating, never a rating.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Protocol

from goldenthread.core import periods
from goldenthread.measures import words
from goldenthread.measures.statistics import performance
from goldenthread.measures.statistics.performance import USUAL, Known, Thresholds
from goldenthread.measures.statistics.xmr import Direction
from goldenthread.measures.targets.wanted import RISING, STRICT, Wanted

RULE = (
    "On track: the figure reaches its target, or what is asked by now on the way to it. At risk: it misses by no more "
    "than the tolerance. Off track: it misses by more. Not yet due: the target is to be reached later, is not reached "
    "yet, and nothing is asked before. The numbers behind the figure, a signal or a forecast may move a rating by one "
    "step, and the reason is said."
)
Rating = Literal["green", "amber", "red", "grey"]
Better = Literal["higher", "lower", "neither"]
Flag = Literal["", "no_data", "no_target", "no_comparator", "no_direction"]
SAID = {"green": "on track", "amber": "at risk", "red": "off track", "grey": "not yet due"}
# The reasons of the rule in words. Few counted have two: chance may reach the target, or only its tolerance, which the
# interval on the same page shows.
SMALL = "small numbers"
_ONLY_BEYOND = "so few were counted that chance alone may explain that it is beyond the tolerance"
_MOVED = {
    SMALL: "so few were counted that chance alone may explain the miss",
    "special cause concern": "its course shows a change for the worse that is more than chance",
    performance.UNLIKELY_SAID: "if nothing else changes it is unlikely to meet the target by its date",
    "special cause improvement": "its course shows an improvement that is more than chance",
    performance.FAILING_SAID: "as things run, the target is out of its reach",
}


class Found(Protocol):
    """A result."""

    @property
    def value(self) -> float | None: ...
    @property
    def state(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def numerator(self) -> float | None: ...
    @property
    def denominator(self) -> float | None: ...


@dataclass(frozen=True)
class Signs:
    """What statistics say of the figure's course; None is not known. ``p_meet``: the chance to meet the target."""

    variation: str | None = None
    assurance: str | None = None
    points: int | None = None
    p_meet: float | None = None


@dataclass(frozen=True)
class Overriding:
    """Another rating that two people agreed on, instead of a certain one of the rule's."""

    rating: Rating
    instead_of: Rating
    sentence: str


@dataclass(frozen=True)
class Rules:
    """By what a measure is rated: its unit and direction, the tolerance (None: none is set), and the council's own
    settings. ``is_share``: its numerator and denominator are people or things, so that small numbers can be told."""

    unit: str
    better: Better = "higher"
    tolerance: float | None = None
    is_share: bool = False
    thresholds: Thresholds = USUAL


@dataclass(frozen=True)
class Judgement:
    """A rating (None where there is none to give), the sentence that says why, and the flag beside it.

    ``base`` is the colour of the gap alone; ``by_rule`` what the rule gives, which an override leaves beside its own;
    ``overridden`` says who overrode it, why and until when.
    """

    rating: Rating | None
    sentence: str
    flag: Flag = ""
    base: Rating | None = None
    by_rule: Rating | None = None
    overridden: str = ""


NO_SIGNS = Signs()


def judge(
    figure: Found | None, wanted: Wanted | None, *, rules: Rules, on: date, signs: Signs = NO_SIGNS,
    overriding: Overriding | None = None,
) -> Judgement:  # fmt: skip
    """The rating of ``figure`` against what is wanted as things stand on ``on`` (the period's last day)."""
    if figure is None or figure.value is None or figure.state != "known":
        reason = figure.reason if figure else "No figure has been computed"
        return Judgement(None, f"No data: {reason}.", "no_data")
    if unrated := _unrated(figure.value, wanted, rules):
        return unrated
    assert wanted  # noqa: S101 (for the type checker: unrated otherwise)
    judged = _judged(figure, figure.value, wanted, rules, signs)
    return _overridden(replace(judged, by_rule=judged.rating), overriding)


def _unrated(value: float, wanted: Wanted | None, rules: Rules) -> Judgement | None:
    said = words.value(value, rules.unit)
    if wanted is None:
        return Judgement(None, f"{said}; no target is set.", "no_target")
    if wanted.value is None:
        return Judgement(None, f"{said}; no figure is known of {wanted.others}.", "no_comparator")
    if rules.better == "neither":
        told = f"the target is {wanted.words(rules.unit)}"
        return Judgement(
            None, f"{said}; {told}. Neither higher nor lower is better, so it is not rated.", "no_direction"
        )
    return None


def _judged(figure: Found, value: float, wanted: Wanted, rules: Rules, signs: Signs) -> Judgement:
    said, final = words.value(value, rules.unit), wanted.words(rules.unit)
    asked = wanted.reference
    if asked is None:
        return _before_due(value, said, wanted, final, rules.unit)
    known = _known(figure, value, asked, wanted, rules, signs)
    found = performance.suggest(known, rules.thresholds)
    base, rating = _rating(found.base), _rating(found.rag)
    goal = f"the target of {final}" if wanted.named == "target" else _on_the_way(wanted, asked, final, rules.unit)
    sentence = f"{said}: {_gap(value, asked, goal, base, wanted, rules)}"
    if rating != base:
        why = " and ".join(_why(each, known) for each in found.reasons if each in _MOVED)
        sentence += f" {SAID[rating].capitalize()}, not {SAID[base]}: {why}."
    return Judgement(rating, sentence, base=base)


def _why(reason: str, known: Known) -> str:
    only_beyond = reason == SMALL and not performance.chance_reaches(known, 0.0)
    return _ONLY_BEYOND if only_beyond else _MOVED[reason]


def _before_due(value: float, said: str, wanted: Wanted, final: str, unit: str) -> Judgement:
    """A target for later days, with nothing asked before it."""
    end = wanted.value or 0.0
    if wanted.reached_by(value, end):
        return Judgement("green", f"{said}: reaches the target of {final}.", base="green")
    by = f", which is to be reached by {periods.short_day(wanted.due_on)}" if wanted.due_on else ""
    return Judgement("grey", f"{said}: {_far(value, end, unit)} the target of {final}{by}.", base="grey")


def _known(figure: Found, value: float, asked: float, wanted: Wanted, rules: Rules, signs: Signs) -> Known:
    value, asked = round(value, 6), round(asked, 6)
    is_target = wanted.named == "target"
    counted = (figure.numerator, figure.denominator) if rules.is_share else (None, None)
    return Known(
        v=value, target=asked if is_target else wanted.value, tol=rules.tolerance or 0.0,
        direction=_direction(value, asked, wanted), trajectory=None if is_target else asked,
        variation=signs.variation, assurance=signs.assurance, p_meet=signs.p_meet, numerator=counted[0],
        denominator=counted[1], points=signs.points, strict=wanted.operator in STRICT,
    )  # fmt: skip


def _direction(value: float, asked: float, wanted: Wanted) -> Direction:
    """Of a target that is to be met exactly, either side is a miss."""
    if wanted.operator == "=":
        return "increase" if value < asked else "decrease"
    return "increase" if wanted.operator in RISING else "decrease"


def _gap(value: float, asked: float, goal: str, base: Rating, wanted: Wanted, rules: Rules) -> str:
    if base == "green":
        return f"reaches {goal}."
    far = f"{_far(value, asked, rules.unit)} {goal}"
    if not rules.tolerance:
        return f"{far}; no tolerance is set."
    inside = "within" if base == "amber" else "beyond"
    return f"{far}, {inside} the tolerance of {words.amount(rules.tolerance, rules.unit)}."


def _on_the_way(wanted: Wanted, asked: float, final: str, unit: str) -> str:
    by = f" by {periods.short_day(wanted.due_on)}" if wanted.due_on else ""
    by_now = f"the {wanted.named} of {words.value(asked, unit)} for now"
    return f"{by_now}, on the way to {final}{by}"


def _far(value: float, asked: float, unit: str) -> str:
    return words.distance(value, asked, unit)


def _rating(colour: str) -> Rating:
    return colour if colour in ("green", "amber", "red") else "grey"  # type: ignore[return-value]


def _overridden(judged: Judgement, overriding: Overriding | None) -> Judgement:
    """The agreed rating instead, as long as the rule still gives the one that people disagreed with."""
    if overriding is None or judged.rating != overriding.instead_of:
        return judged
    ours = f" By the rule it is {SAID[overriding.instead_of]}; {overriding.sentence}"
    return replace(
        judged, rating=overriding.rating, sentence=f"{judged.sentence}{ours}", overridden=overriding.sentence
    )
