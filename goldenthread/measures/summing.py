"""How a body's rows are summed, for the council and for each team: the same words for every engine."""

# ruff: noqa: S608 (the SQL is made of definition files and of words in this file; nothing comes from a person)

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.measures.definition import Definition
from goldenthread.records.engines.engine import Engine

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


def summed_each(engine: Engine, way: str, body: str, ats: Sequence[str]) -> dict[str, list[tuple]]:
    """What the memo of each of the snapshots keeps for a body and the way in which it is summed."""
    if way == POPULATION:
        return engine.run_each("select place, period_id, amount from {rows} as cases", body, ats=ats)
    found = engine.run_each(text_of(way, place="place, "), body, ats=ats)
    return {at: with_council(way, rows) for at, rows in found.items()}


def text_of(way: str, *, place: str) -> str:
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


def with_council(way: str, rows: list[tuple]) -> list[tuple]:
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
