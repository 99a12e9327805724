from __future__ import annotations

from goldenthread.plans.reading import numbering


def test_runs_that_are_left_out_are_told_from_the_first_number_on():
    assert numbering.missing([6, 7, 9, 12]) == ["1 to 5", "8", "10 to 11"]
    assert numbering.missing([1, 2, 3]) == []
    assert numbering.missing([]) == []


def test_second_parts_are_looked_at_and_deeper_ones_are_not():
    assert numbering.missing_parts(["1.2", "1.2.1", "1.3", "4.1", "4.1.2", "9.1", "9.4", ""]) == ["1.1", "9.2 to 9.3"]
