"""Restricting a record and lifting it, as pages: the child's id never stands in a page or an address."""

from __future__ import annotations

import pytest

from goldenthread.records.models import RestrictedChild
from tests.web.signing import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db
REASON = "Close to a member of staff"


def test_a_manager_restricts_an_id_that_no_load_holds_only_when_it_is_confirmed(world: World) -> None:
    client = signed_in(world.person("TM", world.north))
    assert "No record is restricted by you" in client.get("/restrictions/").text
    assert 'name="confirmed"' not in client.get("/restrictions/add/").text
    typed = {"child_id": "Amara", "reason": REASON}
    refused = client.post("/restrictions/add/", typed)
    assert refused.status_code == 422 and 'name="confirmed"' in refused.text
    assert client.post("/restrictions/add/", {**typed, "confirmed": "on"}).url == "/restrictions/"
    page = client.get("/restrictions/").text
    assert REASON in page and "Amara" not in page and "Ask to lift it" not in page
    assert "Amara" not in RestrictedChild.objects.get().child_digest


def test_two_lift_it_on_the_page(world: World) -> None:
    manager, director, guardian = (signed_in(world.person(code)) for code in ("DT", "DIR", "IG"))
    manager.post("/restrictions/add/", {"child_id": "Amara", "reason": REASON, "confirmed": "on"})
    found = RestrictedChild.objects.get()
    address = f"/restrictions/{found.pk}/lift/"
    typed = {"child_id": "Amara", "reason": "Has moved away", "version": found.version}
    assert director.post(address, {**typed, "child_id": "Ben"}).status_code == 422
    assert director.post(address, typed).url == "/restrictions/"
    found.refresh_from_db()
    assert "A second person must agree" in director.get("/restrictions/").text
    refused = director.post(f"{address}agree/", {"version": found.version}, follow=True)
    assert "A second person must agree" in refused.text and not RestrictedChild.objects.get().lifted_on
    assert "Has moved away" in guardian.get("/restrictions/").text
    done = guardian.post(f"{address}agree/", {"version": found.version}, follow=True)
    assert f"Restriction {found.pk} is lifted" in done.text
    assert guardian.get(address).status_code == 404


def test_what_was_asked_can_be_refused(world: World) -> None:
    guardian = signed_in(world.person("IG"))
    guardian.post("/restrictions/add/", {"child_id": "Amara", "reason": REASON, "confirmed": "on"})
    found = RestrictedChild.objects.get()
    guardian.post(f"/restrictions/{found.pk}/lift/", {"child_id": "Amara", "reason": "No need", "version": 1})
    found.refresh_from_db()
    kept = guardian.post(f"/restrictions/{found.pk}/lift/take-back/", {"version": found.version}, follow=True)
    assert f"Restriction {found.pk} stays" in kept.text and RestrictedChild.objects.get().lift_asked_on is None
