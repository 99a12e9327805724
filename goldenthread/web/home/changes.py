"""What others changed since a person last cleared the list, of the things that person may see.

Each area of pages says how its things are called and where they are found:

@changes.register("plans.action")
def actions(person: Person, ids: list[str], on: date) -> dict[str, Thing]: …   # only those the person may see
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.accounts.models import Person
from goldenthread.history.models import Entry
from goldenthread.web.models import ReadUpTo

DAYS = 14  # how far back somebody sees who never cleared the list
READ = 200  # lines looked at; more than anybody reads at once
SHOWN = 10
# Lines of history about a thing that stayed as it was: kept for looking back, and no news to anybody.
_NO_CHANGE = ("reporting.exception_report_downloaded", "reporting.sentence_settled")


@dataclass(frozen=True)
class Thing:
    """What a line of history is about: its words and its page."""

    title: str
    address: str


@dataclass(frozen=True)
class Change:
    """The newest line about one thing, and how many lines there were."""

    line: Entry
    thing: Thing
    count: int


@dataclass(frozen=True)
class News:
    """The newest changes; ``more`` counts the things left out; ``until`` is what clearing the list takes as read."""

    changes: list[Change]
    more: int
    until: int


Describe = Callable[[Person, list[str], date], dict[str, Thing]]
_describers: dict[str, Describe] = {}


def register(subject_kind: str) -> Callable[[Describe], Describe]:
    """Say how things of one kind are called; ``subject_kind`` as in history, such as ``plans.action``."""

    def remember(describe: Describe) -> Describe:
        _describers[subject_kind] = describe
        return describe

    return remember


def for_person(person: Person, *, on: date) -> News:
    """What others changed. One query for the lines and one for each kind of thing."""
    lines = _lines(person, on)
    grouped: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for line in lines:
        grouped[line.subject_kind, line.subject_id].append(line)
    things = _things(person, grouped.keys(), on)
    found = [Change(group[0], things[key], len(group)) for key, group in grouped.items() if key in things]
    return News(found[:SHOWN], max(0, len(found) - SHOWN), lines[0].seq if lines else 0)


def clear(person: Person, *, until: int) -> None:
    """Take everything up to a line as read; never back."""
    mark, _ = ReadUpTo.objects.get_or_create(person=person)
    ReadUpTo.objects.filter(pk=mark.pk, seq__lt=until).update(seq=until)


def _lines(person: Person, on: date) -> list[Entry]:
    read = ReadUpTo.objects.filter(person=person).values_list("seq", flat=True).first() or 0
    lines = (
        Entry.objects.filter(seq__gt=read, on__gt=on - timedelta(days=DAYS), subject_kind__in=list(_describers))
        .exclude(by_id=str(person.pk))
        .exclude(kind__in=_NO_CHANGE)
    )
    return list(lines.order_by("-seq")[:READ])


def _things(person: Person, keys: Iterable[tuple[str, str]], on: date) -> dict[tuple[str, str], Thing]:
    ids = defaultdict(list)
    for kind, subject_id in keys:
        ids[kind].append(subject_id)
    return {
        (kind, subject_id): thing
        for kind, some in ids.items()
        for subject_id, thing in _describers[kind](person, some, on).items()
    }
