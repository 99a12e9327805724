"""A dataset of many councils, computed for a share of its children at a time, two shares side by side.

A team is whole in its share, so its figures are made as soon as the share is done, while others still run; the rows
that are left, the council's and those without a team, are added up at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from goldenthread.measures import calculation, summing
from goldenthread.measures.calculation import Figure, Memo
from goldenthread.measures.definition import Definition
from goldenthread.records.engines.engine import Engine
from goldenthread.records.sharing import Share

Body = tuple[str, str]  # the way in which it is summed, and its text
# The definitions, each with the ids of the periods that it is asked for, whose figures are a body's rows one by one.
Makers = Mapping[Body, Sequence[tuple[Definition, Collection[str]]]]
WORKERS = 2
# What these give for all is not what they give for parts, put together: a median of medians is none.
_NOT_DIVISIBLE = ("median", summing.POPULATION)


@dataclass(frozen=True)
class Part:
    """Of one share: the rows of each body of which no figure was made, and the figures of its teams by slug."""

    rows: dict[Body, list[tuple]]
    made: dict[str, list[Figure]]


def sum_them(
    engine: Engine, bodies: Mapping[Body, list[str]], memos: Mapping[str, Memo], texts: Collection[str],
    makers: Mapping[str, Makers] | None = None,
) -> dict[str, dict[str, list[Figure]]]:  # fmt: skip
    """Sums each of the divisible texts at each snapshot whose children can be divided, and takes the snapshot out of
    those at which the body is still to be run.

    For each snapshot and slug, the teams' figures of those definitions that ``makers`` names; the memo does not have
    their rows.
    """
    made: dict[str, dict[str, list[Figure]]] = {at: {} for at in memos}
    for at in memos:
        own = [body for body in divisible(bodies, texts) if at in bodies[body]]
        parts = _summed(engine, own, at, (makers or {}).get(at, {}))
        for body in own if parts else []:
            memos[at][body] = together(part.rows[body] for part in parts)
            bodies[body].remove(at)
        for part in parts:
            for slug, figures in part.made.items():
                made[at].setdefault(slug, []).extend(figures)
    return made


def divisible(bodies: Iterable[Body], texts: Collection[str]) -> list[Body]:
    """Those that may be summed for a share of the children at a time; ``texts`` are of definitions that say so."""
    return [(way, text) for way, text in bodies if text in texts and way not in _NOT_DIVISIBLE]


def _summed(engine: Engine, bodies: Sequence[Body], at: str, makers: Makers) -> list[Part]:
    """What each share gives; nothing where the snapshot is not divided."""
    with engine.in_shares([text for _, text in bodies], at=at) as shares, ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(lambda share: _of_one(engine, share, bodies, at, makers), shares))


def _of_one(engine: Engine, share: Share, bodies: Sequence[Body], at: str, makers: Makers) -> Part:
    part = Part({}, {})
    with engine.of_share(share) as own:
        for way, text in bodies:
            rows, body = summing.summed_each(own, way, text, [at])[at], (way, text)
            for maker, wanted in makers.get(body, ()):
                part.made[maker.slug] = calculation.of_rows(maker, filter(_is_whole, rows), wanted)
            part.rows[body] = [row for row in rows if not _is_whole(row)] if makers.get(body) else rows
    return part


def _is_whole(row: tuple) -> bool:
    """Is it of a team? Others may have rows in several shares."""
    return bool(row[2])


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
