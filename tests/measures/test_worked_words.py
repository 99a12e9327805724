"""Worked examples in the words of a reader."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.measures import definition, manual, worked, worked_words
from goldenthread.measures.worked import Drawing, Example, Figure, Outcome, Picture, Setting

SLUG = "assessments-within-45-working-days"
ROWS = (("Amara", "2026-03-02", "2026-05-07"), ("Ben", "2026-03-02", ""))
PICTURE = Picture(date(2026, 5, 31), (Drawing("assessment", ("child_id", "started_on", "authorised_on"), ROWS),))
MET = Outcome("Amara", "2026-05-07", "meets", "", "meets at the edge", "authorised on 2026-05-07")
OPEN = Outcome("Ben", "", "not counted", "", "not counted", "still open")


def example(**more):
    whole = {
        "spec": "", "title": "The 45th day is in time", "month": Month(2026, 5), "kind": "annex_a",
        "pictures": (PICTURE,), "settings": (), "figure": Figure("known", 1, 1, 0, 100, ""), "outcomes": (MET, OPEN),
    }  # fmt: skip
    return Example(**(whole | more))


@pytest.fixture
def told(monkeypatch):
    def of(slug=SLUG, **more):
        monkeypatch.setattr(worked, "examples", lambda asked: (example(**more),))
        (only,), _ = worked_words.examples(definition.get(slug))
        return only

    return of


def test_it_says_what_was_drawn_with_blank_cells_as_blank_and_days_in_words(told):
    (grid,) = told().drawn
    assert grid.caption == "Assessment"
    assert grid.headings == ("Child", "Started on", "Authorised on")
    assert grid.rows[1] == ("Ben", "2 Mar 2026", "blank")


def test_it_says_of_each_whether_counted_whether_met_and_why(told):
    outcome = told().outcome
    assert outcome.headings == ("Who", "Counted?", "Meets what is asked?", "Why")
    assert outcome.rows == (
        ("Amara", "Yes", "Yes", "At the edge: authorised on 7 May 2026"), ("Ben", "No", "", "Still open"),
    )  # fmt: skip


def test_where_fewer_are_better_met_is_what_the_title_names(told):
    assert "Is what the title names?" in told("assessments-open-beyond-45-working-days").outcome.headings


def test_somebody_counted_twice_is_told_apart_by_the_day(told):
    twice = Outcome("Amara", "2026-05-20", "misses")
    outcome = told(outcomes=(MET, twice)).outcome
    assert outcome.headings[:2] == ("Who", "Counted on")
    assert [row[1] for row in outcome.rows] == ["7 May 2026", "20 May 2026"]


def test_the_figure_or_why_there_is_none(told):
    assert told().figure == "The figure: 100% (1 of 1)."
    unknown = Figure("unknown", 1, 1, 1, None, "1 of 2 rows lack the fact; the measure allows 10%")
    assert told(figure=unknown).figure.startswith("No figure is given: 1 of 2 rows lack the fact")
    assert told(figure=None).figure == "This example shows only who is looked at."


def test_a_setting_comes_with_its_meaning_days_and_source(told):
    setting = Setting("supervision_days", 43, "2026-01-01", "", "Practice standards 2026")
    assert told(settings=(setting,)).settings[0].endswith("43 days, from 1 Jan 2026 (Practice standards 2026).")


def test_examples_that_say_of_nobody_why_stand_behind_the_others(monkeypatch):
    plain = example(outcomes=(Outcome("Ben", "", "not counted"),))
    monkeypatch.setattr(worked, "examples", lambda asked: (plain, example()))
    told, others = worked_words.examples(definition.get(SLUG))
    assert [one.outcome.headings[-1] for one in (*told, *others)] == ["Why", "Counted?"]


def test_the_page_of_the_documentation_has_the_words_the_parameters_and_the_examples():
    text = manual.page(definition.get("open-children-with-supervision-in-date"))
    for words in (
        "**What it cannot know**",
        "**The council's own numbers**",
        "## Worked examples",
        "| Who | Counted? |",
    ):
        assert words in text


def test_the_list_of_measures_leads_to_every_page():
    assert manual.index().count(".md)") == len(definition.computed())
