"""PDF files put together again: pages into tables, lines into paragraphs. Every PDF is written by the test."""

from __future__ import annotations

import io

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from goldenthread.plans.reading import document, errors
from goldenthread.plans.reading.pdf import document as pdf
from goldenthread.plans.reading.tables import Doubt
from tests.plans.reading import in_formats, made_up
from tests.plans.reading.test_formats import content

HEADINGS = ("Area", "Actions", "Target date", "Measures", "Partners")


def read(*parts: in_formats.Parts | str, **options: object) -> pdf.Manuscript:
    return pdf.read(in_formats.pdf(parts, **options), name="plan.pdf")


def texts(manuscript: pdf.Manuscript) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in manuscript.tables]


def test_a_table_over_many_pages_is_one_table_without_its_repeated_headings_page_numbers_and_draft() -> None:
    rows = [("", f"Do the thing numbered {n}", "Jul-26", "Done", "Police") for n in range(90)]
    found = read("The plan", (HEADINGS, *rows))
    assert texts(found) == [[list(HEADINGS), *[list(row) for row in rows]]]
    assert found.opening == ("The plan",)
    assert len(found.tables) == 1


def test_a_long_plan_reads_as_its_word_document_does() -> None:
    rows = [
        (
            [f"Area {n}", "Lead:", f"Head of service {n}"],
            [f"* Review how step {n} of each visit is written down and shared with all of them", "* Train staff"],
            ["* Jul-26", "* Aug-26"], ["* Notes read each month by the manager of the team", "* >80% trained"],
            ["* Police", "* Health"],
        )
        for n in range(16)
    ]  # fmt: skip
    parts = ("Improvement Plan", "Northmoor Council", "Visits", (made_up.PRIORITIES, *rows))
    word = document.read(in_formats.docx(parts), name="plan.docx")
    printed = document.read(in_formats.pdf(parts), name="plan.pdf")
    assert content(printed) == content(word)


def test_a_narrow_page_that_wraps_every_line_reads_the_same() -> None:
    parts = ("Improvement Plan", "Northmoor Council", "Front Door", (made_up.PRIORITIES, made_up_row()))
    word = document.read(in_formats.docx(parts), name="plan.docx")
    printed = document.read(in_formats.pdf(parts, size=A4), name="plan.pdf")
    assert content(printed) == content(word)


def made_up_row() -> made_up.Cells:
    return (
        made_up.AREA_CELL,
        ["Outcome: Children are seen quickly by somebody they know", "* Review the duty rota of both teams",
         "* Train all staff who answer the telephone in what to ask first", "Outcome: Children are heard",
         "* Ask each child what should happen next and write it in their own words"],
        ["* Jun-26", "* Jul-26", "* Sep-26"],
        ["* Rota reviewed each month", "* At least 80% of staff have been trained", "* Notes read"],
        ["* Police", "* Health", "* Advocacy service"],
    )  # fmt: skip


def test_a_row_cut_by_the_end_of_the_page_is_rejoined() -> None:
    first = (HEADINGS, ("Homes", "Repaint the home so that", "Jul-26", "Painted", "Estates"))
    rest = (HEADINGS, ("", "children like to live there", "", "", ""), ("Care", "Cook", "Aug-26", "", ""))
    found = read("Plan", first, in_formats.NEW_PAGE, rest)
    assert texts(found) == [
        [
            list(HEADINGS),
            ["Homes", "Repaint the home so that children like to live there", "Jul-26", "Painted", "Estates"],
            ["Care", "Cook", "Aug-26", "", ""],
        ]
    ]


def test_a_list_cut_between_its_bullets_goes_on_in_the_same_row() -> None:
    steps = [f"* Look at step {n} of the visit" for n in range(40)]
    first = (HEADINGS, ("Homes", steps[:20], ["* Jul-26"], "Looked at", "Estates"))
    rest = (HEADINGS, ("", steps[20:], "", "", ""), ("Care", "Cook", "Aug-26", "", ""))
    (table,) = read("Plan", first, in_formats.NEW_PAGE, rest).tables
    assert [row.cells[0].text for row in table.rows] == ["Area", "Homes", "Care"]
    assert [line.text for line in table.rows[1].cells[1].lines] == [text.removeprefix("* ") for text in steps]


