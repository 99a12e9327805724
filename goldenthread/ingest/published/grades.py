"""How inspectors graded each authority, and when it was published: which authorities were good or outstanding then."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldenthread.ingest.published import areas
from goldenthread.ingest.published.faults import Faults
from goldenthread.ingest.reading.headings import plain

TITLE = "Inspections of authorities (ILACS), overview"
GRADES = ("outstanding", "good", "requires improvement", "inadequate")
_HEADINGS = {"la code": "number", "local authority": "name", "overall effectiveness grade": "grade",
             "publication date": "published"}  # fmt: skip
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})")
_LOOK = "Look at the row in the publisher's file; correct it, or leave it out."


@dataclass
class Found:
    """``grades``: by authority its grade and the day of publication, as ISO."""

    grades: dict[str, tuple[str, str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)

    def as_json(self) -> dict[str, Any]:
        """The shape in which it leaves the child process."""
        listed = [[key, "authority", name.title(), ""] for key, name in self.names.items()]
        grades = [[key, *graded] for key, graded in self.grades.items()]
        return {"areas": listed, "grades": grades, "rejected": self.faults.as_json(), "warnings": []}


def columns(row: Sequence[object]) -> dict[str, int] | None:
    """Where each thing stands in a row of headings; None where this is no such table."""
    words = [plain(str(cell)) for cell in row]
    found = {name: words.index(heading) for heading, name in _HEADINGS.items() if heading in words}
    return found if len(found) == len(_HEADINGS) else None


def of(rows: Sequence[Sequence[str]], at: dict[str, int]) -> Found:
    """The grade of every authority that has one. Of two the later holds."""
    result = Found()
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: row[index].strip() if index < len(row) else "" for name, index in at.items()}
        if any(cells.values()):
            _take(number, cells, result)
    return result


def _take(number: int, cells: dict[str, str], result: Found) -> None:
    key, grade, day = areas.number(cells["number"]), cells["grade"].casefold(), _day(cells["published"])
    if not key:
        result.faults.add(number, "la_code", cells["number"], "This is no number of an authority.", _LOOK)
    elif not grade:
        result.faults.add(number, "overall_effectiveness_grade", "", f"{cells['name']} has no grade.", "Nothing to do.")
    elif grade not in GRADES:
        result.faults.add(number, "overall_effectiveness_grade", grade, "This is none of the four grades.", _LOOK)
    elif day is None:
        result.faults.add(number, "publication_date", cells["published"], "This is not a day.", _LOOK)
    elif key not in result.grades or result.grades[key][1] < day.isoformat():
        result.grades[key], result.names[key] = (grade, day.isoformat()), cells["name"]


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    try:
        return date(year, int(found[2]), int(found[1]))
    except ValueError:
        return None
