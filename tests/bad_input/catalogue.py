"""Every bad file that we know of, made when the tests run: its number, its name, and the code it must be refused with.

Nothing here is kept as a file, because some are bombs and some would trouble a virus scanner.
"""

from __future__ import annotations

import io
import random
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.bad_input import ooxml
from tests.ingest.annex_a import good


@dataclass(frozen=True)
class Case:
    """One bad file; ``codes`` are the refusals that are right for it."""

    number: str
    title: str
    name: str
    codes: tuple[str, ...]
    make: Callable[[], bytes]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


def _forged() -> bytes:
    """The declared size of a part changed to 1,000 bytes in both places where an archive says it."""
    data = bytearray(ooxml.blanks("xl/media/big.bin", 8 << 20, ooxml.xlsx()))
    real = struct.pack("<I", 8 << 20)
    at = data.find(real)
    while at >= 0:
        data[at : at + 4] = struct.pack("<I", 1_000)
        at = data.find(real, at + 1)
    return bytes(data)


def _nested() -> bytes:
    inner = ooxml.archive({"a.txt": "x"})
    for _ in range(3):
        inner = ooxml.archive({f"{number}.zip": inner for number in range(4)})
    return inner


def _twins() -> bytes:
    out = io.BytesIO(ooxml.xlsx())
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as made:
        warnings.simplefilter("ignore")
        made.writestr("xl/workbook.xml", "<other/>")
    return out.getvalue()


def _million_rows() -> bytes:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 300_001))
    return ooxml.xlsx(rows)


def _ole(stream: str) -> bytes:
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return header + stream.encode("utf-16-le") + bytes(1_024)


def _cut(share: float) -> Callable[[], bytes]:
    def make() -> bytes:
        data = good.workbook()
        return data[: int(len(data) * share)]

    return make


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\x00\x00\x00\x00")) + chunk(b"IEND", b"")


def flipped(seed: int) -> bytes:
    """The good workbook with one byte in a hundred changed, the same ones for the same seed."""
    chosen = random.Random(seed)  # noqa: S311 - the same bytes every time is the point
    data = bytearray(good.workbook())
    for _ in range(len(data) // 100):
        data[chosen.randrange(len(data))] ^= 1 << chosen.randrange(8)
    return bytes(data)


_ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/hostname">]>'
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><x>&j;</x>"
)
_WIDE = '<row r="1"><c r="XFD1048576"><v>1</v></c></row>'

