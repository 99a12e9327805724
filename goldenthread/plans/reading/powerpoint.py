"""PowerPoint presentations (.pptx) as a manuscript. The only module that knows what PowerPoint is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
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
TITLES = ("title", "ctrTitle")
COLOUR = re.compile(r"[0-9A-F]{6}")


def read(data: bytes, *, name: str) -> Manuscript:
    """The manuscript of a .pptx, slide after slide; a DocumentRefused says why not and what to do.

    What stands on a slide above a table, its title first, are the table's headings; what stands below is read after it.
    """
    found = _Found()
    hidden: list[str] = []
    for number, slide in enumerate(_slides(data, name=name), start=1):
        if slide.get("show") in ("0", "false"):
            hidden.append(str(number))
        else:
            found.take(slide, f"slide {number}")
    if not found.tables:
        raise errors.NoTables(name)
    return Manuscript(name, tuple(found.opening), tuple(found.tables), tuple(found.waiting), _notes(hidden))


@dataclass
class _Found:
    """``left`` counts those of the ``waiting`` words that stand below a table on its own slide."""

    opening: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    left: int = 0

    def take(self, slide: Any, place: str) -> None:
        texts = _said(slide)
        for drawn in slide.iter(qn("a:tbl")):
            middle = _middle(drawn)
            self._say([text for top, text in texts if top <= middle])
            texts = [(top, text) for top, text in texts if top > middle]
            rows = tuple(_rows(drawn))
            number, headings = len(self.tables) + 1, tuple(self.waiting)
            self.tables.append(Table(number, rows, headings, place=place, left=self.left, is_fitted=True))
            self.waiting, self.left = [], 0
        self._say([text for _, text in texts])
        if self.tables and self.tables[-1].place == place:
            self.left = len(self.waiting)

    def _say(self, texts: list[str]) -> None:
        self.waiting.extend(texts)
        self.opening.extend([] if self.tables else texts)


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


def _said(slide: Any) -> list[tuple[int, str]]:
    """The paragraphs of a slide outside its tables, the title first, each with how far down its box begins."""
    bodies = [body for body in slide.iter(qn("p:txBody")) if _kind(body) not in FURNITURE]
    bodies.sort(key=lambda body: _kind(body) not in TITLES)
    found = ((_top(body), tidy(" ".join(_pieces(paragraph)))) for body in bodies for paragraph in body.iter(qn("a:p")))
    return [(top, text) for top, text in found if text]


def _top(body: Any) -> int:
    """How far down a box of words begins; nought for a title, and for a box whose place the master gives."""
    place = _offset(body) if _kind(body) not in TITLES else None
    return _number(place, "y") if place is not None else 0


def _middle(drawn: Any) -> int:
    """How far down the middle of a table is: what begins below it was put under the table."""
    place = _offset(drawn)
    if place is None:
        return 0
    return _number(place, "y") + _number(place.getnext(), "cy") // 2


def _offset(element: Any) -> Any:
    """The place on the slide of the outermost shape that holds the element; None where it gives none."""
    shapes = [each for each in element.iterancestors() if each.getparent() is not None]
    outer = next((each for each in shapes if each.getparent().tag == qn("p:spTree")), None)
    return outer.find(f".//{qn('a:off')}") if outer is not None else None


def _number(element: Any, name: str) -> int:
    value = element.get(name, "") if element is not None else ""
    return int(value) if re.fullmatch(r"-?\d{1,12}", value) else 0


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
