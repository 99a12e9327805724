"""Small Word plans of our own wording, built in memory."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from goldenthread.plans.reading import document
from goldenthread.plans.reading.model import Reading

PRIORITIES = ("Area", "Priorities", "Target date", "Performance measures", "Key partners")
SCORECARD = ("Front Door", "Measure", "Baseline", "Actual (May 2026)", "Target", "Outcome")
AREA_CELL = [
    "Responsible officers:",
    "* Head of Service, Front Door",
    "* Screening Service Manager",
    "Linked service plans:",
    "* Screening",
    "Core Ofsted recommendation:",
    "‘Children are seen quickly.’",
]

REPORT = ("Area", "Previous RAG", "Current RAG", "Priorities", "Target date", "Analysis (progress/risks)")
OBJECTIVES = ("Ref", "Objectives / what needs to improve", "Ofsted ref", "Action required", "Due", "Leads", "KPIs")

Cells = Sequence[str | Sequence[str]]


class Plan:
    """A document under construction; a line that starts with ``* `` becomes a bullet, ``#FFC000`` colours its cell."""

    def __init__(self, *opening: str) -> None:
        self.word = docx.Document()
        self.say(*opening)

    def say(self, *paragraphs: str) -> Plan:
        for text in paragraphs:
            self.word.add_paragraph(text)
        return self

    def table(self, *rows: Cells) -> Plan:
        made = self.word.add_table(rows=len(rows), cols=max(len(row) for row in rows))
        for number, row in enumerate(rows):
            for column, content in enumerate(row):
                _fill(made.cell(number, column), content)
        return self

    def bytes(self) -> bytes:
        buffer = io.BytesIO()
        self.word.save(buffer)
        return buffer.getvalue()

    def read(self) -> Reading:
        return document.read(self.bytes(), name="made-up.docx")


def _fill(cell: Any, content: str | Sequence[str]) -> None:
    for text in [content] if isinstance(content, str) else content:
        if text.startswith("#"):
            cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{text[1:]}"/>'))
            continue
        bullet = text.startswith("* ")
        cell.add_paragraph(text.removeprefix("* "), style="List Bullet" if bullet else None)


def one_area(actions: Sequence[str], due: Sequence[str], **lists: Sequence[str]) -> Plan:
    """A plan of one row under the heading Front Door."""
    row = (AREA_CELL, actions, due, lists.get("measures", []), lists.get("partners", []))
    return Plan("Improvement Plan 2026-27", "Northmoor Council", "Front Door").table(PRIORITIES, row)


UNEVEN = one_area(
    ["Outcome: Children are seen quickly", "* Review the duty rota", "* Train screening staff", "* Audit decisions"],
    ["* Jun-26", "* Jul-26", "* Sep-26", "* Oct-26"],
    measures=["* Rota reviewed each month", "* % of screening staff trained", "* Exit notes", "* Audit grades"],
    partners=["* Police", "* Health"],
)
