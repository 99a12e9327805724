"""What every template knows: the person's navigation, the day, and whether this is the example."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from goldenthread import __version__
from goldenthread.accounts.models import Person
from goldenthread.ingest import queries
from goldenthread.records import ages
from goldenthread.web import clock, navigation, undo
from goldenthread.web.example import views as example


def site(request: HttpRequest) -> dict[str, Any]:
    on = clock.today()
    person = getattr(request, "user", None)
    return {
        "is_example": settings.EXAMPLE,
        "filling": SimpleLazyObject(example.under_way),
        "product_version": __version__,
        "today": on,
        "held_loads": SimpleLazyObject(queries.held),
        "data_ages": SimpleLazyObject(lambda: ages.of_returns(on)),
        "undo": SimpleLazyObject(lambda: undo.offered(request)),
        "navigation": navigation.links(person, request.path, on=on) if isinstance(person, Person) else [],
    }
