"""Figures for other programs: what a token opens, how it is sent, and what is kept of its use."""

from __future__ import annotations

import base64
import csv
import io
import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.accounts import tokens
from goldenthread.accounts.models import ExportToken, Person
from goldenthread.measures import definition
from goldenthread.measures.models import Result
from goldenthread.measures.targets.course import Point
from goldenthread.records.models import AccessLine
from goldenthread.web.export import door
from tests.measures.agreed import agreed, second
from tests.web.signing import signed_in
from tests.world import World

ON = date(2026, 11, 20)
SLUG = "assessments-within-45-working-days"
OTHER = "looked-after-children"
CSV_ADDRESS, JSON_ADDRESS, WORDS = "/export/results.csv", "/export/results.json", "/export/definitions.json"


@pytest.fixture(autouse=True)
def figures(db: None, settings: Any) -> None:
    settings.TODAY = ON
    for period in ("2026-08", "2026-09", "2026-10"):
        keep(period)
        for team in ("Assessment North", "Assessment South"):
            keep(period, cut=team)
    keep("2026-10", slug=OTHER)


def keep(period: str, cut: str = "", slug: str = SLUG, **more: Any) -> Result:
    fields = {
        "figure_id": f"{Result.objects.count():016x}", "measure": slug, "period": period,
        "breakdown": "team" if cut else "council", "cut": cut, "numerator": 1, "denominator": 2, "missing": 0,
        "value": 50, "state": "known", "fingerprint": "f" * 64, "rule_version": "1", "snapshots": [3, 4],
        "computed_on": date(2026, 11, 2),
    }  # fmt: skip
    return Result.objects.create(**(fields | more))


def token_of(person: Person, **more: Any) -> str:
    given = {"label": "Dashboard", "ends_on": ON + timedelta(days=30), "by": person, "on": ON}
    return tokens.make_token(**(given | more))[1]


def ask(address: str, text: str, **headers: str) -> Any:
    return Client().get(address, headers={"authorization": f"Bearer {text}"} | headers)


def rows(address: str, text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ask(address, text).content.decode("utf-8-sig"))))


def test_a_token_opens_every_figure_with_its_id_as_csv_and_as_json(world: World) -> None:
    text = token_of(world.person("DT"))
    found = rows(CSV_ADDRESS, text)
    assert len(found) == 10
    first = next(row for row in found if row["measure"] == SLUG and not row["team"] and row["period"] == "2026-10")
    assert (first["numerator"], first["denominator"], first["value"], first["unit"]) == ("1", "2", "50", "%")
    assert (first["period_end"], first["snapshots"], first["state"]) == ("2026-10-31", "3 4", "known")
    assert first["address"] == f"http://testserver/figures/{first['figure_id']}/"
    as_json = json.loads(ask(JSON_ADDRESS, text).content)["results"]
    assert {row["figure_id"] for row in as_json} == {row["figure_id"] for row in found}


def test_each_figure_carries_the_target_that_held_on_its_periods_last_day(world: World) -> None:
    by, director = world.person("PL"), second(world)
    given = {"by": by, "agreed_by": director, "on": date(2026, 9, 15)}
    points = (Point(date(2026, 9, 30), 60), Point(date(2026, 10, 31), 70))
    agreed(starts_on=date(2026, 9, 1), value=85, course="steps", points=points, due_on=date(2027, 3, 31), **given)
    agreed(starts_on=date(2026, 9, 1), value=75.5, operator="<=", breakdown="team", cut="Assessment North", **given)
    found = {
        (row["measure"], row["period"], row["team"]): row for row in rows(CSV_ADDRESS, token_of(world.person("DT")))
    }
    names = ("target_operator", "target", "target_due", "target_of", "asked_by_then")
    said = {key: tuple(row[name] for name in names) for key, row in found.items()}
    assert said[SLUG, "2026-08", ""] == ("", "", "", "", ""), "before it began"
    assert said[SLUG, "2026-09", ""] == ("at least", "85", "2027-03-31", "", "60")
    assert said[SLUG, "2026-10", ""] == ("at least", "85", "2027-03-31", "", "70")
    assert said[SLUG, "2026-10", "Assessment North"] == ("at most", "75.5", "", "", "75.5")
    assert said[SLUG, "2026-10", "Assessment South"] == ("", "", "", "", ""), "the council's target is not the team's"


def test_a_target_tied_to_others_of_whom_nothing_is_known_says_whose_figure_is_missing(world: World) -> None:
    by, director = world.person("PL"), second(world)
    agreed(by, agreed_by=director, on=ON, comparator="england", value=None, starts_on=date(2026, 10, 1))
    text = token_of(world.person("DT"))
    (row,) = json.loads(ask(f"{JSON_ADDRESS}?measure={SLUG}&breakdown=council&from=2026-10", text).content)["results"]
    assert (row["target_of"], row["target"], row["asked_by_then"]) == ("England", None, None)


