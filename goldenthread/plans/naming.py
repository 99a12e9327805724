"""Whom a plan's words mean: somebody known here by exactly that name or post, or nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from goldenthread.accounts.models import Organisation, Person


def key(raw: str) -> str:
    """Two spellings of one name are equal but for case and blanks."""
    return " ".join(raw.split()).casefold()


def people(raws: Iterable[str]) -> dict[str, Person]:
    """The active person each text names by name or post, by ``key``. A post that two people hold names nobody."""
    wanted = {key(raw) for raw in raws}
    if not wanted:
        return {}
    found: list[tuple[str, Person]] = []
    for person in Person.objects.filter(is_active=True, kind=Person.Kind.PERSON):
        found += [(name, person) for name in {key(person.name), key(person.post)} & wanted]
    counts = Counter(name for name, _ in found)
    return {name: person for name, person in found if counts[name] == 1}


def organisations(raws: Iterable[str]) -> dict[str, Organisation]:
    """The organisation each text names by its name or short name, by ``key``; ambiguous texts name none."""
    wanted = {key(raw) for raw in raws}
    if not wanted:
        return {}
    found: list[tuple[str, Organisation]] = []
    for organisation in Organisation.objects.all():
        names = {key(organisation.name), key(organisation.short_name)} & wanted
        found += [(name, organisation) for name in names]
    counts = Counter(name for name, _ in found)
    return {name: organisation for name, organisation in found if counts[name] == 1}
