from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from goldenthread.plans.reading import document, errors, word
from tests.plans.reading.made_up import PRIORITIES, Plan, one_area


def test_a_file_that_is_not_word_is_refused_with_a_remedy():
    with pytest.raises(errors.NotAWordDocument, match=r"plan\.docx is not a Word document") as refusal:
        document.read(b"%PDF-1.7 something else", name="plan.docx")
    assert "Save As" in refusal.value.remedy


def test_another_archive_is_refused_by_its_content_not_its_name():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("letter.txt", "hello")
    with pytest.raises(errors.NotAWordDocument):
        document.read(buffer.getvalue(), name="plan.docx")


def test_an_empty_file_is_refused():
    with pytest.raises(errors.NotAWordDocument):
        document.read(b"", name="plan.docx")


def test_a_password_protected_file_is_refused_by_name():
    with pytest.raises(errors.PasswordProtected, match="password"):
        document.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, name="plan.docx")


def test_a_file_cut_short_is_damaged():
    whole = one_area(["* Act"], ["Jun-26"]).bytes()
    with pytest.raises(errors.DamagedDocument, match="damaged"):
        document.read(whole[: len(whole) // 2], name="plan.docx")


def _rewritten(data: bytes, part: str, content: bytes | None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for item in old.infolist():
            if item.filename != part:
                new.writestr(item, old.read(item))
            elif content is not None:
                new.writestr(item, content)
    return buffer.getvalue()


@pytest.mark.parametrize("content", [b"<w:document", b"", None, b"<other/>"])
def test_a_document_whose_text_is_broken_or_gone_is_damaged(content):
    broken = _rewritten(one_area(["* Act"], ["Jun-26"]).bytes(), "word/document.xml", content)
    with pytest.raises(errors.DocumentRefused):
        document.read(broken, name="plan.docx")


def test_a_document_without_tables_is_refused():
    with pytest.raises(errors.NoTables, match="no tables"):
        document.read(Plan("Only words").bytes(), name="plan.docx")


def test_line_breaks_and_typed_bullets_make_lines():
    plan = Plan("Front Door").table(PRIORITIES, ("", "• See them\n• Hear them", "Jun-26\nJul-26", "", ""))
    manuscript = word.read(plan.bytes(), name="plan.docx")
    cells = manuscript.tables[0].rows[1].cells
    assert [(line.text, line.bullet) for line in cells[1].lines] == [("See them", True), ("Hear them", True)]
    assert cells[2].texts == ("Jun-26", "Jul-26")


def test_merged_cells_keep_the_others_in_their_columns():
    made = docx.Document()
    table = made.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(0, 2).text = "last"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "tall"
    table.cell(2, 1).text = "beside"
    buffer = io.BytesIO()
    made.save(buffer)
    rows = word.read(buffer.getvalue(), name="plan.docx").tables[0].rows
    assert [cell.text for cell in rows[0].cells] == ["wide", "", "last"]
    assert [cell.text for cell in rows[1].cells] == ["tall", "", ""]
    assert [cell.text for cell in rows[2].cells] == ["", "beside", ""]


def test_deleted_text_is_not_read_and_inserted_text_is():
    made = docx.Document()
    cell = made.add_table(rows=1, cols=1).cell(0, 0)
    mark = 'w:id="1" w:author="x" w:date="2026-01-01T00:00:00Z"'
    cell.paragraphs[0]._p.append(
        parse_xml(f"<w:del {nsdecls('w')} {mark}><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del>")
    )
    cell.paragraphs[0]._p.append(parse_xml(f"<w:ins {nsdecls('w')} {mark}><w:r><w:t>new</w:t></w:r></w:ins>"))
    buffer = io.BytesIO()
    made.save(buffer)
    assert word.read(buffer.getvalue(), name="plan.docx").tables[0].rows[0].cells[0].text == "new"


def test_tracked_changes_that_nobody_accepted_are_said():
    plan = one_area(["* Act"], ["Jun-26"])
    assert plan.read().warnings == ()
    row = plan.word.tables[0].rows[1]
    row.cells[1].paragraphs[-1]._p.append(
        parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="x"><w:r><w:t> at once</w:t></w:r></w:ins>')
    )
    reading = plan.read()
    assert [each.text for each in reading.actions] == ["Act at once"]
    assert reading.warnings == ("The document holds tracked changes. It was read as if all of them were accepted.",)


def test_what_is_struck_through_is_read_and_said():
    plan = Plan("Plan").table(PRIORITIES, ("Homes", "Build", "Jun-26", "", ""), ("", "Mend the roof", "Jul-26", "", ""))
    (run,) = plan.word.tables[0].cell(2, 1).paragraphs[-1].runs
    run.font.strike = True
    reading = plan.read()
    assert [each.text for each in reading.actions] == ["Build", "Mend the roof"]
    assert reading.warnings == ("table 1, row 3: struck through in the document, and read all the same: Mend the roof",)
    run.font.strike = False
    assert plan.read().warnings == ()


def test_paragraphs_between_tables_are_their_headings():
    plan = Plan("One").table(("a",)).say("Two", "Three").table(("b",))
    manuscript = word.read(plan.bytes(), name="plan.docx")
    assert manuscript.opening == ("One",)
    assert [table.headings for table in manuscript.tables] == [("One",), ("Two", "Three")]


def test_a_heading_in_a_text_box_is_read_once():
    made = docx.Document()
    inner = "<w:txbxContent><w:p><w:r><w:t>Front Door</w:t></w:r></w:p></w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
    run = f"<w:r {nsdecls('w')} {space}><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    made.add_paragraph()._p.append(parse_xml(run))
    made.add_table(rows=1, cols=1)
    buffer = io.BytesIO()
    made.save(buffer)
    assert word.read(buffer.getvalue(), name="plan.docx").opening == ("Front Door",)


def test_a_cell_knows_the_colour_behind_its_text_and_auto_is_none():
    plan = Plan().table(("Rating", "#FFC000", ["#auto", "Green"]))
    (row,) = word.read(plan.bytes(), name="plan.docx").tables[0].rows
    assert [cell.fill for cell in row.cells] == ["", "FFC000", ""]


def test_what_stands_after_the_last_table_is_kept():
    manuscript = word.read(Plan("Before").table(("Name",)).say("After", "the end").bytes(), name="plan.docx")
    assert (manuscript.opening, manuscript.closing) == (("Before",), ("After", "the end"))
