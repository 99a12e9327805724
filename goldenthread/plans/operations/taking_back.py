"""Taking a newer version of a plan's document back: every change that was taken over with it, all or none.

What stood before is read from the lines of the history that the changes wrote. If anybody changed one of the things
since, or said something of what was added, nothing is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from django.apps import apps
from django.db import models, transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import chain, versions
from goldenthread.history.models import Entry
from goldenthread.plans import editing, policies
from goldenthread.plans.comparing import Kind
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Outcome, Plan, PlanDocument, ScorecardLine
from goldenthread.plans.operations import actions, amending, dropping
from goldenthread.plans.operations.renewing import TAKEN_OVER, TOUCHED

TAKEN_BACK, RESTORED = "plans.document_taken_back", "restored"
Step = dict[str, Any]  # one of ``touched`` in ``renewing``
OWN = {"leads", "partners", "measures", "officers", "linked_plans"}
"""What belongs to a thing from the day it is added, and goes with it."""
REMEDY = "Put right by hand what the document changed: each change is in the history of what it changed."


@transaction.atomic
def take_version_back(*, document: PlanDocument, version: int, by: Person, on: date) -> Plan:
    """Undo ``take_version``: the plan says what it said before, and the document waits for its changes again.

    PlanError where something was changed since, or a later version was taken over.
    """
    plan = document.renews
    if plan is not None:
        policies.check_edit_plan(plan, by=by, on=on)
    if plan is None or document.state != PlanDocument.State.IMPORTED:
        raise PlanError("Nothing of this document was taken over into a plan.", remedy="Reload the page.")
    if plan.document_id != document.file_id:
        raise PlanError("A later version was taken over since.", remedy="Take that one back first.")
    line = chain.lines_about(document).filter(kind=TAKEN_OVER).first()
    if line is None or TOUCHED not in line.changes:
        raise PlanError("What was taken over is no longer known.", remedy=REMEDY)
    touched = line.changes[TOUCHED][1]
    steps = touched["steps"]
    _check_untouched(plan, steps)
    versions.claim(document, version)
    back = _TakingBack(plan, f"Taken back: {document.file.name}.", by, on)
    for step in reversed(steps):
        back.one(Kind(step["kind"]), _thing(step), step["first"], step["last"])
    return _reopen(plan, document, touched, by, on)


def can_take_back(document: PlanDocument) -> bool:
    """Was it taken over into a plan, and no later version since?"""
    renewed = document.renews
    is_taken = document.state == PlanDocument.State.IMPORTED
    return renewed is not None and is_taken and renewed.document_id == document.file_id


def _reopen(plan: Plan, document: PlanDocument, touched: dict[str, Any], by: Person, on: date) -> Plan:
    document.state, document.plan = PlanDocument.State.READY, None
    document.imported_on, document.imported_by = None, None
    document.save(update_fields=["state", "plan", "imported_on", "imported_by"])
    plan.document_id = touched["file"]
    plan.save(update_fields=["document"])
    said = f"{len(touched['steps'])} changes from {document.file.name}"
    history.record("plans.version_taken_back", subject=plan, by=by, on=on, detail=said)
    changes = {RESTORED: [None, _restored(touched["steps"])]}
    history.record(TAKEN_BACK, subject=document, by=by, on=on, detail=plan.name, changes=changes)
    return plan


def _restored(steps: list[Step]) -> list[list[Any]]:
    """The things that say what they said before, with the version in which they did and the one in which they do."""
    found = ((step, _thing(step)) for step in steps)
    return [[step["table"], step["pk"], step["before"], thing.version] for step, thing in found if thing]


def _thing(step: Step) -> Any:
    return apps.get_model(step["table"])._default_manager.filter(pk=step["pk"]).first()


def _check_untouched(plan: Plan, steps: list[Step]) -> None:
    """PlanError where a thing was changed since, unless that was a later version that was taken back again."""
    later = PlanDocument.objects.filter(renews=plan).values_list("pk", flat=True)
    lines = Entry.objects.filter(kind=TAKEN_BACK, subject_id__in=[str(pk) for pk in later])
    same = {
        (table, pk, before): after
        for line in lines.order_by("seq")
        for table, pk, before, after in line.changes.get(RESTORED, [None, []])[1]
    }
    for step in steps:
        thing, version = _thing(step), step["version"]
        while (step["table"], step["pk"], version) in same:
            version = same[step["table"], step["pk"], version]
        if thing is None or thing.version != version:
            raise PlanError(f"“{thing or 'Something that was added'}” was changed since.", remedy=REMEDY)


class _TakingBack:
    """The steps backwards, the last one first."""

    def __init__(self, plan: Plan, reason: str, by: Person, on: date) -> None:
        self.plan, self.reason = plan, reason
        self.who: dict[str, Any] = {"by": by, "on": on}

    def one(self, kind: Kind, thing: Any, first: int, last: int) -> None:
        told = chain.lines_about(thing).filter(seq__gt=first, seq__lte=last)
        BACK[kind](self, thing, list(told))

    def remove(self, thing: Any, told: list[Entry]) -> None:
        """What was added goes, if nobody has said or tied anything to it since."""
        for relation in thing._meta.related_objects:
            name = relation.get_accessor_name()
            if name not in OWN and not name.endswith("+") and _has(thing, relation, name):
                raise PlanError(f"“{thing}” is in use already: {_noun(relation)}.", remedy=REMEDY)
        history.record("plans.addition_taken_back", subject=self.plan, detail=str(thing)[:500], **self.who)
        thing.delete()

    def words(self, thing: Action | Outcome | ScorecardLine, told: list[Entry]) -> None:
        """The fields that the change gave other values."""
        names = {field.name: field for field in thing._meta.concrete_fields}
        edited = [line for line in told if line.kind.endswith("_edited")]
        fields = {
            name: names[name].to_python(pair[0])
            for line in edited
            for name, pair in line.changes.items()
            if name in names and not names[name].is_relation
        }
        if not fields:
            raise PlanError("What stood before was erased from the history.", remedy=REMEDY)
        before = None if isinstance(thing, Outcome) else amending.promises(thing)
        kept: Any = thing
        editing.change(
            kept, version=kept.version, kind=edited[0].kind, fields=fields, detail=self.reason, **self.who
        )  # fmt: skip
        if before is not None:
            amending.keep(cast("Action | ScorecardLine", thing), before, reason=self.reason, **self.who)

    def date(self, action: Action, told: list[Entry]) -> None:
        """The date before stands again, and the log shows both moves."""
        move = action.date_changes.filter(as_at__isnull=True).order_by("-pk").first()
        if move is None:
            raise PlanError(f"No move of the date of “{action}” is known.", remedy=REMEDY)
        actions.move_due(
            action, action.version, actions.date_before(move), self.reason, move.agreed_by, **self.who
        )  # fmt: skip

    def people(self, action: Action, told: list[Entry]) -> None:
        named = {
            "leads": [each.raw for each in action.leads.all()],
            "partners": [each.raw for each in action.partners.all()],
        }
        for line in told:
            named |= {name: pair[0] for name, pair in line.changes.items() if name in named}
        actions.assign_action(action=action, version=action.version, **named, **self.who)

    def take_up(self, action: Action, told: list[Entry]) -> None:
        dropping.take_up_action(action=action, version=action.version, **self.who)

    def drop_again(self, action: Action, told: list[Entry]) -> None:
        policies.check_drop(action, **self.who)
        line = next(line for line in told if line.kind == dropping.TAKEN_UP)
        dropping.drop_as_before(action, action.version, line, **self.who)


def _has(thing: Any, relation: Any, name: str) -> bool:
    if relation.one_to_one:
        return hasattr(thing, name)
    return bool(getattr(thing, name).exists())


def _noun(relation: models.ForeignObjectRel) -> str:
    return str(cast(Any, relation.related_model)._meta.verbose_name_plural)


BACK: Mapping[Kind, Callable[[_TakingBack, Any, list[Entry]], None]] = {
    Kind.RECOMMENDATION: _TakingBack.remove,
    Kind.AREA: _TakingBack.remove,
    Kind.OUTCOME_ADDED: _TakingBack.remove,
    Kind.OUTCOME_REWORDED: _TakingBack.words,
    Kind.LINE_ADDED: _TakingBack.remove,
    Kind.LINE_CHANGED: _TakingBack.words,
    Kind.ADDED: _TakingBack.remove,
    Kind.REWORDED: _TakingBack.words,
    Kind.REDATED: _TakingBack.date,
    Kind.OWNER: _TakingBack.people,
    Kind.PARTNERS: _TakingBack.people,
    Kind.DROPPED: _TakingBack.take_up,
    Kind.TAKEN_UP: _TakingBack.drop_again,
}
