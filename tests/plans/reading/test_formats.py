"""The same content in another format gives the same plan: one made-up plan of each shape, read from each format."""

from __future__ import annotations

import dataclasses
import functools
from typing import Any

import pytest

from goldenthread.plans.reading import asking, document, errors, formats
from goldenthread.plans.reading.model import Reading
from tests.plans.reading import in_formats, made_up

OPENING = ("Improvement Plan 2026-27", "Northmoor Council")
LONG = "Review how the rota of the out of hours service is made and tell every team, in words that all of them know"
PRIORITIES = (
    *OPENING,
    "Front Door",
    (
        made_up.PRIORITIES,
        (
            made_up.AREA_CELL,
            ["Outcome: Children are seen quickly", "* Review the duty rota", f"* {LONG}", "* Audit decisions"],
            ["* July -26", "* 21/22 Business cycle", "* TBC 14/08/26"],
            ["* Rota reviewed each month", "* >80% of staff trained", "* Audit grades"],
            ["* Police", "* Health", "* Schools"],
        ),
        (
            "",
            ["Outcome: Children are heard", "* Ask every child what they want to happen next", "* Write it down"],
            ["* Nov 2026 & ongoing", "* March- 27"],
            ["* Voice in <10 days", "* Notes read"],
            ["* Advocacy", "* Advocacy"],
        ),
    ),
)
UNEVEN = (
    *OPENING,
    "Front Door",
    (
        made_up.PRIORITIES,
        (
            made_up.AREA_CELL,
            ["Outcome: Children are seen quickly", "* Review the duty rota", "* Train staff", "* Audit decisions"],
            ["* Jun-26", "* Jul-26", "* Sep-26", "* Oct-26"],
            ["* Rota reviewed", "* Staff trained", "* Audit grades"],
            ["* Police", "* Health"],
        ),
    ),
)
SCORECARD = (
    *OPENING,
    "Measures that matter",
    (
        made_up.SCORECARD,
        ("", "Increase the % of visits in time", "76%", ["82%", "SN 79%, Eng 81%"], ">90% by March 2027", "Seen"),
        ("", "Reduce the days to a first visit", "12 days", "9 days", "<10 days", "Children do not wait"),
        ("Care", "Number of foster homes", "164", "165", "200 by 2027", "Homes near school"),
    ),
)
BANDS = (
    *OPENING,
    "Immediately",
    (
        ("Recommendation", "Activity", "Outcome measure", "Cost", "Lead agency"),
        ("1. See every child within a day.", "Add a duty worker", "Seen in a day", "£4,000 per month", "Social care"),
        ("", "Share the rota with each partner", "Rota shared", "Existing resources", "Police / Health"),
    ),
    "Within three months of the inspection",
    (
        ("Recommendation", "Activity", "Outcome measure", "Cost", "Lead agency"),
        ("2. Close the old office.", "Move the team", "Moved", "Net saving of £20,000 a year", "Estates"),
        ("3. Hear children.", "Ask each child", "Voice in files", "To be confirmed", "Advocacy"),
    ),
)
STARTED = (
    *OPENING,
    (
        ("Recommendation", "Action", "Lead owners", "Start and completion", "Date"),
        ("1 Make members part of the", "Invite members", "Head of Care / Cllr Blue",
         "Start: Sept 20 Completed by: Mar 21", "completed"),
        ("improvement work", "Hold briefings", "Cllr Blue", "Meetings to be diarised by 30th Sept 20", "Oct 20"),
        ("2 Plan for money", "Write the budget", "Finance", "Build into 21/22 business planning cycle", ""),
    ),
    (
        ("Recommendation", "Action", "Lead owners", "Start and completion", "Date"),
        ("2 continued", "Agree the budget", "Finance", "Start: Oct 20 Completed by: Dec 20", "Ongoing"),
    ),
)  # fmt: skip
REPORTED = (
    "Exception Report May 2026",
    "Northmoor Council",
    "Homes",
    (
        ("Key developments", "Key risks"),
        (["Two homes were opened."], ["Few carers came forward."]),
    ),
    (
        made_up.REPORT,
        (
            ["Homes", "Lead: Ann Fell"], "Green", "Amber", ["* Build two homes", "* Mend the roof"],
            ["* July -26", "* TBC 14/08/26"],
            ["Progress: Two are built. Evidence: the list of homes", "Risks: The roof leaks."],
        ),
        (["Schools", "Lead: Ben Moss"], "Red", "Red", ["* Open a school"], ["* Nov 2026 & ongoing"],
         ["Progress: It opened.", "Risks: Few came."]),
    ),
)  # fmt: skip
NUMBERED = (
    "Practice Improvement Plan 2026-27",
    "Northmoor Council",
    (
        made_up.OBJECTIVES,
        (
            "1", "The quality of visits to children who live in homes.", ["Page 5 (13)"],
            ["1.1 Visit each week.", "1.2 Write down what was seen.", "1.2.1 Train the staff of every home."],
            ["Jul 2026", "Aug 2026", "Sep 2026"], ["AF", "Ben Moss/ Health", "AF"],
            ["6. % of visits in time", "Interim target by Sep 2026: 70% Target by Mar 2027: >80%",
             "7. Days to a first visit Target: <10 days"],
        ),
        (["Improvement outcomes", "Children are seen.", "All are heard."],),
        (
            "2", "The regularity of supervision.", ["Page 7 (21)"], ["2.1 Meet monthly.", "2.2 Keep a note."],
            ["Oct 2026", "21/22 Business cycle"], ["AF", "Head of Care"], ["9. % of meetings held Target: 90%"],
        ),
    ),
)  # fmt: skip
SHAPES: dict[str, in_formats.Parts] = {
    "priorities": PRIORITIES, "uneven lists": UNEVEN, "scorecard": SCORECARD, "time bands": BANDS,
    "started and completed": STARTED, "report": REPORTED, "numbered": NUMBERED,
}  # fmt: skip
PLACES = {"where", "id", "name", "places"}


