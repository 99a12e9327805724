"""Elements from XML one at a time, with their lines."""

from __future__ import annotations

import tracemalloc

import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.reading import elements

TWO = b"<All>\n<Says>so</Says>\n<Child><Id>1</Id></Child>\n<CHILD>\n<Group><Id>2</Id>words</Group></CHILD></All>"


def test_each_outermost_element_comes_with_its_lines_and_leaves():
    first, second = elements.each(TWO, "Child", name="a.xml")
    assert (first.line, first.leaves()["Id"].text) == (3, "1")
    group = second.first("Group")
    assert (second.line, group.line, group.leaves()["Id"].text, group.text) == (4, 5, "2", "")
    assert second.leaves() == {}


def test_an_element_inside_another_of_its_name_belongs_to_it():
    (outer,) = elements.each(b"<All><Child><Child><Id>1</Id></Child></Child></All>", "child", name="a.xml")
    assert [each.name for each in outer.inside] == ["Child"]


def test_what_stands_before_the_first_is_known_by_name():
    assert elements.outside(TWO, name="a.xml", until="Child") == {"Says": "so"}


def test_a_document_type_is_refused_a_second_time():
    with pytest.raises(FileRefused) as refused:
        list(elements.each(b"<!DOCTYPE x><All/>", "Child", name="a.xml"))
    assert refused.value.code == "doctype"


def test_a_file_that_breaks_off_is_damaged_after_what_could_be_read():
    found = elements.each(b"<All><Child><Id>1</Id></Child><Child>", "Child", name="a.xml")
    assert next(found).leaves()["Id"].text == "1"
    with pytest.raises(FileRefused, match="damaged"):
        list(found)


def test_the_children_before_are_not_kept():
    data = b"<All>" + b"<Child><Id>1</Id><Name>x</Name></Child>" * 20_000 + b"</All>"
    tracemalloc.start()
    assert sum(1 for _ in elements.each(data, "Child", name="a.xml")) == 20_000
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000
