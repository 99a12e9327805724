"""One measure, month and cut as it was reported then and as it is known now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.core import periods
from goldenthread.measures import definition, words
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import Result


@dataclass(frozen=True)
class Version:
    """The same measure, month and cut, as it was computed at one time."""

    figure_id: str
    computed: str
    said: str
    standing: str
    why: str


def versions(result: Result) -> list[Version]:
    """Every result of the same measure, month and cut, the first computed first. One query."""
    measure = definition.get(result.measure)
    same = Result.objects.filter(
        measure=result.measure, period=result.period, breakdown=result.breakdown, cut=result.cut
    )
    found = list(same.order_by("pk"))
    return [_version(measure, each, found[:number]) for number, each in enumerate(found)]


def said(measure: Definition, result: Result) -> str:
    """A figure on one line: ``66.7% (4 of 6)``, or why there is none."""
    if result.value is None:
        return f"No figure: {words.small(result.reason or result.get_state_display())}"
    counted = words.share(result, measure.head.unit)
    if measure.head.kind == "mean" and not measure.entry:
        counted = f"the average of {result.denominator:,.0f}{f', {result.missing:,} missing' if result.missing else ''}"
    return f"{words.value(result.value, measure.head.unit)}{f' ({counted})' if counted else ''}"


def _version(measure: Definition, result: Result, before: Sequence[Result]) -> Version:
    now = result.is_known_now or (bool(measure.entry) and result.is_current)
    standing = "As known now" if now else "In use, as reported" if result.is_current else "Replaced"
    if not before:
        standing = "As first reported, and as known now" if now else "As first reported"
    why = _why(result, before[-1]) if before else ""
    return Version(result.figure_id, periods.short_day(result.computed_on), said(measure, result), standing, why)


def _why(result: Result, before: Result) -> str:
    """What differs from the version before, in words."""
    reasons = [
        rested_on
        for name, rested_on in (
            ("snapshots", "other data loads"), ("fingerprint", "another text of the definition"),
            ("parameters", "other settings"), ("rule_version", "other counting rules"),
        )
        if getattr(result, name) != getattr(before, name)
    ]  # fmt: skip
    return f"It rests on {' and '.join(reasons)}." if reasons else "Its state or the bank holidays differ."
