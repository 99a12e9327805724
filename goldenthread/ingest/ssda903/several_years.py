"""Several years of the SSDA903 handed in together: each event once, as the latest year tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldenthread.ingest.reading import values
from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.ssda903.modules import EPISODES, OC2
from goldenthread.ingest.yearly.cells import Value
from goldenthread.ingest.yearly.rows import ReadModule, Row

_STILL_OPEN = values.Unreadable(
    "it goes on in this year's file, and no later year's file knows the child, so when it ended is not known",
    "Add the end in the file, or load the later year whole.",
)


def together(read_modules: Sequence[ReadModule], code: str) -> tuple[list[Row], list[Remark]]:
    """The rows of all files of a module, of each event the one of the latest year, and what was left out."""
    found: dict[tuple[Value, ...], Row] = {}
    again = 0
    for each in _of(read_modules, code):
        by_year = (each.year,) if code == OC2.code else ()
        for row in each.rows:
            key = (*(row[heading] for heading in each.module.key), *by_year)
            again += key in found
            found.pop(key, None)
            found[key] = row
    return list(found.values()), [_told_again(code, again)] if again else []


def reject_left_open(read_modules: Sequence[ReadModule]) -> None:
    """Reject episodes that an earlier year left open of children whom no later year's file has: they would count as
    looked after for ever."""
    episodes = _of(read_modules, EPISODES.code)
    latest = max((each.year for each in episodes), default=0)
    for each in episodes:
        if each.year == latest:
            continue
        later = {row["CHILD"] for other in episodes if other.year > each.year for row in other.rows}
        for row in [one for one in each.rows if one.day("DEC") is None and one["CHILD"] not in later]:
            each.reject(row, "DEC", _STILL_OPEN)


def _of(read_modules: Iterable[ReadModule], code: str) -> list[ReadModule]:
    return [each for each in read_modules if each.module.code == code and each.report.readable]


def _told_again(code: str, count: int) -> Remark:
    return Remark(
        "told_again",
        f"{count:,} rows of the {code} files tell of an event that a later file tells of too. The later one was kept.",
        "Nothing to do where the files are of several years; else check that no file was put in twice.",
    )
