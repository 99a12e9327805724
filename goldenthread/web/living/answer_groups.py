"""The outcomes and actions of a plan to tick, by area, and narrowed to those that somebody looks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from goldenthread.plans.models import Area
from goldenthread.web.living.source_forms import TieForm
from goldenthread.web.tables import ShownFilter


@dataclass(frozen=True)
class Group:
    """An area with the boxes of its outcomes and of its actions."""

    area: Area
    outcomes: list[Any] = field(default_factory=list)
    actions: list[Any] = field(default_factory=list)


class Boxes:
    """The boxes of the form that the address asks for, by area. What is ticked is always among them.

    It has what ``components/filters.html`` asks of a table.
    """

    kept: tuple[tuple[str, str], ...] = ()

    def __init__(self, form: TieForm, asked: QueryDict, *, address: str) -> None:
        self.clear_address = address
        self._find, self._area = asked.get("find", "").strip(), asked.get("area", "")
        self._all: dict[int, Group] = {}
        self.groups = self._grouped(form)

    def _grouped(self, form: TieForm) -> list[Group]:
        shown: dict[int, Group] = {}
        self.total = self.count = 0
        for name in ("outcomes", "actions"):
            for at, box in enumerate(form[name].subwidgets):
                area = box.data["value"].instance.area
                self._all.setdefault(area.pk, Group(area))
                self.total += 1
                leads_error = at == 0 and bool(form[name].errors)  # the summary of errors points to it
                if box.data["selected"] or self._is_asked_for(box) or leads_error:
                    self.count += 1
                    getattr(shown.setdefault(area.pk, Group(area)), name).append(box)
        return sorted(shown.values(), key=lambda each: (each.area.order, each.area.pk))

    def _is_asked_for(self, box: Any) -> bool:
        thing = box.data["value"].instance
        return self._find.casefold() in str(thing).casefold() and self._area in ("", str(thing.area_id))

    @property
    def filters(self) -> list[ShownFilter]:
        areas = sorted((each.area for each in self._all.values()), key=lambda each: (each.order, each.pk))
        named = [(str(each.pk), each.name) for each in areas]
        return [
            ShownFilter("find", "Words in it", self._find, [], is_search=True),
            ShownFilter("area", "Area", self._area, named, is_search=False),
        ]

    @property
    def is_filtered(self) -> bool:
        return bool(self._find or self._area)
