"""Several people at once, on a database that really is shared: one chain, and one winner of two forms."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.core.errors import StaleVersion
from goldenthread.history import chain, versions
from goldenthread.history.models import Entry
from tests.together import WRITERS, Together
from tests.world import World

DAY = date(2026, 11, 20)
LINES = 8


def test_lines_added_at_once_make_one_chain_without_a_gap(world_on_disk: World, together: Together) -> None:
    by = world_on_disk.someone  # type: ignore[attr-defined]

    def write(number: int) -> None:
        for line in range(LINES):
            with transaction.atomic():
                history.record("tests.said", subject=world_on_disk.north, by=by, on=DAY, detail=f"{number} {line}")

    together(write)
    found = together(lambda _: (chain.verify(), list(Entry.objects.values_list("seq", flat=True))))
    assert found[0] == ([], list(range(1, WRITERS * LINES + 1)))


def test_a_line_rolled_back_leaves_no_gap_for_those_who_write_meanwhile(
    world_on_disk: World, together: Together
) -> None:
    by = world_on_disk.someone  # type: ignore[attr-defined]

    def write(number: int) -> None:
        for line in range(LINES):
            with transaction.atomic():
                history.record("tests.said", subject=world_on_disk.north, by=by, on=DAY)
                transaction.set_rollback((number + line) % 2 == 0)

    together(write)
    assert together(lambda _: (chain.verify(), Entry.objects.count()))[0] == ([], WRITERS * LINES // 2)


def test_of_many_forms_sent_at_once_one_wins(world_on_disk: World, together: Together) -> None:
    def save(_: int) -> str:
        try:
            with transaction.atomic():
                versions.claim(world_on_disk.north, 1)
        except StaleVersion:
            return "told"
        return "saved"

    assert sorted(together(save)) == ["saved", *["told"] * (WRITERS - 1)]