WORKBOOKS = (
    Case("B01", "a sheet that unpacks to 1 GiB of blanks", "a.xlsx", ("too_big_unpacked",),
         lambda: ooxml.blanks("xl/worksheets/sheet2.xml", 1 << 30, ooxml.xlsx())),
    Case("B02", "a size forged to 1,000 bytes", "a.xlsx", ("damaged",), _forged),
    Case("B03", "an archive in a workbook", "a.xlsx", ("nested_archive",),
         lambda: ooxml.xlsx(extra={"xl/media/x.bin": _nested()})),
    Case("B04", "5,000 empty parts", "a.xlsx", ("too_many_parts",),
         lambda: ooxml.xlsx(extra={f"xl/media/{number}.bin": b"" for number in range(5_000)})),
    Case("B05", "two parts of one name", "a.xlsx", ("damaged",), _twins),
    *(Case("B06", f"a part called {name}", "a.xlsx", ("unsafe_name",),
           lambda name=name: ooxml.xlsx(extra={name: b"x"}))
      for name in ("../../etc/cron.d/x", "/abs", "C:\\x", "a\\..\\b")),
    Case("B07", "one cell at XFD1048576", "a.xlsx", ("too_wide",), lambda: ooxml.xlsx(_WIDE)),
    Case("B08", "300,000 rows and no dimension", "a.xlsx", ("too_many_rows",), _million_rows),
    Case("B09", "1,500 columns", "a.xlsx", ("too_wide",), lambda: ooxml.xlsx('<row r="1"><c r="BER1"/></row>')),
    Case("B09", "a row of 16,384 blanks that do not say where they are", "a.xlsx", ("too_wide",),
         lambda: ooxml.xlsx("<row>" + "<c/>" * 16_384 + "</row>")),
    Case("B10", "an entity in a sheet", "a.xlsx", ("doctype",),
         lambda: ooxml.xlsx(extra={ooxml.SHEET: _ENTITY + "<x>&s;</x>"})),
    Case("B10", "a billion laughs in a sheet", "a.xlsx", ("doctype",),
         lambda: ooxml.xlsx(extra={ooxml.SHEET: _LAUGHS})),
    Case("B10", "an entity in UTF-16", "a.xlsx", ("doctype",),
         lambda: ooxml.xlsx(extra={ooxml.SHEET: (_ENTITY + "<x>&s;</x>").encode("utf-16")})),
    Case("B11", "a workbook with macros called .xlsx", "a.xlsx", ("macros",),
         lambda: ooxml.xlsx(extra={"xl/vbaProject.bin": b"x"})),
    Case("B12", "the mere header of an Excel 97 workbook", "a.xls", ("damaged",), lambda: _ole("Workbook")),
    Case("B12", "a Word 97 document called .xls", "a.xls", ("wrong_format",), lambda: _ole("WordDocument")),
    Case("B12", "an Excel 5 workbook", "a.xlsx", ("wrong_format",), lambda: b"\x09\x08\x08\x00\x00\x05" + bytes(200)),
    Case("B12", "a binary workbook", "a.xlsb", ("wrong_format",), lambda: ooxml.archive({"xl/workbook.bin": b"x"})),
    Case("B12", "an OpenDocument sheet", "a.ods", ("wrong_format",),
         lambda: ooxml.archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})),
    Case("B13", "a workbook with a password", "a.xlsx", ("encrypted",), lambda: _ole("EncryptedPackage")),
    *(Case("B14", f"a workbook cut at {share:.0%}", "a.xlsx", ("damaged",), _cut(share))
      for share in (0.1, 0.5, 0.9, 0.99)),
    Case("B17", "a workbook without a list", "a.xlsx", ("no_lists",),
         lambda: ooxml.xlsx(f'<row r="1">{ooxml.cell("A1", "Hello")}</row>')),
    Case("B30", "a workbook with nothing in it", "a.xlsx", ("empty",), ooxml.xlsx),
    Case("B30", "no bytes", "a.xlsx", ("empty",), lambda: b""),
    Case("B39", "a document called .xlsx", "a.xlsx", ("wrong_format",), ooxml.docx),
    Case("B39", "a zip of texts called .xlsx", "a.xlsx", ("wrong_format",), lambda: ooxml.archive({"hello.txt": "no"})),
    Case("B39", "a workbook called .docx", "a.docx", ("wrong_format",), good.workbook),
    Case("B46", "a web page called .xlsx", "a.xlsx", ("wrong_format",), lambda: b"<html><table><tr><td>1</table>"),
)  # fmt: skip

TEXTS = (
    Case("B26", "NUL bytes", "a.csv", ("wrong_format",), lambda: b"id,name\n1,\x00\n"),
    Case("B27", "a line of 2 MB", "a.csv", ("damaged",), lambda: b"id\n" + b"x" * 2_000_000 + b"\n"),
    Case("B27", "a quotation mark never closed", "a.csv", ("damaged",), lambda: b'id,name\n1,"Amara\n2,Ben\n'),
    Case("B27", "a million commas", "a.csv", ("too_wide",), lambda: b"id,name\n" + b"," * 1_000_000 + b"\n"),
    Case("B29", "a picture called .csv", "a.csv", ("wrong_format",), lambda: _png(1, 1)),
    Case("B29", "a PDF called .csv", "a.csv", ("wrong_format",), lambda: b"%PDF-1.7\n%%EOF\n"),
    Case("B29", "a page called .csv", "a.csv", ("wrong_format",), lambda: b"<!DOCTYPE html><html></html>"),
    Case("B29", "an archive called .csv", "a.csv", ("wrong_format",), lambda: ooxml.archive({"a.txt": "x"})),
    Case("B29", "a program called .csv", "a.csv", ("wrong_format",), lambda: b"MZ\x90\x00\x03" + bytes(200)),
    *(Case("B30", f"a file of {content!r}", "a.csv", ("empty",), lambda content=content: content)
      for content in (b"", b"id,name\n", b"\xef\xbb\xbf", b"x")),
)  # fmt: skip

