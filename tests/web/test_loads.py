"""Data loads: handing in, the report, the second person, and who sees none of it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldenthread.accounts.models import Person
from goldenthread.ingest import operations
from goldenthread.ingest.models import Load
from goldenthread.web.loads import computing, presenters
from goldenthread.work.models import Job
from tests.ingest.annex_a import csvs, good
from tests.ingest.reading.zips import zipped
from tests.world import World

ON = dt.date(2026, 6, 3)


@pytest.fixture(autouse=True)
def fixed_day(settings: Any) -> None:
    settings.TODAY = ON


@pytest.fixture
def analyst(world: World) -> Person:
    return world.person("DT", name="Analyst")


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("DT", name="Data lead")


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def checked(by: Person, data: bytes | None = None, as_at: dt.date = good.AS_AT) -> Load:
    load = operations.start_load(
        kind="annex_a", data=data or good.workbook(), name="annex a.xlsx", as_at=as_at, by=by, on=ON, later=False
    )
    return operations.check_load(load=load, on=ON)


def form(data: bytes | None = None, name: str = "annex a.xlsx", **more: str) -> dict[str, Any]:
    fields = {"kind": "annex_a", "as_at-day": "31", "as_at-month": "5", "as_at-year": "2026", **more}
    return fields | {"file": SimpleUploadedFile(name, good.workbook() if data is None else data)}


def test_the_list_says_first_what_figures_rest_on(analyst: Person, lead: Person) -> None:
    page = signed_in(lead).get("/loads/").content.decode()
    assert "No extract has been loaded yet" in page
    load = checked(analyst)
    operations.submit(load=load, version=load.version, by=analyst, on=ON)
    page = signed_in(lead).get("/loads/").content.decode()
    assert "1 load waits for a second person" in page
    operations.make_live(load=load, version=load.version, accepted=_codes(load), by=lead, on=ON)
    page = signed_in(lead).get("/loads/").content.decode()
    assert "The newest figures rest on Annex A as at 31 May 2026" in page


def test_a_workbook_is_handed_in_and_its_check_can_be_watched(
    analyst: Person, django_capture_on_commit_callbacks: Any
) -> None:
    client = signed_in(analyst)
    assert client.get("/loads/new/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/loads/new/", form())
    load = Load.objects.get()
    assert response["Location"] == f"/jobs/{load.job_id}/"
    assert f"/loads/{load.pk}/" in client.get(response["Location"]).content.decode()
    assert load.state == Load.State.CHECKED


@pytest.mark.parametrize("name", ["may.zip", "may.xls"])
def test_a_zip_of_csv_files_and_an_old_workbook_are_taken_too(
    analyst: Person, django_capture_on_commit_callbacks: Any, name: str
) -> None:
    client = signed_in(analyst)
    offered = client.get("/loads/new/").content.decode()
    assert "zip of CSV files" in offered
    assert name[3:] in offered
    data = zipped(csvs.files()) if name == "may.zip" else csvs.old_workbook()
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/loads/new/", form(data, name=name))
    load = Load.objects.get()
    assert (load.state, load.file.kind, load.rows["rows_kept"]) == (Load.State.CHECKED, name[4:], 13)
    page = client.get(f"/loads/{load.pk}/lists/1/").content.decode()
    assert ("file List 1.csv" if name == "may.zip" else "sheet List_1") in page


def test_a_bad_file_is_told_beside_its_field_and_the_date_kept(analyst: Person) -> None:
    response = signed_in(analyst).post("/loads/new/", form(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))
    page = response.content.decode()
    assert response.status_code == 422
    assert "Office before 2007" in page
    assert 'value="2026"' in page


def test_a_day_to_come_is_told_beside_its_field(analyst: Person) -> None:
    response = signed_in(analyst).post("/loads/new/", form(**{"as_at-month": "12"}))
    assert response.status_code == 422
    assert "has not come yet" in response.content.decode()


def test_a_form_without_a_file_says_so(analyst: Person) -> None:
    response = signed_in(analyst).post("/loads/new/", {})
    assert response.status_code == 422
    assert "Choose the file" in response.content.decode()


def test_the_same_file_leads_to_the_load_that_is_there(analyst: Person, lead: Person) -> None:
    load = checked(analyst)
    response = signed_in(lead).post("/loads/new/", form(), follow=True)
    assert response.redirect_chain[-1][0] == f"/loads/{load.pk}/"
    assert "already loaded" in response.content.decode()


def test_the_report_names_what_was_rejected_row_by_row(analyst: Person) -> None:
    changed = good.rows()
    changed[1][0]["Date of Contact"] = "31/02/2026"
    load = checked(analyst, good.workbook(changed))
    client = signed_in(analyst)
    page = client.get(f"/loads/{load.pk}/").content.decode()
    assert "12 of 13 rows can be used; 1 row was rejected" in page
    rows = client.get(f"/loads/{load.pk}/lists/1/").content.decode()
    assert "there is no such day" in rows
    assert "31/02/2026" not in rows
    csv = client.get(f"/loads/{load.pk}/lists/1/?export=csv")
    assert csv["Content-Disposition"].startswith("attachment")
    assert "Date of Contact" in csv.content.decode("utf-8-sig")


def test_a_list_that_could_not_be_read_is_said_first_and_why_on_its_page(analyst: Person) -> None:
    load = checked(analyst, good.workbook(headings={"Date of Contact": "Contact day"}))
    client = signed_in(analyst)
    page = client.get(f"/loads/{load.pk}/").text
    assert re.search(r"gt-answer\">List 1: Contacts could not be read at all; of the rest \d+ of \d+ rows can", page)
    rows = client.get(f"/loads/{load.pk}/lists/1/").text
    assert "This list could not be read, so no row of it is used. List 1: Contacts was not read" in rows
    assert "Every row could be used" not in rows and "Contact day" in rows


def test_the_list_leads_to_whatever_else_is_handed_in(analyst: Person) -> None:
    client = signed_in(analyst)
    for address in ("/entries/files/", "/settings/populations/", "/settings/comparators/"):
        assert f'href="{address}"' in client.get("/loads/").text
        assert client.get(address).status_code == 200


def test_what_is_live_is_named_by_its_return(analyst: Person, lead: Person) -> None:
    load = checked(analyst)
    operations.submit(load=load, version=load.version, by=analyst, on=ON)
    operations.make_live(load=load, version=load.version, accepted=_codes(load), by=lead, on=ON)
    assert f'href="/loads/{load.pk}/">Annex A as at 31 May 2026</a>\n      <span' in signed_in(lead).get("/loads/").text


def test_a_load_goes_live_by_two_people(analyst: Person, lead: Person) -> None:
    load = checked(analyst)
    mine = signed_in(analyst)
    mine.post(f"/loads/{load.pk}/submit/", {"version": load.version})
    page = mine.get(f"/loads/{load.pk}/").content.decode()
    assert "someone else makes it live" in page
    assert f'action="/loads/{load.pk}/live/"' not in page
    load.refresh_from_db()
    refused = mine.post(f"/loads/{load.pk}/live/", {"version": load.version, "accepted": list(_codes(load))})
    assert "second person" in refused.content.decode()
    response = signed_in(lead).post(
        f"/loads/{load.pk}/live/", {"version": load.version, "accepted": list(_codes(load))}, follow=True
    )
    assert "is live" in response.content.decode()
    load.refresh_from_db()
    assert load.state == Load.State.LIVE
    job = Job.objects.get(kind="measures.compute")
    assert "2026-05" in job.arguments["months"], "the measures of its month are computed at once"


def test_a_load_goes_live_only_together_with_the_computing_that_follows(
    analyst: Person, lead: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = checked(analyst)
    operations.submit(load=load, version=load.version, by=analyst, on=ON)
    monkeypatch.setattr(computing, "ask_again", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        signed_in(lead).post(f"/loads/{load.pk}/live/", {"version": load.version, "accepted": list(_codes(load))})
    load.refresh_from_db()
    assert load.state == Load.State.WAITING


def test_a_doubt_must_be_ticked(analyst: Person, lead: Person) -> None:
    load = checked(analyst, good.with_cell(1, "Date of Contact", "never"))
    operations.submit(load=load, version=load.version, by=analyst, on=ON)
    load.refresh_from_db()
    assert [doubt["code"] for doubt in load.second_look] == ["many_rejected"]
    response = signed_in(lead).post(f"/loads/{load.pk}/live/", {"version": load.version})
    assert response.status_code == 422
    assert "tick it when it is right" in response.content.decode()


def test_taking_back_needs_a_reason(analyst: Person) -> None:
    load = checked(analyst)
    client = signed_in(analyst)
    response = client.post(f"/loads/{load.pk}/withdraw/", {"version": load.version, "reason": ""})
    assert response.status_code == 422
    assert "Say why" in response.content.decode()
    client.post(f"/loads/{load.pk}/withdraw/", {"version": load.version, "reason": "Wrong month."})
    load.refresh_from_db()
    assert load.state == Load.State.WITHDRAWN


def test_a_stale_form_is_told(analyst: Person, lead: Person) -> None:
    load = checked(analyst)
    stale = load.version
    operations.submit(load=load, version=stale, by=analyst, on=ON)
    response = signed_in(analyst).post(f"/loads/{load.pk}/withdraw/", {"version": stale, "reason": "Wrong month."})
    assert response.status_code in {409, 422}
    assert "Somebody else changed this load" in response.content.decode()


@pytest.mark.parametrize("role", ["TM", "SW", "SA", "BM", "DIR", "EM"])
def test_other_roles_see_no_load(world: World, analyst: Person, role: str) -> None:
    load = checked(analyst)
    client = signed_in(world.person(role))
    for address in ("/loads/", "/loads/new/", f"/loads/{load.pk}/", f"/loads/{load.pk}/lists/1/"):
        assert client.get(address).status_code == 403
    assert "/loads/" not in client.get("/").content.decode()


def test_the_programme_lead_sees_loads_but_hands_none_in(world: World, analyst: Person) -> None:
    load = checked(analyst)
    client = signed_in(world.person("PL"))
    page = client.get("/loads/").content.decode()
    assert "/loads/new/" not in page
    assert client.get(f"/loads/{load.pk}/").status_code == 200
    assert client.get("/loads/new/").status_code == 403


def test_home_says_what_waits_for_a_second_person(analyst: Person, lead: Person) -> None:
    load = checked(analyst)
    assert "Handed in by me" in signed_in(analyst).get("/").content.decode()
    operations.submit(load=load, version=load.version, by=analyst, on=ON)
    assert "1 data load waits for your yes" in signed_in(lead).get("/").content.decode()
    assert "waits for your yes" not in signed_in(analyst).get("/").content.decode()


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(
    analyst: Person, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(analyst)
    checked(analyst)
    client.get("/loads/")
    with CaptureQueriesContext(connection) as few:
        client.get("/loads/")
    for day in range(1, 5):
        checked(analyst, as_at=dt.date(2026, 5, 31) - dt.timedelta(days=day))
    with django_assert_max_num_queries(len(few)):
        client.get("/loads/")


def test_a_check_that_was_cut_off_says_so(analyst: Person) -> None:
    load = operations.start_load(
        kind="annex_a", data=good.workbook(), name="a.xlsx", as_at=good.AS_AT, by=analyst, on=ON, later=False
    )
    load.job = Job.objects.create(
        kind="ingest.check_load", title="x", state="failed", problem="The server stopped.", created_at=timezone.now()
    )
    load.save()
    client = signed_in(analyst)
    page = client.get(f"/loads/{load.pk}/").content.decode()
    assert "The check was cut off" in page
    assert "The server stopped." in page
    assert "Take this load back" in page
    assert "Check cut off" in client.get("/loads/").content.decode()
    load.refresh_from_db()
    response = client.post(f"/loads/{load.pk}/again/", {"version": load.version}, follow=True)
    assert "It is being checked again" in response.content.decode()
    assert "Try again" not in response.content.decode()
    assert Job.objects.filter(kind="ingest.check_load", state="queued").count() == 1


def test_a_load_refused_because_its_rows_are_held_leads_to_the_load_that_holds_them(analyst: Person) -> None:
    first = checked(analyst)
    again = checked(analyst, good.workbook(title_row=False))
    page = signed_in(analyst).get(f"/loads/{again.pk}/").content.decode()
    assert "already loaded" in page
    assert f'href="/loads/{first.pk}/"' in page


def test_a_load_left_behind_on_the_command_line_can_be_tried_again_by_those_who_hand_in(
    analyst: Person, world: World
) -> None:
    load = operations.start_load(
        kind="annex_a", data=good.workbook(), name="a.xlsx", as_at=good.AS_AT, by=analyst, on=ON, later=False
    )
    address = f"/loads/{load.pk}/"
    assert "Try again" in signed_in(analyst).get(address).content.decode()
    assert "Try again" not in signed_in(world.person("PL")).get(address).content.decode()


def test_a_load_that_is_not_there_is_not_found(analyst: Person) -> None:
    assert signed_in(analyst).get("/loads/999/").status_code == 404


def test_steps_are_taken_by_post_only(analyst: Person) -> None:
    load = checked(analyst)
    for step in ("submit", "live", "withdraw"):
        assert signed_in(analyst).get(f"/loads/{load.pk}/{step}/").status_code == 405


def _codes(load: Load) -> set[str]:
    return {doubt["code"] for doubt in load.second_look}


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2026, 5, 31), "Figures for May 2026 will rest on this load."),
        (dt.date(2026, 6, 3), "Figures for May 2026 will rest on this load."),
        (dt.date(2026, 5, 28), "so it answers for no month"),
    ],
)
def test_a_load_says_which_month_rests_on_it(analyst: Person, lead: Person, day: dt.date, said: str) -> None:
    load = checked(analyst, as_at=day)
    operations.submit(load=load, version=load.version, by=analyst, on=ON)
    assert said in signed_in(lead).get(f"/loads/{load.pk}/").text


@pytest.mark.parametrize(
    ("kept", "rejected", "told"),
    [
        (13, 0, "13 of 13 rows can be used. Look"),
        (12, 1, "12 of 13 rows can be used; 1 row was rejected, with the reason. Look"),
        (12, 0, "12 of 13 rows can be used; 1 row says again what another one says. Look"),
        (10, 1, "rejected, with the reason; 2 rows say again what another one says. Look"),
    ],
)
def test_the_first_sentence_accounts_for_every_row(kept: int, rejected: int, told: str) -> None:
    counts = {"rows_read": 13, "rows_kept": kept, "rows_rejected": rejected}
    load = Load(state=Load.State.CHECKED, report={"lists": [counts]})
    assert told in presenters.answer(load)


def test_one_row_is_one_row() -> None:
    load = Load(state=Load.State.CHECKED, report={"lists": [{"rows_read": 1, "rows_kept": 1, "rows_rejected": 0}]})
    assert presenters.answer(load).startswith("1 of 1 row can be used.")


def test_tables_are_named_as_people_name_them() -> None:
    counts = dict.fromkeys(("before", "now", "new", "gone", "changed"), 1)
    load = Load(report={"changes": {"sdq_score": counts, "ehc_assessment": counts, "pre_proceedings": counts}})
    assert [each.title for each in presenters.changes(load)] == ["SDQ score", "EHC assessment", "Pre-proceedings"]
