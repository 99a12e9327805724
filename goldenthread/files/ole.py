"""The streams of a compound file (OLE), the container of Office files before 2007: its directory, and one stream.

Source: [MS-CFB], sections 2.2 to 2.6. Every chain of sectors is followed at most as far as the file has sectors.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from goldenthread.files import archives

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # this and above mark an end, a free sector or a sector of the table itself
_ENTRY, _ROOT = 128, 5


@dataclass(frozen=True)
class Entry:
    """One line of the directory: a stream, a folder or the root."""

    name: str
    kind: int
    start: int
    size: int


class Compound:
    """An opened compound file; ``FileRefused`` when its tables contradict themselves."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data, self.name = data, name
        try:
            self._open()
        except (struct.error, IndexError, ValueError) as problem:
            raise archives.damaged(name) from problem

    def _open(self) -> None:
        shift, small_shift = struct.unpack_from("<HH", self.data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise ValueError("sector size")
        self._size, self._small = 1 << shift, 1 << small_shift
        first, _, self._cutoff, first_small = struct.unpack_from("<IIII", self.data, 48)
        self._table = self._read_table()
        listed = self._chain(first)
        self.entries = [self._entry(listed[at : at + _ENTRY]) for at in range(0, len(listed) - _ENTRY + 1, _ENTRY)]
        small = self._chain(first_small) if first_small < _LAST else b""
        self._small_table = struct.unpack(f"<{len(small) // 4}I", small)

    def _read_table(self) -> tuple[int, ...]:
        sectors = list(struct.unpack_from("<109I", self.data, 76))
        (more,) = struct.unpack_from("<I", self.data, 68)
        passed = 0
        while more < _LAST and passed <= len(self.data) // self._size:
            *listed, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            sectors += listed
            passed += 1
        found = b"".join(self._sector(sector) for sector in sectors if sector < _LAST)
        return struct.unpack(f"<{len(found) // 4}I", found)

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        if at >= len(self.data):
            raise ValueError("a sector beyond the end")
        return self.data[at : at + self._size].ljust(self._size, b"\0")

    def _chain(self, sector: int) -> bytes:
        found: list[bytes] = []
        while sector < _LAST:
            if len(found) > len(self._table):
                raise ValueError("a chain in a circle")
            found.append(self._sector(sector))
            sector = self._table[sector]
        return b"".join(found)

    def _entry(self, raw: bytes) -> Entry:
        length, kind = struct.unpack_from("<HB", raw, 64)
        start, size = struct.unpack_from("<II", raw, 116)
        return Entry(raw[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace"), kind, start, size)

    def stream(self, *names: str) -> bytes | None:
        """The content of the first stream with one of these names; None when there is none."""
        wanted = {name.lower() for name in names}
        found = next((each for each in self.entries if each.kind == 2 and each.name.lower() in wanted), None)
        if found is None:
            return None
        try:
            content = self._chain(found.start) if found.size >= self._cutoff else self._small_chain(found.start)
        except (struct.error, IndexError, ValueError) as problem:
            raise archives.damaged(self.name, found.name) from problem
        if len(content) < found.size:
            raise archives.damaged(self.name, found.name)
        return content[: found.size]

    def _small_chain(self, sector: int) -> bytes:
        root = [each for each in self.entries if each.kind == _ROOT][0]  # noqa: RUF015 - an IndexError is damage
        whole = self._chain(root.start)
        found: list[bytes] = []
        while sector < _LAST:
            if len(found) > len(self._small_table):
                raise ValueError("a chain in a circle")
            found.append(whole[sector * self._small : (sector + 1) * self._small])
            sector = self._small_table[sector]
        return b"".join(found)