XMLS = (
    Case("B31", "an entity that is a file", "a.xml", ("doctype",), lambda: (_ENTITY + "<x>&s;</x>").encode()),
    Case("B32", "a billion laughs", "a.xml", ("doctype",), lambda: _LAUGHS.encode()),
    Case("B33", "a document type somewhere else", "a.xml", ("doctype",),
         lambda: b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>'),
    Case("B34", "100,000 elements inside each other", "a.xml", ("too_deep",),
         lambda: b"<x>" * 100_000 + b"</x>" * 100_000),
    Case("B36", "UTF-7", "a.xml", ("encoding",), lambda: b"+ADw-?xml version=+ACI-1.0+ACI-?+AD4-+ADw-x/+AD4-"),
    Case("B36", "UTF-16 that does not say so", "a.xml", ("encoding",),
         lambda: '<?xml version="1.0"?><x/>'.encode("utf-16-le")),
    Case("B36", "an encoding that it is not in", "a.xml", ("encoding",),
         lambda: '<?xml version="1.0" encoding="utf-8"?><x>é</x>'.encode("latin-1")),
    Case("B36", "an encoding nobody has", "a.xml", ("encoding",),
         lambda: b'<?xml version="1.0" encoding="x-klingon"?><x/>'),
    Case("B37", "XML that breaks off", "a.xml", ("damaged",), lambda: b"<?xml version='1.0'?><x><y></x>"),
)  # fmt: skip

OTHERS = (
    Case("B03", "an archive in a document", "a.docx", ("nested_archive",),
         lambda: ooxml.docx({"word/media/x.bin": _nested()})),
    Case("B39", "a document with macros called .docx", "a.docx", ("macros",),
         lambda: ooxml.docx({"word/vbaProject.bin": b"x"})),
    Case("B40", "a document with 300 MB of picture", "a.docx", ("too_big_unpacked",),
         lambda: ooxml.blanks("word/media/a.bin", 300 << 20, ooxml.docx())),
    Case("B41", "a PDF with a password", "a.pdf", ("encrypted",),
         lambda: b"%PDF-1.7\ntrailer<</Encrypt 1 0 R>>\n%%EOF"),
    Case("B43", "a picture of 50,000 by 50,000", "a.png", ("too_many_pixels",), lambda: _png(50_000, 50_000)),
    Case("B45", "a drawing called .png", "a.png", ("wrong_format",), lambda: b"<svg onload='x()'></svg>"),
    Case("B50", "a NUL in the name", "a\x00.csv", ("bad_name",), lambda: b"id\n1\n"),
    Case("B51", "a name that reads backwards", "a\u202egpj.exe", ("bad_name",), lambda: b"id\n1\n"),
    Case("B55", "a picture's first bytes, then rubbish", "a.png", ("damaged",),
         lambda: b"\x89PNG\r\n\x1a\n" + b"rubbish" * 50),
    Case("B55", "a PDF's first bytes, then rubbish", "a.pdf", ("damaged",), lambda: b"%PDF-1.7" + b"rubbish" * 50),
    Case("B55", "a photograph's first bytes, then rubbish", "a.jpg", ("damaged",),
         lambda: b"\xff\xd8\xff" + b"rubbish" * 50),
)  # fmt: skip
