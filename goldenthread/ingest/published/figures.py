"""The one shape that every form of published file is read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.ingest.published.cells import Cell

AUTHORITY, REGION, COUNTRY, OTHER = "authority", "region", "country", "other"
# Geography codes of the Office for National Statistics: the first three signs say what the area is.
_LEVELS = {
    "E06": AUTHORITY, "E07": AUTHORITY, "E08": AUTHORITY, "E09": AUTHORITY, "E10": AUTHORITY, "W06": AUTHORITY,
    "E12": REGION, "E92": COUNTRY, "W92": COUNTRY, "K02": COUNTRY, "K03": COUNTRY, "K04": COUNTRY,
}  # fmt: skip


@dataclass(frozen=True)
class Area:
    """An authority, a region or a country. ``codes`` are all that the file knows it by, such as E06000005 and 841;
    ``region`` is the one that the file puts an authority in."""

    level: str
    name: str
    codes: tuple[str, ...] = ()
    region: str = ""


@dataclass(frozen=True)
class Figure:
    """One published number, or why there is none.

    ``measure`` is the column or short name that it stands under, ``filters`` what else divides it (age group, sex …) by
    heading; ``period`` is as written, and ``row`` as a spreadsheet counts.
    """

    area: Area
    period: str
    measure: str
    cell: Cell
    row: int
    filters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Wrong:
    """A cell that is neither a number nor a known marker; without an ``area``, a row that cannot be read at all."""

    row: int
    column: str
    value: str
    area: str = ""


def level_of(code: str) -> str:
    """What kind of area a geography code names; ``other`` where the code does not say."""
    return _LEVELS.get(code.strip().upper()[:3], OTHER)
