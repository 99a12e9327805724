"""The numbers that the report's sentences state, each with an id and what it takes to compute it again."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence

from goldenthread.measures import rating as performance
from goldenthread.measures import words as measure_words
from goldenthread.plans import delivery
from goldenthread.plans.delivery import Rating
from goldenthread.plans.exceptions import ActionInPeriod, Criterion
from goldenthread.reporting import blocks, words
from goldenthread.reporting.exceptions.facts import AreaFacts, Measured, PlanFacts

SHORT = 16  # hexadecimal digits of a fingerprint: enough to tell every version of every text apart
NOT_DUE = "○ Not yet due"


class Figures:
    """The figures of one report: made when a sentence first needs them, listed in the order of reading."""

    def __init__(self, facts: PlanFacts) -> None:
        self.facts = facts
        self.made: dict[str, blocks.Figure] = {}

    def of_plan(self) -> str:
        """The id of the counts of the whole plan's actions."""
        return self._delivery(self.facts.plan.name, f"plan:{self.facts.plan.pk}", self.facts.actions)

    def of_area(self, area: AreaFacts) -> str:
        """The id of the counts of an area's actions."""
        return self._delivery(area.area.name, f"area:{area.area.pk}", area.at.actions)

    def of_measure(self, measured: Measured) -> tuple[str, ...]:
        """The id of a measure's figure; nothing before it was ever computed or entered."""
        result = measured.standing.result
        if result is None or not result.figure_id:
            return ()
        self.made[result.figure_id] = blocks.Figure(
            id=result.figure_id, measure=measured.title, period=self.facts.period.label, shown=shown(measured),
            definition=result.fingerprint[:SHORT], snapshots=_runs(result.snapshots),
            rule=f"{result.rule_version}, rating {fingerprint(performance.RULE)}",
        )  # fmt: skip
        return (result.figure_id,)

    def of_targets(self, name: str, held: Sequence[Measured]) -> str:
        """The id of a count: how many of these measures, which all have a target, miss it."""
        resting = [figure for each in held for figure in self.of_measure(each)]
        missed, rule = sum(each.is_missed for each in held), fingerprint(performance.RULE)
        said = [each.standing.judgement.sentence for each in held]  # tells the target, tolerance and override
        id_of = fingerprint(json.dumps([name, resting, said, rule]))
        made = blocks.Figure(
            id=id_of, measure=f"Measures of {name} against their targets",
            period=self.facts.period.label, shown=f"{missed} of {len(held)} miss the target", definition=rule,
            counted_from=f"the figures {', '.join(resting)}",
        )  # fmt: skip
        self.made[made.id] = made
        return made.id

    def in_order(self, written: tuple[blocks.Block, ...]) -> tuple[blocks.Figure, ...]:
        """The figures that the blocks state, as a reader meets them."""
        ids = dict.fromkeys(figure for span in blocks.spans(written) for figure in span.figures)
        return tuple(self.made[each] for each in ids)

    def _delivery(self, name: str, address: str, actions: Sequence[ActionInPeriod]) -> str:
        counts, rule = _counts(actions), fingerprint(delivery.RULE, delivery.AREA_RULE)
        rests_on = [address, self.facts.period.id, self.facts.on.isoformat(), counts, rule]
        made = blocks.Figure(
            id=fingerprint(json.dumps(rests_on)), measure=f"Actions of {name}",
            period=f"{self.facts.period.label}, as on {words.day(self.facts.on)}", shown=counts, definition=rule,
            counted_from="the plan's actions",
        )  # fmt: skip
        self.made[made.id] = made
        return made.id


def _runs(numbers: Sequence[int]) -> tuple[str, ...]:
    """``11 to 24`` for numbers in a row: a measure with a history rests on more than a dozen loads."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)


def fingerprint(*texts: str) -> str:
    """The beginning of the SHA-256 of the texts."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:SHORT]


def shown(measured: Measured) -> str:
    """``78.8% (41 of 52)``, ``c`` where it is withheld, or that there is no figure."""
    result, unit = measured.standing.result, measured.standing.definition.head.unit
    if result is not None and result.state == "suppressed":
        return "c"
    if result is None or result.value is None:
        return "no figure"
    counted = measure_words.share(result, unit)
    return measure_words.value(result.value, unit) + (f" ({counted})" if counted else "")


def told(measured: Measured, figures: Figures) -> blocks.Sentence:
    """One figure as a sentence: rating, title, value, what it was counted from, and how far from its target."""
    return blocks.sentence(*_rating(measured), f"{measured.title}: ", _span(measured, figures))


def _span(measured: Measured, figures: Figures) -> blocks.Span:
    month, judgement = figures.facts.period.label, measured.standing.judgement
    result = measured.standing.result
    if result is not None and result.state == "suppressed":
        return blocks.Span(f"c in {month}: {result.reason}.")
    if judgement.flag == "no_data":
        return blocks.Span(f"no figure for {month}. {judgement.sentence}", figures.of_measure(measured))
    unit = measured.standing.definition.head.unit
    against = judgement.sentence.removeprefix(measure_words.value(result.value if result else None, unit))
    against = against.replace(": reaches", ", which reaches", 1).replace(": ", ", ", 1)
    return blocks.Span(f"{shown(measured)} in {month}{against}", figures.of_measure(measured))


def _rating(measured: Measured) -> Iterable[blocks.Words]:
    """The performance rating; a target for later that is not reached yet is not due, which is no rating of work."""
    match measured.standing.judgement.rating:
        case None:
            return ()
        case "grey":
            return (blocks.Span(NOT_DUE, strong=True), " · ")
        case rating:
            return (blocks.Rating(rating), " · ")


def _counts(actions: Sequence[ActionInPeriod]) -> str:
    """``61 actions: 4 off track, 6 at risk, …; no update received 5``."""
    rated = Counter(each.position.reported for each in actions)
    standing = ", ".join(f"{rated[rating]} {rating.label.lower()}" for rating in Rating if rated[rating])
    met = Counter(found.criterion for each in actions for found in each.findings)
    reasons = ", ".join(f"{each.label.lower()} {met[each]}" for each in Criterion if met[each])
    return "; ".join(part for part in (f"{delivery.actions(len(actions))}: {standing or 'none'}", reasons) if part)
