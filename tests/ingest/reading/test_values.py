"""Whatever a cell holds, it is read or refused in words; nothing else happens, and its content is never repeated."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.ingest.reading import values
from goldenthread.ingest.reading.codes import FLAG

CELLS = st.one_of(
    st.text(max_size=60),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.from_regex(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}", fullmatch=True),
)


@given(CELLS)
@settings(max_examples=400, deadline=None, derandomize=True)
def test_a_cell_is_read_or_refused_in_words(cell: object) -> None:
    for reader, kind in ((values.day, dt.date), (values.identifier, str), (values.whole_number, int)):
        try:
            assert isinstance(reader(cell), kind)
        except values.Unreadable as refused:
            assert refused.reason
            assert refused.remedy
    assert isinstance(values.is_blank(cell), bool)
    assert FLAG.read(values.text(cell)).code is not None


@given(st.text(min_size=4, max_size=60, alphabet=st.characters(categories=["L", "N", "P"])))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_the_class_of_a_cell_does_not_repeat_it(cell: str) -> None:
    told = values.value_class(cell)
    assert not re.search(r"[0-8]", re.sub(r"^text of \d+ characters$|^#.*", "", told))
    assert cell not in told or cell.startswith("#") or cell in "blank text like characters 9999"


@given(st.dates(dt.date(1930, 1, 2), dt.date(2099, 12, 30)))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_every_way_to_write_a_day_is_the_same_day(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    ways = [f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day:%d %B %Y}", f"{day:%-d-%b-%Y}", serial, float(serial), day]
    assert {values.day(way) for way in ways} == {day}
    assert values.day(serial - 1462, from_1904=True) == day


@pytest.mark.parametrize("cell", ["", "  ", "\u00a0", "-", "N/A", "null", "\u200b", None, " n/a "])
def test_a_cell_that_says_nothing_is_blank(cell: object) -> None:
    assert values.is_blank(cell)


@pytest.mark.parametrize("cell", [0, False, "0", "No", "#N/A", dt.time(0, 0)])
def test_a_cell_that_says_something_is_not_blank(cell: object) -> None:
    assert not values.is_blank(cell)
