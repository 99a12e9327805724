"""The figures that the made-up council enters by hand: one file for two years, handed in by one and agreed to by
another."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example import people
from goldenthread.example.chance import lot
from goldenthread.example.days import weekday_after
from goldenthread.measures import definition, given, importing
from goldenthread.measures.models import EntryFile

HANDED_IN, AGREED = 3, 5  # weekdays after the end of the last month


@dataclass(frozen=True)
class _Course:
    """From what to what a figure went over the months; the denominator of shares, None for counts."""

    first: float
    last: float
    out_of: int | None
    source: str


_COURSES = {
    "social-worker-turnover": _Course(0.21, 0.164, 140, "Personnel records"),
    "audits-completed": _Course(0.64, 0.98, 25, "Audit tracker"),
    "audits-good-overall": _Course(0.34, 0.62, 24, "Audit tracker"),
    "audit-actions-in-20-working-days": _Course(0.52, 0.80, 30, "Audit tracker"),
    "supervision-to-policy": _Course(0.58, 0.81, 180, "Supervision log"),
    "in-house-foster-carers": _Course(171, 186, None, "Fostering register"),
    "mandatory-training-in-date": _Course(0.71, 0.88, 210, "Learning system"),
    "stage-1-complaints": _Course(31, 22, None, "Complaints system"),
    "complaints-answered-in-time": _Course(0.58, 0.82, 26, "Complaints system"),
    "escalations-raised": _Course(19, 12, None, "Reviewing service's log"),
}


def name(until: Month) -> str:
    """The file's name: ``entered-2026-10.csv``."""
    return f"entered-{until.id}.csv"


def is_entered(until: Month) -> bool:
    """Was the file ever agreed to? What somebody took back since is not entered again."""
    return EntryFile.objects.filter(name=name(until)).exclude(state=EntryFile.State.WAITING).exists()


def enter(until: Month, months: list[Month], *, on: date) -> None:
    """Hand the file in and agree to it; what a stopped fill left waiting is used, not handed in again."""
    if is_entered(until):
        return
    officer, manager = people.get("data-officer"), people.get("data-manager")
    handed_in, agreed = (min(weekday_after(until.last_day, days), on) for days in (HANDED_IN, AGREED))
    file = EntryFile.objects.filter(name=name(until)).first() or importing.import_values(
        data=written(months), name=name(until), as_at=until.last_day, by=officer, on=handed_in
    )
    importing.agree(file=file, version=file.version, by=manager, on=agreed)


def written(months: list[Month]) -> bytes:
    """The file: a line for each measure and each of the months for which it wants a figure."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("measure", "period", "numerator", "denominator", "source"))
    for slug, course in _COURSES.items():
        measure = definition.get(slug)
        due = [month for month in months if given.is_due(measure, month)]
        for month, amount in zip(due, _amounts(slug, course, len(due)), strict=True):
            writer.writerow((slug, month.id, amount, course.out_of, course.source))
    return text.getvalue().encode()


def _amounts(slug: str, course: _Course, count: int) -> Iterator[int]:
    """From first to last in even steps, each a little off."""
    for place in range(count):
        along = course.first + (course.last - course.first) * place / max(count - 1, 1)
        size = course.out_of or 1
        wobble = (lot(slug, place) - 0.5) * 0.08 * (course.out_of or course.first) if place < count - 1 else 0
        yield min(max(round(along * size + wobble), 0), course.out_of or 10**6)
