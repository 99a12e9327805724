"""A report as a Word document. Equal reports give equal bytes, so that a stored pack can be checked by its hash."""

from __future__ import annotations

import io
import zipfile

from goldenthread.reporting import blocks, cleaning

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip can hold


def render(report: blocks.Report) -> bytes:
    """The bytes of a .docx: A4, landscape where a table is wide, figures numbered in the text and listed at the end."""
    from goldenthread.reporting import word_blocks  # with python-docx, 40 ms that the start of a site need not wait for

    stored = io.BytesIO()
    word_blocks.document(cleaning.writable(report)).save(stored)
    return _same_every_time(stored.getvalue())


def _same_every_time(stored: bytes) -> bytes:
    """The same package with its parts in order of name and no moment of writing in it."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(stored)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        # [Content_Types].xml sorts first, as readers like it.
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return result.getvalue()
