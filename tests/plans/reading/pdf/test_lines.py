"""Lines into paragraphs: what begins one, what goes on, and what nobody can tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.plans.reading.pdf import cut_words, lines
from goldenthread.plans.reading.pdf.cut_words import Known
from goldenthread.plans.reading.pdf.lines import Written
from goldenthread.plans.reading.pdf.pages import Word
from goldenthread.plans.reading.tables import Doubt

LETTER, PITCH = 5.0, 10.0


def cell(*texts: str) -> list[Written]:
    """The lines of a cell, one below the other, each letter as wide as any."""
    return [
        Written(
            0, at * PITCH, LETTER * len(text), at * PITCH + 8, text, LETTER * len(text.split(" ")[0]), letter=LETTER
        )
        for at, text in enumerate(texts)
    ]


def read(right: int, *texts: str, known: Known = lines.UNKNOWN) -> tuple[list[str], list[Doubt]]:
    """The paragraphs of a cell that is so many letters wide, and its doubts."""
    doubts: list[Doubt] = []
    found = lines.paragraphs(cell(*texts), right=right * LETTER, known=known, doubts=doubts)
    return [each.text for each in found], doubts


def test_dates_of_a_column_are_lines_of_their_own_however_narrow_it_is() -> None:
    assert read(8, "Nov 2026", "Aug 2026", "Sept", "2026", "Oct 2026") == (
        ["Nov 2026", "Aug 2026", "Sept 2026", "Oct 2026"],
        [],
    )


def test_a_date_that_goes_on_stays_one() -> None:
    assert read(10, "Nov 2026 &", "ongoing", "Dec 2026")[0] == ["Nov 2026 & ongoing", "Dec 2026"]


def test_the_same_line_again_is_another() -> None:
    assert read(9, "Ann Marie", "Fell", "Ann Marie", "Fell")[0] == ["Ann Marie Fell", "Ann Marie Fell"]


def test_a_number_alone_on_its_line_begins_an_action() -> None:
    assert read(9, "1.2.1 See", "children.", "1.2.2.", "Escalated", "cases")[0] == [
        "1.2.1 See children.",
        "1.2.2. Escalated cases",
    ]


def test_a_number_alone_that_counts_on_begins_an_indicator() -> None:
    assert read(11, "70. Visits", "in time 80%", "71.", "Assessments")[0] == [
        "70. Visits in time 80%",
        "71. Assessments",
    ]


def test_a_line_with_room_left_ends_a_paragraph_without_a_doubt() -> None:
    assert read(30, "Visits are made", "Staff are trained") == (["Visits are made", "Staff are trained"], [])


def test_a_full_line_before_a_capital_may_end_one() -> None:
    assert read(15, "Visits are made", "Staff trained") == (
        ["Visits are made Staff trained"],
        [Doubt("Visits are made Staff trained", ("Visits are made", "Staff trained"))],
    )


def test_words_that_follow_each_other_elsewhere_go_together() -> None:
    known = Known(pairs=frozenset({"social care"}))
    assert read(18, "Children and Social", "Care meet", known=known) == (["Children and Social Care meet"], [])


def test_two_lines_that_are_paragraphs_elsewhere_are_two_here() -> None:
    known = Known().with_paragraphs(["Placements Team", "Data Team"], [])
    assert read(15, "Placements Team", "Data Team", known=known) == (["Placements Team", "Data Team"], [])


@pytest.mark.parametrize("above", ["Teams of the", "Schools, and", "Schools;"])
def test_a_line_that_asks_for_more_goes_on(above: str) -> None:
    found, doubts = read(len(above), above, "Housing Board")
    assert (found, doubts) == ([f"{above} Housing Board"], [])


def test_the_label_of_a_list_is_a_line_even_when_it_is_cut() -> None:
    assert read(10, "Improvemen", "t Outcomes", "Families", "are heard")[0] == [
        "Improvement Outcomes",
        "Families are heard",
    ]


def test_how_low_a_line_stands_does_not_depend_on_its_letters() -> None:
    """A line of small letters without strokes is lower on its top and higher at its bottom."""
    above, middle, below = cell("concerns were", "as use our", "Managers know")
    flat = Written(middle.x0, middle.top + 3, middle.x1, middle.bottom - 2, middle.text, 2 * LETTER, letter=LETTER)
    found = lines.paragraphs([above, flat, below], right=13 * LETTER)
    assert [each.text for each in found] == ["concerns were as use our Managers know"]


def test_in_a_list_whose_entries_are_numbered_a_capital_begins_none() -> None:
    assert read(16, "1.2 Set up Staff", "Workforce", "1.3 Train") == (["1.2 Set up Staff Workforce", "1.3 Train"], [])
    assert read(16, "Set up the Staff", "Workforce")[1] == [
        Doubt("Set up the Staff Workforce", ("Set up the Staff", "Workforce"))
    ]


def test_a_label_that_had_no_room_begins_a_line_all_the_same() -> None:
    assert read(14, "7. % of visits", "Interim", "target: 70%", "Target: 90%") == (
        ["7. % of visits", "Interim target: 70%", "Target: 90%"],
        [],
    )
    assert read(12, "Audit of all", "Evidence", "including:")[0] == ["Audit of all", "Evidence including:"]
    assert read(9, "Progress:", "Evidenced", "by notes")[0] == ["Progress:", "Evidenced by notes"]


def test_a_word_that_ends_names_elsewhere_and_begins_nothing_goes_on() -> None:
    cells = [(cell("the Youth Board met the Care Board"), 400.0)]
    texts = ("Head of Homes", "Board")
    known = cut_words.known(cells)
    assert read(14, *texts, known=known) == (["Head of Homes Board"], [])
    assert read(14, *texts, known=known.with_paragraphs([], ["Board"]))[1]
    assert read(14, *texts, known=cut_words.known([(cell("the Youth Board met"), 400.0)]))[1]


def listed(*texts: str) -> list[Written]:
    """The lines of a cell whose bullets were typed: the text begins two letters further in, and goes on below them."""
    return [replace(each, hang=2 * LETTER if each.text.startswith("• ") else 0.0) for each in cell(*texts)]


def test_half_a_sentence_right_under_a_typed_bullet_goes_on_and_another_does_not() -> None:
    texts = ("• Set up a daily risk", "call", "• Train front-line", "Officers", "• Do", "it")
    found = lines.paragraphs(listed(*texts), right=22 * LETTER)
    assert [each.text for each in found] == [
        "Set up a daily risk call", "Train front-line", "Officers", "Do", "it",  # "it" had room above
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["Responsible officer: Ann", "Lead: Ann", "Linked plan: Early help"])
def test_a_label_of_the_cell_of_areas_begins_a_line_though_it_had_no_room_above(label: str) -> None:
    assert read(24, "Looked After Children", label)[0] == ["Looked After Children", label]


def test_a_word_with_a_ligature_is_as_wide_as_all_of_its_runs() -> None:
    runs = [Word(0, 10, 12, 18, "re", 5), Word(12, 10, 18, 18, "ﬂ", 6), Word(18, 10, 50, 18, "ective", 5)]
    row = [Word(0, 0, 40, 8, "regular", 5), *runs, Word(54, 10, 80, 18, "talks", 5)]
    found = lines.written(row)
    assert [(each.text, each.first) for each in found] == [("regular", 40), ("reﬂective talks", 50)]
    assert [each.text for each in lines.paragraphs(found, right=60)] == ["regular reﬂective talks"]
