from __future__ import annotations

from goldenthread.plans.successors import Line, match


def test_the_same_words_in_the_same_area_are_the_same_line() -> None:
    old = [Line("Train staff", "Front door"), Line("Train staff", "Leaving care")]
    assert match(old, [Line("Train  STAFF", "Leaving care"), Line("Train staff", "Front door")]) == [1, 0]


def test_of_an_action_pasted_three_times_the_first_meets_the_first() -> None:
    old = [Line("Audit files", "Quality")] * 3
    assert match(old, [Line("Audit files", "Quality")] * 4) == [0, 1, 2, None]


def test_a_line_in_other_words_is_found_by_its_likeness() -> None:
    old = [Line("Review the duty rota each week", "Front door"), Line("Plant trees", "Front door")]
    assert match(old, [Line("Review the duty rota each month", "Front door")]) == [0]


def test_a_reference_vouches_for_words_that_changed_much_but_not_for_others_altogether() -> None:
    old = [Line("Agree who screens contacts at weekends", "Front door", "1.2")]
    assert match(old, [Line("Agree with health who screens contacts on any day", "Front door", "1.2")]) == [0]
    assert match(old, [Line("Buy new chairs", "Front door", "1.2")]) == [None]


def test_a_line_that_moved_to_another_area_keeps_its_words() -> None:
    old = [Line("Ring every carer once a month", "Fostering")]
    assert match(old, [Line("Ring every carer once a month", "Placements")]) == [0]
    assert match(old, [Line("Ring every carer once a week", "Placements")]) == [None]


def test_nothing_matches_nothing() -> None:
    assert match([], [Line("Train staff")]) == [None]
    assert match([Line("Train staff")], []) == []
