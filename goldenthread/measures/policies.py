"""Who may enter a measure's figure or speak for it, and who may agree to a file of figures.

Somebody who answers for the whole council may enter any; somebody who answers for a branch, the figures of its teams;
and whoever holds the post that owns a measure, that measure. Each of them needs a role that says how work goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goldenthread.accounts import policies, units
from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person, Unit
from goldenthread.measures.definition import Definition
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import EntryFile

ENTER, HAND_IN, AGREE = "action.update", "import.upload", "import.make_live"


def check_enter(measure: Definition, team: str, *, by: Person, on: date) -> None:
    """NotAllowed without a role that enters; MeasureError says who does when this figure is not theirs."""
    policies.reach(by, ENTER, on=on)
    if not can_enter(measure, team, by=by, on=on):
        whose = f"of {team}" if team else "of the whole council"
        raise MeasureError(
            f"You do not enter this figure {whose}.",
            remedy=f"Ask its owner: {measure.head.owner}. Or ask the programme lead.",
            field="team",
        )


def can_enter(measure: Definition, team: str, *, by: Person, on: date) -> bool:
    """The same as an answer, for pages that offer only what will be done."""
    try:
        far = policies.reach(by, ENTER, on=on)
    except NotAllowed:
        return False
    if far.whole or (by.post and by.post == measure.head.owner):
        return True
    unit = units.by_name(on=on).get(team) if team else None
    return unit is not None and unit.pk in far.branch


def check_say(measure: Definition, *, by: Person, on: date) -> None:
    """NotAllowed without a role that says how work goes; MeasureError when the measure is not theirs to speak for."""
    policies.reach(by, ENTER, on=on)
    if not can_enter(measure, "", by=by, on=on):
        raise MeasureError(
            "You do not speak for this measure.",
            remedy=f"Its owner does: {measure.head.owner}. Or ask the programme lead.",
        )


def teams(measure: Definition, *, by: Person, on: date) -> list[str]:
    """The teams whose figures this person may enter, in order of name."""
    found: Iterable[Unit] = {unit.pk: unit for unit in units.by_name(on=on).values()}.values()
    named = sorted(unit.name for unit in found if unit.kind == Unit.Kind.TEAM)
    far = policies.reach(by, ENTER, on=on)
    if far.whole or (by.post and by.post == measure.head.owner):
        return named
    mine = {unit.name for unit in found if unit.pk in far.branch}
    return [name for name in named if name in mine]


def check_agree(file: EntryFile, *, by: Person, on: date) -> None:
    """A second, different person; the file still waits."""
    policies.check(by, AGREE, on=on)
    if file.state != EntryFile.State.WAITING:
        raise MeasureError(f"This file is already {EntryFile.State(file.state).label.lower()}.")
    if file.by_id == by.pk:
        raise MeasureError(
            "You handed this file in, so you can not agree to it.",
            remedy="Ask another person who makes data live to look at it.",
        )


def can_agree(file: EntryFile, *, by: Person, on: date) -> bool:
    try:
        check_agree(file, by=by, on=on)
    except (NotAllowed, MeasureError):
        return False
    return True
