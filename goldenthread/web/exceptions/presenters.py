"""What the exceptions page shows of each area: why it is reported, which actions that is, and who may answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from goldenthread.core.periods import Month
from goldenthread.plans import policies
from goldenthread.plans.exceptions import ActionInPeriod, AreaInPeriod, Criterion
from goldenthread.plans.models import Action, Area, AreaRating, Difference, Update
from goldenthread.reporting.exceptions import AreaFacts, PlanFacts
from goldenthread.reporting.exceptions.facts import ACTION_WORSE, Measured
from goldenthread.web.access import Asking
from goldenthread.web.measures import links, shown
from goldenthread.web.measures.shown import Shown
from goldenthread.web.plans import pages, presenters
from goldenthread.web.plans.presenters import Rated


@dataclass(frozen=True)
class ActionLink:
    """An action under a criterion: what it is called, how it meets it, and where it is answered."""

    text: str
    address: str
    sentence: str
    rated: Rated
    update_address: str


@dataclass(frozen=True)
class Reason:
    """One criterion that an area meets; ``sentence`` is the area's own, empty when only its actions meet it."""

    label: str
    sentence: str
    actions: tuple[ActionLink, ...]


@dataclass(frozen=True)
class Figure:
    """A measure with its figure of the month."""

    title: str
    address: str
    shown: Shown


@dataclass(frozen=True)
class Entry:
    """What was found or heard, and whether this reader may take it back."""

    difference: Difference
    can_withdraw: bool


@dataclass(frozen=True)
class AreaCard:
    """An area in exception, as a card of the page."""

    area: Area
    at: AreaInPeriod
    rated: Rated
    kept: AreaRating | None
    reasons: tuple[Reason, ...]
    updates: tuple[Update, ...]
    figures: tuple[Figure, ...]
    unlinked: tuple[str, ...]
    voices: tuple[tuple[str, tuple[Entry, ...]], ...]
    update_address: str
    add_address: str

    @property
    def has_voices(self) -> bool:
        return any(entries for _, entries in self.voices)

    @property
    def last(self) -> Update | None:
        """The latest thing said of the area in the month."""
        return self.updates[0] if self.updates else None


@dataclass(frozen=True)
class Rights:
    """What the reader may change, asked once for the whole page."""

    may_update: Callable[[Action | Area], bool]
    may_add: Callable[[Action | Area], bool]

    @classmethod
    def of(cls, request: Asking) -> Rights:
        by, on = request.user, request.on
        return cls(policies.changing("action.update", by=by, on=on), policies.changing("evidence.upload", by=by, on=on))


def cards(facts: PlanFacts, criterion: Criterion | None, request: Asking) -> list[AreaCard]:
    """The areas in exception, or those that meet one criterion, in the plan's order."""
    rights = Rights.of(request)
    may_withdraw = policies.withdrawing_any(by=request.user, on=request.on)
    made = [_card(each, facts.period, criterion, rights, may_withdraw) for each in facts.in_exception]
    return [card for card in made if card.reasons]


def _card(
    facts: AreaFacts, month: Month, criterion: Criterion | None, rights: Rights,
    may_withdraw: Callable[[Difference], bool],
) -> AreaCard:  # fmt: skip
    area, at = facts.area, facts.at
    return AreaCard(
        area=area, at=at, rated=presenters.rated(at.position, at.flags), kept=facts.kept,
        reasons=tuple(_reasons(at, criterion, rights)), updates=at.updates,
        figures=tuple(_figure(each, month) for each in facts.measures), unlinked=facts.unlinked,
        voices=tuple(
            (label, tuple(Entry(each, may_withdraw(each)) for each in facts.said_by(kind)))
            for kind, label in Difference.Kind.choices
        ),
        update_address=reverse("update-area", args=[area.pk]) if rights.may_update(area) else "",
        add_address=reverse("difference-add", args=[area.pk]) if rights.may_add(area) else "",
    )  # fmt: skip


def _reasons(at: AreaInPeriod, criterion: Criterion | None, rights: Rights) -> list[Reason]:
    found = []
    for each in Criterion if criterion is None else (criterion,):
        own = next((finding.sentence for finding in at.findings if finding.criterion == each), "")
        actions = at.meeting(each)
        if own or actions:
            found.append(Reason(each.label if own else ACTION_WORSE, own, _links(actions, each, rights)))
    return found


def _links(actions: Sequence[ActionInPeriod], criterion: Criterion, rights: Rights) -> tuple[ActionLink, ...]:
    return tuple(_link(each, criterion, rights) for each in actions)


def _link(found: ActionInPeriod, criterion: Criterion, rights: Rights) -> ActionLink:
    action = found.action
    text = pages.shorten(action.text, 110)
    return ActionLink(
        text=f"{action.reference} {text}".strip(), address=reverse("action", args=[action.pk]),
        sentence=next(each.sentence for each in found.findings if each.criterion == criterion),
        rated=presenters.rated(found.position, found.position.flags),
        update_address=reverse("update-action", args=[action.pk]) if rights.may_update(action) else "",
    )  # fmt: skip


def _figure(measured: Measured, month: Month) -> Figure:
    return Figure(measured.title, links.measure(measured.slug, month), shown.standing(measured.standing, month))
