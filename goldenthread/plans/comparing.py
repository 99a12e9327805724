"""A newer version of a plan's document held against the plan as it stands: what a person may take over, change by
change. Nothing here stores anything.

Three texts are held together where there are three: what the earlier version said, what the new one says, and what
stands here. Where the document did not change, what people changed here since is theirs and no change is offered.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from goldenthread.plans import naming
from goldenthread.plans.delivery import Status, Word
from goldenthread.plans.importing import due_of
from goldenthread.plans.models import Action, Area, Outcome, Plan, ScorecardLine
from goldenthread.plans.reading import likeness
from goldenthread.plans.reading import model as read
from goldenthread.plans.reading.likeness import Piece
from goldenthread.plans.successors import Line, match


class Kind(Word):
    """What became of something, as the page heads it."""

    ADDED = "added", "New actions"
    DROPPED = "dropped", "Actions that the document no longer has"
    TAKEN_UP = "taken_up", "Actions taken out here that the document has again"
    REWORDED = "reworded", "Actions in other words"
    REDATED = "redated", "Other dates"
    OWNER = "owner", "Other owners"
    PARTNERS = "partners", "Other partners"
    OUTCOME_ADDED = "outcome_added", "New outcomes"
    OUTCOME_REWORDED = "outcome_reworded", "Outcomes in other words"
    RECOMMENDATION = "recommendation", "New recommendations"
    AREA = "area", "New areas"
    LINE_ADDED = "line_added", "New lines of the scorecard"
    LINE_CHANGED = "line_changed", "Other figures in the scorecard"


FIGURES = {
    "target_raw": "target", "baseline_raw": "baseline", "actual_raw": "actual", "comparator_raw": "comparators",
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One thing that a person takes over or leaves. ``stored`` is what stands here, ``read`` what the document says.

    ``key`` names it while the plan and the document stay as they are.
    """

    key: str
    kind: Kind
    area: str
    title: str
    before: str = ""
    after: str = ""
    name: str = ""
    stored: Any = field(default=None, compare=False)
    read: Any = field(default=None, compare=False)

    @property
    def is_locked(self) -> bool:
        """Is it part of the baseline, which a signed-off plan keeps?"""
        return self.kind in {Kind.RECOMMENDATION, Kind.LINE_ADDED} or self.name == "baseline_raw"

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Both texts as one, word by word."""
        return likeness.pieces(self.before, self.after)


@dataclass(frozen=True)
class Comparison:
    """All changes in the document's order, and how many things stay as people changed them here."""

    changes: tuple[Change, ...]
    same: int
    kept_here: int

    @property
    def seen(self) -> str:
        """A short mark of exactly these changes: whoever takes them over says which ones they saw."""
        said = "\n".join(f"{each.key}|{each.before}|{each.after}" for each in self.changes)
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def by_key(self) -> dict[str, Change]:
        return {each.key: each for each in self.changes}

    def of(self, kind: Kind) -> list[Change]:
        return [each for each in self.changes if each.kind == kind]


def compare(plan: Plan, now: read.Reading, before: read.Reading | None = None) -> Comparison:
    """What the settled reading ``now`` says otherwise than the plan does. ``before`` is the version it follows."""
    return _Comparing(plan, now, before).whole()


