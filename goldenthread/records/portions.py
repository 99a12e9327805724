"""How much of the machine an engine may use, and how a long run is cut so that it fits.

One council needs little. A dataset of many councils is asked for some of its periods at a time: every definition joins
``period``, so the rows of some periods are those that the whole text gives for them. Nothing has to be set for it:
``fitting`` goes by the size of the sealed files.
"""

# ruff: noqa: S608 (schemas are made of positions, days are written by Python)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.records.accompanying import Period
from goldenthread.records.sealed_snapshot import SealedSnapshot

# Sealed, six years of one council are 8 MB. Two bodies over ten such, sixty months at once, do not fit into 1 GB.
ONE_COUNCIL_BYTES = 30_000_000
# What a portion holds grows with the rows and with the periods. Ten councils (78 MB) and sixty periods at once took
# 0.4 GB beside their tables, so this many bytes times periods fit into 3 GB beside the tables of 150 councils.
PORTION_BYTES = 24_000_000_000

# Sealed bytes of the children computed at a time, where they can be divided: some six councils. With fewer, planning
# the queries weighs more; with more, their hash tables leave the processor's cache.
SHARE_BYTES = 50_000_000
CORES = 2


@dataclass(frozen=True)
class Size:
    """``threads`` and ``memory`` are DuckDB's, for each statement and for all; ``periods_at_once`` 0 means all at once.

    Queries over one council are small: one thread each, and two of them at a time (``Engine.fork``), is fastest.
    """

    threads: int = 1
    memory: str = "1GB"
    periods_at_once: int = 0

    @property
    def is_large(self) -> bool:
        """Is this for a dataset of many councils?"""
        return self.periods_at_once > 0


def fitting(snapshots: Sequence[SealedSnapshot], *, in_shares: bool = False) -> Size:
    """The size for a piece of work over these: one council's, or, for a dataset of many, both cores and portions.

    The largest dataset decides; monthly files are a council's own and small, and their periods are theirs. With
    ``in_shares`` all of it can be done for a share of the children at a time: then each core has a share of its own and
    one thread, which takes a seventh less processor time than two that take work from each other.
    """
    size = max((_bytes(snapshot) for snapshot in snapshots if snapshot.stands_alone), default=0)
    if size <= ONE_COUNCIL_BYTES:
        return Size()
    return Size(threads=1 if in_shares else 2, memory="3GB", periods_at_once=max(1, PORTION_BYTES // size))


def shares(snapshot: SealedSnapshot) -> int:
    """Into how many shares the children of a dataset are best divided: as many for each core, so that none waits."""
    return _bytes(snapshot) // SHARE_BYTES // CORES * CORES if snapshot.stands_alone else 0


def _bytes(snapshot: SealedSnapshot) -> int:
    return sum(path.stat().st_size for path in snapshot.folder.glob("*") if path.is_file())


def bodies(body: str, schema: str, periods: Sequence[Period], size: Size) -> list[str]:
    """The body as it is, or once for each portion of the periods, which it then finds under the name ``period``."""
    step = size.periods_at_once
    if not 0 < step < len(periods):
        return [body]
    shares = [periods[start : start + step] for start in range(0, len(periods), step)]
    return [_limited(body, schema, share) for share in shares]


def _limited(body: str, schema: str, periods: Sequence[Period]) -> str:
    days = ", ".join(f"date '{period.last_day}'" for period in periods)
    return f"with period as (select * from {schema}.period where last_day in ({days})) select * from ({body}) as body"
