"""What else than loads, targets and roles waits for a second person: files of figures, and editions to be published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.ingest import publishing
from goldenthread.ingest.models import PublishedFile
from goldenthread.measures import policies as entered
from goldenthread.measures.comparators import loading
from goldenthread.measures.disclosure import policies as editions
from goldenthread.measures.models import EntryFile, FigureEdition, Release
from goldenthread.web.home import sections
from goldenthread.web.home.sections import Section


@dataclass(frozen=True)
class Line:
    """One thing that waits: its name, what it is, who handed it in, and its page."""

    title: str
    what: str
    who: str
    address: str


@sections.register(order=10)
def files(person: Person, on: date) -> Section | None:
    """None for those who may say yes to none of these, and while none waits. Four queries at most."""
    lines = [*_entered(person, on), *_populations(person, on), *_releases(person, on), *_editions(person, on)]
    if not lines:
        return None
    many = f"{len(lines)} files or editions wait for your yes."
    answer = "One file or edition waits for your yes." if len(lines) == 1 else many
    return Section("Files and editions that wait for you", "web/home/waiting.html", {"lines": lines}, answer)


def _entered(person: Person, on: date) -> Iterator[Line]:
    if rights.can(person, entered.AGREE, on=on):
        for each in EntryFile.objects.filter(state=EntryFile.State.WAITING).select_related("by"):
            if entered.can_agree(each, by=person, on=on):
                yield Line(each.name, "a file of figures", each.by.name, reverse("entry-file", args=[each.pk]))


def _populations(person: Person, on: date) -> Iterator[Line]:
    if rights.can(person, publishing.AGREE, on=on):
        for each in PublishedFile.objects.filter(state=PublishedFile.State.WAITING).select_related("by"):
            if publishing.can_agree(each, by=person, on=on):
                address = reverse("population-file", args=[each.pk])
                yield Line(each.publication, "published populations", each.by.name, address)


def _releases(person: Person, on: date) -> Iterator[Line]:
    if rights.can(person, loading.AGREE, on=on):
        for each in Release.objects.filter(state=Release.State.WAITING).select_related("by"):
            if loading.can_agree(each, by=person, on=on):
                address = reverse("comparator-file", args=[each.pk])
                yield Line(each.publication, "figures of others", each.by.name, address)


def _editions(person: Person, on: date) -> Iterator[Line]:
    if editions.can_approve(by=person, on=on):
        for each in FigureEdition.objects.filter(state=FigureEdition.State.PREPARED).select_related("prepared_by"):
            if editions.can_decide(each, by=person, on=on):
                address = reverse("edition", args=[each.pk])
                yield Line(each.title, "figures to be published", each.prepared_by.name, address)
