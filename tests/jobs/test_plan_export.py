"""``goldenthread plan export``: a plan as a file that ``plan read`` reads back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goldenthread.jobs import command
from tests.reporting.planned import Planned
from tests.world import World


@pytest.fixture
def planned(world: World) -> Planned:
    return Planned(world)


def test_a_plan_is_written_by_name_and_read_back(
    planned: Planned, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "plan.docx"
    assert command.main(["plan", "export", "getting it right", "--out", str(out), "--as", planned.lead.email]) == 0
    assert "sha256" in capsys.readouterr().out
    assert command.main(["plan", "read", str(out), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [action["ref"] for action in found["actions"]] == ["FD1", "FD2", "EH1"]
    assert found["questions"] == []


@pytest.mark.parametrize(
    ("plan", "out", "told"),
    [
        ("Nothing", "p.docx", "There is no plan Nothing."),
        ("Getting it right", "p.pdf", "There is no plan as pdf. Choose one of: docx, xlsx."),
        ("Getting it right", "no/folder/p.xlsx", "could not be written"),
    ],
)
def test_what_can_not_be_done_is_said(
    planned: Planned, tmp_path: Path, capsys: pytest.CaptureFixture[str], plan: str, out: str, told: str
) -> None:
    assert command.main(["plan", "export", plan, "--out", str(tmp_path / out), "--as", planned.lead.email]) == 2
    assert told in capsys.readouterr().err
