"""XML from outside, one child's element at a time, so that a whole county's return never stands in memory at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from goldenthread.files import archives
from goldenthread.files.errors import FileRefused
from goldenthread.ingest.reading import headings

_PIECE = 64 * 1024


@dataclass
class Element:
    """One element: its name without a namespace, the line it starts on, its own text, and what is inside it."""

    name: str
    line: int
    text: str = ""
    inside: list[Element] = field(default_factory=list)

    @property
    def is_leaf(self) -> bool:
        return not self.inside

    def leaves(self) -> dict[str, Element]:
        """The elements directly inside that hold text alone, by name; of two with one name the first."""
        found: dict[str, Element] = {}
        for each in self.inside:
            if each.is_leaf:
                found.setdefault(each.name, each)
        return found

    def groups(self, name: str) -> Iterator[Element]:
        """Every element of this name inside, at any depth, in the order of the file."""
        for each in self.inside:
            if each.name == name:
                yield each
            else:
                yield from each.groups(name)

    def first(self, name: str) -> Element | None:
        """The first element of this name inside, at any depth."""
        return next(self.groups(name), None)


def each(data: bytes, wanted: str, *, name: str) -> Iterator[Element]:
    """Every outermost element called ``wanted`` (in any case of letters), in the order of the file.

    The file has been through ``files.guard``; a DOCTYPE or an entity is refused here a second time.
    """
    handler = _Gatherer(wanted)
    parser = _parser(handler)
    try:
        for start in range(0, len(data), _PIECE):
            parser.feed(data[start : start + _PIECE])
            yield from handler.taken()
        parser.close()
    except DefusedXmlException as problem:
        raise FileRefused(
            "doctype",
            f"“{name}” declares a document type or entities, which can pull in other files.",
            remedy="Save a fresh copy from the program that made it; no return needs a DOCTYPE line.",
        ) from problem
    except SAXException as problem:
        raise archives.damaged(name) from problem
    yield from handler.taken()


def outside(data: bytes, *, name: str, until: str) -> dict[str, str]:
    """The text of every element before the first one called ``until``, by name: what a return says of itself."""
    handler = _Gatherer(until)
    parser = _parser(handler)
    for start in range(0, len(data), _PIECE):
        parser.feed(data[start : start + _PIECE])
        if handler.taken() or handler.open:
            break
    return handler.before


def _parser(handler: _Gatherer) -> Any:
    parser: Any = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(handler)
    handler.lines = parser
    return parser


class _Gatherer(ContentHandler):
    """Builds the wanted elements, and nothing of what stands around them but short texts."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.wanted = headings.plain(wanted)
        self.lines: Any = None  # the parser, which knows the line; fed piece by piece it does not say so itself
        self.done: list[Element] = []
        self.open: list[Element] = []
        self.before: dict[str, str] = {}
        self._text: list[str] = []
        self._outer = ""

    def startElement(self, name: str, attrs: Any) -> None:
        bare = name.rpartition(":")[2]
        self._text = []
        if not self.open and headings.plain(bare) != self.wanted:
            self._outer = bare
            return
        made = Element(bare, self.lines.getLineNumber())
        if self.open:
            self.open[-1].inside.append(made)
        self.open.append(made)

    def characters(self, content: str) -> None:
        self._text.append(content)

    def endElement(self, name: str) -> None:
        text = "".join(self._text).strip()
        self._text = []
        if not self.open:
            if text and self._outer == name.rpartition(":")[2] and len(self.before) < 100:
                self.before[self._outer] = text[:200]
            return
        ended = self.open.pop()
        if ended.is_leaf:
            ended.text = text
        if not self.open:
            self.done.append(ended)

    def taken(self) -> list[Element]:
        """The finished elements since the last time."""
        found, self.done = self.done, []
        return found
