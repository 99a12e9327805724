"""What is read once and stays is not looked through again, and the search goes on as before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from goldenthread.core import lasting


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_nothing_is_looked_through_while_it_is_read_and_all_of_it_is_put_aside() -> None:
    with lasting.kept():
        assert not gc.isenabled()
        held = [[number] for number in range(1_000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= len(held)
    assert not any(each is held for each in gc.get_objects())


def test_it_goes_on_after_an_error_and_stays_off_where_it_was_off() -> None:
    with pytest.raises(ZeroDivisionError), lasting.kept():
        _ = 1 / 0
    assert gc.isenabled()
    gc.disable()
    try:
        with lasting.kept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
