"""The exceptions page, what difference was made, keeping ratings, and the report as a page and as a file."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.accounts.models import Person
from goldenthread.history import chain
from goldenthread.plans import operations
from goldenthread.plans.models import Area, AreaRating, Difference
from tests.reporting.planned import FIGURE, MADE, SAID, TITLE, TODAY, Planned
from tests.world import World


@pytest.fixture
def planned(world: World, settings: Any) -> Planned:
    settings.TODAY = TODAY
    made = Planned(world)
    made.tell()
    return made


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def leading(planned: Planned) -> Client:
    return client_of(planned.lead)


def cards(answer: Any) -> list[str]:
    return [card.area.name for card in answer.context["cards"]]


def test_areas_in_exception_come_first_with_reasons_that_lead_to_actions(leading: Client, planned: Planned) -> None:
    answer = leading.get("/exceptions/")
    assert answer.status_code == 200
    assert cards(answer) == ["Front door"]
    page = answer.text
    assert "One of 2 areas meets an exception reporting criterion" in page
    assert reverse("action", args=[planned.late.pk]) in page
    assert reverse("update-action", args=[planned.silent.pk]) in page
    assert "Contacts fell." in page
    assert page.index("Front door") < page.index("Not in exception") < page.index("Early help")


def test_the_month_and_the_plan_stand_in_the_address(leading: Client, planned: Planned) -> None:
    newer = operations.create_plan(name="Newer plan", unit=planned.world.authority, by=planned.lead, on=TODAY)
    assert leading.get("/exceptions/").context["plan"] == newer
    answer = leading.get(f"/exceptions/?plan={planned.plan.pk}&period=2026-09")
    assert (answer.context["plan"], answer.context["choice"].month.id) == (planned.plan, "2026-09")
    assert '<option value="2026-09" selected>' in answer.text


@pytest.mark.parametrize("asked", ["period=nonsense", "period=2027-01", "criterion=luck", "period=%00"])
def test_an_address_that_makes_no_sense_shows_the_latest_month(leading: Client, asked: str) -> None:
    answer = leading.get(f"/exceptions/?{asked}")
    assert answer.context["choice"].month.id == "2026-10"
    assert cards(answer) == ["Front door"]


@pytest.mark.parametrize("plan", ["987654321", "abc", "9" * 40, "²"])
def test_a_plan_out_of_reach_is_not_there(leading: Client, plan: str) -> None:
    assert leading.get(f"/exceptions/?plan={plan}").status_code == 404


def test_one_criterion_shows_only_what_meets_it(leading: Client) -> None:
    answer = leading.get("/exceptions/?criterion=no_update")
    assert [(reason.label, len(reason.actions)) for reason in answer.context["cards"][0].reasons] == [
        ("No update received", 1)
    ]
    assert "Not in exception" not in answer.text


def test_without_any_plan_the_page_says_what_will_be_here(world: World, settings: Any) -> None:
    settings.TODAY = TODAY
    answer = client_of(world.person("PL")).get("/exceptions/")
    assert "There is no plan within your reach yet." in answer.text


def test_figures_stand_beside_and_lead_to_their_proof(leading: Client, planned: Planned) -> None:
    planned.figure()
    page = leading.get("/exceptions/").text
    assert "78.8%" in page
    assert reverse("figure", args=[FIGURE]) in page
    assert "/measures/assessments-within-45-working-days/?period=2026-10" in page


def test_a_board_member_sees_the_words_but_no_figure_no_report_and_no_change(planned: Planned) -> None:
    planned.figure()
    plan, partner = planned.plan, planned.world.partner
    operations.share_plan(plan=plan, version=plan.version, organisation=partner, by=planned.lead, on=TODAY)
    page = client_of(planned.person("BM", "Board member", organisation=partner)).get("/exceptions/").text
    assert "Contacts fell." in page
    assert "Figures are not shown." in page
    assert "78.8" not in page
    assert TITLE not in page
    for address in ("exception-report", "ratings-keep", "difference/add", "update/", "withdraw"):
        assert address not in page


def test_what_was_heard_is_added_shown_and_taken_back(leading: Client, planned: Planned) -> None:
    address = reverse("difference-add", args=[planned.door.pk])
    typed = {"kind": "children", "text": "Somebody rang back the same day.", "period": "2026-10"}
    answer = leading.post(address, typed, follow=True)
    assert "Saved: what children said." in answer.text
    assert "Somebody rang back the same day." in answer.text
    entry = Difference.objects.get(kind="children")
    assert chain.lines_about(entry)[0].kind == "plans.difference_added"
    withdraw = reverse("difference-withdraw", args=[entry.pk])
    answer = leading.post(withdraw, {"version": entry.version, "reason": "Heard elsewhere"}, follow=True)
    assert "It is no longer shown." in answer.text
    assert "Somebody rang back" not in leading.get("/exceptions/").text
    entry.refresh_from_db()
    answer = leading.post(reverse("difference-restore", args=[entry.pk]), {"version": entry.version}, follow=True)
    assert "Somebody rang back the same day." in answer.text


def test_what_was_heard_keeps_what_was_typed_when_something_is_missing(leading: Client, planned: Planned) -> None:
    answer = leading.post(reverse("difference-add", args=[planned.door.pk]), {"text": "We were heard."})
    assert answer.status_code == 422
    assert "We were heard." in answer.text


def test_taking_back_with_an_old_version_changes_nothing(leading: Client) -> None:
    entry = Difference.objects.get()
    Difference.objects.filter(pk=entry.pk).update(version=7)
    answer = leading.post(reverse("difference-withdraw", args=[entry.pk]), {"version": 1, "reason": "Wrong"})
    assert answer.status_code in {409, 422}
    entry.refresh_from_db()
    assert entry.withdrawn_on is None


def test_ratings_are_kept_for_the_month_that_is_over(leading: Client, planned: Planned) -> None:
    address = f"{reverse('ratings-keep', args=[planned.plan.pk])}?period=2026-10"
    assert "Nov 2026 will be held against these ratings" in leading.get(address).text
    answer = leading.post(address, follow=True)
    assert "Kept for Oct 2026: 2 areas." in answer.text
    assert AreaRating.objects.get(area=planned.door, period="2026-10").reported == "red"


def test_ratings_kept_before_are_shown_beside_those_that_replace_them(leading: Client, planned: Planned) -> None:
    planned.keep("2026-10", SAID)
    address = f"{reverse('ratings-keep', args=[planned.plan.pk])}?period=2026-10"
    assert "They replace those kept before; one of 2 areas change." in leading.get(address).text


def test_todays_ratings_are_not_kept_for_a_month_long_past(leading: Client, planned: Planned) -> None:
    address = f"{reverse('ratings-keep', args=[planned.plan.pk])}?period=2026-07"
    answer = leading.post(address)
    assert answer.status_code == 422
    assert "Today&#x27;s ratings are not those of Jul 2026." in answer.text
    assert not AreaRating.objects.filter(period="2026-07").exists()
    assert "Keep the ratings" not in leading.get(f"/exceptions/?plan={planned.plan.pk}&period=2026-07").text


def test_the_report_reads_on_screen_and_its_figures_lead_to_their_proof(leading: Client, planned: Planned) -> None:
    planned.figure()
    answer = leading.get(f"{reverse('exception-report', args=[planned.plan.pk])}?period=2026-10")
    page = answer.text
    assert page.count("<h1") == 1
    assert "Internal: contains small numbers" in page
    assert "The police &lt;agreed&gt;." in page
    assert f'href="{reverse("figure", args=[FIGURE])}"' in page
    assert "Download for Word" in page


@pytest.mark.parametrize(
    ("name", "start", "ending"), [("exception-report-word", b"PK", "docx"), ("exception-report-html", b"<!DOC", "html")]
)
def test_a_download_is_an_attachment_and_leaves_a_line(
    leading: Client, planned: Planned, name: str, start: bytes, ending: str
) -> None:
    answer = leading.get(f"{reverse(name, args=[planned.plan.pk])}?period=2026-09")
    assert answer.content.startswith(start)
    assert answer["Content-Disposition"] == f'attachment; filename="exceptions-getting-it-right-2026-09.{ending}"'
    assert answer["Content-Security-Policy"].startswith("sandbox;")
    line = chain.lines_about(planned.plan)[0]
    assert (line.kind, line.changes["period"][1]) == ("reporting.exception_report_downloaded", "2026-09")


@pytest.mark.parametrize("name", ["exception-report", "exception-report-word", "exception-report-html"])
def test_the_report_is_refused_in_words_to_those_who_make_none(planned: Planned, name: str) -> None:
    answer = client_of(planned.world.person("LM")).get(reverse(name, args=[planned.plan.pk]))
    assert answer.status_code == 403
    assert "Your role does not include this." in answer.text
    assert chain.lines_about(planned.plan).filter(kind__startswith="reporting").count() == 0


def test_the_number_of_queries_does_not_depend_on_areas_or_actions(
    leading: Client, planned: Planned, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    planned.figure()
    leading.get("/exceptions/")
    with django_assert_max_num_queries(60) as counted:
        leading.get("/exceptions/")
    for number in range(4):
        area = operations.add_area(
            plan=planned.plan, name=f"Area {number}", unit=planned.world.north, by=planned.lead, on=MADE
        )
        for other in range(3):
            planned.action(Area.objects.get(pk=area.pk), f"N{number}{other}", "Another", due="31 Oct 2026")
        operations.add_difference(
            area=area, kind="staff", text="It helps.", period="2026-10", by=planned.lead, on=MADE.replace(month=10)
        )
    with django_assert_num_queries(len(counted)):
        leading.get("/exceptions/")


def test_the_published_report_goes_out_once_each_sentence_is_decided_about(leading: Client, planned: Planned) -> None:
    planned.door.refresh_from_db()
    operations.update_area(
        area=planned.door, version=planned.door.version, period="2026-10", progress="One family of three waited.",
        by=planned.lead, on=SAID,
    )  # fmt: skip
    asked = {"period": "2026-10", "edition": "published"}
    report, words = (reverse(name, args=[planned.plan.pk]) for name in ("exception-report", "exception-report-word"))
    page = leading.get(report, asked).text
    assert "1 sentence of this report names a small group" in page
    assert "Download for Word" not in page
    assert leading.get(words, asked).status_code == 422
    address = reverse("exception-report-sentences", args=[planned.plan.pk])
    shown = leading.get(address, {"period": "2026-10"}).text
    assert "“One family of three waited.”" in shown
    refused = leading.post(f"{address}?period=2026-10", {"answer_0": "stays", "seen_0": "0"})
    assert (refused.status_code, "Say why this sentence may go out." in refused.text) == (422, True)
    typed = {"answer_0": "reworded", "wording_0": "Some waited.", "seen_0": "0"}
    page = leading.post(f"{address}?period=2026-10", typed, follow=True).text
    assert "“[Some waited.]” (" in page
    assert "1 decided about" in page
    assert leading.get(words, asked).status_code == 200


def test_a_report_without_such_a_sentence_asks_nothing(leading: Client, planned: Planned) -> None:
    asked = {"period": "2026-10", "edition": "published"}
    assert "Download for Word" in leading.get(reverse("exception-report", args=[planned.plan.pk]), asked).text
    page = leading.get(reverse("exception-report-sentences", args=[planned.plan.pk]), asked).text
    assert "nothing to decide" in page
