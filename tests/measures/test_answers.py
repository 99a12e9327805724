"""Which returns can answer a measure, of which months one load speaks, and on which a figure would rest."""

from __future__ import annotations

import re
from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.measures import answers, definition
from goldenthread.measures.answers import Live
from goldenthread.records import returns
from goldenthread.records.models import Snapshot

LIBRARY = definition.computed()
SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)


def load(kind: str, as_at: date = date(2026, 11, 3)) -> Snapshot:
    return Snapshot(pk=1, kind=kind, as_at=as_at)


def months(slug: str, kind: str) -> list[Month]:
    return [month for month in (SEPTEMBER, OCTOBER) if answers.speaks_of(load(kind), LIBRARY[slug], month)]


@pytest.mark.parametrize("slug", LIBRARY)
def test_what_names_lists_of_annex_a_and_nothing_else_is_computed_from_them(slug):
    assert ("annex_a" in answers.kinds(LIBRARY[slug])) == bool(LIBRARY[slug].head.lists)


def test_the_latest_reviews_of_a_list_are_no_answer_to_how_many_were_held_in_time():
    """Of a hundred reviews due in a month the next list shows a fifth, those whose child had none since."""
    assert answers.kinds(LIBRARY["looked-after-reviews-due-in-the-month-held-in-time"]) == ("ssd", "nightly", "ssda903")


def test_a_table_is_not_asked_for_where_a_column_of_another_will_do():
    """Plans for permanence: the list of children in care names them, the dataset has them with their days."""
    plans = LIBRARY["looked-after-children-with-a-permanence-plan"]
    assert "cla_care_plan" in answers.tables_of(plans)
    assert answers.kinds(plans) == ("ssd", "annex_a", "nightly")


def test_a_column_with_the_name_of_a_table_is_no_table():
    disabled = LIBRARY["disabled-children-in-need-seen-in-date"]
    assert ".disability" in disabled.body
    assert answers.tables_of(disabled) == {"cin_episode", "person", "cin_visit"}


def test_a_dataset_answers_months_gone_by_but_not_with_how_people_stand_today():
    assert months("assessments-within-45-working-days", "ssd") == [SEPTEMBER, OCTOBER]
    assert months("care-leavers-suitable-accommodation-19-21", "ssd") == [OCTOBER]
    assert months("looked-after-children-offered-a-return-interview", "ssd") == [OCTOBER]


@pytest.mark.parametrize("slug", ["contacts-in-six-months", "referrals-per-10000-in-twelve-months"])
def test_looking_back_makes_no_load_speak_of_a_month_that_it_holds_nothing_of(slug):
    """One Annex A would say of every month before its six that nobody had been in touch."""
    every = [OCTOBER.plus(-back) for back in range(24)]
    spoken_of = [month for month in every if answers.speaks_of(load("annex_a"), LIBRARY[slug], month)]
    assert spoken_of == every[:5]


def test_every_measure_of_how_people_stood_when_the_extract_was_made_says_so():
    """Care leavers have one row each, without a day; so have the case status and the times missing in a year, and of
    those who held a plan or a period one after the other it names the last."""
    told = re.compile(r"\bcare_leaver\b|_last_12_months is null then null|case_status = 'CINP'")
    named = {slug for slug, one in LIBRARY.items() if told.search(one.body)}
    named |= {"open-children-per-worker", "caseloads-within-the-policy"}
    # Their count in the list is asked only where the earlier referrals or placements are not held.
    named -= {"re-referrals-within-12-months", "looked-after-children-with-3-or-more-placements"}
    assert named == {slug for slug, one in LIBRARY.items() if one.head.as_it_stands}


MAY = Month(2026, 5)
IN_TIME = "assessments-within-45-working-days"


def numbered(number: int, kind: str, as_at: date = MAY.last_day) -> Snapshot:
    return Snapshot(pk=number, kind=kind, as_at=as_at)


def test_one_more_takes_the_place_of_its_return_of_that_day() -> None:
    standing, again = numbered(1, returns.ANNEX_A), numbered(2, returns.ANNEX_A)
    april, live = numbered(3, returns.ANNEX_A, date(2026, 4, 30)), Live({returns.ANNEX_A: [standing]})
    assert live.with_one_more(again).reported(definition.get(IN_TIME), MAY) == again
    assert [each.pk for each in live.with_one_more(april).by_kind[returns.ANNEX_A]] == [3, 1]
    assert live.by_kind[returns.ANNEX_A] == [standing]


def test_a_return_that_is_asked_first_keeps_its_figures() -> None:
    whole, another = numbered(1, returns.SSD), numbered(2, returns.ANNEX_A)
    assert Live({returns.SSD: [whole]}).with_one_more(another).answer(definition.get(IN_TIME), MAY) == whole


def test_a_return_without_the_table_answers_nothing_about_it() -> None:
    live = Live({}).with_one_more(numbered(1, returns.ANNEX_A))
    assert live.answer(definition.get("looked-after-children-with-a-questionnaire"), MAY) is None
