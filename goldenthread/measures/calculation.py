"""From rows to figures: the same rows give the council's figure, each team's, and the list of exceptions."""

# ruff: noqa: S608 (the SQL is made of definition files and of words in this file; nothing comes from a person)

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from goldenthread.measures.definition import Definition, alternatives
from goldenthread.measures.errors import DefinitionError
from goldenthread.records.accompanying import Period
from goldenthread.records.engines.engine import Engine

Memo = dict[tuple[str, str], list[tuple]]
State = Literal["known", "unknown", "stale", "suppressed", "not_applicable"]
RULE_VERSION = "1"
COUNCIL, TEAM = "council", "team"

# Every row has these; what a kind needs beyond them stands below.
COLUMNS = ("period_id", "case_id", "child_id", "team_id", "worker_id", "counted_on")
NEEDS = {
    "proportion": ("met",), "mean": ("amount",), "median": ("amount",), "per": ("group_id",),
    "weighted": ("amount", "possible"),
}  # fmt: skip

_ONES = "sum(case when met = 1 then 1 else 0 end)"
_NULLS = "sum(case when {0} is null then 1 else 0 end)"
_BOTH = "sum(case when amount is null or possible is null then null else {0} end)"
# Six places, so that the order in which an engine adds fractions never shows.
_SIX = f"cast({_BOTH} as decimal(18, 6))"
_MEDIAN = "percentile_cont(0.5) within group (order by amount)"
# kind: (numerator, denominator, value where these two do not give it, missing). The same words for every engine.
_SUMS = {
    "proportion": (_ONES, "count(met)", "null", _NULLS.format("met")),
    "mean": ("sum(amount)", "count(amount)", "null", _NULLS.format("amount")),
    "median": ("null", "count(amount)", _MEDIAN, _NULLS.format("amount")),
    "per": ("count(group_id)", "count(distinct group_id)", "null", _NULLS.format("group_id")),
    "weighted": (
        _SIX.format("amount"),
        _SIX.format("possible"),
        "null",
        "sum(case when amount is null or possible is null then 1 else 0 end)",
    ),
    "met": (_ONES, "null", "null", _NULLS.format("met")),
    "rows": ("count(*)", "null", "null", "0"),
}
# Per: the rows of each group once for the council and once for its team, so that groups are counted and not told apart
# a second time; there are many groups.
_HELD = (
    "(select {0}period_id, grouping(team_id) as is_whole, team_id, group_id, count(*) as held"
    " from {{rows}} as each_case group by grouping sets (({0}period_id, group_id), ({0}period_id, team_id, group_id)))"
)
_OF = "sum(case when group_id is {} then held else 0 end)"
# Whose council figure is more than the sum of its teams' numbers.
_NOT_SUMS = ("mean", "median", "per", "weighted")
# Under this word the memo keeps populations.
POPULATION = "population"


@dataclass(frozen=True)
class Figure:
    """One measure, one period, one cut. ``value`` is in the unit of the definition: percent from 0 to 100, a count, …

    ``missing`` rows lack the fact and are in neither numerator nor denominator. ``reason`` says why a figure that is
    not ``known`` is not.
    """

    slug: str
    period_id: str
    breakdown: str
    cut: str
    numerator: float | None
    denominator: float | None
    missing: int
    value: float | None
    state: State
    reason: str = ""


def figures(
    engine: Engine, definition: Definition, *, at: str, periods: Sequence[Period], memo: Memo | None = None
) -> list[Figure]:
    """The council's figure for each period and one for each team that has rows, from the snapshot ``at``.

    ``memo`` keeps the totals of one snapshot, for definitions with the same body (a count and its rate).
    ``periods`` are among those the engine was opened with for that snapshot. A rate is for the whole council only: a
    team has no population.
    """
    if reason := absent(engine, definition, at):
        return [unanswered(definition, period.id, reason) for period in periods]
    check_columns(engine, definition)
    wanted = {period.id for period in periods}
    totals = _totals(engine, definition, at, definition.body, memo)
    found = [_figure(definition, row) for row in totals if row[0] in wanted]
    by_key = {(figure.period_id, figure.breakdown, figure.cut): figure for figure in found}
    for period in periods:
        key = (period.id, COUNCIL, "")
        by_key.setdefault(key, _figure(definition, (period.id, True, None, 0, 0, 0, None, 0)))
    if definition.head.kind == "ratio":
        by_key = _divided(engine, definition, at, by_key, memo)
    kept = _rated(engine, definition, at, by_key.values(), memo) if definition.head.kind == "rate" else by_key.values()
    return sorted(kept, key=lambda figure: (figure.period_id, figure.breakdown, figure.cut))


