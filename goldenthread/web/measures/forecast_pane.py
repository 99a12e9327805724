"""The tab that looks ahead: where the measure goes if nothing else changes, and what its target would ask."""

from __future__ import annotations

from goldenthread.core.periods import Month
from goldenthread.measures import baselines, courses, error_banks, forecasting, rated, words
from goldenthread.measures.courses import Course
from goldenthread.measures.forecasting import Forecast
from goldenthread.measures.statistics.forecast import trajectory
from goldenthread.reporting import course_charts, course_svg
from goldenthread.reporting.course_charts import Band, CourseChart, Line
from goldenthread.web.measures import panes, ways
from goldenthread.web.measures.panes import Asked, Pane

SHOWN = 24  # months of the past beside twelve to come
REVIEW = "Forecast under review: past bands held too rarely or too often, so these are widened."
SIMULATED = "simulated series like a council's, until there are enough of its own"


def forecast(asked: Asked) -> Pane:
    """The forecast of the council, or of the team that is chosen. Three queries."""
    found, course = of(asked)
    whose = f" of {asked.team}" if asked.team else ""
    title = f"{asked.measure.head.title}, forecast{whose}"
    if found.state != "ok":
        return Pane(title, found.why)
    chart = _chart(asked, found, course, title)
    headings, rows = course_charts.as_grid(chart.as_table())
    return Pane(
        title, chart.description, course_svg.course(chart), tuple(chart.key()), tuple(headings),
        tuple(map(tuple, rows[::-1])), tuple(each.text for each in chart.events), tuple(_more(asked, found)),
    )  # fmt: skip


def of(asked: Asked) -> tuple[Forecast, Course]:
    """The forecast and the course that it goes on from."""
    measure, team = asked.measure, asked.team
    rows = courses.read([measure.slug], seen=asked.seen, until=asked.choice.month, team=team or None)
    course = courses.of(measure, rows.get(measure.slug, []), until=asked.choice.month)
    target = _target(asked)
    found = forecasting.of(
        measure, course, error_banks.in_use(), target=target, due=_due(target),
        restarts=baselines.restarts([measure.slug], team).get(measure.slug, ()),
    )  # fmt: skip
    return found, course


def _target(asked: Asked) -> rated.Aim | None:
    """What the figure is held against, also where others give the number; a team's count has no target of its own."""
    wanted = asked.standing.wanted
    if wanted is None or wanted.value is None or (asked.team and asked.measure.head.kind == "count"):
        return None
    return rated.Aim(wanted.operator, wanted.value, wanted.due_on)


def _due(target: rated.Aim | None) -> Month | None:
    return Month.of(target.due_on) if target and target.due_on else None


def _chart(asked: Asked, found: Forecast, course: Course, title: str) -> CourseChart:
    past = course.ending(SHOWN)
    last = past.months.index(found.ahead[0].month.previous())
    months = [*past.months[: last + 1], *(each.month for each in found.ahead)]
    blank: tuple[None, ...] = (None,) * (last + 1)
    target = _target(asked)
    lines = [Line("if nothing else changes", (*blank, *(each.median for each in found.ahead)), "forecast")]
    way = ways.of(asked.standing, months) if target else None
    if way is None and (plan := _trajectory(asked, target, course, months)):
        lines.append(Line("a straight line to the target, which is a plan and no forecast", plan, "trajectory"))
    return CourseChart(
        title, asked.measure.head.unit, tuple(month.label for month in months),
        (*past.values[: last + 1], *(None for _ in found.ahead)), sentence(asked, found),
        name=asked.team or "Council", lines=tuple(lines), events=panes.events(asked.notes, months),
        bands=(
            Band(
                "where 80 of 100 such forecasts end", (*blank, *(each.lower for each in found.ahead)),
                (*blank, *(each.upper for each in found.ahead)),
            ),
        ),
        target=asked.standing.aim if target else None, way=way,
    )  # fmt: skip


def _trajectory(
    asked: Asked, target: rated.Aim | None, course: Course, months: list[Month]
) -> tuple[float | None, ...]:
    """The straight line from the month in which the target was set to the one in which it is due; empty without."""
    due = _due(target)
    if target is None or due is None or asked.standing.target is None:
        return ()
    starts = Month.of(asked.standing.target.starts_on)
    at = {month: value for month, value in zip(course.months, course.values, strict=True) if value is not None}
    before = [month for month in at if month <= starts]
    if not before or due <= before[-1]:
        return ()
    first = before[-1]
    span = (due.year - first.year) * 12 + due.number - first.number
    steps = [(month.year - first.year) * 12 + month.number - first.number for month in months]
    return tuple(None if step < 0 else trajectory(at[first], target.value, span, step) for step in steps)


def sentence(asked: Asked, found: Forecast) -> str:
    """Where it goes, and what chance the target has, in a sentence or two."""
    unit, last = asked.measure.head.unit, found.ahead[-1]
    low, middle, high = (words.value(each, unit) for each in (last.lower, last.median, last.upper))
    said = f"If nothing else changes, {last.month.label} will be near {middle}"
    said += f", and between {low} and {high} in 80 of 100 cases."
    if found.chance:
        said += f" That {found.chance.month.label} meets the target is {forecasting.words(found.chance.meets)}."
    return said


def _more(asked: Asked, found: Forecast) -> list[str]:
    said = (
        ["Forecast under review: past bands held too rarely or too often, so these are widened."]
        if found.review
        else []
    )
    if found.chance and found.chance.sustained is not None:
        odds = forecasting.words(found.chance.sustained)
        said.append(f"That it and the two months before it all meet the target is {odds}.")
    if found.not_said:
        said.append(found.not_said)
    if found.required is not None:
        said.append(_required(asked, found))
    whose = "this council's own" if found.own else SIMULATED
    said.append(f"The band rests on {found.rows} past errors of {whose}. One bad winter that meets all is not in it.")
    return said


def _required(asked: Asked, found: Forecast) -> str:
    unit = asked.measure.head.unit
    wanted = f"The target asks for {_change(found.required or 0.0, unit)} a month from here."
    if found.best is None:
        return f"{wanted} There is too little past to say what was ever kept up for a year."
    return f"{wanted} The best that was ever kept up for a year is {_change(found.best, unit)} a month."


def _change(size: float, unit: str) -> str:
    amount = f"{abs(size):.2f}".rstrip("0").rstrip(".")
    points = f"{amount} percentage points" if unit == "%" else f"{amount} {unit}"
    return points if amount == "0" else f"{points} {'more' if size > 0 else 'less'}"
