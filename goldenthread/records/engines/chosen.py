"""Which engine computes: the one that is named, else the one of the settings, else DuckDB.

Only figures that are computed and kept go elsewhere. What a page asks of one load, and every row that a person sees,
stays with DuckDB in this process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager

from django.conf import settings

from goldenthread.records import engine, parameters
from goldenthread.records.accompanying import Period
from goldenthread.records.engine import SealedSnapshot
from goldenthread.records.engines.carried import Carried
from goldenthread.records.engines.engine import Engine, Outside
from goldenthread.records.errors import EngineError

DUCKDB = "duckdb"


def _on_postgresql(address: str) -> AbstractContextManager[Outside]:
    from goldenthread.records.engines import postgresql  # with its driver, 50 ms that few need

    return postgresql.opened(address)


def _on_spark(address: str) -> AbstractContextManager[Outside]:
    from goldenthread.records.engines import spark

    return spark.opened(address)


ELSEWHERE: Mapping[str, Callable[[str], AbstractContextManager[Outside]]] = {
    "postgresql": _on_postgresql,
    "spark": _on_spark,
}
NAMES = (DUCKDB, *ELSEWHERE)


@contextmanager
def open_engine(
    snapshots: Sequence[SealedSnapshot],
    answers: Mapping[str, Sequence[Period]],
    values: Iterable[parameters.Value],
    texts: Iterable[str] | None = None,
    *,
    name: str = "",
    in_shares: bool = False,
) -> Iterator[Engine]:
    """The engine called ``name``, over the same snapshots and with the same words as ``records.engine.open_engine``.

    EngineError when there is none of that name, or when it cannot be had; then nothing was sent there.
    """
    name = name or settings.ENGINE
    if name not in NAMES:
        raise EngineError(f"There is no engine called {name}.", remedy=f"Use one of: {', '.join(NAMES)}.")
    with engine.open_engine(snapshots, answers, values, texts, in_shares=in_shares) as inside:
        if name == DUCKDB:
            yield inside
            return
        with ELSEWHERE[name](settings.ENGINE_ADDRESS) as outside:
            yield Carried(inside, outside)
