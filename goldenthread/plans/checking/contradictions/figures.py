"""One measure with two targets (C01) or two values for one period (C02), and words against figures (C03)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goldenthread.core.periods import Month
from goldenthread.plans.checking.finding import Contradiction, Side, short
from goldenthread.plans.checking.lines import meets
from goldenthread.plans.checking.sameness import YEAR, line_of, same_area, same_line
from goldenthread.plans.checking.statements import Claim, claims
from goldenthread.plans.checking.terms import inside, terms
from goldenthread.plans.checking.view import Figure, LineView, PlanView, Target
from goldenthread.plans.reading import dates

LATE = 2  # months that may lie between a figure's period and the day on which somebody speaks of it


def within(plan: PlanView) -> Iterator[Contradiction]:
    """Within one plan: its lines against each other, its words against its lines, its words against each other."""
    for number, line in enumerate(plan.lines):
        for other in plan.lines[number + 1 :]:
            yield from _lines(plan, line, plan, other)
    said = claims(list(plan.sentences()))
    yield from _claims_against_lines(plan, said, plan)
    yield from _claims_against_each_other(plan, said)


def between(plan: PlanView, other: PlanView) -> Iterator[Contradiction]:
    """Between two plans: line against line, and the words of each against the lines of the other."""
    for line in plan.lines:
        for theirs in other.lines:
            yield from _lines(plan, line, other, theirs)
    yield from _claims_against_lines(plan, claims(list(plan.sentences())), other)
    yield from _claims_against_lines(other, claims(list(other.sentences())), plan)


def _lines(plan: PlanView, a: LineView, other: PlanView, b: LineView) -> Iterator[Contradiction]:
    if not same_line(a, b) or not _of_one_year(a, b):
        return
    if _targets_differ(a.targets, b.targets):
        reason = "The same measure has two targets."
        yield Contradiction("C01", a.area, short(a.text), line_side(plan, a), line_side(other, b), reason)
    if len(a.actual) == len(b.actual) == 1 and _month(a.period) and _month(a.period) == _month(b.period):
        mine, theirs = a.actual[0], b.actual[0]
        if mine.unit == theirs.unit and not same_number(mine.value, theirs.value):
            reason = f"The same measure has two values for {a.period}."
            yield Contradiction("C02", a.area, short(a.text), line_side(plan, a), line_side(other, b), reason)


def _of_one_year(a: LineView, b: LineView) -> bool:
    """Do their figures lie within a year, as far as they say?"""
    here, there = _month(a.period), _month(b.period)
    return here is None or there is None or abs((here.first_day - there.first_day).days) <= YEAR


def _targets_differ(ours: Sequence[Target], theirs: Sequence[Target]) -> bool:
    """Two lists of targets that share none, for days that are the same or not said."""
    if not ours or not theirs:
        return False
    if len(ours) == len(theirs) == 1 and ours[0].by and theirs[0].by and ours[0].by != theirs[0].by:
        return False
    return not any(same_number(a.value, b.value) for a in ours for b in theirs)


def _claims_against_lines(plan: PlanView, said: Sequence[Claim], other: PlanView) -> Iterator[Contradiction]:
    for claim in said:
        unit = claim.unit or claim.target_unit or ("%" if claim.gap is not None else "")
        line = line_of(claim.subject, claim.said.area, unit, other.lines)
        if line is not None and not claim.said.key.startswith(line.key):
            for code, reason in _against(claim, line, plan):
                yield Contradiction(
                    code,
                    claim.said.area or line.area,
                    short(line.text),
                    claim_side(plan, claim),
                    line_side(other, line),
                    reason,
                )


def _against(claim: Claim, line: LineView, plan: PlanView) -> Iterator[tuple[str, str]]:
    """How a claim contradicts a line, the plainest way first; another target and another value are two ways."""
    has_other_target = claim.target is not None and bool(line.targets) and not _is_a_target(claim.target, line)
    if has_other_target:
        yield "C01", f"Here the target is {_told(claim.target or 0, claim.target_unit)}, there “{line.target_raw}”."
    if not _same_time(claim, line, plan):
        return
    if not has_other_target and _stands_otherwise(claim, line):
        words = "below" if claim.stands < 0 else "on or above"
        yield "C03", f"It is said to be {words} its target; the figures say otherwise."
    elif not has_other_target and (implied := _implied(claim, line)):
        yield "C01", f"{implied}, there the target is “{line.target_raw}”."
    elif _values_differ(claim, line):
        yield "C02", f"Here it is {_told(claim.value or 0, claim.unit)}, there “{line.actual_raw}”."


def _stands_otherwise(claim: Claim, line: LineView) -> bool:
    """Where less is better, “below target” may mean either, and contradicts nothing."""
    how = _stands(line)
    if not claim.stands or not how or (claim.is_literal and line.targets[0].op.startswith("<")):
        return False
    return how != claim.stands


def _implied(claim: Claim, line: LineView) -> str:
    """“96%, 2% lower than target” implies a target of 98%."""
    if claim.value is None or claim.gap is None or not claim.gap_is_exact or len(line.targets) != 1:
        return ""
    implied = claim.value - claim.stands * claim.gap
    target = line.targets[0].value
    if not claim.is_literal and abs(claim.value + claim.stands * claim.gap - target) < 1:
        return ""  # “2% off target” says not to which side
    return "" if abs(implied - target) < 1 else f"{claim.value:g} and a gap of {claim.gap:g} imply {implied:g}"


def _values_differ(claim: Claim, line: LineView) -> bool:
    if claim.value is None or len(line.actual) != 1 or (claim.target is not None and claim.value == claim.target):
        return False
    there = line.actual[0]
    units = {unit for unit in (claim.unit, there.unit) if unit}
    return (len(units) < 2 and not same_number(claim.value, there.value) and _is_of_its_size(claim, there)
            and inside(terms(line.text) & terms(claim.sentence), terms(claim.subject)) == 1)  # fmt: skip


def _is_of_its_size(claim: Claim, there: Figure) -> bool:
    """A count ten times another is a count of something else."""
    if claim.unit or not there.value or claim.value is None:
        return True
    return 0.5 <= claim.value / there.value <= 2


def _stands(line: LineView) -> int:
    """1 when its latest figure reaches its target, -1 when not, 0 when that is not for a machine to say."""
    if len(line.targets) != 1 or len(line.actual) != 1 or not line.targets[0].op:
        return 0
    return 1 if meets(line.actual[0], line.targets[0]) else -1


def _is_a_target(value: float, line: LineView) -> bool:
    return any(same_number(value, target.value) for target in line.targets)


def _same_time(claim: Claim, line: LineView, plan: PlanView) -> bool:
    """Do they speak of one period, as far as they say? A report of this month speaks of the last."""
    there = _month(line.period)
    here = claim.said.on or plan.as_of
    if there is None or here is None:
        return True
    return Month.of(here).plus(-LATE) <= there <= Month.of(here)


def _claims_against_each_other(plan: PlanView, said: Sequence[Claim]) -> Iterator[Contradiction]:
    """Two sentences of one area that put the same thing at different distances from its target."""
    gaps = [claim for claim in said if claim.gap is not None and claim.said.area]
    for number, one in enumerate(gaps):
        for other in gaps[number + 1 :]:
            if one.said.area == other.said.area and _one_subject(one, other) and not _gaps_fit(one, other):
                reason = "Two distances from one target."
                yield Contradiction(
                    "C02", one.said.area, short(other.subject), claim_side(plan, one), claim_side(plan, other), reason
                )


def _one_subject(one: Claim, other: Claim) -> bool:
    a, b = terms(one.subject), terms(other.subject)
    fewer, more = sorted((a, b), key=len)
    return bool(fewer) and inside(fewer, more) == 1 and same_area(one.said.area, other.said.area)


def _gaps_fit(one: Claim, other: Claim) -> bool:
    """“Under 2%” fits any smaller gap; two exact gaps fit only each other."""
    a, b = one.gap or 0, other.gap or 0
    if one.gap_is_exact and other.gap_is_exact:
        return same_number(a, b)
    if one.gap_is_exact:
        return a <= b
    return b <= a if other.gap_is_exact else True


def same_number(a: float, b: float) -> bool:
    """Equal at the coarser of the two precisions: 95.6 and 96 are, 95 and 96 are not."""
    places = min(_places(a), _places(b))
    return abs(round(a, places) - round(b, places)) < 10**-9


def _places(value: float) -> int:
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _month(period: str) -> Month | None:
    iso = dates.understand(period).iso
    return Month.parse(iso[:7]) if iso else None


def _told(value: float, unit: str) -> str:
    return f"{value:g}{'%' if unit.startswith('%') else f' {unit}' if unit else ''}"


def line_side(plan: PlanView, line: LineView, says: str = "") -> Side:
    """A line of the scorecard as one side; ``says`` in place of its target and latest figure."""
    target = f"target {line.target_raw}" if line.target_raw else ""
    latest = f"{line.period or 'latest'}: {line.actual_raw}" if line.actual_raw else ""
    told = says or "; ".join(part for part in (target, latest) if part)
    place = ", ".join(part for part in (line.area, line.where) if part)
    return Side(plan.name, line.key, place, short(f"{line.name}: {told}"), plan.key)


def claim_side(plan: PlanView, claim: Claim) -> Side:
    """A sentence as one side."""
    place = ", ".join(part for part in (claim.said.area, claim.said.where) if part)
    return Side(plan.name, claim.said.key, place, short(claim.sentence), plan.key)
