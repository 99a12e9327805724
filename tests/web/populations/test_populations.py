"""The pages of published populations, and the figure that rests on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from goldenthread.accounts.models import Person
from goldenthread.ingest.models import PublishedFile
from goldenthread.records.models import Setting
from tests.ingest.test_publishing import FILE, csv
from tests.world import World

TYPED = {
    "authority": "Fenmere", "publication": "Mid-year population estimates", "released_on-day": "30",
    "released_on-month": "7", "released_on-year": "2025",
}  # fmt: skip


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.TODAY = date(2026, 6, 8)


def client(person: Person) -> Client:
    made = Client()
    made.force_login(person)
    return made


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def send(person: Person, data: bytes = FILE, **typed: str) -> Any:
    given = {"file": SimpleUploadedFile("estimates.csv", data)} | TYPED | typed
    return client(person).post(reverse("population-new"), given)


def test_a_file_is_handed_in_looked_at_and_set_by_a_second_person(
    world: World, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    officer, lead = world.person("DT", name="Data officer"), world.person("PL", name="Programme lead")
    sent = send(officer)
    assert sent.status_code == 302
    said = text(client(officer).get(sent["Location"]))
    assert "2 years of 3 would be set for Fenmere" in said and "You handed it in" in said
    assert "61,400" in said and "+1.0%" in said and "From 30 Jul 2025 until the next estimate" in said
    assert "Not set. The file has “c” in 2022: suppressed." in said
    file = PublishedFile.objects.get()
    assert f'<a class="govuk-link" href="{sent["Location"]}">' in text(client(lead).get("/"))
    assert sent["Location"] not in text(client(officer).get("/"))
    agreed = client(lead).post(reverse("population-agree", args=[file.pk]), {"version": 1}, follow=True)
    assert "2 years of 3 were set for Fenmere. Programme lead decided" in text(agreed)
    assert "Rates of this month rest on 62,000 children: the mid-2024 estimate" in text(
        client(lead).get(reverse("population-list"))
    )
    settings = text(client(lead).get(reverse("settings")))
    assert "mid-2024 estimate" in settings and "Published populations" in settings


def test_a_mistake_is_told_beside_its_field_with_what_was_typed(world: World) -> None:
    officer = world.person("DT")
    said = text(send(officer, authority="Westmoor"))
    assert "no authority called Westmoor; it has 1" in said and 'value="Westmoor"' in said
    assert 'id="authority-error"' in said or "authority" in said.split("no authority called")[0]
    assert send(officer, data=b"a,b\n1,2\n").status_code == 422
    assert "Enter the name or the code of your authority" in text(send(officer, authority=""))


def test_the_form_remembers_the_authority_and_the_publication(world: World) -> None:
    officer = world.person("DT")
    send(officer)
    said = text(client(officer).get(reverse("population-new")))
    assert 'value="Fenmere"' in said and 'value="Mid-year population estimates"' in said


def test_without_any_population_the_page_says_so_and_how_to_fill_it(world: World) -> None:
    said = text(client(world.person("DT")).get(reverse("population-list")))
    assert "No population is set, so every rate is unknown." in said and "Hand in a file" in said


def test_one_that_waits_is_withdrawn(world: World) -> None:
    officer, lead = world.person("DT"), world.person("PL")
    send(officer, csv(y2024="62000"))
    address = reverse("population-withdraw", args=[PublishedFile.objects.get().pk])
    assert client(lead).post(address, {"version": 1}).status_code == 302
    assert not Setting.objects.exists()
    assert "Only a file that waits can be withdrawn" in text(client(lead).post(address, {"version": 2}))


def test_a_step_on_an_old_page_is_refused(world: World) -> None:
    officer, lead = world.person("DT"), world.person("PL")
    send(officer)
    answer = client(lead).post(reverse("population-agree", args=[PublishedFile.objects.get().pk]), {"version": 7})
    assert "Somebody else decided" in text(answer) and not Setting.objects.exists()
