"""What the directory holds, and which words of plans it does not know yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.plans import queries as plans
from goldenthread.plans.directory.resolving import Directory, Meaning
from goldenthread.plans.models import Action, ActionLead, ActionPartner, Area, AreaOfficer, Holder, Post
from goldenthread.plans.naming import key


@dataclass
class Named:
    """A text by which plans name somebody: where it stands, and what it means."""

    raw: str
    meaning: Meaning
    actions: dict[int, Action] = field(default_factory=dict)
    areas: dict[int, Area] = field(default_factory=dict)

    @property
    def times(self) -> int:
        return len(self.actions) + len(self.areas)


def posts(person: Person, *, on: date) -> QuerySet[Post]:
    """Every entry that stands by itself, for those who write plans; NotAllowed for others."""
    rights.reach(person, "plan.edit", on=on)
    return Post.objects.filter(merged_into__isnull=True).prefetch_related("holders", "spellings", "merged__spellings")


def post_for(person: Person, pk: int, *, on: date) -> Post:
    """One entry, merged or not; OutOfReach when there is none."""
    rights.reach(person, "plan.edit", on=on)
    found = Post.objects.filter(pk=pk).select_related("unit", "organisation", "merged_into").first()
    if found is None:
        raise OutOfReach
    return found


def holder_for(person: Person, pk: int, *, on: date) -> Holder:
    rights.reach(person, "plan.edit", on=on)
    found = Holder.objects.filter(pk=pk).select_related("post").first()
    if found is None:
        raise OutOfReach
    return found


def holders_on(post: Post, on: date) -> list[Holder]:
    """Who holds the post on that day. Uses prefetched holders where there are some."""
    return [each for each in post.holders.all() if holds(each, on)]


def holds(holder: Holder, on: date) -> bool:
    begun = holder.from_on is None or holder.from_on <= on
    return begun and (holder.until_on is None or on <= holder.until_on)


def named(person: Person, *, on: date, post: Post | None = None) -> list[Named]:
    """The texts that name somebody in what the person may see, each once; only those that mean ``post`` if given."""
    directory = Directory.read()
    found: dict[str, Named] = {}
    for raw, action, area in _lines(person, on, post):
        entry = found.setdefault(key(raw), Named(raw, directory.meaning(raw)))
        if action:
            entry.actions[action.pk] = action
        else:
            entry.areas[area.pk] = area
    return sorted(found.values(), key=lambda each: (-each.times, each.raw.casefold()))


def unknown(person: Person, *, on: date) -> list[Named]:
    """The texts that lead to no entry for certain: what is to be asked or added."""
    return [each for each in named(person, on=on) if each.meaning.post is None]


def counts(found: Iterable[Named]) -> dict[int, int]:
    """How often each entry is named."""
    times: dict[int, int] = defaultdict(int)
    for each in found:
        if each.meaning.post:
            times[each.meaning.post.pk] += each.times
    return times


def _lines(person: Person, on: date, post: Post | None) -> Iterator[tuple[str, Any, Any]]:
    about = Q(post=post) if post else Q()
    actions = plans.actions_visible_to(person, on=on).values("pk")
    areas = plans.areas_visible_to(person, on=on).values("pk")
    for kind in (ActionLead, ActionPartner):
        for each in kind.objects.filter(about, action__in=actions).select_related("action__area"):
            yield each.raw, each.action, None
    for officer in AreaOfficer.objects.filter(about, area__in=areas).select_related("area__plan"):
        yield officer.raw, None, officer.area
