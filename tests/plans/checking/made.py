"""Plans of a few lines, as the checks see them. Everything in them is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from goldenthread.plans.checking import contradictions, quality
from goldenthread.plans.checking.finding import Contradiction, Finding
from goldenthread.plans.checking.settings import USUAL, Settings
from goldenthread.plans.checking.view import ActionView, Due, LineView, PlanView, Said
from goldenthread.plans.reading import dates, values

TODAY = date(2026, 11, 20)
GOOD = ActionView(
    "action:1", "Publish the new threshold document", area="Front door", owners=("Head of the front door",),
    due=(Due("Mar-27", date(2027, 3, 31)),),
)  # fmt: skip


def action(text: str = GOOD.text, *, key: str = "action:1", due: str = "Mar-27", **fields: object) -> ActionView:
    """An action with nothing wrong but what the test says."""
    return replace(GOOD, key=key, text=text, due=_due(due), **fields)


def _due(raw: str) -> tuple[Due, ...]:
    from goldenthread.plans import delivery

    return (Due(raw, delivery.meant_due(dates.understand(raw).iso or "")),) if raw else ()


def line(
    text: str = "Increase the % of children seen in time, by audit", *, key: str = "line:1", baseline: str = "60%",
    actual: str = "70%", target: str = "85%", period: str = "2026-10", area: str = "Front door", **fields: object,
) -> LineView:  # fmt: skip
    """A line of the scorecard whose cells are understood as those of any plan."""
    from goldenthread.plans.checking.from_reading import figures, targets

    before = values.understand_values(baseline)
    return LineView(
        key, text, area=area, period=period, baseline_raw=baseline, actual_raw=actual, target_raw=target,
        baseline=figures(before), actual=figures(values.understand_values(actual)),
        targets=targets(values.understand_target(target, measure=text, baseline=before)), **fields,
    )  # fmt: skip


def said(text: str, *, area: str = "Front door", on: date | None = TODAY, key: str = "said:1") -> Said:
    return Said(key, text, area, "risk 1", on)


def plan(*parts: object, name: str = "Made-up plan", **fields: object) -> PlanView:
    """A plan of these actions, lines and sayings; the rest as the test says."""
    kinds = {"actions": ActionView, "lines": LineView, "said": Said}
    sorted_parts = {kind: tuple(p for p in parts if isinstance(p, what)) for kind, what in kinds.items()}
    return PlanView(key=f"plan:{name}", name=name, **{**sorted_parts, **fields})


def codes(*parts: object, on: date = TODAY, settings: Settings = USUAL, **fields: object) -> list[str]:
    """The codes that the check of a plan of these parts gives."""
    return [each.code for each in found(*parts, on=on, settings=settings, **fields)]


def found(*parts: object, on: date = TODAY, settings: Settings = USUAL, **fields: object) -> list[Finding]:
    return quality.check(plan(*parts, **fields), on=on, settings=settings)


def against(first: PlanView, *others: PlanView, on: date = TODAY) -> list[Contradiction]:
    return contradictions.of(first, others, on=on)


def clashes(first: PlanView, *others: PlanView) -> list[str]:
    """The codes of the contradictions of a plan, with itself and with others."""
    return [each.code for each in against(first, *others)]
