"""What stands on a page: words, ruled lines and coloured fields, all measured in points from its top left corner."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw as pdfium

THIN = 3.0  # points; a field no higher or wider than this is a line that was drawn as one
CLOSE = 0.12  # of the size of the type; letters nearer than this are of one word
HYPHEN = 2  # what PDFium gives for a hyphen at the end of a line
MOST_LETTERS = 100_000  # on a page; a full one of small type has 10,000
DEEPEST = 5  # drawings inside drawings
Point = tuple[float, float]


class TooMuch(Exception):
    """A page holds more than a page can show."""


@dataclass(frozen=True)
class Box:
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> Point:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, point: Point) -> bool:
        return self.x0 <= point[0] <= self.x1 and self.top <= point[1] <= self.bottom


@dataclass(frozen=True)
class Word(Box):
    """``letter`` is how wide its first letter is."""

    text: str
    letter: float = 0.0


@dataclass(frozen=True)
class Fill(Box):
    colour: str


@dataclass
class Page:
    """``rules`` are boxes without height or without width."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)


def of(document: Any) -> Iterator[Page]:
    """The pages of an opened PDF, one at a time; TooMuch for one that holds more than a page can show."""
    for number in range(1, len(document) + 1):
        opened = document[number - 1]
        try:
            yield _page(opened, number)
        finally:
            opened.close()


def _page(opened: Any, number: int) -> Page:
    place = _Place(opened)
    page = Page(number, place.width, place.height)
    page.words.extend(_words(opened, place))
    for drawn in opened.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=DEEPEST):
        _take(drawn, place, page)
    return page


class _Place:
    """Turns a PDF's own coordinates, from the bottom left of an unturned page, into those a reader sees."""

    def __init__(self, opened: Any) -> None:
        self.left, self.bottom, right, top = opened.get_cropbox()
        self.across, self.up = right - self.left, top - self.bottom
        self.turned = opened.get_rotation()
        sideways = self.turned in (90, 270)
        self.width, self.height = (self.up, self.across) if sideways else (self.across, self.up)

    def of(self, x: float, y: float) -> Point:
        x, y = x - self.left, y - self.bottom
        if self.turned == 90:
            return y, x
        if self.turned == 180:
            return self.across - x, y
        if self.turned == 270:
            return self.up - y, self.across - x
        return x, self.up - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        (a, b), (c, d) = self.of(x0, y0), self.of(x1, y1)
        return Box(min(a, c), min(b, d), max(a, c), max(b, d))


def _words(opened: Any, place: _Place) -> Iterator[Word]:
    """Runs of letters in the order of the document, each as far as its letters touch."""
    run: list[tuple[str, Box]] = []
    for sign, box in _letters(opened, place):
        if run and (sign.isspace() or not _touches(run[-1][1], box)):
            yield _word(run)
            run = []
        if not sign.isspace():
            run.append((sign, box))
    if run:
        yield _word(run)


def _touches(before: Box, box: Box) -> bool:
    size = max(before.bottom - before.top, 1.0)
    gap = box.x0 - before.x1
    same_line = before.top <= box.middle[1] <= before.bottom
    return same_line and -size < gap < CLOSE * size


def _word(run: list[tuple[str, Box]]) -> Word:
    boxes = [box for _, box in run]
    return Word(
        min(box.x0 for box in boxes), min(box.top for box in boxes),
        max(box.x1 for box in boxes), max(box.bottom for box in boxes),
        "".join(sign for sign, _ in run), run[0][1].x1 - run[0][1].x0,
    )  # fmt: skip


def _letters(opened: Any, place: _Place) -> Iterator[tuple[str, Box]]:
    text = opened.get_textpage()
    corner = pdfium.FS_RECTF()
    try:
        if text.count_chars() > MOST_LETTERS:
            raise TooMuch
        for index in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, index)
            sign = "-" if code == HYPHEN else chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else ""
            if not sign or pdfium.FPDFText_IsGenerated(text, index) == 1:
                yield " ", Box(0, 0, 0, 0)
            elif pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(corner)):
                yield sign, place.box(corner.left, corner.bottom, corner.right, corner.top)
    finally:
        text.close()


def _take(drawn: Any, place: _Place, page: Page) -> None:
    """Adds what a drawing rules or fills."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return  # only cuts off what is drawn over it
    for part in _parts(drawn, place):
        if stroke.value:
            page.rules.extend(_ruled(part))
        if fill.value:
            _take_field(drawn, _around(part), page, is_ruled=bool(stroke.value))


def _take_field(drawn: Any, box: Box, page: Page, *, is_ruled: bool) -> None:
    is_thin = min(box.x1 - box.x0, box.bottom - box.top) <= THIN
    if not is_thin:
        page.fills.append(Fill(box.x0, box.top, box.x1, box.bottom, _colour(drawn)))
    elif not is_ruled:
        page.rules.append(_line(box))


def _line(box: Box) -> Box:
    """A thin field as the line along its middle."""
    x, y = box.middle
    if box.x1 - box.x0 > box.bottom - box.top:
        return Box(box.x0, y, box.x1, y)
    return Box(x, box.top, x, box.bottom)


def _ruled(part: list[Point]) -> Iterator[Box]:
    """The upright and level lines of an outline."""
    for (x0, y0), (x1, y1) in itertools.pairwise(part):
        if abs(x0 - x1) < 0.5 or abs(y0 - y1) < 0.5:
            box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            if max(box.x1 - box.x0, box.bottom - box.top) > THIN:
                yield _line(box)


def _around(part: list[Point]) -> Box:
    across, down = [x for x, _ in part], [y for _, y in part]
    return Box(min(across), min(down), max(across), max(down))


def _parts(drawn: Any, place: _Place) -> list[list[Point]]:
    """The outlines of a drawing, each as the points that it goes through."""
    matrix = _matrix(drawn)
    parts: list[list[Point]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(drawn)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = place.of(*matrix.on_point(x.value, y.value))
        if not parts or pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            parts.append([])
        parts[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return parts


def _matrix(drawn: Any) -> Any:
    """How the drawing lies on the page: through every drawing that it is part of."""
    matrix = drawn.get_matrix()
    while drawn.container:
        drawn = drawn.container
        matrix = matrix.multiply(drawn.get_matrix())
    return matrix


def _colour(drawn: Any) -> str:
    """Six hex digits, empty for white and for what is no colour of its own."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(drawn, *map(ctypes.byref, parts)):
        return ""
    red, green, blue, _ = (part.value for part in parts)
    return "" if red == green == blue == 255 else f"{red:02X}{green:02X}{blue:02X}"
