"""Which figures of an edition are withheld, until an attacker's programme finds nothing small; else all is refused.

The steps are those of the specification of disclosure control: small counts first, shares by their three counts, an
audit by linear programmes, more hidden until it passes, what is not needed shown again, and a last audit of the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from goldenthread.measures.disclosure import relations
from goldenthread.measures.disclosure.outgoing import NOT_JUDGED, Going, Part
from goldenthread.measures.disclosure.presets import Preset
from goldenthread.measures.disclosure.relations import Known
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.statistics import attacker, suppression
from goldenthread.measures.statistics.attacker import Relation, System
from goldenthread.measures.statistics.suppression import Table

Key = tuple[str, str, str]
_SAID = 25  # groups between two words to whoever waits: each is a write to the database


class NotSafe(MeasureError):
    """What should have gone out would give a small number away. Nothing of it goes out."""


@dataclass(frozen=True)
class Treated:
    """``small`` are withheld for their own size, ``protecting`` so that those can not be worked out.

    ``telling`` are shown shares of none or all: a person looks at each. ``counts`` and ``sums`` say how much was
    audited; ``exposed`` how many small numbers what went out before gives away whatever is done now.
    """

    small: frozenset[Key]
    protecting: frozenset[Key]
    telling: frozenset[Key]
    counts: int
    sums: int
    exposed: int

    def is_withheld(self, key: Key) -> bool:
        return key in self.small or key in self.protecting


def treat(
    going: Sequence[Going], preset: Preset, *, earlier: Sequence[Going] = (), under: Mapping[str, str] | None = None,
    told: Callable[[int, int], None] = lambda done, of: None,
) -> Treated:  # fmt: skip
    """What of ``going`` is withheld, beside all that went out ``earlier``. NotSafe when the last audit finds anything.

    Figures of a kind that can not be judged count as small. ``told`` hears how many groups of how many are audited.
    """
    known = relations.of(going, earlier, under)
    stands = relations.same(known)
    tables = _tables(known, stands, _telling(going, preset))
    hidden: set[Part] = set()
    exposed = 0
    for at, table in enumerate(tables):
        if at % _SAID == 0:
            told(at, len(tables))
        settled, lost = _without_lost(table, preset.threshold)
        exposed += lost
        found = _hidden(settled, preset.threshold)
        _check(settled, found, preset.threshold)
        hidden |= found
    return _of_figures(going, preset, stands, hidden, (len(known.counts), len(known.relations), exposed))


def _telling(going: Sequence[Going], preset: Preset) -> set[Part]:
    if not preset.hides_all_or_none:
        return set()
    return {part for each in going if each.is_all_or_none for part in relations.parts(each).values()}


def _tables(known: Known, stands: Mapping[Part, Part], telling: set[Part]) -> list[Table]:
    """The counts that hang together, each group a table of its own: a programme of a few counts is soon solved."""
    counts = {stands[part]: count for part, count in known.counts.items()}
    out = {stands[part] for part in known.out}
    unseen = {stands[part] for part in known.unseen} - {
        stands[part] for part in known.counts if part not in known.unseen
    }
    joined = {part: part for part in counts}
    sums = sorted({_as_one(each, stands) for each in known.relations}, key=repr)
    for parts, total in sums:
        for part in parts:
            joined[relations.find(joined, part)] = relations.find(joined, total)
    groups: dict[Part, list[Part]] = defaultdict(list)
    for part in counts:
        groups[relations.find(joined, part)].append(part)
    of_group: dict[Part, list[Relation]] = defaultdict(list)
    for parts, total in sums:
        of_group[relations.find(joined, total)].append(Relation(parts, total))
    marked = {stands[part] for part in telling}
    return [
        Table(
            {part: counts[part] for part in group}, tuple(of_group[at]), known=frozenset(out.intersection(group)),
            unseen=frozenset(unseen.intersection(group) - out), telling=frozenset(marked.intersection(group)),
        )
        for at, group in groups.items()
    ]  # fmt: skip


def _as_one(relation: Relation, stands: Mapping[Part, Part]) -> tuple[tuple[Part, ...], Part]:
    """A relation in the counts that stand for its own."""
    parts = cast("tuple[Part, ...]", relation.parts)
    return tuple(stands[part] for part in parts), stands[cast("Part", relation.total)]


def _without_lost(table: Table, threshold: int) -> tuple[Table, int]:
    """The table with what earlier editions alone give away taken as known, and how many small numbers those are.

    Nothing that is hidden now protects them, and trying to would hide everything beside them.
    """
    lost = 0
    while table.known and (given := _given_away(table, threshold)):
        lost += sum(table.is_small(part, threshold) for part in given)
        known = table.known | given
        table = Table(table.counts, table.relations, known, table.unseen - known, table.telling)
    return table, lost


def _given_away(table: Table, threshold: int) -> frozenset[Part]:
    hidden = set(table.counts) - table.known
    system = System(table.counts, table.relations, hidden)
    small = [part for part in hidden if table.is_small(part, threshold)]
    told = {part for part in small if not system.reach(part).is_safe(threshold)}
    for each in attacker.unsafe_sums(table.counts, table.relations, hidden, threshold):
        told |= hidden.intersection(each.parts)
    return frozenset(told)  # type: ignore[arg-type]


def _hidden(table: Table, threshold: int) -> set[Part]:
    if not any(table.is_small(part, threshold) for part in table.counts):
        return set(table.unseen)  # type: ignore[arg-type]
    return set(suppression.chosen(table, threshold))  # type: ignore[arg-type]


def _check(table: Table, hidden: set[Part], threshold: int) -> None:
    """The last audit, of what will be published and by nothing that chose it."""
    small = [part for part in table.counts if table.is_small(part, threshold)]
    if not small:
        return
    if not hidden.issuperset(small):
        raise NotSafe("A small number would have been published.", remedy=_REMEDY)
    system = System(table.counts, table.relations, hidden)
    told = sum(not system.reach(part).is_safe(threshold) for part in small)
    told += len(attacker.unsafe_sums(table.counts, table.relations, hidden, threshold))
    if told:
        measures = sorted({part.measure for part in small})[:3]  # type: ignore[attr-defined]
        raise NotSafe(
            f"The audit found {told} small numbers that could still be worked out, so nothing goes out. It looked at "
            f"{', '.join(measures)}.", remedy=_REMEDY,
        )  # fmt: skip


_REMEDY = "Leave teams out, or publish fewer measures or months at once."


def _of_figures(
    going: Sequence[Going], preset: Preset, stands: Mapping[Part, Part], hidden: set[Part], sizes: tuple[int, int, int]
) -> Treated:
    """A figure is withheld when one of its counts is: value, numerator and denominator go together."""
    small, protecting, telling = set(), set(), set()
    for each in (one for one in going if one.is_told):
        if _is_small(each, preset):
            small.add(each.key)
        elif any(stands[part] in hidden for part in relations.parts(each).values()):
            protecting.add(each.key)
        elif each.is_all_or_none:
            telling.add(each.key)
    return Treated(frozenset(small), frozenset(protecting), frozenset(telling), *sizes)


def _is_small(each: Going, preset: Preset) -> bool:
    """Is the figure withheld for itself? One whose children can not be counted is."""
    if each.kind in NOT_JUDGED or (each.is_all_or_none and preset.hides_all_or_none):
        return True
    return any(1 <= count <= preset.threshold for count in each.counts.values())
