"""From rows to figures: the same rows give the council's figure, each team's, and the list of exceptions."""

# ruff: noqa: S608 (the SQL is made of definition files and of words in this file; nothing comes from a person)

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Literal, NamedTuple

from goldenthread.measures import summing
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

# Period, breakdown and cut of a figure: the order of figures, and what tells those of one measure apart.
_PLACE = itemgetter(1, 2, 3)


class Figure(NamedTuple):
    """One measure, one period, one cut. ``value`` is in the unit of the definition: percent from 0 to 100, a count, …

    A named tuple, because a run over many councils makes a million, and a frozen dataclass takes 3.2 µs, this 0.9.

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
    engine: Engine, definition: Definition, *, at: str, periods: Sequence[Period], memo: Memo | None = None,
    made: Iterable[Figure] = (),
) -> list[Figure]:  # fmt: skip
    """The council's figure for each period and one for each team that has rows, from the snapshot ``at``.

    ``memo`` keeps the totals of one snapshot, for definitions with the same body (a count and its rate).
    ``made`` are figures of teams that were made before, and whose rows the memo does not have.
    ``periods`` are among those the engine was opened with for that snapshot. A rate is for the whole council only: a
    team has no population.
    """
    if reason := absent(engine, definition, at):
        return [unanswered(definition, period.id, reason) for period in periods]
    check_columns(engine, definition)
    totals = _totals(engine, definition, at, definition.body, memo)
    found = [*made, *_with_empty(definition, of_rows(definition, totals, {period.id for period in periods}), periods)]
    if definition.head.kind == "ratio":
        found = _divided(engine, definition, at, found, memo)
    if definition.head.kind == "rate":
        found = _rated(engine, definition, at, found, memo)
    return sorted(found, key=_PLACE)


def of_rows(definition: Definition, rows: Iterable[tuple], wanted: Collection[str]) -> list[Figure]:
    """The figures of the wanted periods (ids), one of each row, in order; of a rate or ratio, what it is made of."""
    return sorted((_figure(definition, row) for row in rows if row[0] in wanted), key=_PLACE)


def _with_empty(definition: Definition, found: list[Figure], periods: Iterable[Period]) -> list[Figure]:
    """With the council's figure of each period that has no rows."""
    counted = {figure.period_id for figure in found if figure.breakdown == COUNCIL}
    rows = [(each.id, True, None, 0, 0, 0, None, 0) for each in periods if each.id not in counted]
    return found + [_figure(definition, row) for row in rows]


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
    kept, way = {} if memo is None else memo, summing.way_of(engine, definition)
    if (way, body) not in kept:
        kept[way, body] = _summed(engine, way, at, body)
    return kept[way, body]


def _summed(engine: Engine, way: str, at: str, body: str) -> list[tuple]:
    rows = engine.run(summing.text_of(way, place="").format(rows=f"({body})"), at=at)
    return summing.with_council(way, rows)


def _figure(definition: Definition, row: tuple) -> Figure:
    period_id, whole, team, rows, top, under, value, missing = row
    top, under = number(top), number(under)
    figure = Figure(
        definition.slug, period_id, COUNCIL if whole else TEAM, "" if whole else team, top, under, int(missing),
        value_of(definition, top, under, value), "known",
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
        return figure._replace(value=None, state="unknown", reason=reason)
    if definition.head.kind in ("count", "rate", "ratio"):
        if figure.numerator is not None and figure.value == figure.numerator:
            return figure  # as nearly all are: a copy takes as long as all else that is done for a figure
        return figure._replace(value=figure.numerator or 0, numerator=figure.numerator or 0)
    if figure.value is None:
        return figure._replace(state="not_applicable", reason="Nothing to count in this period")
    return figure


def _rated(engine: Engine, definition: Definition, at: str, found: Iterable[Figure], memo: Memo | None) -> list[Figure]:
    """Counts turned into a rate per 10,000 of the population that the definition's basis asks for."""
    kept, text = {} if memo is None else memo, population_text(definition)
    if (summing.POPULATION, text) not in kept:
        kept[summing.POPULATION, text] = engine.run(text, at=at)
    population = dict(kept[summing.POPULATION, text])
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
        return figure._replace(value=None, state="unknown", reason=reason)
    return figure._replace(denominator=number(population), value=10_000 * (figure.numerator or 0) / population)


def _divided(
    engine: Engine, definition: Definition, at: str, above: Iterable[Figure], memo: Memo | None
) -> list[Figure]:
    """A ratio: the count of the first body over that of the second, for each cut of the first."""
    rows = _totals(engine, definition, at, definition.denominator_body, memo)
    below = {(row[0], COUNCIL if row[1] else TEAM, "" if row[1] else row[2]): row[4] for row in rows}
    return [divided(figure, number(below.get(_PLACE(figure), 0)) or 0) for figure in above]


def divided(figure: Figure, under: float) -> Figure:
    """A ratio: the count of the figure over that of the second body."""
    if figure.state != "known":
        return figure._replace(denominator=under)
    if not under:
        return figure._replace(denominator=0, value=None, state="not_applicable", reason="Nothing to divide by")
    return figure._replace(denominator=under, value=(figure.numerator or 0) / under)


def number(value: object) -> float | None:
    """Whole numbers stay whole, so that 12 of 14 is never written 12.0 of 14."""
    if value is None or type(value) is int:
        return value
    number = float(value)  # type: ignore[arg-type]
    return int(number) if number.is_integer() else number
