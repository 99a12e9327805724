"""Every address × every role × every kind of thing: the right answer, and no word about a child who is not theirs."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from tests.authz.table import RULES


def _names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}"


def test_every_address_has_a_name_and_a_line_in_the_table() -> None:
    names = list(_names(get_resolver().url_patterns))
    assert [name for name in names if name.endswith("None")] == []
    assert sorted(set(names) - set(RULES)) == []
    assert sorted(set(RULES) - set(names)) == []
