"""What the example council measures by: its own numbers with their sources, the plan's targets, and the results."""

from __future__ import annotations

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example import loads, people, rates, story
from goldenthread.measures import definition, operations
from goldenthread.measures.models import OwnerSentence, Result, Target, Tolerance
from goldenthread.measures.saying import operations as saying
from goldenthread.measures.targets.checks import Proposed
from goldenthread.plans.models import Plan, ScorecardLine
from goldenthread.records import operations as records
from goldenthread.records import populations
from goldenthread.records.models import Setting
from goldenthread.records.populations import Estimate

POPULATION_BEFORE = 61_400
WAITING, HIGHER = "assessments-within-45-working-days", 95.0
SAID = {
    WAITING: "Four of five teams hold; the fifth has had a manager for six weeks and clears the oldest first.",
    "assessments-open-beyond-45-working-days": "Nearly all are in one team; each is looked at on Fridays.",
    "re-referrals-within-12-months": "We looked at a sample: most were closed before the family's plan had ended.",
}
_TERMS = ((9, 2, 1), (1, 5, 2), (4, 20, 3))  # month, day and number of each term of a school year
PERCENTAGE_POINTS = 5.0  # by so much a share may miss its target and still be at risk
OF_THE_TARGET = 0.05  # the same for counts and rates, as a part of the target


def set_parameters(until: Month) -> None:
    """The population by two estimates, and the visit interval before and since the plan's practice standards."""
    began, standards = people.opened_on(until), until.plus(1 - story.MONTHS_TOLD).first_day
    estimate = until.plus(-8).first_day
    source = "Invented for the example, in place of the published mid-year estimates"
    visits = "protection_plan_visit_working_days"
    for amount, released_on in ((POPULATION_BEFORE, began), (rates.POPULATION, estimate)):
        one = Estimate("population_0_17", released_on.year - 1, amount, False, released_on, source)
        populations.set_estimates(estimates=[one], by=people.get("data-manager"), on=released_on)
    _set(visits, 15, began, "Practice standards, first edition")
    _set(visits, 10, standards, "Practice standards, second edition: at least every ten working days")
    for starts_on, number in _terms(began, until.last_day):
        _set("school_term", number, starts_on, "The council's term dates", on=max(starts_on, began))


def set_targets(plan: Plan) -> None:
    """The targets of the lines that a computed measure answers, as understood from the plan's words."""
    for line in plan.scorecard.exclude(measure_slug=""):
        if line.targets and not Target.objects.filter(measure=line.measure_slug).exists():
            _want(line, plan)


def propose(until: Month, *, on: date) -> None:
    """One more target, with a straight line to it, that waits for the director: a decision to take."""
    if Target.objects.filter(state=Target.State.PROPOSED).exists():
        return
    last = Result.objects.filter(measure=WAITING, period=until.id, breakdown="council", is_current=True).first()
    if last is None or last.value is None or last.value >= HIGHER:
        return
    said = Proposed(
        WAITING, ">=", until.next().first_day, "Proposed after the quarterly review of practice", HIGHER,
        due_on=until.plus(12).last_day, course=str(Target.Course.STRAIGHT), baseline=round(last.value, 1),
        baseline_on=until.last_day,
    )  # fmt: skip
    operations.propose_target(said=said, by=people.get("data-manager"), on=on)


def speak(until: Month, *, on: date) -> None:
    """What the owners of three measures say of the latest month; the rest have still to."""
    for slug, text in SAID.items():
        if not OwnerSentence.objects.filter(measure=slug, period=until.id).exists():
            saying.say(measure=slug, period=until, text=text, version=0, by=people.get("programme-lead"), on=on)


def compute(until: Month, *, on: date) -> None:
    """Every measure for every month-end that is not computed yet."""
    known = set(Result.objects.filter(measure__in=definition.computed()).values_list("period", flat=True))
    missing = [month for month in loads.months(until) if month.id not in known]
    if missing:
        operations.compute(months=missing, on=on)


def _set(name: str, amount: float, starts_on: date, source: str, *, on: date | None = None) -> None:
    if not Setting.objects.filter(name=name, starts_on__gte=starts_on).exists():
        by = people.get("data-manager")
        records.set_parameter(name=name, amount=amount, starts_on=starts_on, source=source, by=by, on=on or starts_on)


def _terms(first: date, last: date) -> list[tuple[date, int]]:
    """The first days of the school terms that begin between two days, each with its number in the school year."""
    years = range(first.year - 1, last.year + 1)
    days = [(date(year, month, day), number) for year in years for month, day, number in _TERMS]
    return sorted((day, number) for day, number in days if first.replace(year=first.year - 1) <= day <= last)


def _want(line: ScorecardLine, plan: Plan) -> None:
    target, slug = line.targets[0], line.measure_slug
    lead, on = people.get("programme-lead"), plan.signed_off_on or plan.created_on
    said = Proposed(
        slug, target["op"], on, f"{plan.name}, {line.reference}: {line.target_raw}", target["value"],
        due_on=_due(target["by"]),
    )  # fmt: skip
    proposed = operations.propose_target(said=said, by=lead, on=on)
    operations.approve_target(target=proposed, version=1, by=people.get("director"), on=on)
    if not Tolerance.objects.filter(measure=slug).exists():
        is_share = definition.get(slug).head.unit == "%"
        amount = PERCENTAGE_POINTS if is_share else round(OF_THE_TARGET * target["value"], 1)
        reason = "So far it may move from month to month without anybody having done worse"
        operations.set_tolerance(measure=slug, amount=amount, starts_on=on, reason=reason, by=lead, on=on)


def _due(by: str | None) -> date | None:
    """The last day of the year or month that a target names; null where it names none."""
    if not by:
        return None
    return date(int(by), 12, 31) if len(by) == 4 else Month.parse(by[:7]).last_day