def absent(engine: Engine, definition: Definition, at: str) -> str:
    """Which list or column that the measure cannot do without was not in the file; an empty text when all were."""
    if lists := sorted(engine.absent_lists(at) & set(definition.head.lists)):
        return f"List {lists[0]} was not in the file"
    gone = {(each.list_number, each.column): each.heading for each in engine.absent_columns(at)}
    for number in definition.head.lists:
        for need in definition.head.needs:
            headings = [gone.get((number, column)) for column in alternatives(need)]
            if all(headings):
                return f"List {number} had no column {' nor '.join(f'“{heading}”' for heading in headings)}"
    return _absent_item(definition, {column: heading for (number, column), heading in gone.items() if not number})


def _absent_item(definition: Definition, gone: Mapping[str, str]) -> str:
    """The same of a return that has no numbered lists: its items are named as the return names them."""
    for need in definition.head.needs:
        items = [gone.get(column) for column in alternatives(need)]
        if all(items):
            return f"The file had no {' nor '.join(f'“{item}”' for item in items)}"
    return ""


def unanswered(definition: Definition, period_id: str, reason: str) -> Figure:
    """The unknown figure of a period that no snapshot answers."""
    return Figure(definition.slug, period_id, COUNCIL, "", None, None, 0, None, "unknown", reason)


def check_columns(engine: Engine, definition: Definition) -> None:
    """DefinitionError when a body does not give the fixed columns that its kind needs."""
    for body in filter(None, (definition.body, definition.denominator_body)):
        given = engine.columns(body)
        for column in (*COLUMNS, *NEEDS.get(definition.head.kind, ())):
            if column not in given:
                raise DefinitionError(f"{definition.slug}.sql: the body gives no column {column}.")


def _totals(engine: Engine, definition: Definition, at: str, body: str, memo: Memo | None = None) -> list[tuple]:
    """Rows of period, whole council?, team, rows, numerator, denominator, value, missing."""
    kept, way = {} if memo is None else memo, way_of(engine, definition)
    if (way, body) not in kept:
        kept[way, body] = _summed(engine, way, at, body)
    return kept[way, body]


def _summed(engine: Engine, way: str, at: str, body: str) -> list[tuple]:
    rows = engine.run(_sums_text(way, place="").format(rows=f"({body})"), at=at)
    return _with_council(way, rows)


def summed_each(engine: Engine, way: str, body: str, ats: Sequence[str]) -> dict[str, list[tuple]]:
    """What the memo of each of the snapshots keeps for a body and the way in which it is summed."""
    if way == POPULATION:
        return engine.run_each("select place, period_id, amount from {rows} as cases", body, ats=ats)
    found = engine.run_each(_sums_text(way, place="place, "), body, ats=ats)
    return {at: _with_council(way, rows) for at, rows in found.items()}


def _sums_text(way: str, *, place: str) -> str:
    if way == "per":
        return _per_text(place)
    numerator, denominator, value, missing = _SUMS[way]
    whole = "grouping(team_id) = 1" if way in _NOT_SUMS else "false"
    groups = f"{place}period_id, team_id"
    if way in _NOT_SUMS:
        groups = f"grouping sets (({place}period_id), ({groups}))"
    return (
        f"select {place}period_id, {whole}, coalesce(team_id, ''), count(*), {numerator}, {denominator}, {value},"
        f" {missing} from {{rows}} as cases group by {groups}"
    )


def _per_text(place: str) -> str:
    return (
        f"select {place}period_id, is_whole = 1, coalesce(team_id, ''), sum(held), {_OF.format('not null')},"
        f" count(group_id), null, {_OF.format('null')}"
        f" from {_HELD.format(place)} as cases group by {place}period_id, is_whole, team_id"
    )


def _with_council(way: str, rows: list[tuple]) -> list[tuple]:
    return rows if way in _NOT_SUMS else rows + _added_up(rows, percent=way == "proportion")


def _added_up(rows: list[tuple], *, percent: bool) -> list[tuple]:
    """The council's rows: the sums of its teams'. Done here because grouping sets cost 0.8 ms a query."""
    sums: dict[str, list[int]] = {}
    for period_id, _, _, count, numerator, denominator, _, missing in rows:
        total = sums.setdefault(period_id, [0, 0, 0, 0])
        for place, number in enumerate((count, numerator, denominator or 0, missing)):
            total[place] += int(number)
    return [
        (period_id, True, None, count, top, under if percent else None, None, missing)
        for period_id, (count, top, under, missing) in sums.items()
    ]  # fmt: skip


def sums(engine: Engine, definition: Definition, body: str) -> tuple[str, str, str, str]:
    """What is summed over a group of a body's rows: numerator, denominator, value and missing, as SQL."""
    return _SUMS[_way_of(engine, definition, body)]


