"""Erasing words from the history, as pages."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Erasure
from goldenthread.history.models import Entry
from tests.web.signing import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db


def test_one_finds_and_asks_and_another_erases(world: World, today: date) -> None:
    by = world.person("PL")
    with transaction.atomic():
        history.record("tests.written", subject=by, by=by, on=today, detail="Amara Example rang")
    line = Entry.objects.latest("seq")
    first, second = signed_in(world.person("IG")), signed_in(world.person("IG"))
    assert "Nothing waits to be erased" in first.get("/erasure/").text
    assert first.post("/erasure/", {"words": "am"}).status_code == 422
    assert "No line of history holds these words" in first.post("/erasure/", {"words": "Nobody said this"}).text
    found = first.post("/erasure/", {"words": "amara"}).text
    assert "Amara Example rang" in found and f"/erasure/lines/{line.seq}/" in found
    assert first.post(f"/erasure/lines/{line.seq}/", {"reason": ""}).status_code == 422
    assert first.post(f"/erasure/lines/{line.seq}/", {"reason": "Request 12"}).url == "/erasure/"
    asked = Erasure.objects.get()
    assert "A second person must agree" in first.get("/erasure/").text
    first.post(f"/erasure/{asked.pk}/agree/", {"version": asked.version})
    line.refresh_from_db()
    assert line.detail
    assert "Amara Example rang" in second.get("/erasure/").text
    done = second.post(f"/erasure/{asked.pk}/agree/", {"version": asked.version}, follow=True).text
    assert f"The text of line {line.seq} is erased" in done and "Amara" not in done
    assert second.get(f"/erasure/lines/{line.seq}/").status_code == 404