def test_a_bracket_left_open_at_the_end_of_a_page_goes_on() -> None:
    first = (HEADINGS, ("Homes", "Tell those who asked (Ann Fell and Ben", "Jul-26", "Told", "Estates"))
    rest = (HEADINGS, ("", "Moss) what was done", "", "", ""), ("Care", "Cook", "Aug-26", "", ""))
    found = texts(read("Plan", first, in_formats.NEW_PAGE, rest))
    assert found[0][1][1] == "Tell those who asked (Ann Fell and Ben Moss) what was done"


def test_a_row_that_ends_on_a_word_which_ends_no_sentence_goes_on() -> None:
    first = (HEADINGS, ("Outcome: Children who live out of", "", "", "", ""))
    rest = (HEADINGS, ("Northmoor are visited", "", "", "", ""), ("Care", "Cook", "Aug-26", "", ""))
    found = texts(read("Plan", first, in_formats.NEW_PAGE, rest))
    assert found[-1][1][0] == "Outcome: Children who live out of Northmoor are visited"


def test_half_a_sentence_between_tables_goes_on_over_the_page() -> None:
    one = (HEADINGS, ("Homes", "Paint", "Jul-26", "", ""))
    found = read("Plan", one, "Children are heard and", in_formats.NEW_PAGE, "seen by people they know", "Schools", one)
    assert found.tables[1].headings == ("Children are heard and seen by people they know", "Schools")


def test_a_table_with_a_heading_of_its_own_on_the_next_page_is_another() -> None:
    one = (HEADINGS, ("Homes", "Paint", "Jul-26", "", ""))
    found = read("Homes", one, in_formats.NEW_PAGE, "Schools", one)
    assert [table.headings for table in found.tables] == [("Homes",), ("Schools",)]


def test_a_table_without_lines_is_read_by_where_its_words_stand() -> None:
    rows = (
        HEADINGS,
        ("Homes", "Paint the walls", "Jul-26", "Painted", "Estates"),
        ("Care", "Cook", "Aug-26", "Fed", "Health"),
    )
    assert texts(read("Plan", rows, ruled=False)) == [[list(row) for row in rows]]


def test_a_page_turned_on_its_side_is_read_as_it_is_seen() -> None:
    import pypdfium2

    data = in_formats.pdf(("Plan", (HEADINGS, ("Homes", "Paint", "Jul-26", "Painted", "Estates"))), foot=False)
    expected = texts(pdf.read(data, name="plan.pdf"))
    for turn in (90, 180, 270):
        # The words are laid on their side, and the page is turned so that they stand upright again.
        turned = _sideways(data, turn, pypdfium2)
        assert texts(pdf.read(turned, name="plan.pdf")) == expected


def _sideways(data: bytes, turn: int, pypdfium2: object) -> bytes:
    made = pypdfium2.PdfDocument(data)
    page = made[0]
    width, height = page.get_size()
    a, b, c, d, e, f = {
        90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width),
    }[turn]  # fmt: skip
    matrix = pypdfium2.PdfMatrix(a, b, c, d, e, f)
    for drawn in page.get_objects(max_depth=1):
        drawn.transform(matrix)
    box = (0, 0, height, width) if turn != 180 else (0, 0, width, height)
    page.set_mediabox(*box)
    page.set_cropbox(*box)
    page.set_rotation(turn)
    page.gen_content()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_the_colour_behind_a_cell_is_kept() -> None:
    out = io.BytesIO()
    table = Table([["Area", "Rating"], ["Homes", "on track"]], colWidths=[100, 100])
    green = ("BACKGROUND", (1, 1), (1, 1), colors.HexColor("#00B050"))
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), green]))
    SimpleDocTemplate(out).build([table])
    rows = pdf.read(out.getvalue(), name="plan.pdf").tables[0].rows
    assert [[cell.fill for cell in row.cells] for row in rows] == [["", ""], ["", "00B050"]]


