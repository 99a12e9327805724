"""The mid-year estimates of one authority out of a published file: by year and band of ages, with what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from typing import Any

from goldenthread.ingest.published import ages, years
from goldenthread.ingest.published.ages import Ages
from goldenthread.ingest.published.cells import KNOWN
from goldenthread.ingest.published.figures import AUTHORITY, Figure, Wrong
from goldenthread.ingest.reading.headings import plain

_TOTALS = {"", "total", "all", "all persons", "persons", "both", "both sexes", "people"}
_SEXES = {"male": "male", "males": "male", "boys": "male", "female": "female", "females": "female", "girls": "female"}
_CUT = "A cell was cut in two, as 62,000 without quotation marks."
# A mid-year estimate moves by less than this in a year; a larger step is a change of boundary, or a wrong row.
_JUMP = 0.05


@dataclass(frozen=True)
class Year:
    """One band of one year. ``amount`` is None where the file gives none: ``why`` says so. ``rows`` are those behind
    it, at most three of them."""

    name: str
    year: int
    amount: int | None
    is_provisional: bool
    rows: tuple[int, ...]
    why: str = ""


@dataclass
class Found:
    """What a file says of one authority."""

    authority: str
    codes: tuple[str, ...]
    years: list[Year] = field(default_factory=list)
    rejected: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class _Part:
    ages: Ages
    sex: str
    figure: Figure
    provisional: bool


def authorities(found: Iterable[Figure | Wrong]) -> dict[str, set[str]]:
    """The authorities that a file has populations of, by name, with every code it gives them."""
    named: dict[str, set[str]] = defaultdict(set)
    for each in found:
        if isinstance(each, Figure) and each.area.level == AUTHORITY and _is_population(each):
            named[each.area.name].update(each.area.codes)
    return dict(named)


def of(found: Sequence[Figure | Wrong], authority: str, codes: Iterable[str], bands: Mapping[str, Ages]) -> Found:
    """The estimates of the authority of that name, for each band of ages (by the name of its setting)."""
    result = Found(authority, tuple(sorted(codes)))
    result.rejected = [
        {
            "row": each.row, "column": each.column, "value": each.value,
            "reason": "This is not a number." if each.area else _CUT,
            "remedy": "Look at it in the publisher's file; download the file again if it was changed.",
        }
        for each in found
        if isinstance(each, Wrong)
    ]  # fmt: skip
    parts = _parts(found, authority, result)
    for name, band in bands.items():
        result.years += [_year(name, band, year, parts[year]) for year in sorted(parts)]
        result.warnings += _doubts([each for each in result.years if each.name == name])
    return result


def _is_population(figure: Figure) -> bool:
    said = " ".join((figure.measure, *figure.filters.values()))
    return "population" in plain(said) and "rate" not in plain(figure.measure).split()


def _parts(found: Iterable[Figure | Wrong], authority: str, result: Found) -> dict[int, list[_Part]]:
    """By year, what of the file is about this authority's population of some ages, and of all people or one sex."""
    parts: dict[int, list[_Part]] = defaultdict(list)
    for each in found:
        if isinstance(each, Wrong) or each.area.name != authority or not _is_population(each):
            continue
        told = _ages_and_sex(each)
        if told is None:
            continue
        year = years.read(each.period)
        if year is None:
            result.rejected.append({
                "row": each.row, "column": "year", "value": each.period[:40], "reason": "This is not one year.",
                "remedy": "A mid-year estimate is of one year, such as 2024. Use a file of mid-year estimates.",
            })  # fmt: skip
            continue
        parts[year.number].append(_Part(*told, each, year.is_provisional or each.cell.is_provisional))
    return parts


def _ages_and_sex(figure: Figure) -> tuple[Ages, str] | None:
    """The ages and the sex (empty for everybody) of a figure; None where it is divided by something else."""
    band: Ages | None = None
    sex = ""
    for heading, value in figure.filters.items():
        words = plain(value)
        if words in _SEXES:
            sex = _SEXES[words]
        elif words in _TOTALS:
            continue
        elif (read := ages.read(value)) is not None and ("age" in plain(heading) or "item" in heading):
            band = read
        else:
            return None
    return (band or ages.read(figure.measure), sex) if band or ages.read(figure.measure) else None  # type: ignore[return-value]


def _year(name: str, band: Ages, year: int, parts: Sequence[_Part]) -> Year:
    """The band itself where the file has it, else the sum of its single ages."""
    whole = [part for part in parts if part.ages == band]
    if whole:
        return _summed(name, year, _by_sex(whole))
    single = {age: _by_sex([part for part in parts if part.ages == (age, age)]) for age in range(band[0], band[1] + 1)}
    if gone := [age for age, of_age in single.items() if not of_age]:
        return Year(name, year, None, False, (), f"The file has no figure for age {gone[0]} in {year}.")
    return _summed(name, year, [part for of_age in single.values() for part in of_age])


def _by_sex(parts: Sequence[_Part]) -> list[_Part]:
    """Everybody together where the file says so; else both sexes. One sex alone is nobody's population."""
    together = [part for part in parts if not part.sex]
    if together:
        return together
    return list(parts) if {part.sex for part in parts} == {"male", "female"} else []


def _summed(name: str, year: int, parts: Sequence[_Part]) -> Year:
    rows = tuple(sorted(part.figure.row for part in parts))[:3]
    if not parts:
        return Year(name, year, None, False, rows, f"The file has only one sex in {year}.")
    amounts: dict[tuple[Ages, str], set[float]] = defaultdict(set)
    for part in parts:
        amounts[part.ages, part.sex] |= {part.figure.cell.amount} if part.figure.cell.amount is not None else set()
    if any(len(each) > 1 for each in amounts.values()):
        return Year(name, year, None, False, rows, f"Two rows of {year} differ, and neither is used.")
    if not all(amounts.values()):
        cell = next(part.figure.cell for part in parts if part.figure.cell.state != KNOWN)
        return Year(name, year, None, False, rows, f"The file has “{cell.marker}” in {year}: {cell.state}.")
    total = float(sum(next(iter(each)) for each in amounts.values()))
    if total <= 0 or not total.is_integer():
        return Year(name, year, None, False, rows, f"{total:g} in {year} is not a number of children.")
    return Year(name, year, int(total), any(part.provisional for part in parts), rows)


def _doubts(found: Sequence[Year]) -> list[str]:
    """Years that are not there, and steps that are too large to be people born, grown up and moved."""
    told = []
    for before, after in pairwise(found):
        if after.year - before.year > 1:
            gone = " and ".join(str(year) for year in range(before.year + 1, after.year))
            told.append(f"The file has no row for {gone}.")
        if before.amount and after.amount and abs(after.amount / before.amount - 1) > _JUMP:
            told.append(
                f"From {before.year} to {after.year} the number goes from {before.amount:,} to {after.amount:,}. "
                "Look at whether the boundary changed, or the row is another authority's."
            )
    return told
