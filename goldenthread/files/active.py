"""What a Word document or a presentation holds beside its text that would act when it is opened, or pull in more.

Nothing of it is ever run or fetched here. It is refused where a document is read for what it says, for its text may
stand in what is not read, and because the person may not know that it is there. An archive is measured before.
"""

from __future__ import annotations

import io
import re
import zipfile

from goldenthread.files import archives, limits
from goldenthread.files.errors import FileRefused

_PARTS = (
    (re.compile(r"(^|/)activeX/", re.IGNORECASE), "controls (ActiveX)"),
    (re.compile(r"(^|/)embeddings/[^/]+\.bin$", re.IGNORECASE), "a packed file or program (an OLE object)"),
)
_RELATION = re.compile(rb"<Relationship\b[^>]*>", re.IGNORECASE)
_RELATIONS = (
    (re.compile(rb"/aFChunk[\"']"), "another document that is pasted in only when it is opened"),
    (re.compile(rb"/(?:oleObject|subDocument|frame)[\"'](?=.*\bExternal\b)", re.DOTALL), "a link to another file"),
    (
        re.compile(rb"(?=.*/attachedTemplate[\"'])(?=.*Target=[\"'](?:https?|ftp):)", re.DOTALL | re.IGNORECASE),
        "a template from a web address",
    ),
)
_LARGEST = limits.MIB  # of a list of relations; a document of 2,000 parts has a tenth of it


def check(data: bytes, name: str) -> None:
    """Refuse a .docx or .pptx, already measured, that holds active content; the message says what."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        found = next((words for part in parts for each, words in _PARTS if each.search(part.filename)), "")
        lists = [part for part in parts if part.filename.lower().endswith(".rels")]
        found = found or next(filter(None, (_related(archive, part, name) for part in lists)), "")
    if found:
        raise FileRefused(
            "active_content",
            f"“{name}” holds {found}, which is never opened here.",
            remedy="Copy its text and tables into a new document, save that, and upload it.",
        )


def _related(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> str:
    if part.file_size > _LARGEST:
        raise archives.damaged(name, part.filename)
    text = b"".join(archives.pieces(archive, part, name)).replace(b"\x00", b"")
    relations = _RELATION.findall(text)
    return next((words for one in relations for each, words in _RELATIONS if each.search(one)), "")
