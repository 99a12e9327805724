"""Definitions against the published ones that they name."""

import re

from goldenthread.measures import definition
from tests.shared import shared

LIBRARY = definition.computed()
WAYS = {"high": "higher", "low": "lower", "none": "neither"}


def polarities():
    """Each published indicator with the direction that the sources give it."""
    found, current = {}, ""
    for line in shared("standards/indicators.yaml").read_text("utf-8").splitlines():
        if started := re.match(r"- id: (\S+)", line):
            current = started[1]
        elif told := re.match(r"  polarity: (\S+)", line):
            found[current] = WAYS[told[1]]
    return found


def test_a_measure_that_names_a_published_one_has_its_direction():
    known = polarities()
    named = {slug: one.head.published for slug, one in LIBRARY.items() if one.head.published}
    assert set(named.values()) <= set(known)
    # Turned round by nobody: a count of open assessments is better low in both, and a rate is neither good nor bad.
    assert {slug: LIBRARY[slug].head.better for slug in named} == {slug: known[of] for slug, of in named.items()}


def test_at_most_one_measure_may_stand_beside_each_published_figure():
    beside = [one.head.published for one in LIBRARY.values() if one.comparable]
    assert len(beside) == len(set(beside))


def test_a_rate_of_a_year_is_the_one_that_stands_beside_the_published_rate():
    for one in LIBRARY.values():
        if one.comparable and one.head.kind == "rate":
            assert one.head.basis in ("rolling_12", "month_end_stock")
