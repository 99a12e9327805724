"""What pasted text may not hold: more columns than a plan has, a line without end, a quotation mark never closed."""

from __future__ import annotations

import re

from goldenthread.files.errors import FileRefused

WIDEST = 250  # columns, as in a workbook
LONGEST = 100_000  # characters of a line; the longest plan we know has 80,000 in all
OPENS = re.compile(r'(?:^|\t)"', re.M)
QUOTED = re.compile(r'"(?:[^"]|"")*"(?!")')
REMEDY = "Copy the table alone, with its headings, then paste it again or save it as text and upload it."


def check(text: str, name: str) -> None:
    """FileRefused with the line that no table of a plan has."""
    for number, line in enumerate(text.split("\n"), start=1):
        columns = line.count("\t") + 1
        if columns > WIDEST:
            raise FileRefused(
                "too_wide",
                f"Line {number} of “{name}” has {columns:,} columns; at most {WIDEST} are taken.",
                remedy=REMEDY,
            )
        if len(line) > LONGEST:
            raise FileRefused(
                "damaged",
                f"Line {number} of “{name}” is {len(line):,} characters long; at most {LONGEST:,} are taken.",
                remedy=REMEDY,
            )
    _check_quotes(text, name)


def _check_quotes(text: str, name: str) -> None:
    """A cell that begins with a quotation mark and has an odd number of them takes all that follows into it."""
    start = 0
    while opened := OPENS.search(text, start):
        mark = opened.end() - 1
        end = _end(text, mark)
        if end < 0 and "\t" in text[mark:]:
            raise FileRefused(
                "damaged",
                f"The quotation mark that begins a cell in line {text.count(chr(10), 0, mark) + 1} of “{name}” "
                "is never closed, so the cells after it cannot be told apart.",
                remedy="Take it away or close it, and paste the table again.",
            )
        start = end + 1 if end >= 0 else len(text)


def _end(text: str, mark: int) -> int:
    """Where the quotation that begins at ``mark`` ends; doubled marks stand for one. -1 when it does not."""
    closed = QUOTED.match(text, mark)
    return closed.end() - 1 if closed else -1
