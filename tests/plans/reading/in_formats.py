"""One made-up plan written in every format that is read, so that the readings can be held against each other."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import openpyxl
import pptx
from openpyxl.styles import PatternFill
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Cm, Pt
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import ListFlowable, ListItem, PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.plans.reading import made_up

NEW_PAGE = "\f"
TIGHT = ("tight", "labelled")
LABEL, LONGEST_NAME = "Area", 90
LONGEST_SHEET_NAME = 27  # Excel allows 31, four of which number a second sheet
Rows = Sequence[made_up.Cells]
Parts = Sequence["str | Rows"]
"""Paragraphs, and tables as their rows; a line of a cell that starts with ``* `` is a bullet, ``#FFC000`` a colour."""


def lines(content: str | Sequence[str]) -> list[str]:
    return [content] if isinstance(content, str) else list(content)


def fill(content: str | Sequence[str]) -> str:
    """The colour of a cell, said in a line of its own as ``#FFC000``; empty for none."""
    return next((text[1:] for text in lines(content) if text.startswith("#")), "")


def written(content: str | Sequence[str]) -> list[str]:
    """The lines of a cell without the one that says its colour."""
    return [text for text in lines(content) if not text.startswith("#")]


def docx(parts: Parts) -> bytes:
    made = made_up.Plan()
    for part in parts:
        made.say(part) if isinstance(part, str) else made.table(*part)
    return made.bytes()


