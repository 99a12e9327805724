"""The further tables of a plan, each cell as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from django.db.models import Model

from goldenthread.core.periods import Month
from goldenthread.plans.carrying import holdings
from goldenthread.plans.carrying.holdings import Within
from goldenthread.plans.models import ActionMeasure
from goldenthread.plans.reading import our_cells, our_tables, our_words
from goldenthread.plans.reading.our_cells import Lines
from goldenthread.plans.reading.our_tables import Column, Kind, OurTable

BEGINNING = 60  # characters of a thing's words below its number: enough to know it by
Number = Callable[[Model], str]


def numbered(within: Within) -> Iterator[tuple[Model, str]]:
    """Each thing that other rows may name, with its number."""
    for table in our_tables.TABLES:
        if table.letter:
            for at, thing in enumerate(holdings.of(table, within), start=1):
                yield thing, f"{table.letter}{at}"


def rows(table: OurTable, within: Within, number: Number) -> list[tuple[Lines, ...]]:
    """The rows of one table. ``number`` gives what a thing goes by, nothing where it is out of reach."""
    at = next((at for at, column in enumerate(table.columns) if column.kind == Kind.MONTHS), None)
    made = list(_rows(table, within, number))
    return made if at is None else _in_runs(made, at)


def _rows(table: OurTable, within: Within, number: Number) -> Iterator[tuple[Lines, ...]]:
    for at, thing in enumerate(holdings.of(table, within), start=1):
        if table is our_tables.MEASURES and not (thing.line_id or thing.measure_slug):
            continue
        own = [(f"{table.letter}{at}",)] if table.letter else []
        yield (*own, *(_cell(column, thing, number) for column in table.columns))


def _in_runs(made: list[tuple[Lines, ...]], at: int) -> list[tuple[Lines, ...]]:
    """The rows with months that follow each other, and of which all else is the same, as one."""
    runs: list[tuple[tuple[Lines, ...], str, str]] = []
    for row in made:
        period, rest = row[at][0], (*row[:at], *row[at + 1 :])
        if runs and runs[-1][0] == rest and Month.parse(runs[-1][2]).next().id == period:
            runs[-1] = (rest, runs[-1][1], period)
        else:
            runs.append((rest, period, period))
    return [(*rest[:at], our_cells.months_lines(first, last), *rest[at:]) for rest, first, last in runs]


def _cell(column: Column, thing: Any, number: Number) -> Lines:
    if column.kind == Kind.DATE:
        return our_cells.moved_lines(getattr(thing, f"{column.name}_raw"), getattr(thing, f"{column.name}_iso"))
    if isinstance(thing, ActionMeasure) and column.name == "order":
        return (str([each.pk for each in thing.action.measures.all()].index(thing.pk) + 1),)
    if column.kind == Kind.ABOUT:
        return _one(thing.action, number) if thing.action else our_cells.text_lines(thing.area.name)
    if column.kind == Kind.CHOICE:
        value = getattr(thing, column.name)
        return our_cells.text_lines(_labels(thing._meta.model, column.name).get(value, value))
    return _plain(column, getattr(thing, column.name), number)


@lru_cache
def _labels(model: type[Model], name: str) -> dict[Any, str]:
    """What each choice of a field is called. Asked of each row, Django makes the list anew for each."""
    return {value: str(label) for value, label in model._meta.get_field(name).flatchoices}


def _plain(column: Column, value: Any, number: Number) -> Lines:
    if value is None:
        return ()
    if column.kind == Kind.ONE:
        return _one(value, number)
    if column.kind == Kind.MANY:
        return tuple(sorted(filter(None, map(number, value.all())), key=lambda named: int(named[1:])))
    if column.kind == Kind.DAY:
        return our_cells.day_lines(value)
    if column.kind == Kind.MONTH:
        return our_cells.month_lines(value)
    if column.kind == Kind.YES:
        return (our_words.YES,) if value else ()
    return our_cells.text_lines(value.name if isinstance(value, Model) and hasattr(value, "name") else value)


def _one(thing: Model, number: Number) -> Lines:
    """The number, and below it the beginning of the words, so that a reader need not turn back."""
    words = " ".join(str(thing).split())
    short = words if len(words) <= BEGINNING else f"{words[:BEGINNING].rsplit(' ', 1)[0]} …"
    named = number(thing)
    return (named, short) if named else ()
