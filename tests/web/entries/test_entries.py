"""Entering a figure on a page, taking it back, what is due, the library, and files."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.measures import definition, entering
from goldenthread.measures.given import Given
from goldenthread.measures.models import EnteredValue, EntryFile
from goldenthread.plans import operations as plans
from tests.world import World

MAY, ON = Month(2026, 5), date(2026, 6, 8)
AUDITS, MEETINGS = "audits-good-overall", "meetings-held"
FIGURES = "measure,period,team,numerator,denominator,note\n"


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.TODAY = ON


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL", name="Programme lead")


def client(person: Person) -> Client:
    made = Client()
    made.force_login(person)
    return made


def address(slug: str = AUDITS, **asked: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in ({"period": "2026-05"} | asked).items())
    return f"{reverse('measure-enter', args=[slug])}?{query}"


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def enter(by: Person, numerator: float = 12, **more: Any) -> EnteredValue:
    said = Given(AUDITS, MAY, numerator=numerator, denominator=16, **more)
    return entering.enter_value(said=said, version=0, by=by, on=ON)


def test_the_form_asks_in_the_measures_own_words(lead: Person) -> None:
    said = text(client(lead).get(address()))
    how = definition.get(AUDITS).entry
    assert how and how.numerator in said and how.denominator in said
    assert "done_on" not in said


def test_a_figure_is_entered_and_stands_on_the_measures_page(lead: Person) -> None:
    me = client(lead)
    sent = me.post(address(), {"version": 0, "numerator": "12", "denominator": "16", "source": "Tracker", "note": ""})
    assert sent.status_code == 302
    assert "75% (12 of 16) is entered for May 2026." in text(me.get(sent["Location"]))
    page = text(me.get(f"{reverse('measure', args=[AUDITS])}?period=2026-05"))
    assert "75% (12 of 16) in May 2026" in page and "Entered by Programme lead" in page and "Tracker" in page


def test_a_mistake_is_told_beside_its_field_and_what_was_typed_is_kept(lead: Person) -> None:
    sent = client(lead).post(address(), {"version": 0, "numerator": "17", "denominator": "16", "note": "As told"})
    said = text(sent)
    assert sent.status_code == 422
    assert "17 is more than the 16 it is a part of." in said and "As told" in said and 'value="17"' in said


def test_a_form_overtaken_by_somebody_shows_both_and_saves_when_sent_again(world: World, lead: Person) -> None:
    enter(world.person("PL", name="Other lead"), 11)
    typed = {"version": 0, "numerator": "12", "denominator": "16"}
    sent = client(lead).post(address(), typed)
    assert sent.status_code == 409 and "Somebody else changed this" in text(sent) and "11.0" in text(sent)
    assert client(lead).post(address(), typed | {"version": 1}).status_code == 302
    assert EnteredValue.objects.get(is_current=True).numerator == 12


def test_a_milestone_asks_for_its_day_and_what_shows_it(lead: Person) -> None:
    me = client(lead)
    assert "Say whether it is done" in text(me.post(address(MEETINGS), {"version": 0}))
    typed = {"version": 0, "done": "yes", "done_on_0": "", "note": "Minutes"}
    assert "It is not said on which day this was done." in text(me.post(address(MEETINGS), typed))
    typed |= {"done_on-day": "21", "done_on-month": "5", "done_on-year": "2026"}
    assert me.post(address(MEETINGS), typed).status_code == 302
    page = text(me.get(f"{reverse('measure', args=[MEETINGS])}?period=2026-05"))
    assert "Done in May 2026" in page and "Minutes" in page


def test_the_page_of_a_figure_says_who_entered_it(lead: Person) -> None:
    value = enter(lead, source="Audit tracker")
    said = text(client(lead).get(reverse("figure", args=[value.figure_id])))
    assert "Entered by Programme lead" in said and "Audit tracker" in said


def test_somebody_who_does_not_enter_it_is_told_who_does(world: World) -> None:
    me = client(world.person("QA"))
    assert "You do not enter this figure of the whole council. It is for: Head of quality" in text(me.get(address()))
    sent = me.post(address(), {"version": 0, "numerator": "12", "denominator": "16"})
    assert sent.status_code == 422 and not EnteredValue.objects.exists()


def test_a_partner_who_owns_a_measure_sees_only_what_they_entered(world: World, lead: Person) -> None:
    partner = world.person("PA", name="Partner", organisation=world.partner)
    partner.post = definition.get(AUDITS).head.owner
    partner.save()
    enter(lead, 11)
    said = text(client(partner).get(address()))
    assert "11 of 16" not in said and "Nothing was entered that you may see" in said
    assert client(partner).post(address(), {"version": 1, "numerator": "13", "denominator": "16"}).status_code == 302
    assert "13 of 16" in text(client(partner).get(address()))


def test_an_entry_is_taken_back_with_a_reason(lead: Person) -> None:
    value, me = enter(lead), client(lead)
    where = reverse("entry-take-back", args=[value.pk])
    assert me.post(where, {"reason": ""}).status_code == 422
    assert me.post(where, {"reason": "Wrong month"}).status_code == 302
    said = text(me.get(address()))
    assert "Taken back" in said and "Wrong month" in said and "12 of 16" in said


def test_what_is_due_names_the_owner_and_leads_to_the_form(world: World, lead: Person) -> None:
    plan = plans.create_plan(name="Better", unit=world.authority, by=lead, on=ON)
    area = plans.add_area(plan=plan, name="Quality", unit=world.safeguarding, by=lead, on=ON)
    plans.add_scorecard_line(plan=plan, area=area, text="Audits", measure_slug=AUDITS, by=lead, on=ON)
    said = text(client(lead).get(reverse("entry-due")))
    assert "1 of 1 figures for May 2026 are not entered yet, by one owner." in said
    assert address() in said and "Head of quality assurance" in said
    enter(lead)
    assert "Every figure for May 2026 is entered: 1." in text(client(lead).get(reverse("entry-due")))
    everything = text(client(lead).get(f"{reverse('entry-due')}?use=all&period=2026-03"))
    assert definition.get("stage-1-complaints").head.title in everything


def test_a_report_and_an_area_say_that_nobody_entered_and_then_the_figure(world: World, lead: Person) -> None:
    plan = plans.create_plan(name="Better", unit=world.authority, by=lead, on=ON)
    area = plans.add_area(plan=plan, name="Quality", unit=world.safeguarding, by=lead, on=ON)
    plans.add_scorecard_line(plan=plan, area=area, text="Audits", measure_slug=AUDITS, by=lead, on=ON)
    plans.add_action(
        area=area, reference="1", text="Audit more", leads=["Head"], due="01/05/2026", by=lead, on=date(2026, 4, 1)
    )
    pages = [
        reverse("area", args=[area.pk]), f"{reverse('exception-report', args=[plan.pk])}?period=2026-05",
        f"{reverse('scorecard')}?period=2026-05", reverse("exceptions"), reverse("home"),
    ]  # fmt: skip
    before = [client(lead).get(where) for where in pages]
    assert [answer.status_code for answer in before] == [200] * len(pages)
    assert all("obody has entered May 2026" in text(answer) for answer in before[:3])
    value = enter(lead)
    after = [text(client(lead).get(where)) for where in pages]
    assert all("75%" in said for said in after[:3])
    assert value.figure_id in after[1]


def test_what_is_due_names_no_staff_to_those_outside(world: World, lead: Person) -> None:
    holder = world.person("QA", name="Ines Field")
    holder.post = definition.get(AUDITS).head.owner
    holder.save()
    where = f"{reverse('entry-due')}?use=all"
    assert "Ines Field" in text(client(lead).get(where))
    assert "Ines Field" not in text(client(world.person("EM")).get(where))


@pytest.mark.parametrize(
    ("kind", "count"), [("computed", len(definition.computed())), ("entered", 96), ("milestone", 26)]
)
def test_the_library_is_filtered_by_kind(lead: Person, kind: str, count: int) -> None:
    answer = client(lead).get(f"{reverse('measure-list')}?kind={kind}")
    assert f"{count} of {len(definition.library())} measures shown" in text(answer)


def test_the_library_exports_what_is_seen(lead: Person) -> None:
    answer = client(lead).get(f"{reverse('measure-list')}?kind=milestone&export=csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 27


def test_no_rows_stand_behind_an_entered_figure(world: World) -> None:
    assert client(world.person("DT")).get(reverse("measure-cases", args=[AUDITS])).status_code == 404


def hand_in(person: Person, *lines: str) -> Any:
    file = SimpleUploadedFile("figures.csv", (FIGURES + "\n".join(lines)).encode(), "text/csv")
    day = {"as_at-day": "31", "as_at-month": "5", "as_at-year": "2026"}
    return client(person).post(reverse("entry-file-new"), {"file": file} | day)


def test_a_file_is_reported_and_entered_by_a_second_person(world: World) -> None:
    officer, manager = world.person("DT", name="Data officer"), world.person("DT", name="Data manager")
    sent = hand_in(officer, f"{AUDITS},2026-05,,12,16,=1+1", f"{AUDITS},2026-04,,17,16,")
    said = text(client(officer).get(sent["Location"]))
    assert "1 of 2 rows can be entered" in said and "17 is more than the 16 it is a part of." in said
    assert "You handed it in" in said and "I have looked at these" not in said
    agree = reverse("entry-file-agree", args=[EntryFile.objects.get().pk])
    assert client(officer).post(agree, {"version": 1}).status_code == 422
    assert client(manager).post(agree, {"version": 1}).status_code == 302
    value = EnteredValue.objects.get()
    assert (value.value, value.note, value.by) == (75, "=1+1", officer)


def test_a_file_that_waits_stands_on_the_home_page_of_whoever_may_agree(world: World) -> None:
    officer, manager = world.person("DT", name="Data officer"), world.person("DT", name="Data manager")
    where = hand_in(officer, f"{AUDITS},2026-05,,12,16,")["Location"]
    said = text(client(manager).get("/"))
    assert "One file or edition waits for your yes." in said
    assert f'<a class="govuk-link" href="{where}">figures.csv</a>: a file of figures' in said
    for other in (officer, world.person("TM", world.north)):
        assert where not in text(client(other).get("/"))
    client(officer).post(reverse("entry-file-withdraw", args=[EntryFile.objects.get().pk]), {"version": 1})
    assert where not in text(client(manager).get("/"))


def test_the_day_of_a_milestone_is_written_as_days_are(world: World) -> None:
    officer = world.person("DT")
    lines = "measure,period,done,done_on,note\n" + f"{MEETINGS},2026-05,yes,2026-05-21,Minutes of 21 May"
    file = SimpleUploadedFile("figures.csv", lines.encode(), "text/csv")
    day = {"as_at-day": "31", "as_at-month": "5", "as_at-year": "2026"}
    sent = client(officer).post(reverse("entry-file-new"), {"file": file} | day)
    assert "done on Thu 21 May 2026" in text(client(officer).get(sent["Location"]))


def test_a_file_that_cannot_be_used_says_so_beside_the_box(world: World) -> None:
    sent = hand_in(world.person("DT"), f"{AUDITS},2026-04,,17,16,")
    assert sent.status_code == 422 and "no row can be used. Row 2, column numerator (17)" in text(sent)


def test_a_waiting_file_is_withdrawn(world: World) -> None:
    officer = world.person("DT")
    hand_in(officer, f"{AUDITS},2026-05,,12,16,")
    file = EntryFile.objects.get()
    assert client(officer).post(reverse("entry-file-withdraw", args=[file.pk]), {"version": 1}).status_code == 302
    assert "none of its 1 rows was entered" in text(client(officer).get(reverse("entry-file", args=[file.pk])))
