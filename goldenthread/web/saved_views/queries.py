"""Which views a person has, and which they may open: their own, and what was shared."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import QueryDict

from goldenthread.accounts.errors import OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.web.models import SavedView

# What belongs to one asking and not to a way of looking: the page of a list, a download, the view itself.
_PASSING = {"page", "export", "view", "csrfmiddlewaretoken"}
LONGEST = 2_000  # characters of an address
MOST_CHOICES, LONGEST_NAME, LONGEST_CHOICE = 40, 30, 200


def own(person: Person) -> QuerySet[SavedView]:
    """The person's views that were not removed, by name."""
    return SavedView.objects.filter(person=person, is_removed=False).select_related("unit", "actions_of")


def mine(person: Person, view_id: int, *, removed: bool = False) -> SavedView:
    """The person's own view of that number; OutOfReach for anybody else's."""
    found = (
        SavedView.objects.filter(person=person, pk=view_id, is_removed=removed)
        .select_related("unit", "actions_of")
        .first()
    )
    if found is None:
        raise OutOfReach
    return found


def to_open(person: Person, view_id: int) -> SavedView:
    """A view of one's own or one that its owner shares; OutOfReach for any other."""
    found = (
        SavedView.objects.filter(pk=view_id, is_removed=False).select_related("unit", "actions_of", "person").first()
    )
    if found is None or not (found.person_id == person.pk or (found.is_shared and found.person.is_active)):
        raise OutOfReach
    return found


def choices(given: QueryDict) -> str:
    """The choices of an address, in one fixed order so that two can be compared; what is empty is left out."""
    kept = QueryDict(mutable=True)
    for name in sorted(given)[:MOST_CHOICES]:
        value = given.get(name, "")[:LONGEST_CHOICE]
        if value and len(name) <= LONGEST_NAME and name not in _PASSING:
            kept[name] = value
            if len(kept.urlencode()) > LONGEST:
                del kept[name]
    return kept.urlencode()
