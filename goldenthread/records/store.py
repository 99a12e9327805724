"""The one door to child-level rows.

Whoever comes through names a capability and a purpose. The access line is written first; rows are those of children
in the reader's reach today; restricted children stay hidden from everybody; what the tier forbids is masked.

A restricted child's row is a line of words at the end of the list, so that neither its place nor its neighbours say
when it counted or whose it is. Of a small part of the service, where the line alone would say who it is, there is none.
"""

# ruff: noqa: S608 (the SQL is a definition file's; team names and workers are bound)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts import policies, units
from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.accounts.policies import Reach
from goldenthread.records import access, operations, snapshots
from goldenthread.records.engine import Engine, Period, looks_back, open_engine
from goldenthread.records.errors import RecordsError
from goldenthread.records.models import RestrictedChild, Snapshot

PSEUDONYMOUS, IDENTIFIABLE = "child.list_pseudonymous", "child.view_identifiable"
LIMIT = 2_000
RESTRICTED = "Restricted record"
# A part of the service that holds fewer children than this shows no line for a restricted one.
SMALL = 10
# Columns that name a child; an id made from a key holds the child's id inside.
_IDENTIFYING = ("child_id", "case_id")


@dataclass(frozen=True)
class Selection:
    """Which rows: a definition's text (or its exceptions), at the snapshot that answers, for a period.

    ``subject`` says it in words without a child, for the access log; ``team`` cuts to one team of the time.
    """

    subject: str
    sql: str
    answer: Snapshot
    period: Period
    team: str | None = None


@dataclass(frozen=True)
class Page:
    """Rows as the reader may see them; a restricted one has only its words in ``child_id``, and stands at the end.

    ``total`` rows are behind the figure in the reader's part of the service, ``shown`` of them belong to children
    whom that part still holds today; ``sentence`` says so. Where the part is small, restricted rows are not among
    ``shown``, ``restricted`` is 0, and the sentence is the same as where none is restricted and one has moved.
    """

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    total: int
    shown: int
    restricted: int
    number: int
    pages: int
    sentence: str


def rows(
    *, reader: Person, capability: str, purpose: str, select: Selection, columns: Sequence[str], on: date,
    page: int = 1, size: int = 50, also: str = "",
) -> Page:  # fmt: skip
    """One page of rows, after writing the access line. NotAllowed (logged too) when no role holds the capability
    without a fresh step-up or a reason of its own: nobody who calls this has asked for either.

    Columns must be among those that the selection gives; ``child_id`` and ``case_id`` are masked unless the
    capability is ``child.view_identifiable``. ``also`` is a second right, for which the page has asked for a fresh
    step-up and a reason (the purpose): rows are then those of the narrower of the two, and the line names the second.
    """
    if not purpose.strip():
        raise RecordsError("Say what you need these records for.", remedy="A few words are enough.", field="purpose")
    try:
        far = policies.reach(reader, capability, on=on, plain=not also)
        if also:
            far = min(policies.reach(reader, also, on=on), far, key=lambda each: each.width)
    except NotAllowed:
        _line(reader, also or capability, purpose, select, [], access.REFUSED, on)
        raise
    mine = _mine(far, reader, on)
    every, held, part = _read(select, columns, mine)
    behind = [row for row in every if mine.whole or row["team_id"] in mine.teams or row["child_id"] in held]
    reached = [row for row in behind if mine.whole or row["child_id"] in held or _of_my_team(row, mine)]
    hidden = _restricted({row["child_id"] for row in reached if row["child_id"]})
    shown = _in_order(reached, hidden, is_small=part < SMALL)
    sentence = _sentence(len(behind), len(shown), is_small=part < SMALL)
    logged = also or capability
    return _page(
        reader, capability, logged, purpose, select, columns, on, shown, hidden, len(behind), sentence, page, size
    )  # fmt: skip


def best_capability(reader: Person, *, on: date) -> str:
    """The capability a page about children asks for: with the children's own ids where that neither narrows what the
    reader sees nor asks for a step-up or reason."""
    if not (policies.can(reader, PSEUDONYMOUS, on=on) and policies.can(reader, IDENTIFIABLE, on=on, plain=True)):
        return PSEUDONYMOUS
    wide = policies.reach(reader, PSEUDONYMOUS, on=on)
    far = policies.reach(reader, IDENTIFIABLE, on=on, plain=True)
    return PSEUDONYMOUS if far.width < wide.width else IDENTIFIABLE


@dataclass(frozen=True)
class _Mine:
    """The reader's part of the service, in the words that returns use."""

    whole: bool
    teams: frozenset[str]
    worker: str | None


def _mine(far: Reach, reader: Person, on: date) -> _Mine:
    teams = units.names_of(far.branch, on=on) if far.branch else frozenset()
    return _Mine(far.whole, teams, (far.own and reader.worker_id) or None)


def _of_my_team(row: dict[str, Any], mine: _Mine) -> bool:
    """A row about no child, such as a worker's caseload, is for those whose team it is of."""
    return row["child_id"] is None and row["team_id"] in mine.teams


