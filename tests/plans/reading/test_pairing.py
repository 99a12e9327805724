from __future__ import annotations

from goldenthread.plans.reading import pairing

ACTIONS = ["Review the duty rota", "Train screening staff", "Audit decisions"]


def pair(**lists: list[str]) -> pairing.Pairing:
    return pairing.pair(ACTIONS, {name: lists.get(name, []) for name in pairing.COLUMNS})


def test_lists_of_one_length_go_together_by_position():
    found = pair(dates=["Jun-26", "Jul-26", "Aug-26"])
    assert found.differs == ()
    assert found.of(1, "dates", ["Jun-26", "Jul-26", "Aug-26"]) == ("Jul-26",)


def test_an_empty_list_is_no_difference():
    assert pair(dates=[]).differs == ()


def test_a_single_action_takes_everything_in_its_row():
    found = pairing.pair(["Audit"], {"dates": ["Jun-26", "Jul-26"], "measures": ["a", "b"], "partners": []})
    assert found.differs == ()
    assert found.of(0, "measures", ["a", "b"]) == ("a", "b")


def test_a_measure_too_many_joins_the_action_whose_words_it_shares():
    lines = ["Rota reviewed monthly", "% of screening staff trained", "Staff feedback on training", "Audit grades"]
    found = pair(measures=lines)
    assert found.differs == ("measures",)
    assert found.of(1, "measures", lines) == ("% of screening staff trained", "Staff feedback on training")


def test_dates_as_many_as_the_measures_go_with_them():
    measures = ["Rota reviewed monthly", "% of screening staff trained", "Staff feedback on training", "Audit grades"]
    due = ["Jun-26", "Jul-26", "Aug-26", "Sep-26"]
    found = pair(measures=measures, dates=due)
    assert found.of(1, "dates", due) == ("Jul-26", "Aug-26")
    assert found.of(2, "dates", due) == ("Sep-26",)


def test_a_missing_date_is_that_of_the_action_without_a_measure():
    found = pair(measures=["Rota reviewed monthly", "Audit grades"], dates=["Jun-26", "Aug-26"])
    assert found.of(1, "dates", ["Jun-26", "Aug-26"]) == ()
    assert found.of(2, "dates", ["Jun-26", "Aug-26"]) == ("Aug-26",)


def test_a_date_too_many_is_taken_from_the_longest_run_of_equal_ones():
    due = ["Jun-26", "Jan-27", "Jan-27", "Mar-27"]
    found = pair(dates=due)
    assert found.of(None, "dates", due) == ("Jan-27",)
    assert found.of(2, "dates", due) == ("Mar-27",)


def test_an_entry_cut_in_two_lines_is_proposed_as_one():
    partners = ["Quality Unit; Police", "Health", "Quality", "Unit"]
    found = pair(partners=partners)
    assert found.of(2, "partners", partners) == ("Quality", "Unit")


def test_rows_longer_than_any_list_a_person_writes_are_paired_by_position():
    actions = [f"Action {n}" for n in range(400)]
    lines = [f"Measure {n}" for n in range(401)]
    found = pairing.pair(actions, {"dates": [], "measures": lines, "partners": []})
    assert found.of(399, "measures", lines) == ("Measure 399",)
    assert found.of(None, "measures", lines) == ("Measure 400",)


def test_every_line_is_placed_or_left_over_exactly_once():
    lines = ["x", "Audit", "y", "Rota", "z", "q", "w"]
    found = pair(measures=lines)
    placed = [text for place in (0, 1, 2, None) for text in found.of(place, "measures", lines)]
    assert sorted(placed) == sorted(lines)
