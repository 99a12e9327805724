"""A workbook of Excel 5 to 2003 (.xls) measured before a reader opens it, as ``files.workbooks`` measures a new one.

The reader we use gives a failed formula as a blank, so the cells that hold an error are found here, in the records
of the file. Source of the record numbers: [MS-XLS], section 2.3.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from goldenthread.files import archives, limits, ole, workbooks
from goldenthread.files.errors import FileRefused

_STREAMS = ("Workbook", "Book")
_BEGIN, _END, _PASSWORD, _FROM_1904, _SHEET, _ROW = 0x0809, 0x000A, 0x002F, 0x0022, 0x0085, 0x0208
_CELLS = {0x0203, 0x0204, 0x00FD, 0x027E, 0x0205, 0x0006, 0x00D6, 0x00BD}
_MANY, _ERROR_CELL, _FORMULA = 0x00BD, 0x0205, 0x0006
_HIDDEN_ROW = 0x20
_BIFF8 = 0x0600
_WORKSHEET = 0


def check(data: bytes, name: str) -> None:
    """Refuse an old workbook that is broken or holds macros; its sheets are measured by ``inspect``."""
    compound = ole.Compound(data, name)
    if any(entry.name.upper().startswith("_VBA_PROJECT") for entry in compound.entries):
        raise archives.macros(name)
    if compound.stream(*_STREAMS) is None:
        raise archives.damaged(name)


def inspect(data: bytes, name: str) -> workbooks.Inspection:
    """Measure every sheet, or refuse; the answer names what the reader would pass over in silence."""
    content = ole.Compound(data, name).stream(*_STREAMS) or b""
    try:
        return _inspected(content, name)
    except (struct.error, IndexError) as problem:
        raise archives.damaged(name) from problem


def _inspected(content: bytes, name: str) -> workbooks.Inspection:
    from_1904, sheets, eight = False, [], False
    for kind, at, _ in _records(content, 0):
        if kind == _BEGIN:
            eight = struct.unpack_from("<H", content, at)[0] == _BIFF8
        elif kind == _PASSWORD:
            raise _encrypted(name)
        elif kind == _FROM_1904:
            from_1904 = struct.unpack_from("<H", content, at)[0] == 1
        elif kind == _SHEET and content[at + 5] == _WORKSHEET:
            sheets.append(_sheet(content, at, eight, name))
    if not sheets:
        raise archives.damaged(name, "it lists no sheets")
    return workbooks.Inspection(tuple(sheets), from_1904, ())


def _records(content: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """The number, place and length of each record from ``at`` to its end; charts inside a sheet are passed over."""
    depth = 0
    while True:
        kind, length = struct.unpack_from("<HH", content, at)
        if at + 4 + length > len(content):
            raise IndexError("a record beyond the end")
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 1:
            yield kind, at + 4, length
        if depth < 1:
            return
        at += 4 + length


def _sheet(content: bytes, at: int, eight: bool, name: str) -> workbooks.Sheet:
    start, hidden = struct.unpack_from("<IB", content, at)
    title = _title(content, at + 6, eight)
    width, depth, errors, hidden_rows = 0, 0, [], []
    for kind, place, length in _records(content, start):
        if kind == _PASSWORD:
            raise _encrypted(name)
        if kind == _ROW and struct.unpack_from("<H", content, place + 12)[0] & _HIDDEN_ROW:
            hidden_rows.append(1 + struct.unpack_from("<H", content, place)[0])
        if kind not in _CELLS:
            continue
        row, column = struct.unpack_from("<HH", content, place)
        last = struct.unpack_from("<H", content, place + length - 2)[0] if kind == _MANY else column
        width, depth = max(width, last + 1), max(depth, row + 1)
        if _is_error(content, kind, place):
            errors.append(f"{_letters(column)}{row + 1}")
    _check_rectangle(name, title, width, depth)
    return workbooks.Sheet(title, "", hidden != 0, tuple(errors), (), tuple(hidden_rows))


def _is_error(content: bytes, kind: int, place: int) -> bool:
    if kind == _ERROR_CELL:
        return content[place + 7] == 1
    # A formula's result of eight bytes: FFFF at its end says that it is no number, 2 at its start that it is an error.
    return kind == _FORMULA and content[place + 12 : place + 14] == b"\xff\xff" and content[place + 6] == 2


def _title(content: bytes, at: int, eight: bool) -> str:
    length = content[at]
    if not eight:
        return content[at + 1 : at + 1 + length].decode("cp1252", "replace")
    if content[at + 1] & 1:
        return content[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    return content[at + 2 : at + 2 + length].decode("latin-1")


def _letters(column: int) -> str:
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)


def _check_rectangle(name: str, title: str, width: int, depth: int) -> None:
    limit = limits.BY_KIND["xls"]
    if width > limit.columns:
        raise workbooks.too_wide(name, title, width, limit)
    if width * depth > limit.cells:
        raise workbooks.too_long(name, title, depth, limit)


def _encrypted(name: str) -> FileRefused:
    return FileRefused(
        "encrypted",
        f"“{name}” is protected with a password and cannot be read.",
        remedy="Open it, remove the password (File, Info, Protect), save it, and upload it again.",
    )
