"""``goldenthread extract load entered FILE``: a CSV of entered figures, reported row by row and put before a second
person. 0 when every row can be used, 1 when some were rejected, 2 when the file was refused."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import date
from typing import Any

DONE, QUESTIONS = 0, 1


def load(options: argparse.Namespace, data: bytes, person: Callable[[str, date], Any]) -> int:
    """Read it, keep it for a second person unless it is a dry run, and print what became of each row."""
    from goldenthread.jobs import command, database

    command.set_up(options.data)
    from django.utils import timezone

    from goldenthread.measures import importing

    database.prepare()
    on = timezone.localdate()
    if options.dry_run:
        report = {"id": None, **importing.dry_run(data=data, name=options.file.name, as_at=options.as_at, on=on)}
    else:
        file = importing.import_values(
            data=data, name=options.file.name, as_at=options.as_at, by=person(options.by, on), on=on
        )
        report = {"id": file.pk, "state": file.state, **file.report}
    print(json.dumps(report, indent=2, ensure_ascii=False) if options.json else in_words(report))
    return QUESTIONS if report["rejected"] else DONE


def in_words(report: dict[str, Any]) -> str:
    """The report for a terminal: what waits, then each rejected row with its place and remedy."""
    waits = "would be entered (dry run)" if report["id"] is None else "wait for a second person"
    lines = [f"{report['file']}: {len(report['entered'])} of {report['rows_read']} rows {waits}."]
    if report["unchanged"]:
        lines.append(f"{len(report['unchanged'])} say what stands already.")
    lines += [
        f"  {row['file']}, row {row['row']}, column {row['column']} ({row['value']}): {row['reason']} {row['remedy']}"
        for row in report["rejected"]
    ]
    if report["columns_not_read"]:
        lines.append(f"Columns that are not read: {', '.join(report['columns_not_read'])}.")
    return "\n".join(lines)
