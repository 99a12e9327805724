"""``goldenthread plan earlier`` and ``plan newer``: what they print, and what they keep."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goldenthread.accounts.models import Person
from goldenthread.jobs import command
from goldenthread.plans.models import Action, DateChange, Plan, PlanDocument
from tests.plans import newer
from tests.world import World


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL", name="Programme lead")


@pytest.fixture
def plan(world: World, lead: Person) -> Plan:
    return newer.imported(lead, world.authority)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    path = tmp_path / "second.docx"
    path.write_bytes(newer.TWO.bytes())
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    status = command.main(["plan", *map(str, words)])
    printed = capsys.readouterr()
    return status, printed.out + printed.err


def test_newer_says_what_would_change_and_keeps_nothing(
    plan: Plan, second: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = PlanDocument.objects.count()
    status, printed = run(capsys, "newer", second, "--plan", plan.name)
    assert status == 0 and "Other dates (1)" in printed and "Jul-27 → Dec-27" in printed
    assert "Nothing is stored" in printed and PlanDocument.objects.count() == kept
    assert not Action.objects.filter(text__startswith="Ring").exists()


def test_newer_with_store_takes_everything_over_and_keeps_dropped_actions_unless_told(
    plan: Plan, second: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, printed = run(capsys, "newer", second, "--plan", plan.pk, "--store", "--json")
    assert status == 0 and json.loads(printed)["stored"] is True
    assert Action.objects.get(text__startswith="Train").due_raw == "Dec-27"
    assert Action.objects.get(text__startswith="Audit").dropped_on is None


def test_newer_closes_dropped_actions_when_told(plan: Plan, second: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "newer", second, "--plan", plan.pk, "--store", "--close-dropped")
    assert Action.objects.get(text__startswith="Audit").dropped_on is not None


def test_earlier_says_which_dates_moved_and_keeps_nothing_until_told(
    plan: Plan, second: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, printed = run(capsys, "earlier", second, "--plan", plan.name, "--json")
    told = json.loads(printed)
    assert status == 0 and (told["comparable"], told["moved"], told["stored"]) == (2, 1, False)
    assert told["lost"] == ["Ring every school that refers"] and not DateChange.objects.exists()
    status, printed = run(capsys, "earlier", second, "--plan", plan.name, "--store", "--dated", "2026-07-14")
    assert status == 0 and "This is stored now." in printed and "Dec-27 → Jul-27" in printed
    assert DateChange.objects.get().as_at.isoformat() == "2026-07-14"


def test_earlier_without_the_documents_day_is_refused_with_the_remedy(
    plan: Plan, second: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, printed = run(capsys, "earlier", second, "--plan", plan.name, "--store")
    assert status == 2 and "--dated" in printed and not DateChange.objects.exists()


def test_who_may_not_write_the_plan_sees_nothing_of_it(
    plan: Plan, second: Path, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    worker = world.person("SW")
    for word in ("earlier", "newer"):
        status, printed = run(capsys, word, second, "--plan", plan.name, "--as", worker.email)
        assert status == 2 and "Review the duty rota" not in printed