def xlsx(parts: Parts, *, sheets: str = "each") -> bytes:
    """Each table on a sheet of its own, what stands above it in the rows above; with ``sheets`` as ``one`` all on one
    sheet, with empty rows between, or as ``tight`` with none, or ``labelled`` so, the title right above a further table
    behind the label "Area"; with ``named`` a lone title is its sheet's name."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    above: list[str] = []
    for part in parts:
        if isinstance(part, str):
            above.append(part)
            continue
        is_labelled = sheets == "labelled" and bool(book.sheetnames)
        if sheets in ("one", *TIGHT) and book.sheetnames:
            sheet = book[book.sheetnames[0]]
            if sheets == "one":
                sheet.append([""])
        elif sheets == "named" and len(above) == 1 and len(above[0]) <= LONGEST_SHEET_NAME:
            sheet = book.create_sheet(_sheet_name(above.pop(), book.sheetnames))
        else:
            sheet = book.create_sheet(f"Sheet{len(book.sheetnames) + 1}")
        for at, text in enumerate(above, start=1):
            is_name = is_labelled and at == len(above) and len(text) <= LONGEST_NAME
            sheet.append([LABEL, text] if is_name else [text])
        if sheets not in TIGHT:
            sheet.append([])
        for row in part:
            sheet.append(["\n".join(written(each)).replace("* ", "• ") for each in row])
            for at, colour in enumerate(map(fill, row), start=1):
                if colour:
                    sheet.cell(sheet.max_row, at).fill = PatternFill("solid", fgColor=colour)
        above = []
    for text in [*([""] if sheets not in TIGHT else []), *above] if above else []:
        sheet.append([text])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet_name(title: str, taken: Sequence[str]) -> str:
    """As Excel calls a second sheet of one name."""
    again = sum(each == title or each.startswith(f"{title} (") for each in taken)
    return f"{title} ({again + 1})" if again else title


def slides(parts: Parts, *, below: bool = False) -> bytes:
    """Each table on a slide of its own; the paragraphs before it in a box above.

    What closes the plan stands on a slide of its own, or ``below`` the last table.
    """
    show = pptx.Presentation()
    above: list[str] = []
    for part in parts:
        if isinstance(part, str):
            above.append(part)
            continue
        slide = show.slides.add_slide(show.slide_layouts[6])
        if above:
            slide.shapes.add_textbox(Cm(1), Cm(1), Cm(20), Cm(2)).text_frame.text = "\n".join(above)
        _slide_table(slide, part)
        above = []
    if above:
        slide = slide if below else show.slides.add_slide(show.slide_layouts[6])
        slide.shapes.add_textbox(Cm(1), Cm(13 if below else 1), Cm(20), Cm(2)).text_frame.text = "\n".join(above)
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def _slide_table(slide: pptx.slide.Slide, rows: Rows) -> None:
    wide = max(len(row) for row in rows)
    table = slide.shapes.add_table(len(rows), wide, Cm(1), Cm(4), Cm(23), Cm(10)).table
    for down, row in enumerate(rows):
        for across, content in enumerate(row):
            frame = table.cell(down, across).text_frame
            if colour := fill(content):
                table.cell(down, across).fill.solid()
                table.cell(down, across).fill.fore_color.rgb = RGBColor.from_string(colour)
            for number, text in enumerate(written(content)):
                paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
                run = paragraph.add_run()
                run.text, run.font.size = text.removeprefix("* "), Pt(8)
                if text.startswith("* "):
                    properties = paragraph._p.get_or_add_pPr()
                    properties.append(properties.makeelement(qn("a:buChar"), {"char": "•"}))


def pdf(parts: Parts, *, ruled: bool = True, size: tuple[float, float] = landscape(A4), foot: bool = True) -> bytes:
    """As a word processor prints it: wrapped, the headings again on each page, a title and a number in the margin."""
    plain = ParagraphStyle("plain", fontSize=8, leading=10)
    story: list[object] = []
    for part in parts:
        if part == NEW_PAGE:
            story.append(PageBreak())
        elif isinstance(part, str):
            story.append(Paragraph(escape(part), ParagraphStyle("above", fontSize=11, leading=16)))
        else:
            story.append(_pdf_table(part, plain, size[0] - 80, ruled=ruled))
    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=size, leftMargin=40, rightMargin=40, topMargin=50, bottomMargin=50)
    margin = _margin if foot else lambda canvas, page: None
    document.build(story, onFirstPage=margin, onLaterPages=margin)
    return out.getvalue()


def _pdf_table(rows: Rows, plain: ParagraphStyle, width: float, *, ruled: bool) -> Table:
    wide = max(len(row) for row in rows)
    filled = [[_flow(lines(each), plain) for each in [*row, *[""] * (wide - len(row))]] for row in rows]
    table = Table(filled, colWidths=[width / wide] * wide, repeatRows=1, hAlign="LEFT", spaceAfter=8)
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
    table.setStyle(TableStyle([*grid, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def _flow(texts: list[str], plain: ParagraphStyle) -> list[object]:
    flow: list[object] = []
    for text in filter(None, texts):
        paragraph = Paragraph(escape(text.removeprefix("* ")), plain)
        if text.startswith("* "):
            item = ListItem(paragraph, leftIndent=10, value="•")
            flow.append(ListFlowable([item], bulletType="bullet", start="•", leftIndent=10, bulletFontSize=8))
        else:
            flow.append(paragraph)
    return flow


def _margin(canvas: object, page: object) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(40, 25, "Northmoor Council, in confidence")
    canvas.drawString(700, 25, f"Page {canvas.getPageNumber()}")
    canvas.drawString(700, canvas._pagesize[1] - 25, "DRAFT")


def pasted(parts: Parts) -> bytes:
    """As Excel puts it on the clipboard: tabs between cells, quotation marks around a cell of several lines."""
    said: list[str] = []
    for part in parts:
        if isinstance(part, str):
            said.append(part)
        else:
            wide = max(len(row) for row in part)
            said.extend("\t".join([*(_quoted(lines(each)) for each in row), *[""] * (wide - len(row))]) for row in part)
            said.append("")
    return "\n".join(said).encode()


def _quoted(texts: list[str]) -> str:
    text = "\n".join(texts).replace("* ", "• ")
    return '"' + text.replace('"', '""') + '"' if "\n" in text or '"' in text else text


WRITERS: dict[str, Callable[[Parts], bytes]] = {"xlsx": xlsx, "pptx": slides, "pdf": pdf, "txt": pasted}
