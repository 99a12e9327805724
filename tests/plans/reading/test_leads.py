from __future__ import annotations

import pytest

from goldenthread.plans.reading import leads
from goldenthread.plans.reading.leads import Directory

KNOWN = (("Ann Fell (AF)", "AF", "Head of Homes"), 3)


def cut(line: str, *rows: tuple[tuple[str, ...], int]) -> tuple[str, ...]:
    return Directory([*rows, ((line,), 4)]).entries((line,))


def test_a_run_of_names_is_cut_where_they_stand_alone_elsewhere():
    assert cut("Ann Fell Head of Homes Head of Homes AF", KNOWN) == (
        "Ann Fell", "Head of Homes", "Head of Homes", "AF",
    )  # fmt: skip


def test_a_slash_keeps_names_in_one_entry():
    line = "Ben Moss/ Cleo Anne Dale/ Ann Fell Head of Homes"
    assert cut(line, KNOWN) == ("Ben Moss/ Cleo Anne Dale/ Ann Fell", "Head of Homes")


def test_what_is_known_nowhere_else_stays_one_entry_between_known_ones():
    assert cut("Ann Fell Training and learning Head of Homes", KNOWN) == (
        "Ann Fell", "Training and learning", "Head of Homes",
    )  # fmt: skip


def test_initials_cut_a_run_when_they_are_those_of_one_name():
    assert cut("Ben Moss BM BM All") == ("Ben Moss", "BM", "BM", "All")


def test_a_line_without_any_known_name_is_left_as_it_is():
    assert cut("Service for children with disabilities") == ("Service for children with disabilities",)


def test_initials_stand_for_the_name_given_with_them_or_the_only_one_that_fits():
    directory = Directory([KNOWN, (("Ben Moss", "BM", "CD"), 3), (("Cleo Dale", "Cara Dunn"), 2)])
    assert directory.initials == {"AF": "Ann Fell", "BM": "Ben Moss"}


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Ann Fell Ben Moss", ("Ann Fell", "Ben Moss")),
        ("Ann Fell", ()),
        ("Head of Homes", ()),
        ("Assistant Director Strategic Housing", ()),
        ("Ann Fell and Ben Moss", ()),
    ],
)
def test_two_people_in_one_line_are_only_those_that_can_be_nothing_else(line, people):
    assert leads.run_together(line) == people
