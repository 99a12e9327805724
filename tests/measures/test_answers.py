"""Which returns can answer a measure, and of which months one load speaks."""

from __future__ import annotations

import re
from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.measures import answers, definition
from goldenthread.records.models import Snapshot

LIBRARY = definition.computed()
SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)


def load(kind: str, as_at: date = date(2026, 11, 3)) -> Snapshot:
    return Snapshot(pk=1, kind=kind, as_at=as_at)


def months(slug: str, kind: str) -> list[Month]:
    return [month for month in (SEPTEMBER, OCTOBER) if answers.speaks_of(load(kind), LIBRARY[slug], month)]


@pytest.mark.parametrize("slug", [slug for slug, one in LIBRARY.items() if one.head.lists])
def test_what_names_lists_of_annex_a_is_computed_from_them(slug):
    assert "annex_a" in answers.kinds(LIBRARY[slug])


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


def test_every_measure_of_how_people_stood_when_the_extract_was_made_says_so():
    """Care leavers have one row each, without a day; so have the case status and the times missing in a year."""
    told = re.compile(r"\bcare_leaver\b|_last_12_months is null then null|case_status = 'CINP'")
    named = {slug for slug, one in LIBRARY.items() if told.search(one.body)}
    # Their count in the list is asked only where the earlier referrals or placements are not held.
    named -= {"re-referrals-within-12-months", "looked-after-children-with-3-or-more-placements"}
    assert named == {slug for slug, one in LIBRARY.items() if one.head.as_it_stands}
