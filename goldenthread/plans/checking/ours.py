"""The council's own figures and targets as the checks see them: plain values, so that a spec needs no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.measures import words

NAME = "Our figures"
KEY = "figures"  # in the place of a plan's key


@dataclass(frozen=True)
class OurFigure:
    """A figure of the whole council that is known. ``figure_id`` leads to what it rests on; ``also`` is the same month
    as known now, where a later load says something else."""

    month: Month
    value: float
    figure_id: str = ""
    numerator: float | None = None
    denominator: float | None = None
    missing: int = 0
    also: float | None = None

    @property
    def values(self) -> tuple[float, ...]:
        """What may be said of the month without being wrong."""
        return (self.value,) if self.also is None else (self.value, self.also)


@dataclass(frozen=True)
class OurTarget:
    """A target that two people agreed. ``steps`` are the values that its course asks for on the way, ``operator`` what
    its sign is in words: ``at least``."""

    key: int
    op: str
    operator: str
    value: float
    starts_on: date
    ends_on: date | None = None
    due_on: date | None = None
    steps: tuple[float, ...] = ()

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True)
class OurMeasure:
    """A measure of the library with its figures by month and the targets it ever had, the newest first."""

    slug: str
    title: str
    unit: str
    kind: str
    basis: str
    figures: Mapping[Month, OurFigure] = field(default_factory=dict)
    targets: tuple[OurTarget, ...] = ()

    def target_on(self, day: date) -> OurTarget | None:
        """The target in force that day; None where none is."""
        return next((target for target in self.targets if target.holds_on(day)), None)

    def said(self, figure: OurFigure) -> str:
        """``81.4% (83 of 102)``."""
        share = words.share(figure, self.unit)
        return f"{words.value(figure.value, self.unit)}{f' ({share})' if share else ''}"


@dataclass(frozen=True)
class Ours:
    """What the council holds of the measures that plans are linked to. ``parts`` are the names of its teams and
    services: a sentence that names one speaks of other figures than these."""

    measures: Mapping[str, OurMeasure] = field(default_factory=dict)
    parts: tuple[str, ...] = ()


NOTHING = Ours()
