"""Python's search for cycles rests while very many objects are made, and only then."""

import gc

import pytest

from goldenthread.core import memory


@pytest.fixture(autouse=True)
def searching():
    """As Python starts, and as it was found."""
    was_on = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was_on else gc.disable)()


def test_the_search_rests_inside_and_goes_on_after():
    with memory.no_search_for_cycles():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error():
    with pytest.raises(ValueError, match="refused"), memory.no_search_for_cycles():
        raise ValueError("refused")
    assert gc.isenabled()


def test_who_had_it_off_has_it_off_after():
    gc.disable()
    with memory.no_search_for_cycles():
        pass
    assert not gc.isenabled()
