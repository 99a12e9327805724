"""What the last point of a chart and its target say, as Making Data Count's two icons: variation and assurance."""

from __future__ import annotations

from typing import Literal

from goldenthread.measures.statistics.xmr import Chart, Direction, Limits, Status, Values, meaning

Assurance = Literal["consistent_pass", "consistent_fail", "inconsistent"]
# The states of a chart that carry icons; limits of 13 to 23 points are called trial limits beside theirs.
_SHOWN: tuple[Status, ...] = ("ok", "trial", "no_variation")


def deterioration_or_improvement(signal: Literal["upper", "lower"], direction: Direction) -> str:
    """A signal's direction in words: improvement, deterioration, or neutral_high and neutral_low."""
    return {"concern": "deterioration"}.get(said := meaning(1 if signal == "upper" else -1, direction), said)


def variation(chart: Chart) -> str:
    """The icon of the last point, whichever rule fired: common_cause, improvement_high, concern_low and so on."""
    if not chart.point_type:
        return "common_cause"
    kind, sign = chart.point_type[-1], chart.fired[-1].get(chart.primary[-1], 0)
    return f"{kind}_{'high' if sign > 0 else 'low'}" if kind in ("improvement", "concern") else kind


def assurance(lpl: float | None, upl: float | None, target: float | None, direction: Direction) -> Assurance | None:
    """Can the process be expected to meet its target? A target exactly on a limit is hit and miss."""
    if target is None or lpl is None or upl is None or direction == "neutral":
        return None
    if target > upl:
        return "consistent_fail" if direction == "increase" else "consistent_pass"
    if target < lpl:
        return "consistent_pass" if direction == "increase" else "consistent_fail"
    return "inconsistent"


def assurance_without_variation(value: float, target: float | None, direction: Direction) -> Assurance | None:
    """A series that never varies meets its target always or never."""
    if target is None or direction == "neutral":
        return None
    meets = value >= target if direction == "increase" else value <= target
    return "consistent_pass" if meets else "consistent_fail"


def shown_assurance(chart: Chart, target: float | None, direction: Direction) -> Assurance | None:
    """The assurance icon that may be shown: of the last group's limits, none where they are not to be relied on."""
    last: Limits = chart.limits[-1]
    if chart.status not in _SHOWN or last.mean is None:
        return None
    if chart.status == "no_variation":
        return assurance_without_variation(last.mean, target, direction)
    return assurance(last.lpl, last.upl, target, direction)


def shown_variation(chart: Chart) -> str | None:
    """The variation icon that may be shown, None where there are too few points or too little variation."""
    return variation(chart) if chart.status in _SHOWN else None


def labels(chart: Chart) -> list[str]:
    """The name NHSRplotthedots gives each point."""
    said = {
        "outside": ("Above UCL", "Below LCL"),
        "trend": ("7 Point Trend (Increasing)", "7 Point Trend (Decreasing)"),
        "two_of_three": ("2 in 3 Above CL", "2 in 3 Below CL"),
        "shift": ("7 Points Above CL", "7 Points Below CL"),
    }
    return [
        said[name][fired[name] < 0] if name in said else "Common Cause"
        for name, fired in zip(chart.primary, chart.fired, strict=True)
    ]


def is_present(values: Values) -> bool:
    """Does the last month have a figure? Without one there is no icon for it."""
    return bool(values) and values[-1] is not None
