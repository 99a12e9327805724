"""A plan as the checks see it: plain values, so that one that is stored and one that was only read are judged alike.

``key`` names a thing for ever (``action:12``), so that an accepted finding is known again; ``where`` says to a person
where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Due:
    """A date as written, and the day that it means where it was understood."""

    raw: str
    day: date | None = None


@dataclass(frozen=True)
class Said:
    """Words in which something is claimed: progress, a risk, what shows it. ``on`` is the day they were said."""

    key: str
    text: str
    area: str = ""
    where: str = ""
    on: date | None = None
    period: str = ""
    """The month it was said for, as ``2026-10``; empty where nobody says."""
    is_ahead: bool = False
    """Is it of what comes next, and so of no figure that there is?"""


@dataclass(frozen=True)
class Band:
    """A time band that an action stands under, as worded; ``day`` is None where the day of its source is missing."""

    words: str
    day: date | None = None


@dataclass(frozen=True)
class ActionView:
    key: str
    text: str
    area: str = ""
    reference: str = ""
    where: str = ""
    owners: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    """The owners by their entries in the directory, where there is one."""
    partners: tuple[str, ...] = ()
    due: tuple[Due, ...] = ()
    bands: tuple[Band, ...] = ()
    starts_on: date | None = None
    is_complete: bool = False
    claimed_on: date | None = None
    evidence_on: tuple[date, ...] = ()
    cost_raw: str = ""
    cost_amount: float | None = None
    cost_funding: str = ""
    """What was chosen of ``costing.Funding``; empty where only words say how it is paid."""
    cost_since: date | None = None
    """The day since when it is to be confirmed, where that is known."""
    measures: tuple[str, ...] = ()
    linked: tuple[tuple[str, str], ...] = ()
    """Of the measures it names those that are linked to a computed one: the words, and which."""
    outcomes: tuple[str, ...] = ()
    """The keys of the outcomes that it serves."""
    waits_for: tuple[str, ...] = ()
    """The keys of the actions that have to be done first."""

    @property
    def name(self) -> str:
        return f"{self.reference} {self.text}".strip()

    @property
    def due_on(self) -> date | None:
        """The latest day that its dates mean."""
        return max((due.day for due in self.due if due.day), default=None)

    @property
    def band(self) -> Band | None:
        """The time band that says by when where no date is written: the one that ends first, else one without a day."""
        dated = [each for each in self.bands if each.day]
        return min(dated, key=lambda each: each.day or date.max) if dated else next(iter(self.bands), None)


@dataclass(frozen=True)
class Figure:
    """A number in a cell. ``label`` says which of several it is."""

    value: float
    unit: str = ""
    label: str = ""


@dataclass(frozen=True)
class Target:
    """``op`` is ``<=``, ``>=``, ``<``, ``>`` or empty where the plan does not say which way is better."""

    value: float
    op: str = ""
    unit: str = ""
    label: str = ""
    by: str = ""


@dataclass(frozen=True)
class LineView:
    """A line of the scorecard, or a numbered measure of an area."""

    key: str
    text: str
    area: str = ""
    reference: str = ""
    where: str = ""
    outcome: str = ""
    """The outcome it shows, in words."""
    slug: str = ""
    """The computed measure behind it, where one is linked."""
    period: str = ""
    baseline_raw: str = ""
    actual_raw: str = ""
    target_raw: str = ""
    comparator_raw: str = ""
    baseline: tuple[Figure, ...] = ()
    actual: tuple[Figure, ...] = ()
    targets: tuple[Target, ...] = ()
    hides_figures: bool = False
    """Are its figures left out because whoever asks may not see them?"""

    @property
    def units(self) -> set[str]:
        """The units of its figures and targets, where they have one."""
        figures = {each.unit for each in (*self.baseline, *self.actual)}
        return (figures | {each.unit for each in self.targets}) - {""}

    @property
    def name(self) -> str:
        return f"{self.reference} {self.text}".strip()


@dataclass(frozen=True)
class OutcomeView:
    key: str
    text: str
    area: str = ""
    where: str = ""
    is_measured: bool = False
    """Does a line of the scorecard show it?"""


@dataclass(frozen=True)
class RecommendationView:
    key: str
    text: str
    where: str = ""
    is_answered: bool = False
    """Does an outcome answer it?"""


@dataclass(frozen=True)
class AreaView:
    name: str
    officers: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanView:
    """``begins_on`` is its first day, ``as_of`` the day on which it was written; None where nobody knows."""

    key: str
    name: str
    organisation: str = ""
    begins_on: date | None = None
    as_of: date | None = None
    written_on: date | None = None
    """When it came here; costs unknown since then are old."""
    is_document: bool = False
    areas: tuple[AreaView, ...] = ()
    recommendations: tuple[RecommendationView, ...] = ()
    outcomes: tuple[OutcomeView, ...] = ()
    actions: tuple[ActionView, ...] = ()
    lines: tuple[LineView, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def slugs(self) -> set[str]:
        """The measures of the library that its lines and actions are linked to."""
        named = {slug for action in self.actions for _, slug in action.linked}
        return (named | {line.slug for line in self.lines}) - {""}

    def measured(self) -> Iterator[LineView]:
        """The lines that a sentence may speak of: those of the scorecard, and the linked measures of actions."""
        yield from self.lines
        for action in self.actions:
            for number, (text, slug) in enumerate(action.linked):
                yield LineView(f"{action.key}:linked:{number}", text, action.area, slug=slug)

    def officers_of(self, area: str) -> tuple[str, ...]:
        """Who answers for an area."""
        return next((each.officers for each in self.areas if each.name == area), ())

    def sentences(self) -> Iterator[Said]:
        """Everything that is claimed in words: what was said, and the measures that actions name."""
        yield from self.said
        for action in self.actions:
            for number, text in enumerate(action.measures):
                yield Said(f"{action.key}:measure:{number}", text, action.area, f"a measure of “{action.name}”")
