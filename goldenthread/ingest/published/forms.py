"""The forms that published figures come in, told apart by their headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.ingest.published import cells
from goldenthread.ingest.published.figures import AUTHORITY, COUNTRY, OTHER, REGION, Area, Figure, Wrong, level_of
from goldenthread.ingest.reading.headings import plain

Rows = Sequence[Sequence[str]]
Columns = Mapping[str, int]
_EXPLORE_PLACES = {
    "time period", "time identifier", "geographic level", "country code", "country name", "region code", "region name",
    "old la code", "new la code", "la name",
}  # fmt: skip
_EXPLORE_LEVELS = {"national": COUNTRY, "regional": REGION, "local authority": AUTHORITY}
# Columns that divide, even where what stands in them looks like a number (an age, the code of a sex).
_DIVIDING = re.compile(
    r"^(?!.*\b(population|number|count|rate|percent)\b).*\b(age|sex|gender|ethnicity|group|category)\b"
)
_SERIES = re.compile(r"population (\d{4})")
_SEXES = {"1": "Male", "2": "Female", "m": "Male", "f": "Female"}
# 62,000 without quotation marks is two cells, and the first of them is a wrong number.
TOO_WIDE = "more cells than headings"
_HEADING_ROWS = 12  # some tables begin with a title, a source and a blank line


@dataclass(frozen=True)
class Form:
    """One form: its name for a person, the headings that tell it, and what reads its rows."""

    title: str
    headings: tuple[tuple[str, ...], ...]
    """One of each of these stands among the headings."""
    read: Callable[[list[str], Columns, Iterator[tuple[int, Sequence[str]]], Rows], Iterator[Figure | Wrong]]

    def fits(self, columns: Columns) -> bool:
        return all(any(way in columns for way in ways) for ways in self.headings)


def found(rows: Rows) -> tuple[Form, int] | None:
    """The form of a table and the place of its row of headings (from 0); None where it is none of these."""
    for place, row in enumerate(rows[:_HEADING_ROWS]):
        columns = _columns(row)
        for form in FORMS:
            if form.fits(columns):
                return form, place
    return None


def read(rows: Rows, form: Form, place: int) -> Iterator[Figure | Wrong]:
    """Every figure of a table in the order of its rows, and every cell that is none."""
    headings = [cell.strip() for cell in rows[place]]
    width = len(headings)
    numbered = [
        (number, row) for number, row in enumerate(rows[place + 1 :], start=place + 2) if any(map(str.strip, row))
    ]
    yield from (Wrong(number, TOO_WIDE, "", "") for number, row in numbered if any(map(str.strip, row[width:])))
    below = (
        (number, [cell.strip() for cell in row] + [""] * (width - len(row)))
        for number, row in numbered
        if not any(map(str.strip, row[width:]))
    )
    yield from form.read(headings, _columns(headings), below, rows[place + 1 :])


def _columns(row: Sequence[str]) -> dict[str, int]:
    named: dict[str, int] = {}
    for index, cell in enumerate(row):
        named.setdefault(plain(cell.lstrip("\ufeff")), index)
    return named


def _figure(cell: str, row: int, column: str, area: Area, period: str, measure: str, **filters: str) -> Figure | Wrong:
    said = cells.read(cell)
    if said is None:
        return Wrong(row, column, cell[:40], area.name)
    return Figure(area, period, measure, said, row, filters)


def _explore(
    headings: list[str], columns: Columns, rows: Iterator[tuple[int, Sequence[str]]], every: Rows
) -> Iterator[Figure | Wrong]:
    """Explore Education Statistics: one row for each place and time; filters, then one column for each indicator."""
    other = {index: heading for index, heading in enumerate(headings) if plain(heading) not in _EXPLORE_PLACES}
    divides = {index for index, heading in other.items() if _divides(heading, index, every)}
    for number, row in rows:
        area, filters = _explore_area(columns, row), {other[index]: row[index] for index in divides}
        for index in sorted(other.keys() - divides):
            said = cells.read(row[index])
            if said is None:
                yield Wrong(number, other[index], row[index][:40], area.name)
            else:
                yield Figure(area, row[columns["time period"]], other[index], said, number, filters)


def _divides(heading: str, index: int, rows: Rows) -> bool:
    """A filter has words in it; an indicator has only numbers and markers."""
    if _DIVIDING.search(plain(heading)) or not plain(heading):
        return True
    met = [row[index] for row in rows if len(row) > index and row[index].strip()]
    return bool(met) and sum(cells.read(cell) is None for cell in met) * 2 > len(met)


def _explore_area(columns: Columns, row: Sequence[str]) -> Area:
    def cell(heading: str) -> str:
        return row[columns[heading]] if heading in columns else ""

    level = _EXPLORE_LEVELS.get(cell("geographic level").lower(), OTHER)
    if level == AUTHORITY:
        codes = tuple(filter(None, (cell("new la code"), cell("old la code"))))
        return Area(level, cell("la name"), codes, cell("region name"))
    kind = "region" if level == REGION else "country"
    return Area(level, cell(f"{kind} name"), tuple(filter(None, (cell(f"{kind} code"),))))


def _lait(
    headings: list[str], columns: Columns, rows: Iterator[tuple[int, Sequence[str]]], every: Rows
) -> Iterator[Figure | Wrong]:
    """The long file of the Local Authority Interactive Tool: one row for each measure, area and year."""
    for number, row in rows:
        name, code = row[columns["la and regions"]], row[columns["la number"]].removesuffix(".0")
        level = COUNTRY if plain(name) == "england" else AUTHORITY if code.isdigit() and int(code) < 970 else REGION
        item, region = row[columns["data item"]], row[columns["region"]] if "region" in columns else ""
        yield _figure(
            row[columns["values"]], number, headings[columns["values"]],
            Area(level, name, (code,) if code else (), region), row[columns["years"]], row[columns["short desc"]],
            item=item,
        )  # fmt: skip


def _nomis(
    headings: list[str], columns: Columns, rows: Iterator[tuple[int, Sequence[str]]], every: Rows
) -> Iterator[Figure | Wrong]:
    """A Nomis query of the mid-year estimates: one row for each area, year, sex and age."""
    names = {
        "age": _first(columns, "c age name", "age name", "age"),
        "sex": _first(columns, "gender name", "sex name", "sex"),
        "status": _first(columns, "obs status name", "obs status"), "year": _first(columns, "date name", "date"),
        "measures": _first(columns, "measures name"),
    }  # fmt: skip
    for number, row in rows:
        said = {name: row[index] if index is not None else "" for name, index in names.items()}
        if said["measures"].lower() == "percent":
            continue
        code = row[columns["geography code"]]
        area = Area(level_of(code), row[columns["geography name"]], (code,))
        found = _figure(
            row[columns["obs value"]], number, headings[columns["obs value"]], area,
            f"{said['year']}{' p' if 'provisional' in said['status'].lower() else ''}", "population",
            age=said["age"], sex=said["sex"],
        )  # fmt: skip
        yield found


def _series(
    headings: list[str], columns: Columns, rows: Iterator[tuple[int, Sequence[str]]], every: Rows
) -> Iterator[Figure | Wrong]:
    """The detailed series of the mid-year estimates: one row for each area, sex and age, one column for each year."""
    code, name = (next(i for p, i in columns.items() if re.match(rf"{w}\d\d$|{w}$", p)) for w in ("ladcode", "laname"))
    years = {index: match[1] for heading, index in columns.items() if (match := _SERIES.fullmatch(heading))}
    for number, row in rows:
        area = Area(level_of(row[code]), row[name], (row[code],))
        sex = _SEXES.get(row[columns["sex"]].lower(), row[columns["sex"]]) if "sex" in columns else ""
        for index, year in years.items():
            age = row[columns["age"]]
            yield _figure(row[index], number, headings[index], area, year, "population", age=age, sex=sex)


def _first(columns: Columns, *names: str) -> int | None:
    return next((columns[name] for name in names if name in columns), None)


_LADS = tuple(f"ladcode{year:02d}" for year in range(11, 40))
_LANES = tuple(f"laname{year:02d}" for year in range(11, 40))
_MID_YEARS = tuple(f"population {year}" for year in range(2001, 2060))
FORMS: tuple[Form, ...] = (
    Form("Explore Education Statistics", (("time period",), ("geographic level",), ("la name",)), _explore),
    Form(
        "Local Authority Interactive Tool, long file",
        (("short desc",), ("data item",), ("years",), ("la and regions",), ("values",), ("la number",)),
        _lait,
    ),
    Form(
        "Nomis, mid-year estimates",
        (("geography code",), ("geography name",), ("obs value",), ("date name", "date"),
         ("c age name", "age name", "age")),
        _nomis,
    ),
    Form(
        "Office for National Statistics, detailed series",
        ((*_LADS, "ladcode"), (*_LANES, "laname"), ("age",), _MID_YEARS),
        _series,
    ),
)  # fmt: skip
