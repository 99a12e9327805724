"""Old workbooks (.xls) made byte by byte, because nothing that we use writes them: one stream in one compound file."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Mapping, Sequence
from typing import Any

_SECTOR, _END, _FREE, _TABLE = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
ERROR = "#N/A"


class FailedFormula:
    """A cell whose formula was worked out to #N/A."""


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Any]]], *, from_1904: bool = False, hidden: Sequence[str] = (),
    hidden_rows: Sequence[int] = (), password: bool = False, streams: Sequence[str] = ("Workbook",),
) -> bytes:  # fmt: skip
    """An Excel 97 workbook; dates are dates, ``ERROR`` is a cell with an error, rows are numbered from 1."""
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    if password:
        head += _record(0x002F, bytes(54))
    head += _record(0x0022, struct.pack("<H", from_1904))
    head += b"".join(_record(0x00E0, struct.pack("<HH16x", 0, form)) for form in (0, 14))
    bodies = [_sheet(rows, from_1904, hidden_rows) for rows in sheets.values()]
    names = [_name(name) for name in sheets]
    at = len(head) + sum(len(_bound(0, False, name)) for name in names) + 4
    for name, shown, body in zip(names, sheets, bodies, strict=True):
        head += _bound(at, shown in hidden, name)
        at += len(body)
    return compound(head + _record(0x000A) + b"".join(bodies), streams)


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _name(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _bound(at: int, hidden: bool, name: bytes) -> bytes:
    return _record(0x0085, struct.pack("<IBB", at, hidden, 0) + name)


def _sheet(rows: Sequence[Sequence[Any]], from_1904: bool, hidden_rows: Sequence[int]) -> bytes:
    found = _record(0x0809, struct.pack("<HHHHII", 0x0600, 16, 0, 0, 0, 0))
    for number in hidden_rows:
        found += _record(0x0208, struct.pack("<HHHHHHHH", number - 1, 0, 9, 255, 0, 0, 0x20, 0))
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            if cell is not None:
                found += _cell(struct.pack("<HH", down, across), cell, from_1904)
    return found + _record(0x000A)


def _cell(place: bytes, cell: Any, from_1904: bool) -> bytes:
    if isinstance(cell, FailedFormula):
        result = b"\x02\x00\x2a\x00\x00\x00\xff\xff"
        return _record(0x0006, place + bytes(2) + result + bytes(6) + struct.pack("<HBB", 2, 0x1C, 0x2A))
    if cell == ERROR:
        return _record(0x0205, place + struct.pack("<HBB", 0, 0x2A, 1))
    if isinstance(cell, dt.date):
        days = (cell - (dt.date(1904, 1, 1) if from_1904 else dt.date(1899, 12, 30))).days
        return _record(0x0203, place + struct.pack("<Hd", 1, days))
    if isinstance(cell, int | float):
        return _record(0x0203, place + struct.pack("<Hd", 0, cell))
    return _record(0x0204, place + struct.pack("<HHB", 0, len(cell), 1) + cell.encode("utf-16-le"))


def compound(content: bytes, streams: Sequence[str] = ("Workbook",)) -> bytes:
    """A compound file; the first stream holds the content, the others are there in name only."""
    body = content.ljust(max(4096, -(-len(content) // _SECTOR) * _SECTOR), b"\0")
    sectors = len(body) // _SECTOR
    entries = [_entry("Root Entry", 5, _END, 0, child=1), _entry(streams[0], 2, 0, len(body))]
    entries += [_entry(name, 1, _END, 0) for name in streams[1:]]
    listed = b"".join(entries).ljust(-(-len(entries) // 4) * _SECTOR, b"\0")
    directory = len(listed) // _SECTOR
    tables = -(-(sectors + directory) // 127)
    chain = [*range(1, sectors), _END, *range(sectors + 1, sectors + directory), _END, *[_TABLE] * tables]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * _SECTOR, b"\xff")
    places = [sectors + directory + number for number in range(tables)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 62, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, sectors, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *places, *[_FREE] * (109 - tables))
    return header + body + listed + table


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le")
    links = struct.pack("<BBIII", kind, 1, _FREE, _FREE, child)
    return (
        text.ljust(64, b"\0") + struct.pack("<H", len(text) + 2) + links + bytes(36) + struct.pack("<IQ", start, size)
    )
