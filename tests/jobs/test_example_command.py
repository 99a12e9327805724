"""``goldenthread example``, and what serving an example folder asks of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goldenthread.core.errors import Refusal
from goldenthread.core.periods import Month
from goldenthread.example import fill, people
from goldenthread.example.fill import Recipe
from goldenthread.jobs import command
from goldenthread.jobs.commands import example
from goldenthread.work.models import Job
from tests.example.small import make_small

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(example, "_today", lambda: TODAY)


def test_serving_an_empty_folder_asks_for_the_filling_once(db: None) -> None:
    example.begin()
    example.begin()
    job = Job.objects.get()
    assert (job.kind, job.state) == ("example.fill", Job.State.QUEUED)
    assert job.arguments == {"number": 7, "until": "2026-10", "on": "2026-11-20"}


def test_a_half_filled_folder_goes_on_with_what_it_was_begun_with(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fill, "begun", lambda: Recipe(9, Month(2026, 3), date(2026, 4, 2)))
    Job.objects.create(kind="example.fill", state=Job.State.FAILED, created_at="2026-04-02T10:00Z")
    example.begin()
    assert Job.objects.latest("pk").arguments == {"number": 9, "until": "2026-03", "on": "2026-04-02"}


def test_a_filled_folder_is_left_alone(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    admitted = []
    monkeypatch.setattr(fill, "is_filled", lambda: True)
    monkeypatch.setattr(people, "readmit_inspector", lambda on: admitted.append(on))
    example.begin()
    assert not Job.objects.exists() and admitted == [TODAY]


def test_while_another_process_fills_nothing_is_asked(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fill, "is_under_way", lambda: True)
    example.begin()
    assert not Job.objects.exists()


def test_the_sign_ins_are_printed_one_to_a_line_with_the_password(db: None) -> None:
    lines = example.sign_ins().splitlines()
    assert len([line for line in lines if "@example.goldenthread.test" in line]) == 21
    assert lines[-1].startswith("Password of all of them: ")


def test_workbooks_need_no_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_small(monkeypatch)
    words = ["--data", str(tmp_path / "none"), "example", "--until", "2026-05", "--workbooks", str(tmp_path / "books")]
    assert command.main(words) == 0
    names = sorted(path.name for path in (tmp_path / "books").iterdir())
    assert len(names) == 24
    assert (names[0], names[-1]) == ("annex-a-2024-06-30.xlsx", "annex-a-2026-05-31.xlsx")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("month", ["2026-11", "May"])
def test_a_month_that_is_not_over_or_no_month_is_refused(month: str) -> None:
    with pytest.raises(Refusal) as refusal:
        example._month(month, TODAY)
    assert refusal.value.remedy
