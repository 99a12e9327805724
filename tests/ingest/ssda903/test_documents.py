"""The XML file of an SSDA903 says what the CSV files say."""

from __future__ import annotations

import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.ssda903 import reader
from tests.ingest.ssda903.made import AS_AT, day, rows

CHILD = """
  <CHILD>
    <HEADER>
      <CHILDID>{child}</CHILDID><SEX>2</SEX><DOB>02/05/2012</DOB><ETHNIC>WBRI</ETHNIC><UASC>0</UASC>
      <AREVIEW><REVIEW>20/06/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
      <AREVIEW><REVIEW>20/09/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
      <AMISSING><MISSING>M</MISSING><MIS_START>10/08/2025</MIS_START></AMISSING>
      <OC2><SDQ_SCORE>12</SDQ_SCORE><HEALTH_ASSESSMENT>1</HEALTH_ASSESSMENT></OC2>
      <AD_PLACED><DATE_PLACED>01/07/2025</DATE_PLACED></AD_PLACED>
    </HEADER>
    <EPISODE><DECOM>{started}</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U6</PL></EPISODE>
  </CHILD>"""


def read(*children: str):
    text = f"<?xml version='1.0'?>\n<SSDA903>{''.join(children)}\n</SSDA903>"
    return reader.read(text.encode(), name="903.xml", as_at=AS_AT)


def test_each_element_becomes_the_row_that_its_file_would_have():
    found = read(CHILD.format(child="Amara", started="01/06/2025"))
    assert rows(found, "person", "child_id", "sex", "born_on") == [("Amara", "F", day("02/05/2012"))]
    assert rows(found, "cla_period", "child_id", "started_on", "category_of_need") == [
        ("Amara", day("01/06/2025"), "N1")
    ]
    assert found.tables["cla_placement"]["placement_type"] == ["U6"]
    assert found.tables["cla_review"]["held_on"] == [day("20/06/2025"), day("20/09/2025")]
    assert found.tables["missing_episode"]["episode_type"] == ["M"]
    assert found.tables["sdq_score"]["score"] == [12]
    assert found.tables["permanence"]["decided_on"] == [day("01/07/2025")]


def test_a_refusal_names_the_path_the_line_and_which_child():
    found = read(CHILD.format(child="Amara", started="01/06/2025"), CHILD.format(child="Ben", started="soon"))
    episodes = next(each for each in found.lists if each.sheet == "episodes")
    (rejected,) = episodes.rejected
    assert (rejected.row, rejected.column) == (2, "Child/EPISODE/DECOM")
    assert rejected.reason.endswith("(line 23)")
    assert found.tables["cla_period"]["child_id"] == ["Amara"]


def test_a_child_without_an_id_is_rejected_whole():
    found = read(CHILD.format(child="", started="01/06/2025"), CHILD.format(child="Ben", started="01/06/2025"))
    assert found.tables["person"]["child_id"] == ["Ben"]
    assert [(each.row, each.column) for each in found.lists[0].rejected] == [(1, "Child/CHILDID")]


def test_xml_of_another_kind_is_refused():
    with pytest.raises(FileRefused, match="no element Child"):
        read("<PUPIL/>")
    with pytest.raises(FileRefused, match="Not even the one child"):
        read("<Child><ChildIdentifiers><LAchildID>Amara</LAchildID></ChildIdentifiers></Child>")
    with pytest.raises(FileRefused, match="Not even the one child"):
        read("<CHILD><CHILDID>Amara</CHILDID></CHILD>")
