"""The scorecard: the plan's own words beside what the records say, and figures only for those who may see them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.accounts.models import Person
from goldenthread.measures import definition
from goldenthread.plans import operations
from goldenthread.plans.models import Plan, ScorecardLine
from tests.web.measures.council import MAY, ON, OPEN_TOO_LONG, SLUG, MeasuresCouncil, line
from tests.world import World

SignedIn = Callable[[Person], Client]


@pytest.fixture
def plan(council: MeasuresCouncil, lead: Person) -> Plan:
    made, area = council.plan(by=lead)
    line(made, area, "More assessments in time", by=lead, slug=SLUG, baseline="61%", target=">80%", comparator="SN 84%")
    line(made, area, "Fewer assessments open", by=lead, slug=OPEN_TOO_LONG, actual="14", comparator="England 99")
    line(made, area, "Children feel heard", by=lead, actual="7 of 10")
    return made


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"/scorecard/{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_answer_comes_first_and_the_plan_stands_beside_the_figure(
    plan: Plan, council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    council.target(90)
    text = page(signed_in(lead))
    assert "2 of 3 measures of this plan are linked to figures" in text
    assert "1 misses its target" in text
    assert "66.7%" in text
    assert "4 of 6" in text
    assert "Baseline:</span> 61%" in text
    assert "Off track" in text
    assert "Not linked to a measure" in text


def test_who_sees_a_part_of_the_plan_is_told_how_much_of_it(
    plan: Plan, world: World, lead: Person, signed_in: SignedIn
) -> None:
    line = plan.scorecard.first()
    line.area = operations.add_area(plan=plan, name="Elsewhere", unit=world.care, by=lead, on=ON)
    line.save()
    text = page(signed_in(world.person("SM", world.safeguarding)), f"?plan={plan.pk}")
    assert "of the 2 that you see of 3 measures of this plan" in text


def test_no_comparator_stands_beside_a_local_measure(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    text = page(signed_in(lead))
    assert "SN 84%" in text
    assert "England 99" not in text
    assert "none compares, the measure is local" in text


def test_two_months_are_compared_without_calling_it_a_change(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    text = page(signed_in(lead), "?compare=2026-04")
    assert "83.3%" in text
    assert "16.7 points less in May 2026" in text
    assert "Two months alone do not show a change" in text


@pytest.mark.parametrize("role", ["BM", "PA", "EM", "SA", "IG"])
def test_a_role_without_unsuppressed_figures_sees_none_and_is_told_why(
    plan: Plan, world: World, signed_in: SignedIn, role: str
) -> None:
    text = page(signed_in(world.person(role)), "?plan=all&compare=2026-04&figure=known")
    assert "suppressed" in text
    for number in ("66.7", "83.3", "4 of 6", "<svg", "Off track"):
        assert number not in text


def test_what_a_plan_says_of_the_council_is_hidden_from_those_who_see_no_figures(
    plan: Plan, world: World, lead: Person, signed_in: SignedIn
) -> None:
    """Targets and others' figures stay: they are public, and hold nobody's small number."""
    health = world.person("BM", organisation=world.partner)
    operations.share_plan(plan=plan, version=plan.version, organisation=world.partner, by=lead, on=ON)
    text = page(signed_in(health))
    assert "Children feel heard" in text
    assert "&gt;80%" in text
    assert "SN 84%" in text
    for number in ("61%", "7 of 10", "Baseline", "Actual"):
        assert number not in text


def test_every_measure_is_listed_without_a_plan(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    text = page(signed_in(world.person("DIR")))
    assert "Looked-after children" in text
    assert "66.7%" in text


def test_only_measures_off_target_can_be_shown(
    plan: Plan, council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    council.target(99)
    text = page(signed_in(lead), f"?plan={plan.pk}&against=red")
    assert "More assessments in time" in text
    assert "Children feel heard" not in text
    assert f'href="?plan={plan.pk}"' in text  # Show all keeps the plan


def test_a_plan_out_of_reach_is_not_there(plan: Plan, world: World, signed_in: SignedIn) -> None:
    assert signed_in(world.person("IRO", world.care)).get(f"/scorecard/?plan={plan.pk + 1}").status_code == 404


def test_the_export_holds_what_is_seen(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    answer = signed_in(lead).get(f"/scorecard/?plan={plan.pk}&linked=yes&export=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["Measure"] for row in rows] == ["More assessments in time", "Fewer assessments open"]
    assert rows[0]["May 2026"] == "66.7% (4 of 6), May 2026"
    assert rows[0]["Area"] == "Front door"


def test_a_social_worker_cannot_download_figures(plan: Plan, world: World, signed_in: SignedIn) -> None:
    answer = signed_in(world.person("SW", world.north)).get("/scorecard/?export=csv")
    assert answer["Content-Type"].startswith("text/html")


def test_a_line_is_linked_and_the_link_can_be_taken_back(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    found, client = ScorecardLine.objects.get(text="Children feel heard"), signed_in(lead)
    address = f"/scorecard/lines/{found.pk}/link/"
    answer = client.post(address, {"version": found.version, "measure_slug": SLUG})
    assert answer["Location"] == f"/scorecard/?plan={plan.pk}#line-{found.pk}"
    found.refresh_from_db()
    assert found.measure_slug == SLUG
    assert "Undo" in page(client)
    client.post(address, {"version": found.version, "measure_slug": ""})
    found.refresh_from_db()
    assert found.measure_slug == ""


def test_a_stale_link_shows_both(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    found, client = ScorecardLine.objects.get(text="Children feel heard"), signed_in(lead)
    address = f"/scorecard/lines/{found.pk}/link/"
    client.post(address, {"version": 1, "measure_slug": SLUG})
    answer = client.post(address, {"version": 1, "measure_slug": OPEN_TOO_LONG})
    assert answer.status_code == 409
    found.refresh_from_db()
    assert found.measure_slug == SLUG


def test_linking_is_for_those_who_edit_the_plan(plan: Plan, world: World, signed_in: SignedIn) -> None:
    found = ScorecardLine.objects.get(text="Children feel heard")
    address = f"/scorecard/lines/{found.pk}/link/"
    assert signed_in(world.person("DIR")).get(address).status_code == 403
    assert signed_in(world.person("SM", world.north)).get(address).status_code == 403
    assert "Link it" not in page(signed_in(world.person("DIR")))


def test_the_number_of_queries_does_not_grow_with_the_lines(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    client = signed_in(lead)
    page(client)
    with CaptureQueriesContext(connection) as few:
        page(client)
    area = plan.areas.get()
    for number in range(15):
        line(plan, area, f"Line {number}", by=lead, slug=SLUG if number % 2 else "", target=">80%")
    with CaptureQueriesContext(connection) as many:
        page(client)
    assert len(many) == len(few)


def test_without_a_plan_only_what_the_loads_can_answer_is_listed(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    page = signed_in(world.person("DIR")).get("/scorecard/", {"plan": "all", "period": MAY.id}).content.decode()
    assert definition.get(SLUG).head.title in page
    assert definition.get("agency-social-workers").head.title not in page, "no workforce file is loaded"


def test_a_line_is_changed_and_the_change_can_be_taken_back(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    found, client = plan.scorecard.first(), signed_in(lead)
    address = f"/scorecard/lines/{found.pk}/"
    assert address in client.get(f"/scorecard/?plan={plan.pk}").content.decode()
    before = found.actual_raw
    typed = {
        "text": found.text, "area": found.area_id or "", "outcome": "", "baseline": found.baseline_raw,
        "actual": "71%", "actual_period": "Oct 2026", "comparator": found.comparator_raw, "target": found.target_raw,
        "version": found.version,
    }  # fmt: skip
    answer = client.post(address, typed, follow=True)
    found.refresh_from_db()
    assert found.actual_raw == "71%" and found.actual[0]["value"] == 71
    assert "The line is changed" in answer.content.decode() and 'name="actual"' in answer.content.decode()
    assert client.post(address, {**typed, "actual": "72%"}).status_code == 409
    client.post(address, {**typed, "actual": before, "version": found.version})
    found.refresh_from_db()
    assert found.actual_raw == before


def test_a_signed_off_target_changes_with_a_reason_only(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    found, client = plan.scorecard.first(), signed_in(lead)
    type(plan).objects.filter(pk=plan.pk).update(signed_off_on="2026-06-01", signed_off_by=lead)
    address = f"/scorecard/lines/{found.pk}/"
    assert 'name="baseline"' not in client.get(address).content.decode()
    typed = {
        "text": found.text, "area": found.area_id or "", "outcome": "", "actual": found.actual_raw,
        "actual_period": found.actual_period, "comparator": found.comparator_raw, "target": "93%",
        "version": found.version,
    }  # fmt: skip
    refused = client.post(address, typed)
    assert refused.status_code == 422 and "Say why you change the target" in refused.content.decode()
    client.post(address, {**typed, "reason": "Agreed at the board"})
    found.refresh_from_db()
    assert found.target_raw == "93%" and found.amendments.get().reason == "Agreed at the board"
