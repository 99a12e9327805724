"""Every computed definition is shown on somebody who meets, misses, is not counted, lacks the fact, and at its edge.

The specs say of whom this holds (``shows``) and fail where the definition says otherwise, so that the marks are true;
here they are counted. A measure that is no share has nobody who misses: a row is counted or it is not.
"""

import ast
from pathlib import Path

import pytest

from goldenthread.measures import definition, worked
from tests.spec import keeping

SPECS = Path(__file__).resolve().parent.parent / "spec"
LIBRARY = definition.computed()
MARKS = {slug: [one.shows for each in worked.examples(slug) for one in each.outcomes] for slug in LIBRARY}


def marks(slug, *kinds):
    return [mark for mark in MARKS[slug] if mark.startswith(kinds)]


@pytest.mark.parametrize("slug", LIBRARY)
def test_it_is_shown_on_somebody_who_meets_it_or_is_counted(slug):
    assert marks(slug, *([worked.MEETS] if LIBRARY[slug].head.kind == "proportion" else [worked.MEETS, worked.COUNTED]))


@pytest.mark.parametrize("slug", [slug for slug, one in LIBRARY.items() if one.head.kind == "proportion"])
def test_a_share_is_shown_on_somebody_who_misses_it(slug):
    assert marks(slug, worked.MISSES)


@pytest.mark.parametrize("slug", LIBRARY)
def test_it_is_shown_on_somebody_who_is_not_counted(slug):
    assert marks(slug, worked.NOT_COUNTED)


@pytest.mark.parametrize("slug", LIBRARY)
def test_it_is_shown_on_somebody_whose_fact_is_missing(slug):
    assert marks(slug, worked.MISSING) or [mark for mark in MARKS[slug] if mark.endswith(worked.BLANK)]


@pytest.mark.parametrize("slug", LIBRARY)
def test_both_sides_of_its_edge_stand_in_one_example(slug):
    sides = [{one.outcome for one in each.outcomes if worked.EDGE in one.shows} for each in worked.examples(slug)]
    assert any(len(side) > 1 for side in sides)


EVERY = [(slug, each) for slug in LIBRARY for each in worked.examples(slug)]


def test_every_computed_definition_has_a_file_of_examples_and_no_file_is_of_another():
    assert {path.stem for path in worked.FOLDER.glob("*.toml")} == set(LIBRARY)


def test_no_example_is_kept_of_a_spec_that_is_gone():
    """A case that is gone while its spec stays is found by the spec itself, and one of a parameter below."""
    there = {
        f"{path.name}::{node.name}"
        for path in SPECS.glob("test_*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    assert {each.spec.partition("[")[0] for _, each in EVERY} <= there


def test_no_example_is_kept_of_a_case_that_is_gone(request):
    """Held against the specs of this run that were collected whole; a run of all tests holds every example."""
    collected = {f"{item.path.name}::{item.name}" for item in request.session.items if item.path.parent == SPECS}
    narrowed = request.config.option.keyword or any("::" in each for each in request.config.args)
    files = set() if narrowed else {name.partition("::")[0] for name in collected}
    assert {each.spec for _, each in EVERY if each.spec.partition("::")[0] in files} <= collected


def test_what_is_kept_reads_back_as_the_same_examples():
    some = worked.examples("referrals-per-10000-in-six-months")
    assert some
    assert worked.parse(keeping.as_text(some)) == some


def test_a_file_says_what_was_drawn_and_what_came_of_it():
    (only,) = worked.parse(ONE)
    assert only.pictures[0].drawings[0].rows == (("Amara", "2026-03-02"), ("Ben", ""))
    assert [(one.who, one.outcome, one.shows) for one in only.outcomes] == [
        ("Amara", "meets", "meets at the edge"), ("Ben", "missing", ""),
    ]  # fmt: skip
    assert only.figure is not None and only.figure.denominator is None
    assert only.is_told


def test_an_entered_measure_has_no_examples():
    assert worked.examples("life-story-books-overdue") == ()


ONE = '''
[[example]]
spec = "test_one.py::test_it"
title = "It"
month = "2026-05"
kind = "annex_a"
figure = { state = "known", numerator = 1, missing = 1, value = 1, reason = "" }
outcomes = """
who   | counted_on | outcome | amount | shows             | because
------+------------+---------+--------+-------------------+---------------
Amara | 2026-05-07 | meets   |        | meets at the edge | the first day
Ben   | 2026-05-08 | missing |        |                   |
"""
[[example.picture]]
as_at = 2026-05-31
[example.picture.tables]
assessment = """
child_id | started_on
---------+-----------
Amara    | 2026-03-02
Ben      |
"""
'''
