"""CSV and plain text: the encoding found and said, the shape checked, nothing guessed about its meaning."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from goldenthread.files import limits
from goldenthread.files.errors import FileRefused

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Text has tab, line feed, form feed and carriage return; any other control character means a binary file.
_BINARY = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


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


def check(data: bytes, name: str) -> None:
    """Refuse a CSV file that cannot be read to its end, is too wide or too long, or has no row under its headings."""
    text = decode(data, name).text
    if not text.strip():
        raise _empty(name)
    limit = limits.BY_KIND["csv"]
    filled = 0
    reader = csv.reader(io.StringIO(text, newline=""), dialect=_dialect(text), strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            _check_row(name, reader.line_num, number, len(row), limit)
            filled += any(cell.strip() for cell in row)
    except csv.Error as problem:
        raise FileRefused(
            "damaged",
            f"“{name}” cannot be read past line {reader.line_num}: a quotation mark or a line is left open there.",
            remedy="Open it in the program that made it, correct that line, save it as CSV again and upload it.",
        ) from problem
    if filled < 2:
        raise _empty(name)


def _dialect(text: str) -> type[csv.Dialect]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t|", key=first.count)

    class Found(csv.excel):
        pass

    Found.delimiter = delimiter
    return Found


def _check_row(name: str, line: int, number: int, width: int, limit: limits.FileLimit) -> None:
    if width > limit.columns:
        raise FileRefused(
            "too_wide",
            f"“{name}” has {width:,} columns at line {line}; at most {limit.columns:,} are taken.",
            remedy="Delete the columns that are not needed and save it again.",
        )
    if number > limit.rows:
        raise FileRefused(
            "too_many_rows",
            f"“{name}” has more than {limit.rows:,} rows (line {line}).",
            remedy="Split the file and upload the parts.",
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
