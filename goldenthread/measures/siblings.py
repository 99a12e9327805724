"""Brothers and sisters: every figure counts children; how many families they are of is told beside it.

One contact or conference may be about a whole family, so that five children are one worry and move a small figure.
"""

# ruff: noqa: S608 (the SQL is made of definition files and of words in this file; what a person gives is bound)

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.core.periods import Month
from goldenthread.measures.definition import Definition
from goldenthread.records import tables
from goldenthread.records.engines.engine import Engine


@dataclass(frozen=True)
class Families:
    """The different children behind a figure, the families they are of, and the children whose family is not known."""

    children: int
    families: int
    without: int


def behind(
    engine: Engine, measure: Definition, *, at: str, period: Month, teams: Iterable[str] | None = None
) -> Families | None:
    """Of the rows of one month, of these teams (None: all); None where the load names no family of any of the children.

    Numbers only: nobody reads a child here.
    """
    only, limited = "", list(teams) if teams is not None else None
    if limited is not None:
        only = f" and c.team_id in ({', '.join('?' * len(limited))})" if limited else " and 1 = 0"
    text = (
        "select count(distinct c.child_id), count(distinct f.family_id),"
        f" count(distinct case when f.family_id is null then c.child_id end) from ({measure.body}) c"
        f" left join {tables.FAMILY.name} f on f.child_id = c.child_id where c.period_id = ?{only}"
    )
    ((children, families, without),) = engine.run(text, at=at, parameters=[period.id, *(limited or [])])
    return Families(int(children), int(families), int(without)) if families else None
