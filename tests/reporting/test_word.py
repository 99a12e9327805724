import io
import zipfile
from datetime import date

import docx
import pytest
from defusedxml import ElementTree
from docx.oxml.ns import qn

from goldenthread.reporting import blocks, word, word_blocks
from tests.reporting import samples


@pytest.fixture(scope="module")
def stored():
    return word.render(samples.report())


@pytest.fixture
def document(stored):
    return docx.Document(io.BytesIO(stored))


def read(report):
    return docx.Document(io.BytesIO(word.render(report)))


def text_of(document):
    """Every word of the body, those inside links and tables too."""
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
    )


def test_headings_are_real_and_skip_no_level(document):
    styles = [p.style.name for p in document.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert styles[0] == "Title"
    levels = [int(name.split()[1]) for name in styles[1:]]
    assert levels == [1, 1, 2, 2, 2, 1]


def test_title_language_and_day_are_in_the_properties(document):
    properties = document.core_properties
    assert properties.title == "Exception report"
    assert properties.language == "en-GB"
    assert properties.created.date() == date(2026, 11, 27)
    assert {node.get(qn("w:val")) for node in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_every_table_marks_its_heading_row_to_repeat_and_keeps_rows_whole(document):
    assert len(document.tables) == 4
    for table in document.tables:
        heads = [row for row in table._tbl.tr_lst if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        assert heads == [table._tbl.tr_lst[0]]
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table._tbl.tr_lst)
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_no_table_has_merged_or_empty_cells(document):
    for table in document.tables:
        assert not list(table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge")))
        assert all(cell.text.strip() for row in table.rows for cell in row.cells)


def test_the_body_is_twelve_point_sans_and_left(document):
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Arial", 12)
    themed = [qn(f"w:{name}") for name in ("asciiTheme", "hAnsiTheme")]
    used = {paragraph.style.name: paragraph.style for paragraph in document.paragraphs}.values()
    assert not [style.name for style in used if any(style.element.rPr.rFonts.get(name) for name in themed)]
    assert {style.font.name for style in used} == {"Arial"}
    assert not [node for node in document.element.body.iter(qn("w:jc")) if node.get(qn("w:val")) in ("both", "center")]


def test_head_and_foot_carry_marking_period_day_reader_and_page(document):
    section = document.sections[0]
    assert "Internal: contains small numbers" in section.header.paragraphs[0].text
    foot = section.footer.paragraphs[0]
    assert "Oct 2026 · made on Fri 27 Nov 2026 · for Programme lead" in foot.text
    assert [node.get(qn("w:instr")) for node in foot._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_a_wide_table_turns_the_paper(document):
    section = document.sections[0]
    assert section.page_width > section.page_height
    narrow = read(blocks.Report("Short", "Oct 2026", date(2026, 11, 1), (blocks.sentence("All well."),)))
    assert narrow.sections[0].page_width < narrow.sections[0].page_height


def test_a_rating_is_word_shape_and_ground(document):
    cell = document.tables[0].rows[1].cells[2]
    assert cell.text == "■ Off track"
    assert cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "F4CDC6"
    assert document.tables[0].rows[2].cells[2].text == "▲ At risk · No update received"


def test_each_figure_in_the_text_leads_to_its_entry_in_the_list(document):
    body = document.element.body
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert anchors == ["figure_2", "figure_1"]
    assert names == ["figure_1", "figure_2"]
    entries = [p.text for p in document.paragraphs if p.style.name == "Figure Entry"]
    assert entries[0] == (
        "[1]\tAssessments authorised within 45 working days, Oct 2026: 158 of 200 (78.8%). "
        "Definition 9c04e1aa; loads annex-a 2026-10-31 1f3b; rule measure-rag-1; id fig-7d1f"
    )


def test_a_chart_becomes_its_sentence_and_its_table_and_says_where_the_picture_is(document):
    text = text_of(document)
    assert samples.LINE.description() in text
    assert word_blocks.NO_DRAWING in text
    assert samples.LINE.notes[0] in text
    assert document.tables[2].rows[1].cells[1].text == "81.2% (162 of 200)"


def test_equal_reports_give_equal_bytes(stored):
    assert word.render(samples.report()) == stored
    assert word.render(samples.report(made_on=date(2026, 11, 28))) != stored


def test_the_package_names_no_moment_of_writing(stored):
    moments = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(stored)).infolist()}
    assert moments == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "given", ["=1+1", "+1", "-1+cmd", "@SUM", "=cmd|' /C calc'!A0", "A & B <script>", "{{ x }}", "</w:t>", "{% now %}"]
)
def test_text_from_outside_stays_text(given):
    table = blocks.Table.of(given, [blocks.Column("C")], [[given]])
    document = read(samples.report(blocks.sentence(given), table, title=given))
    assert document.tables[-1].rows[1].cells[0].text == given
    before = text_of(read(samples.report())).count(given)
    assert text_of(document).count(given) == before + 4  # title, sentence, caption, cell
    assert document.core_properties.title == given


def test_unwritable_characters_are_replaced_and_counted():
    text = text_of(read(samples.report(blocks.sentence("a\x0bb\x00c\ud800"))))
    assert "a\ufffdb\ufffdc\ufffd" in text
    assert "3 characters that a document cannot hold were replaced by \ufffd." in text


def test_line_ends_and_tabs_are_kept():
    assert read(samples.report(blocks.sentence("one\r\ntwo\tthree"))).paragraphs[-4].text == "one\ntwo\tthree"


def test_only_web_addresses_become_links(document):
    links = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert links == ["https://example.org/audit"]
    local = read(
        samples.report(blocks.sentence(blocks.Span("plan", href="/plans/1/"), blocks.Span("x", href="javascript:1")))
    )
    assert [rel.target_ref for rel in local.part.rels.values() if rel.is_external] == links


def test_long_tables_and_long_words_are_written():
    rows = [[f"AS-{at}", "w" * 5000 if at == 0 else "Weekly review", blocks.Rating("red")] for at in range(3000)]
    columns = [blocks.Column("Ref"), blocks.Column("Action", 6), blocks.Column("Rating")]
    document = read(samples.report(blocks.Table.of("All actions", columns, rows)))
    assert len(document.tables[-1]._tbl.tr_lst) == 3001


def test_every_part_is_well_formed(stored):
    package = zipfile.ZipFile(io.BytesIO(stored))
    names = package.namelist()
    assert names[0] == "[Content_Types].xml"
    assert "docProps/thumbnail.jpeg" not in names
    for name in names:
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(package.read(name))