def _way_of(engine: Engine, definition: Definition, body: str) -> str:
    if definition.head.kind in _SUMS:
        return definition.head.kind
    return "met" if "met" in engine.columns(body) else "rows"


def way_of(engine: Engine, definition: Definition) -> str:
    """Counts, rates and ratios count the rows that are met where the body says which are, else all rows."""
    return _way_of(engine, definition, definition.body)


def _figure(definition: Definition, row: tuple) -> Figure:
    period_id, whole, team, rows, numerator, denominator, value, missing = row
    figure = Figure(
        definition.slug, period_id, COUNCIL if whole else TEAM, "" if whole else team,
        number(numerator), number(denominator), int(missing), value_of(definition, numerator, denominator, value),
        "known",
    )  # fmt: skip
    return judged(definition, figure, int(rows))


def value_of(definition: Definition, numerator: Any, denominator: Any, value: Any) -> float | None:
    """What the sums of a group make; None where there is nothing to divide by.

    Divided here, because engines keep different numbers of digits of a quotient, and a figure is the same on all.
    """
    if definition.head.kind not in ("proportion", "mean", "per", "weighted"):
        return number(numerator if value is None else value)
    top, under = number(numerator), number(denominator)
    if top is None or not under:
        return None
    return number((100 if definition.head.kind in ("proportion", "weighted") else 1) * top / under)


def judged(definition: Definition, figure: Figure, rows: int) -> Figure:
    """The figure with its state: unknown where more of its rows lack the fact than the measure allows."""
    limit = definition.head.missing_limit
    if figure.missing and rows and figure.missing / rows > limit:
        reason = f"{figure.missing} of {rows} rows lack the fact; the measure allows {limit:.0%}"
        return replace(figure, value=None, state="unknown", reason=reason)
    if definition.head.kind in ("count", "rate", "ratio"):
        if figure.numerator is not None and figure.value == figure.numerator:
            return figure  # as nearly all are: a copy takes as long as all else that is done for a figure
        return replace(figure, value=figure.numerator or 0, numerator=figure.numerator or 0)
    if figure.value is None:
        return replace(figure, state="not_applicable", reason="Nothing to count in this period")
    return figure


def _rated(engine: Engine, definition: Definition, at: str, found: Iterable[Figure], memo: Memo | None) -> list[Figure]:
    """Counts turned into a rate per 10,000 of the population that the definition's basis asks for."""
    kept, text = {} if memo is None else memo, population_text(definition)
    if (POPULATION, text) not in kept:
        kept[POPULATION, text] = engine.run(text, at=at)
    population = dict(kept[POPULATION, text])
    return [_rate(figure, population.get(figure.period_id)) for figure in found if figure.breakdown == COUNCIL]


def population_text(definition: Definition) -> str:
    """Each period with the population that a rate is counted for: of ``Definition.populations`` the first that is held.

    The names are those of declared parameters.
    """
    joins = "".join(
        f" left join setting s{place} on s{place}.name = '{name}'"
        f" and p.last_day between s{place}.starts_on and s{place}.ends_on"
        for place, name in enumerate(definition.populations)
    )
    amounts = ", ".join(f"s{place}.amount" for place, _ in enumerate(definition.populations))
    return f"select p.period_id, coalesce({amounts}) as amount from period p{joins}"


def _rate(figure: Figure, population: float | None) -> Figure:
    if figure.state != "known":
        return figure
    if not population:
        reason = "The population of this period was neither loaded nor entered"
        return replace(figure, value=None, state="unknown", reason=reason)
    return replace(figure, denominator=number(population), value=10_000 * (figure.numerator or 0) / population)


def _divided(
    engine: Engine, definition: Definition, at: str, above: dict[tuple, Figure], memo: Memo | None
) -> dict[tuple, Figure]:
    """A ratio: the count of the first body over that of the second, for each cut of the first."""
    rows = _totals(engine, definition, at, definition.denominator_body, memo)
    below = {(row[0], COUNCIL if row[1] else TEAM, "" if row[1] else row[2]): row[4] for row in rows}
    return {key: divided(figure, number(below.get(key, 0)) or 0) for key, figure in above.items()}


def divided(figure: Figure, under: float) -> Figure:
    """A ratio: the count of the figure over that of the second body."""
    if figure.state != "known":
        return replace(figure, denominator=under)
    if not under:
        return replace(figure, denominator=0, value=None, state="not_applicable", reason="Nothing to divide by")
    return replace(figure, denominator=under, value=(figure.numerator or 0) / under)


def number(value: object) -> float | None:
    """Whole numbers stay whole, so that 12 of 14 is never written 12.0 of 14."""
    if value is None or type(value) is int:
        return value
    number = float(value)  # type: ignore[arg-type]
    return int(number) if number.is_integer() else number