class _Comparing:
    """One comparison under way."""

    def __init__(self, plan: Plan, now: read.Reading, before: read.Reading | None) -> None:
        self.plan, self.now, self.before = plan, now, before
        self.same = self.kept_here = 0

    def whole(self) -> Comparison:
        changes = [*self._recommendations(), *self._areas(), *self._outcomes(), *self._lines(), *self._actions()]
        order = list(Kind)
        changes.sort(key=lambda change: order.index(change.kind))
        return Comparison(tuple(changes), self.same, self.kept_here)

    def _recommendations(self) -> Iterator[Change]:
        known = {naming.key(text) for each in self.plan.recommendations.all() for text in (each.reference, each.text)}
        for at, item in enumerate(self.now.recommendations):
            if not {naming.key(text) for text in (item.ref, item.text) if text} & known:
                yield Change(f"recommendation-{at}", Kind.RECOMMENDATION, "", item.text or item.ref, read=item)

    def _areas(self) -> Iterator[Change]:
        known = {naming.key(area.name) for area in self.plan.areas.all()}
        for at, item in enumerate(self.now.areas):
            if naming.key(item.name) not in known:
                yield Change(f"area-{at}", Kind.AREA, item.name, item.name, read=item)

    def _outcomes(self) -> Iterator[Change]:
        stored = list(Outcome.objects.filter(area__plan=self.plan).select_related("area"))
        earlier = _matched(self.now.outcomes, self.before.outcomes if self.before else (), _of_read)
        places = match([Line(each.text, each.area.name) for each in stored], [*map(_of_read, self.now.outcomes)])
        for at, item in enumerate(self.now.outcomes):
            place = places[at]
            if place is None:
                yield Change(f"outcome-{at}", Kind.OUTCOME_ADDED, item.area, item.text, read=item)
                continue
            old = stored[place]
            if self._differs(old.text, item.text, _part(earlier[at], "text")):
                key = f"outcome-{at}-{old.pk}"
                yield Change(key, Kind.OUTCOME_REWORDED, item.area, old.text, old.text, item.text, "text", old, item)

    def _lines(self) -> Iterator[Change]:
        stored = list(self.plan.scorecard.all())
        earlier = _matched(self.now.measures, self.before.measures if self.before else (), _of_measure)
        old = [Line(each.text, each.area_text, each.reference) for each in stored]
        places = match(old, [*map(_of_measure, self.now.measures)])
        for at, item in enumerate(self.now.measures):
            place = places[at]
            if place is None:
                yield Change(f"line-{at}", Kind.LINE_ADDED, item.area, item.text, after=item.target_raw, read=item)
            else:
                yield from self._figures(at, stored[place], item, earlier[at])

    def _figures(
        self, at: int, line: ScorecardLine, item: read.Measure, earlier: read.Measure | None
    ) -> Iterator[Change]:
        for field_name, name in FIGURES.items():
            old, new = getattr(line, field_name), getattr(item, field_name)
            if new and self._differs(old, new, _part(earlier, field_name)):
                key = f"line-{at}-{line.pk}-{name}"
                yield Change(key, Kind.LINE_CHANGED, item.area, line.text, old, new, field_name, line, item)

    def _actions(self) -> Iterator[Change]:
        stored = list(_actions_of(self.plan))
        earlier = _matched(self.now.actions, self.before.actions if self.before else (), _of_action)
        old = [Line(each.text, each.area.name, each.reference) for each in stored]
        places = match(old, [*map(_of_action, self.now.actions)])
        for at, item in enumerate(self.now.actions):
            place = places[at]
            if place is None:
                yield from self._added(at, item)
            else:
                yield from self._changed(at, stored[place], item, earlier[at])
        yield from self._dropped([each for at, each in enumerate(stored) if at not in places])

    def _added(self, at: int, item: read.Action) -> Iterator[Change]:
        """A new action; one that the earlier version had too was taken out here, or left, and stays so."""
        if self.before and match([*map(_of_action, self.before.actions)], [_of_action(item)])[0] is not None:
            self.kept_here += 1
            return
        yield Change(
            f"action-{at}", Kind.ADDED, item.area, item.text, after=due_of(item.dates).raw, name=item.ref, read=item
        )

    def _changed(self, at: int, action: Action, item: read.Action, earlier: read.Action | None) -> Iterator[Change]:
        def change(kind: Kind, before: str, after: str) -> Change:
            key = f"action-{at}-{action.pk}-{kind.value}"
            return Change(key, kind, action.area.name, action.text, before, after, stored=action, read=item)

        if action.dropped_on and earlier is not None:
            self.kept_here += 1  # the document never took it out: somebody here did
            return
        if action.dropped_on:
            yield change(Kind.TAKEN_UP, action.dropped_reason, due_of(item.dates).raw)
        if self._differs(action.text, item.text, _part(earlier, "text")):
            yield change(Kind.REWORDED, action.text, item.text)
        if action.status != Status.COMPLETE and self._is_redated(action, item, earlier):
            yield change(Kind.REDATED, action.due_raw, due_of(item.dates).raw)
        owners, allies = _raws(action.leads.all()), _raws(action.partners.all())
        if self._is_named_otherwise(owners, item.leads, earlier.leads if earlier else None):
            yield change(Kind.OWNER, "; ".join(owners), "; ".join(item.leads))
        if self._is_named_otherwise(allies, item.partners, earlier.partners if earlier else None):
            yield change(Kind.PARTNERS, "; ".join(allies), "; ".join(item.partners))

    def _is_redated(self, action: Action, item: read.Action, earlier: read.Action | None) -> bool:
        """Is it another day? Another spelling of the same day, or no date at all where none was before, is not."""
        new = _meaning(due_of(item.dates))
        if not new and earlier is None:
            return False
        then = _meaning(due_of(earlier.dates)) if earlier else None
        return self._differs(action.due_iso or naming.key(action.due_raw), new, then)

    def _is_named_otherwise(
        self, stored: Sequence[str], new: Sequence[str], earlier: Sequence[str] | None
    ) -> bool:  # fmt: skip
        if not new and earlier is None:
            return False  # a document that names nobody says nothing about who it is
        then = _named(earlier) if earlier is not None else None
        return self._differs(_named(stored), _named(new), then)

    def _dropped(self, actions: Iterable[Action]) -> Iterator[Change]:
        """Open actions that the earlier version still had. What was added here was never the document's to drop, and
        what is complete stays so."""
        had = [*map(_of_action, self.before.actions)] if self.before else None
        for action in actions:
            line = Line(action.text, action.area.name, action.reference)
            is_open = action.dropped_on is None and action.status != Status.COMPLETE
            if is_open and (had is None or match(had, [line])[0] is not None):
                key = f"action-{action.pk}-dropped"
                yield Change(key, Kind.DROPPED, action.area.name, action.text, action.due_raw, stored=action)

    def _differs(self, stored: str, new: str, earlier: str | None) -> bool:
        """Does the document say something else than stands here, and something else than it said before?"""
        if naming.key(stored) == naming.key(new):
            self.same += 1
            return False
        if earlier is not None and naming.key(earlier) == naming.key(new):
            self.kept_here += 1
            return False
        return True


