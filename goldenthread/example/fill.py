"""Fills the example council step by step. Each step looks at what is there, so that a fill that stopped goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from goldenthread import history
from goldenthread.core.periods import Month
from goldenthread.example import (
    drafting,
    editions,
    entered,
    figures,
    journeys,
    living,
    loads,
    people,
    plan_text,
    published,
    story,
)
from goldenthread.example.council import Council
from goldenthread.example.errors import AlreadyFilling, ExampleRefused
from goldenthread.history.models import Entry
from goldenthread.measures import back_tests
from goldenthread.work.turns import turn

Progress = Callable[[float, str], None]
# Seconds. SQLite lets one write at a time, and whoever waits looks again every tenth of a second: without a pause
# between the steps, a sign-in waited for up to five seconds.
BREATH = 0.12
BEGUN, FILLED = "example.begun", "example.filled"


@dataclass(frozen=True)
class Recipe:
    """What makes an example: the same three always give the same council."""

    number: int
    until: Month
    on: date


def is_filled() -> bool:
    """Did a fill come to its end here? What people changed or took back since is theirs, and is not filled again."""
    return Entry.objects.filter(kind=FILLED).exists()


def begun() -> Recipe | None:
    """What the fill here was begun with; None in an empty folder."""
    line = Entry.objects.filter(kind=BEGUN).first()
    if line is None:
        return None
    told = {name: after for name, (_, after) in line.changes.items()}
    return Recipe(told["number"], Month.parse(told["until"]), date.fromisoformat(told["on"]))


def fill(recipe: Recipe, *, progress: Progress) -> None:
    """The whole example council: people, plan, 24 month-ends, figures. Does nothing once it is filled.

    ExampleRefused when the folder holds, or half holds, an example of another number or month.
    """
    if (standing := begun()) and (standing.number, standing.until) != (recipe.number, recipe.until):
        raise ExampleRefused(standing.number, standing.until)
    with turn(_lock()) as ours:
        if not ours:
            raise AlreadyFilling
        if not is_filled():
            _fill(standing or recipe, _with_breath(progress))


def add_people(recipe: Recipe, *, progress: Progress) -> None:
    """Its services, teams and accounts only, for a command that needs somebody to act; a fill goes on from there."""
    with turn(_lock()) as ours:
        if not ours:
            raise AlreadyFilling
        _add_people(begun() or recipe, progress)


def is_under_way() -> bool:
    """Is another process filling the example at this moment?"""
    with turn(_lock()) as free:
        return not free


def _fill(recipe: Recipe, progress: Progress) -> None:
    number, until, on = recipe.number, recipe.until, recipe.on
    _add_people(recipe, progress)
    told = plan_text.read(until)
    progress(0.06, "Writing the plan.")
    plan = drafting.fill(told, until)
    for place, month in enumerate(months := story.months(until)):
        progress(0.08 + 0.12 * place / len(months), f"Telling what happened in {month.label}.")
        story.tell(told, plan, month, until=until, number=number)
    progress(0.20, "Making up the children's journeys.")
    council = journeys.build(number, until)
    for place, month in enumerate(months := loads.months(until)[:-1]):
        progress(0.24 + 0.36 * place / len(months), f"Loading the children of {month.label}.")
        loads.load_tables(council, month, on=on)
    _load_files(council, recipe, progress)
    progress(0.84, "Entering what is counted by hand.")
    entered.enter(until, loads.months(until), on=on)
    progress(0.85, "Publishing what others have.")
    published.publish(number, on=on)
    progress(0.86, "Computing the measures of 24 months.")
    figures.set_parameters(until)
    figures.set_targets(plan)
    figures.compute(until, on=on)
    figures.propose(until, on=on)
    figures.speak(until, on=on)
    back_tests.renew(on=on)
    progress(0.98, "Publishing a year of figures, small numbers withheld.")
    editions.publish(plan, until, on=on)
    progress(0.99, "Adding a visit, a plan below, comments and what was let stand.")
    living.fill(plan, until)
    _note(FILLED, recipe)


def _load_files(council: Council, recipe: Recipe, progress: Progress) -> None:
    """The last month by real files, one return after the other."""
    until, on = recipe.until, recipe.on
    progress(0.60, f"Reading the workbook of {until.label}.")
    loads.load_workbook(council, until, on=on)
    progress(0.66, f"Reading the posts of {until.label}.")
    loads.load_workforce(council, until, on=on)
    progress(0.68, f"Reading the nightly extract of the end of {until.label}.")
    loads.load_nightly(council, until, on=on)
    progress(0.73, "Reading the dataset: six years of every child.")
    loads.load_dataset(council, until, on=on)


def _add_people(recipe: Recipe, progress: Progress) -> None:
    progress(0.0, "Adding the council's services and teams.")
    staff = people.staff(recipe.number, recipe.until)
    people.found(staff)
    _note(BEGUN, recipe)
    people.fill(staff, on=recipe.on, progress=lambda share, sentence: progress(0.01 + 0.05 * share, sentence))


def _lock() -> Path:
    return settings.DATA.path / "example.lock"


def _with_breath(progress: Progress) -> Progress:
    """After each step, leave the database alone for long enough that a waiting page can write."""

    def report(share: float, sentence: str) -> None:
        progress(share, sentence)
        if connection.vendor == "sqlite":
            time.sleep(BREATH)

    return report


def _note(kind: str, recipe: Recipe) -> None:
    """A line of history, written once."""
    if Entry.objects.filter(kind=kind).exists():
        return
    by = people.get(people.ADMINISTRATOR)
    changes = {"number": [None, recipe.number], "until": [None, recipe.until.id], "on": [None, recipe.on.isoformat()]}
    with transaction.atomic():
        history.record(kind, subject=by, by=by, on=recipe.on, changes=changes)
