"""Every computed definition is shown on somebody who meets, misses, is not counted, lacks the fact, and at its edge.

The specs say of whom this holds (``shows``) and fail where the definition says otherwise, so that the marks are true;
here they are counted. A measure that is no share has nobody who misses: a row is counted or it is not.
"""

import pytest

from goldenthread.measures import definition, worked

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
