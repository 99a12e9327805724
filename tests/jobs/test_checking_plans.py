"""``goldenthread plan check``: what it prints, with which status it leaves, and what it takes for a plan."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from goldenthread.files import folder
from goldenthread.jobs import command
from goldenthread.plans import operations
from tests.plans.reading import made_up
from tests.world import World

ACTIONS = ["Outcome: Children are seen quickly", "* Publish the duty rota", "* Train screening staff"]


def document(path: Path, *due: str, actions: Sequence[str] = ACTIONS) -> Path:
    path.write_bytes(made_up.one_area(actions, [f"* {each}" for each in due]).bytes())
    return path


def check(*words: object) -> int:
    return command.main(["plan", "check", *map(str, words), "--on", "2026-11-20"])


def test_what_is_wrong_with_one_plan_is_told_by_code_with_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    actions = [*ACTIONS[:2], "* Monitor the number of referrals"]
    assert check(document(tmp_path / "plan.docx", "Jun-27", "Jul-27", actions=actions)) == 1
    told = capsys.readouterr().out
    assert "Q06 Nobody can see it done (1)" in told
    assert "Front Door: Monitor the number of referrals" in told
    assert "> Say what will be there at the end" in told


def test_two_plans_that_differ_leave_with_1_and_two_that_agree_with_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, same = document(tmp_path / "one.docx", "Jun-27", "Jul-27"), document(tmp_path / "two.docx", "Jun-27", "Jul-27")
    assert check(one, "--against", same) == 0
    assert capsys.readouterr().out == "Nothing was found.\n"
    later = document(tmp_path / "later.docx", "Jun-27", "Sep-27")
    assert check(one, "--against", same, "--against", later) == 1
    told = capsys.readouterr().out
    assert "C05 One action, two dates (1)" in told
    assert "one.docx (Front Door" in told and "later.docx (Front Door" in told


def test_two_documents_of_one_name_are_told_apart_and_one_is_not_held_against_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old").mkdir()
    new = document(tmp_path / "plan.docx", "Jun-27", "Jul-27")
    old = document(tmp_path / "old" / "plan.docx", "Jun-27", "Sep-27")
    assert check(new, "--against", new) == 0
    assert check(new, "--against", old) == 1
    told = capsys.readouterr().out
    assert f"{new} (Front Door" in told and f"{old} (Front Door" in told


def test_as_json_both_readings_stand_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, later = document(tmp_path / "one.docx", "Jun-27", "Jul-27"), document(tmp_path / "b.docx", "Jun-27", "Sep-27")
    assert check(one, "--against", later, "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["plan"], found["against"], found["findings"]) == ("one.docx", ["b.docx"], [])
    [told] = found["contradictions"]
    assert [(each["plan"], each["says"]) for each in told["readings"]] == [("one.docx", "Jul-27"), ("b.docx", "Sep-27")]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder for words that need one; the tests' own database stands in for its database."""
    folder.prepare(tmp_path / "data", "example")
    monkeypatch.setattr(command, "set_up", lambda data: None)
    return tmp_path / "data"


@pytest.mark.django_db
def test_a_stored_plan_is_named_by_its_number_or_its_name(
    world: World, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lead = world.person("PL")
    made = {"by": lead, "on": date(2026, 9, 1)}
    plan = operations.create_plan(name="Getting it right", unit=world.authority, **made)
    area = operations.add_area(plan=plan, name="Front Door", **made)
    operations.add_action(area=area, text="Train screening staff", due="Jul-27", leads=["Head of service"], **made)
    for name in (str(plan.pk), "getting it RIGHT"):
        assert command.main(["--data", str(data), "plan", "check", name, "--on", "2026-11-20"]) == 0
    document(tmp_path / "later.docx", "Jun-27", "Sep-27")
    words = ["plan", "check", str(plan.pk), "--against", str(tmp_path / "later.docx"), "--on", "2026-11-20"]
    assert command.main(["--data", str(data), *words]) == 1
    assert "Getting it right (Front Door" in capsys.readouterr().out
    assert command.main(["--data", str(data), "plan", "check", "Another plan"]) == 2
    assert (
        f"No plan is called Another plan. Say the number of one of: {plan.pk} Getting it right."
        in capsys.readouterr().err
    )
    assert command.main(["--data", str(data), "plan", "check", "absent.docx"]) == 2
    assert "No plan is called absent.docx, and there is no such file." in capsys.readouterr().err


def test_a_file_that_is_no_plan_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.docx").write_text("Improve everything.")
    assert check(tmp_path / "plan.docx") == 2
    assert "plan.docx" in capsys.readouterr().err


def test_documents_need_no_data_folder_and_none_is_made(tmp_path: Path) -> None:
    data, path = tmp_path / "data", document(tmp_path / "plan.docx", "Jun-27", "Jul-27")
    words = ["--data", str(data), "plan", "check"]
    run = [
        subprocess.run(
            [sys.executable, "-m", "goldenthread", *words, name], capture_output=True, text=True, check=False,
            cwd=Path(__file__).resolve().parents[2],
        )
        for name in (str(path), "Absent plan")
    ]  # fmt: skip
    assert [done.returncode for done in run] == [1, 2]  # its actions name no owner
    assert "neither a file nor a plan stored here" in run[1].stderr
    assert not data.exists()
