"""Word documents (.docx) as a manuscript. The only module that knows what Word is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from goldenthread.plans.reading import errors, tables
from goldenthread.plans.reading.tables import EMPTY, Cell, Line, Manuscript, Row, Table, line, tidy

OLE_HEADER = b"\xd0\xcf\x11\xe0"  # .doc, and .docx sealed with a password, are both OLE files
PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
RUN, PROPERTIES = qn("w:r"), qn("w:rPr")
STRIKES, OFF = (qn("w:strike"), qn("w:dstrike")), {"0", "false", "off"}
CHANGED = (qn("w:ins"), qn("w:del"), qn("w:moveTo"), qn("w:moveFrom"))
TEXT, BREAKS = qn("w:t"), {qn("w:br"), qn("w:cr")}
SIGNS = {qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
# Content controls, insertions and custom XML wrap what they hold and change nothing about it.
WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")}
# Deleted text, and the second copy of a text box kept for old versions of Word.
UNSEEN = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


def read(data: bytes, *, name: str) -> Manuscript:
    """The manuscript of a .docx; a DocumentRefused says why not and what to do."""
    body = _body(data, name=name)
    opening: list[str] = []
    waiting: list[str] = []
    found: list[Table] = []
    for element in _children(body, {PARAGRAPH, TABLE}):
        if element.tag == TABLE:
            found.append(Table(len(found) + 1, tuple(_rows(element)), tuple(waiting)))
            waiting = []
        else:
            texts = [text for part in (element, *_paragraphs(element)) if (text := tidy(" ".join(_pieces(part))))]
            waiting.extend(texts)
            opening.extend([] if found else texts)
    if not found:
        raise errors.NoTables(name)
    return Manuscript(name, tuple(opening), tuple(found), closing=tuple(waiting), notes=tuple(_notes(body)))


def _notes(body: Any) -> Iterator[str]:
    """What the text alone does not show: changes that nobody accepted yet, and cells that were struck through."""
    if any(next(body.iter(tag), None) is not None for tag in CHANGED):
        yield "The document holds tracked changes. It was read as if all of them were accepted."
    for number, table in enumerate(_children(body, {TABLE}), start=1):
        for at, row in enumerate(_children(table, {ROW}), start=1):
            if struck := tidy(" ".join(filter(None, (_struck(each) for each in _paragraphs(row))))):
                yield tables.STRUCK.format(where=f"table {number}, row {at}", text=tables.beginning(struck))


def _struck(paragraph: Any) -> str:
    """The words of a paragraph that a line runs through."""
    runs = (run for run in paragraph.iter(RUN) if any(_is_on(run.find(f"{PROPERTIES}/{tag}")) for tag in STRIKES))
    return "".join(node.text or "" for run in runs for node in run.iter(TEXT))


def _is_on(mark: Any) -> bool:
    return mark is not None and mark.get(qn("w:val"), "true") not in OFF


def _body(data: bytes, *, name: str) -> Any:
    if data.startswith(OLE_HEADER):
        raise errors.PasswordProtected(name)
    if not data.startswith(b"PK"):
        raise errors.NotAWordDocument(name)
    try:
        document = docx.Document(io.BytesIO(data))
        return document.element.body
    except ValueError as error:  # a workbook or a presentation: a good package of another kind
        raise errors.NotAWordDocument(name) from error
    except KeyError as error:  # an archive without Word's parts, or one that lost them
        raise _lost_parts(data, name=name) from error
    except (PackageNotFoundError, zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, OSError) as error:
        raise errors.DamagedDocument(name) from error
    except (AttributeError, RuntimeError, NotImplementedError, zipfile.error) as error:
        raise errors.DamagedDocument(name) from error


def _lost_parts(data: bytes, *, name: str) -> errors.DocumentRefused:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        is_word = any(part.startswith("word/") for part in archive.namelist())
    return errors.DamagedDocument(name) if is_word else errors.NotAWordDocument(name)


def _children(element: Any, wanted: set[str]) -> Iterator[Any]:
    for child in element.iterchildren():
        if child.tag in wanted:
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child, wanted)


def _rows(table: Any) -> Iterator[Row]:
    for number, row in enumerate(_children(table, {ROW}), start=1):
        yield Row(number, tuple(_cells(row)))


def _cells(row: Any) -> Iterator[Cell]:
    """Cells in their place on the grid: a cell that spans columns is followed by empty ones."""
    yield from [EMPTY] * _number(row, "w:trPr", "w:gridBefore")
    for cell in _children(row, {CELL}):
        yield EMPTY if _continues_above(cell) else Cell(tuple(_lines(cell)), fill=_fill(cell))
        yield from [EMPTY] * (_number(cell, "w:tcPr", "w:gridSpan") - 1)


def _number(element: Any, *path: str) -> int:
    found = element.find("/".join(qn(step) for step in path))
    value = found.get(qn("w:val")) if found is not None else None
    return int(value) if value and re.fullmatch(r"[0-5]?[0-9]", value) else 0  # Word stops at 63 columns


def _fill(cell: Any) -> str:
    """The colour behind the text; a theme's colour stands beside its name as six digits too."""
    shading = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    value = (shading.get(qn("w:fill")) or "") if shading is not None else ""
    return value.upper() if re.fullmatch(r"[0-9A-Fa-f]{6}", value) else ""


def _continues_above(cell: Any) -> bool:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val")) != "restart"


def _lines(cell: Any) -> Iterator[Line]:
    for paragraph in _paragraphs(cell):
        bullet = _is_listed(paragraph)
        for piece in _pieces(paragraph):
            if found := line(piece, bullet=bullet):
                yield found


def _paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs inside, those of text boxes and inner tables too, each once."""
    for child in element.iterchildren():
        if child.tag == PARAGRAPH:
            yield child
        if child.tag not in UNSEEN:
            yield from _paragraphs(child)


def _is_listed(paragraph: Any) -> bool:
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        return False
    style = properties.find(qn("w:pStyle"))
    named = style is not None and "list" in (style.get(qn("w:val")) or "").lower()
    return named or properties.find(qn("w:numPr")) is not None


def _pieces(paragraph: Any) -> list[str]:
    """The paragraph's text, cut at line breaks."""
    pieces = [""]
    for node in _run_content(paragraph):
        if node.tag == TEXT:
            pieces[-1] += node.text or ""
        elif node.tag in SIGNS:
            pieces[-1] += SIGNS[node.tag]
        else:
            pieces.append("")
    return pieces


def _run_content(element: Any) -> Iterator[Any]:
    for child in element.iterchildren():
        if child.tag == TEXT or child.tag in BREAKS or child.tag in SIGNS:
            yield child
        elif child.tag not in UNSEEN and child.tag != PARAGRAPH:
            yield from _run_content(child)
