"""Figures and targets of a made-up council, as the checks see them."""

from __future__ import annotations

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.plans.checking import contradictions
from goldenthread.plans.checking.finding import Contradiction
from goldenthread.plans.checking.ours import OurFigure, OurMeasure, Ours, OurTarget
from goldenthread.plans.checking.view import PlanView
from tests.plans.checking.made import TODAY

OCT, SEP = Month(2026, 10), Month(2026, 9)
SAID = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than"}
MONTHLY, TITLE = "monthly_flow", "First visits in time"


def figure(value: float, *, month: Month = OCT, of: tuple[float, float] | None = None, **more: object) -> OurFigure:
    above, below = of or (None, None)
    return OurFigure(month, value, f"fig-{month}", above, below, **more)  # type: ignore[arg-type]


def target(value: float, op: str = ">=", *, since: date = date(2026, 4, 1), **more: object) -> OurTarget:
    return OurTarget(7, op, SAID[op], value, since, **more)  # type: ignore[arg-type]


def held(
    *parts: OurFigure | OurTarget, slug: str = "seen", unit: str = "%", kind: str = "proportion", basis: str = MONTHLY,
    teams: tuple[str, ...] = (),
) -> Ours:  # fmt: skip
    """One measure of ours with these figures and targets."""
    figures = {each.month: each for each in parts if isinstance(each, OurFigure)}
    targets = tuple(each for each in parts if isinstance(each, OurTarget))
    return Ours({slug: OurMeasure(slug, TITLE, unit, kind, basis, figures, targets)}, teams)


def with_ours(plan: PlanView, ours: Ours, *others: PlanView, on: date = TODAY) -> list[Contradiction]:
    return contradictions.of(plan, others, on=on, held=ours)


def codes(plan: PlanView, ours: Ours, *others: PlanView) -> list[str]:
    return [each.code for each in with_ours(plan, ours, *others)]
