"""A dataset of many councils, computed for a share of its children at a time, two shares side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from goldenthread.measures import calculation
from goldenthread.measures.calculation import Memo
from goldenthread.records.engines.engine import Engine
from goldenthread.records.sharing import Share

Body = tuple[str, str]  # the way in which it is summed, and its text
WORKERS = 2
# What these give for all is not what they give for parts, put together: a median of medians is none.
_NOT_DIVISIBLE = ("median", calculation.POPULATION)


def sum_them(
    engine: Engine, bodies: Mapping[Body, list[str]], memos: Mapping[str, Memo], texts: Collection[str]
) -> None:
    """Sums each of the divisible texts at each snapshot whose children can be divided, and takes the snapshot out of
    those at which the body is still to be run."""
    for at in memos:
        own = [body for body in divisible(bodies, texts) if at in bodies[body]]
        for body, rows in _summed(engine, own, at).items():
            memos[at][body] = rows
            bodies[body].remove(at)


def divisible(bodies: Iterable[Body], texts: Collection[str]) -> list[Body]:
    """Those that may be summed for a share of the children at a time; ``texts`` are of definitions that say so."""
    return [(way, text) for way, text in bodies if text in texts and way not in _NOT_DIVISIBLE]


def _summed(engine: Engine, bodies: Sequence[Body], at: str) -> dict[Body, list[tuple]]:
    """The rows of each body; nothing where the snapshot is not divided."""
    with engine.in_shares([text for _, text in bodies], at=at) as shares, ThreadPoolExecutor(WORKERS) as pool:
        parts = list(pool.map(lambda share: _of_one(engine, share, bodies, at), shares))
    return {body: together(part[place] for part in parts) for place, body in enumerate(bodies) if parts}


def _of_one(engine: Engine, share: Share, bodies: Sequence[Body], at: str) -> list[list[tuple]]:
    with engine.of_share(share) as part:
        return [calculation.summed_each(part, way, text, [at])[at] for way, text in bodies]


def together(parts: Iterable[Iterable[tuple]]) -> list[tuple]:
    """The rows of all parts, those of one period and one cut added up; a cut is in more than one part only where a row
    names no team, and the council is in all."""
    found: dict[tuple, tuple] = {}
    for row in _all(parts):
        key = row[:3]
        found[key] = row if key not in found else key + tuple(map(_plus, found[key][3:], row[3:]))
    return list(found.values())


def _all(parts: Iterable[Iterable[tuple]]) -> Iterator[tuple]:
    for part in parts:
        yield from part


def _plus(one: float | None, other: float | None) -> float | None:
    if one is None or other is None:
        return one if other is None else other
    return one + other