def test_merged_cells_keep_the_others_in_their_columns() -> None:
    out = io.BytesIO()
    table = Table([["wide", "", "last"], ["tall", "a", "b"], ["", "c", "d"]], colWidths=[100] * 3)
    spans = [("SPAN", (0, 0), (1, 0)), ("SPAN", (0, 1), (0, 2))]
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans]))
    SimpleDocTemplate(out).build([table])
    found = texts(pdf.read(out.getvalue(), name="plan.pdf"))
    assert found == [[["wide", "", "last"], ["tall", "a", "b"], ["", "c", "d"]]]


def test_a_full_line_before_a_capital_is_joined_and_the_doubt_is_kept_with_its_row() -> None:
    width = "Write to every family who has been waiting, and say why nobody came"
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    wide = canvas.stringWidth(width, "Helvetica", 10)
    canvas.grid([50, 150, 150 + wide + 8], [700, 740, 760])
    for x, y, text in (
        (54, 746, "Area"),
        (154, 746, "Actions"),
        (54, 728, "Homes"),
        (154, 728, width),
        (154, 716, "Ask"),
    ):
        canvas.drawString(x, y, text)
    canvas.save()
    (table,) = pdf.read(out.getvalue(), name="plan.pdf").tables
    assert [row.doubts for row in table.rows] == [(), (Doubt(f"{width} Ask", (width, "Ask")),)]


def test_words_side_by_side_between_the_tables_are_no_doubt_at_the_end_of_a_line() -> None:
    rows = (HEADINGS, ("", "Meet", "Jul-26", "Notes", "Northmoor Safeguarding Partnership"))
    narrow = {"size": (480, 600)}
    assert any(row.doubts for table in read("The plan", rows, **narrow).tables for row in table.rows)
    said = read("The Northmoor Safeguarding Partnership met", rows, **narrow)
    assert not any(row.doubts for table in said.tables for row in table.rows)


def touching(*tables: tuple[list[int], list[tuple[str, ...]]]) -> pdf.Manuscript:
    """Tables below each other without a gap, each with the widths of its columns."""
    out = io.BytesIO()
    ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    story = [Table(rows, colWidths=widths, hAlign="LEFT", style=ruled) for widths, rows in tables]
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return pdf.read(out.getvalue(), name="plan.pdf")


def test_tables_that_touch_are_parted_where_their_columns_stand_elsewhere() -> None:
    found = touching(([100, 100, 100], [("a", "b", "c")]), ([150, 150], [("d", "e"), ("f", "g")]))
    assert texts(found) == [[["a", "b", "c"]], [["d", "e"], ["f", "g"]]]


def test_tables_that_touch_are_parted_where_the_headings_come_again() -> None:
    rows = [("Area", "Actions", "Date"), ("Homes", "Paint", "Jul-26")]
    found = touching(([100, 100, 100], rows), ([100, 100, 100], [rows[0], ("Care", "Cook", "Aug-26")]))
    assert texts(found) == [[list(row) for row in rows], [list(rows[0]), ["Care", "Cook", "Aug-26"]]]


def test_a_merged_cell_parts_no_table() -> None:
    found = touching(([300], [("Outcomes",)]), ([100, 200], [("a", "b")]), ([300], [("All",)]))
    assert texts(found) == [[["Outcomes", ""], ["a", "b"], ["All", ""]]]


def test_a_scan_is_refused_with_what_to_do() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.save()
    with pytest.raises(errors.NoText, match="only pictures of pages") as refusal:
        pdf.read(out.getvalue(), name="scan.pdf")
    assert "text recognition" in refusal.value.remedy


def test_a_pdf_without_tables_is_refused() -> None:
    with pytest.raises(errors.NoTables):
        read("Only words", "and more of them")


COLUMNS = (40, 140, 260, 360, 460, 555)


