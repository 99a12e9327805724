"""The figures of many definitions at many snapshots: each body runs once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from goldenthread.core import memory
from goldenthread.measures import calculation, in_shares, summing
from goldenthread.measures.calculation import Figure, Memo
from goldenthread.measures.definition import Definition
from goldenthread.records.accompanying import Period
from goldenthread.records.engines.engine import Engine

Asked = tuple[Definition, Sequence[Period]]
WORKERS = 2


def all_figures(
    engine: Engine, definitions: Sequence[Definition], answers: Mapping[str, Sequence[Period]]
) -> list[Figure]:
    """Every definition at every answering snapshot (id to the periods it answers)."""
    asked = {at: [(definition, periods) for definition in definitions] for at, periods in answers.items()}
    return [figure for _, figure in figures_asked(engine, asked)]


def figures_asked(engine: Engine, asked: Mapping[str, Sequence[Asked]]) -> list[tuple[str, Figure]]:
    """What is asked of each snapshot (by id), with the id before each figure; two bodies at a time, but of a dataset of
    many councils one, on both cores."""
    memos: dict[str, Memo] = {at: {} for at in asked}
    bodies = _bodies(engine, asked)
    made: Mapping[str, Mapping[str, list[Figure]]] = {}
    with memory.no_search_for_cycles():
        if engine.one_at_a_time:
            makers = {at: _makers(engine, wanted, bodies) for at, wanted in asked.items()}
            made = in_shares.sum_them(engine, bodies, memos, _divisible(asked), makers)
            _sum_one_by_one(engine, [(body, ats) for body, ats in bodies.items() if ats], memos)
        else:
            _sum_side_by_side(engine, bodies, memos)
        return [
            (at, figure)
            for at, wanted in asked.items()
            for definition, periods in wanted
            for teams in [made.get(at, {}).get(definition.slug, ())]
            for figure in calculation.figures(engine, definition, at=at, periods=periods, memo=memos[at], made=teams)
        ]


Body = tuple[str, str]  # the way in which it is summed, and its text


def _bodies(engine: Engine, asked: Mapping[str, Sequence[Asked]]) -> dict[Body, list[str]]:
    """Each body that has to run, with the snapshots at which it does."""
    found: dict[Body, list[str]] = {}
    for at, wanted in asked.items():
        for definition, _ in wanted:
            if not calculation.absent(engine, definition, at):
                calculation.check_columns(engine, definition)
                for body in _of(engine, definition):
                    found.setdefault(body, []).append(at)
    return {body: list(dict.fromkeys(ats)) for body, ats in found.items()}


def _divisible(asked: Mapping[str, Sequence[Asked]]) -> frozenset[str]:
    """The texts of those definitions that may be computed for a share of the children at a time."""
    definitions = [definition for wanted in asked.values() for definition, _ in wanted]
    return frozenset(body for each in definitions if each.head.in_shares for body in each.bodies)


def _makers(engine: Engine, wanted: Sequence[Asked], bodies: Iterable[Body]) -> in_shares.Makers:
    """For each body that only such definitions have as take a figure from each row, these definitions, each once."""
    found: dict[Body, list[Asked]] = {body: [] for body in bodies}
    for each in wanted:
        for body in _of(engine, each[0]):
            found.get(body, []).append(each)
    return {
        body: [(definition, {period.id for period in periods}) for definition, periods in each]
        for body, each in found.items()
        if all(definition.head.kind not in ("rate", "ratio") for definition, _ in each)
        and len({definition.slug for definition, _ in each}) == len(each)
    }


def _of(engine: Engine, definition: Definition) -> Iterable[Body]:
    way = summing.way_of(engine, definition)
    yield from ((way, body) for body in definition.bodies)
    if definition.head.kind == "rate":
        yield summing.POPULATION, calculation.population_text(definition)


def _sum_side_by_side(engine: Engine, bodies: Mapping[Body, Sequence[str]], memos: Mapping[str, Memo]) -> None:
    left = iter(bodies.items())  # each worker takes the next: some are ten times as heavy as others
    forks = [engine.fork() for _ in range(WORKERS)]
    with ThreadPoolExecutor(WORKERS) as pool:
        shares = [pool.submit(_sum, fork, left, memos) for fork in forks]
        for share in shares:
            share.result()


def _sum_one_by_one(engine: Engine, bodies: Sequence[tuple[Body, Sequence[str]]], memos: Mapping[str, Memo]) -> None:
    """Each body once; the tables that those still to come do not name are let go."""
    for place, each in enumerate(bodies, start=1):
        _sum(engine, [each], memos)
        engine.let_go([text for (_, text), _ in bodies[place:]])


def _sum(engine: Engine, bodies: Iterable[tuple[Body, Sequence[str]]], memos: Mapping[str, Memo]) -> None:
    for (way, body), ats in bodies:
        for at, rows in summing.summed_each(engine, way, body, ats).items():
            memos[at][way, body] = rows
