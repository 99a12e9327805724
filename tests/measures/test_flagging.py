"""The flags of stored figures, of figures just made, and of figures that are not kept."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.core.periods import Month, months_ending
from goldenthread.measures import calculation, flagging
from goldenthread.measures.models import Result
from goldenthread.measures.queries import Sight

MAY = Month(2026, 5)
SLUG = "assessments-within-45-working-days"


def keep(month, met, of, cut="", state="known", is_current=True):
    return Result.objects.create(
        figure_id=f"{month}{cut[-5:]}{is_current:d}", measure=SLUG, period=month.id,
        breakdown="team" if cut else "council", cut=cut, numerator=met, denominator=of, missing=0,
        value=100 * met / of, state=state, fingerprint="f", rule_version="1", computed_on=date(2026, 6, 8),
        is_current=is_current,
    )  # fmt: skip


@pytest.fixture
def year(db):
    """A year of 85 of 100, all of it in the north, and then May."""
    for month in months_ending(MAY.previous(), 12):
        keep(month, 85, 100)
        keep(month, 85, 100, cut="Assessment North")


def told(found):
    return [(one.cut, [flag.code for flag in one.flags]) for one in found]


def test_a_month_lists_the_council_first_then_the_teams(year):
    keep(MAY, 40, 100, cut="Assessment North")
    keep(MAY, 40, 100)
    found = flagging.of_month(MAY, seen=flagging.WHOLE)
    assert told(found) == [("", ["jump"]), ("Assessment North", ["jump"])]
    assert found[0].figure_id == f"{MAY}1"
    assert found[0].title == "Assessments authorised within 45 working days"


def test_an_ordinary_month_lists_nothing(year):
    keep(MAY, 84, 100)
    keep(MAY, 84, 100, cut="Assessment North")
    assert flagging.of_month(MAY, seen=flagging.WHOLE) == []


def test_a_reader_of_one_team_is_told_of_that_team_and_of_no_sum(year):
    """The parts that they may not see must not be missed from the whole."""
    keep(MAY, 84, 100)
    keep(MAY, 40, 50, cut="Assessment South")
    keep(MAY, 44, 100, cut="Assessment North")
    seen = Sight(True, "", frozenset({"Assessment North"}))
    assert told(flagging.of_month(MAY, seen=seen)) == [("Assessment North", ["jump"])]


def test_teams_that_do_not_add_up_are_told_to_who_sees_all(year):
    keep(MAY, 84, 100)
    keep(MAY, 83, 100, cut="Assessment North")
    assert told(flagging.of_month(MAY, seen=flagging.WHOLE)) == [("", ["sum_differs"])]


def test_an_older_figure_of_the_month_is_no_longer_flagged(year):
    keep(MAY, 40, 100, is_current=False)
    assert flagging.of_month(MAY, seen=flagging.WHOLE) == []


def test_results_just_made_are_flagged_by_their_id(year):
    made = [keep(MAY, 40, 100), keep(MAY, 40, 100, cut="Assessment North")]
    assert set(flagging.of_results(made)) == {one.figure_id for one in made}
    assert flagging.of_results([]) == {}


def test_figures_that_are_not_kept_are_held_against_what_is(year):
    figure = calculation.Figure(SLUG, MAY.id, "council", "", 40, 100, 0, 40.0, "known")
    (found,) = flagging.of_figures(MAY, [figure])
    assert (found.figure_id, found.flags[0].code) == ("", "jump")


def test_a_month_in_which_nothing_is_left_to_count_is_flagged_and_one_that_never_had_more_is_not(year):
    nothing = calculation.Figure(SLUG, MAY.id, "council", "", 0, 0, 0, None, "not_applicable", "Nothing to count")
    (found,) = flagging.of_figures(MAY, [nothing])
    assert [flag.sentence for flag in found.flags] == [
        "Nothing was counted; in the six months before it was usually about 100. "
        "Look whether part of the extract is missing."
    ]
    Result.objects.update(denominator=1)
    assert flagging.of_figures(MAY, [nothing]) == []


def test_what_is_unknown_is_not_flagged_and_no_past_either(db):
    for month in months_ending(MAY.previous(), 12):
        keep(month, 85, 100, state="unknown")
    keep(MAY, 40, 100)
    assert flagging.of_month(MAY, seen=flagging.WHOLE) == []
