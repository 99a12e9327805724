"""The library of entered measures and milestones: as many as there should be, each complete."""

import tomllib
from collections import Counter

import pytest

from goldenthread.core.periods import Month
from goldenthread.measures import definition, entry
from goldenthread.measures.errors import DefinitionError

LIBRARY = definition.library()
ENTERED = [slug for slug, found in LIBRARY.items() if found.entry]
FILE = """
domain = "Training"
title = "Staff trained"
how_it_is_counted = "Of staff, those trained."
why_it_matters = "Children gain."
what_it_cannot_know = "Whether it helped."
source = "Training records"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Principal social worker"
checked_by = "Head of workforce"
review_due = 2027-04-01
local = true
local_reason = "nobody publishes it"
numerator = "Staff trained"
denominator = "Staff"

[staff-trained]
"""


def test_the_library_knows_three_kinds_and_how_many_there_are_of_each():
    assert Counter(found.nature for found in LIBRARY.values()) == {
        "computed": len(definition.computed()), "entered": 96, "milestone": 26,
    }  # fmt: skip


@pytest.mark.parametrize("slug", ENTERED)
def test_an_entered_measure_is_complete(slug):
    head, how = LIBRARY[slug].head, LIBRARY[slug].entry
    said = (head.title, head.why_it_matters, head.what_it_cannot_know, head.source, head.owner, head.checked_by,
            head.unit, how.domain, how.numerator)  # fmt: skip
    assert all(text.strip() for text in said)
    assert len(head.how_it_is_counted.split()) >= 8
    assert bool(how.denominator) == (head.kind in entry.DIVIDED)
    assert slug == slug.lower() and " " not in slug and "_" not in slug
    assert LIBRARY[slug].body == ""


def test_no_entered_measure_stands_twice_or_beside_a_computed_one():
    for name in ("title", "short_title", "how_it_is_counted"):
        texts = Counter(getattr(found.head, name).lower() for found in LIBRARY.values())
        assert [slug for slug in ENTERED if texts[getattr(LIBRARY[slug].head, name).lower()] > 1] == []


def test_every_file_of_the_folder_is_read_and_no_address_is_given_twice():
    tables = [
        slug
        for path in entry.FOLDER.glob("*.toml")
        for slug, found in tomllib.loads(path.read_text("utf-8")).items()
        if isinstance(found, dict)
    ]
    assert sorted(tables) == sorted(ENTERED)
    assert not set(tables) & set(definition.computed())


def test_a_definition_keeps_its_fingerprint_until_its_words_change():
    one, other = (next(entry.read("x.toml", text)).fingerprint for text in (FILE, FILE + "\n# a remark\n"))
    changed = next(entry.read("x.toml", FILE.replace("those trained", "those trained twice"))).fingerprint
    assert one == other != changed


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('kind = "proportion"', 'kind = "guess"', "kind must be one of"),
        ('denominator = "Staff"', "", "has a denominator in words"),
        ('kind = "proportion"', 'kind = "rate"', "for how many people"),
        ('unit = "%"', 'unit = "milestone"', "has the unit milestone"),
        ('numerator = "Staff trained"', "", "leaves something out"),
        ('source = "Training records"', 'source = ""', "source is empty"),
        ("[staff-trained]", "[staff-trained", "not valid TOML"),
    ],
)
def test_a_faulty_file_is_refused_by_name(before, after, fault):
    with pytest.raises(DefinitionError, match=fault) as refused:
        list(entry.read("training.toml", FILE.replace(before, after)))
    assert "training.toml" in refused.value.message


@pytest.mark.parametrize(
    ("basis", "due"),
    [
        ("monthly_flow", set(range(1, 13))), ("rolling_12", set(range(1, 13))), ("quarterly", {3, 6, 9, 12}),
        ("half_yearly", {3, 9}), ("termly", {4, 7, 12}), ("yearly", {3}), ("occasion", set()), ("once", set()),
    ],
)  # fmt: skip
def test_a_figure_is_due_for_the_month_that_ends_its_span(basis, due):
    how = entry.Entry("Training", "Staff")
    assert {number for number in range(1, 13) if entry.is_due(basis, Month(2026, number), how)} == due


def test_a_year_may_end_in_another_month():
    how = entry.Entry("Education", "Children", due_month=8)
    assert [number for number in range(1, 13) if entry.is_due("yearly", Month(2026, number), how)] == [8]
