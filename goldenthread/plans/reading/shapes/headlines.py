"""The table above an area of a report: key developments and key risks, beside or below each other."""

from __future__ import annotations

from goldenthread.plans.reading import notes, report_text
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.tables import Cell, Line, Table

WIDEST = 4  # columns: each of the two may span another


def recognise(table: Table) -> Layout | None:
    """A layout when every column with words begins with one of the two labels, or a row says which is which."""
    width = max((len(row.cells) for row in table.rows), default=0)
    firsts = [next((row.cell(at) for row in table.rows if row.cell(at)), Cell()) for at in range(width)]
    named = [report_text.label(cell.texts[0])[0] for cell in firsts if cell]
    if width > WIDEST or not named or not all(named):
        return None
    return Layout({name: at for at, name in enumerate(named)}, width, table.rows[0])


def understand(table: Table, layout: Layout, found: Gathering, continued: bool) -> None:
    """Adds the developments and risks to the area that the heading above names."""
    report_text.take(found, table.headings)
    parts: dict[int, str] = {}
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            for line in cell.lines:
                part, rest = report_text.label(line.text)
                parts[at] = part or parts.get(at, "")
                said = rest if part else line.text
                if said and parts[at]:
                    notes.of_area(found, found.area).say(parts[at], [Line(said, bullet=line.bullet)])
