"""PowerPoint presentations (.pptx) as a manuscript. The only module that knows what PowerPoint is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn

from goldenthread.plans.reading import errors
from goldenthread.plans.reading.tables import EMPTY, Cell, Line, Manuscript, Row, Table, line, tidy

LISTED = (qn("a:buChar"), qn("a:buAutoNum"), qn("a:buBlip"))
# Text that the master repeats on every slide.
FURNITURE = ("sldNum", "ftr", "dt")
COLOUR = re.compile(r"[0-9A-F]{6}")


def read(data: bytes, *, name: str) -> Manuscript:
    """The manuscript of a .pptx, slide after slide; a DocumentRefused says why not and what to do.

    What stands on a slide outside its tables, its title first, are the headings of its tables.
    """
    opening: list[str] = []
    waiting: list[str] = []
    tables: list[Table] = []
    hidden: list[str] = []
    for number, slide in enumerate(_slides(data, name=name), start=1):
        if slide.get("show") in ("0", "false"):
            hidden.append(str(number))
            continue
        waiting.extend(_said(slide))
        opening.extend([] if tables else _said(slide))
        for drawn in slide.iter(qn("a:tbl")):
            rows = tuple(_rows(drawn))
            tables.append(Table(len(tables) + 1, rows, tuple(waiting), place=f"slide {number}"))
            waiting = []
    if not tables:
        raise errors.NoTables(name)
    return Manuscript(name, tuple(opening), tuple(tables), tuple(waiting), _notes(hidden))


def _slides(data: bytes, *, name: str) -> list[Any]:
    """The XML of every slide in the order of the presentation."""
    try:
        return [slide._element for slide in Presentation(io.BytesIO(data)).slides]
    except ValueError as error:  # a document or a workbook: a good package of another kind
        raise errors.NotThatFormat(name, "a PowerPoint presentation", ".pptx") from error
    except (PackageNotFoundError, zipfile.error, etree.XMLSyntaxError, LookupError, EOFError, OSError) as error:
        raise errors.DamagedDocument(name, "PowerPoint") from error
    except (AttributeError, RuntimeError, NotImplementedError, TypeError) as error:
        raise errors.DamagedDocument(name, "PowerPoint") from error


def _notes(hidden: list[str]) -> tuple[str, ...]:
    if not hidden:
        return ()
    said = f"Slides {', '.join(hidden)} are" if len(hidden) > 1 else f"Slide {hidden[0]} is"
    return (f"{said} hidden in PowerPoint, so nothing of it was read.",)


def _said(slide: Any) -> list[str]:
    """The paragraphs of a slide outside its tables, the title before the rest."""
    bodies = [body for body in slide.iter(qn("p:txBody")) if _kind(body) not in FURNITURE]
    bodies.sort(key=lambda body: _kind(body) not in ("title", "ctrTitle"))
    found = (tidy(" ".join(_pieces(paragraph))) for body in bodies for paragraph in body.iter(qn("a:p")))
    return [text for text in found if text]


def _kind(body: Any) -> str:
    """What the master uses this text for, such as ``title``; empty for a box of its own."""
    holder = body.getparent().find(f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}")
    return str(holder.get("type", "body")) if holder is not None else ""


def _rows(drawn: Any) -> Iterator[Row]:
    for number, row in enumerate(drawn.iterchildren(qn("a:tr")), start=1):
        yield Row(number, tuple(_cell(cell) for cell in row.iterchildren(qn("a:tc"))))


def _cell(cell: Any) -> Cell:
    """The cell; an empty one where a merged cell goes on, as PowerPoint keeps those in their places."""
    if any(cell.get(mark) in ("1", "true") for mark in ("hMerge", "vMerge")):
        return EMPTY
    return Cell(tuple(_lines(cell)), fill=_fill(cell))


def _fill(cell: Any) -> str:
    colour = cell.find(f"{qn('a:tcPr')}/{qn('a:solidFill')}/{qn('a:srgbClr')}")
    value = (colour.get("val") or "").upper() if colour is not None else ""
    return value if COLOUR.fullmatch(value) else ""


def _lines(cell: Any) -> Iterator[Line]:
    for paragraph in cell.iter(qn("a:p")):
        properties = paragraph.find(qn("a:pPr"))
        bullet = properties is not None and any(properties.find(mark) is not None for mark in LISTED)
        for piece in _pieces(paragraph):
            if found := line(piece, bullet=bullet):
                yield found


def _pieces(paragraph: Any) -> list[str]:
    """The paragraph's text, cut at line breaks."""
    pieces = [""]
    for node in paragraph.iter(qn("a:t"), qn("a:br")):
        if node.tag == qn("a:br"):
            pieces.append("")
        else:
            pieces[-1] += node.text or ""
    return [part for piece in pieces for part in re.split(r"[\v\n]", piece)]
