"""What a program fetches: results as CSV or JSON, and the definitions they were computed by."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from goldenthread.measures import export
from goldenthread.measures.queries import Sight
from goldenthread.web.export.door import Answer, by_token
from goldenthread.web.tables import as_text

JSON, CSV = "application/json", "text/csv; charset=utf-8"
COLUMNS = (
    "figure_id", "measure", "title", "period", "period_end", "basis", "breakdown", "team", "numerator", "denominator",
    "missing", "value", "flag", "unit", "better", "state", "reason", "definition", "snapshots", "computed_on",
    "address", "target_operator", "target", "target_due", "target_of", "asked_by_then",
)  # fmt: skip


@by_token
def results_csv(request: HttpRequest, seen: Sight) -> Answer:
    """One row for each figure, with a heading row; text that a spreadsheet would run is kept as text by a '."""
    asked, rows = _rows(request, seen)
    text = io.StringIO(newline="")
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(row[name]) for name in COLUMNS] for row in rows)
    return Answer(text.getvalue().encode(), CSV, "results.csv", len(rows), str(asked), _newest(rows))


@by_token
def results_json(request: HttpRequest, seen: Sight) -> Answer:
    """The same rows under ``results``; a figure that is not known has the value null."""
    asked, rows = _rows(request, seen)
    return Answer(_json({"results": rows}), JSON, "results.json", len(rows), str(asked), _newest(rows))


@by_token
def definitions_json(request: HttpRequest, seen: Sight) -> Answer:
    """Every definition under ``definitions``; ``measure`` and ``definition`` are the keys that results carry."""
    export.asked(request.GET.dict())
    found = export.definitions()
    return Answer(_json({"definitions": found}), JSON, "definitions.json", len(found))


def _rows(request: HttpRequest, seen: Sight) -> tuple[export.Asked, list[dict[str, Any]]]:
    asked = export.asked(request.GET.dict())
    rows = export.results(asked, seen=seen)
    start = request.build_absolute_uri("/").rstrip("/")
    return asked, [row | {"address": start + reverse("figure", args=[row["figure_id"]])} for row in rows]


def _cell(value: Any) -> Any:
    return as_text(value) if isinstance(value, str) else value


def _json(found: Any) -> bytes:
    return json.dumps(found, ensure_ascii=False, default=str).encode()


def _newest(rows: Sequence[dict[str, Any]]) -> float | None:
    """The day of the newest figure. It is told and not asked: a figure of the same day may be newer still."""
    days = [date.fromisoformat(row["computed_on"]) for row in rows]
    return datetime.combine(max(days), datetime.min.time(), UTC).timestamp() if days else None
