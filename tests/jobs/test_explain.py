"""``goldenthread measure explain``."""

import json

import pytest

from goldenthread.measures import operations
from goldenthread.measures.models import Result
from tests.jobs.test_measure import run as run
from tests.measures.test_operations import MAY, ON, SLUG, load
from tests.measures.test_operations import people as people


@pytest.fixture
def figure(people):
    load(people, MAY)
    operations.compute(months=[MAY], on=ON)
    return Result.objects.get(measure=SLUG, breakdown="council")


def test_a_figure_is_explained_by_its_id(run, figure):
    status, said = run("explain", figure.figure_id, "--recompute")
    assert status == 0
    assert "90% (9 of 10). It is the figure in use." in said.out
    assert "10 were counted: 9 meet what is asked and 1 do not." in said.out
    assert "10 rows of assessment" in said.out
    assert "give the same numbers again" in said.out
    assert "child-0" not in said.out


def test_a_figure_is_explained_by_measure_month_and_team(run, figure):
    status, said = run("explain", SLUG, "--period", "2026-05", "--team", "Assessment North", "--json")
    found = json.loads(said.out)
    assert (status, found["cut"], found["recomputed"]) == (0, "Assessment North", None)
    assert found["answer"].startswith("80% (4 of 5)")
    assert [part["title"] for part in found["parts"]][:3] == [
        "What was counted", "Who was counted", "Who was not, and why",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (["0" * 16], "Copy the id"),
        ([SLUG], "Add --period"),
        ([SLUG, "--period", "May"], "Write it as 2026-05"),
        ([SLUG, "--period", "2025-01"], "goldenthread measure compute"),
        (["nothing", "--period", "2026-05"], "goldenthread measure list"),
    ],
)
def test_what_is_not_there_is_refused_with_a_remedy(run, figure, words, remedy):
    status, said = run("explain", *words)
    assert status == 2
    assert remedy in said.err
