"""What an access line says was opened and as whom, in words; the log itself keeps short codes."""

from __future__ import annotations

import re

from goldenthread.accounts import matrix
from goldenthread.measures import definition
from goldenthread.records.models import AccessLine
from goldenthread.web import told

# As ``measures.queries.selection`` writes it.
_ROWS = re.compile(r"measure:(?P<slug>\S+) (?P<period>\S+)(?: team (?P<team>.+?))?(?P<first> exceptions)?")


def roles(line: AccessLine) -> str:
    """``Team manager, Quality assurance``."""
    return ", ".join(matrix.role_names().get(code, code) for code in line.roles.split())


def subject(line: AccessLine) -> str:
    """``Assessments authorised within 45 working days, Oct 2026, Assessment East: rows to look at first``.

    A piece of evidence is kept by its number alone, so the log holds none of its text.
    """
    if evidence := re.fullmatch(r"evidence:(\d+)", line.subject):
        return f"Evidence that holds child data, number {evidence[1]}"
    if not (rows := _ROWS.fullmatch(line.subject)):
        return line.subject
    measure = definition.library().get(rows["slug"])
    parts = [measure.head.title if measure else rows["slug"], told.dated(rows["period"]), rows["team"] or ""]
    which = "rows to look at first" if rows["first"] else "every row"
    return f"{', '.join(part for part in parts if part)}: {which}"