def test_definitions_carry_the_keys_that_results_do(world: World) -> None:
    found = json.loads(ask(WORDS, token_of(world.person("DT"))).content)["definitions"]
    assert {(each["measure"], each["definition"]) for each in found} == {
        (slug, each.fingerprint) for slug, each in definition.library().items()
    }
    assert all(each["how_it_is_counted"] for each in found)


def test_excel_sends_the_token_as_a_password_beside_any_name(world: World) -> None:
    text = token_of(world.person("DT"))
    sent = base64.b64encode(f"someone@fenmere.example:{text}".encode()).decode()
    assert Client().get(CSV_ADDRESS, headers={"authorization": f"Basic {sent}"}).status_code == 200


@pytest.mark.parametrize("sent", ["", "Bearer", "Bearer gt_wrong", "Basic !!", "Basic /w==", "Digest x", "Basic Z3Q="])
def test_without_a_token_that_is_known_nothing_opens(world: World, sent: str) -> None:
    answer = Client().get(CSV_ADDRESS, headers={"authorization": sent} if sent else {})
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Basic realm=")
    assert b"figure_id" not in answer.content


def test_a_token_in_the_address_opens_nothing(world: World) -> None:
    text = token_of(world.person("DT"))
    for name in ("token", "access_token"):
        assert Client().get(f"{CSV_ADDRESS}?{name}={text}").status_code == 401


def test_a_signed_in_person_without_a_token_gets_nothing(world: World) -> None:
    assert signed_in(world.person("DT")).get(CSV_ADDRESS).status_code == 401


def test_nothing_is_written_through_it(world: World) -> None:
    text = token_of(world.person("DT"))
    for method in ("post", "put", "delete"):
        assert getattr(Client(), method)(CSV_ADDRESS, headers={"authorization": f"Bearer {text}"}).status_code == 405


def test_a_token_of_one_branch_opens_the_council_and_that_branch(world: World) -> None:
    found = rows(CSV_ADDRESS, token_of(world.person("TM", world.north)))
    assert {row["team"] for row in found} == {"", "Assessment North"}


def test_the_narrower_of_seeing_and_taking_out_decides(world: World) -> None:
    """A lead member sees every team and takes out none; as manager of the north they take out the north."""
    person = world.person("LM")
    world.give(person, "TM", world.north)
    assert {row["team"] for row in rows(CSV_ADDRESS, token_of(person))} == {"", "Assessment North"}


def test_a_role_that_has_ended_closes_what_its_token_opened(world: World) -> None:
    person = world.person("DT")
    text = token_of(person)
    person.assignments.update(ends_on=ON - timedelta(days=1))
    answer = ask(CSV_ADDRESS, text)
    assert answer.status_code == 403
    assert AccessLine.objects.get().outcome == "refused"


def test_a_token_that_ended_or_was_taken_back_opens_nothing(world: World, settings: Any) -> None:
    person = world.person("DT")
    text, other = token_of(person), token_of(person, ends_on=ON)
    token = tokens.find(text)
    tokens.revoke_token(token=token, version=1, by=person, on=ON)
    assert ask(CSV_ADDRESS, text).status_code == 401
    assert ask(CSV_ADDRESS, other).status_code == 200
    settings.TODAY = ON + timedelta(days=1)
    assert ask(CSV_ADDRESS, other).status_code == 401


def test_a_closed_account_opens_nothing(world: World) -> None:
    person = world.person("DT")
    text = token_of(person)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert ask(CSV_ADDRESS, text).status_code == 401


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?breakdown=council", 4), ("?breakdown=team", 6), (f"?measure={OTHER}", 1), ("?from=2026-10", 4),
        ("?to=2026-08", 3), ("?from=2026-09&to=2026-09&breakdown=team", 2), ("?from=2030-01", 0),
    ],
)  # fmt: skip
def test_filters_narrow_what_is_given(world: World, query: str, count: int) -> None:
    assert len(rows(f"{CSV_ADDRESS}{query}", token_of(world.person("DT")))) == count