@functools.cache
def read(shape: str, kind: str) -> Reading:
    write = in_formats.docx if kind == "docx" else in_formats.WRITERS[kind]
    return document.read(write(SHAPES[shape]), name=f"plan.{kind}", kind=kind)


def content(value: Any) -> Any:
    """A reading without where on its page each thing stands."""
    if dataclasses.is_dataclass(value):
        fields = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {name: content(each) for name, each in fields if name not in PLACES}
    if isinstance(value, dict):
        return {name: content(each) for name, each in value.items() if name not in PLACES}
    if isinstance(value, str):
        return value.partition(asking.GOES_ON)[0]  # what follows are places
    return [content(each) for each in value] if isinstance(value, (list, tuple)) else value


@pytest.mark.parametrize("kind", in_formats.WRITERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_content_in_another_format_gives_the_same_plan(shape: str, kind: str) -> None:
    assert content(read(shape, kind)) == content(read(shape, "docx"))


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_compared_is_a_whole_plan(shape: str) -> None:
    reading = read(shape, "docx")
    assert reading.document.title == SHAPES[shape][0]
    assert len(reading.actions) + len(reading.measures) >= 3
    assert {each.kind for each in reading.questions} <= {"counts_differ"}
    assert bool(reading.questions) == (shape == "uneven lists")


def test_the_report_and_the_numbered_plan_that_are_compared_carry_what_theirs_do() -> None:
    report, numbered = read("report", "docx"), read("numbered", "docx")
    assert [(area.name, area.rag_previous, area.rag_current) for area in report.areas] == [
        ("Homes", "Green", "Amber"),
        ("Schools", "Red", "Red"),
    ]
    assert report.areas[0].progress[0].evidence == ("the list of homes",)
    assert [action.ref for action in numbered.actions] == ["1.1", "1.2", "1.2.1", "2.1", "2.2"]
    assert [measure.ref for measure in numbered.measures] == ["6", "7", "9"]
    assert "No indicator is numbered 1 to 5; is a page missing?" in numbered.warnings


@pytest.mark.parametrize(("kind", "place"), [("xlsx", "sheet “Sheet1”, row 6"), ("pptx", "slide 1, row 2")])
def test_a_place_is_where_a_person_finds_it(kind: str, place: str) -> None:
    assert read("priorities", kind).actions[0].where == place


def test_a_name_without_a_known_ending_is_taken_for_word() -> None:
    with pytest.raises(errors.NotAWordDocument):
        formats.manuscript(b"nothing", name="plan")
