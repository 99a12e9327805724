"""Who opens which addresses in ``pages.py``: everybody with an example account, and one thing of each kind that an
address can name, the largest where size matters. Imported once Django is set up."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import read_plan
from allauth.account.internal.flows.login import record_authentication
from django.apps import apps
from django.db.models import Count
from django.http import HttpRequest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch
from django.utils import timezone

from goldenthread.accounts.models import Assignment, Person, Unit
from goldenthread.core import periods
from goldenthread.example import fill as filling
from goldenthread.example import organisation, people
from goldenthread.history.models import Entry
from goldenthread.ingest.models import Load
from goldenthread.jobs import database
from goldenthread.jobs.commands.example import NUMBER
from goldenthread.measures import breakdown, definition
from goldenthread.measures.models import Result
from goldenthread.measures.sets.models import ScorecardSet
from goldenthread.plans import operations
from goldenthread.plans.models import (
    Action,
    ActionMeasure,
    Area,
    Evidence,
    Outcome,
    Plan,
    PlanDocument,
    Recommendation,
    ScorecardLine,
)
from goldenthread.records import parameters
from goldenthread.work.models import Job

# Pages that sign the person out, or that stand before sign-in.
LEFT_OUT = {"account_logout", "account_login", "welcome"}


@dataclass(frozen=True)
class Visitor:
    """Somebody signed in a moment ago."""

    title: str
    client: Client = field(compare=False)


def fill() -> None:
    """The example council as a new user gets it; what is there already is kept."""
    database.prepare()
    today = timezone.localdate()
    recipe = filling.begun() or filling.Recipe(NUMBER, periods.last_full_month(today), today)
    filling.fill(recipe, progress=lambda share, sentence: None)


def visitors() -> list[Visitor]:
    """One for each example account."""
    recipe = filling.begun()
    accounts = organisation.accounts(people.staff(recipe.number, recipe.until))
    return [Visitor(account.title, _signed_in(people.get(account.username))) for account in accounts]


def _signed_in(person: Person) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, person, method="password")
    request.session.save()
    return client


def size() -> str:
    """What the pages show, in figures."""
    return (
        f"input: {Person.objects.count()} people, {Unit.objects.count()} units, {Action.objects.count()} actions, "
        f"{ScorecardLine.objects.count()} scorecard lines, {Load.objects.count()} loads, "
        f"{Result.objects.count():,} results"
    )


def addresses() -> dict[str, list[tuple[str, str]]]:
    """Every address of the site with things of this council in place of its parameters, by its name: a label and a
    path for each thing; none where the council has no such thing."""
    things = _things()
    found: dict[str, list[tuple[str, str]]] = {}
    for name, kinds in _named(get_resolver()):
        choices = [things.get((name, kind)) or things.get(kind) or _of_that_name(kind) for kind in kinds]
        if name not in LEFT_OUT:
            found.setdefault(name, []).extend(_filled(name, kinds, choices))
    return found


def _of_that_name(kind: str) -> list[Any]:
    """The first of each kind of thing that a parameter such as ``target_id`` may name: those whose name ends so."""
    word = kind.removesuffix("_id").replace("_", "")
    named = [model for model in apps.get_models() if model._meta.model_name.endswith(word)]
    return [pk for model in named if kind.endswith("_id") for pk in _first(model)]


def _filled(name: str, kinds: tuple[str, ...], choices: list[list[Any]]) -> Iterator[tuple[str, str]]:
    for values in itertools.product(*choices):
        try:
            path = reverse(name, kwargs=dict(zip(kinds, values, strict=True)))
        except NoReverseMatch:
            continue
        many = any(len(choice) > 1 for choice in choices)
        label = f"{name} {values[0]}" if many else name
        yield label, path
        if name == "measure-cases":
            yield f"{label} (all)", f"{path}?rows=all"


def _named(resolver: URLResolver, kinds: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in resolver.url_patterns:
        here = (*kinds, *part.pattern.converters)
        if isinstance(part, URLPattern) and part.name:
            yield part.name, here
        elif isinstance(part, URLResolver):
            yield from _named(part, here)


def _things() -> dict[Any, list[Any]]:
    """Values for each parameter's name, or for a parameter of one address."""
    document = _document()
    load = Load.objects.order_by("-as_at").first()
    found: dict[Any, Callable[[], list[Any]]] = {
        "plan_id": lambda: _most(Plan.objects.annotate(n=Count("areas__actions"))),
        "area_id": lambda: _most(Area.objects.annotate(n=Count("actions"))),
        "action_id": lambda: _most(Action.objects.annotate(n=Count("updates"))),
        "recommendation_id": lambda: _most(Recommendation.objects.annotate(n=Count("outcomes"))),
        "outcome_id": lambda: _first(Outcome), "named_id": lambda: _first(ActionMeasure),
        "line_id": lambda: _first(ScorecardLine), "evidence_id": lambda: _first(Evidence),
        "load_id": lambda: [load.pk] if load else [], "number": lambda: [8],
        "job_id": lambda: _first(Job), "person_id": lambda: _first(Person),
        "assignment_id": lambda: _first(Assignment), "unit_id": lambda: _first(Unit),
        "document_id": lambda: [document.pk], "question_id": lambda: [document.reading["questions"][0]["id"]],
        ("measure", "slug"): lambda: list(definition.library()),
        ("measure-cases", "slug"): lambda: list(definition.computed()),
        "slug": lambda: list(definition.library())[:1], "name": lambda: [parameters.PARAMETERS[0].name],
        "code": lambda: [part.code for part in breakdown.DIMENSIONS], "line": lambda: _first(Entry),
        "key": lambda: _first(ScorecardSet, "key"),
        "figure_id": lambda: [Result.objects.order_by("-period").values_list("figure_id", flat=True)[0]],
    }  # fmt: skip
    values = {kind: make() for kind, make in found.items()}
    return {kind: some for kind, some in values.items() if some}


def _document() -> PlanDocument:
    """A plan document of a real one's size, read and waiting for its questions."""
    if found := PlanDocument.objects.exclude(reading={}).first():
        return found
    by = people.get("programme-lead")
    recipe = filling.begun()
    kept = operations.keep_document(
        data=read_plan.made_up(), file_name="plan.docx", plan_name="Plan to be brought in",
        unit=Unit.objects.get(kind=Unit.Kind.AUTHORITY), by=by, on=recipe.on,
    )  # fmt: skip
    return operations.read_document(document=kept, by=by, on=recipe.on)


def _most(counted: Any) -> list[int]:
    return list(counted.order_by("-n").values_list("pk", flat=True)[:1])


def _first(model: Any, field: str = "pk") -> list[Any]:
    return list(model._default_manager.values_list(field, flat=True)[:1])
