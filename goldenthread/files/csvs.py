"""CSV and plain text: the encoding found and said, the shape checked, nothing guessed about its meaning."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.files import limits
from goldenthread.files.errors import FileRefused

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Text has tab, line feed, form feed and carriage return; any other control character means a binary file.
_BINARY = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")

_SEPARATOR_LINE = re.compile(r'^"?sep=([,;\t|])"?[ ,;\t|]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_LOOKED_AT = 64 * 1024
_LONGEST_CELL = 128 * 1024  # four times what a cell of Excel holds; longer is a quotation mark left open


@dataclass(frozen=True)
class Text:
    """Text and the encoding that it was read with, for the notice beside it."""

    text: str
    encoding: str


def decode(data: bytes, name: str) -> Text:
    """The text of a file: by its byte order mark, else UTF-8, else Windows-1252; a binary file is refused."""
    encoding = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None)
    for candidate in [encoding] if encoding else ["utf-8", "cp1252"]:
        try:
            text = data.decode(candidate)
        except UnicodeDecodeError:
            continue
        if found := _BINARY.search(text):
            raise _not_text(name, 1 + text.count("\n", 0, found.start()))
        return Text(text, candidate)
    raise _not_text(name, 1)


def check_text(data: bytes, name: str) -> None:
    """Refuse what is not text, and text with nothing in it."""
    if not decode(data, name).text.strip():
        raise _empty(name)


@dataclass(frozen=True)
class Opened:
    """The rows of a CSV file as Excel would number them: the first is row 1, a line break in quotes starts no row."""

    rows: list[list[str]]
    encoding: str
    delimiter: str


def check(data: bytes, name: str) -> None:
    """Refuse a CSV file that cannot be read to its end, is too wide or too long, or has no row under its headings."""
    text = decode(data, name).text
    if sum(any(cell.strip() for cell in row) for row in _rows(text, name, delimiter(text))) < 2:
        raise _empty(name)


def opened(data: bytes, name: str, limit: limits.FileLimit = limits.BY_KIND["csv"]) -> Opened:
    """The rows of a CSV file; ``FileRefused`` when it is no text, breaks off, or is too wide or too long.

    It holds the whole file in memory, so it belongs in the child process. A file without rows gives none.
    """
    found = decode(data, name)
    between = delimiter(found.text)
    return Opened(list(_rows(found.text, name, between, limit)), found.encoding, between)


def delimiter(text: str) -> str:
    """What separates the cells: what a first line ``sep=;`` says, else what the first lines have most of."""
    if told := _SEPARATOR_LINE.match(text):
        return told[1]
    lines = _QUOTED.sub("", text[:_LOOKED_AT]).splitlines()[:20]
    return max(",;\t|", key=lambda mark: sum(line.count(mark) for line in lines))


def _rows(text: str, name: str, between: str, limit: limits.FileLimit = limits.BY_KIND["csv"]) -> Iterator[list[str]]:
    # Excel does not show the line that names the separator, so it is not counted.
    body = _SEPARATOR_LINE.sub("", text, count=1)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=between, strict=True)
    cells = 0
    try:
        for number, row in enumerate(reader, start=1):
            cells += len(row)
            _check_row(name, reader.line_num, number, len(row), limit)
            _check_lengths(name, reader.line_num, row)
            if cells > limit.cells:
                raise _too_many_rows(name, reader.line_num, limit)
            yield row
    except csv.Error as problem:
        raise _left_open(name, reader.line_num) from problem


def _check_lengths(name: str, line: int, row: list[str]) -> None:
    """The csv module's own limit on a cell is the whole process's, and any other code in it may have moved it."""
    if sum(map(len, row)) > _LONGEST_CELL and max(map(len, row)) > _LONGEST_CELL:
        raise _left_open(name, line)


def _left_open(name: str, line: int) -> FileRefused:
    return FileRefused(
        "damaged",
        f"“{name}” cannot be read past line {line}: a quotation mark or a line is left open there.",
        remedy="Open it in the program that made it, correct that line, save it as CSV again and upload it.",
    )


def _check_row(name: str, line: int, number: int, width: int, limit: limits.FileLimit) -> None:
    if width > limit.columns:
        raise FileRefused(
            "too_wide",
            f"“{name}” has {width:,} columns at line {line}; at most {limit.columns:,} are taken.",
            remedy="Delete the columns that are not needed and save it again.",
        )
    if number > limit.rows:
        raise _too_many_rows(name, line, limit)


def _too_many_rows(name: str, line: int, limit: limits.FileLimit) -> FileRefused:
    return FileRefused(
        "too_many_rows",
        f"“{name}” has more than {limit.rows:,} rows or {limit.cells:,} cells (at line {line}).",
        remedy="Delete rows and columns that are not needed, or split the file and upload the parts.",
    )


def _empty(name: str) -> FileRefused:
    return FileRefused(
        "empty",
        f"“{name}” has no rows, or only a line of headings.",
        remedy="Check that the export finished, then upload it again.",
    )


def _not_text(name: str, line: int) -> FileRefused:
    return FileRefused(
        "wrong_format",
        f"“{name}” is not a text file: line {line} holds characters that text never has.",
        remedy="Save it as CSV UTF-8 (or plain text) from the program that made it, then upload that.",
    )
