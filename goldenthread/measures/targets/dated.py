"""The targets of many figures of many months, each as it stood on its own day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from goldenthread.measures.models import Result, Target
from goldenthread.measures.targets import others, wanted
from goldenthread.measures.targets.wanted import Compared, Lookup, Pair, Wanted

_Part = tuple[str, str, str]


class Targets:
    """Every approved target of some measures, read once; what others had is asked once for each day that needs it."""

    def __init__(self, slugs: Collection[str], *, compared: Lookup = others.compared) -> None:
        self._compared, self._of_others = compared, dict[date, Mapping[Pair, Compared]]()
        self._found: dict[_Part, list[Target]] = defaultdict(list)
        approved = Target.objects.filter(state=Target.State.APPROVED, measure__in=list(slugs))
        for target in approved.order_by("-starts_on", "-pk"):
            self._found[target.measure, target.breakdown, target.cut].append(target)

    def of(self, measure: str, breakdown: str, cut: str, *, on: date) -> tuple[Target, Wanted] | None:
        """What was asked of that figure on that day; None where nothing was. A part has only a target of its own."""
        part = "" if breakdown == Result.Breakdown.COUNCIL else breakdown
        for target in self._found.get((measure, part, cut), ()):
            if target.starts_on <= on and (target.ends_on is None or target.ends_on >= on):
                return target, wanted.of(target, on=on, compared=self._others(on) if target.comparator else {})
        return None

    def _others(self, on: date) -> Mapping[Pair, Compared]:
        if on not in self._of_others:
            tied = (each for rows in self._found.values() for each in rows if each.comparator)
            self._of_others[on] = self._compared({(each.measure, each.comparator) for each in tied}, on)
        return self._of_others[on]