def _row(
    canvas: Canvas, top: float, height: float, cells: tuple[str, ...], *, above: bool = True, below: bool = True
) -> None:
    """A row with its upright lines, and the level ones that are asked for; a cell's lines stand below each other."""
    for x in COLUMNS:
        canvas.line(x, top, x, top - height)
    for y, is_drawn in ((top, above), (top - height, below)):
        if is_drawn:
            canvas.line(COLUMNS[0], y, COLUMNS[-1], y)
    for x, text in zip(COLUMNS, cells, strict=False):
        for at, line in enumerate(text.split("\n")):
            canvas.drawString(x + 4, top - 12 - 11 * at, line)


def test_a_row_that_the_page_cuts_without_a_line_at_the_cut_is_one_row() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Helvetica", 8)
    _row(canvas, 800, 20, ("Recommendation", "Activity", "Outcome measure", "Cost", "Lead agency"))
    _row(canvas, 780, 20, ("1. See each child.", "Look", "Seen", "Nil", "Care"))
    cut = ("4. Improve the plans of", "Train those who chair", "Plans audited", "£12,000 one-off", "Partnership")
    _row(canvas, 60, 20, ("3. Hear them.", "Listen", "Heard", "TBC", "Health"))
    _row(canvas, 40, 20, cut, below=False)
    for y in range(80, 760, 20):
        _row(canvas, y, 20, ("", f"Do the thing {y}", "Done", "Nil", "Care"))
    canvas.showPage()
    canvas.setFont("Helvetica", 8)
    _row(canvas, 810, 20, ("all children.", "the conferences.", "", "", ""), above=False)
    _row(canvas, 790, 20, ("5. Close the office.", "Move", "Moved", "Net saving of £5k pa", "Estates"))
    canvas.save()
    reading = document.read(out.getvalue(), name="plan.pdf")
    assert [each.text for each in reading.recommendations] == [
        "See each child.", "Hear them.", "Improve the plans of all children.", "Close the office.",
    ]  # fmt: skip
    trained = next(each for each in reading.actions if each.text.startswith("Train"))
    assert trained.text == "Train those who chair the conferences."
    assert (trained.recommendation, trained.cost.amount) == ("Improve the plans of all children.", 12000)


def test_the_rest_of_a_cut_row_that_begins_like_another_is_told_by_the_missing_line() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Helvetica", 8)
    _row(canvas, 800, 20, ("Recommendation", "Activity", "Outcome measure", "Cost", "Lead agency"))
    for y in range(60, 781, 20):
        _row(canvas, y, 20, ("1. See them." if y == 780 else "", f"Do the thing {y}", "Done", "Nil", "Care"))
    _row(canvas, 40, 20, ("2. Plans for children.", "Train", "Audited", "Nil", "Care"), below=False)
    canvas.showPage()
    canvas.setFont("Helvetica", 8)
    _row(canvas, 810, 20, ("Timeliness of visits.", "", "", "", ""), above=False)
    _row(canvas, 790, 20, ("3. Close it.", "Move", "Moved", "Nil", "Estates"))
    canvas.save()
    found = pdf.read(out.getvalue(), name="plan.pdf")
    assert texts(found)[0][-2][0] == "2. Plans for children. Timeliness of visits."


def test_a_page_that_holds_nothing_but_the_middle_of_a_row_is_part_of_it() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Helvetica", 8)
    _row(canvas, 800, 20, ("Recommendation", "Activity", "Outcome measure", "Cost", "Lead agency"))
    _row(canvas, 780, 20, ("1. See them.", "Look at once", "Seen", "Nil", "Care"))
    _row(canvas, 760, 720, ("2. Plans for", "Train\nthose", "Plans\nread", "£5k", "Board"), below=False)
    canvas.showPage()
    canvas.setFont("Helvetica", 8)
    _row(canvas, 810, 780, ("children who", "who chair", "in every", "", ""), above=False, below=False)
    canvas.showPage()
    canvas.setFont("Helvetica", 8)
    _row(canvas, 810, 30, ("wait.", "conferences.", "team.", "", ""), above=False)
    canvas.save()
    reading = document.read(out.getvalue(), name="plan.pdf")
    assert [each.text for each in reading.recommendations] == ["See them.", "Plans for children who wait."]
    assert reading.actions[0].text == "Look at once"
    assert "who chair conferences." in " ".join(each.text for each in reading.actions[1:])
