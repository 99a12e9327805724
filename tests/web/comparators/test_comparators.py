"""The pages of published files, and of what stands beside a measure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.accounts.models import Person
from goldenthread.measures import definition
from goldenthread.measures.comparators.choosing import put_beside
from goldenthread.measures.models import Beside, OwnAuthority, Release
from tests.measures.agreed import agreed, second
from tests.measures.comparators.files import FILE, ON, SLUG, put_all_in_use, put_in_use
from tests.world import World

TYPED = {"publication": "Children in need tables", "released_on-day": "12", "released_on-month": "11",
         "released_on-year": "2025", "more": ""}  # fmt: skip


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.TODAY = date(2026, 6, 8)


@pytest.fixture
def people(world: World) -> tuple[Person, Person]:
    return world.person("DT", name="Data officer"), world.person("PL", name="Programme lead")


def client(person: Person) -> Client:
    made = Client()
    made.force_login(person)
    return made


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def send(person: Person, data: bytes = FILE, **typed: str) -> Any:
    given = {"file": SimpleUploadedFile("figures.csv", data)} | TYPED | typed
    return client(person).post(reverse("comparator-new"), given)


def test_a_file_is_read_by_long_work_agreed_by_a_second_person_and_rolled_back(
    people: tuple[Person, Person], django_capture_on_commit_callbacks: Callable
) -> None:
    officer, lead = people
    with django_capture_on_commit_callbacks(execute=True):
        sent = send(officer)
    release = Release.objects.get()
    page = reverse("comparator-file", args=[release.pk])
    assert sent["Location"] == f"/jobs/{release.job_id}/"
    assert page in text(client(officer).get(sent["Location"]))
    said = text(client(officer).get(page))
    assert "1 indicator of 14 areas would stand beside our own figures" in said and "You handed it in" in said
    assert "2024 to 2025" in said and "1 suppressed" in said and "7 months ago" in said
    assert "figures of others" in text(client(lead).get("/")) and page in text(client(lead).get("/"))
    agreed = client(lead).post(reverse("comparator-agree", args=[release.pk]), {"version": 2}, follow=True)
    assert "Programme lead agreed" in text(agreed) and "Roll it back" in text(agreed)
    stale = client(lead).post(reverse("comparator-withdraw", args=[release.pk]), {"version": 2})
    assert stale.status_code == 422 and "Somebody else decided" in text(stale)
    back = client(lead).post(reverse("comparator-withdraw", args=[release.pk]), {"version": 3}, follow=True)
    assert "Programme lead withdrew it" in text(back)


def test_a_mistake_is_told_beside_its_field_with_what_was_typed(people: tuple[Person, Person]) -> None:
    said = send(people[0], data=b"%PDF-1.7 no table", publication="My tables")
    assert said.status_code == 422 and 'value="My tables"' in text(said)
    assert "id_file_error" in text(said) and not Release.objects.exists()
    assert "Enter the name of the publication" in text(send(people[0], publication=""))


def test_a_file_that_can_not_be_read_says_why_and_may_be_handed_in_again(
    people: tuple[Person, Person], django_capture_on_commit_callbacks: Callable
) -> None:
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            sent = send(people[0], data=b"a,b\n1,2\n")
    assert "none of the headings" in text(client(people[0]).get(sent["Location"]))
    release = Release.objects.latest("pk")
    said = text(client(people[1]).get(reverse("comparator-file", args=[release.pk])))
    assert "Nothing of it was taken." in said and "none of the headings" in said and "use them" not in said
    agreed = client(people[1]).post(reverse("comparator-agree", args=[release.pk]), {"version": release.version})
    assert agreed.status_code == 422 and "no figures to agree to" in text(agreed)
    assert "Could not be read" in text(client(people[1]).get(reverse("comparator-list")))


def test_while_a_file_is_read_the_page_says_so(people: tuple[Person, Person]) -> None:
    send(people[0])  # nothing is committed here, so no work begins
    page = reverse("comparator-file", args=[Release.objects.get().pk])
    assert "The file is being read." in text(client(people[0]).get(page))
    assert "See how far it is" in text(client(people[0]).get(page))
    assert "See how far it is" not in text(client(people[1]).get(page)), "a job is its owner's"


def test_the_list_says_what_is_loaded_how_old_it_is_and_what_is_not(people: tuple[Person, Person]) -> None:
    page = reverse("comparator-list")
    assert "No published figures are in use" in text(client(people[1]).get(page))
    put_in_use(FILE, people)
    said = text(client(people[1]).get(page))
    assert "1 published file in use" in said and "Nobody has said yet which authority this is" in said
    client(people[1]).post(reverse("comparator-authority"), {"version": 0, "key": "901"})
    said = text(client(people[1]).get(page))
    assert "Not loaded: statistical neighbours and inspection grades." in said and "Fenmere (901)" in said
    assert OwnAuthority.objects.get().set_by == people[1]


def test_the_measure_page_shows_others_by_year_with_band_rank_and_warning(people: tuple[Person, Person]) -> None:
    put_all_in_use(people)
    said = text(client(people[1]).get(reverse("measure", args=[SLUG])))
    assert "How others do" in said and "One month here, a year ending 31 March there." in said
    assert "22.5%" in said and "20.7%" in said and "Third quarter" in said and "7th of 11" in said
    assert "Children in need tables, released 12 November 2025" in said


def test_a_local_measure_says_so_and_one_without_a_file_says_what_is_missing(people: tuple[Person, Person]) -> None:
    put_in_use(FILE, people)
    local = text(client(people[1]).get(reverse("measure", args=["protection-plan-visits-in-date"])))
    assert "None is shown, because this measure is local" in local
    other = text(client(people[1]).get(reverse("measure", args=["second-or-later-protection-plans"])))
    assert "No loaded file has its published indicator" in other


def test_what_stands_beside_a_measure_is_chosen_by_hand_with_a_note(people: tuple[Person, Person]) -> None:
    put_all_in_use(people)
    page = reverse("measure-beside", args=["contacts-in-six-months"])
    refused = client(people[1]).post(page, {"version": 0, "code": "rereferral_pct", "note": ""})
    assert refused.status_code == 422 and "Say how far the two are alike" in text(refused)
    client(people[1]).post(page, {"version": 0, "code": "rereferral_pct", "note": "Made up."})
    assert Beside.objects.get().code == "rereferral_pct"
    stale = client(people[1]).post(page, {"version": 0, "code": "", "note": "Mine."})
    assert stale.status_code == 409 and "Made up." in text(stale) and "Mine." in text(stale)


def test_the_scorecard_has_a_column_of_others(people: tuple[Person, Person], world: World) -> None:
    put_all_in_use(people)
    put_beside(measure="contacts-in-six-months", code="rereferral_pct", note="Made up.", version=0, by=people[1], on=ON)
    for slug in (SLUG, "contacts-in-six-months", "second-or-later-protection-plans", "protection-plan-visits-in-date"):
        agreed(people[1], agreed_by=second(world), on=ON, measure=slug, operator="<=", value=20.0, starts_on=ON)
    said = text(client(people[1]).get(reverse("scorecard"), {"plan": "all"}))
    assert said.count("SN 20.7% (2025)") == 2
    assert said.count("not like for like") >= 2 and "Not loaded </td>" in said and "Local </td>" in said
    exported = client(people[1]).get(reverse("scorecard"), {"plan": "all", "export": "csv"}).content.decode()
    assert "SN 20.7% (2025), not like for like" in exported


def test_the_scorecard_asks_as_often_for_one_measure_as_for_all(people: tuple[Person, Person], world: World) -> None:
    put_all_in_use(people)
    asking = client(people[1])
    asking.get(reverse("scorecard"), {"plan": "all"})
    counts = []
    for slugs in ([SLUG], [each for each in definition.computed() if each != SLUG]):
        for slug in slugs:
            agreed(people[1], agreed_by=second(world), on=ON, measure=slug, operator="<=", value=20.0, starts_on=ON)
        with CaptureQueriesContext(connection) as asked:
            asking.get(reverse("scorecard"), {"plan": "all"})
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_funnel_of_authorities_has_chart_sentence_and_table(people: tuple[Person, Person]) -> None:
    put_all_in_use(people)
    page = text(client(people[1]).get(reverse("measure", args=[SLUG])))
    address = reverse("measure-funnel", args=[SLUG])
    assert f'href="{address}"' in page
    said = text(client(people[1]).get(address))
    assert "Of 11 authorities, " in said and "<svg" in said and "Fenmere" in said and "45 of 200" in said
    assert "1 authority without both numbers left out." in said
    none = text(client(people[1]).get(reverse("measure-funnel", args=["second-or-later-protection-plans"])))
    assert "so there is no funnel" in none
