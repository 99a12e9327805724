"""Section 47 enquiries, initial conferences and child protection plans with their visits and reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example import organisation, rates
from goldenthread.example.chance import Chance
from goldenthread.example.council import Child, Enquiry, Episode, Hold, ProtectionPlan
from goldenthread.example.days import plus, weekday_after

VISIT_INTERVAL = 10  # weekdays: the interval that most councils set for protection plans
MONTHS_LOOKED_BACK = 30  # 24 month-ends, and the six months that the first of them lists
NOT_SEEN = 0.015  # of plans: no visit was ever recorded


@dataclass
class Protection:
    """Draws enquiries and plans; ``until`` bounds the visits that are worth drawing."""

    chance: Chance
    until: Month
    visits_from: date

    def enquiry(self, started_on: date, hold: Hold, *, conference: bool, led_to_plan: bool) -> Enquiry:
        decided_on = weekday_after(started_on, self.chance.peak(3, 14, 8))
        held_on = self._held_on(started_on) if conference else None
        return Enquiry(started_on, decided_on, not conference, held_on, led_to_plan, hold)

    def _held_on(self, started_on: date) -> date:
        """The conference: within 15 working days of the strategy discussion, more often since the improvement."""
        improved_on = self.until.plus(-rates.CONFERENCES_IMPROVED_MONTHS_AGO).first_day
        improved = weekday_after(started_on, 12) >= improved_on
        share = rates.CONFERENCE_IN_TIME_AFTER if improved else rates.CONFERENCE_IN_TIME_BEFORE
        if self.chance.happens(share):
            return weekday_after(started_on, self.chance.peak(7, 15, 14))
        return weekday_after(started_on, 16 + self.chance.spell(5))

    def plan(self, child: Child, started_on: date, category: str) -> ProtectionPlan:
        """A plan of about ten months, in a few cases beyond two years; repeat plans about one in four."""
        chance = self.chance
        length = chance.spell(900, least=731) if chance.happens(0.035) else chance.peak(90, 640, 205)
        changes = chance.happens(0.08)
        earlier = sum(len(episode.plans) for episode in child.episodes) + child.earlier_plans
        if not earlier and started_on > child.born_on and chance.happens(0.21):
            drawn = 1 if chance.happens(0.8) else 2
            if has_room_before(child, started_on, self.until):
                child.earlier_plans = earlier = drawn
        return ProtectionPlan(
            started_on=started_on,
            ended_on=weekday_after(started_on, length * 5 // 7),
            initial_category=category,
            latest_category=chance.pick(rates.ABUSE) if changes else category,
            category_changed_on=plus(started_on, chance.whole(80, 200)) if changes else None,
            previous_plans=earlier,
            emergency_on=plus(started_on, -chance.whole(3, 20)) if chance.happens(0.07) else None,
        )

    def enquiries_within(self, plan: ProtectionPlan, hold: Hold) -> list[Enquiry]:
        """A new worry about a child with a plan: an enquiry, and no second conference, as there is a plan already."""
        days = (plan.ended_on - plan.started_on).days
        if days < 60 or not self.chance.happens(0.12):
            return []
        started_on = weekday_after(plan.started_on, self.chance.whole(20, days * 5 // 7 - 10))
        return [Enquiry(started_on, weekday_after(started_on, self.chance.peak(3, 14, 8)), False, None, False, hold)]

    def follow(self, child: Child, episode: Episode, plan: ProtectionPlan) -> None:
        """Fill in the visits and review conferences of ``plan``, which the child's teams made."""
        plan.reviews = self._reviews(plan)
        if self.chance.happens(NOT_SEEN):
            return
        day = weekday_after(plan.started_on, self.chance.whole(1, 9))
        last = min(plan.ended_on, self.until.last_day)
        while day <= last:
            if day >= self.visits_from:
                plan.visits.append(day)
                plan.seen_alone.append(self._seen_alone(child, day))
            day = weekday_after(day, self._gap(episode.hold_on(day), day))

    def _gap(self, hold: Hold, day: date) -> int:
        troubled = hold.team.key == organisation.TEAM_GOING_WRONG and day >= organisation.trouble_from(self.until)
        if self.chance.happens(rates.TROUBLED_VISIT_LATE if troubled else rates.VISIT_LATE):
            return VISIT_INTERVAL + self.chance.whole(1, 16 if troubled else 8)
        return self.chance.peak(5, VISIT_INTERVAL, 9)

    def _seen_alone(self, child: Child, day: date) -> str | None:
        if (day - child.born_on).days < 2 * 365:
            return "N"
        return self.chance.pick({"Y": 78, "N": 16, "U": 4, None: 2})

    def _reviews(self, plan: ProtectionPlan) -> list[date]:
        """The first review within three months, then about every five and a half; some are late."""
        reviews: list[date] = []
        day = plus(plan.started_on, self.chance.peak(70, 91, 86) + self._lateness())
        while day < plan.ended_on and day <= self.until.last_day:
            reviews.append(weekday_after(day, 0))
            day = plus(day, self.chance.peak(140, 183, 172) + self._lateness())
        return reviews

    def _lateness(self) -> int:
        return self.chance.whole(5, 40) if self.chance.happens(0.05) else 0


def has_room_before(child: Child, started_on: date, until: Month) -> bool:
    """Whether a plan can have begun and ended before, in days that no month-end of the example looks back to."""
    return (min(started_on, _told_from(until)) - child.born_on).days > 300


def earlier_plans(child: Child, until: Month) -> list[tuple[date, date]]:
    """The days of the plans that the child had before its journey is told, oldest first; the dataset reaches there."""
    if not child.earlier_plans:
        return []
    first = next(plan.started_on for episode in child.episodes for plan in episode.plans)
    last = min(first, _told_from(until))
    since = max(child.born_on, plus(last, -900))
    step = (last - since).days // (2 * child.earlier_plans + 1)
    return [
        (plus(since, step * (2 * place + 1)), plus(since, step * (2 * place + 2)))
        for place in range(child.earlier_plans)
    ]


def _told_from(until: Month) -> date:
    """Annex A of the first month-end lists plans that ended in the six months before it."""
    return until.plus(-MONTHS_LOOKED_BACK).first_day
