"""``goldenthread plan``: what it prints, and with which status it leaves."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.jobs import command
from goldenthread.plans.models import Plan, PlanDocument
from tests.bad_input import documents
from tests.plans.reading import in_formats, made_up
from tests.shared import shared
from tests.world import World

EVEN = made_up.one_area(
    ["Outcome: Children are seen quickly", "* Review the duty rota", "* Train screening staff"],
    ["* Jun-26", "* Jul-26"],
)


@pytest.fixture
def uneven(tmp_path: Path) -> Path:
    path = tmp_path / "uneven.docx"
    path.write_bytes(made_up.UNEVEN.bytes())
    return path


def test_read_prints_what_was_found_and_leaves_with_1_while_there_are_questions(
    uneven: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["plan", "read", str(uneven)]) == 1
    printed = capsys.readouterr().out
    assert "Front Door: 1 outcome, 3 actions" in printed
    assert "1 question to confirm" in printed


def test_read_leaves_with_0_when_nothing_is_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "even.docx"
    path.write_bytes(EVEN.bytes())
    assert command.main(["plan", "read", str(path)]) == 0
    assert "No questions." in capsys.readouterr().out


def test_read_as_json_prints_one_object_of_the_stated_shape(uneven: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["plan", "read", str(uneven), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {"document", "recommendations", "areas", "outcomes", "actions", "measures", "questions"} <= set(found)
    assert [action["text"] for action in found["actions"]] == [
        "Review the duty rota", "Train screening staff", "Audit decisions",
    ]  # fmt: skip
    assert found["questions"][0]["readings"][1] == ["Jun-26", "Jul-26", "Sep-26", "Oct-26"]


def test_read_takes_a_table_on_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = b"Area\tActions\tTarget date\nHomes\tPaint\tJul-26\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(table)))
    assert command.main(["plan", "read", "-"]) == 0
    assert "Homes: 0 outcomes, 1 action" in capsys.readouterr().out


@pytest.mark.parametrize("kind", in_formats.WRITERS)
def test_read_takes_every_format(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"plan.{kind}"
    path.write_bytes(in_formats.WRITERS[kind](documents.PLAN))
    assert command.main(["plan", "read", str(path)]) == 0
    assert "Homes: 0 outcomes, 1 action" in capsys.readouterr().out


def test_a_file_that_is_no_word_document_is_refused_with_its_name_and_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.docx"
    path.write_text("Improve everything.")
    assert command.main(["plan", "read", str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "plan.docx" in told.err and "Word document" in told.err


def test_a_document_without_tables_is_refused_by_the_reader_in_its_own_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(made_up.Plan("Dear all", "We will improve.").bytes())
    assert command.main(["plan", "read", str(path)]) == 2
    assert "letter.docx has no tables" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["plan", "read", str(tmp_path / "absent.docx")]) == 2
    assert "absent.docx can not be opened" in capsys.readouterr().err


def test_reading_needs_no_data_folder(uneven: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = subprocess.run(
        [sys.executable, "-m", "goldenthread", "--data", str(data), "plan", "read", str(uneven)],
        capture_output=True, text=True, check=False, cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert (done.returncode, done.stderr, data.exists()) == (1, "", False)


def test_the_shared_plan_agrees_with_the_careful_reader(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = shared("plans/000_southampton_improvement_plan.docx")
    assert command.main(["plan", "read", str(path), "--json"]) == 1
    read = tmp_path / "read.json"
    read.write_text(capsys.readouterr().out)
    truth = next(shared("plans/truth").glob("000_*.json"))
    compared = subprocess.run(
        [sys.executable, str(shared("plans/compare.py")), str(truth), str(read), "--need", "1.0", "0.98"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert compared.returncode == 0, compared.stdout
    assert "actions 202/202 (read 202)" in compared.stdout
    assert "measures 42/42 (read 42); areas 16;" in compared.stdout


def bring_in(path: Path, *words: str) -> int:
    return command.main(["plan", "import", str(path), "--name", "Getting it right", *words])


@pytest.mark.django_db
def test_import_with_accepted_proposals_stores_the_plan_for_the_only_programme_lead(
    world: World, uneven: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lead = world.person("PL")
    assert bring_in(uneven, "--accept-proposals") == 0
    plan = Plan.objects.get()
    assert (plan.name, plan.created_by, plan.unit) == ("Getting it right", lead, world.authority)
    assert capsys.readouterr().out == f"Plan {plan.pk}, “Getting it right”: 1 area, 3 actions.\n"


@pytest.mark.django_db
def test_import_with_questions_stores_no_plan_and_says_where_they_wait(
    world: World, uneven: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world.person("PL")
    assert bring_in(uneven) == 1
    assert not Plan.objects.exists()
    printed = capsys.readouterr().out
    assert "1 question to confirm" in printed and f"/plans/documents/{PlanDocument.objects.get().pk}/" in printed


@pytest.mark.django_db
def test_import_of_the_same_file_again_has_to_be_meant(
    world: World, uneven: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world.person("PL")
    bring_in(uneven)
    assert bring_in(uneven, "--accept-proposals") == 2
    told = capsys.readouterr().err
    assert "already uploaded" in told and told.endswith("to bring it in once more add --again.\n")
    assert bring_in(uneven, "--accept-proposals", "--again") == 0


@pytest.mark.django_db
def test_import_is_refused_without_saying_who_when_several_may(
    world: World, uneven: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, _ = world.person("PL"), world.person("PL")
    assert bring_in(uneven) == 2
    assert "--as EMAIL" in capsys.readouterr().err
    assert bring_in(uneven, "--accept-proposals", "--as", first.email.upper()) == 0
    assert bring_in(uneven, "--as", "nobody@fenmere.example") == 2


@pytest.mark.django_db
def test_import_where_nobody_writes_plans_says_who_changes_that(
    world: World, uneven: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world.person("DIR")
    assert bring_in(uneven) == 2
    told = capsys.readouterr().err
    assert "Nobody writes plans for the whole authority yet." in told and "on the People page" in told


@pytest.mark.django_db
def test_import_by_somebody_who_writes_no_plans_is_refused(
    world: World, uneven: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring_in(uneven, "--as", world.person("TM", world.north).email) == 2
    assert not PlanDocument.objects.exists()


@pytest.mark.django_db
def test_the_shared_plan_is_imported_whole(world: World) -> None:
    path = shared("plans/000_southampton_improvement_plan.docx")
    world.person("PL")
    assert bring_in(path, "--accept-proposals") == 0
    plan = Plan.objects.get()
    actions = sum(area.actions.count() for area in plan.areas.all())
    assert (plan.areas.count(), actions, plan.scorecard.count()) == (16, 202, 42)
