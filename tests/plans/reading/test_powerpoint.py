"""Presentations as manuscripts. Every presentation is made by the test."""

from __future__ import annotations

import io

import pptx
import pytest
from pptx.dml.color import RGBColor
from pptx.util import Cm

from goldenthread.plans.reading import document, errors, powerpoint
from goldenthread.plans.reading.tables import Manuscript
from tests.plans.reading import made_up
from tests.plans.reading.in_formats import slides


def saved(show: pptx.presentation.Presentation) -> bytes:
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def read(show: pptx.presentation.Presentation) -> Manuscript:
    return powerpoint.read(saved(show), name="plan.pptx")


def titled(show: pptx.presentation.Presentation, title: str, *rows: tuple[str, ...]) -> pptx.table.Table:
    """A slide with a title and a table."""
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = title
    table = slide.shapes.add_table(len(rows), len(rows[0]), Cm(1), Cm(4), Cm(20), Cm(5)).table
    for down, row in enumerate(rows):
        for across, text in enumerate(row):
            table.cell(down, across).text = text
    return table


PAINT = ("", "Paint", "Jul-26", "", "")


def test_a_slides_title_is_the_heading_of_its_table() -> None:
    show = pptx.Presentation()
    titled(show, "Homes", made_up.PRIORITIES, PAINT)
    titled(show, "Homes (continued)", made_up.PRIORITIES, ("", "Roof", "Aug-26", "", ""))
    titled(show, "Schools", made_up.PRIORITIES, ("", "Teach", "Sep-26", "", ""))
    reading = document.read(saved(show), name="plan.pptx")
    assert [(each.area, each.text) for each in reading.actions] == [
        ("Homes", "Paint"),
        ("Homes", "Roof"),
        ("Schools", "Teach"),
    ]


def test_a_table_without_headings_goes_on_from_the_slide_before() -> None:
    show = pptx.Presentation()
    titled(show, "Homes", made_up.PRIORITIES, PAINT)
    titled(show, "", ("", "Roof", "Aug-26", "", ""))
    assert [each.text for each in document.read(saved(show), name="plan.pptx").actions] == ["Paint", "Roof"]


def test_a_second_slide_with_the_headings_again_goes_on_with_the_area_and_its_outcome() -> None:
    show = pptx.Presentation()
    titled(show, "Homes", made_up.PRIORITIES, ("Homes", "Outcome: All are warm", "", "", ""))
    titled(show, "", made_up.PRIORITIES, ("", "Roof", "Aug-26", "", ""))
    titled(show, "", made_up.PRIORITIES, ("Schools", "Teach", "Aug-26", "", ""))
    reading = document.read(saved(show), name="plan.pptx")
    assert [(each.text, each.area, each.outcome) for each in reading.actions] == [
        ("Roof", "Homes", "All are warm"),
        ("Teach", "Schools", None),
    ]
    assert not reading.questions


def test_a_hidden_slide_is_left_out_and_said() -> None:
    show = pptx.Presentation()
    titled(show, "Homes", made_up.PRIORITIES, PAINT)
    titled(show, "Old", made_up.PRIORITIES, PAINT)
    show.slides[1]._element.set("show", "0")
    found = read(show)
    assert len(found.tables) == 1
    assert found.notes == ("Slide 2 is hidden in PowerPoint, so nothing of it was read.",)


def test_merged_cells_keep_the_others_in_their_columns() -> None:
    show = pptx.Presentation()
    table = titled(show, "Plan", ("a", "b", "c"), ("d", "e", "f"))
    table.cell(0, 0).merge(table.cell(0, 1))
    rows = read(show).tables[0].rows
    assert [bool(cell) for cell in rows[0].cells] == [True, False, True]
    assert [cell.text for cell in rows[1].cells] == ["d", "e", "f"]


