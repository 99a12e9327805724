"""``goldenthread measure``."""

import json

import pytest

from goldenthread.jobs import command
from goldenthread.measures import definition
from goldenthread.measures.models import Result
from goldenthread.records.models import AccessLine
from tests import postgres
from tests.measures.test_operations import MAY, SLUG, load
from tests.measures.test_operations import people as people


@pytest.fixture
def run(capsys):
    def words(*said):
        status = command.main(["measure", *said])
        return status, capsys.readouterr()

    return words


def test_list_names_every_measure(run):
    status, said = run("list")
    assert status == 0
    assert all(slug in said.out for slug in definition.library())
    assert f"computed: {len(definition.computed())}, entered: 94, milestone: 26" in said.out


def test_show_gives_the_words_and_the_sql(run):
    status, said = run("show", SLUG)
    assert status == 0
    assert "Assessments authorised within 45 working days" in said.out
    assert "from assessment a" in said.out


def test_an_unknown_measure_is_refused(run):
    status, said = run("show", "nothing")
    assert status == 2
    assert "no measure called nothing" in said.err


def test_compute_prints_the_agreed_shape(run, people):
    snapshot = load(people, MAY)
    status, said = run("compute", SLUG, "--json")
    assert status == 0
    first = json.loads(said.out)[0]
    assert (first["measure"], first["period"], first["cut"], first["value"]) == (SLUG, "2026-05", {}, 90)
    assert (first["numerator"], first["denominator"], first["missing"], first["state"]) == (9, 10, 0, "known")
    assert first["snapshots"] == [snapshot.pk]
    assert first["fingerprint"] == definition.get(SLUG).fingerprint


def test_compute_on_a_postgresql_keeps_the_figures_that_duckdb_gives(run, people, settings):
    settings.ENGINE_ADDRESS = postgres.address()
    load(people, MAY)
    status, said = run("compute", "--engine", "postgresql")
    assert (status, said.err) == (0, "")
    kept = set(Result.objects.values_list("figure_id", "numerator", "denominator", "missing", "value", "state"))
    assert len(kept) >= len(definition.computed())
    Result.objects.all().delete()
    run("compute")
    assert kept == set(Result.objects.values_list("figure_id", "numerator", "denominator", "missing", "value", "state"))


def test_compute_on_an_engine_that_cannot_be_had_is_refused_and_keeps_nothing(run, people, settings):
    settings.ENGINE_ADDRESS = ""
    load(people, MAY)
    status, said = run("compute", "--engine", "postgresql")
    assert status == 2
    assert "GOLDENTHREAD_ENGINE_ADDRESS" in said.err
    assert not Result.objects.exists()


def test_compute_tells_figures_in_words(run, people):
    load(people, MAY)
    status, said = run("compute", "--period", "2026-05", "--period", "2026-04")
    assert status == 0
    assert "90%" in said.out
    assert "No data load answers Apr 2026" in said.out


def test_a_month_that_is_none_is_refused(run, db):
    status, said = run("compute", "--period", "May 26")
    assert (status, "2026-05" in said.err) == (2, True)


def test_cases_go_through_the_door(run, people):
    load(people, MAY)
    status, said = run(
        "cases", SLUG, "--period", "2026-05", "--exceptions", "--reader", people[0].email, "--purpose", "Data quality"
    )
    assert status == 0
    assert "1 of 1 shown." in said.out
    assert "child-0" not in said.out, "the data team reads under pseudonyms"
    assert AccessLine.objects.get().purpose == "Data quality"


def test_cases_for_somebody_without_the_role_are_refused_and_logged(run, people, world):
    load(people, MAY)
    lead = world.person("PL")
    status, said = run("cases", SLUG, "--period", "2026-05", "--reader", lead.email, "--purpose", "Look")
    assert status == 2
    assert "Your role does not include this" in said.err
    assert AccessLine.objects.get().outcome == "refused"


def test_cases_of_a_month_without_data_or_for_nobody_are_refused(run, people):
    assert run("cases", SLUG, "--period", "2026-05", "--reader", "x@y.z", "--purpose", "Look")[0] == 2
    load(people, MAY)
    status, said = run("cases", SLUG, "--period", "2026-05", "--reader", "x@y.z", "--purpose", "Look")
    assert (status, "Nobody signs in as" in said.err) == (2, True)


def test_compute_says_which_figures_to_look_at_twice(run, people):
    for back in range(8, -1, -1):
        load(people, MAY.plus(-back), late=9 if back == 0 else 1)
    status, said = run("compute", SLUG, "--json")
    assert status == 0
    flagged = {(line["period"], line["cut"].get("team", "")): line["flags"] for line in json.loads(said.out)}
    assert [flag["code"] for flag in flagged["2026-05", ""]] == ["jump"]
    assert flagged["2026-04", ""] == []
    assert "look at twice" in run("compute", SLUG, "--period", "2026-05")[1].out
