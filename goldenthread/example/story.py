"""The months since the plan began, as its owners lived them: begun, moved, told, shown, finished, rated.

Each month is one transaction and ends with its ratings, which also show that the month was told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month, months_ending
from goldenthread.example import people, promises
from goldenthread.example.chance import Chance
from goldenthread.example.plan_text import Difference, ExamplePlan, Finished, Moved, Said
from goldenthread.plans import delivery, operations, policies, positions
from goldenthread.plans.delivery import Status
from goldenthread.plans.models import Action, Area, AreaRating, Plan, Update

MONTHS_TOLD = 20
QUIET_MONTHS = 6  # since then owners with nothing to tell are asked to say so
ANSWERS = 0.85  # and so many of them do
HOLDS_AFTER = 3  # months between the end of an action and the look at whether it held
OVERRIDE_MONTHS = 2  # so long after its month another rating than the rule's still holds
Event = tuple[date, Callable[[], object]]


def months(until: Month) -> list[Month]:
    """The months of the plan so far, oldest first."""
    return months_ending(until, MONTHS_TOLD)


def is_told(plan: Plan, month: Month) -> bool:
    """Were the ratings of that month kept?"""
    return AreaRating.objects.filter(area__plan=plan, period=month.id).exists()


@transaction.atomic
def tell(told: ExamplePlan, plan: Plan, month: Month, *, until: Month, number: int) -> None:
    """One month of the plan, day by day. Does nothing when the month was told before."""
    if is_told(plan, month):
        return
    events = _Telling(told, plan, month, until, number).events()
    for _, happens in sorted(events, key=lambda event: event[0]):
        happens()
    lead = people.get("programme-lead")
    operations.record_ratings(plan=plan, period=month.id, by=lead, on=month.last_day)
    if month == until:
        promises.recur(plan, until)
        plan.refresh_from_db()  # and so that what the public reads is not the plan of two years ago
        operations.publish_plan(plan=plan, version=plan.version, by=lead, on=month.last_day)


@dataclass(frozen=True)
class _Telling:
    told: ExamplePlan
    plan: Plan
    month: Month
    until: Month
    number: int

    def events(self) -> Iterator[Event]:
        """What happens in the month, each with its day."""
        yield from self._beginnings()
        for said in self.told.said:
            if said.period == self.month:
                on = self._day(16 + len(said.progress) % 5)
                yield on, partial(self._say, said, on)
        yield from self._quiet()
        yield from self._on_days()

    def _on_days(self) -> Iterator[Event]:
        for moved in self.told.moved:
            if moved.period == self.month:
                yield self._day(9), partial(self._move, moved, self._day(9))
        for finished in self.told.finished:
            if finished.period == self.month:
                yield self._day(23), partial(self._finish, finished, self._day(23))
            if finished.is_embedded and min(finished.period.plus(HOLDS_AFTER), self.until) == self.month:
                yield self._day(24), partial(self._hold, finished, self._day(24))
        for difference in self.told.differences:
            if difference.period == self.month:
                yield self._day(13), partial(self._differ, difference, self._day(13))
        yield from self._disagreements()

    def _disagreements(self) -> Iterator[Event]:
        """Where an officer tells of a risk and rates the area worse than its dates do."""
        back = (self.until.year - self.month.year) * 12 + self.until.number - self.month.number
        for said in self.told.said:
            ratings = self.told.ratings.get(said.about, ())
            if said.period == self.month and said.risk and back < len(ratings):
                yield self._day(24), partial(self._rate, said, ratings[-1 - back], self._day(24))

    def _beginnings(self) -> Iterator[Event]:
        """Actions that anybody ever speaks of begin on their day; the others are late to begin."""
        spoken = {said.about for said in self.told.said}
        for action in self._actions():
            if action.starts_on and Month.of(action.starts_on) == self.month and action.reference in spoken:
                yield action.starts_on, partial(self._begin, action.reference, action.starts_on)

    def _quiet(self) -> Iterator[Event]:
        """Owners with nothing to tell say that nothing changed; most of them."""
        if self.month <= self.until.plus(-QUIET_MONTHS):
            return
        spoken = {said.about for said in self.told.said if said.period == self.month}
        for action in self._actions().exclude(status=Status.COMPLETE):
            answers = Chance(self.number, f"{action.reference} {self.month}").happens(ANSWERS)
            if answers and action.reference not in spoken:
                yield self._day(18), partial(self._say_nothing, action.reference, self._day(18))

    def _begin(self, reference: str, on: date) -> None:
        action = self._action(reference)
        if action.status == Status.NOT_STARTED:
            operations.set_begun(action=action, version=action.version, begun=True, by=_owner(action, on), on=on)

    def _move(self, moved: Moved, on: date) -> None:
        action = self._action(moved.reference)
        operations.change_due_date(
            action=action, version=action.version, due=moved.due, reason=moved.reason, agreed_by=moved.agreed_by,
            by=_owner(action, on), on=on,
        )  # fmt: skip

    def _say(self, said: Said, on: date) -> None:
        about = self._about(said.about)
        by = _owner(about, on)
        words = {"progress": said.progress, "risk": said.risk, "next_step": said.next_step}
        if isinstance(about, Action):
            update = operations.update_action(
                action=about, version=about.version, period=self.month.id, by=by, on=on, **words
            )
        else:
            update = operations.update_area(
                area=about, version=about.version, period=self.month.id, by=by, on=on, **words
            )
        _show(about, update, said, by, on)

    def _say_nothing(self, reference: str, on: date) -> None:
        action = self._action(reference)
        if action.status == Status.UNDER_WAY:
            operations.update_action(
                action=action, version=action.version, period=self.month.id, by=_owner(action, on), on=on,
                nothing_changed=True,
            )  # fmt: skip

    def _finish(self, finished: Finished, on: date) -> None:
        """Claimed by its owner; where the director signs it off, then on the next working day."""
        action = self._action(finished.reference)
        by = next((person for person in _people(action) if policies.can_claim(action, by=person, on=on)), _lead())
        operations.claim_complete(action=action, version=action.version, by=by, on=on)
        if finished.is_signed_off:
            next_day = people.working_day(on.replace(day=on.day + 1))
            operations.sign_off(action=action, version=action.version, by=people.get("director"), on=next_day)

    def _hold(self, finished: Finished, on: date) -> None:
        action = self._action(finished.reference)
        reason = "The evidence was looked at again and still holds."
        operations.mark_embedded(
            action=action, version=action.version, reason=reason, in_spite=True, by=people.get("director"), on=on
        )

    def _rate(self, said: Said, rating: str, on: date) -> None:
        area = self.plan.areas.get(name=said.about)
        (standing,) = positions.of_areas(Area.objects.filter(pk=area.pk), on=on)
        if delivery.is_worse(rating, standing.position.reported):
            expires_on = self.month.plus(OVERRIDE_MONTHS).last_day
            operations.override_rating(
                about=area, version=area.version, rating=rating, reason=said.risk, expires_on=expires_on,
                by=_rater(area, on), on=on,
            )  # fmt: skip

    def _differ(self, difference: Difference, on: date) -> None:
        area = self.plan.areas.get(name=difference.area)
        operations.add_difference(
            area=area, kind=difference.kind, text=difference.text, period=self.month.id, by=_owner(area, on), on=on
        )

    def _actions(self) -> QuerySet[Action]:
        return Action.objects.filter(area__plan=self.plan)

    def _action(self, reference: str) -> Action:
        return self._actions().select_related("area__plan").get(reference=reference)

    def _about(self, words: str) -> Action | Area:
        """An area by its name, else an action by its reference."""
        return self.plan.areas.filter(name=words).first() or self._action(words)

    def _day(self, day: int) -> date:
        return people.working_day(self.month.first_day.replace(day=day))


def _show(about: Action | Area, update: Update, said: Said, by: Person, on: date) -> None:
    """The evidence that came with an update: words, a measure, or both."""
    for kind, text, address in (("text", said.evidence, ""), ("address", "", said.address)):
        if text or address:
            operations.add_evidence(about=about, update=update, kind=kind, text=text, address=address, by=by, on=on)


def _lead() -> Person:
    return people.get("programme-lead")


def _people(about: Action | Area) -> list[Person]:
    named = about.leads if isinstance(about, Action) else about.officers
    return [each.person for each in named.select_related("person") if each.person]


def _rater(area: Area, on: date) -> Person:
    """An officer of the area who may rate it otherwise than the rule does, else the programme lead."""
    return next((person for person in _people(area) if policies.can_rate(area, by=person, on=on)), _lead())


def _owner(about: Action | Area, on: date) -> Person:
    """Whom the plan names, where that is somebody who can sign in and may; else the programme lead for them."""
    able = (person for person in _people(about) if policies.can_update(about, by=person, on=on))
    return next((person for person in able if policies.can_add_evidence(about, by=person, on=on)), _lead())
