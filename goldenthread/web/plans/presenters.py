"""What the templates of plans show, prepared: one line for each action, measures by name, evidence by kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from goldenthread.measures import definition
from goldenthread.plans import delivery, policies
from goldenthread.plans.delivery import Flag, Status
from goldenthread.plans.exceptions import ActionInPeriod, AreaInPeriod
from goldenthread.plans.models import Action, ActionMeasure, Area, Evidence, ScorecardLine
from goldenthread.plans.positions import Position
from goldenthread.web.access import Asking
from goldenthread.web.plans import pages


@dataclass(frozen=True)
class Rated:
    """A rating with the sentence behind it and the flags beside it, as ``parts/rated.html`` shows them."""

    rating: str
    sentence: str
    flags: tuple[str, ...]


@dataclass(frozen=True)
class ActionLine:
    """One action in a list."""

    action: Action
    area: str
    owners: tuple[str, ...]
    rated: Rated

    @property
    def address(self) -> str:
        return reverse("action", args=[self.action.pk])

    @property
    def status(self) -> str:
        return Status(self.action.status).label

    @property
    def owner(self) -> str:
        return "; ".join(self.owners)


@dataclass(frozen=True)
class NamedMeasure:
    """A measure as the plan names it; ``title`` and ``address`` are those of the computed one, where it is linked."""

    words: str
    title: str
    address: str
    link_address: str
    line: ScorecardLine | None
    slug: str = ""


@dataclass(frozen=True)
class Shown:
    """A piece of evidence: what it is called, where it opens, and whether this reader may withdraw it.

    Nothing of a piece that holds child data is here: a list that shows it would not write down who read it.
    """

    evidence: Evidence
    title: str
    address: str
    can_withdraw: bool

    @property
    def is_outside(self) -> bool:
        return bool(self.evidence.link) and not self.evidence.contains_child_data


def rated(position: Position, flags: Iterable[str] | None = None) -> Rated:
    """``flags`` are those of a period, which include what was not said; without them the position's own."""
    told = position.flags if flags is None else flags
    rating = "embedded" if position.is_embedded else position.reported.value
    return Rated(rating, position.sentence, tuple(Flag(each).label for each in told))


def action_line(found: ActionInPeriod, area: str) -> ActionLine:
    action = found.action
    owners = tuple(dict.fromkeys(lead.meant for lead in action.leads.all()))
    return ActionLine(action, area, owners, rated(found.position, found.flags))


def action_lines(areas: Iterable[AreaInPeriod]) -> list[ActionLine]:
    """Every action of these areas, in the plan's order."""
    return [action_line(each, area.area.name) for area in areas for each in area.actions]


def titles(slug: str) -> tuple[str, str]:
    """The title of a computed measure and the address of its page; empty when it is none of the library's."""
    found = definition.library().get(slug) if slug else None
    return (found.head.title, pages.address("measure", slug)) if found else ("", "")


def named_measure(named: ActionMeasure, *, can_edit: bool) -> NamedMeasure:
    title, address = titles(named.slug)
    link = reverse("action-measure-link", args=[named.pk]) if can_edit else ""
    return NamedMeasure(named.raw, title, address, link, named.line, named.slug if title else "")


def scorecard_line(line: ScorecardLine, *, can_edit: bool) -> NamedMeasure:
    title, address = titles(line.measure_slug)
    link = pages.address("scorecard-link", line.pk) if can_edit else ""
    return NamedMeasure(line.text, title, address, link, line, line.measure_slug if title else "")


def shown(pieces: Iterable[Evidence], about: Action | Area, request: Asking) -> list[Shown]:
    """The pieces as a list shows them; the right to withdraw is asked once for all."""
    may = policies.withdrawing(about, by=request.user, on=request.on)
    return [_shown(piece, may(piece)) for piece in pieces]


def when(action: Action, on: date) -> str:
    """Which heap of a to-do list an action lies on: overdue, soon, later or undated."""
    if action.status in {Status.COMPLETE, Status.CLAIMED}:
        return "done"
    if action.due_on is None:
        return "undated"
    if action.due_on < on:
        return "overdue"
    return "soon" if delivery.is_near(action.due_on, on=on) else "later"


def _shown(piece: Evidence, can_withdraw: bool) -> Shown:
    if piece.contains_child_data:
        return Shown(piece, "Holds child data: open", reverse("evidence", args=[piece.pk]), can_withdraw)
    match piece.kind:
        case Evidence.Kind.LINK:
            return Shown(piece, piece.text or piece.link, piece.link, can_withdraw)
        case Evidence.Kind.FILE if piece.file:
            address = reverse("evidence-download", args=[piece.pk])
            return Shown(piece, piece.text or piece.file.name, address, can_withdraw)
        case Evidence.Kind.ADDRESS:
            title, address = titles(piece.address.removeprefix("measure:"))
            return Shown(piece, title or piece.address, address, can_withdraw)
    return Shown(piece, piece.text, "", can_withdraw)