def _read(select: Selection, columns: Sequence[str], mine: _Mine) -> tuple[list[dict[str, Any]], frozenset[str], int]:
    """Every row of the selection; the children that the reader's part of the service holds today (none where it is
    the whole); and how many children there are in the part that the list is of."""
    latest = snapshots.latest_live(select.answer.kind) or select.answer
    behind = snapshots.snapshot_set(select.answer) if looks_back(select.sql) else []
    needed = {snapshot.pk: snapshot for snapshot in [*behind, select.answer, latest]}
    at = str(select.answer.pk)
    with open_engine(snapshots.opened(list(needed.values())), {at: [select.period]}, operations.values()) as engine:
        found, today = _found(engine, select, columns, at), str(latest.pk)
        held = frozenset() if mine.whole else _held(engine, today, mine.teams, mine.worker)
        return found, held, _size(engine, today, mine, held, select.team)


def _found(engine: Engine, select: Selection, columns: Sequence[str], at: str) -> list[dict[str, Any]]:
    where, values = ("where team_id = ?", [select.team]) if select.team is not None else ("", [])
    text = f"select * from ({select.sql}) as cases {where} order by counted_on desc, case_id"
    given, found = engine.named_rows(text, at=at, parameters=values)
    for column in columns:
        if column not in given:
            raise RecordsError(f"These rows have no column called {column}.")
    return [dict(zip(given, row, strict=True)) for row in found]


def _size(engine: Engine, at: str, mine: _Mine, held: frozenset[str], team: str | None) -> int:
    """How many children there are in the smallest part that the list is known to be of."""
    if mine.whole and team is None:
        return int(engine.run("select count(distinct child_id) from involvement", at=at)[0][0])
    of_team = [] if team is None else [len(_held(engine, at, frozenset({team}), None))]
    return min([*of_team, *([] if mine.whole else [len(held)])])


def _held(engine: Engine, at: str, teams: frozenset[str], worker: str | None) -> frozenset[str]:
    """Children whom these teams or this worker hold today.

    Who holds a child is its open work; where there is none, work of which the list does not say whether it is open (a
    referral); where all is closed, who had it last.
    """
    text = (
        "select distinct child_id from (select child_id, team_id, worker_id, standing,"
        " max(standing) over (partition by child_id) as best from (select child_id, team_id, worker_id,"
        " case when open = 'Y' then 2 when open = 'N' then 0 else 1 end as standing from involvement) as i) as ranked"
        " where standing = best and (list_contains(?, team_id) or worker_id = ?)"
    )
    return frozenset(row[0] for row in engine.run(text, at=at, parameters=[sorted(teams), worker]))


def _in_order(rows: list[dict[str, Any]], hidden: frozenset[str], *, is_small: bool) -> list[dict[str, Any]]:
    """The rows as they stand, those of restricted children after all others, or left out of a small part."""
    plain = [row for row in rows if row["child_id"] not in hidden]
    return plain if is_small else plain + [row for row in rows if row["child_id"] in hidden]


def _page(
    reader: Person, capability: str, logged: str, purpose: str, select: Selection, columns: Sequence[str], on: date,
    shown: list[dict[str, Any]], hidden: frozenset[str], total: int, sentence: str, number: int, size: int,
) -> Page:  # fmt: skip
    pages = max(1, -(-min(len(shown), LIMIT) // size))
    number = min(max(1, number), pages)
    part = shown[:LIMIT][(number - 1) * size : number * size]
    open_rows = [row for row in part if row["child_id"] not in hidden]
    seen = [row["child_id"] for row in open_rows if row["child_id"]]
    _line(reader, logged, purpose, select, seen, access.SHOWN, on, len(part))
    masked = [_masked(row, columns, capability, hidden) for row in part]
    restricted = sum(row["child_id"] in hidden for row in shown)
    return Page(tuple(columns), masked, total, len(shown), restricted, number, pages, sentence)


def _masked(row: dict[str, Any], columns: Sequence[str], capability: str, hidden: frozenset[str]) -> dict[str, Any]:
    if row["child_id"] in hidden:
        return {name: RESTRICTED if name == "child_id" else None for name in columns}
    if capability == IDENTIFIABLE:
        return {name: row[name] for name in columns}
    return {
        name: access.pseudonym(str(row[name])) if name in _IDENTIFYING and row[name] else row[name] for name in columns
    }


def _restricted(children: set[str]) -> frozenset[str]:
    digests = set(RestrictedChild.objects.filter(lifted_on__isnull=True).values_list("child_digest", flat=True))
    if not digests:
        return frozenset()
    return frozenset(child for child in children if access.digest([child]) in digests)


def _line(
    reader: Person, capability: str, purpose: str, select: Selection, children: list[str], outcome: str, on: date,
    rows: int = 0,
) -> None:  # fmt: skip
    access.write(
        reader=reader, capability=capability, purpose=purpose, subject=select.subject, children=children, rows=rows,
        outcome=outcome, on=on,
    )  # fmt: skip


def _sentence(total: int, shown: int, *, is_small: bool) -> str:
    moved = total - shown
    words = f"{shown:,} of {total:,} shown"
    if moved:
        words += f"; {moved:,} {'has' if moved == 1 else 'have'} moved to another part of the service"
        # In a small part these words always stand, so that they never tell of a restricted child.
        words += f" or {'is' if moved == 1 else 'are'} not shown here" if is_small else ""
    if shown > LIMIT:
        words += f"; only the first {LIMIT:,} can be opened here"
    return f"{words}."
