"""Tables in Word: a heading row that repeats, rows that stay whole, ratings as shaded cells."""

from __future__ import annotations

from docx.opc.part import Part

from goldenthread.reporting import blocks, word_xml
from goldenthread.reporting.word_xml import Element, element

RULE = "B1B4B6"
HEAD_RULE = "12436D"
HEAD_GROUND = "F3F2F1"
EMPTY = "–"  # an empty cell is read aloud as nothing at all


def table(part: Part, given: blocks.Table, numbers: dict[str, int], text_width: int) -> list[Element]:
    """Caption and table, filling ``text_width`` (twentieths of a point)."""
    caption = word_xml.paragraph("Caption", word_xml.run(given.caption))
    widths = _widths(given, text_width)
    grid = element("w:tblGrid", *(element("w:gridCol", w=str(width)) for width in widths))
    made = element("w:tbl", _properties(given, sum(widths)), grid, _head(given, widths))
    for row in given.rows:
        made.append(_row(part, given, row, widths, numbers))
    # Word joins two tables that follow each other unless a paragraph lies between.
    return [caption, made, word_xml.paragraph("TableEnd")]


def _widths(given: blocks.Table, text_width: int) -> list[int]:
    shares = sum(column.width for column in given.columns)
    return [int(text_width * column.width / shares) for column in given.columns]


def _properties(given: blocks.Table, width: int) -> Element:
    borders = [
        element(f"w:{side}", val="single", sz="4", space="0", color=RULE) for side in ("top", "bottom", "insideH")
    ]
    margins = [element(f"w:{side}", w="90", type="dxa") for side in ("top", "left", "bottom", "right")]
    return element(
        "w:tblPr",
        element("w:tblW", w=str(width), type="dxa"),
        element("w:tblBorders", *borders),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *margins),
        element("w:tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1"),
        element("w:tblCaption", val=given.caption),
    )


def _head(given: blocks.Table, widths: list[int]) -> Element:
    row = element("w:tr", element("w:trPr", element("w:cantSplit"), element("w:tblHeader")))
    for column, width in zip(given.columns, widths, strict=True):
        line = element("w:tcBorders", element("w:bottom", val="single", sz="12", space="0", color=HEAD_RULE))
        cell = _cell(
            width, [_text(given, column, [word_xml.run(column.title, bold=True)], head=True)], HEAD_GROUND, line
        )
        row.append(cell)
    return row


def _row(
    part: Part, given: blocks.Table, cells: tuple[blocks.Cell, ...], widths: list[int], numbers: dict[str, int]
) -> Element:
    row = element("w:tr", element("w:trPr", element("w:cantSplit")))
    for column, cell, width in zip(given.columns, cells, widths, strict=True):
        rating = cell.rating if isinstance(cell, blocks.Sentence) else None
        ground = word_xml.RATING_COLOURS[rating.key][1] if rating else ""
        row.append(_cell(width, _content(part, given, column, cell, numbers), ground))
    return row


def _cell(width: int, paragraphs: list[Element], ground: str = "", borders: Element | None = None) -> Element:
    properties = element("w:tcPr", element("w:tcW", w=str(width), type="dxa"))
    if borders is not None:
        properties.append(borders)
    if ground:
        properties.append(element("w:shd", val="clear", color="auto", fill=ground))
    return element("w:tc", properties, *paragraphs)


def _content(
    part: Part, given: blocks.Table, column: blocks.Column, cell: blocks.Cell, numbers: dict[str, int]
) -> list[Element]:
    if isinstance(cell, blocks.Bullets) and cell.items:
        style = "SmallTableBullet" if given.is_small else "TableBullet"
        return [word_xml.paragraph(style, *word_xml.inline(part, item, numbers)) for item in cell.items]
    if isinstance(cell, blocks.Bullets) or not cell.plain.strip():
        return [_text(given, column, [word_xml.run(EMPTY)])]
    return [_text(given, column, word_xml.inline(part, cell, numbers))]


def _text(given: blocks.Table, column: blocks.Column, content: list[Element], *, head: bool = False) -> Element:
    properties = (element("w:keepNext"),) if head else ()
    properties += (element("w:jc", val="right"),) if column.numeric else ()
    return word_xml.paragraph("SmallTableText" if given.is_small else "TableText", *content, properties=properties)
