"""Taking over what a newer version of a plan's document says: the changes a person chose, in one transaction, and
nothing else. What people wrote here since, updates, evidence and ratings, stays where it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.core.periods import short_day
from goldenthread.history import chain, versions
from goldenthread.plans import comparing, documents, editing, importing, naming, policies
from goldenthread.plans.comparing import Change, Kind
from goldenthread.plans.errors import PlanError, QuestionsOpen
from goldenthread.plans.models import (
    Action,
    Area,
    DateChange,
    Outcome,
    Plan,
    PlanDocument,
    Recommendation,
    ScorecardLine,
)
from goldenthread.plans.operations import actions, areas, dropping, scorecard
from goldenthread.plans.reading.model import ReadDate

TAKE, LEAVE, CLOSE, KEEP = "take", "leave", "close", "keep"
TAKEN_OVER, TOUCHED = "plans.document_imported", "touched"
# What comes first is there for what follows: an action wants its area, outcome and recommendation, and to be promised.
ORDER = (Kind.RECOMMENDATION, Kind.AREA, Kind.OUTCOME_ADDED, Kind.OUTCOME_REWORDED, Kind.TAKEN_UP)
ALLOWED: Mapping[Kind, set[str | None]] = {Kind.DROPPED: {CLOSE, KEEP}, Kind.TAKEN_UP: {TAKE, LEAVE}}
State = PlanDocument.State


@transaction.atomic
def take_version(
    *, document: PlanDocument, version: int, seen: str, choices: Mapping[str, str], by: Person, on: date,
    agreed_by: str = "",
) -> Plan:  # fmt: skip
    """Take the chosen changes over into the plan that the document renews, and finish the document.

    ``choices`` says for the key of each change ``take`` or ``leave``, for a dropped action ``close`` or ``keep``; what
    is not named stays as it is, but what becomes of an action that one of the two has dropped must be decided.
    StaleVersion when the plan is no longer what was ``seen`` (see ``Comparison.seen``). Dates of a signed-off plan
    move, and actions leave it, only if somebody ``agreed_by`` is named.
    """
    plan = document.renews
    if plan is None:
        raise PlanError("This document is not a newer version of a plan.", remedy="Import it as a plan of its own.")
    policies.check_edit_plan(plan, by=by, on=on)
    if document.state != State.READY:
        raise _unready(document)
    found = documents.compared(document)
    if found.seen != seen:
        raise StaleVersion("The plan changed while you had this open.", remedy="Look through the changes once more.")
    _check_choices(found, choices)
    versions.claim(document, version)
    chosen = _chosen(found, choices)
    taking = _Taking(plan, document, by, on, agreed_by)
    taking.all(chosen)
    return _finish(plan, document, taking, f"{len(chosen)} of {len(found.changes)}", by, on)


def _unready(document: PlanDocument) -> PlanError:
    if document.state == State.ASKING:
        return QuestionsOpen(document.questions_open)
    return PlanError(f"This document is {document.get_state_display().lower()}.", remedy="Reload the page.")


def _check_choices(found: comparing.Comparison, choices: Mapping[str, str]) -> None:
    for change in found.changes:
        allowed = ALLOWED.get(change.kind, {TAKE, LEAVE, None})
        if choices.get(change.key) not in allowed:
            raise PlanError(
                f"Say what becomes of “{change.title}”.", remedy="Choose one of the two answers.", field=change.key
            )


def _chosen(found: comparing.Comparison, choices: Mapping[str, str]) -> list[Change]:
    """What is taken over; of an action that is left out of the plan nothing else is."""
    left = [each.stored for each in found.of(Kind.TAKEN_UP) if choices.get(each.key) == LEAVE]
    return [each for each in found.changes if choices.get(each.key) in {TAKE, CLOSE} and each.stored not in left]


def _finish(plan: Plan, document: PlanDocument, taking: _Taking, share: str, by: Person, on: date) -> Plan:
    before = plan.document_id
    document.state, document.plan = State.IMPORTED, plan
    document.imported_on, document.imported_by = on, by
    document.save(update_fields=["state", "plan", "imported_on", "imported_by"])
    plan.document = document.file
    plan.save(update_fields=["document"])
    said = f"{share} changes taken over from {document.file.name}"
    history.record("plans.version_taken", subject=plan, by=by, on=on, detail=said)
    changes = {TOUCHED: [None, {"file": before, "steps": taking.touched()}]}
    history.record(TAKEN_OVER, subject=document, by=by, on=on, detail=plan.name, changes=changes)
    return plan


class _Taking:
    """The changes of one document, taken over one after another."""

    def __init__(self, plan: Plan, document: PlanDocument, by: Person, on: date, agreed_by: str) -> None:
        self.plan, self.agreed_by = plan, agreed_by.strip()
        self.who: dict[str, Any] = {"by": by, "on": on}
        self.reason = f"As in {document.file.name}, handed in on {short_day(document.uploaded_on)}."
        self.steps: list[tuple[str, Any, int, int]] = []
        self.found: dict[tuple[str, int], int] = {}

    def touched(self) -> list[dict[str, Any]]:
        """What each change touched: the thing, its versions before and after all of them, and between which lines of
        the history the change stands. From this ``taking_back`` takes all of it back; the words stand in those lines
        alone."""
        for _, thing, _, _ in self.steps:
            thing.refresh_from_db(fields=["version"])
        return [
            {
                "kind": kind, "table": thing._meta.label, "pk": thing.pk, "version": thing.version,
                "before": self.found.get((thing._meta.label, thing.pk)), "first": first, "last": last,
            }
            for kind, thing, first, last in self.steps
        ]  # fmt: skip

    def _keep(self, kind: Kind, change: Callable[[], Any]) -> Any:
        first = chain.last_number()
        thing = change()
        self.steps.append((kind.value, thing, first, chain.last_number()))
        return thing

    def all(self, changes: list[Change]) -> None:
        stored = [each.stored for each in changes if each.stored is not None]
        self.found = {(thing._meta.label, thing.pk): thing.version for thing in stored}
        first = [each for kind in ORDER for each in changes if each.kind == kind]
        for change in [*first, *(each for each in changes if each.kind not in ORDER)]:
            if self.plan.signed_off_on and change.is_locked:
                policies.check_baseline(self.plan)
            self._keep(change.kind, partial(TAKEN[change.kind], self, change))

    def recommendation(self, change: Change) -> Recommendation:
        item = change.read
        if item.text:
            return areas.add_recommendation(
                plan=self.plan, text=item.text, reference=item.ref, timeframe=item.timeframe,
                inspection_refs=item.inspection_refs, **self.who,
            )  # fmt: skip
        order = editing.next_order(self.plan.recommendations)  # named by its reference only
        return editing.add(Recommendation(plan=self.plan, reference=item.ref, order=order))

    def area(self, change: Change) -> Area:
        item = change.read
        return areas.add_area(
            plan=self.plan, name=item.name, officers=item.officers, leads=item.leads, linked_plans=item.linked_plans,
            recommendations=self._recommended(*item.recommendations), **self.who,
        )  # fmt: skip

    def outcome(self, change: Change) -> Outcome:
        item = change.read
        return areas.add_outcome(
            area=self._area(item.area), text=item.text, phase=item.phase or "",
            recommendations=self._recommended(item.recommendation), **self.who,
        )  # fmt: skip

    def outcome_words(self, change: Change) -> Outcome:
        old = change.stored
        return areas.edit_outcome(
            outcome=old, version=old.version, text=change.after, recommendations=old.recommendations.all(), **self.who
        )

    def line(self, change: Change) -> ScorecardLine:
        item = change.read
        area = comparing.area_of(self.plan, item.area)
        return scorecard.add_scorecard_line(
            plan=self.plan, text=item.text, area=area, reference=item.ref, baseline=item.baseline_raw,
            actual=item.actual_raw, actual_period=item.period, comparator=item.comparator_raw, target=item.target_raw,
            outcome=self._outcome(area, item.outcome), **self.who,
        )  # fmt: skip

    def figure(self, change: Change) -> ScorecardLine:
        line = change.stored
        line.refresh_from_db()
        names = ("target_raw", "baseline_raw", "actual_raw", "comparator_raw")
        cells = {name.removesuffix("_raw"): getattr(line, name) for name in names}
        cells[change.name.removesuffix("_raw")] = change.after
        period = change.read.period if change.name == "actual_raw" and change.read.period else line.actual_period
        return scorecard.edit_scorecard_line(
            line=line, version=line.version, text=line.text, area=line.area, outcome=line.outcome,
            actual_period=period, reason=self.reason, **cells, **self.who,
        )  # fmt: skip

    def action(self, change: Change) -> Action:
        item = change.read
        area = self._area(item.area)
        outcome = self._outcome(area, item.outcome or "")
        return actions.add_action(
            area=area, text=item.text, reference=item.ref, outcomes=[outcome] if outcome else [],
            recommendations=self._recommended(item.recommendation), leads=item.leads, partners=item.partners,
            start=item.start or "", due=importing.due_of(item.dates), cost=item.cost or "",
            measures=item.measures_named, phase=item.group, **self.who,
        )  # fmt: skip

    def words(self, change: Change) -> Action:
        action = self._fresh(change)
        return actions.edit_action(
            action=action, version=action.version, text=change.after, reference=action.reference,
            start=action.start_raw, cost=action.cost_raw, outcomes=action.outcomes.all(),
            recommendations=action.recommendations.all(), reason=self.reason, **self.who,
        )  # fmt: skip

    def date(self, change: Change) -> Action:
        """The date as the document has it, understood or not: unlike a person's, it is not sent back."""
        action = self._fresh(change)
        if self.plan.signed_off_on and not self.agreed_by:
            raise PlanError(
                "Say who agreed to the new dates.", field="agreed_by",
                remedy="The plan is signed off, so a date moves only by agreement: name the post or the board.",
            )  # fmt: skip
        self._move(action, importing.due_of(change.read.dates))
        return action

    def _move(self, action: Action, due: ReadDate) -> None:
        old_raw, old_iso = action.due_raw, action.due_iso
        actions.set_due(action, due)
        editing.check(action)
        versions.claim(action, action.version)
        action.save(update_fields=["due_raw", "due_iso", "due_reason", "due_on"])
        line = DateChange(
            action=action, old_raw=old_raw, old_iso=old_iso, new_raw=action.due_raw, new_iso=action.due_iso,
            reason=self.reason, agreed_by=self.agreed_by, changed_on=self.who["on"], changed_by=self.who["by"],
        )  # fmt: skip
        editing.add(line)
        changes = {"due": [old_iso or old_raw, action.due_iso or action.due_raw]}
        history.record("plans.due_date_changed", subject=action, **self.who, detail=self.reason, changes=changes)

    def people(self, change: Change) -> Action:
        action = self._fresh(change)
        named = {
            Kind.OWNER: [each.raw for each in action.leads.all()],
            Kind.PARTNERS: [each.raw for each in action.partners.all()],
        }
        named[change.kind] = list(change.read.leads if change.kind == Kind.OWNER else change.read.partners)
        return actions.assign_action(
            action=action, version=action.version, leads=named[Kind.OWNER], partners=named[Kind.PARTNERS], **self.who
        )

    def drop(self, change: Change) -> Action:
        action = self._fresh(change)
        reason = f"No longer in the document. {self.reason}"
        return dropping.drop_action(
            action=action, version=action.version, reason=reason, agreed_by=self.agreed_by, **self.who
        )

    def take_up(self, change: Change) -> Action:
        action = self._fresh(change)
        return dropping.take_up_action(action=action, version=action.version, **self.who)

    def _fresh(self, change: Change) -> Action:
        """The action as the changes before this one left it."""
        return Action.objects.select_related("area__plan", "area__unit").get(pk=change.stored.pk)

    def _area(self, name: str) -> Area:
        """The area of that name; one that was left out but has something in it is added after all."""
        wanted = name or importing.NO_AREA
        found = Area.objects.filter(plan=self.plan)
        known = next((each for each in found if naming.key(each.name) == naming.key(wanted)), None)
        add = partial(areas.add_area, plan=self.plan, name=wanted, **self.who)
        return known or self._keep(Kind.AREA, add)

    def _outcome(self, area: Area | None, text: str) -> Outcome | None:
        if area is None or not text:
            return None
        return next((each for each in area.outcomes.all() if naming.key(each.text) == naming.key(text)), None)

    def _recommended(self, *words: str | None) -> list[Recommendation]:
        wanted = {naming.key(each) for each in words if each}
        every = Recommendation.objects.filter(plan=self.plan)
        return [each for each in every if wanted & {naming.key(each.reference), naming.key(each.text)}]


TAKEN: Mapping[Kind, Callable[[_Taking, Change], Any]] = {
    Kind.RECOMMENDATION: _Taking.recommendation,
    Kind.AREA: _Taking.area,
    Kind.OUTCOME_ADDED: _Taking.outcome,
    Kind.OUTCOME_REWORDED: _Taking.outcome_words,
    Kind.LINE_ADDED: _Taking.line,
    Kind.LINE_CHANGED: _Taking.figure,
    Kind.ADDED: _Taking.action,
    Kind.REWORDED: _Taking.words,
    Kind.REDATED: _Taking.date,
    Kind.OWNER: _Taking.people,
    Kind.PARTNERS: _Taking.people,
    Kind.DROPPED: _Taking.drop,
    Kind.TAKEN_UP: _Taking.take_up,
}
