"""Actions of our own layout: those that stand, and those that the plan no longer promises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldenthread.plans.reading import dates, our_cells, our_words
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.model import Action, Block, ReadDate
from goldenthread.plans.reading.our_rows import Cells, places, recommended, text
from goldenthread.plans.reading.tables import Row, Table

DATES = (our_words.START, our_words.DUE, our_words.FIRST)


def standing(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    """An action of either layout: its area in a column or above the table, its dates in one cell or in three."""
    area = text(cells, "Area") if "Area" in cells else _area_above(table)
    action = _action(found, table, row, cells, f"a{len(found.actions) + 1}", text(cells, "Action"), area)
    found.actions.append(action)
    found.blocks.append(_block(action, table.where(row)))


def dropped(found: Gathering, table: Table, row: Row, cells: Cells) -> None:
    """An action that is no longer promised; it is no question and no promise, and keeps all that was said of it."""
    since = dates.understand(text(cells, "Since")).iso or ""
    if len(since) < len("2026-10-31") or not cells["Why"]:
        found.warnings.append(f"{table.where(row)}: without a day and a reason; this action is left out.")
        return
    key = f"d{len(found.dropped) + 1}"
    words = text(cells, our_words.DROPPED_ACTION)
    action = _action(found, table, row, cells, key, words, text(cells, "Area"))
    why, agreed_by = text(cells, "Why"), text(cells, "Agreed by")
    found.dropped.append(replace(action, dropped=since, dropped_reason=why, dropped_agreed_by=agreed_by))


def _action(found: Gathering, table: Table, row: Row, cells: Cells, key: str, words: str, area: str) -> Action:
    when = _when(cells["Dates"]) if "Dates" in cells else {name: cells[name] for name in DATES}
    due, first = our_words.date_of(when[our_words.DUE]), our_words.date_of(when[our_words.FIRST])
    served, answered = places(found, cells, "Serves", "O"), places(found, cells, "Serves", "R")
    outcomes = list(found.outcomes.values())
    state = cells["Status"]
    return Action(
        key, words, area, ref=text(cells, "Reference"),
        outcome=next((outcomes[at].text for at in served), None),
        recommendation=next(iter(recommended(found, answered)), None), leads=cells["Owners"],
        partners=cells["Partners"], dates=(due,) if due else (), start=our_words.date_of(when[our_words.START]),
        completed=_completed(state), cost=our_words.cost_of(cells["Cost"]), measures_named=cells["Measures named"],
        where=table.where(row), block=f"b{key[1:]}", serves=served, answers=answered, first_due=_three(first),
        is_under_way=_begins(state, our_words.UNDER_WAY), is_claimed=_begins(state, our_words.CLAIMED),
        number=text(cells, "Number"), waits_for=tuple(our_cells.numbers(cells["Waits for"], "A")),
        claimed=_day(state, our_words.CLAIMED_ON), embedded=_day(state, our_words.EMBEDDED_ON),
        despite=_after(state, our_words.DESPITE), group=text(cells, "Phase"),
    )  # fmt: skip


def _area_above(table: Table) -> str:
    above = table.headings[-1] if table.headings else ""
    return above.removeprefix(our_words.ACTIONS_OF)


def _when(lines: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The lines of each date of one cell, by its label."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(DATES, ())
    name = our_words.DUE
    for line in lines:
        label = next((each for each in DATES if line.startswith(f"{each}: ")), "")
        name = label or name
        found[name] += (line.removeprefix(f"{label}: ") if label else line,)
    return found


def _three(date: ReadDate | None) -> tuple[str, ...]:
    return (date.raw, date.iso or "", date.reason or "") if date else ()


def _completed(lines: Sequence[str]) -> ReadDate | None:
    said = _after(lines[:1], our_words.COMPLETE_ON)
    return our_words.date_of([said]) if said else None


def _begins(lines: Sequence[str], label: str) -> bool:
    return bool(lines) and lines[0].startswith(label)


def _day(lines: Sequence[str], label: str) -> str:
    iso = dates.understand(_after(lines, label)).iso or ""
    return iso if len(iso) == len("2026-10-31") else ""


def _after(lines: Sequence[str], label: str) -> str:
    """What stands behind the label on the line that begins with it."""
    return next((line.removeprefix(label) for line in lines if line.startswith(label)), "")


def _block(action: Action, where: str) -> Block:
    return Block(
        key=action.block, where=where, area=action.area, outcomes=(action.outcome,) if action.outcome else (),
        actions=(action.key,), dates_raw=tuple(date.raw for date in action.dates),
        measures_raw=action.measures_named, partners_raw=action.partners,
    )  # fmt: skip