def test_the_colour_behind_a_cell_is_kept() -> None:
    show = pptx.Presentation()
    cell = titled(show, "Plan", ("a", "b"), ("c", "d")).cell(1, 1)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor(0xC0, 0, 0)
    assert [each.fill for each in read(show).tables[0].rows[1].cells] == ["", "C00000"]


def test_line_breaks_make_lines() -> None:
    show = pptx.Presentation()
    titled(show, "Plan", ("a", "b"), ("one\vtwo\nthree", "d"))
    assert read(show).tables[0].rows[1].cells[0].texts == ("one", "two", "three")


def test_slides_without_a_table_are_refused() -> None:
    show = pptx.Presentation()
    show.slides.add_slide(show.slide_layouts[5]).shapes.title.text = "Only words"
    with pytest.raises(errors.NoTables):
        read(show)


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_a_presentation_cut_short_is_damaged(share: float) -> None:
    whole = slides((("a", "b"), (("a", "b"), ("c", "d"))))
    with pytest.raises(errors.DamagedDocument, match="damaged"):
        powerpoint.read(whole[: int(len(whole) * share)], name="plan.pptx")


def test_a_word_document_is_no_presentation() -> None:
    with pytest.raises(errors.NotThatFormat, match="not a PowerPoint presentation"):
        powerpoint.read(made_up.UNEVEN.bytes(), name="plan.pptx")


def test_words_below_a_table_on_its_slide_are_no_heading_of_it_nor_of_the_next() -> None:
    show = pptx.Presentation()
    for title in ("Homes", ""):
        table = titled(show, title, made_up.PRIORITIES, ("", "Paint", "Jul-26", "", ""))
        slide = show.slides[-1]
        slide.shapes.add_textbox(Cm(1), Cm(12), Cm(20), Cm(2)).text_frame.text = "Key: R is red"
        assert table is not None
    found = read(show)
    assert [(each.headings, each.titles) for each in found.tables] == [
        (("Homes",), ("Homes",)),
        (("Key: R is red",), ()),
    ]
    assert found.closing == ("Key: R is red",)
    assert [each.name for each in document.understand(found).areas] == ["Homes"]


def test_words_in_rows_below_the_last_action_are_asked_about_and_name_no_area() -> None:
    show = pptx.Presentation()
    closing = ("Northmoor Council", "", "", "", "")
    titled(show, "Homes", made_up.PRIORITIES, PAINT, closing, ("Ask the director", "", "", "", ""))
    reading = document.read(saved(show), name="plan.pptx")
    assert [each.name for each in reading.areas] == ["Homes"]
    (asked,) = reading.questions
    assert (asked.kind, asked.where) == ("table_not_understood", "slide 1, row 3")
    assert asked.readings == (("Northmoor Council", "Ask the director"),)


def test_an_area_named_at_the_foot_of_a_slide_heads_the_rows_of_the_next() -> None:
    show = pptx.Presentation()
    titled(show, "Homes", made_up.PRIORITIES, PAINT, ("Schools", "", "", "", ""))
    titled(show, "", made_up.PRIORITIES, ("", "Teach", "Aug-26", "", ""))
    reading = document.read(saved(show), name="plan.pptx")
    assert [(each.area, each.text) for each in reading.actions] == [("Homes", "Paint"), ("Schools", "Teach")]


def test_a_row_that_may_be_part_of_one_that_is_asked_about_is_named_in_the_question() -> None:
    show = pptx.Presentation()
    titled(show, "Homes", made_up.PRIORITIES, ("", "Outcome: All are warm\nPaint\nMend", "Jul-26\nJul-26", "", ""))
    uneven = ("", "Outcome: All are fed\nCook\nShop\nServe", "Aug-26\nSep-26", "", "")
    titled(show, "", made_up.PRIORITIES, uneven)
    (asked,) = document.read(saved(show), name="plan.pptx").questions
    assert asked.about["places"] == ["slide 2, row 2", "slide 1, row 2"]
    assert asked.message.endswith("its table goes on: slide 1, row 2, read alone, may be part of it.")
