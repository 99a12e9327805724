"""Library ids and variants: one definition answers a row, and a variant says of what it is one."""

from collections import Counter

import pytest

from goldenthread.measures import definition

LIBRARY = definition.library()


def test_no_two_definitions_answer_the_same_row():
    named = Counter(one.head.library for one in LIBRARY.values() if one.head.library)
    assert max(named.values()) == 1


@pytest.mark.parametrize("slug", [slug for slug, one in LIBRARY.items() if one.head.variant_of])
def test_a_variant_is_of_another_definition_that_is_none_itself(slug):
    main = LIBRARY[slug].head.variant_of
    assert main != slug
    assert not LIBRARY[main].head.variant_of
