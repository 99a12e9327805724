"""What stands on the home page: each area of pages adds its own sections, and each person sees those that are theirs.

@sections.register(order=20)
def my_actions(person: Person, on: date) -> Section | None: …

A section that is not for this person is None; one that is theirs but empty says so in its template.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldenthread.accounts.models import Person


@dataclass(frozen=True)
class Section:
    """One part of the home page: a heading, and a template that gets ``context`` as ``section.context``."""

    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    answer: str = ""
    """A sentence for the top of the page, when this section holds what matters most today."""
    leads: bool = False
    """Stands before the others, in their order: what somebody is there for comes before what is theirs to do."""


Finder = Callable[[Person, date], Section | None]
_finders: list[tuple[int, Finder]] = []


def register(*, order: int) -> Callable[[Finder], Finder]:
    """Add a section. Orders: 10 what needs me, 20 mine, 30 what changed, 40 work that runs, 90 the rest."""

    def remember(finder: Finder) -> Finder:
        if finder not in [known for _, known in _finders]:
            _finders.append((order, finder))
        return finder

    return remember


def for_person(person: Person, *, on: date) -> list[Section]:
    """The person's sections: those that lead, then the others, each in order."""
    found = (finder(person, on) for _, finder in sorted(_finders, key=lambda pair: pair[0]))
    return sorted((section for section in found if section), key=lambda section: not section.leads)
