"""A check's findings as lines: counted by rule, list, team and worker, and as the Excel file that teams work from."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from goldenthread.ingest.annex_a.checking import rules
from goldenthread.ingest.reading.findings import KINDS, SEVERITIES, Found, Rule

RULES: Mapping[str, Rule] = rules.RULES
# A rule that an older version had: what it found is still shown.
_FORGOTTEN = Rule("", "", "should", "A rule that is no longer asked.", "Load the extract again.")
_COLUMNS: tuple[tuple[str, int], ...] = (
    ("Team", 24), ("Worker", 20), ("Child's id", 14), ("List", 28), ("Row", 7), ("Column", 34), ("How sure", 18),
    ("Kind", 24), ("What is wrong", 60), ("What to do", 60), ("Rows", 7),
)  # fmt: skip


# Remarks of reading that say: no row of this was held against any rule, so silence about it is no praise.
_NOT_CHECKED = ("list_missing", "list_not_read", "table_missing", "file_not_read")


@dataclass(frozen=True)
class Line:
    """One finding as a person reads it. ``child`` is the id of the case system, or words in its place."""

    rule: str
    list_name: str
    heading: str
    said: str
    team: str
    worker: str
    child: str = ""
    row: int | None = None
    how_many: int = 1

    @property
    def what(self) -> str:
        """What is wrong, with what reading said of the very cell."""
        sentence = rule_of(self.rule).sentence
        return f"{sentence} {self.said[0].upper()}{self.said[1:]}." if self.said else sentence


def rule_of(code: str) -> Rule:
    """The rule with this code; one that was since taken out has words that say so."""
    return RULES.get(code, _FORGOTTEN)


def line_of(found: Found) -> Line:
    """A finding of the file that is being read."""
    return Line(
        found.rule, found.list_name, found.heading, found.said, found.team or "", found.worker or "",
        found.child or "", found.row, found.how_many,
    )  # fmt: skip


def counts(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """How many findings there are of each rule, list, column, team and worker; plain for JSON, without a child."""
    found: Counter[tuple[str, ...]] = Counter()
    for line in lines:
        found[line.rule, line.list_name, line.heading, line.team, line.worker] += line.how_many
    names = ("rule", "list", "column", "team", "worker")
    return [{**dict(zip(names, key, strict=True)), "findings": number} for key, number in sorted(found.items())]


def not_checked(remarks: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """What of the extract was missing or not read, so that no rule was asked of it: its message and its remedy."""
    return [{name: each[name] for name in ("message", "remedy")} for each in remarks if each["code"] in _NOT_CHECKED]


def workbook(lines: Iterable[Line], *, title: str) -> bytes:
    """The findings as an Excel file, by team and worker: one line each, filters on, every cell text but numbers."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("To put right")
        sheet.write_string(0, 0, title, bold)
        for place, (heading, width) in enumerate(_COLUMNS):
            sheet.set_column(place, place, width, wrapped)
            sheet.write_string(2, place, heading, bold)
        every = sorted(lines, key=lambda line: (line.team, line.worker, line.list_name, line.row or 0, line.rule))
        for number, line in enumerate(every, start=3):
            _write(sheet, number, line)
        sheet.autofilter(2, 0, max(3, len(every) + 2), len(_COLUMNS) - 1)
        sheet.freeze_panes(3, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
    return made.getvalue()


def _write(sheet: Any, number: int, line: Line) -> None:
    rule = rule_of(line.rule)
    cells = (
        line.team or "No team named", line.worker or "No worker named", line.child, line.list_name, line.row,
        line.heading, SEVERITIES[rule.severity], KINDS.get(rule.kind, ""), line.what, rule.remedy, line.how_many,
    )  # fmt: skip
    for place, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(number, place, cell)
        elif cell:
            sheet.write_string(number, place, cell)


def markdown() -> str:
    """The table of rules in ``docs/data-quality.md``."""
    lines = ["| Rule | Kind | What is wrong | How sure | What to do |", "|---|---|---|---|---|"]
    for rule in RULES.values():
        cells = (f"`{rule.code}`", KINDS[rule.kind], rule.sentence, SEVERITIES[rule.severity], rule.remedy)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])
