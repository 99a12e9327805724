"""Every sum that a reader of the editions can do: shares, teams and the whole, months of a year, what was out before.

What is here is what the attacker's programme is given. A sum that only looks like one does no harm: the attacker is
then thought cleverer than anybody is, and more is hidden.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from goldenthread.core.periods import Month
from goldenthread.measures.disclosure.outgoing import DENOMINATOR, NUMERATOR, REST, Going, Part
from goldenthread.measures.statistics.attacker import Relation

WHOLE = ""
Place = tuple[str, str, int]  # month, part of the council, edition
# The month in which a year to date begins again.
_YEARS = {"year_to_date": 4, "school_year_to_date": 9}
_MONTHS = {"monthly_flow": 1, "rolling_3": 3, "rolling_6": 6, "rolling_12": 12}
GAINED, MOVED = "gained", "moved"


@dataclass
class Known:
    """All counts, the relations between them, those that are out already and those that never stand anywhere."""

    counts: dict[Part, int] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    out: set[Part] = field(default_factory=set)
    unseen: set[Part] = field(default_factory=set)

    def relate(self, parts: Iterable[Part], total: Part) -> None:
        """Add a relation if it holds: teams do not add up where a child is counted in two of them."""
        every = tuple(parts)
        if every and sum(self.counts[each] for each in every) == self.counts[total]:
            self.relations.append(Relation(every, total))

    def step(self, before: Part, after: Part, kind: str) -> None:
        """What a count gained between two that are told is told as well. A loss tells nothing of those who remain."""
        gained = self.counts[after] - self.counts[before]
        if gained > 0:
            made = after._replace(name=f"{kind} {after.name}", cut=f"{after.cut} since {before.period}")
            self.counts[made] = gained
            self.unseen.add(made)
            self.relations.append(Relation((before, made), after))


def of(going: Sequence[Going], earlier: Sequence[Going], under: Mapping[str, str] | None = None) -> Known:
    """What is known to a reader of ``going`` who kept all that went out ``earlier``.

    ``under`` names the part of the council that a part belongs to, where that goes out too (a team's service).
    """
    known = Known()
    current = {each.key: each for each in going}
    editions: dict[int, list[Going]] = defaultdict(list)
    for each in going:
        _count(known, each, is_new=not each.is_told)
        editions[0].append(each)
    for each in sorted(earlier, key=lambda one: one.edition):
        settled = _settled(each, current, editions)
        _count(known, settled, is_new=settled.edition > 0)
        if each.is_out:
            known.out |= set(parts(settled).values())
        editions[each.edition].append(settled)
    for every in editions.values():
        _within(known, every, under or {})
    _between(known, current, editions)
    return known


def parts(going: Going) -> dict[str, Part]:
    """The counts of a figure, by name."""
    return {name: Part(*going.key, name, going.edition) for name in going.counts}


def _settled(each: Going, current: Mapping[tuple[str, str, str], Going], editions: Mapping[int, list[Going]]) -> Going:
    """The same figure, under the earliest edition that told the same: 0 where it is told now."""
    now = current.get(each.key)
    if now is not None and now.counts == each.counts:
        return replace(each, edition=0)
    same = (one for every in editions.values() for one in every if one.key == each.key and one.edition)
    return replace(each, edition=next((one.edition for one in same if one.counts == each.counts), each.edition))


def _count(known: Known, each: Going, *, is_new: bool = False) -> None:
    for name, part in parts(each).items():
        if is_new and part not in known.counts:
            known.unseen.add(part)
        known.counts[part] = each.counts[name]


def _within(known: Known, every: Sequence[Going], under: Mapping[str, str]) -> None:
    """The sums inside one edition."""
    by_cut: dict[tuple[str, str], dict[str, Going]] = defaultdict(dict)
    by_month: dict[tuple[str, str], dict[str, Going]] = defaultdict(dict)
    for each in every:
        by_cut[each.measure, each.period][each.cut] = each
        by_month[each.measure, each.cut][each.period] = each
        of_each = parts(each)
        if REST in of_each:
            known.relate((of_each[NUMERATOR], of_each[REST]), of_each[DENOMINATOR])
    for cuts in by_cut.values():
        _add_up(known, cuts, under)
    for months in by_month.values():
        _years(known, months)
    _windows(known, every)


def _add_up(known: Known, cuts: Mapping[str, Going], under: Mapping[str, str]) -> None:
    """Teams make up a service, services and other teams the whole; so do ages, and all other parts."""
    below: dict[tuple[str, str], list[Going]] = defaultdict(list)
    for cut, each in cuts.items():
        if cut != WHOLE:
            above = under.get(cut, WHOLE)
            below[above if above in cuts else WHOLE, each.by].append(each)
    for (above, _), found in below.items():
        if above in cuts:
            for name, total in parts(cuts[above]).items():
                known.relate([parts(each)[name] for each in found if name in parts(each)], total)


def _years(known: Known, months: Mapping[str, Going]) -> None:
    """A year to date less that of the month before is the month."""
    for period, each in months.items():
        month = Month.parse(period)
        before = months.get(month.previous().id)
        if before is not None and month.number != _YEARS.get(each.basis, month.number):
            for name, part in parts(each).items():
                if name in parts(before):
                    known.step(parts(before)[name], part, GAINED)


def _windows(known: Known, every: Sequence[Going]) -> None:
    """Twelve months are two times six of the same thing, and three times four: wherever the numbers say so."""
    totals = [each for each in every if each.basis in _MONTHS and each.kind in ("count", "rate", "proportion")]
    series: dict[tuple[str, str], dict[str, Going]] = defaultdict(dict)
    for each in totals:
        series[each.measure, each.cut][each.period] = each
    by_length: dict[tuple[str, int], list[dict[str, Going]]] = defaultdict(list)
    for (_, cut), found in series.items():
        by_length[cut, _MONTHS[next(iter(found.values())).basis]].append(found)
    for (cut, long), longs in by_length.items():
        for short in (1, 3, 6):
            if short < long and long % short == 0:
                for whole in longs:
                    for window in by_length.get((cut, short), ()):
                        _window(known, whole, window, long // short, short)


def _window(known: Known, whole: Mapping[str, Going], window: Mapping[str, Going], many: int, step: int) -> None:
    """Only where every month in which both can be held against one another agrees; one that does not says they count
    different things."""
    found: list[tuple[list[Part], Part]] = []
    for period, each in whole.items():
        last = Month.parse(period)
        if last.plus(-step * (many - 1)).id not in window:  # most often: say so before the others are named
            continue
        months = [last.plus(-step * back).id for back in range(many)]
        if all(month in window for month in months):
            of_each = [parts(window[month]).get(NUMERATOR) for month in months]
            total = parts(each).get(NUMERATOR)
            if total is None or None in of_each:
                return
            there = [part for part in of_each if part]
            if sum(known.counts[part] for part in there) != known.counts[total]:
                return
            found.append((there, total))
    for there, total in found:
        known.relate(there, total)


def _between(
    known: Known, current: Mapping[tuple[str, str, str], Going], editions: Mapping[int, Sequence[Going]]
) -> None:
    """A figure that was told otherwise before: how far it moved is told as well."""
    for edition in sorted(editions):
        for each in editions[edition]:
            now = current.get(each.key)
            if each.edition and now is not None:
                _moved(known, parts(each), parts(now))


def _moved(known: Known, before: Mapping[str, Part], now: Mapping[str, Part]) -> None:
    for name in before.keys() & now.keys():
        first, second = sorted((before[name], now[name]), key=lambda part: known.counts[part])
        made = second._replace(name=f"{MOVED} {name}", edition=before[name].edition)
        if known.counts[second] > known.counts[first] and made not in known.counts:
            known.counts[made] = known.counts[second] - known.counts[first]
            known.unseen.add(made)
            known.relations.append(Relation((first, made), second))


def same(known: Known) -> dict[Part, Part]:
    """Which counts are one and the same number in two measures, as the children on a protection plan are wherever a
    measure counts them: the same in every month and part that both tell. Each part by the one that stands for it."""
    series: dict[tuple[str, str], dict[Place, Part]] = defaultdict(dict)
    for part in known.counts:
        if part.name in (NUMERATOR, REST, DENOMINATOR):
            series[part.measure, part.name][part.period, part.cut, part.edition] = part
    stands = {part: part for part in known.counts}
    for (one, first), (other, second) in combinations(series.items(), 2):
        shared = first.keys() & second.keys() if one[0] != other[0] else set()
        if shared and all(known.counts[first[key]] == known.counts[second[key]] for key in shared):
            for key in shared:
                stands[find(stands, second[key])] = find(stands, first[key])
    return {part: find(stands, part) for part in stands}


def find(stands: dict[Part, Part], part: Part) -> Part:
    """The part that stands for another, however far the way there."""
    while stands[part] != part:
        stands[part] = stands[stands[part]]
        part = stands[part]
    return part
