"""What others had by a day, for the targets that are tied to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from goldenthread.measures.comparators import queries
from goldenthread.measures.comparators.comparator import Group
from goldenthread.measures.targets.models import Target
from goldenthread.measures.targets.wanted import Compared, Pair

_GROUPS: dict[str, Group] = {
    str(Target.Comparator.ENGLAND): "england",
    str(Target.Comparator.REGION): "region",
    str(Target.Comparator.STATISTICAL_NEIGHBOURS): "neighbours",
    str(Target.Comparator.GOOD_OR_OUTSTANDING): "good",
}


def compared(pairs: Collection[Pair], on: date) -> Mapping[Pair, Compared]:
    """The latest figure that was published by that day for each pair of a measure and a comparator; without those that
    nobody published. No query where no target is tied, else as many as ``comparators.beside`` needs."""
    if not pairs:
        return {}
    found = queries.beside({slug for slug, _ in pairs}, on=on)
    return {
        (slug, code): Compared(each.value, each.period)
        for slug, code in pairs
        for each in found.get(slug, ())
        if each.group == _GROUPS[code] and each.value is not None and each.is_known
    }
