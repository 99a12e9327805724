"""A report of a made-up council, with every kind of block, that the tests of each format share."""

from __future__ import annotations

from datetime import date

from goldenthread.core import periods
from goldenthread.reporting import blocks, charts

MONTHS = tuple(month.label for month in periods.months_ending(periods.Month(2026, 10), 12))
IN_TIME = (81.2, 80.4, 83.0, 82.1, 79.9, 78.0, None, 76.5, 77.3, 75.0, 76.1, 78.8)

LINE = charts.TimeChart(
    "Assessments authorised within 45 working days",
    "%",
    MONTHS,
    (charts.Series("Council", IN_TIME, tuple("" if v is None else f"{v * 2:.0f} of 200" for v in IN_TIME)),),
    target=85.0,
    better="higher",
    notes=("May 2026 has no data: no load answers it.",),
)
BARS = charts.BarChart(
    "Assessments authorised within 45 working days, by team",
    "%",
    (
        charts.Bar("Assessment East", 61.0, "25 of 41"),
        charts.Bar("Assessment West", 88.5, "46 of 52"),
        charts.Bar("Assessment North", 85.0, "34 of 40"),
        charts.Bar("Disabled children", None),
    ),
    target=85.0,
    better="higher",
)
FIGURES = (
    blocks.Figure(
        "fig-7d1f",
        "Assessments authorised within 45 working days",
        "Oct 2026",
        "158 of 200 (78.8%)",
        "9c04e1aa",
        ("annex-a 2026-10-31 1f3b",),
        "measure-rag-1",
    ),
    blocks.Figure("fig-22ac", "Actions past their due date", "Oct 2026", "4 of 61", "plans-delivery-1"),
)
GLANCE = blocks.Table.of(
    "RAG at a glance: delivery, by area",
    [blocks.Column("Area", 5), blocks.Column("Sep 2026", 3), blocks.Column("Oct 2026", 3), blocks.Column("Why", 6)],
    [
        ["Assessment", blocks.Rating("green"), blocks.Rating("red"), "Two of its eight actions are overdue."],
        ["Early help", blocks.Rating("amber"), blocks.Rating("amber", ("No update received",)), ""],
        ["Fostering", blocks.Rating("grey"), blocks.Rating("blue"), "Every action is complete."],
        ["Care leavers", blocks.Rating("blue"), blocks.Rating("embedded"), "Its measure has held for six months."],
    ],
)
ACTIONS = blocks.Table.of(
    "Actions in Assessment that meet the criteria",
    [
        blocks.Column("Ref", 1.5),
        blocks.Column("Action", 7),
        blocks.Column("Due", 3),
        blocks.Column("Rating", 3),
        blocks.Column("Progress and risks", 7),
    ],
    [
        [
            "AS-3",
            "Weekly review of every assessment open past day 30",
            "Fri 30 Oct 2026",
            blocks.Rating("red"),
            blocks.Bullets.of("Reviews held in three of four weeks.", "One team manager post is vacant."),
        ],
        ["AS-4", "=cmd|' /C calc'!A0", "Mon 30 Nov 2026", blocks.Rating("amber", ("No update received",)), "+1"],
    ],
)


def report(*extra: blocks.Block, title: str = "Exception report", made_on: date = date(2026, 11, 27)) -> blocks.Report:
    """The sample; further blocks are put at its end."""
    late = blocks.Span("Four of 61 actions", ("fig-22ac",), strong=True)
    in_time = blocks.Span("78.8% of assessments were authorised in time (158 of 200)", ("fig-7d1f",))
    return blocks.Report(
        title=title,
        subtitle="Northmere Council children's services: improvement plan, second iteration",
        period="Oct 2026",
        made_on=made_on,
        made_for="Programme lead",
        figures=FIGURES,
        blocks=(
            blocks.sentence(late, " are past their due date. ", in_time, ", 6.2 percentage points below the target."),
            blocks.Heading("RAG at a glance"),
            GLANCE,
            blocks.Heading("Assessment"),
            blocks.sentence("Delivery: ", blocks.Rating("red"), " (was ", blocks.Rating("green"), " in Sep 2026)."),
            blocks.Note.of("Rule: an area is off track when any of its actions is overdue without an agreed new date."),
            blocks.Heading("Key developments", 2),
            blocks.Bullets.of(
                "Weekly reviews began on Mon 5 Oct 2026.",
                blocks.sentence("Evidence: ", blocks.Span("audit of 20 files", href="https://example.org/audit")),
            ),
            blocks.Heading("Actions", 2),
            ACTIONS,
            blocks.PageBreak(),
            blocks.Heading("What difference has this made for children?", 2),
            blocks.ChartBlock(LINE),
            blocks.ChartBlock(BARS),
            *extra,
        ),
    )
