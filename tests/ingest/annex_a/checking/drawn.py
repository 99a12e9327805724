"""Lists of Annex A drawn in text, with a short word for each column that a rule looks at."""

from __future__ import annotations

import datetime as dt

from goldenthread.ingest.annex_a import lists
from goldenthread.ingest.annex_a.checking.book import number_of
from goldenthread.ingest.annex_a.report import ListReport
from goldenthread.ingest.annex_a.rows import ReadList, Row

AS_AT = dt.date(2026, 5, 31)
_ALL = {
    "child": "Child Unique ID", "born": "Date of Birth", "age": "Age of Child (Years)", "team": lists.TEAM,
    "worker": lists.WORKER, "adviser": lists.ADVISER,
}  # fmt: skip
_OWN = {
    1: {"contact": 6, "source": 7},
    3: {"referred": 6},
    4: {"started": 7, "seen": 8, "authorised": 9, "needed": 10},
    5: {"enquiry": 7, "unnecessary": 8, "conference": 9, "plan": 10},
    6: {"started": 7, "closed": 10, "reason": 11, "status": 12},
    7: {"started": 7, "visit": 10, "review": 12, "ended": 13},
    8: {"started": 8, "legal": 12, "review": 13, "visit": 14, "ended": 20, "reason": 21},
    9: {"category": 11, "touch": 13, "home": 15, "suitable": 16, "does": 17},
    10: {"decided": 9, "matched": 11, "placed": 12, "order": 13, "reversed": 14, "why": 15},
    11: {"adopter": 1, "enquiry": 7, "left": 18, "why": 19},
}


def read_list(number: int, text: str) -> ReadList:
    """The drawing as a list that was read; the columns that are drawn are those that its sheet has."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    items = [_item(number, word) for word in lines[0]]
    annex_list = lists.BY_NUMBER[number]
    rows = [
        Row(place, {item: _value(cell) for item, cell in zip(items, line, strict=True)})
        for place, line in enumerate(lines[2:], start=3)
    ]
    report = ListReport(annex_list.name, f"List_{number}", rows_read=len(rows), number=number)
    return ReadList(annex_list, f"List_{number}", report, frozenset(items), rows)


def _item(number: int, word: str) -> int:
    item = _OWN[number].get(word) or number_of(number, _ALL.get(word, word))
    assert item, f"list {number} has no column “{word}”"
    return item


def _value(text: str) -> str | int | dt.date | None:
    if not text:
        return None
    if text.lstrip("-").isdigit():
        return int(text)
    return dt.date.fromisoformat(text) if text[:2] in ("19", "20") else text
