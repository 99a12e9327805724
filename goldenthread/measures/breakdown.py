"""Any measure by any part of those it counts: its rows, grouped by a fact about the child, the team or the worker.

One mechanism for all; figures are worked out when they are asked for, and nothing is kept.
"""

# ruff: noqa: S608 (the SQL is made of definition files and of words in this file; what a person gives is bound)

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.core.periods import Month
from goldenthread.measures import calculation, summing
from goldenthread.measures.calculation import Figure
from goldenthread.measures.definition import Definition
from goldenthread.records import calendar, returns
from goldenthread.records.engines.engine import Engine

UNKNOWN = "Not known"
# Age bands of the children in need statistics, by the first age of each; the last is for care leavers and adults.
_AGES = ((18, "18 and over"), (16, "16 and 17"), (10, "10 to 15"), (5, "5 to 9"), (1, "1 to 4"), (0, "Under 1"))
# First letters of the census codes.
_ETHNICITY = {"W": "White", "M": "Mixed", "A": "Asian", "B": "Black", "C": "Asian", "O": "Other"}
_SEX = {"F": "Girls", "M": "Boys", "N": "Neither"}
_CATEGORY = {
    "NEG": "Neglect", "PHY": "Physical abuse", "SAB": "Sexual abuse", "EMO": "Emotional abuse", "MUL": "Multiple",
}  # fmt: skip
_NEED = {
    "N1": "Abuse or neglect", "N2": "Child's disability or illness", "N3": "Parent's disability or illness",
    "N4": "Family in acute stress", "N5": "Family dysfunction", "N6": "Socially unacceptable behaviour",
    "N7": "Low income", "N8": "Absent parenting", "N9": "Other than children in need", "N0": "Not stated",
}  # fmt: skip
# By the first letter; K3, registered supported accommodation, was H5 until 2024 and is no children's home.
_PLACEMENT = {
    "U": "Foster care", "A": "Placed for adoption", "K": "Children's homes", "H": "Supported accommodation",
    "P": "With parents or independent", "R": "Residential, not a children's home", "S": "Residential school",
    "T": "Temporary", "Z": "Other",
}  # fmt: skip


@dataclass(frozen=True)
class Dimension:
    """One way to divide. ``cut`` is an expression over ``c`` (the row) and the tables of ``joins``; ``labels`` turn its
    values into words; ``tables`` is what the return must carry; ``order`` is that of the labels where they have one.
    ``unknown`` says who is counted as not known because they have none of it: a child who is not looked after has no
    placement."""

    code: str
    title: str
    cut: str
    joins: str = ""
    tables: tuple[str, ...] = ()
    labels: Mapping[str, str] | None = None
    order: tuple[str, ...] = ()
    unknown: str = ""


def _latest(table: str, column: str, value: str = "") -> str:
    """The value that stood for each child on the period's last day: of the row that started last until then."""
    value = value or f"s.{column}"
    return (
        f" left join (select child_id, value from (select s.child_id, {value} as value, row_number() over"
        f" (partition by s.child_id order by s.started_on desc, s.source_row) as place from {table} s"
        f" join period q on q.period_id = '{{period}}' and s.started_on <= q.last_day) ranked where place = 1) d"
        " on d.child_id = c.child_id"
    )


_PERSON = " left join person d on d.child_id = c.child_id"
DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("team", "Team", "c.team_id"),
    Dimension("service", "Service", "c.team_id"),
    Dimension("worker", "Worker", "c.worker_id"),
    Dimension("age", "Age", "", _PERSON, ("person",), None, (*(label for _, label in reversed(_AGES)), "Unborn")),
    Dimension("sex", "Sex", "d.sex", _PERSON, ("person",), _SEX),
    Dimension("ethnicity", "Ethnicity", "substr(d.ethnicity, 1, 1)", _PERSON, ("person",), _ETHNICITY),
    Dimension("locality", "Locality", "d.locality", _PERSON, ("person",)),
    Dimension("disability", "Disability", "d.disability", _PERSON, ("person",), {"Y": "Disabled", "N": "Not disabled"}),
    Dimension(
        "category", "Category of abuse", "d.value", _latest("cp_plan", "latest_category"), ("cp_plan",), _CATEGORY,
        unknown="children who had no protection plan by then",
    ),
    Dimension(
        "need", "Primary need", "d.value", _latest("cin_episode", "primary_need"), ("cin_episode",), _NEED,
        unknown="children who had no episode of need by then",
    ),
    Dimension(
        "placement", "Placement", "d.value",
        _latest(
            "cla_placement",
            "placement_type",
            "case when s.placement_type = 'K3' then 'H' else substr(s.placement_type, 1, 1) end",
        ),
        ("cla_placement",), _PLACEMENT, unknown="children who were not looked after by then",
    ),
)  # fmt: skip
BY_CODE: Mapping[str, Dimension] = {each.code: each for each in DIMENSIONS}