@pytest.mark.parametrize(
    ("query", "remedy"),
    [
        ("?measure=nothing", "goldenthread measure list"), ("?from=May", "2026-05"), ("?breakdown=child", "council"),
        ("?child=1", "measure, from, to, breakdown"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", [CSV_ADDRESS, JSON_ADDRESS, WORDS])
def test_a_filter_that_makes_no_sense_is_refused_with_its_remedy(
    world: World, address: str, query: str, remedy: str
) -> None:
    answer = ask(f"{address}{query}", token_of(world.person("DT")))
    assert answer.status_code == 422
    assert remedy in answer.content.decode()


def test_what_is_not_current_is_not_given(world: World) -> None:
    old = keep("2026-07", is_current=False)
    assert old.figure_id not in ask(CSV_ADDRESS, token_of(world.person("DT"))).content.decode()


def test_an_unknown_figure_has_no_value_and_its_reason(world: World) -> None:
    keep("2026-07", state="unknown", value=None, numerator=None, denominator=None, reason="No data load answers")
    text = token_of(world.person("DT"))
    (row,) = rows(f"{CSV_ADDRESS}?to=2026-07", text)
    assert (row["value"], row["state"], row["reason"]) == ("", "unknown", "No data load answers")
    assert json.loads(ask(f"{JSON_ADDRESS}?to=2026-07", text).content)["results"][0]["value"] is None


def test_a_team_that_is_named_like_a_formula_stays_text(world: World) -> None:
    keep("2026-07", cut="=HYPERLINK(1)")
    text = token_of(world.person("DT"))
    (row,) = rows(f"{CSV_ADDRESS}?to=2026-07", text)
    assert row["team"] == "'=HYPERLINK(1)"


def test_each_use_leaves_a_line_with_numbers_only(world: World) -> None:
    person = world.person("DT")
    ask(f"{CSV_ADDRESS}?breakdown=council", token_of(person))
    line = AccessLine.objects.get()
    assert (line.person_id, line.capability, line.rows, line.outcome) == (
        str(person.pk),
        "export.aggregate",
        4,
        "shown",
    )
    assert line.subject == "export: results.csv, breakdown=council"
    assert "Dashboard" in line.purpose
    assert line.subject_digest == ""


def test_an_unchanged_answer_is_not_sent_twice(world: World) -> None:
    text = token_of(world.person("DT"))
    first = ask(CSV_ADDRESS, text)
    assert first["Last-Modified"] == "Mon, 02 Nov 2026 00:00:00 GMT"
    same = ask(CSV_ADDRESS, text, **{"if-none-match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert "unchanged" in AccessLine.objects.first().subject
    Result.objects.filter(measure=OTHER).update(value=51)
    assert ask(CSV_ADDRESS, text, **{"if-none-match": first["ETag"]}).status_code == 200


def test_the_day_alone_never_hides_a_newer_figure_of_that_day(world: World) -> None:
    answer = ask(CSV_ADDRESS, token_of(world.person("DT")), **{"if-modified-since": "Tue, 03 Nov 2026 00:00:00 GMT"})
    assert answer.status_code == 200


def test_readers_of_different_reach_never_share_an_answer(world: World) -> None:
    whole = ask(CSV_ADDRESS, token_of(world.person("DT")))
    branch = ask(CSV_ADDRESS, token_of(world.person("TM", world.north)), **{"if-none-match": whole["ETag"]})
    assert branch.status_code == 200
    assert whole["Vary"] == "Authorization"
    assert whole["Cache-Control"] == "no-store"


def test_a_program_that_asks_without_end_is_slowed_down(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "EACH_HOUR", 3)
    person = world.person("DT")
    text, other = token_of(person), token_of(person)
    assert [ask(WORDS, text).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    assert ask(WORDS, text)["Retry-After"] == "3600"
    assert ask(WORDS, other).status_code == 200
    assert AccessLine.objects.count() == 4, "what is turned away for its number leaves no line"


def test_a_token_is_made_on_a_page_after_a_fresh_sign_in_and_shown_once(world: World) -> None:
    person = world.person("DT")
    form = {"label": "Board dashboard", "ends_on-day": "1", "ends_on-month": "3", "ends_on-year": "2027"}
    stale = Client()
    stale.force_login(person)
    assert stale.post(reverse("export-token-add"), form)["Location"].startswith("/sign-in/again/")
    assert not ExportToken.objects.exists()
    client = signed_in(person)
    page = client.post(reverse("export-token-add"), form).content.decode()
    token = ExportToken.objects.get()
    text = page.split("<code>")[1].split("</code>")[0]
    assert tokens.find(text) == token
    assert "cannot be shown again" in page
    listed = client.get(reverse("export")).content.decode()
    assert text not in listed
    assert "Board dashboard" in listed
    assert "Not yet" in listed


def test_a_wrong_day_is_told_beside_its_field(world: World) -> None:
    client = signed_in(world.person("DT"))
    form = {"label": "Board", "ends_on-day": "1", "ends_on-month": "3", "ends_on-year": "2029"}
    answer = client.post(reverse("export-token-add"), form)
    assert answer.status_code == 422
    assert "at most a year" in answer.content.decode()


def test_a_token_is_taken_back_on_the_page(world: World) -> None:
    person = world.person("DT")
    text = token_of(person)
    token = tokens.find(text)
    answer = signed_in(person).post(reverse("export-token-revoke", args=[token.pk]), {"version": 1}, follow=True)
    assert "is taken back" in answer.content.decode()
    assert ask(CSV_ADDRESS, text).status_code == 401


def test_who_manages_tokens_sees_them_all_and_their_last_use(world: World) -> None:
    text = token_of(world.person("DT", name="Data officer"))
    ask(CSV_ADDRESS, text)
    token = tokens.find(text)
    client = signed_in(world.person("SA"))
    page = client.get(reverse("export-all")).content.decode()
    assert "Data officer" in page
    assert "Not yet" not in page
    client.post(reverse("export-token-withdraw", args=[token.pk]), {"version": 1})
    assert ask(CSV_ADDRESS, text).status_code == 401


def test_a_role_that_takes_out_released_things_only_is_told_so(world: World) -> None:
    page = signed_in(world.person("LM")).get(reverse("export")).content.decode()
    assert "figures are not released one by one" in page
    assert reverse("export-token-add") not in page
