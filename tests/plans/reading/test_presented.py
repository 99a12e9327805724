"""A plan put on slides, cut as people cut it, gives the plan of its Word file, or a question names the place."""

from __future__ import annotations

from functools import cache

import pytest

from goldenthread.plans.reading import document, formats
from goldenthread.plans.reading.model import Reading
from goldenthread.plans.reading.tables import Manuscript
from tests.plans.reading import differing, in_formats, made_up
from tests.plans.reading.presented import Cut, parts
from tests.plans.reading.test_formats import BANDS, NUMBERED, REPORTED, SCORECARD, STARTED
from tests.plans.reading.test_shared_in_formats import PLANS
from tests.shared import shared

OPENING = ("Improvement Plan 2026-27", "Northmoor Council")
CLOSING = ("Northmoor Council, September 2026", "For further details:", "The Director, 01234 567890")
CARERS = [
    "Responsible officers:", "* Head of Service, Carers", "* Recruitment Manager", "* Training Manager",
    "Linked service plans:", "* Carers", "* Placements", "Core Ofsted recommendation:", "‘Carers are near school.’",
]  # fmt: skip
LONG = (
    CARERS,
    ["Outcome: Carers come forward", "* Write to every household", "* Hold an open evening", "* Visit each caller",
     "* Offer the course", "Outcome: Carers stay", "* Pay on time", "* Ring each month", "* Ask who leaves"],
    ["* Jun-26", "* Jul-26", "* Aug-26", "* Sep-26", "* Oct-26", "* Nov-26", "* Dec-26"],
    ["* Letters sent", "* Evenings held", "* Visits made", "* Courses begun", "* Paid on time", "* Calls made",
     "* Leavers asked"],
    ["* Press office", "* Schools", "* Health", "* College", "* Finance"],
)  # fmt: skip
UNEVEN = (
    ["Responsible officers:", "* Head of Quality"],
    ["Outcome: Work is good", "* Audit ten cases", "* Read ten more", "* Tell each team", "* Watch practice"],
    ["* Jan-27", "* Feb-27", "* Mar-27", "* Apr-27", "* May-27", "* Jun-27"],
    ["* Cases audited", "* Cases read", "* Teams told", "* Practice watched", "* Feedback given"],
    ["* Health", "* Police"],
)
PLAN = (
    *OPENING,
    "Front Door",
    (
        made_up.PRIORITIES,
        (made_up.AREA_CELL, ["Outcome: Children are seen", "* Review the rota"], "Jun-26", "Rota reviewed", "Police"),
        ("", ["* Train screening staff"], "Jul-26", ["Staff trained", "Staff asked"], "Health"),
        ("", ["Outcome: Children are heard", "* Ask every child", "* Write it down"], ["Aug-26", "Sep-26"],
         ["Voice", "Notes read"], ["Advocacy", "Schools"]),
    ),
    "Carers",
    (made_up.PRIORITIES, LONG),
    "Quality",
    (made_up.PRIORITIES, UNEVEN),
    *CLOSING,
)  # fmt: skip
NAMED = (
    *OPENING,
    (
        made_up.PRIORITIES,
        (
            ["Front Door", "Responsible officers:", "Head of Service", "Screening Manager",
             "Duty Manager", "Linked service plans:", "Screening",
             "Core Ofsted recommendation:", "Visits are in time.", "All are heard."],
            ["Outcome: Children are seen", "* Review the rota", "* Train staff"], ["* Jun-26", "* Jul-26"],
            ["* Rota reviewed", "* Staff trained"], ["* Police", "* Health"],
        ),
        (["Carers", "Responsible officers:", "Head of Care"], ["Outcome: Carers stay", "* Pay on time"], ["* Aug-26"],
         ["* Paid on time"], ["* Finance"]),
    ),
)  # fmt: skip
BANDED = BANDS[-1][0]
ALONE = (
    *OPENING,
    (BANDED, ("3. Hear children.", "Ask each child", "Voice", "£10", "Advocacy"), ("4. Train staff.", "", "", "", "")),
    (BANDED, ("5. Close the office.", "Move the team", "Moved", "£20", "Estates"), ("6. Pay on time.", "", "", "", "")),
)  # fmt: skip
MADE_UP = {
    "priorities": PLAN, "areas named in cells": NAMED, "scorecard": (*SCORECARD, *CLOSING),
    "report": (*REPORTED, *CLOSING),
    "recommendations alone": ALONE,
    "numbered": (*NUMBERED, *CLOSING), "time bands": (*BANDS, *CLOSING), "started and completed": (*STARTED, *CLOSING),
}  # fmt: skip
CUTS = {
    "after five rows": Cut(rows=5),
    "after each row": Cut(rows=1),
    "without headings": Cut(rows=2, headings=False),
    "the title again": Cut(rows=1, title="again"),
    "the title continued": Cut(rows=1, title="continued", area_again=True),
    "the area again": Cut(rows=1, area_again=True, headings=False),
    "rows cut": Cut(rows=8, lines=6),
    "rows cut in thirds": Cut(rows=8, lines=3),
    "rows cut in pairs of lines": Cut(rows=8, lines=2),
    "rows cut, the area again": Cut(rows=8, lines=4, area_again=True, title="again"),
    "rows cut by action": Cut(rows=12, lines=3, by_action=True, headings=False),
    "closing rows": Cut(closing="rows"),
    "closing rows below a cut row": Cut(lines=5, closing="rows"),
    "a closing table": Cut(lines=5, closing="table"),
}
SHARED = {
    "after eight rows": Cut(rows=8, title="again", area_again=True),
    "rows cut": Cut(rows=5, lines=6, headings=False),
    "rows cut by action": Cut(rows=12, lines=8, by_action=True, closing="rows"),
    "rows cut in pairs of lines": Cut(rows=99, lines=2),
    "rows cut after three actions": Cut(rows=99, lines=3, by_action=True),
    "without bullets": Cut(rows=5, mark=""),
}


