"""The blocks of a report as elements of a Word document, with the numbers of their figures."""

from __future__ import annotations

from docx.document import Document

from goldenthread.reporting import blocks, word_page, word_tables, word_xml, words
from goldenthread.reporting.word_xml import Element, element

FIGURES_HEADING = "Where the figures come from"
NO_DRAWING = "The chart itself is drawn in the HTML version of this report; its numbers are in the table."


def document(report: blocks.Report) -> Document:
    """A new document that holds the whole report."""
    made = word_page.empty(report)
    section = made.element.body[-1]  # the paper's own element stays last
    for each in _Writer(made, report).everything():
        section.addprevious(each)
    return made


class _Writer:
    """Knows the numbers of the figures and the width of the page while the blocks are written in turn."""

    def __init__(self, document: Document, report: blocks.Report) -> None:
        self.part = document.part
        self.report = report
        self.numbers = {figure.id: at for at, figure in enumerate(report.figures, start=1)}
        self.width = word_page.text_width(report)

    def everything(self) -> list[Element]:
        made = self.title()
        for block in self.report.blocks:
            made += self.block(block)
        return made + self.figures()

    def title(self) -> list[Element]:
        report = self.report
        facts = [f"Period: {report.period}", f"Made on {words.day(report.made_on)}", report.marking]
        return [
            word_xml.paragraph("Title", word_xml.run(report.title)),
            *([word_xml.paragraph("Subtitle", word_xml.run(report.subtitle))] if report.subtitle else []),
            word_xml.paragraph("ReportFacts", word_xml.run("  ·  ".join(fact for fact in facts if fact))),
        ]

    def block(self, block: blocks.Block) -> list[Element]:
        match block:
            case blocks.Heading():
                return [word_xml.paragraph(f"Heading{block.level}", word_xml.run(block.text))]
            case blocks.Sentence():
                return [word_xml.paragraph("Normal", *self.inline(block))]
            case blocks.Note():
                return [word_xml.paragraph("ReportNote", *self.inline(block.sentence))]
            case blocks.Bullets():
                return [word_xml.paragraph("ListBullet", *self.inline(item)) for item in block.items]
            case blocks.Table():
                return word_tables.table(self.part, block, self.numbers, self.width)
            case blocks.ChartBlock():
                return self.chart(block)
            case blocks.PageBreak():
                return [word_xml.paragraph("Normal", element("w:r", element("w:br", type="page")))]

    def inline(self, text: blocks.Sentence) -> list[Element]:
        return word_xml.inline(self.part, text, self.numbers)

    def chart(self, block: blocks.ChartBlock) -> list[Element]:
        """The chart's sentence, its table and its notes: Word documents carry no picture of it."""
        chart = block.chart
        notes = " ".join([NO_DRAWING, *chart.notes])
        return [
            word_xml.paragraph("Normal", word_xml.run(chart.description())),
            *word_tables.table(self.part, chart.as_table(), self.numbers, self.width),
            word_xml.paragraph("ReportNote", word_xml.run(notes)),
        ]

    def figures(self) -> list[Element]:
        if not self.report.figures:
            return []
        entries = [self.figure(at, figure) for at, figure in enumerate(self.report.figures, start=1)]
        return [word_xml.paragraph("Heading1", word_xml.run(FIGURES_HEADING)), *entries]

    def figure(self, number: int, figure: blocks.Figure) -> Element:
        start, end = word_xml.bookmark(f"figure_{number}", number)
        said = f"[{number}]\t{figure.measure}, {figure.period}: {figure.shown}. "
        return word_xml.paragraph("FigureEntry", start, word_xml.run(said), end, word_xml.run(figure.source))
