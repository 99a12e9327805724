"""The rows of the further tables of a document of ours, stored with the plan that they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, cast

from django.db import DataError, IntegrityError, models, transaction

from goldenthread.accounts.models import Person
from goldenthread.measures import definition
from goldenthread.plans import editing
from goldenthread.plans.carrying import holdings
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, ActionMeasure, Area, Evidence, Plan, Source, Update, WorkStream
from goldenthread.plans.reading import our_tables
from goldenthread.plans.reading.model import Told
from goldenthread.plans.reading.our_tables import Column, Kind, OurTable

LEFT_FILE = "File, kept where the plan came from: "
AGAIN = "Put it right in the document and read it again."


class Storing:
    """The rows of one document. ``things`` holds what they name by number: actions, lines, and what is stored here;
    ``area`` gives an area by its name."""

    def __init__(
        self, plan: Plan, told: Iterable[Told], *, area: Callable[[str], Area], by: Person, on: date
    ) -> None:  # fmt: skip
        self.plan, self.area, self.by, self.on = plan, area, by, on
        self.told = list(told)
        self.things: dict[str, Any] = {}

    def sources(self) -> dict[str, Source]:
        """The sources by number and by title. One that is kept here already, the same in every word, is that one."""
        found: dict[str, Source] = {}
        for row in self._of(our_tables.SOURCES):
            source = cast(Source, self._built(our_tables.SOURCES, row))
            source = _same(source) or editing.add(source)
            found |= {row.number: source} if row.number else {}
            found.setdefault(source.title, source)
        return found

    def rest(self) -> dict[str, int]:
        """Store everything else; how many of each kind. PlanError for what no plan can hold."""
        counts = {}
        for table in our_tables.TABLES:
            rows = [] if table is our_tables.SOURCES else self._of(table)
            if rows:
                self._store(table, rows)
                counts[table.key] = len(rows)
        _look_back([thing for thing in self.things.values() if isinstance(thing, Update)])
        return counts

    def _of(self, table: OurTable) -> list[Told]:
        return [row for row in self.told if row.kind == table.key]

    def _store(self, table: OurTable, rows: Sequence[Told]) -> None:
        if table is our_tables.MEASURES:
            self._link_measures(rows)
            return
        things = [self._built(table, row) for row in rows]
        for order, thing in enumerate(things):
            if isinstance(thing, WorkStream):
                thing.order = order
        try:
            with transaction.atomic():
                holdings.MODELS[table.key]._default_manager.bulk_create(things)
        except (IntegrityError, DataError) as error:
            message = f"The table “{table.name}” contradicts itself, leaves out a day or tells one thing twice."
            raise PlanError(message, remedy=AGAIN) from error
        self.things |= {row.number: thing for row, thing in zip(rows, things, strict=True) if row.number}
        if table is our_tables.STREAMS:
            for row, stream in zip(rows, things, strict=True):
                cast(WorkStream, stream).actions.set(self._named(row.said.get("actions", [])))

    def _built(self, table: OurTable, row: Told) -> models.Model:
        model = holdings.MODELS[table.key]
        said: dict[str, Any] = {}
        for column in table.columns:
            if column.kind == Kind.DATE:
                said |= {name: value for name, value in row.said.items() if name.startswith(f"{column.name}_")}
            elif column.kind == Kind.ABOUT:
                said |= self._about(row)
            elif column.name in row.said and column.kind != Kind.MANY:
                said[column.name] = self._value(model, column, row.said[column.name])
        thing = model(**self._fitted(table, said))
        _give_people(thing, self.by, self.on)
        try:
            editing.check(thing)
        except PlanError as error:
            raise PlanError(f"{row.where}: {error}", remedy=error.remedy or AGAIN) from error
        return thing

    def _about(self, row: Told) -> dict[str, Any]:
        if "action" in row.said:
            return {"action": self.things.get(row.said["action"])}
        return {"area": self.area(row.said["area"])}

    def _value(self, model: type[models.Model], column: Column, value: Any) -> Any:
        if column.kind == Kind.DAY:
            return date.fromisoformat(value)
        if column.kind == Kind.ONE:
            return self.things.get(value)
        if column.kind == Kind.AREA:
            return self.area(value)
        if column.kind == Kind.CHOICE:
            field = cast(models.CharField, model._meta.get_field(column.name))
            return next((word for word, label in field.flatchoices if label == value), value)
        return value

    def _fitted(self, table: OurTable, said: dict[str, Any]) -> dict[str, Any]:
        """The values as the model wants them, with what follows from them."""
        if table in (our_tables.STREAMS, our_tables.MILESTONES, our_tables.EARLIER):
            said["plan"] = self.plan
        if table is our_tables.MOVES and said.get("earlier"):
            said["as_at"] = said["earlier"].dated_on
        if table is our_tables.EVIDENCE:
            _without_file(said)
        if table in (our_tables.UPDATES, our_tables.DIFFERENCES) and said.get("period"):
            editing.check_period(said["period"], on=self.on)
        return said

    def _link_measures(self, rows: Sequence[Told]) -> None:
        for row in rows:
            action = self.things.get(row.said.get("action", ""))
            named = list(action.measures.all()) if isinstance(action, Action) else []
            at = row.said.get("order", 0) - 1
            if 0 <= at < len(named):
                _link(named[at], self.things.get(row.said.get("line", "")), row.said.get("measure_slug", ""))

    def _named(self, numbers: Iterable[str]) -> list[Any]:
        return [self.things[number] for number in numbers if number in self.things]


def _link(named: ActionMeasure, line: Any, slug: str) -> None:
    named.line, named.measure_slug = line, slug if slug in definition.library() else ""
    named.save(update_fields=["line", "measure_slug"])


def _same(source: Source) -> Source | None:
    alike = {
        each.name: getattr(source, each.attname)
        for each in Source._meta.concrete_fields
        if each.name not in {"id", "version", "responded_by"}
    }
    return Source.objects.filter(**alike).first()


def _give_people(thing: models.Model, by: Person, on: date) -> None:
    """Whoever brings the document in answers for what it says was said, and for the day where it gives none."""
    for field in thing._meta.concrete_fields:
        if field.related_model is Person and field.name.endswith("_by"):
            day = thing._meta.get_field(f"{field.name.removesuffix('_by')}_on")
            if not day.null and getattr(thing, day.name) is None:
                setattr(thing, day.name, on)
            if getattr(thing, day.name):
                setattr(thing, field.name, by)


def _without_file(said: dict[str, Any]) -> None:
    """A file stays where the plan came from: what shows it here are words that name it."""
    name = said.pop("file", "")
    if said.get("kind") == Evidence.Kind.FILE:
        said["kind"] = str(Evidence.Kind.TEXT)
        said["text"] = "\n".join(filter(None, [f"{LEFT_FILE}{name}", said.get("text", "")]))[:2000]


def _look_back(updates: Iterable[Update]) -> None:
    """Keep beside each action and area what lists ask for: its latest update, and when progress was last told."""
    for update in sorted(updates, key=lambda each: each.period):
        about = update.action or update.area
        if about is not None:
            about.latest_update = update
            about.last_progress_period = update.period if update.progress else about.last_progress_period
            about.save(update_fields=["latest_update", "last_progress_period"])