@cache
def word(name: str) -> tuple[Manuscript, Reading]:
    """The Word file of that name, made up or shared."""
    if name in MADE_UP:
        found = formats.manuscript(in_formats.docx(MADE_UP[name]), name="plan.docx")
    else:
        path = shared(f"plans/{name}.docx")
        found = formats.manuscript(path.read_bytes(), name=path.name)
    return found, document.understand(found)


def silent(name: str, how: Cut, *, below: bool = False) -> list[str]:
    """What the slides say otherwise than the Word file of that name without asking."""
    found, reading = word(name)
    slides = formats.manuscript(in_formats.slides(parts(found, how), below=below), name="plan.pptx")
    return differing.silent(reading, document.understand(slides), differing.Rows(found, slides))


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("name", MADE_UP)
def test_a_made_up_plan_on_slides_is_the_plan_of_its_word_file(name: str, cut: str) -> None:
    assert silent(name, CUTS[cut]) == []


SHEETS = {"one sheet": (Cut(rows=99), "one"), "named sheets": (Cut(rows=99), "named"), "merged cells filled":
          (Cut(rows=99, fills=True), "each"), "closing rows": (Cut(rows=99, closing="rows"), "each"),
          "no empty rows": (Cut(rows=99), "tight"), "titles behind a label": (Cut(rows=99), "labelled")}  # fmt: skip


@pytest.mark.parametrize("written", SHEETS)
@pytest.mark.parametrize("name", [*MADE_UP, *PLANS])
def test_a_plan_on_sheets_is_the_plan_of_its_word_file(name: str, written: str) -> None:
    found, reading = word(name)
    how, sheets = SHEETS[written]
    data = in_formats.xlsx(parts(found, how), sheets=sheets)
    other = formats.manuscript(data, name="plan.xlsx")
    assert differing.silent(reading, document.understand(other), differing.Rows(found, other)) == []


def test_words_below_the_last_table_are_no_areas() -> None:
    assert silent("priorities", Cut(), below=True) == []


@pytest.mark.parametrize("cut", SHARED)
@pytest.mark.parametrize("name", PLANS)
def test_a_shared_plan_on_slides_is_the_plan_of_its_word_file(name: str, cut: str) -> None:
    assert silent(name, SHARED[cut]) == []


def test_a_row_cut_in_two_keeps_the_dates_of_its_actions() -> None:
    found, reading = word("priorities")
    slides = in_formats.slides(parts(found, Cut(lines=6)))
    due = {each.text: [date.iso for date in each.dates] for each in document.read(slides, name="plan.pptx").actions}
    assert due == {each.text: [date.iso for date in each.dates] for each in reading.actions}
    assert due["Pay on time"] == ["2026-10"]
