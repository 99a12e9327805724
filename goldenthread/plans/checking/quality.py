"""The check of one plan: every rule asked of every action, measure, outcome and recommendation.

What nearly all of a plan lacks is one finding about the plan, not two hundred: nobody reads two hundred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.plans.checking import actions, dependencies, lines, loads, thread
from goldenthread.plans.checking.codes import CODES, MUST
from goldenthread.plans.checking.finding import Finding
from goldenthread.plans.checking.settings import USUAL, Settings
from goldenthread.plans.checking.view import ActionView, LineView, PlanView

TOGETHER = 6  # from so many findings of one code on, if they are more than half of what was asked, they are told as one


def check(plan: PlanView, *, on: date, settings: Settings = USUAL) -> list[Finding]:
    """What is wrong with the plan on that day, the gravest first, then in the order of the plan."""
    found = [*_of_actions(plan, on, settings), *_of_lines(plan)]
    found = _together(plan, found)
    found += [*loads.check(plan, on=on, settings=settings), *thread.check(plan), *dependencies.check(plan)]
    return sorted(found, key=lambda each: (each.kind.severity != MUST, each.code))


def of_action(action: ActionView, plan: PlanView, *, on: date, settings: Settings = USUAL) -> list[Finding]:
    """What is wrong with one action, by itself and beside what it waits for as far as ``plan`` holds that: what a form
    tells while it is typed."""
    alone = list(actions.check(action, plan, on=on, settings=settings))
    return [*alone, *(each for each in dependencies.check(plan) if each.about == action.key)]


def of_line(line: LineView) -> list[Finding]:
    """What is wrong with one line of the scorecard by itself."""
    return list(lines.check(line))


def _of_actions(plan: PlanView, on: date, settings: Settings) -> Iterator[Finding]:
    for action in plan.actions:
        yield from actions.check(action, plan, on=on, settings=settings)


def _of_lines(plan: PlanView) -> Iterator[Finding]:
    for line in plan.lines:
        yield from lines.check(line)


def _together(plan: PlanView, found: Sequence[Finding]) -> list[Finding]:
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for each in found:
        by_code[each.code].append(each)
    kept: list[Finding] = []
    for code, those in by_code.items():
        asked = plan.lines if those[0].about.startswith("line:") else plan.actions
        if len(those) >= TOGETHER and len(those) * 2 > len(asked):
            kept.append(_as_one(plan, code, those, len(asked)))
        else:
            kept.extend(those)
    return kept


def _as_one(plan: PlanView, code: str, those: Sequence[Finding], asked: int) -> Finding:
    noun = "measures" if those[0].about.startswith("line:") else "actions"
    areas = len({each.area for each in those})
    reason = f"{len(those)} of {asked} {noun}, in {areas} area{'' if areas == 1 else 's'}. {CODES[code].looks_for}"
    if code == "Q01" and any(area.officers for area in plan.areas):
        reason = f"{reason} Officers answer for its areas, and for no action by itself."
    return Finding(code, "plan", "", f"The whole plan: {len(those)} {noun}", reason, many=len(those))
