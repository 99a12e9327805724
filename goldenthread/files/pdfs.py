"""A PDF measured before its pages are read: how many there are, and nothing in it that acts.

It opens the document, so it belongs in the child process. Whoever may only keep a PDF asks ``files.pictures``.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

import pypdfium2
from pypdfium2 import raw as pdfium

from goldenthread.files import archives, limits
from goldenthread.files.errors import FileRefused

_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_OBJECTS = re.compile(rb"/ObjStm\b[^<>]{0,400}(?:<<[^<>]{0,400}>>[^<>]{0,400}){0,4}>>\s*stream\r?\n")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTIVE = (
    (re.compile(rb"/(?:JavaScript|JS)\b"), "scripts"),
    (re.compile(rb"/(?:Launch|ImportData)\b"), "an action that starts a program"),
    (re.compile(rb"/(?:EmbeddedFiles?|RichMedia)\b"), "another file inside it"),
    (re.compile(rb"/XFA\b"), "a form that is a program (XFA)"),
)
_MOST_IN_OBJECTS = 64 * limits.MIB


def opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    """The document, whose pages may be read; FileRefused when it is locked, too long, or holds more than pages."""
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as problem:
        raise _locked(name) if "assword" in str(problem) else archives.damaged(name) from problem
    if not pages:
        raise archives.damaged(name)
    if pages > limits.BY_KIND["pdf"].pages:
        raise _too_long(name, pages)
    if found := _what_acts(data, document):
        raise _active(name, found)
    return document


def _what_acts(data: bytes, document: pypdfium2.PdfDocument) -> str:
    """What the document holds beside pages, in words; empty when nothing."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        return "an archive behind its pages"
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        return "scripts"
    if document.count_attachments() > 0:
        return "another file inside it"
    named = _HEX.sub(lambda match: bytes([int(match[1], 16)]), _objects(data))
    return next((words for pattern, words in _ACTIVE if pattern.search(named)), "")


def _objects(data: bytes) -> bytes:
    """The text of the document's objects, those packed into streams too, without pictures and page text."""
    found = [_STREAM.sub(b"", data)]
    room = _MOST_IN_OBJECTS
    for match in _OBJECTS.finditer(data):
        try:
            found.append(zlib.decompressobj().decompress(data[match.end() :], max(room, 1)))
        except zlib.error:
            continue  # not packed, or in a way that names can be read as they stand
        room -= len(found[-1])
    return b"\n".join(found)


def _locked(name: str) -> FileRefused:
    return FileRefused(
        "encrypted",
        f"“{name}” is locked with a password.",
        remedy="Save or print it to a PDF without a password and upload that.",
    )


def _too_long(name: str, pages: int) -> FileRefused:
    return FileRefused(
        "too_many_pages",
        f"“{name}” has {pages:,} pages; at most {limits.BY_KIND['pdf'].pages} are taken.",
        remedy="Print the pages of the plan alone to a new PDF and upload that.",
    )


def _active(name: str, found: str) -> FileRefused:
    return FileRefused(
        "active_content",
        f"“{name}” holds {found}, which is never opened here.",
        remedy="Print it to a new PDF, which keeps its pages alone, and upload that.",
    )
