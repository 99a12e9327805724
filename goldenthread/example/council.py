"""What the made-up council knows: children, and the events of their journeys with the dates they happened on.

Journeys run past the end month where a spell is not over; an extract only ever looks at what had happened by its day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goldenthread.core.periods import Month


@dataclass(frozen=True)
class Team:
    """A team, and its names over time: ``((from, name), ...)``, oldest first."""

    key: str
    function: str
    locality: str
    seats: int
    names: tuple[tuple[date, str], ...]

    def name_on(self, day: date) -> str:
        current = self.names[0][1]
        for starts_on, name in self.names:
            if starts_on <= day:
                current = name
        return current


@dataclass(slots=True)
class Hold:
    """From this day a child's work sits with a team and a seat in it; no seat means that nobody is named."""

    from_on: date
    team: Team
    seat: int | None


@dataclass(slots=True)
class Assessment:
    started_on: date
    authorised_on: date
    child_seen: str | None
    needs_support: bool
    hold: Hold


@dataclass(slots=True)
class Enquiry:
    """One section 47 enquiry; ``decided_on`` is when the need of a conference was settled."""

    started_on: date
    decided_on: date
    conference_unnecessary: bool
    held_on: date | None
    led_to_plan: bool
    hold: Hold


@dataclass(slots=True)
class ProtectionPlan:
    started_on: date
    ended_on: date
    initial_category: str
    latest_category: str
    category_changed_on: date | None
    previous_plans: int
    emergency_on: date | None
    visits: list[date] = field(default_factory=list)
    seen_alone: list[str | None] = field(default_factory=list)
    reviews: list[date] = field(default_factory=list)


@dataclass(slots=True)
class Placement:
    started_on: date
    placement_type: str
    provider: str
    location: str


@dataclass(slots=True)
class Permanence:
    """A child's way to adoption; dates that never come are null."""

    decided_on: date
    placement_order_on: date | None = None
    matched_on: date | None = None
    placed_on: date | None = None
    adopted_on: date | None = None
    reversed_on: date | None = None
    reversal_reason: str | None = None
    early_placed_on: date | None = None


@dataclass(slots=True)
class CarePeriod:
    started_on: date
    ceased_on: date
    ceased_reason: str
    category: str
    repeat: bool
    legal: list[tuple[date, str]] = field(default_factory=list)
    permanence_plans: list[tuple[date, str]] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    reviews: list[date] = field(default_factory=list)
    visits: list[date] = field(default_factory=list)
    officer_contacts: list[date] = field(default_factory=list)
    health: list[date] = field(default_factory=list)
    dental: list[date] = field(default_factory=list)
    missing: list[date] = field(default_factory=list)
    absent: list[date] = field(default_factory=list)
    interviews: list[tuple[str, str | None]] = field(default_factory=list)
    adoption: Permanence | None = None


@dataclass(slots=True)
class Episode:
    """One referral of one child and everything that followed from it."""

    received_on: date
    source: str
    no_further_action: bool
    primary_need: str
    referral_hold: Hold
    closed_on: date | None = None
    closure_reason: str = ""
    cin_plans: list[tuple[date, date]] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    plans: list[ProtectionPlan] = field(default_factory=list)
    care: list[CarePeriod] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    seen: list[date] = field(default_factory=list)

    def hold_on(self, day: date) -> Hold:
        current = self.holds[0]
        for hold in self.holds:
            if hold.from_on <= day:
                current = hold
        return current


@dataclass(slots=True)
class LeavingCare:
    """Support after care; ``states`` are (from, in touch, accommodation, suitable, activity)."""

    starts_on: date
    ends_on: date
    qualifying: bool
    hold: Hold
    states: list[tuple[date, str, str | None, str | None, str | None]] = field(default_factory=list)
    contacts: list[date] = field(default_factory=list)
    pathway_reviews: list[date] = field(default_factory=list)


@dataclass(slots=True)
class Child:
    child_id: str
    sex: str
    ethnicity: str
    born_on: date
    expected_on: date | None
    disability: str
    unaccompanied: bool
    locality: str
    earlier_plans: int = 0
    contacts: list[tuple[date, str]] = field(default_factory=list)
    early_help: list[tuple[date, date, str]] = field(default_factory=list)
    episodes: list[Episode] = field(default_factory=list)
    leaving: LeavingCare | None = None


@dataclass(slots=True)
class Adopter:
    """One prospective adopter; the dates are in the order of the return's columns."""

    adopter_id: str
    family_id: str
    sex: str
    ethnicity: str
    disability: str
    fostering_for_adoption: str
    enquired_on: date
    steps: dict[str, date]
    children: int
    leaving_reason: str | None


@dataclass(slots=True)
class Council:
    """The whole made-up council up to the end of ``until``."""

    number: int
    until: Month
    teams: dict[str, Team]
    workers: dict[tuple[str, int], list[tuple[date, str | None]]]
    children: list[Child]
    adopters: list[Adopter]

    def worker(self, hold: Hold, day: date) -> str | None:
        """The code of the worker in that seat on that day; null while the seat is empty or nobody is named."""
        if hold.seat is None:
            return None
        current = None
        for starts_on, code in self.workers[hold.team.key, hold.seat]:
            if starts_on > day:
                break
            current = code
        return current
