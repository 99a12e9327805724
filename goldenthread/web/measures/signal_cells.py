"""A signal as pages show it: a word with a shape and a colour, one sentence, and a small picture of its course."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from goldenthread.measures import signal_words, signals
from goldenthread.measures.definition import Definition
from goldenthread.measures.signals import Signal
from goldenthread.reporting import charts_svg, course_svg
from goldenthread.web.measures.periods import SPARK_MONTHS

FEWEST_POINTS = 3  # two points are not a course
# What a filter and the order of a column hold, what wants attention first.
KINDS = {
    "worsening": "Worsening", "improving": "Improving", "higher": "Higher", "lower": "Lower",
    "no_change": "No significant change", "none": "No signal",
}  # fmt: skip
ASSURANCES = {
    "consistent_pass": "Meets its target every month", "consistent_fail": "Misses its target every month",
    "inconsistent": "Hit and miss",
}  # fmt: skip
SHAPES = {"improving": "▲", "worsening": "▼", "higher": "△", "lower": "▽", "no_change": "▬"}
_MARKS = {"improving": "improvement", "worsening": "concern", "higher": "neutral_high", "lower": "neutral_low"}


@dataclass(frozen=True)
class SignalCell:
    """``kind`` is a key of ``KINDS``; ``text`` the words beside the shape; ``assurance`` those about the target."""

    kind: str
    text: str
    sentence: str
    assurance: str
    spark: charts_svg.Svg | None

    @property
    def shape(self) -> str:
        """The shape beside the word; none where there is no signal."""
        return SHAPES.get(self.kind, "")

    @property
    def look(self) -> str:
        """The end of the class that colours it: blue, orange, violet or grey, never red and green."""
        return {"higher": "moved", "lower": "moved", "no_change": "same", "none": "same"}.get(self.kind, self.kind)

    @property
    def place(self) -> int:
        """In order of what wants attention."""
        return list(KINDS).index(self.kind)

    @property
    def exported(self) -> str:
        return f"{self.text}. {self.sentence}"


def cell(measure: Definition, signal: Signal, of: str = "") -> SignalCell:
    """What a row of the scorecard shows of it; ``of`` names the team whose course it is, empty for the council."""
    title = f"{measure.head.short_title}, {of}" if of else measure.head.short_title
    return _cell(title, measure.head.unit, signal)


@lru_cache(maxsize=4096)
def _cell(title: str, unit: str, signal: Signal) -> SignalCell:
    sentence = signal_words.sentence(signal, unit)
    return SignalCell(
        signal.variation or "none", signal_words.short(signal), sentence, ASSURANCES.get(signal.assurance, ""),
        _spark(title, signal, sentence),
    )  # fmt: skip


def _spark(title: str, signal: Signal, sentence: str) -> charts_svg.Svg | None:
    last = signal.course.ending(SPARK_MONTHS)
    if last.known < FEWEST_POINTS:
        return None
    drawn = signal.state in signals.DRAWN and signal.lower
    lower, upper = (signal.lower[-SPARK_MONTHS:], signal.upper[-SPARK_MONTHS:]) if drawn else ((), ())
    return course_svg.spark(
        f"{title}, {last.months[0].label} to {last.months[-1].label}", sentence, last.values,
        lower=lower, upper=upper, mark=_MARKS.get(signal.variation, ""),
    )  # fmt: skip
