"""A report as HTML: a document that stands alone, and a fragment for a page that has its own heading.

The templates escape everything that comes from a report; the one piece of markup that they print as it is
is a chart's SVG, which escapes as it draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.template import Context, Engine

from goldenthread.reporting import blocks, charts_svg, cleaning, words

MEDIA_TYPE = "text/html; charset=utf-8"
TEMPLATES = Path(__file__).parent / "templates"
ENGINE = Engine(dirs=[str(TEMPLATES)], autoescape=True)
LONG_WORD = 24  # letters; "unaccompanied" has 13
FIRST_LEVEL = 2  # the report's title, or the page's, is the h1


def render(report: blocks.Report) -> bytes:
    """A whole document in UTF-8 with its style sheet inside; nothing is fetched when it is opened."""
    return _render("document", report, charts_open=True).encode()


def fragment(report: blocks.Report) -> str:
    """The blocks without the title, headings from ``h2``; safe to print in a template as it is."""
    return _render("fragment", report, charts_open=False)


def _render(name: str, report: blocks.Report, *, charts_open: bool) -> str:
    report = cleaning.writable(report)
    numbers = {figure.id: at for at, figure in enumerate(report.figures, start=1)}
    context = {
        "report": report,
        "made_on": words.day(report.made_on),
        "marking_in_css": _in_css(report.marking),
        "items": [_item(block, numbers, charts_open=charts_open) for block in report.blocks],
        "figures": list(enumerate(report.figures, start=1)),
    }
    # Numbers reach the template as text already, so Django's own localisation would only get in the way.
    return ENGINE.get_template(f"reporting/{name}.html").render(Context(context, use_l10n=False, use_tz=False))


def _in_css(text: str) -> str:
    """The text for a quoted string of a style sheet, every letter as its number: nothing in it can end the string."""
    return "".join(f"\\{ord(letter):06x}" for letter in text)


@dataclass(frozen=True)
class Item:
    """A block as its template wants it: ``kind`` names the template."""

    kind: str
    content: object
    level: str = ""

    @property
    def template(self) -> str:
        return f"reporting/block_{self.kind}.html"


@dataclass(frozen=True)
class Piece:
    """A span or a rating, with the numbers of its figures."""

    span: blocks.Span | None
    rating: blocks.Rating | None
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellItem:
    """A table's cell: one sentence or several bullets."""

    sentences: tuple[tuple[Piece, ...], ...]
    bulleted: bool
    numeric: bool
    names_row: bool

    @property
    def has_long_word(self) -> bool:
        """A word that would push the other columns off the page, so that it is broken wherever the line ends."""
        spans = [piece.span.text for pieces in self.sentences for piece in pieces if piece.span]
        return any(len(word) > LONG_WORD for text in spans for word in text.split())


@dataclass(frozen=True)
class TableItem:
    table: blocks.Table
    rows: tuple[tuple[CellItem, ...], ...]


@dataclass(frozen=True)
class ChartItem:
    title: str
    description: str
    svg: charts_svg.Svg
    table: TableItem
    notes: tuple[str, ...]
    is_open: bool


def _item(block: blocks.Block, numbers: dict[str, int], *, charts_open: bool) -> Item:
    match block:
        case blocks.Heading():
            return Item("heading", block.text, str(FIRST_LEVEL - 1 + block.level))
        case blocks.Sentence():
            return Item("sentence", _pieces(block, numbers))
        case blocks.Note():
            return Item("note", _pieces(block.sentence, numbers))
        case blocks.Bullets():
            return Item("bullets", [_pieces(item, numbers) for item in block.items])
        case blocks.Table():
            return Item("table", _table(block, numbers))
        case blocks.ChartBlock():
            return Item("chart", _chart(block, numbers, is_open=charts_open))
        case blocks.PageBreak():
            return Item("break", None)


def _pieces(text: blocks.Sentence, numbers: dict[str, int]) -> tuple[Piece, ...]:
    return tuple(
        Piece(None, part)
        if isinstance(part, blocks.Rating)
        else Piece(part, None, tuple(str(numbers[figure]) for figure in part.figures))
        for part in text.parts
    )


def _table(table: blocks.Table, numbers: dict[str, int]) -> TableItem:
    return TableItem(table, tuple(_row(table, row, numbers) for row in table.rows))


def _row(table: blocks.Table, row: tuple[blocks.Cell, ...], numbers: dict[str, int]) -> tuple[CellItem, ...]:
    return tuple(
        CellItem(_sentences(cell, numbers), isinstance(cell, blocks.Bullets), column.numeric, names_row=at == 0)
        for at, (column, cell) in enumerate(zip(table.columns, row, strict=True))
    )


def _sentences(cell: blocks.Cell, numbers: dict[str, int]) -> tuple[tuple[Piece, ...], ...]:
    items = cell.items if isinstance(cell, blocks.Bullets) else (cell,)
    return tuple(_pieces(item, numbers) for item in items if item.plain.strip())


def _chart(block: blocks.ChartBlock, numbers: dict[str, int], *, is_open: bool) -> ChartItem:
    chart = block.chart
    table = _table(chart.as_table(), numbers)
    return ChartItem(chart.title, chart.description(), charts_svg.draw(chart), table, chart.notes, is_open)
