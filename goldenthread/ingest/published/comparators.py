"""The figures of every authority, region and England out of a published file, for the indicators that are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from goldenthread.ingest.published import areas, years
from goldenthread.ingest.published.cells import KNOWN
from goldenthread.ingest.published.faults import Faults
from goldenthread.ingest.published.figures import AUTHORITY, Area, Figure, Wrong
from goldenthread.ingest.reading.headings import plain

CONTRADICTORY = "contradictory"
_TOTALS = {"", "total", "all", "all children", "both", "all persons"}
_AGAIN = "Download the file again if it was changed; else ask its publisher."
_NAMED = 40
Key = tuple[str, str, int]


@dataclass(frozen=True)
class Wanted:
    """One indicator: the names that it stands under in files, and those of its numerator and denominator."""

    code: str
    names: tuple[str, ...]
    numerator: str = ""
    denominator: str = ""


@dataclass(frozen=True)
class Told:
    """What a file says of one indicator, area and year. ``amount`` is None unless ``state`` is known."""

    amount: float | None
    state: str
    marker: str
    period: str
    years: int
    edition: int
    row: int
    numerator: float | None = None
    denominator: float | None = None


@dataclass
class Found:
    """What a file says: by indicator, area and year, with the areas, and what else it has."""

    values: dict[Key, Told] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    """Each indicator's own title in the file, where it gives one."""
    others: set[str] = field(default_factory=set)
    faults: Faults = field(default_factory=Faults)
    warnings: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The shape in which it leaves the child process: lists of plain values."""
        return {
            "areas": [_area(key, area) for key, area in self.areas.items()],
            "values": [_value(key, told) for key, told in self.values.items()],
            "named": self.named, "others": sorted(self.others)[:_NAMED], "others_count": len(self.others),
            "rejected": self.faults.as_json(), "warnings": self.warnings,
        }  # fmt: skip


def of(found: Iterable[Figure | Wrong], wanted: Sequence[Wanted]) -> Found:
    """Every value of the indicators asked for; what is wrong is told with its row, and never becomes a number."""
    result = Found()
    by_name = {called(name): each for each in wanted for name in each.names}
    parts = {called(name) for each in wanted for name in (each.numerator, each.denominator) if name}
    met: dict[str, list[Figure]] = defaultdict(list)
    for each in found:
        if isinstance(each, Wrong):
            _wrong(each, by_name, parts, result)
        elif (name := called(each.measure)) in by_name or name in parts:
            met[name].append(each)
        else:
            result.others.add(each.measure)
    counts = {name: _by_place(_one_kind(met[name], result), result) for name in parts if met[name]}
    for name, indicator in by_name.items():
        if met[name]:
            _take(indicator, _one_kind(met[name], result), counts, result)
    _gaps(wanted, result)
    return result


def called(name: str) -> str:
    """A name as it is compared. Every sign of it counts: ``Asylum%`` is a share and ``Asylum`` a number."""
    return name.strip().casefold()


def _wrong(each: Wrong, by_name: Mapping[str, Wanted], parts: set[str], result: Found) -> None:
    column = called(each.column)
    if column in by_name or column in parts or column == "values" or not each.area:
        reason = "This is neither a number nor a known marker." if each.area else "The row has too many cells."
        result.faults.add(each.row, each.column, each.value, reason, _AGAIN)


def _take(
    indicator: Wanted, figures: Sequence[Figure], counts: Mapping[str, Mapping[Any, Told]], result: Found
) -> None:
    placed = _by_place(figures, result)
    title = next((figure.filters.get("item", "") for figure in figures if figure.filters.get("item")), "")
    if title:
        result.named[indicator.code] = title
    above, below = (counts.get(called(name), {}) for name in (indicator.numerator, indicator.denominator))
    for (area, year), told in placed.items():
        n, d = above.get((area, year)), below.get((area, year))
        result.values[indicator.code, area, year] = Told(
            told.amount, told.state, told.marker, told.period, told.years, told.edition, told.row,
            n.amount if n else None, d.amount if d else None,
        )  # fmt: skip


def _one_kind(figures: Sequence[Figure], result: Found) -> Sequence[Figure]:
    """The figures of everybody, where the file divides an indicator by something else; none where it has no total."""
    headings = {heading for figure in figures for heading in figure.filters if heading != "item"}
    varying = [h for h in sorted(headings) if len({figure.filters.get(h, "") for figure in figures}) > 1]
    if not varying:
        return figures
    total = [each for each in figures if all(plain(each.filters.get(h, "")) in _TOTALS for h in varying)]
    if not total:
        first = figures[0]
        result.faults.add(
            first.row, first.measure, "", f"The file divides it by {', '.join(varying)} and has no total.",
            "Download it with the filter that is meant, one value of each.",
        )  # fmt: skip
    return total


def _by_place(figures: Iterable[Figure], result: Found) -> dict[tuple[str, int], Told]:
    """One value for each area and year. The revised one holds; of two equally good that differ, neither."""
    found: dict[tuple[str, int], Told] = {}
    for each in figures:
        area, ending = areas.key(each.area), years.ending(each.period)
        if ending is None:
            reason = "This is not a year." if each.period.strip() else "The row has no year."
            result.faults.add(each.row, "year", each.period, reason, "Look at the row in the publisher's file.")
            continue
        if not area:
            _unplaced(each, result)
            continue
        result.areas.setdefault(area, each.area)
        told = Told(
            each.cell.amount, each.cell.state, each.cell.marker, each.period.strip(), ending.years,
            0 if each.cell.is_provisional else ending.edition, each.row,
        )  # fmt: skip
        found[area, ending.number] = _of_two(found.get((area, ending.number)), told, each, result)
    return found


def _of_two(before: Told | None, told: Told, figure: Figure, result: Found) -> Told:
    if before is None or told.edition > before.edition:
        return told
    if told.edition < before.edition or (told.amount, told.state) == (before.amount, before.state):
        return before
    result.faults.add(
        figure.row, figure.measure, figure.period,
        "Another row says something else of the same area and year; neither is used.", _AGAIN,
    )  # fmt: skip
    return Told(None, CONTRADICTORY, "", told.period, told.years, told.edition, before.row)


def _unplaced(figure: Figure, result: Found) -> None:
    if figure.area.level == AUTHORITY:
        result.faults.add(
            figure.row, "authority", figure.area.name, "This authority has no number of three digits.",
            "Use the file with the department's numbers of authorities (old_la_code, LA Number).",
        )  # fmt: skip
        return
    result.faults.add(
        figure.row, "area", figure.area.name, "This is no English authority or region, nor England; it is left out.",
        "Nothing, if it is none.",
    )  # fmt: skip


def _gaps(wanted: Sequence[Wanted], result: Found) -> None:
    """Years between the first and the last of an indicator of which the file has no row."""
    held: dict[str, set[int]] = defaultdict(set)
    for code, _, year in result.values:
        held[code].add(year)
    for code, found in held.items():
        gone = [year for one, two in pairwise(sorted(found)) for year in range(one + 1, two)]
        if gone:
            result.warnings.append(f"{code}: the file has no row for {', '.join(map(str, gone))}.")


def _area(key: str, area: Area) -> list[str]:
    region = areas.region_key(area.region) if area.level == AUTHORITY else ""
    return [key, area.level, area.name, region]


def _value(key: Key, told: Told) -> list[Any]:
    state = told.state if told.amount is None else KNOWN
    return [*key, told.period, told.years, told.amount, state, told.marker, told.numerator, told.denominator]
