"""One row of a table of actions: its lists paired, its doubts asked, its words kept as they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from goldenthread.plans.reading import asking, dates, pairing
from goldenthread.plans.reading.action_cell import ActionCell, ReadOutcome
from goldenthread.plans.reading.area_cell import AreaCell
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.model import Action, Block, Outcome, ReadDate
from goldenthread.plans.reading.pairing import Pairing, Places

Columns = Mapping[str, tuple[str, ...]]


def keep(
    found: Gathering, where: str, read: ActionCell, columns: Columns, area: AreaCell,
    *, groups: Sequence[str] = (), withhold: bool = False,
) -> None:  # fmt: skip
    """Adds the row's actions, its block, and a question when its lists are not of one length.

    ``withhold`` leaves what is only proposed out of the actions until somebody accepts it; ``groups`` are the
    numbers that actions stand under, see ``pairing.pair``.
    """
    texts = [action.text for action in read.actions]
    pairs = pairing.pair(texts, columns, groups=groups)
    keys = tuple(f"a{len(found.actions) + 1 + index}" for index in range(len(texts)))
    block = _block(found, where, read, columns, area, keys)
    found.blocks.append(block)
    asked = asking.about_counts(found, block, texts, pairs, is_plain=read.is_plain) if pairs.differs else None
    question = asked if "dates" in pairs.differs else None
    given = replace(pairs, places=certain(pairs)) if withhold else pairs
    for index in range(len(texts)):
        found.actions.append(_action(found, block, read, given, index, question))
    found.warnings.extend(
        f"{where}: “{text}” stands between an outcome and its list; it is read as an action" for text in read.doubts
    )
    asking.about_dates(found, block)


def certain(pairs: Pairing) -> dict[str, Places]:
    """The places of those columns alone that are sure."""
    none: dict[str, Places] = {name: [None] * len(pairs.places[name]) for name in pairs.differs}
    return {**pairs.places, **none}


def _action(
    found: Gathering, block: Block, read: ActionCell, pairs: Pairing, index: int, question: str | None
) -> Action:
    action = read.actions[index]
    outcome = _kept(found, action.outcome, block.where)
    return Action(
        key=block.actions[index],
        text=action.text,
        area=block.area,
        ref=action.ref,
        group=action.group,
        leads=pairs.of(index, "leads", block.leads_raw),
        outcome=outcome.text if outcome else None,
        recommendation=outcome.recommendation if outcome else None,
        partners=pairs.of(index, "partners", block.partners_raw),
        dates=tuple(dated(raw, question) for raw in pairs.of(index, "dates", block.dates_raw)),
        measures_named=pairs.of(index, "measures", block.measures_raw),
        where=block.where,
        block=block.key,
    )


def _kept(found: Gathering, outcome: ReadOutcome | None, where: str) -> Outcome | None:
    if outcome is None:
        return None
    return found.outcome(outcome.text, recommendation=outcome.recommendation, phase=outcome.phase, where=where)


def dated(raw: str, question: str | None) -> ReadDate:
    """The date that the text names, marked with the question its place hangs on."""
    read = dates.understand(raw)
    return ReadDate(raw, read.iso, read.reason, question)


def _block(
    found: Gathering, where: str, read: ActionCell, columns: Columns, area: AreaCell, keys: tuple[str, ...]
) -> Block:
    return Block(
        key=f"b{len(found.blocks) + 1}",
        where=where,
        area=found.area,
        officers=tuple(area.officers),
        linked_plans=tuple(area.linked_plans),
        recommendations=tuple(area.recommendations),
        outcomes=tuple(outcome.text for outcome in read.outcomes),
        actions=keys,
        dates_raw=columns.get("dates", ()),
        measures_raw=columns.get("measures", ()),
        partners_raw=columns.get("partners", ()),
        leads_raw=columns.get("leads", ()),
    )
