"""Small made-up SSDA903 files. Children have invented ids; each test says only the cells that matter."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

from goldenthread.ingest.reading.result import Reading
from goldenthread.ingest.ssda903 import modules, reader
from tests.ingest.reading.zips import zipped

AS_AT = dt.date(2026, 3, 31)
_USUAL: dict[str, dict[str, str]] = {
    "header": {"CHILD": "Amara", "SEX": "F", "DOB": "02/05/2012", "ETHNIC": "WBRI"},
    "episodes": {
        "CHILD": "Amara", "DECOM": "01/06/2025", "RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U6",
        "PLACE_PROVIDER": "PR1", "URN": "SC1",
    },
    "reviews": {"CHILD": "Amara", "DOB": "02/05/2012", "REVIEW": "20/06/2025", "REVIEW_CODE": "PN1"},
    "uasc": {"CHILD": "Amara", "DOB": "02/05/2012", "SEX": "F", "DUC": "02/05/2030"},
    "oc2": {"CHILD": "Amara", "DOB": "02/05/2012", "SDQ_SCORE": "12", "HEALTH_ASSESSMENT": "1", "TEETH_CHECK": "0"},
    "oc3": {"CHILD": "Amara", "DOB": "02/05/2007", "IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "B1"},
    "ad1": {"CHILD": "Amara", "DATE_INT": "01/07/2025", "DATE_MATCH": "01/09/2025"},
    "placed_adoption": {"CHILD": "Amara", "DATE_PLACED": "01/07/2025"},
    "prev_perm": {"CHILD": "Amara", "PREV_PERM": "P1", "LA_PERM": "E06000001", "DATE_PERM": "01/02/2020"},
    "missing": {"CHILD": "Amara", "MISSING": "M", "MIS_START": "10/08/2025", "MIS_END": "11/08/2025"},
    "social_worker": {"CHILD": "Amara", "SW_ID": "SW7", "SW_DECOM": "01/06/2025", "SW_REASON": "FCONTA"},
    "dolo": {"CHILD": "Amara", "DOB": "02/05/2012", "DOLO_START": "01/06/2025", "DOLO_END": "01/09/2025"},
}  # fmt: skip


def text(code: str, *rows: Mapping[str, str], columns: Sequence[str] = ()) -> str:
    """One file: for each row the usual cells with these instead; without rows one usual row."""
    wanted = list(columns or modules.BY_CODE[code].headings)
    out = io.StringIO()
    made = csv.writer(out)
    made.writerow(wanted)
    for row in rows or ({},):
        cells = _USUAL[code] | row
        made.writerow([cells.get(heading, "") for heading in wanted])
    return out.getvalue()


def read(files: Mapping[str, str], *, as_at: dt.date = AS_AT) -> Reading:
    """What the reader makes of a zip of these files."""
    return reader.read(zipped(files), name="903.zip", as_at=as_at)


def episodes(*rows: Mapping[str, str], as_at: dt.date = AS_AT) -> Reading:
    """What the reader makes of these episodes and a header."""
    return read({"header.csv": text("header"), "episodes.csv": text("episodes", *rows)}, as_at=as_at)


def rows(found: Reading, table: str, *names: str) -> list[tuple[Any, ...]]:
    """These columns of a table, row by row."""
    return list(zip(*(found.tables[table][name] for name in names), strict=True))


def codes(found: Reading) -> set[str]:
    """The codes of everything there is to look at."""
    return {each.code for each in found.warnings}


def day(text: str) -> dt.date:
    """DD/MM/YYYY as a date."""
    day_, month, year = map(int, text.split("/"))
    return dt.date(year, month, day_)
