"""The smallest workbook and document that open, made by hand so that any part of them can be spoiled."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORKBOOK = (
    f'<?xml version="1.0"?><workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}">'
    '<sheets><sheet name="List_1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)
_TOP = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
SHEET = "xl/worksheets/sheet1.xml"


def sheet(rows: str) -> str:
    """A sheet's XML around some rows of it."""
    return f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def cell(reference: str, text: str) -> str:
    """A cell that holds text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def xlsx(rows: str = "", extra: Mapping[str, bytes | str] | None = None) -> bytes:
    """A workbook of one sheet; ``extra`` adds parts or replaces them."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _TOP,
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _RELATIONS,
        SHEET: sheet(rows),
    }
    return archive(parts | dict(extra or {}))


def docx(extra: Mapping[str, bytes | str] | None = None) -> bytes:
    """A document with one empty body; ``extra`` adds parts or replaces them."""
    body = '<?xml version="1.0"?><w:document xmlns:w="urn:w"><w:body/></w:document>'
    return archive({"[Content_Types].xml": _TYPES, "word/document.xml": body} | dict(extra or {}))


def archive(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip of these parts, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


@cache
def blanks(name: str, size: int, base: bytes) -> bytes:
    """``base`` with one part more that unpacks to ``size`` bytes of blanks; made once, as quickly as can be."""
    out = io.BytesIO(base)
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
        made.open(name, "w", force_zip64=True) as part,
    ):
        for _ in range(size // (1 << 20)):
            part.write(b" " * (1 << 20))
    return out.getvalue()
