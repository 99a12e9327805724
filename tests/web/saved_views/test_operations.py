"""The operations of saved views, without a page."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.history.models import Entry
from goldenthread.web.models import SavedView
from goldenthread.web.saved_views import operations
from tests.world import World

ON = date(2026, 6, 8)


def test_who_sees_no_scorecard_keeps_no_view(world: World) -> None:
    with pytest.raises(NotAllowed):
        operations.keep(name="Mine", asked="", by=world.person(None), on=ON)


def test_a_person_keeps_at_most_fifty(world: World) -> None:
    lead = world.person("PL")
    SavedView.objects.bulk_create(SavedView(person=lead, name=f"View {n}", kept_on=ON) for n in range(50))
    with pytest.raises(Refusal, match="You keep 50 views already"):
        operations.keep(name="One more", asked="", by=lead, on=ON)


def test_a_stale_version_changes_nothing(world: World) -> None:
    lead = world.person("PL")
    view = operations.keep(name="Mine", asked="", by=lead, on=ON)
    operations.share(view=view, version=1, shared=True, by=lead, on=ON)
    with pytest.raises(StaleVersion):
        operations.share(view=view, version=1, shared=False, by=lead, on=ON)
    assert SavedView.objects.get().is_shared
    assert Entry.objects.filter(kind="web.view_shared").get().changes == {"is_shared": [False, True]}


def test_one_does_not_change_a_view_of_another(world: World) -> None:
    view = operations.keep(name="Mine", asked="", by=world.person("PL"), on=ON)
    other = world.person("PL")
    with pytest.raises(OutOfReach):
        operations.rename(view=view, version=1, name="Theirs", by=other, on=ON)
    with pytest.raises(OutOfReach):
        operations.restore(view=view, version=1, by=other, on=ON)


def test_a_name_given_away_keeps_a_removed_view_away(world: World) -> None:
    lead = world.person("PL")
    view = operations.keep(name="Mine", asked="", by=lead, on=ON)
    operations.remove(view=view, version=1, by=lead, on=ON)
    operations.keep(name="mine", asked="", by=lead, on=ON)
    with pytest.raises(Refusal, match="You have a view of this name"):
        operations.restore(view=view, version=2, by=lead, on=ON)
