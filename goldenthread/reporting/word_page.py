"""The Word document before anything is written in it: language, styles, paper, head and foot, properties."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor, Twips

from goldenthread.reporting import blocks, word_xml, words
from goldenthread.reporting.word_xml import element

FONT = "Arial"
BODY = 12  # points; the least that the accessibility checks of the public sector ask for
SMALL_PRINT = 10
BRAND = "12436D"
QUIET = "505A5F"
LANGUAGE = "en-GB"
A4 = (11906, 16838)  # twentieths of a point
MARGIN = 1134  # 2 cm
THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")

# name of the style: size, colour, bold, space before and after, in points
STYLES = {
    "Normal": (BODY, "0B0C0C", False, 0, 8),
    "Title": (28, BRAND, True, 0, 4),
    "Subtitle": (16, QUIET, False, 0, 6),
    "Heading 1": (20, BRAND, True, 24, 8),
    "Heading 2": (15, BRAND, True, 16, 6),
    "Heading 3": (BODY, "0B0C0C", True, 12, 4),
    "Heading 4": (BODY, QUIET, True, 10, 4),
    "Caption": (BODY, "0B0C0C", True, 10, 4),
    "List Bullet": (BODY, "0B0C0C", False, 0, 4),
    "Header": (SMALL_PRINT, QUIET, False, 0, 0),
    "Footer": (SMALL_PRINT, QUIET, False, 0, 0),
}
OWN_STYLES = {
    "Report Facts": (BODY, "0B0C0C", False, 0, 18),
    "Report Note": (BODY, QUIET, False, 4, 10),
    "Figure Entry": (SMALL_PRINT, "0B0C0C", False, 0, 4),
    "Table Text": (BODY, "0B0C0C", False, 0, 0),
    "Small Table Text": (SMALL_PRINT, "0B0C0C", False, 0, 0),
    "Table End": (4, "0B0C0C", False, 0, 4),
}


def empty(report: blocks.Report) -> Document:
    """A document with the report's language, styles, paper, head, foot and properties, and an empty body."""
    document = docx.Document(io.BytesIO(_styled()))
    _set_paper(document, wide=report.is_wide)
    _set_head_and_foot(document, report)
    _set_properties(document, report)
    return document


@lru_cache(maxsize=1)
def _styled() -> bytes:
    """The document with language and styles, which are the same for every report: made once in a process."""
    document = docx.Document()
    document.part.package.rels.pop(_thumbnail(document))
    _set_language(document)
    for name, look in STYLES.items():
        _set_style(document.styles[name], *look)
    for name, look in OWN_STYLES.items():
        _set_style(document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), *look)
    _finish_styles(document)
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def text_width(report: blocks.Report) -> int:
    """Twentieths of a point between the margins."""
    return (A4[1] if report.is_wide else A4[0]) - 2 * MARGIN


def _thumbnail(document: Document) -> str:
    """The picture of somebody else's page that python-docx's template carries."""
    return next(key for key, rel in document.part.package.rels.items() if rel.reltype.endswith("/thumbnail"))


def _set_language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _set_style(style: Any, size: float, colour: str, bold: bool, before: float, after: float) -> None:
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for theme in THEME_FONTS:  # a theme font wins over a named one
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _finish_styles(document: Document) -> None:
    styles = document.styles
    _drop(styles["Title"], "w:pBdr")
    _drop(styles["Title"], "w:spacing", of="rPr")  # letters set apart
    _drop(styles["Subtitle"], "w:numPr")
    _drop(styles["Subtitle"], "w:spacing", of="rPr")
    _drop(styles["Header"], "w:tabs")  # stops for American paper
    _drop(styles["Footer"], "w:tabs")
    styles["Normal"].paragraph_format.line_spacing = 1.15
    styles["Caption"].paragraph_format.keep_with_next = True
    for name, size in (("Table", BODY), ("Small Table", SMALL_PRINT)):
        styles[f"{name} Text"].paragraph_format.line_spacing = 1.0
        bullet = styles.add_style(f"{name} Bullet", WD_STYLE_TYPE.PARAGRAPH)
        bullet.base_style, bullet.font.size = styles["List Bullet"], Pt(size)
        bullet.paragraph_format.space_after, bullet.paragraph_format.line_spacing = Pt(2), 1.0
    narrow = styles["Small Table Bullet"].paragraph_format
    narrow.left_indent, narrow.first_line_indent = Cm(0.4), Cm(-0.4)
    entry = styles["Figure Entry"].paragraph_format
    entry.left_indent, entry.first_line_indent = Cm(1), Cm(-1)
    _add_border(styles["Report Facts"], "bottom", BRAND, "12", "8")
    _add_border(styles["Report Note"], "left", "B1B4B6", "24", "8")


def _drop(style: Any, tag: str, *, of: str = "pPr") -> None:
    """Takes out what python-docx's template says and we do not want."""
    properties = getattr(style.element, of)
    properties.remove(properties.find(qn(tag)))


def _add_border(style: Any, side: str, colour: str, size: str, space: str) -> None:
    """The border goes before spacing: Word refuses paragraph properties out of the schema's order."""
    border = element("w:pBdr", element(f"w:{side}", val="single", sz=size, space=space, color=colour))
    style.element.pPr.insert(0, border)


def _set_paper(document: Document, *, wide: bool) -> None:
    section = document.sections[0]
    width, height = (A4[1], A4[0]) if wide else A4
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Twips(MARGIN)
    section.header_distance = section.footer_distance = Twips(567)


def _set_head_and_foot(document: Document, report: blocks.Report) -> None:
    section = document.sections[0]
    reader = f" · for {report.made_for}" if report.made_for else ""
    foot = f"{report.period} · made on {words.day(report.made_on)}{reader}"
    pages = [word_xml.run("\tPage "), word_xml.field("PAGE"), word_xml.run(" of "), word_xml.field("NUMPAGES")]
    marking = [word_xml.run("\t"), word_xml.run(report.marking, bold=True, colour="0B0C0C")] if report.marking else []
    _fill(section.header.paragraphs[0], [word_xml.run(report.title), *marking], text_width(report))
    _fill(section.footer.paragraphs[0], [word_xml.run(foot), *pages], text_width(report))


def _fill(paragraph: Any, content: list[word_xml.Element], width: int) -> None:
    """Left words, a tab, right words."""
    paragraph._p.get_or_add_pPr().append(element("w:tabs", element("w:tab", val="right", pos=str(width))))
    for run in content:
        paragraph._p.append(run)


def _set_properties(document: Document, report: blocks.Report) -> None:
    properties = document.core_properties
    made_at = datetime.combine(report.made_on, time(), tzinfo=UTC)
    properties.title, properties.subject, properties.language = report.title[:255], report.subtitle[:255], LANGUAGE
    properties.author = properties.last_modified_by = "Golden Thread"
    properties.comments = report.marking[:255]
    properties.created = properties.modified = made_at
    properties.revision = 1