def _actions_of(plan: Plan) -> Any:
    found = Action.objects.filter(area__plan=plan).select_related("area__plan", "area__unit")
    return found.prefetch_related("leads", "partners", "outcomes", "recommendations")


def _matched(now: Sequence[Any], before: Sequence[Any], line: Any) -> list[Any]:
    """For each thing of the new version the one it was in the version before, or None."""
    places = match([line(each) for each in before], [line(each) for each in now])
    return [None if place is None else before[place] for place in places]


def _of_action(item: read.Action) -> Line:
    return Line(item.text, item.area, item.ref)


def _of_measure(item: read.Measure) -> Line:
    return Line(item.text, item.area, item.ref)


def _of_read(item: read.Outcome) -> Line:
    return Line(item.text, item.area)


def _part(item: Any, name: str) -> str | None:
    return getattr(item, name) if item is not None else None


def _meaning(due: read.ReadDate) -> str:
    """The day or month where it was understood, the words where not."""
    return due.iso or naming.key(due.raw)


def _named(raws: Sequence[str]) -> str:
    """The names in one order; several in one line (``JW/ Head of Audit``) are several."""
    return "; ".join(sorted(naming.key(name) for raw in raws for name in raw.split("/")))


def _raws(named: Iterable[Any]) -> list[str]:
    return [each.raw for each in named]


def area_of(plan: Plan, name: str) -> Area | None:
    """The area of the plan with that name, if there is one."""
    wanted = naming.key(name)
    return next((area for area in plan.areas.all() if naming.key(area.name) == wanted), None)
