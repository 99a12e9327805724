from __future__ import annotations

from collections import Counter

import pytest

from goldenthread.ingest.reading import wording
from goldenthread.ingest.reading.codes import Coded
from goldenthread.ingest.reading.report import Report


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 row is of its child"), (2, "2 rows are of their child"), (1_200, "1,200 rows are of their child")],
)
def test_a_sentence_says_one_or_many(number: int, said: str) -> None:
    assert wording.counted("{count} [row is|rows are] of [its|their] child", number) == said


def test_codes_nobody_knows_are_told_eight_at_most_and_how_many_more() -> None:
    report = Report("Placements", "placements.csv", "file")
    unknown = Counter({f"Q{number}": 1 for number in range(9)})
    message = wording.unknown_codes(report, "PLACE", unknown).message
    assert "Q7 (1) and 1 other. What is written as a code was kept" in message
    assert "tell us" not in wording.unknown_codes(report, "PLACE", unknown).remedy


@pytest.mark.parametrize(("rows", "told"), [(1, 0), (2, 1)])
def test_a_column_blank_on_every_row_is_told_where_there_are_rows_enough(rows: int, told: int) -> None:
    report = Report("Contacts", "List_1", rows_read=rows, blanks=Counter({"Gender": rows, "Ethnicity": rows - 1}))
    found = wording.blank_columns(report)
    assert len(found) == told
    assert not told or found[0].message.startswith("Sheet “List_1”: blank on all 2 rows: “Gender”. What rests")


@pytest.mark.parametrize(
    ("code", "looks_like_one"),
    [("K9", True), ("WXYZ", True), ("FCON2", True), ("Z1234X", True), ("", False),
     ("AMARA", False), ("HEALTH", False), ("SCHOOL 2", False), ("ZOË", False), ("Z12345X", False)],
)  # fmt: skip
def test_a_name_in_a_column_of_codes_is_not_taken_for_a_code(code: str, looks_like_one: bool) -> None:
    assert Coded(code, False).looks_like_one is looks_like_one
