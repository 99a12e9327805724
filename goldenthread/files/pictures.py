"""Pictures and PDFs kept as evidence: whole, not locked, and not larger than they look. They are never opened here."""

from __future__ import annotations

import struct

from goldenthread.files import archives, limits
from goldenthread.files.errors import FileRefused

_PNG_END = b"IEND\xaeB`\x82"
_PDF_TAIL = 2_048


def check_png(data: bytes, name: str) -> None:
    """Refuse a PNG that is cut short or that would unfold to more than 50 million pixels."""
    if len(data) < 33 or data[12:16] != b"IHDR" or _PNG_END not in data[-64:]:
        raise archives.damaged(name)
    width, height = struct.unpack(">II", data[16:24])
    _check_pixels(name, "png", width, height)


def check_jpeg(data: bytes, name: str) -> None:
    """Refuse a JPEG that is cut short or that would unfold to more than 50 million pixels."""
    if b"\xff\xd9" not in data[-64:]:
        raise archives.damaged(name)
    size = _jpeg_size(data)
    if size is None:
        raise archives.damaged(name)
    _check_pixels(name, "jpeg", *size)


def check_pdf(data: bytes, name: str) -> None:
    """Refuse a PDF that is cut short or locked with a password."""
    if b"%%EOF" not in data[-_PDF_TAIL:]:
        raise archives.damaged(name)
    if b"/Encrypt" in data:
        raise FileRefused(
            "encrypted",
            f"“{name}” is locked with a password.",
            remedy="Save or print it to a PDF without a password and upload that.",
        )


def _check_pixels(name: str, kind: str, width: int, height: int) -> None:
    if width * height > limits.BY_KIND[kind].pixels:
        raise FileRefused(
            "too_many_pixels",
            f"“{name}” is {width:,} by {height:,} pixels; at most 50 million pixels are taken.",
            remedy="Save a smaller copy of the picture and upload that.",
        )


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height from the frame header: markers C0 to CF, except C4, C8 and CC, which are tables."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        length = int.from_bytes(data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