def offered(measure: Definition, kind: str) -> list[Dimension]:
    """The ways in which a measure can be divided where its figure rests on a return of this kind."""
    if measure.entry:
        return []
    held = returns.BY_CODE[kind]
    return [each for each in DIMENSIONS if all(held.carries(table) for table in each.tables)]


def broken_down(
    engine: Engine, measure: Definition, dimension: Dimension, *, at: str, period: Month,
    teams: Iterable[str] | None = None, services: Mapping[str, str] | None = None,
) -> list[Figure]:  # fmt: skip
    """One figure for each part, in the dimension's own order or by name, "not known" last.

    ``teams`` limits to the rows of these teams (None: all); ``services`` maps a team to its service. A rate has no
    population for a part: its count is given and its state is not applicable.
    """
    counted = _counted(engine, measure.body, measure, dimension, at, period, teams, services)
    found = [_figure(measure, dimension, period, label, row) for label, row in counted.items()]
    if measure.head.kind == "ratio":
        below = _counted(engine, measure.denominator_body, measure, dimension, at, period, teams, services)
        found = [calculation.divided(each, below[each.cut][1] if each.cut in below else 0) for each in found]
    return sorted(found, key=lambda each: _place(dimension, each))


_Row = tuple[int, Any, Any, Any, int]  # rows, numerator, denominator, value, missing


def _counted(
    engine: Engine, body: str, measure: Definition, dimension: Dimension, at: str, period: Month,
    teams: Iterable[str] | None, services: Mapping[str, str] | None,
) -> dict[str, _Row]:  # fmt: skip
    """The sums of each part, by the words for it."""
    named, bound = _cut(dimension, services, period)
    only, limited = "", list(teams) if teams is not None else None
    if limited is not None:
        only = f" and c.team_id in ({', '.join('?' * len(limited))})" if limited else " and 1 = 0"
    numerator, denominator, value, missing = summing.sums(engine, measure, body)
    text = (
        f"select cut, count(*), {numerator}, {denominator}, {value}, {missing} from (select c.*, {named} as cut"
        f" from ({body}) c{dimension.joins.format(period=period.id)} where c.period_id = ?{only}) as cases group by cut"
    )
    rows = engine.run(text, at=at, parameters=[*bound, period.id, *(limited or [])])
    return {UNKNOWN if row[0] is None else row[0]: row[1:] for row in rows}


def _cut(dimension: Dimension, services: Mapping[str, str] | None, period: Month) -> tuple[str, list[Any]]:
    """The expression that names a row's part in words, and what is bound in it.

    Codes become words before rows are grouped: a share or an average is of the part, not of each code in it.
    """
    if dimension.code == "age":
        return _age(period.last_day)
    labels = services if dimension.code == "service" else dimension.labels
    if labels is None:
        return dimension.cut, []
    if not labels:
        return "cast(null as varchar(100))", []
    whens = " ".join(f"when {dimension.cut} = ? then ?" for _ in labels)
    return f"case {whens} end", [word for pair in labels.items() for word in pair]


def _age(on: date) -> tuple[str, list[Any]]:
    """The band of completed years on that day; whoever was born after it was unborn then."""
    whens = " ".join("when d.born_on <= ? then ?" for _ in _AGES)
    bound = [item for years, label in _AGES for item in (calendar.months_from(on, -12 * years), label)]
    unborn = "when (d.born_on is null and d.expected_on is not null) or d.born_on > ? then 'Unborn'"
    return f"case {unborn} {whens} end", [on, *bound]


def _figure(measure: Definition, dimension: Dimension, period: Month, label: str, row: _Row) -> Figure:
    rows, numerator, denominator, value, missing = row
    figure = Figure(
        measure.slug, period.id, dimension.code, label, calculation.number(numerator), calculation.number(denominator),
        int(missing), calculation.value_of(measure, numerator, denominator, value), "known",
    )  # fmt: skip
    judged = calculation.judged(measure, figure, int(rows))
    if measure.head.kind != "rate" or judged.state != "known":
        return judged
    reason = "No population is held for a part of the council; the number above the line stands"
    return judged._replace(value=None, state="not_applicable", reason=reason)


def _place(dimension: Dimension, figure: Figure) -> tuple[Any, ...]:
    if figure.cut == UNKNOWN:
        return (2, 0, "")
    if dimension.order:
        known = figure.cut in dimension.order
        return (0, dimension.order.index(figure.cut) if known else 99, figure.cut)
    return (0, 0, figure.cut)
