"""What follows from one referral of one family: assessment, enquiry, plan, care, and who holds the work meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example import organisation, rates
from goldenthread.example.care import Care
from goldenthread.example.chance import Chance
from goldenthread.example.council import Assessment, CarePeriod, Child, Episode, Hold, Team
from goldenthread.example.days import age_on, plus, weekday_after, years_on
from goldenthread.example.leaving import Leaving
from goldenthread.example.protection import Protection

UNALLOCATED = 0.02  # of transfers: the work waits some weeks in a team before somebody is named


@dataclass
class Paths:
    """Walks families through the council's services; every piece keeps its own stream of draws."""

    chance: Chance
    until: Month
    teams: dict[str, Team]
    protection: Protection
    care: Care
    leaving: Leaving

    def family(self, children: list[Child], received_on: date, *, into_care: bool = False) -> date | None:
        """One referral of these children together; the day on which the last of them closed."""
        chance = self.chance
        source, need = chance.pick(rates.SOURCE), chance.pick(rates.PRIMARY_NEED)
        if any(child.disability == "Y" for child in children):
            need = "N2" if chance.happens(0.4) else need
        elif need == "N2":
            need = "N5"
        rejected = not into_care and chance.happens(rates.NO_FURTHER_ACTION)
        first = Hold(received_on, self.teams["mash"], chance.whole(0, self.teams["mash"].seats - 1))
        episodes = [Episode(received_on, source, rejected, need, first) for _ in children]
        if rejected:
            self._reject(children, episodes, received_on)
        else:
            self._accept(children, episodes, received_on, into_care=into_care)
        return max(episode.closed_on for episode in episodes if episode.closed_on)

    def _reject(self, children: list[Child], episodes: list[Episode], received_on: date) -> None:
        for child, episode in zip(children, episodes, strict=True):
            episode.closed_on = weekday_after(received_on, self.chance.whole(0, 3))
            child.episodes.append(episode)

    def _accept(self, children: list[Child], episodes: list[Episode], received_on: date, *, into_care: bool) -> None:
        chance, team = self.chance, self.teams[f"assessment-{children[0].locality.lower()}"]
        hold = self._hold(received_on, team)[-1]
        started_on = weekday_after(received_on, chance.pick({0: 60, 1: 30, 2: 10}))
        authorised_on = self._authorised_on(started_on, team)
        enquiry = into_care or chance.happens(rates.ENQUIRY)
        conference = enquiry and not into_care and chance.happens(rates.CONFERENCE)
        strategy_on = weekday_after(started_on, chance.pick({0: 50, 1: 20, 2: 10, 5: 8, 10: 7, 18: 5}))
        led_to_plan = conference and chance.happens(rates.PLAN_FROM_CONFERENCE)
        outcome = self.protection.enquiry(strategy_on, hold, conference=conference, led_to_plan=led_to_plan)
        category, needed = chance.pick(rates.ABUSE), chance.happens(0.5)
        for child, episode in zip(children, episodes, strict=True):
            episode.holds = [hold]
            unborn = child.born_on > authorised_on
            seen = None if unborn or chance.happens(0.01) else ("N" if chance.happens(0.025) else "Y")
            needs_support = needed or into_care or outcome.led_to_plan
            episode.assessments = [Assessment(started_on, authorised_on, seen, needs_support, hold)]
            episode.enquiries = [outcome] if enquiry else []
            if seen == "Y" and not chance.happens(0.02):
                episode.seen.append(weekday_after(started_on, chance.whole(0, 8)))
            self._support(child, episode, category, into_care=into_care)
            child.episodes.append(episode)

    def _authorised_on(self, started_on: date, team: Team) -> date:
        in_time, overrun = rates.ASSESSED_IN_TIME, 11
        if self._troubled(team, weekday_after(started_on, 40)):
            in_time, overrun = self._troubled_share(weekday_after(started_on, 40)), 26
        if self.chance.happens(in_time):
            return weekday_after(started_on, self.chance.peak(5, 44, 38))
        return weekday_after(started_on, 48 + self.chance.spell(overrun))

    def _troubled(self, team: Team, day: date) -> bool:
        return team.key == organisation.TEAM_GOING_WRONG and day >= organisation.trouble_from(self.until)

    def _troubled_share(self, day: date) -> float:
        """Falls evenly over the months of trouble, from the usual share to what it has become."""
        begins_on, ends_on = organisation.trouble_from(self.until), self.until.last_day
        gone = min(max((day - begins_on).days / (ends_on - begins_on).days, 0.0), 1.0)
        return rates.ASSESSED_IN_TIME - (rates.ASSESSED_IN_TIME - rates.TROUBLED_ASSESSED_IN_TIME) * gone**0.6

    def _support(self, child: Child, episode: Episode, category: str, *, into_care: bool) -> None:
        """The plans and care that follow, one after the other without a gap, and then the closure."""
        chance, assessment = self.chance, episode.assessments[0]
        ends_on, reason = assessment.authorised_on, "RC8"
        conference = episode.enquiries[0] if episode.enquiries else None
        care_on = plus(episode.received_on, chance.whole(0, 4)) if into_care else None
        if conference and conference.led_to_plan and conference.held_on:
            ends_on, care_on = self._protect(child, episode, conference.held_on, category)
            reason = chance.pick(rates.CLOSURE)
        elif not assessment.needs_support:
            reason = "RC9" if chance.happens(0.3) else "RC8"
        elif not into_care:
            care_on = self._early_care(child, assessment)
        if care_on:
            ends_on = max(self._look_after(child, episode, care_on), assessment.authorised_on)
            reason = "RC1" if episode.care[-1].ceased_reason in ("E11", "E12") else chance.pick(rates.CLOSURE)
        elif reason not in ("RC8", "RC9"):
            ends_on = self._in_need(child, episode, max(ends_on, assessment.authorised_on))
        elif assessment.needs_support:
            ends_on, reason = self._in_need(child, episode, assessment.authorised_on), chance.pick(rates.CLOSURE)
        episode.closed_on, episode.closure_reason = ends_on, reason
        episode.holds.sort(key=lambda hold: hold.from_on)
        for plan in episode.plans:
            self.protection.follow(child, episode, plan)
        self._sightings(child, episode)

    def _early_care(self, child: Child, assessment: Assessment) -> date | None:
        if age_on(child.born_on, assessment.authorised_on) >= 17 or not self.chance.happens(rates.CARE_FROM_ASSESSMENT):
            return None
        return max(plus(assessment.started_on, self.chance.whole(5, 60)), plus(child.born_on, 1))

    def _protect(self, child: Child, episode: Episode, held_on: date, category: str) -> tuple[date, date | None]:
        """The plan; when care follows, the plan ends on the day after care began or a few days later."""
        plan = self.protection.plan(child, held_on, category)
        plan.ended_on = max(min(plan.ended_on, years_on(child.born_on, 18)), plus(held_on, 1))
        episode.plans.append(plan)
        episode.enquiries += self.protection.enquiries_within(plan, episode.holds[0])
        slow = self._troubled(episode.holds[0].team, plus(held_on, 60))
        transferred_on = weekday_after(held_on, self.chance.whole(90, 130) if slow else self.chance.whole(50, 66))
        episode.holds += self._hold(transferred_on, self._longer_team(child, episode))
        if age_on(child.born_on, plan.ended_on) >= 17 or not self.chance.happens(rates.CARE_FROM_PLAN):
            return plan.ended_on, None
        care_on = max(plan.ended_on, plus(child.born_on, 1))
        plan.ended_on = plus(care_on, self.chance.whole(0, 9))
        return plan.ended_on, care_on

    def _in_need(self, child: Child, episode: Episode, from_on: date) -> date:
        """A child in need plan until it is no longer needed; the work goes to a team for the longer term."""
        mean, least = (620, 60) if episode.primary_need == "N2" else (148, 35)
        ends_on = weekday_after(plus(from_on, self.chance.spell(mean, least=least)), 0)
        ends_on = max(min(ends_on, years_on(child.born_on, 18)), plus(from_on, 1))
        episode.cin_plans.append((from_on, ends_on))
        if not episode.plans and not episode.care:
            episode.holds += self._hold(plus(from_on, self.chance.whole(2, 12)), self._longer_team(child, episode))
        return ends_on

    def _look_after(self, child: Child, episode: Episode, care_on: date) -> date:
        """Care, and the months of support at home after it; returns the day on which the episode ends."""
        for start, end in list(episode.cin_plans):
            episode.cin_plans = [(start, min(end, care_on))]
        period = self.care.period(child, care_on)
        episode.care.append(period)
        episode.holds = [hold for hold in episode.holds if hold.from_on < care_on or hold is episode.holds[0]]
        episode.holds += self._hold(plus(care_on, self.chance.whole(15, 45)), self._care_team(child))
        if period.adoption and period.adoption.placed_on:
            episode.holds += self._hold(period.adoption.placed_on, self.teams["adoption-team"])
        child.leaving = self.leaving.support(child, period) or child.leaving
        if period.ceased_reason not in ("E4A", "E4B") or self.chance.happens(0.25):
            return period.ceased_on
        if self.chance.happens(0.07):
            return self._again(child, episode, period)
        return self._in_need(child, episode, period.ceased_on)

    def _again(self, child: Child, episode: Episode, period: CarePeriod) -> date:
        """Some who went home come back into care within the year."""
        again_on = plus(period.ceased_on, self.chance.whole(20, 300))
        if age_on(child.born_on, again_on) >= 17:
            return period.ceased_on
        episode.cin_plans.append((period.ceased_on, again_on))
        second = self.care.period(child, again_on, repeat=True)
        episode.care.append(second)
        child.leaving = self.leaving.support(child, second) or child.leaving
        return second.ceased_on

    def long_standing(self, child: Child, care_on: date) -> None:
        """A child who came into care before the story begins: only the care is told."""
        received_on = plus(care_on, -self.chance.whole(5, 400))
        received_on = max(received_on, plus(child.born_on, -60)) if not child.unaccompanied else care_on
        assessing = self.teams[f"assessment-{child.locality.lower()}"]
        episode = self._known_before(received_on, self.chance.pick(rates.PRIMARY_NEED), assessing)
        episode.closed_on, episode.closure_reason = self._look_after(child, episode, care_on), "RC7"
        episode.holds.sort(key=lambda hold: hold.from_on)
        self._sightings(child, episode)
        child.episodes.append(episode)

    def short_breaks(self, child: Child, started_on: date) -> None:
        """A disabled child whose family gets a series of short breaks for some years."""
        child.disability = "Y"
        episode = self._known_before(plus(started_on, -90), "N2", self.teams["disability-team"])
        episode.care = [self.care.short_breaks(child, started_on)]
        episode.closed_on, episode.closure_reason = episode.care[0].ceased_on, "RC7"
        self._sightings(child, episode)
        child.episodes.append(episode)

    def _known_before(self, received_on: date, need: str, team: Team) -> Episode:
        mash = Hold(received_on, self.teams["mash"], 0)
        episode = Episode(received_on, "6", False, need, mash)
        episode.holds = [Hold(received_on, team, self.chance.whole(0, team.seats - 1))]
        return episode

    def _sightings(self, child: Child, episode: Episode) -> None:
        """The days on which a social worker saw the child: visits under any plan, in order."""
        for plan in episode.plans:
            episode.seen += plan.visits
        for period in episode.care:
            episode.seen += period.visits
        for start, end in episode.cin_plans:
            day = weekday_after(start, self.chance.whole(5, 18))
            last = min(end, self.until.last_day)
            while day <= last:
                episode.seen.append(day)
                late = self.chance.happens(0.15)
                day = weekday_after(day, self.chance.whole(21, 45) if late else self.chance.peak(9, 20, 18))
        episode.seen = sorted(day for day in episode.seen if day >= child.born_on)

    def _longer_team(self, child: Child, episode: Episode) -> Team:
        if child.disability == "Y" and (episode.primary_need == "N2" or self.chance.happens(0.15)):
            return self.teams["disability-team"]
        return self.chance.one_of(self._local("safeguarding", child))

    def _care_team(self, child: Child) -> Team:
        if child.unaccompanied:
            return self.teams["care-unaccompanied"]
        return self.chance.one_of(self._local("care", child))

    def _local(self, function: str, child: Child) -> list[Team]:
        """The teams that do this for the child's part of the county, or all that do it where none is near."""
        able = [team for team in self.teams.values() if team.function == function]
        return [team for team in able if team.locality == child.locality] or able

    def _hold(self, from_on: date, team: Team) -> list[Hold]:
        """The work goes to somebody in that team, now and then after some weeks with nobody named."""
        named = Hold(from_on, team, self.chance.whole(0, team.seats - 1))
        if not self.chance.happens(UNALLOCATED):
            return [named]
        return [Hold(from_on, team, None), Hold(weekday_after(from_on, self.chance.whole(5, 30)), team, named.seat)]
