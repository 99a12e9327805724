"""The few pieces of WordprocessingML that python-docx has no call for, or is slow at (cells of long tables)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import NamespacePrefixedTag, qn
from docx.oxml.parser import oxml_parser

from goldenthread.reporting import blocks

# Text and ground of each rating: the pairs of the GOV.UK tag, all above 7:1, so the word is read first.
RATING_COLOURS = {
    "grey": ("383F43", "EEEFEF"),
    "red": ("942514", "F4CDC6"),
    "amber": ("594D00", "FFF7BF"),
    "green": ("005A30", "CCE2D8"),
    "blue": ("0C2D4A", "BBD4EA"),
    "embedded": ("0C2D4A", "BBD4EA"),
}
SMALL = 18  # half points: figure numbers after a sentence
LINK = "1D4F91"
Element = Any  # lxml elements of python-docx's own classes, which it does not export by name


def element(tag: str, *children: Element, **attributes: str) -> Element:
    """``element("w:shd", fill="EEEFEF")``: attributes take the namespace of the word processor."""
    name, namespaces = _known(tag)
    made = oxml_parser.makeelement(name, nsmap=namespaces)
    for key, value in attributes.items():
        made.set(_known(f"w:{key}")[0], value)
    for child in children:
        made.append(child)
    return made


@lru_cache
def _known(tag: str) -> tuple[str, dict[str, str]]:
    """A tag's full name and its namespace. A report has eight thousand elements of thirty tags."""
    found = NamespacePrefixedTag(tag)
    return found.clark_name, found.nsmap


def paragraph(style: str, *content: Element, properties: tuple[Element, ...] = ()) -> Element:
    """A paragraph in the style with this id."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=style), *properties), *content)


def run(
    text: str, *, bold: bool = False, colour: str = "", ground: str = "", size: int = 0, underlined: bool = False
) -> Element:
    """A run of words; line ends and tabs inside become Word's own. The order of the properties is the schema's."""
    properties = [element("w:b")] if bold else []
    properties += [element("w:color", val=colour)] if colour else []
    properties += [element("w:sz", val=str(size)), element("w:szCs", val=str(size))] if size else []
    properties += [element("w:u", val="single")] if underlined else []
    properties += [element("w:shd", val="clear", color="auto", fill=ground)] if ground else []
    made = element("w:r", *([element("w:rPr", *properties)] if properties else []))
    for at, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        if at:
            made.append(element("w:br"))
        _append_line(made, line)
    return made


def _append_line(made: Element, line: str) -> None:
    for at, piece in enumerate(line.split("\t")):
        if at:
            made.append(element("w:tab"))
        if piece:
            words = element("w:t")
            words.text = piece
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            made.append(words)


def field(instruction: str) -> Element:
    """A number that Word counts itself, such as PAGE."""
    return element("w:fldSimple", run("1"), instr=instruction)


def bookmark(name: str, number: int) -> tuple[Element, Element]:
    return (
        element("w:bookmarkStart", id=str(number), name=name),
        element("w:bookmarkEnd", id=str(number)),
    )


def inline(part: Part, text: blocks.Sentence, numbers: dict[str, int], *, bold: bool = False) -> list[Element]:
    """The runs of a sentence, each number of a figure after the words that state it."""
    made: list[Element] = []
    for piece in text.parts:
        if isinstance(piece, blocks.Rating):
            made += rating(piece)
        else:
            made.append(_words(part, piece, bold=bold))
            made += [figure_link(numbers[figure]) for figure in piece.figures]
    return made


def rating(given: blocks.Rating) -> list[Element]:
    """Shape and word on the rating's ground; flags after it without any."""
    colour, ground = RATING_COLOURS[given.key]
    flags = f" · {' · '.join(given.flags)}" if given.flags else ""
    return [run(given.label, bold=True, colour=colour, ground=ground), *([run(flags)] if flags else [])]


def figure_link(number: int) -> Element:
    """`` [3]`` in small type, leading to the third entry of the list of figures."""
    return element("w:hyperlink", run(f" [{number}]", colour=LINK, size=SMALL), anchor=f"figure_{number}")


def _words(part: Part, span: blocks.Span, *, bold: bool) -> Element:
    if not span.link.startswith("http"):  # a path of this site leads nowhere from a file
        return run(span.text, bold=bold or span.strong)
    link = element("w:hyperlink", run(span.text, bold=bold or span.strong, colour=LINK, underlined=True))
    link.set(qn("r:id"), part.relate_to(span.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return link
