"""``goldenthread report``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goldenthread.history import chain
from goldenthread.jobs import command
from tests.reporting.planned import Planned
from tests.world import World

Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def planned(world: World) -> Planned:
    return Planned(world)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], planned: Planned, tmp_path: Path) -> Run:
    def words(plan: str, out: str = "report.docx", **options: str) -> tuple[int, Any]:
        given = {"--period": "2026-10", "--as": planned.lead.email, "--on": "2026-11-20"} | options
        pairs = [word for pair in given.items() for word in pair]
        status = command.main(["report", "exceptions", plan, "--out", str(tmp_path / out), *pairs])
        return status, capsys.readouterr()

    return words


@pytest.mark.parametrize(("out", "start"), [("report.docx", b"PK"), ("report.html", b"<!DOCTYPE html>")])
def test_a_report_is_written_by_name_of_the_plan_and_its_hash_is_said(
    run: Run, planned: Planned, tmp_path: Path, out: str, start: bytes
) -> None:
    status, said = run("getting it right", out)
    assert status == 0
    assert (tmp_path / out).read_bytes().startswith(start)
    assert chain.lines_about(planned.plan)[0].changes["sha256"][1] in said.out


def test_a_plan_may_be_given_by_its_number(run: Run, planned: Planned) -> None:
    assert run(str(planned.plan.pk))[0] == 0


@pytest.mark.parametrize(
    ("plan", "out", "options", "told"),
    [
        ("Nothing", "r.docx", {}, "There is no plan Nothing. Choose one of: "),
        ("Getting it right", "r.docx", {"--period": "October"}, "October is not a month. Write it as 2026-10."),
        (
            "Getting it right",
            "r.docx",
            {"--as": "nobody@fenmere.example"},
            "Nobody signs in as nobody@fenmere.example.",
        ),
        ("Getting it right", "r.pdf", {}, "There is no exception report as pdf. Choose one of: docx, html."),
        ("Getting it right", "no/such/r.docx", {}, "could not be written"),
    ],
)
def test_what_is_wrong_is_said_with_its_remedy(
    run: Run, tmp_path: Path, plan: str, out: str, options: dict[str, str], told: str
) -> None:
    status, said = run(plan, out, **options)
    assert (status, said.out) == (2, "")
    assert told in said.err
    assert list(tmp_path.iterdir()) == []


def test_somebody_without_the_right_gets_no_file(run: Run, planned: Planned, tmp_path: Path) -> None:
    status, said = run("Getting it right", **{"--as": planned.world.person("SW").email})
    assert status == 2
    assert "Your role does not include this." in said.err
    assert list(tmp_path.iterdir()) == []
