"""What checking a plan costs in processor time, best of five: its report, and what a form asks while somebody types.

``python bench/check_plan.py [FILE [FILE]]``; without files, a made-up plan of a real one's size and a report on it.
Beside it stands the plain way: the same actions found by looking at each pair of them, line by line.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from goldenthread.plans.checking import contradictions, from_reading, pairing, quality  # noqa: E402
from goldenthread.plans.checking.sameness import same_area  # noqa: E402
from goldenthread.plans.checking.statements import claims_of  # noqa: E402
from goldenthread.plans.checking.terms import alike, bag  # noqa: E402
from goldenthread.plans.checking.view import ActionView, PlanView, Said  # noqa: E402
from goldenthread.plans.reading import document  # noqa: E402

ON = date(2026, 11, 20)
RUNS = 5
AREAS, ACTIONS = 16, 13  # about what the largest published plan we know holds
VERBS = ("Agree", "Publish", "Review", "Train", "Redesign", "Audit")
THINGS = ("thresholds", "visits", "assessments", "referrals", "core groups", "supervision", "pathway plans")
WITH = ("schools", "health", "the police", "housing", "foster carers", "the youth justice service")


def made_up() -> tuple[PlanView, PlanView]:
    """A plan of 208 actions, and a report with the same actions, of which a third moved, and two sentences on each."""
    actions = [_action(area, number) for area in range(AREAS) for number in range(ACTIONS)]
    plan = PlanView("plan:1", "Made-up plan", actions=tuple(actions))
    moved = [replace(each, text=f"{each.text}s" if n % 3 else each.text) for n, each in enumerate(actions)]
    said = tuple(
        Said(f"said:{n}:{half}", f"{each.text} is at {50 + n % 40}% in the month (target 85%).", each.area, on=ON)
        for n, each in enumerate(actions) for half in range(2)
    )  # fmt: skip
    return plan, PlanView("plan:2", "Made-up report", actions=tuple(moved), said=said, as_of=ON)


def _action(area: int, number: int) -> ActionView:
    place = area * ACTIONS + number
    words = (VERBS[place % 6], THINGS[place % 7], "with", WITH[place // 7 % 6], "in step", str(place))
    return ActionView(f"action:{place}", " ".join(words), f"Area {area + 1}", owners=(f"Head {area}",))


def read(paths: list[str]) -> tuple[PlanView, PlanView]:
    found = [from_reading.of_reading(document.read(Path(each).read_bytes(), name=Path(each).name)) for each in paths]
    return found[0], found[-1]


def line_by_line(plan: PlanView, other: PlanView) -> list[tuple[str, str]]:
    """Each pair of actions, its words compared."""
    return [
        (a.key, b.key)
        for a in plan.actions
        for b in other.actions
        if alike(bag(a.text), bag(b.text)) >= pairing.SAME_ACTION and same_area(a.area, b.area)
    ]


def cost(work: Callable[[], object]) -> float:
    """The least processor time of some runs, in milliseconds."""
    taken = []
    for _ in range(RUNS):
        claims_of.cache_clear()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken) * 1000


def main(argv: list[str]) -> int:
    plan, other = read(argv) if argv else made_up()
    action = plan.actions[0]
    index = cost(lambda: pairing.between(plan.actions, other.actions))
    pairs = cost(lambda: line_by_line(plan, other))
    held = f"{len(plan.actions)} and {len(other.actions)} actions, {len(plan.lines)} and {len(other.lines)} measures"
    print(f"check plan: {plan.name} against {other.name}, {held}, processor time, best of {RUNS}:")
    print(f"  one action while it is typed  {cost(lambda: quality.of_action(action, plan, on=ON)):8.2f} ms")
    print(f"  the report of findings        {cost(lambda: quality.check(plan, on=ON)):8.2f} ms")
    print(f"  contradictions with the other {cost(lambda: contradictions.of(plan, [other], on=ON)):8.2f} ms")
    print(f"  the same actions, by rare words {index:6.2f} ms; each pair {pairs:.2f} ms: {pairs / index:.1f} times")
    return 0 if index <= pairs else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
